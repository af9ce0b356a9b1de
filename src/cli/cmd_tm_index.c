/* dragoman tm index: memories into a file that tm search asks instead of reading them. */
#include <inttypes.h>

#include "cli/msg.h"
#include "cli/result.h"
#include "cli/tm.h"

typedef struct index_args {
	const char *output;
	bool salvage;
} index_args;

static void run_index(cli *c, const void *a, char **operands, size_t count)
{
	dgm_index_options opt = DGM_INDEX_OPTIONS_INIT;
	const index_args *args = a;
	dgm_error err = DGM_ERROR_INIT;
	uint64_t units = 0;
	dgm_output *output = result_open_from(c, args->output, operands, count);
	dgm_status st;

	if (!output)
		return;
	opt.salvage = args->salvage;
	opt.reporter = &c->reporter;
	st = dgm_memories_index((const char *const *)operands, count, &opt, output, &units, &err);
	if (st != DGM_OK)
		cli_fail(c, &err);
	if (result_close(c, output, st == DGM_OK))
		msg_say(c, "%" PRIu64 " unit%s in the index", units, units == 1 ? "" : "s");
}

#define ROW(member) .target = offsetof(index_args, member)

static const cli_option index_options[] = {
	{ .name = "output", .letter = 'o', .kind = CLI_FILE, ROW(output), .argname = "FILE", .help = "write the index to FILE", .required = true },
	{ .name = "salvage", .kind = CLI_FLAG, ROW(salvage), .help = "keep the whole units of a file that breaks off" },
	{ .name = NULL },
};

static const char *const index_forms[] = { "MEMORY...", NULL };

const cli_command cmd_tm_index = {
	.name = "index", .summary = "make an index that tm search asks", .forms = index_forms, .options = index_options,
	.args_size = sizeof(index_args), .run = run_index,
};
