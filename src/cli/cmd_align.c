/* dragoman align: pairs of articles -> a memory, a table, an index. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/align.h"
#include "cli/msg.h"
#include "cli/result.h"

static const align_args defaults = { .min_confidence = -1, .min_precision = -1, .max_merge = 4, .learn = ALIGN_LEARN_BATCH, .learn_pairs = 10000 };

/* In the order of the words of --learn. */
static const dgm_learn learn_values[] = { DGM_LEARN_NONE, DGM_LEARN_DOCUMENT, DGM_LEARN_BATCH };

static const char *format_name(size_t index)
{
	const dgm_format_info *format = dgm_alignment_format_at(index);

	return format ? format->name : NULL;
}

const dgm_format_info *align_format_row(const char *format)
{
	size_t i = 0;

	while (strcmp(dgm_alignment_format_at(i)->name, format))
		i++;
	return dgm_alignment_format_at(i);
}

/* A bit for each of the kinds, which are known to be such. */
static uint32_t kinds_of(const cli_strings *names)
{
	uint32_t bits = 0;

	for (size_t k = 0; k < names->count; k++)
		for (uint32_t kind = 0; kind < DGM_ANCHOR_KINDS; kind++)
			if (!strcmp(names->items[k], dgm_anchor_kind_name(kind)))
				bits |= 1u << kind;
	return bits;
}

void align_options(cli *c, const align_args *args, dgm_articles_options *opt)
{
	opt->segmented = args->segmented;
	article_options(&opt->text, &opt->segment, &args->article, c);
	opt->input_format = args->article.input_format;
	opt->align.max_merge = args->max_merge;
	opt->align.threads = args->threads;
	opt->align.moves = args->moves;
	opt->align.learn = learn_values[args->learn];
	opt->align.without = kinds_of(&args->without);
	opt->align.reporter = &c->reporter;
}

void align_say_left_out(cli *c, uint64_t left_out, double limit, double precision)
{
	if (left_out && precision > 0)
		msg_say(c, "%" PRIu64 " bead%s below confidence %g left out for --min-precision %g", left_out, left_out == 1 ? "" : "s", limit, precision);
	else if (left_out)
		msg_say(c, "%" PRIu64 " bead%s below confidence %g left out; --min-confidence 0 keeps all", left_out, left_out == 1 ? "" : "s", limit);
}

void align_say_unread(cli *c, uint64_t unread, const char *one, const char *many)
{
	if (!unread)
		return;
	msg_warn(c, "%" PRIu64 " %s could not be read", unread, unread == 1 ? one : many);
	cli_raise(c, CLI_FINDINGS);
}

char *align_pair_path(cli *c, const char *folder, const char *name, const dgm_format_info *format)
{
	char *path;

	if (asprintf(&path, "%s/%s%s", folder, name, format->extension) >= 0)
		return path;
	msg_error(c, "out of memory");
	return NULL;
}

bool align_write_pair(cli *c, const char *folder, const dgm_alignment *pair, const dgm_format_info *format, const dgm_write_options *opt, uint64_t *left_out)
{
	dgm_error err = DGM_ERROR_INIT;
	uint64_t below = 0;
	dgm_output *output;
	dgm_status st;
	char *path = align_pair_path(c, folder, pair->name, format);

	if (!path)
		return false;
	output = result_open(c, path);
	free(path);
	if (!output)
		return false;
	st = dgm_alignments_write(&pair, 1, format->name, opt, output, &below, &err);
	if (st != DGM_OK)
		cli_fail(c, &err);
	*left_out += below;
	return result_close(c, output, st == DGM_OK);
}

static void run(cli *c, const void *a, char **operands, size_t count)
{
	const align_args *args = a;

	if (*args->source && !args->stories)
		pairs_run(c, args, operands, count);
	else
		story_run(c, args, operands, count);
}

#define ROW(member) .target = offsetof(align_args, member)

static const cli_option options[] = {
	{ .name = "source", .letter = 's', .kind = CLI_LANGUAGE, ROW(source), .argname = "LANG", .help = "language of the source", .required = true },
	{ .name = "target", .letter = 't', .kind = CLI_LANGUAGE, ROW(target), .argname = "LANG", .help = "language of the target", .required = true },
	{ .name = "pairs", .kind = CLI_FILE, ROW(pairs), .argname = "LIST",
	  .help = "a batch: SOURCE<tab>TARGET[<tab>NAME] a row" },
	{ .name = "stories", .kind = CLI_FILE, ROW(stories), .argname = "LIST",
	  .help = "a batch of stories: LANG=FILE<tab>LANG=FILE... a row", .alone = true },
	{ .name = "keep-going", .kind = CLI_FLAG, ROW(keep_going), .help = "pass over pairs or stories that cannot be read" },
	{ .name = "resume", .kind = CLI_FLAG, ROW(resume), .help = "go on with a batch that was broken off" },
	{ .name = "changed-only", .kind = CLI_FLAG, ROW(changed_only), .help = "pass over pairs that DIR has as they are" },
	{ .name = "shard", .kind = CLI_PART, ROW(shard), .argname = "K/N", .help = "only the K-th of N parts of the list" },
	{ .name = "segmented", .kind = CLI_FLAG, ROW(segmented), .help = "the inputs hold one sentence a line" },
	{ .name = "output", .letter = 'o', .kind = CLI_FILE, ROW(output), .argname = "FILE", .help = "write to FILE (default: standard output)" },
	{ .name = "out-dir", .kind = CLI_FOLDER, ROW(out_dir), .argname = "DIR", .help = "write DIR/NAME.EXT for each pair" },
	{ .name = "format", .letter = 'f', .kind = CLI_NAME, ROW(format), .argname = "FORMAT",
	  .help = "see below (default: by FILE's name, or tmx)", .word = format_name },
	{ .name = "min-confidence", .kind = CLI_SHARE, ROW(min_confidence), .argname = "P",
	  .help = "leave out beads below P, 0 to 1" },
	{ .name = "min-precision", .kind = CLI_SHARE, ROW(min_precision), .argname = "P",
	  .help = "leave out beads until the rest are right in P, 0 to 1" },
	{ .name = "max-merge", .kind = CLI_COUNT, ROW(max_merge), .argname = "N", .min = 1, .max = 8,
	  .help = "most sentences on a bead's side, 1 to 8 (4)" },
	{ .name = "allow-moves", .kind = CLI_FLAG, ROW(moves), .help = "find blocks that stand elsewhere on the other side" },
	{ .name = "learn", .kind = CLI_CHOICE, ROW(learn), .argname = "none|document|batch",
	  .help = "where word pairs are learned (batch)" },
	{ .name = "learn-pairs", .kind = CLI_COUNT, ROW(learn_pairs), .argname = "N", .min = 1, .max = 10000000,
	  .help = "learn from at most N pairs of a batch (10000)" },
	{ .name = "without", .kind = CLI_NAMES, ROW(without), .argname = "KIND", .help = "do not look for anchors of this kind; see below",
	  .noun = "kind", .word = dgm_anchor_kind_name },
	{ .name = "lexicon", .kind = CLI_FILE, ROW(lexicon), .argname = "FILE",
	  .help = "start from word pairs learned before" },
	{ .name = "dictionary", .kind = CLI_STRINGS, ROW(dictionaries), .argname = "FILE",
	  .help = "known word pairs; system: what is installed" },
	{ .name = "embeddings", .kind = CLI_TWO_FILES, ROW(embeddings), .argname = "SRC.bin TGT.bin", .help = "sentence vectors in vecalign's layout" },
	{ .name = "save-lexicon", .kind = CLI_FILE, ROW(save_lexicon), .argname = "FILE",
	  .help = "keep the word pairs, those of --lexicon too" },
	{ .name = "threads", .letter = 'j', .kind = CLI_COUNT, ROW(threads), .argname = "N", .min = 1, .max = 64,
	  .help = "threads (default: the CPUs at hand)" },
	ARTICLE_OPTIONS(align_args),
	{ .name = NULL },
};

static void list_formats_and_kinds(FILE *to)
{
	result_list_formats(to, dgm_alignment_format_at);
	fputs("\nkinds of anchors:", to);
	for (size_t k = 0; dgm_anchor_kind_name(k); k++)
		fprintf(to, " %s", dgm_anchor_kind_name(k));
	fputs("\n", to);
}

static const char *const forms[] = { "SOURCE TARGET", "--pairs LIST", NULL };

const cli_command cmd_align = {
	.name = "align", .summary = "align articles sentence by sentence", .forms = forms, .options = options,
	.bare_form = "LANG=FILE LANG=FILE ...", .is_bare = story_is_named, .args_size = sizeof(align_args), .args_default = &defaults, .run = run, .more_help = list_formats_and_kinds,
};
