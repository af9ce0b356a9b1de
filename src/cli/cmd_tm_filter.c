/* dragoman tm filter: some of a memory's units into a new memory, the others, if wanted, into a second. */
#include <inttypes.h>
#include <string.h>

#include "cli/msg.h"
#include "cli/tm.h"
#include "cli/tm_copy.h"

typedef struct filter_args {
	tm_copy_args common;
	bool invert;
} filter_args;

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
	dgm_memory_copy_options opt = DGM_MEMORY_COPY_OPTIONS_INIT;
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
	opt.judge = fits;
	opt.judge_arg = &s;
	if (tm_copy(c, &args->common, &opt, operands + 1, 1, &counts)) {
		if (args->common.dry)
			printf("%" PRIu64 "\n", counts.written);
		else
			msg_say(c, "%" PRIu64 " of %" PRIu64 " unit%s written", counts.written, counts.read, counts.read == 1 ? "" : "s");
	}
	dgm_filter_free(s.filter);
}

static const cli_option filter_options[] = {
	TM_FORMAT_ROW, TM_IN_PLACE_ROW, TM_OUTPUT_ROW, TM_REJECTED_ROW, TM_SALVAGE_ROW,
	{ .name = "count", .kind = CLI_FLAG, .target = offsetof(tm_copy_args, dry), .help = "print how many units fit, write none" },
	{ .name = "invert", .kind = CLI_FLAG, .target = offsetof(filter_args, invert), .help = "the units that do not fit" },
	{ .name = NULL },
};

static const char *const filter_forms[] = { "EXPR MEMORY", NULL };

const cli_command cmd_tm_filter = {
	.name = "filter", .summary = "write the units that an expression fits", .forms = filter_forms, .options = filter_options,
	.args_size = sizeof(filter_args), .run = run_filter, .more_help = tm_list_formats,
};
