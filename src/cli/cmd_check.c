/* dragoman check: findings in memories, or in a pair of articles that is aligned first. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/article_units.h"
#include "cli/check_list.h"
#include "cli/msg.h"
#include "cli/result.h"

typedef struct check_args {
	char source[DGM_LANGUAGE_CAPACITY], target[DGM_LANGUAGE_CAPACITY];
	const char *only, *skip, *also, *output, *format, *baseline, *glossary, *patterns;
	unsigned fail_on, threads;
	bool articles, list;
} check_args;

/* The words of --fail-on, worst first; beyond them is never. */
static const dgm_severity fail_on_severity[] = { DGM_SEVERITY_ERROR, DGM_SEVERITY_WARNING, DGM_SEVERITY_NOTE };
static const check_args defaults = { .fail_on = 1 };

typedef struct report {
	cli *c;
	const check_args *args;
	dgm_output *to;
	dgm_findings_writer *writer;
	dgm_baseline *baseline;  /* NULL: none */
	uint64_t by_severity[3], known;
} report;

static const char *format_name(size_t index)
{
	const dgm_format_info *format = dgm_findings_format_at(index);

	return format ? format->name : NULL;
}

static int on_finding(void *arg, const dgm_finding *f)
{
	report *r = arg;

	if (r->baseline && dgm_baseline_has(r->baseline, f)) {
		r->known++;
		return 0;
	}
	r->by_severity[f->severity]++;
	if (r->args->fail_on < 3 && f->severity >= fail_on_severity[r->args->fail_on])
		cli_raise(r->c, CLI_FINDINGS);
	return dgm_findings_writer_put(r->writer, f);
}

typedef struct checking {
	const cli *c;
	dgm_checker *checker;
} checking;

static dgm_status check_unit(void *arg, const dgm_unit *unit, dgm_error *err)
{
	const checking *k = arg;
	const dgm_reporter *reporter = &k->c->reporter;
	dgm_status st = dgm_checker_unit(k->checker, unit, err);

	if (st == DGM_OK && unit->number % 1000 == 0 && reporter->progress)
		reporter->progress(reporter->arg, "checking unit", unit->number, 0);
	return st;
}

static dgm_status check_memory(report *r, dgm_checker *checker, const char *path, dgm_error *err)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	char source_language[DGM_LANGUAGE_CAPACITY];
	const char *name = strcmp(path, "-") ? path : "standard input";
	cli *c = r->c;
	dgm_unit_reader *reader;
	checking k = { c, checker };
	dgm_status st;
	dgm_str source;

	opt.reporter = &c->reporter;
	st = dgm_unit_reader_open(&reader, path, &opt, err);
	if (st != DGM_OK)
		return st;
	source = dgm_unit_reader_header(reader)->source_language;
	snprintf(source_language, sizeof source_language, "%.*s", (int)source.n, source.p ? source.p : "");
	st = dgm_findings_writer_file(r->writer, name, err);
	if (st == DGM_OK)
		st = dgm_checker_begin(checker, name, source_language, err);
	if (st == DGM_OK)
		st = dgm_unit_reader_each(reader, check_unit, &k, err);
	if (st == DGM_OK)
		st = dgm_checker_end(checker, err);
	dgm_unit_reader_close(reader);
	return st;
}

/* One memory that cannot be read does not keep the others from being checked. */
static dgm_status check_memories(report *r, dgm_checker *checker, char **paths, size_t count)
{
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < count && st != DGM_ESTOP; i++) {
		dgm_error err = DGM_ERROR_INIT;

		st = check_memory(r, checker, paths[i], &err);
		if (st != DGM_OK)
			cli_fail(r->c, &err);
	}
	return DGM_OK;
}

static dgm_status check_articles(report *r, dgm_checker *checker, char **paths, dgm_error *err)
{
	dgm_articles_options opt = DGM_ARTICLES_OPTIONS_INIT;
	dgm_article_pair pair = { paths[0], paths[1], "articles" };
	const check_args *args = r->args;
	dgm_articles *articles;
	dgm_status st;

	opt.source_language = args->source;
	opt.target_language = args->target;
	opt.text.reporter = opt.segment.reporter = opt.align.reporter = &r->c->reporter;
	opt.align.threads = args->threads;
	st = dgm_articles_align(&articles, &pair, 1, &opt, err);
	if (st != DGM_OK)
		return st;
	st = dgm_findings_writer_file(r->writer, paths[1], err);
	if (st == DGM_OK)
		st = dgm_checker_begin(checker, paths[1], args->source, err);
	if (st == DGM_OK)
		st = article_units(dgm_articles_get(articles, 0), checker, err);
	if (st == DGM_OK)
		st = dgm_checker_end(checker, err);
	dgm_articles_free(articles);
	return st;
}

static void list_checks(FILE *to)
{
	const dgm_check_info *check;

	for (size_t i = 0; (check = dgm_check_at(i)) != NULL; i++)
		fprintf(to, "  %-30s%-9s%s%s\n", check->id, dgm_severity_name(check->severity), check->summary, check->off ? " (only when named)" : "");
}

static const char *check_id(size_t index)
{
	const dgm_check_info *check = dgm_check_at(index);

	return check ? check->id : NULL;
}

static const char *check_word(const void *arg, size_t index)
{
	(void)arg;
	return check_id(index);
}

/* Are all ids of a list those of checks? */
static bool ids_fit(cli *c, const char *option, const char *ids)
{
	for (size_t n; ids && *ids; ids += n + (ids[n] == ',')) {
		const char *id, *near;
		char copy[64];

		n = strcspn(ids, ",");
		snprintf(copy, sizeof copy, "%.*s", (int)n, ids);
		for (size_t i = 0; (id = check_id(i)) != NULL && strcmp(id, copy); i++)
			;
		near = id ? NULL : cli_nearest(copy, check_word, NULL);
		if (!id) {
			msg_error(c, "%s: %s: unknown check \"%s\"; %s%s%s", c->command, option, copy, near ? "did you mean " : "dragoman check --list names them",
				near ? near : "", near ? "?" : "");
			return false;
		}
	}
	return true;
}

static bool operands_fit(cli *c, const check_args *args, size_t count)
{
	if (args->articles && (count != 2 || !*args->source || !*args->target))
		msg_error(c, "%s: --articles takes -s LANG, -t LANG and two files, SOURCE and TARGET", c->command);
	else if (!count)
		msg_error(c, "%s: name the memories to check; - is standard input", c->command);
	else
		return true;
	return false;
}

static void say_counts(cli *c, const report *r)
{
	uint64_t all = r->by_severity[0] + r->by_severity[1] + r->by_severity[2];

	if (all)
		msg_say(c, "%" PRIu64 " finding%s: %" PRIu64 " error%s, %" PRIu64 " warning%s, %" PRIu64 " note%s", all, all == 1 ? "" : "s",
			r->by_severity[DGM_SEVERITY_ERROR], r->by_severity[DGM_SEVERITY_ERROR] == 1 ? "" : "s",
			r->by_severity[DGM_SEVERITY_WARNING], r->by_severity[DGM_SEVERITY_WARNING] == 1 ? "" : "s",
			r->by_severity[DGM_SEVERITY_NOTE], r->by_severity[DGM_SEVERITY_NOTE] == 1 ? "" : "s");
	else
		msg_note(c, "no findings");
	if (r->known)
		msg_say(c, "%" PRIu64 " known finding%s left out (%s)", r->known, r->known == 1 ? "" : "s", r->args->baseline);
}

static dgm_status run_checks(report *r, char **operands, size_t count, dgm_error *err)
{
	const check_args *args = r->args;
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	dgm_checker *checker;
	dgm_status st;

	opt.source_language = *args->source ? args->source : NULL;
	opt.target_language = *args->target ? args->target : NULL;
	opt.only = args->only;
	opt.skip = args->skip;
	opt.also = args->also;
	opt.glossary = args->glossary;
	opt.patterns = args->patterns;
	opt.threads = args->threads;
	opt.reporter = &r->c->reporter;
	st = dgm_checker_new(&checker, &opt, on_finding, r, err);
	if (st != DGM_OK)
		return st;
	st = args->articles ? check_articles(r, checker, operands, err) : check_memories(r, checker, operands, count);
	dgm_checker_free(checker);
	return st;
}

static void run(cli *c, const void *a, char **operands, size_t count)
{
	const check_args *args = a;
	report r = { .c = c, .args = args };
	dgm_error err = DGM_ERROR_INIT;
	const char *format;
	dgm_status st;

	if (args->list) {
		check_list(c, args->format);
		return;
	}
	format = result_format(c, args->format, args->output, dgm_findings_format_at, "text");
	if (!format || !ids_fit(c, "--only", args->only) || !ids_fit(c, "--skip", args->skip) || !ids_fit(c, "--also", args->also) || !operands_fit(c, args, count))
		return;
	if (!result_spares_all(c, args->output, operands, count) || !result_spares(c, args->output, args->glossary) || !result_spares(c, args->output, args->patterns)
	    || !result_spares(c, args->output, args->baseline))
		return;
	if (args->baseline && dgm_baseline_load(&r.baseline, args->baseline, &err) != DGM_OK) {
		cli_fail(c, &err);
		return;
	}
	r.to = result_open_packed(c, args->output);
	if (!r.to) {
		dgm_baseline_free(r.baseline);
		return;
	}
	st = dgm_findings_writer_new(&r.writer, format, dgm_check_at, r.to, &err);
	if (st == DGM_OK)
		st = run_checks(&r, operands, count, &err);
	if (st == DGM_OK) {
		st = dgm_findings_writer_finish(r.writer, &err);
		r.writer = NULL;
	}
	dgm_findings_writer_abort(r.writer);
	dgm_baseline_free(r.baseline);
	if (st != DGM_OK)
		cli_fail(c, &err);
	if (result_close(c, r.to, st == DGM_OK))
		say_counts(c, &r);
}

#define ROW(member) .target = offsetof(check_args, member)

static const cli_option options[] = {
	{ .name = "source", .letter = 's', .kind = CLI_LANGUAGE, ROW(source), .argname = "LANG", .help = "source language (the memory's own)" },
	{ .name = "target", .letter = 't', .kind = CLI_LANGUAGE, ROW(target), .argname = "LANG", .help = "target language (every other one)" },
	{ .name = "articles", .kind = CLI_FLAG, ROW(articles), .help = "align SOURCE and TARGET first, then check" },
	{ .name = "format", .letter = 'f', .kind = CLI_NAME, ROW(format), .argname = "FORMAT",
	  .help = "see below (default: by FILE's name, or text)", .word = format_name },
	{ .name = "output", .letter = 'o', .kind = CLI_FILE, ROW(output), .argname = "FILE", .help = "write to FILE (default: standard output)" },
	{ .name = "only", .kind = CLI_STRING, ROW(only), .argname = "IDS", .help = "run these checks, a comma between", .word = check_id },
	{ .name = "skip", .kind = CLI_STRING, ROW(skip), .argname = "IDS", .help = "leave these checks out", .word = check_id },
	{ .name = "also", .kind = CLI_STRING, ROW(also), .argname = "IDS", .help = "run these too, which run only when named", .word = check_id },
	{ .name = "glossary", .kind = CLI_FILE, ROW(glossary), .argname = "FILE", .help = "terms that the targets must keep to (TSV, CSV, TBX)" },
	{ .name = "patterns", .kind = CLI_FILE, ROW(patterns), .argname = "FILE", .help = "regular expressions that no target may match, one a line" },
	{ .name = "baseline", .kind = CLI_FILE, ROW(baseline), .argname = "FILE", .help = "leave out what FILE, an earlier jsonl report, holds" },
	{ .name = "fail-on", .kind = CLI_CHOICE, ROW(fail_on), .argname = "error|warning|note|never",
	  .help = "exit 1 for findings from there up (warning)" },
	{ .name = "threads", .letter = 'j', .kind = CLI_COUNT, ROW(threads), .argname = "N", .min = 1, .max = 64,
	  .help = "threads (default: the CPUs at hand)" },
	{ .name = "list", .kind = CLI_FLAG, ROW(list), .help = "explain the checks, each with an example (-f jsonl too)" },
	{ .name = NULL },
};

static void list_tables(FILE *to)
{
	result_list_formats(to, dgm_findings_format_at);
	fputs("\nchecks:\n", to);
	list_checks(to);
}

static const char *const forms[] = { "MEMORY...", "--articles SOURCE TARGET", NULL };

const cli_command cmd_check = {
	.name = "check", .summary = "report what is wrong in translations", .forms = forms, .options = options,
	.args_size = sizeof(check_args), .args_default = &defaults, .run = run, .more_help = list_tables,
};
