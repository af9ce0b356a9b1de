/* dragoman tm search: where a text, or one like it, stands in memories. */
#include <inttypes.h>
#include <string.h>

#include "cli/msg.h"
#include "cli/report.h"
#include "cli/result.h"
#include "cli/tm.h"

typedef struct search_args {
	char source[DGM_LANGUAGE_CAPACITY];
	unsigned format; /* 0 text, 1 jsonl */
	unsigned fuzzy, limit;
	bool exact;
} search_args;

static const search_args defaults = { .limit = 20 };

typedef struct showing {
	cli *c;
	dgm_output *to;
	const search_args *args;
} showing;

/* The text of one variant on a line, "[[" and "]]" around what was found. */
static void show_text(dgm_output *to, dgm_str text, const dgm_search_span *spans, size_t span_count)
{
	size_t at = 0;

	for (size_t i = 0; i <= text.n; i++) {
		if (at < span_count && i == spans[at].end_off) {
			dgm_output_puts(to, "]]");
			at++;
		}
		if (at < span_count && i == spans[at].start_off)
			dgm_output_puts(to, "[[");
		if (i < text.n)
			dgm_output_write(to, text.p[i] == '\n' || text.p[i] == '\r' || text.p[i] == '\t' ? " " : text.p + i, 1);
	}
	dgm_output_puts(to, "\n");
}

static void show_hit(const showing *s, const dgm_search_hit *hit)
{
	const dgm_variant *variants = hit->unit->variants;

	dgm_output_printf(s->to, "%s:%" PRIu64 ":", strcmp(hit->file, "-") ? hit->file : "standard input", hit->unit->line);
	if (s->args->fuzzy)
		dgm_output_printf(s->to, " %u%%", hit->score);
	if (hit->unit->id.n)
		dgm_output_printf(s->to, " (%.*s)", (int)hit->unit->id.n, hit->unit->id.p);
	dgm_output_puts(s->to, "\n");
	for (size_t i = 0; i < hit->unit->variant_count; i++) {
		bool is_hit = i == hit->variant;

		dgm_output_printf(s->to, "  %-8.*s%c ", (int)variants[i].language.n, variants[i].language.p, is_hit ? '*' : ' ');
		show_text(s->to, variants[i].text, hit->spans, is_hit ? hit->span_count : 0);
	}
}

static void show_json(const showing *s, const dgm_search_hit *hit)
{
	const dgm_unit *u = hit->unit;
	json_t *row = json_object(), *segments = json_object(), *spans = json_array();

	for (size_t i = 0; i < u->variant_count; i++) {
		char tag[DGM_LANGUAGE_CAPACITY];

		snprintf(tag, sizeof tag, "%.*s", (int)u->variants[i].language.n, u->variants[i].language.p);
		if (!json_object_get(segments, tag) || i == hit->variant) /* of a language twice the first, or the one found */
			json_object_set_new(segments, tag, json_stringn(u->variants[i].text.p ? u->variants[i].text.p : "", u->variants[i].text.n));
	}
	for (size_t i = 0; i < hit->span_count; i++)
		json_array_append_new(spans, json_pack("[I, I]", (json_int_t)hit->spans[i].start_off, (json_int_t)hit->spans[i].end_off));
	json_object_set_new(row, "file", json_string(hit->file));
	json_object_set_new(row, "line", json_integer((json_int_t)u->line));
	json_object_set_new(row, "unit", json_integer((json_int_t)u->number));
	json_object_set_new(row, "id", u->id.n ? report_str(u->id) : json_null());
	json_object_set_new(row, "score", json_integer(hit->score));
	json_object_set_new(row, "language", report_str(u->variants[hit->variant].language));
	json_object_set_new(row, "segments", segments);
	json_object_set_new(row, "spans", spans);
	report_row(s->c, s->to, row);
}

static int on_hit(void *arg, const dgm_search_hit *hit)
{
	const showing *s = arg;

	if (s->args->format)
		show_json(s, hit);
	else
		show_hit(s, hit);
	return dgm_output_has_failed(s->to);
}

static void run_search(cli *c, const void *a, char **operands, size_t count)
{
	dgm_search_options opt = DGM_SEARCH_OPTIONS_INIT;
	const search_args *args = a;
	showing s = { .c = c, .args = args };
	dgm_error err = DGM_ERROR_INIT;
	bool more = false;
	dgm_status st;

	if (count < 2) {
		msg_error(c, "%s: give a text, in quotes, and a memory or more; - is standard input", c->command);
		return;
	}
	if (args->exact && args->fuzzy) {
		msg_error(c, "%s: --exact and --fuzzy are two ways to look; give one", c->command);
		return;
	}
	s.to = result_open(c, NULL);
	if (!s.to)
		return;
	opt.mode = args->fuzzy ? DGM_SEARCH_FUZZY : args->exact ? DGM_SEARCH_EXACT : DGM_SEARCH_CONCORDANCE;
	opt.min_score = args->fuzzy ? args->fuzzy : opt.min_score;
	opt.limit = args->limit;
	opt.language = args->source[0] ? args->source : NULL;
	opt.reporter = &c->reporter;
	st = dgm_search((const char *const *)operands + 1, count - 1, operands[0], &opt, on_hit, &s, &more, &err);
	if (st != DGM_OK)
		cli_fail(c, &err);
	else if (more)
		msg_say(c, "there are more; --limit shows up to 1000");
	result_close(c, s.to, true);
}

#define ROW(member) .target = offsetof(search_args, member)

static const cli_option search_options[] = {
	{ .name = "source", .letter = 's', .kind = CLI_LANGUAGE, ROW(source), .argname = "LANG", .help = "look at this language alone (default: at all)" },
	{ .name = "exact", .kind = CLI_FLAG, ROW(exact), .help = "the text must be the whole segment" },
	{ .name = "fuzzy", .kind = CLI_COUNT, ROW(fuzzy), .argname = "P", .min = 1, .max = 100, .help = "segments that are like the text by P per cent or more" },
	{ .name = "format", .letter = 'f', .kind = CLI_CHOICE, ROW(format), .argname = "text|jsonl", .help = "of the hits (default: text)" },
	{ .name = "limit", .kind = CLI_COUNT, ROW(limit), .argname = "N", .min = 1, .max = 1000, .help = "show N hits, the best first (default: 20)" },
	{ .name = NULL },
};

static const char *const search_forms[] = { "TEXT MEMORY...", NULL };

const cli_command cmd_tm_search = {
	.name = "search", .summary = "find a text, or texts like it", .forms = search_forms, .options = search_options,
	.args_size = sizeof(search_args), .args_default = &defaults, .run = run_search,
};
