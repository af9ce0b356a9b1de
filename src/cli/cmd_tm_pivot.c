/* dragoman tm pivot: memories with a language in common into one without it. */
#include <inttypes.h>

#include "cli/msg.h"
#include "cli/result.h"
#include "cli/tm.h"
#include "cli/tm_copy.h"

typedef struct pivot_args {
	tm_copy_args common;
	char source[DGM_LANGUAGE_CAPACITY], target[DGM_LANGUAGE_CAPACITY], via[DGM_LANGUAGE_CAPACITY];
	unsigned max_fanout;
} pivot_args;

static const pivot_args defaults = { .max_fanout = 4 };

static void tell(cli *c, const pivot_args *args, const dgm_pivot_counts *n)
{
	msg_say(c, "%" PRIu64 " units read: %" PRIu64 " with %s and %s, %" PRIu64 " with %s and %s", n->read, n->sources, args->source, args->via, n->targets, args->target,
		args->via);
	msg_say(c, "%" PRIu64 " texts of %s stand on both sides, %" PRIu64 " of them with several translations; %" PRIu64 " stand with %s alone, %" PRIu64 " with %s alone", n->joined,
		args->via, n->ambiguous, n->only_source, args->source, n->only_target, args->target);
	if (n->beyond)
		msg_say(c, "%" PRIu64 " left out: more than %u translations of a text", n->beyond, args->max_fanout);
	msg_say(c, "%" PRIu64 " written", n->written);
}

static void run_pivot(cli *c, const void *a, char **operands, size_t count)
{
	dgm_pivot_options opt = DGM_PIVOT_OPTIONS_INIT;
	const pivot_args *args = a;
	dgm_pivot_counts counts = { 0 };
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *output;
	char buffer[32];
	dgm_status st;

	if (!count) {
		msg_error(c, "%s: name the memories to join", c->command);
		return;
	}
	opt.source = args->source;
	opt.target = args->target;
	opt.via = args->via;
	opt.max_fanout = args->max_fanout;
	opt.salvage = args->common.salvage;
	opt.reporter = &c->reporter;
	opt.format = result_format(c, args->common.format, args->common.output, dgm_memory_format_at, "tmx");
	if (!opt.format || !result_date(c, buffer, &opt.creation_date) || !(output = result_open_packed(c, args->common.output)))
		return;
	st = dgm_memories_pivot((const char *const *)operands, count, &opt, output, &counts, &err);
	if (st != DGM_OK)
		cli_fail(c, &err);
	if (result_close(c, output, st == DGM_OK))
		tell(c, args, &counts);
}

#define ROW(member) .target = offsetof(pivot_args, member)

static const cli_option pivot_options[] = {
	{ .name = "source", .letter = 's', .kind = CLI_LANGUAGE, ROW(source), .argname = "LANG", .help = "the language to translate from", .required = true },
	{ .name = "target", .letter = 't', .kind = CLI_LANGUAGE, ROW(target), .argname = "LANG", .help = "the language to translate into", .required = true },
	{ .name = "via", .kind = CLI_LANGUAGE, ROW(via), .argname = "LANG", .help = "the language that both are translated from or into", .required = true },
	{ .name = "max-fanout", .kind = CLI_COUNT, ROW(max_fanout), .argname = "N", .min = 1, .max = 1000,
	  .help = "translations of a text, the surest first (default: 4)" },
	TM_FORMAT_ROW, TM_OUTPUT_ROW, TM_SALVAGE_ROW,
	{ .name = NULL },
};

static const char *const pivot_forms[] = { "MEMORY...", NULL };

const cli_command cmd_tm_pivot = {
	.name = "pivot", .summary = "join memories over a language that they share", .forms = pivot_forms, .options = pivot_options,
	.args_size = sizeof(pivot_args), .args_default = &defaults, .run = run_pivot, .more_help = tm_list_formats,
};
