/* dragoman tm convert, merge, dedupe: memories into a new memory. */
#include <inttypes.h>

#include "cli/msg.h"
#include "cli/result.h"
#include "cli/tm.h"

typedef struct copy_args {
	const char *format, *output;
	char source[DGM_LANGUAGE_CAPACITY], target[DGM_LANGUAGE_CAPACITY];
	bool salvage, tag_origin, normalise, drop_duplicates;
} copy_args;

static const char *format_name(size_t index)
{
	const dgm_format_info *format = dgm_memory_format_at(index);

	return format ? format->name : NULL;
}

static void tell(cli *c, const dgm_memory_copy_counts *n)
{
	msg_say(c, "%" PRIu64 " unit%s read, %" PRIu64 " written", n->read, n->read == 1 ? "" : "s", n->written);
	if (n->duplicates)
		msg_say(c, "%" PRIu64 " left out: they stood before", n->duplicates);
	if (n->without)
		msg_say(c, "%" PRIu64 " left out: no text in the languages asked for", n->without);
	if (n->renamed)
		msg_say(c, "%" PRIu64 " got a new id: theirs stood before", n->renamed);
}

static void copy(cli *c, const copy_args *args, bool drop_duplicates, char **operands, size_t count)
{
	dgm_memory_copy_options opt = DGM_MEMORY_COPY_OPTIONS_INIT;
	const char *languages[2], *date;
	dgm_memory_copy_counts counts = { 0 };
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *output;
	char buffer[32];
	dgm_status st;

	opt.format = result_format(c, args->format, args->output, dgm_memory_format_at, "tmx");
	if (!opt.format || !result_date(c, buffer, &date))
		return;
	if (args->source[0])
		languages[opt.language_count++] = args->source;
	if (args->target[0])
		languages[opt.language_count++] = args->target;
	opt.languages = languages;
	opt.creation_date = date;
	opt.salvage = args->salvage;
	opt.tag_origin = args->tag_origin;
	opt.normalise = args->normalise;
	opt.drop_duplicates = drop_duplicates;
	opt.reporter = &c->reporter;
	output = result_open(c, args->output);
	if (!output)
		return;
	st = dgm_memories_copy((const char *const *)operands, count, &opt, output, &counts, &err);
	if (st != DGM_OK)
		cli_fail(c, &err);
	if (result_close(c, output, st == DGM_OK))
		tell(c, &counts);
}

static bool one_operand(cli *c, size_t count)
{
	if (count != 1)
		msg_error(c, "%s: name one memory; - is standard input", c->command);
	return count == 1;
}

static void run_convert(cli *c, const void *args, char **operands, size_t count)
{
	if (one_operand(c, count))
		copy(c, args, false, operands, count);
}

static void run_dedupe(cli *c, const void *args, char **operands, size_t count)
{
	if (one_operand(c, count))
		copy(c, args, true, operands, count);
}

static void run_merge(cli *c, const void *a, char **operands, size_t count)
{
	const copy_args *args = a;

	if (!count)
		msg_error(c, "%s: name the memories to join", c->command);
	else
		copy(c, args, args->drop_duplicates, operands, count);
}

#define COMMON_OPTIONS \
	{ .name = "format", .letter = 'f', .kind = CLI_NAME, .target = offsetof(copy_args, format), .argname = "FORMAT", \
	  .help = "see below (default: by FILE's name, or tmx)", .word = format_name }, \
	{ .name = "output", .letter = 'o', .kind = CLI_FILE, .target = offsetof(copy_args, output), .argname = "FILE", \
	  .help = "write to FILE (default: standard output)" }, \
	{ .name = "salvage", .kind = CLI_FLAG, .target = offsetof(copy_args, salvage), \
	  .help = "keep the whole units of a file that breaks off" }

static const cli_option convert_options[] = {
	COMMON_OPTIONS,
	{ .name = "source", .letter = 's', .kind = CLI_LANGUAGE, .target = offsetof(copy_args, source), .argname = "LANG",
	  .help = "only this language and the target's; it comes first" },
	{ .name = "target", .letter = 't', .kind = CLI_LANGUAGE, .target = offsetof(copy_args, target), .argname = "LANG",
	  .help = "only this language and the source's" },
	{ .name = NULL },
};

static const cli_option merge_options[] = {
	COMMON_OPTIONS,
	{ .name = "drop-duplicates", .kind = CLI_FLAG, .target = offsetof(copy_args, drop_duplicates),
	  .help = "leave out units that stood before" },
	{ .name = "tag-origin", .kind = CLI_FLAG, .target = offsetof(copy_args, tag_origin),
	  .help = "give each unit the property x-origin with its file's name" },
	{ .name = NULL },
};

static const cli_option dedupe_options[] = {
	COMMON_OPTIONS,
	{ .name = "normalise", .kind = CLI_FLAG, .target = offsetof(copy_args, normalise),
	  .help = "the same whatever the case and the compatibility form of letters" },
	{ .name = NULL },
};

static void list_formats(FILE *to)
{
	result_list_formats(to, dgm_memory_format_at);
}

static const char *const one[] = { "MEMORY", NULL }, *const several[] = { "MEMORY...", NULL };

const cli_command cmd_tm_convert = {
	.name = "convert", .summary = "write a memory in another format, or some of its languages", .forms = one, .options = convert_options,
	.args_size = sizeof(copy_args), .run = run_convert, .more_help = list_formats,
};

const cli_command cmd_tm_dedupe = {
	.name = "dedupe", .summary = "leave out units that stood before", .forms = one, .options = dedupe_options,
	.args_size = sizeof(copy_args), .run = run_dedupe, .more_help = list_formats,
};

const cli_command cmd_tm_merge = {
	.name = "merge", .summary = "join memories", .forms = several, .options = merge_options,
	.args_size = sizeof(copy_args), .run = run_merge, .more_help = list_formats,
};
