/* dragoman tm filter: some of a memory's units into a new memory, the others, if wanted, into a second. */
#include <inttypes.h>
#include <string.h>

#include "cli/msg.h"
#include "cli/result.h"
#include "cli/tm.h"

typedef struct filter_args {
	const char *format, *output, *rejected;
	bool salvage, count, invert;
} filter_args;

static const char *format_name(size_t index)
{
	const dgm_format_info *format = dgm_memory_format_at(index);

	return format ? format->name : NULL;
}

/* Opens, copies and closes; *counts is set. false after a message. */
static bool copy_selected(cli *c, const filter_args *args, char *path, dgm_unit_judge_fn *judge, void *judge_arg, dgm_memory_copy_counts *counts)
{
	dgm_memory_copy_options opt = DGM_MEMORY_COPY_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *output = NULL;
	const char *date, *paths[1] = { path };
	char buffer[32];
	dgm_status st;
	bool good;

	opt.format = result_format(c, args->format, args->output, dgm_memory_format_at, "tmx");
	if (!opt.format || !result_date(c, buffer, &date) || (args->rejected && !result_spares(c, args->rejected, path)))
		return false;
	opt.creation_date = date;
	opt.salvage = args->salvage;
	opt.reporter = &c->reporter;
	opt.judge = judge;
	opt.judge_arg = judge_arg;
	if (args->count ? dgm_output_memory(&output, SIZE_MAX, &err) != DGM_OK : !(output = result_open(c, args->output))) {
		if (err.code)
			cli_fail(c, &err);
		return false;
	}
	if (args->rejected && !(opt.rejected = result_open(c, args->rejected))) {
		result_close(c, output, false);
		return false;
	}
	st = dgm_memories_copy(paths, 1, &opt, output, counts, &err);
	if (st != DGM_OK)
		cli_fail(c, &err);
	/* the rejected first: where they cannot be kept nothing is thrown out */
	good = !opt.rejected || result_close(c, opt.rejected, st == DGM_OK);
	if (args->count)
		dgm_output_abort(output);
	else
		good = result_close(c, output, st == DGM_OK && good) && good;
	return good && st == DGM_OK;
}

typedef struct selection {
	dgm_filter *filter;
	bool invert;
} selection;

static dgm_status fits(void *arg, const dgm_unit *unit, const char **reason, dgm_error *err)
{
	selection *s = arg;
	bool passes;
	dgm_status st = dgm_filter_run(s->filter, unit, &passes, err);

	*reason = passes == s->invert ? "filter" : NULL;
	return st;
}

static void run_filter(cli *c, const void *a, char **operands, size_t count)
{
	const filter_args *args = a;
	selection s = { .invert = args->invert };
	dgm_memory_copy_counts counts = { 0 };
	dgm_error err = DGM_ERROR_INIT;

	if (count != 2) {
		msg_error(c, "%s: give an expression, in quotes, and one memory; - is standard input", c->command);
		return;
	}
	if (dgm_filter_new(&s.filter, operands[0], &err) != DGM_OK) {
		cli_fail(c, &err);
		return;
	}
	if (copy_selected(c, args, operands[1], fits, &s, &counts)) {
		if (args->count)
			printf("%" PRIu64 "\n", counts.written);
		else
			msg_say(c, "%" PRIu64 " of %" PRIu64 " unit%s written", counts.written, counts.read, counts.read == 1 ? "" : "s");
	}
	dgm_filter_free(s.filter);
}

#define ROW(member) .target = offsetof(filter_args, member)
#define COMMON_OPTIONS \
	{ .name = "format", .letter = 'f', .kind = CLI_NAME, ROW(format), .argname = "FORMAT", \
	  .help = "see below (default: by FILE's name, or tmx)", .word = format_name }, \
	{ .name = "output", .letter = 'o', .kind = CLI_FILE, ROW(output), .argname = "FILE", .help = "write to FILE (default: standard output)" }, \
	{ .name = "rejected", .kind = CLI_FILE, ROW(rejected), .argname = "FILE", .help = "keep the other units in FILE, with the reason" }, \
	{ .name = "salvage", .kind = CLI_FLAG, ROW(salvage), .help = "keep the whole units of a file that breaks off" }

static const cli_option filter_options[] = {
	COMMON_OPTIONS,
	{ .name = "count", .kind = CLI_FLAG, ROW(count), .help = "print how many units fit, write none" },
	{ .name = "invert", .kind = CLI_FLAG, ROW(invert), .help = "the units that do not fit" },
	{ .name = NULL },
};

static void list_formats(FILE *to)
{
	result_list_formats(to, dgm_memory_format_at);
}

static const char *const filter_forms[] = { "EXPR MEMORY", NULL };

const cli_command cmd_tm_filter = {
	.name = "filter", .summary = "write the units that an expression fits", .forms = filter_forms, .options = filter_options,
	.args_size = sizeof(filter_args), .run = run_filter, .more_help = list_formats,
};
