/* dragoman tm split: a memory in parts, by number of units, by pair of languages, or by a property. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/split.h>

#include "cli/msg.h"
#include "cli/result.h"
#include "cli/tm.h"
#include "cli/tm_copy.h"

typedef struct split_args {
	const char *format, *out_dir, *by;
	unsigned units;
	bool pair, salvage;
} split_args;

#define BY_PROPERTY "prop:"

typedef struct folder {
	cli *c;
	const char *path;
} folder;

static dgm_status open_part(void *arg, const char *name, dgm_output **output, dgm_error *err)
{
	folder *f = arg;
	char *path;

	*output = NULL;
	if (asprintf(&path, "%s/%s", f->path, name) < 0) {
		if (err)
			snprintf(err->text, sizeof err->text, "out of memory");
		return DGM_ENOMEM;
	}
	*output = result_open(f->c, path);
	free(path);
	return *output ? DGM_OK : DGM_ESTOP; /* it has been told */
}

static dgm_status close_part(void *arg, dgm_output *output, bool good, dgm_error *err)
{
	folder *f = arg;

	(void)err;
	return result_close(f->c, output, good) || !good ? DGM_OK : DGM_ESTOP;
}

static bool arguments_fit(cli *c, const split_args *args, size_t count)
{
	if (!tm_one_memory(c, count))
		return false;
	if (!args->out_dir)
		msg_error(c, "%s: --out-dir DIR is missing", c->command);
	else if ((args->units != 0) + args->pair + (args->by != NULL) != 1)
		msg_error(c, "%s: give one of --units N, --pair and --by prop:NAME", c->command);
	else if (args->by && strncmp(args->by, BY_PROPERTY, strlen(BY_PROPERTY)))
		msg_error(c, "%s: --by takes prop:NAME, not \"%s\"", c->command, args->by);
	else
		return true;
	return false;
}

static void tell(cli *c, const split_args *args, const dgm_split_counts *n)
{
	if (n->unpaired)
		msg_warn(c, "left out: %" PRIu64 " unit%s with fewer than two texts, so in no pair", n->unpaired, n->unpaired == 1 ? "" : "s");
	msg_say(c, "%" PRIu64 " unit%s read, %" PRIu64 " file%s written to %s", n->read, n->read == 1 ? "" : "s", n->parts, n->parts == 1 ? "" : "s", args->out_dir);
}

static void run_split(cli *c, const void *a, char **operands, size_t count)
{
	const split_args *args = a;
	dgm_split_options opt = DGM_SPLIT_OPTIONS_INIT;
	folder f = { c, args->out_dir };
	dgm_split_target target = { open_part, close_part, &f };
	dgm_split_counts counts = { 0 };
	dgm_error err = DGM_ERROR_INIT;
	bool made_folder;
	dgm_status st;

	if (!arguments_fit(c, args, count) || !(opt.format = result_format(c, args->format, NULL, dgm_memory_format_at, "tmx")))
		return;
	if (!result_make_folder(c, args->out_dir, &made_folder))
		return;
	opt.by = args->pair ? DGM_SPLIT_PAIR : args->by ? DGM_SPLIT_PROPERTY : DGM_SPLIT_UNITS;
	opt.units = args->units;
	opt.property = args->by ? args->by + strlen(BY_PROPERTY) : NULL;
	opt.salvage = args->salvage;
	opt.reporter = &c->reporter;
	st = dgm_memory_split(operands[0], &opt, &target, &counts, &err);
	if (st == DGM_OK)
		tell(c, args, &counts);
	else if (st != DGM_ESTOP)
		cli_fail(c, &err);
	if (st != DGM_OK && made_folder)
		(void)rmdir(args->out_dir); /* where it is empty */
}

#define ROW(member) .target = offsetof(split_args, member)

static const cli_option split_options[] = {
	{ .name = "units", .kind = CLI_COUNT, ROW(units), .argname = "N", .min = 1, .max = 1000000000, .help = "files of N units" },
	{ .name = "pair", .kind = CLI_FLAG, ROW(pair), .help = "a file for each pair of the source and another language" },
	{ .name = "by", .kind = CLI_STRING, ROW(by), .argname = "prop:NAME", .help = "a file for each value of the property NAME" },
	{ .name = "out-dir", .kind = CLI_FOLDER, ROW(out_dir), .argname = "DIR", .help = "write to DIR, which is made where it is missing" },
	{ .name = "format", .letter = 'f', .kind = CLI_NAME, ROW(format), .argname = "FORMAT", .help = "see below (default: tmx)", .word = tm_format_name },
	{ .name = "salvage", .kind = CLI_FLAG, ROW(salvage), .help = "keep the whole units of a file that breaks off" },
	{ .name = NULL },
};

static const char *const one[] = { "MEMORY", NULL };

const cli_command cmd_tm_split = {
	.name = "split", .summary = "divide a memory into several", .forms = one, .options = split_options,
	.args_size = sizeof(split_args), .run = run_split, .more_help = tm_list_formats,
};
