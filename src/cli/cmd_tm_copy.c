/* dragoman tm convert, merge, dedupe: memories into a new memory. */
#include <string.h>

#include "cli/msg.h"
#include "cli/tm.h"
#include "cli/tm_copy.h"

typedef struct copy_args {
	tm_copy_args common;
	char source[DGM_LANGUAGE_CAPACITY], target[DGM_LANGUAGE_CAPACITY];
	bool tag_origin, drop_duplicates, plain;
	const char *normalise;
	unsigned by;          /* 0 pair, 1 source */
	unsigned keep;        /* dgm_keep */
	unsigned on_conflict; /* 0 keep all, else 1 + dgm_keep */
} copy_args;

static void copy(cli *c, const copy_args *args, dgm_memory_copy_options *opt, char **operands, size_t count)
{
	dgm_memory_copy_counts counts = { 0 };

	if (tm_copy(c, &args->common, opt, operands, count, &counts))
		tm_copy_tell(c, &counts);
}

static void run_convert(cli *c, const void *a, char **operands, size_t count)
{
	dgm_memory_copy_options opt = DGM_MEMORY_COPY_OPTIONS_INIT;
	const copy_args *args = a;
	const char *languages[2];

	if (!tm_one_memory(c, count))
		return;
	if (args->source[0])
		languages[opt.language_count++] = args->source;
	if (args->target[0])
		languages[opt.language_count++] = args->target;
	opt.languages = languages;
	opt.plain = args->plain;
	copy(c, args, &opt, operands, count);
}

/* "case,digits" to bits of dgm_normalise; "" is what the option means by itself. false after a message. */
static bool read_normalise(cli *c, const char *list, unsigned *bits)
{
	static const struct { const char *name; unsigned bit; } names[] = {
		{ "case", DGM_NORMALISE_CASE }, { "digits", DGM_NORMALISE_DIGITS }, { "marks", DGM_NORMALISE_MARKS }, { "space", DGM_NORMALISE_SPACE },
	};

	*bits = list && !*list ? DGM_NORMALISE_CASE | DGM_NORMALISE_SPACE : 0;
	while (list && *list) {
		size_t n = strcspn(list, ","), i = 0;

		while (i < 4 && (strlen(names[i].name) != n || strncmp(names[i].name, list, n)))
			i++;
		if (i == 4) {
			msg_error(c, "%s: --normalise takes a list of case, digits, marks, space, not \"%s\"", c->command, list);
			return false;
		}
		*bits |= names[i].bit;
		list += n + (list[n] == ',');
	}
	return true;
}

static void run_dedupe(cli *c, const void *a, char **operands, size_t count)
{
	dgm_memory_copy_options opt = DGM_MEMORY_COPY_OPTIONS_INIT;
	const copy_args *args = a;

	if (!tm_one_memory(c, count) || !read_normalise(c, args->normalise, &opt.normalise))
		return;
	opt.drop_duplicates = true;
	opt.by_source = args->by == 1;
	opt.keep = args->keep;
	copy(c, args, &opt, operands, count);
}

static void run_merge(cli *c, const void *a, char **operands, size_t count)
{
	dgm_memory_copy_options opt = DGM_MEMORY_COPY_OPTIONS_INIT;
	const copy_args *args = a;

	if (!count) {
		msg_error(c, "%s: name the memories to join", c->command);
		return;
	}
	opt.tag_origin = args->tag_origin;
	opt.drop_duplicates = args->drop_duplicates || args->on_conflict;
	opt.by_source = args->on_conflict > 0;
	opt.keep = args->on_conflict ? args->on_conflict - 1 : DGM_KEEP_FIRST;
	copy(c, args, &opt, operands, count);
}

#define ROW(member) .target = offsetof(copy_args, member)

static const cli_option convert_options[] = {
	TM_FORMAT_ROW, TM_OUTPUT_ROW, TM_SALVAGE_ROW,
	{ .name = "plain", .kind = CLI_FLAG, ROW(plain), .help = "leave out inline codes" },
	{ .name = "source", .letter = 's', .kind = CLI_LANGUAGE, ROW(source), .argname = "LANG", .help = "only this language and the target's; it comes first" },
	{ .name = "target", .letter = 't', .kind = CLI_LANGUAGE, ROW(target), .argname = "LANG", .help = "only this language and the source's" },
	{ .name = NULL },
};

static const cli_option merge_options[] = {
	TM_FORMAT_ROW, TM_OUTPUT_ROW, TM_REJECTED_ROW, TM_SALVAGE_ROW,
	{ .name = "drop-duplicates", .kind = CLI_FLAG, ROW(drop_duplicates), .help = "leave out units that stood before" },
	{ .name = "on-conflict", .kind = CLI_CHOICE, ROW(on_conflict), .argname = "keep-all|first|newest|best",
	  .help = "which translation of a source stays (default: keep-all)" },
	{ .name = "tag-origin", .kind = CLI_FLAG, ROW(tag_origin), .help = "give each unit the property x-origin with its file's name" },
	{ .name = NULL },
};

static const cli_option dedupe_options[] = {
	TM_FORMAT_ROW, TM_IN_PLACE_ROW, TM_OUTPUT_ROW, TM_REJECTED_ROW, TM_SALVAGE_ROW,
	{ .name = "by", .kind = CLI_CHOICE, ROW(by), .argname = "pair|source", .help = "what makes units the same (default: pair)" },
	{ .name = "keep", .kind = CLI_CHOICE, ROW(keep), .argname = "first|newest|best", .help = "which of them stays (default: first)" },
	{ .name = "normalise", .kind = CLI_OPTIONAL, ROW(normalise), .argname = "[=LIST]",
	  .help = "the same whatever their case, digits, marks, space (default LIST: case,space)" },
	{ .name = NULL },
};

static const char *const one[] = { "MEMORY", NULL }, *const several[] = { "MEMORY...", NULL };

const cli_command cmd_tm_convert = {
	.name = "convert", .summary = "write a memory in another format, or some of its languages", .forms = one, .options = convert_options,
	.args_size = sizeof(copy_args), .run = run_convert, .more_help = tm_list_formats,
};

const cli_command cmd_tm_dedupe = {
	.name = "dedupe", .summary = "leave out units that stand in the memory already", .forms = one, .options = dedupe_options,
	.args_size = sizeof(copy_args), .run = run_dedupe, .more_help = tm_list_formats,
};

const cli_command cmd_tm_merge = {
	.name = "merge", .summary = "join memories", .forms = several, .options = merge_options,
	.args_size = sizeof(copy_args), .run = run_merge, .more_help = tm_list_formats,
};
