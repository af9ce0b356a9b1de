/*
 * Recursive descent over the expression:
 *   or := and { "or" and }    and := not { "and" not }    not := "not" not | test    test := term [ op term ]
 *   term := number | date | "string" | fact [ "(" "string" ")" ] | "(" or ")"       op := < <= > >= = == != ~ !~
 */
#include "memory/filter.h"

#include <string.h>

#include "base/number.h"
#include "base/status.h"
#include "base/utf8.h"

enum { MOST_DEPTH = 100, REGEX_MILLISECONDS = 2000, REGEX_STACK = 1 << 22 };

typedef struct parser {
	dgm_filter *filter;
	const char *all, *p;
	unsigned depth;
	dgm_status st;
	dgm_error *err;
} parser;

static const dgm__filter_node *parse_or(parser *s);

static size_t column_of(const parser *s, const char *p)
{
	size_t column = 1;

	for (const char *q = s->all; q < p; q++)
		column += ((unsigned char)*q & 0xC0) != 0x80;
	return column;
}

static const dgm__filter_node *fail(parser *s, const char *at, const char *what)
{
	if (s->st == DGM_OK)
		s->st = dgm__fail(s->err, DGM_EARG, NULL, 0, "expression, column %zu: %s", column_of(s, at), what);
	return NULL;
}

static void skip_white(parser *s)
{
	while (*s->p == ' ' || *s->p == '\t' || *s->p == '\n')
		s->p++;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Is the next word this one? Then it is taken. */
static bool take_word(parser *s, const char *word)
{
	size_t n = strlen(word);

	skip_white(s);
	if (strncmp(s->p, word, n) || is_letter(s->p[n]) || is_digit(s->p[n]))
		return false;
	s->p += n;
	return true;
}

static dgm__filter_node *new_node(parser *s, dgm__filter_op op, const char *at)
{
	dgm__filter_node *node = dgm__arena_alloc(&s->filter->arena, sizeof *node);

	if (!node) {
		s->st = dgm__out_of_memory(s->err);
		return NULL;
	}
	memset(node, 0, sizeof *node);
	node->op = op;
	node->column = column_of(s, at);
	return node;
}

static dgm__filter_node *join(parser *s, dgm__filter_op op, const dgm__filter_node *left, const dgm__filter_node *right, const char *at)
{
	dgm__filter_node *node = left && right ? new_node(s, op, at) : NULL;

	if (node) {
		node->left = left;
		node->right = right;
	}
	return node;
}

/* "..." with \" and \\; NULL after a failure. */
static const char *take_string(parser *s)
{
	const char *at = s->p++;
	char *to = dgm__arena_bytes(&s->filter->arena, strlen(s->p) + 1), *start = to;

	if (!to) {
		s->st = dgm__out_of_memory(s->err);
		return NULL;
	}
	for (; *s->p && *s->p != '"'; s->p++) {
		/* other escapes are for regular expressions */
		if (*s->p == '\\' && (s->p[1] == '"' || (s->p[1] == '\\' && s->p[2] == '"')))
			s->p++;
		*to++ = *s->p;
	}
	*to = '\0';
	if (*s->p != '"') {
		fail(s, at, "the string is not closed with \"");
		return NULL;
	}
	s->p++;
	return start;
}

/* 2024-01-01, or with a time, 2024-01-01T12:30:00Z: kept as its figures. */
static bool take_date(parser *s, dgm__filter_value *value)
{
	static const char shape[] = "dddd-dd-dd";
	char *figures;
	size_t n = 0, i = 0;

	for (i = 0; shape[i]; i++)
		if (shape[i] == 'd' ? !is_digit(s->p[i]) : s->p[i] != shape[i])
			return false;
	figures = dgm__arena_bytes(&s->filter->arena, 16);
	if (!figures) {
		s->st = dgm__out_of_memory(s->err);
		return false;
	}
	for (; is_digit(*s->p) || (*s->p && strchr("-:TZ", *s->p)); s->p++)
		if (is_digit(*s->p) && n < 14)
			figures[n++] = *s->p;
	figures[n] = '\0';
	*value = (dgm__filter_value){ .kind = DGM__FILTER_DATE, .text = { figures, n } };
	return true;
}

static const dgm__filter_node *literal(parser *s)
{
	const char *at = s->p;
	dgm__filter_node *node = new_node(s, DGM__FILTER_VALUE, at);

	if (!node)
		return NULL;
	if (*s->p == '"') {
		const char *text = take_string(s);

		node->value = (dgm__filter_value){ .kind = DGM__FILTER_TEXT, .text = { text, text ? strlen(text) : 0 } };
		return text ? node : NULL;
	}
	if (take_date(s, &node->value))
		return node;
	node->value = (dgm__filter_value){ .kind = DGM__FILTER_NUMBER };
	s->p += dgm__number_scan((dgm_str){ s->p, strlen(s->p) }, &node->value.number);
	return s->p > at ? node : NULL;
}

static const char *take_argument(parser *s, const dgm__fact *fact)
{
	char tag[DGM_LANGUAGE_CAPACITY];
	const char *argument, *at;

	skip_white(s);
	if (*s->p != '(') {
		fail(s, s->p, fact->argument == 'l' ? "a language in brackets is needed here: (\"en\")" : "a name in brackets is needed here: (\"x-document\")");
		return NULL;
	}
	s->p++;
	skip_white(s);
	at = s->p;
	if (*s->p != '"') {
		fail(s, s->p, "a string in \" is needed here");
		return NULL;
	}
	argument = take_string(s);
	skip_white(s);
	if (argument && *s->p != ')') {
		fail(s, s->p, "a closing bracket is needed here");
		return NULL;
	}
	s->p += argument != NULL;
	if (argument && fact->argument == 'l') {
		if (dgm_language_canonical(tag, argument, NULL) != DGM_OK) {
			fail(s, at, "this is no language tag");
			return NULL;
		}
		argument = dgm__arena_copy(&s->filter->arena, tag, strlen(tag) + 1);
		if (!argument)
			s->st = dgm__out_of_memory(s->err);
	}
	return argument;
}

static const dgm__filter_node *fact(parser *s)
{
	const char *at = s->p;
	const dgm__fact *row = dgm__facts_of_units;
	dgm__filter_node *node;
	size_t n = 0;

	while (is_letter(s->p[n]))
		n++;
	while (row->name && (strlen(row->name) != n || strncmp(row->name, at, n)))
		row++;
	if (!row->name)
		return fail(s, at, "nothing is called so; the manual of dragoman-tm lists what can be asked");
	s->p += n;
	node = new_node(s, DGM__FILTER_FACT, at);
	if (!node)
		return NULL;
	node->fact = row;
	node->value.kind = row->kind;
	if (row->argument && !(node->argument = take_argument(s, row)))
		return NULL;
	return node;
}

static const dgm__filter_node *term(parser *s)
{
	const dgm__filter_node *node;

	skip_white(s);
	if (*s->p == '(') {
		s->p++;
		node = parse_or(s);
		skip_white(s);
		if (node && *s->p != ')')
			return fail(s, s->p, "a closing bracket is needed here");
		s->p += node != NULL;
		return node;
	}
	if (*s->p == '"' || is_digit(*s->p) || (*s->p == '.' && is_digit(s->p[1])))
		return literal(s);
	if (is_letter(*s->p))
		return fact(s);
	return fail(s, s->p, *s->p ? "a value is needed here" : "the expression ends where a value is needed");
}

static dgm__filter_kind kind_of(const dgm__filter_node *node)
{
	return node->op == DGM__FILTER_VALUE || node->op == DGM__FILTER_FACT ? node->value.kind : DGM__FILTER_BOOL;
}

static dgm_status compile(parser *s, dgm__filter_node *node, const char *at)
{
	UParseError place = { 0 };
	UErrorCode status = U_ZERO_ERROR;
	UText text = UTEXT_INITIALIZER;

	utext_openUTF8(&text, node->right->value.text.p, (int64_t)node->right->value.text.n, &status);
	node->regex = uregex_openUText(&text, UREGEX_CASE_INSENSITIVE, &place, &status);
	utext_close(&text);
	if (U_SUCCESS(status))
		uregex_setTimeLimit(node->regex, REGEX_MILLISECONDS, &status);
	if (U_SUCCESS(status))
		uregex_setStackLimit(node->regex, REGEX_STACK, &status);
	node->next = s->filter->with_regex;
	s->filter->with_regex = node;
	if (status == U_MEMORY_ALLOCATION_ERROR)
		s->st = dgm__out_of_memory(s->err);
	else if (U_FAILURE(status))
		fail(s, at, "this is no regular expression (ICU's flavour)");
	return s->st;
}

static const struct { const char *sign; dgm__filter_op op; } signs[] = {
	{ "<=", DGM__FILTER_LESS_EQUAL }, { ">=", DGM__FILTER_GREATER_EQUAL }, { "==", DGM__FILTER_EQUAL }, { "!=", DGM__FILTER_UNEQUAL },
	{ "!~", DGM__FILTER_MISMATCH }, { "<", DGM__FILTER_LESS }, { ">", DGM__FILTER_GREATER }, { "=", DGM__FILTER_EQUAL }, { "~", DGM__FILTER_MATCH },
};

/* What can be compared with what; dates in quotes are taken too. */
static bool kinds_fit(const dgm__filter_node *node)
{
	dgm__filter_kind left = kind_of(node->left), right = kind_of(node->right);

	if (node->op == DGM__FILTER_MATCH || node->op == DGM__FILTER_MISMATCH)
		return left == DGM__FILTER_TEXT && right == DGM__FILTER_TEXT && node->right->op == DGM__FILTER_VALUE;
	if (left == DGM__FILTER_BOOL || right == DGM__FILTER_BOOL)
		return false;
	return left == right || (node->left->fact && left == DGM__FILTER_TEXT); /* a property may hold a number or a date */
}

static const dgm__filter_node *test(parser *s)
{
	const dgm__filter_node *left = term(s);
	dgm__filter_node *node;
	const char *at, *right_at;
	size_t i = 0;

	skip_white(s);
	at = s->p;
	while (i < sizeof signs / sizeof *signs && strncmp(at, signs[i].sign, strlen(signs[i].sign)))
		i++;
	if (!left || i == sizeof signs / sizeof *signs)
		return left && kind_of(left) != DGM__FILTER_BOOL ? fail(s, at, "a comparison is needed here: < <= > >= = != ~ !~") : left;
	s->p += strlen(signs[i].sign);
	skip_white(s);
	right_at = s->p;
	node = join(s, signs[i].op, left, term(s), at);
	if (!node)
		return NULL;
	if (!kinds_fit(node))
		return fail(s, at, "these two cannot be compared so");
	if ((node->op == DGM__FILTER_MATCH || node->op == DGM__FILTER_MISMATCH) && compile(s, node, right_at) != DGM_OK)
		return NULL;
	return node;
}

static const dgm__filter_node *parse_not(parser *s)
{
	const char *at = s->p;
	const dgm__filter_node *node;

	if (!take_word(s, "not"))
		return test(s);
	if (++s->depth > MOST_DEPTH)
		return fail(s, at, "the expression is nested too deeply");
	node = parse_not(s);
	s->depth--;
	return join(s, DGM__FILTER_NOT, node, node, at);
}

static const dgm__filter_node *parse_and(parser *s)
{
	const dgm__filter_node *node = parse_not(s);
	const char *at = s->p;

	while (node && take_word(s, "and")) {
		node = join(s, DGM__FILTER_AND, node, parse_not(s), at);
		at = s->p;
	}
	return node;
}

static const dgm__filter_node *parse_or(parser *s)
{
	const char *at = s->p;
	const dgm__filter_node *node;

	if (++s->depth > MOST_DEPTH)
		return fail(s, at, "the expression is nested too deeply");
	node = parse_and(s);
	at = s->p;
	while (node && take_word(s, "or")) {
		node = join(s, DGM__FILTER_OR, node, parse_and(s), at);
		at = s->p;
	}
	s->depth--;
	return node;
}

dgm_status dgm__filter_parse(dgm_filter *filter, const char *expression, dgm_error *err)
{
	parser s = { .filter = filter, .all = expression, .p = expression, .err = err };

	if (!dgm__utf8_is_valid(expression, strlen(expression), NULL, NULL))
		return dgm__fail(err, DGM_EARG, NULL, 0, "the expression is not UTF-8");
	filter->root = parse_or(&s);
	skip_white(&s);
	if (s.st == DGM_OK && filter->root && *s.p)
		fail(&s, s.p, "\"and\", \"or\" or the end is needed here");
	return s.st;
}
