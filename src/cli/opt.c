/* Option rows -> getopt_long -> the command's argument struct. */
#include "cli/opt.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/msg.h"

/* The common rows have no target in the command's struct: parse_common knows them by their letters. */
const cli_option cli_common_options[] = {
	{ .name = "quiet", .letter = 'q', .help = "say nothing but errors (-qq: not even those)" },
	{ .name = "verbose", .letter = 'v', .help = "say more on standard error" },
	{ .name = "help", .letter = 'h', .help = "show this help" },
	{ .name = NULL },
};

enum { ROWS_MAX = 64, FIRST_LONG = 256 }; /* getopt's value of row i is FIRST_LONG + i; letters are found by search */

typedef struct rows {
	const cli_option *at[ROWS_MAX];
	size_t count;
	struct option longs[ROWS_MAX + 1];
	char shorts[2 * ROWS_MAX + 2];
} rows;

static void add_rows(rows *r, const cli_option *option)
{
	for (; option && option->name && r->count < ROWS_MAX; option++) {
		size_t n = strlen(r->shorts);

		r->longs[r->count] = (struct option){ option->name, option->kind == CLI_OPTIONAL ? optional_argument : option->argname ? required_argument : no_argument, NULL,
			FIRST_LONG + (int)r->count };
		r->at[r->count++] = option;
		if (option->letter) {
			r->shorts[n++] = option->letter;
			if (option->argname)
				r->shorts[n++] = ':';
			r->shorts[n] = '\0';
		}
	}
}

static const cli_option *row_of(const rows *r, int value)
{
	if (value >= FIRST_LONG)
		return r->at[value - FIRST_LONG];
	for (size_t i = 0; i < r->count; i++)
		if (r->at[i]->letter == value)
			return r->at[i];
	return NULL;
}

static const char *row_word(const void *arg, size_t index)
{
	const rows *r = arg;

	return index < r->count ? r->at[index]->name : NULL;
}

/* How a message names an option: as it is typed. */
static const char *shown(const cli_option *o, char buffer[64])
{
	if (o->letter)
		snprintf(buffer, 64, "-%c", o->letter);
	else
		snprintf(buffer, 64, "--%s", o->name);
	return buffer;
}

static bool unknown_option(cli *c, const rows *r, const char *typed, int letter)
{
	const char *near;

	if (letter && letter < FIRST_LONG) {
		msg_error(c, "%s: unknown option -%c; see dragoman %s -h", c->command, letter, c->command);
		return false;
	}
	typed += strspn(typed, "-");
	near = cli_nearest(typed, row_word, r);
	if (near)
		msg_error(c, "%s: unknown option --%.*s; did you mean --%s?", c->command, (int)strcspn(typed, "="), typed, near);
	else
		msg_error(c, "%s: unknown option --%.*s; see dragoman %s -h", c->command, (int)strcspn(typed, "="), typed, c->command);
	return false;
}

/* The k-th word of "a|b|c". */
static bool choice_at(const char *words, size_t k, const char **word, size_t *n)
{
	for (; k && *words; k--) {
		words += strcspn(words, "|");
		words += *words == '|';
	}
	*word = words;
	*n = strcspn(words, "|");
	return *n > 0;
}

static const char *choice_word(const void *arg, size_t index)
{
	static char copy[64]; /* one call's result at a time is compared */
	const char *word;
	size_t n;

	if (!choice_at(arg, index, &word, &n) || n >= sizeof copy)
		return NULL;
	memcpy(copy, word, n);
	copy[n] = '\0';
	return copy;
}

static bool parse_choice(cli *c, const cli_option *o, unsigned *to, const char *value)
{
	const char *word, *near;
	char buffer[64];
	size_t n;

	for (unsigned k = 0; choice_at(o->argname, k, &word, &n); k++) {
		if (n == strlen(value) && !memcmp(word, value, n)) {
			*to = k;
			return true;
		}
	}
	near = cli_nearest(value, choice_word, o->argname);
	msg_error(c, "%s: %s takes %s, not \"%s\"%s%s%s", c->command, shown(o, buffer), o->argname, value, near ? "; did you mean " : "",
		near ? near : "", near ? "?" : "");
	return false;
}

static const char *named_word(const void *arg, size_t index)
{
	return ((const cli_option *)arg)->word(index);
}

static bool parse_name(cli *c, const cli_option *o, const char **to, const char *value)
{
	const char *noun = o->noun ? o->noun : o->name, *near, *word;
	char list[256] = "", buffer[64];

	for (size_t i = 0; (word = o->word(i)) != NULL; i++) {
		if (!strcmp(word, value)) {
			*to = word;
			return true;
		}
		snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", i ? ", " : "", word);
	}
	near = cli_nearest(value, named_word, o);
	if (near)
		msg_error(c, "%s: %s: unknown %s \"%s\"; did you mean %s?", c->command, shown(o, buffer), noun, value, near);
	else
		msg_error(c, "%s: %s: unknown %s \"%s\"; there are %s", c->command, shown(o, buffer), noun, value, list);
	return false;
}

/* The digits before the byte `ends`, from min to max, as a number. */
static bool read_count(const char *value, char ends, unsigned min, unsigned max, unsigned *to)
{
	char *end;
	unsigned long n;

	errno = 0;
	n = strtoul(value, &end, 10);
	if (*value < '0' || *value > '9' || *end != ends || errno || n < min || n > max)
		return false;
	*to = (unsigned)n;
	return true;
}

static bool parse_count(cli *c, const cli_option *o, unsigned *to, const char *value)
{
	char buffer[64];

	if (read_count(value, '\0', o->min, o->max, to))
		return true;
	msg_error(c, "%s: %s takes a number from %u to %u, not \"%s\"", c->command, shown(o, buffer), o->min, o->max, value);
	return false;
}

static bool parse_share(cli *c, const cli_option *o, double *to, const char *value)
{
	char *end, buffer[64];
	double x = strtod(value, &end);

	if (!*value || strspn(value, "0123456789.") != strlen(value) || *end || !(x >= 0 && x <= 1)) {
		msg_error(c, "%s: %s takes a number from 0 to 1, not \"%s\"", c->command, shown(o, buffer), value);
		return false;
	}
	*to = x;
	return true;
}

static bool parse_language(cli *c, const cli_option *o, char *to, const char *value)
{
	dgm_error err = DGM_ERROR_INIT;
	char buffer[64];

	if (o->also && !strcmp(value, o->also)) {
		strcpy(to, o->also);
		return true;
	}
	if (dgm_language_canonical(to, value, &err) == DGM_OK)
		return true;
	msg_error(c, "%s: %s: %s", c->command, shown(o, buffer), err.text);
	return false;
}

/* "3/8". */
static bool parse_part(cli *c, const cli_option *o, cli_part *to, const char *value)
{
	const char *slash = strchr(value, '/');
	char buffer[64];

	if (slash && read_count(slash + 1, '\0', 1, CLI_PARTS_MAX, &to->count) && read_count(value, '/', 1, to->count, &to->number))
		return true;
	msg_error(c, "%s: %s takes K/N, the K-th of N parts, such as 3/8, not \"%s\"", c->command, shown(o, buffer), value);
	return false;
}

/* The argument behind the value of o, which getopt has just passed. */
static bool parse_second(cli *c, const cli_option *o, char *args, int argc, char **argv)
{
	char buffer[64];

	if (optind >= argc || !*argv[optind] || (argv[optind][0] == '-' && argv[optind][1])) {
		msg_error(c, "%s: %s needs two files: %s", c->command, shown(o, buffer), o->argname);
		return false;
	}
	((const char **)(void *)(args + o->target))[1] = argv[optind++];
	return true;
}

static bool parse_value(cli *c, const cli_option *o, char *args, const char *value)
{
	void *to = args + o->target;
	cli_strings *strings;
	char buffer[64];

	switch (o->kind) {
	case CLI_FLAG:
		*(bool *)to = true;
		return true;
	case CLI_FILE:
	case CLI_TWO_FILES:
	case CLI_FOLDER:
		if (!*value) {
			msg_error(c, "%s: %s takes a name, and here it is empty", c->command, shown(o, buffer));
			return false;
		}
		*(const char **)to = value;
		return true;
	case CLI_OPTIONAL:
	case CLI_STRING:
		*(const char **)to = value ? value : "";
		return true;
	case CLI_NAMES:
		if (!parse_name(c, o, &value, value))
			return false;
		/* fall through */
	case CLI_STRINGS:
		strings = to;
		if (strings->count == CLI_STRINGS_MAX) {
			msg_error(c, "%s: %s stands more than %d times", c->command, shown(o, buffer), CLI_STRINGS_MAX);
			return false;
		}
		strings->items[strings->count++] = value;
		return true;
	case CLI_LANGUAGE:
		return parse_language(c, o, to, value);
	case CLI_COUNT:
		return parse_count(c, o, to, value);
	case CLI_SHARE:
		return parse_share(c, o, to, value);
	case CLI_PART:
		return parse_part(c, o, to, value);
	case CLI_CHOICE:
		return parse_choice(c, o, to, value);
	case CLI_NAME:
		return parse_name(c, o, to, value);
	}
	return false;
}

static bool is_common(const cli_option *o)
{
	return o >= cli_common_options && o < cli_common_options + sizeof cli_common_options / sizeof *cli_common_options;
}

static bool all_required(cli *c, const cli_command *command, const rows *r, const bool *seen, char **operands, size_t count)
{
	char buffer[64];
	bool any = false;

	for (size_t i = 0; i < r->count; i++)
		any |= r->at[i]->required && seen[i];
	if (!any && command->is_bare && command->is_bare(operands, count))
		return true;
	for (size_t i = 0; i < r->count; i++)
		if (r->at[i]->alone && seen[i])
			return true;
	for (size_t i = 0; i < r->count; i++) {
		if (r->at[i]->required && !seen[i]) {
			msg_error(c, "%s: %s %s is missing: %s; see dragoman %s -h", c->command, shown(r->at[i], buffer), r->at[i]->argname,
				r->at[i]->help, c->command);
			return false;
		}
	}
	return true;
}

bool cli_parse(cli *c, const cli_command *command, void *args, int argc, char **argv, int *first, bool *helped)
{
	rows r = { .shorts = ":" };
	bool seen[ROWS_MAX] = { false };
	int value;

	*helped = false;
	add_rows(&r, command->options);
	add_rows(&r, cli_common_options);
	opterr = 0;
	optind = 0; /* glibc: begin anew */
	while ((value = getopt_long(argc, argv, r.shorts, r.longs, NULL)) != -1) {
		const cli_option *o = value == '?' || value == ':' ? NULL : row_of(&r, value);
		char buffer[64];

		if (value == '?' && optopt >= FIRST_LONG) {
			msg_error(c, "%s: --%s takes no value", c->command, row_of(&r, optopt)->name);
			return false;
		}
		if (value == '?')
			return unknown_option(c, &r, argv[optind - 1], optopt);
		if (value == ':') {
			o = row_of(&r, optopt);
			msg_error(c, "%s: %s needs a value: %s", c->command, shown(o, buffer), o->argname);
			return false;
		}
		if (is_common(o)) {
			if (o->letter == 'h') {
				*helped = true;
				return false;
			}
			c->quiet += o->letter == 'q';
			c->verbose += o->letter == 'v';
			continue;
		}
		for (size_t i = 0; i < r.count; i++)
			seen[i] |= r.at[i] == o;
		if (!parse_value(c, o, args, optarg) || (o->kind == CLI_TWO_FILES && !parse_second(c, o, args, argc, argv)))
			return false;
	}
	*first = optind;
	return all_required(c, command, &r, seen, argv + optind, (size_t)(argc - optind));
}
