/* dragoman align: pairs of articles -> a memory, a table, an index. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/align.h"
#include "cli/msg.h"
#include "cli/pairs.h"
#include "cli/result.h"

static const align_args defaults = { .min_confidence = -1, .min_precision = -1, .max_merge = 4, .learn = 2 };

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

/* What the options bring along. */
typedef struct knowledge {
	dgm_lexicon *lexicon;
	dgm_dictionary *dictionaries[CLI_STRINGS_MAX];
	uint32_t count;
} knowledge;

static void knowledge_clear(knowledge *known)
{
	dgm_lexicon_free(known->lexicon);
	for (uint32_t k = 0; k < known->count; k++)
		dgm_dictionary_free(known->dictionaries[k]);
}

static void say_found(void *arg, const char *text)
{
	msg_say(arg, "%s", text);
}

/* "system" finds what there is and says so. */
static dgm_status load_dictionary(cli *c, const align_args *args, const char *path, dgm_dictionary **out, dgm_error *err)
{
	dgm_dictionary_options opt = DGM_DICTIONARY_OPTIONS_INIT;
	dgm_reporter found = { .warn = c->reporter.warn, .note = say_found, .arg = c };
	dgm_status st;

	opt.reporter = &c->reporter;
	if (strcmp(path, "system"))
		return dgm_dictionary_load(out, path, args->source, args->target, &opt, err);
	opt.reporter = &found;
	st = dgm_dictionary_system(out, args->source, args->target, &opt, err);
	if (st == DGM_OK && !dgm_dictionary_count(*out))
		msg_warn(c, "no dictionary or catalogue for %s and %s is installed", args->source, args->target);
	return st;
}

static bool load_knowledge(cli *c, const align_args *args, knowledge *known)
{
	dgm_error err = DGM_ERROR_INIT;
	dgm_status st = args->lexicon ? dgm_lexicon_load(&known->lexicon, args->lexicon, &err) : DGM_OK;

	for (size_t k = 0; k < args->dictionaries.count && st == DGM_OK; k++) {
		st = load_dictionary(c, args, args->dictionaries.items[k], &known->dictionaries[known->count], &err);
		known->count += st == DGM_OK;
	}
	if (st != DGM_OK)
		cli_fail(c, &err);
	return st == DGM_OK;
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

static dgm_status align_pairs(cli *c, dgm_articles **articles, const align_args *args, const pair_list *pairs, bool links, const knowledge *known,
	dgm_error *err)
{
	dgm_articles_options opt = DGM_ARTICLES_OPTIONS_INIT;

	align_options(c, args, &opt);
	opt.source_language = args->source;
	opt.target_language = args->target;
	opt.keep_going = args->keep_going;
	opt.align.embeddings[0] = args->embeddings[0];
	opt.align.embeddings[1] = args->embeddings[1];
	opt.align.links = links;
	opt.align.lexicon = known->lexicon;
	opt.align.dictionaries = (const dgm_dictionary *const *)known->dictionaries;
	opt.align.dictionary_count = known->count;
	opt.align.keep = args->save_lexicon != NULL;
	opt.align.apart = true;
	return dgm_articles_align(articles, pairs->items, pairs->count, &opt, err);
}

/* Where the results go. It is opened before the work, so that a folder that cannot be written to is told at once. */
typedef struct goal {
	const dgm_format_info *format;
	dgm_output *output; /* NULL: files in a folder alone */
	bool made_folder;
	char date[32];
	dgm_write_options opt;
} goal;

static bool goal_open(cli *c, goal *g, const align_args *args, const char *format)
{
	g->format = align_format_row(format);
	g->opt = (dgm_write_options)DGM_WRITE_OPTIONS_INIT;
	g->opt.reporter = &c->reporter;
	if (!result_date(c, g->date, &g->opt.creation_date))
		return false;
	if (args->out_dir && !result_make_folder(c, args->out_dir, &g->made_folder))
		return false;
	if (args->output || !args->out_dir)
		g->output = result_open_packed(c, args->output);
	return g->output || (args->out_dir && !args->output);
}

/* After work that failed: what was opened goes, the folder too where it is new and empty. */
static void goal_abandon(cli *c, goal *g, const align_args *args)
{
	if (g->output)
		result_close(c, g->output, false);
	if (g->made_folder)
		(void)rmdir(args->out_dir);
}

bool align_write(cli *c, dgm_output *output, const dgm_alignment *const *alignments, size_t count, const char *format, const dgm_write_options *opt,
	uint64_t *left_out)
{
	dgm_error err = DGM_ERROR_INIT;
	uint64_t below = 0;
	dgm_status st;

	if (!output)
		return false;
	st = dgm_alignments_write(alignments, count, format, opt, output, &below, &err);
	if (st != DGM_OK)
		cli_fail(c, &err);
	*left_out += below;
	return result_close(c, output, st == DGM_OK);
}

bool align_write_pair(cli *c, const char *folder, const dgm_alignment *pair, const dgm_format_info *format, const dgm_write_options *opt, uint64_t *left_out)
{
	char *path;
	bool good;

	if (asprintf(&path, "%s/%s%s", folder, pair->name, format->extension) < 0) {
		msg_error(c, "out of memory");
		return false;
	}
	good = align_write(c, result_open(c, path), &pair, 1, format->name, opt, left_out);
	free(path);
	return good;
}

static bool write_folder(cli *c, const char *folder, const dgm_alignment *const *alignments, size_t count, const goal *g, uint64_t *left_out)
{
	bool good = true;

	for (size_t i = 0; i < count && good; i++) {
		if (c->reporter.progress)
			c->reporter.progress(c->reporter.arg, "writing pair", i + 1, count);
		good = align_write_pair(c, folder, alignments[i], g->format, &g->opt, left_out);
	}
	return good;
}

/* The threshold: what was asked for, else the format's own, and no less than the precision asked for needs. */
static bool set_threshold(cli *c, const align_args *args, const dgm_alignment *const *alignments, size_t count, goal *g)
{
	double needed = 0;
	dgm_error err = DGM_ERROR_INIT;

	g->opt.min_confidence = args->min_confidence < 0 ? g->format->min_confidence : args->min_confidence;
	if (args->min_precision < 0)
		return true;
	if (dgm_alignments_threshold(&needed, alignments, count, args->min_precision, &err) != DGM_OK) {
		cli_fail(c, &err);
		return false;
	}
	if (needed > g->opt.min_confidence)
		g->opt.min_confidence = needed;
	msg_note(c, "confidence %.4f and above gives a precision of %g", needed, args->min_precision);
	return true;
}

static void say_left_out(cli *c, uint64_t left_out, double limit)
{
	if (left_out)
		msg_say(c, "%" PRIu64 " bead%s below confidence %g left out; --min-confidence 0 keeps all", left_out, left_out == 1 ? "" : "s", limit);
}

static void write_results(cli *c, const align_args *args, const dgm_articles *articles, goal *g)
{
	size_t count = dgm_articles_count(articles), sentences = 0, beads = 0;
	const dgm_alignment **alignments = calloc(count + 1, sizeof *alignments);
	uint64_t left_out = 0, again = 0;
	dgm_write_options whole;
	bool good = true;

	if (!alignments) {
		goal_abandon(c, g, args);
		msg_error(c, "out of memory");
		return;
	}
	for (size_t i = 0; i < count; i++) {
		alignments[i] = dgm_articles_get(articles, i);
		sentences += dgm_doc_count(alignments[i]->source) + dgm_doc_count(alignments[i]->target);
		beads += alignments[i]->bead_count;
	}
	msg_note(c, "%zu pair%s, %zu sentences, %zu beads", count, count == 1 ? "" : "s", sentences, beads);
	if (!set_threshold(c, args, alignments, count, g)) {
		goal_abandon(c, g, args);
		free(alignments);
		return;
	}
	whole = g->opt;
	whole.batch = args->pairs != NULL;
	if (g->output)
		good = align_write(c, g->output, alignments, count, g->format->name, &whole, &left_out);
	if (good && args->out_dir)
		good = write_folder(c, args->out_dir, alignments, count, g, g->output ? &again : &left_out);
	if (!good && g->made_folder)
		(void)rmdir(args->out_dir); /* stays where it holds a file */
	if (good)
		say_left_out(c, left_out, g->opt.min_confidence);
	free(alignments);
}

static bool find_pairs(cli *c, const align_args *args, char **operands, size_t count, pair_list *pairs)
{
	if (args->pairs && count) {
		msg_error(c, "%s: --pairs names the articles; \"%s\" is one too many", c->command, operands[0]);
		return false;
	}
	if (args->pairs && args->embeddings[0]) {
		msg_error(c, "%s: --embeddings is for one pair of articles, not for --pairs", c->command);
		return false;
	}
	if (args->pairs)
		return pairs_load(c, pairs, args->pairs);
	if (count != 2) {
		msg_error(c, "%s: give two files, SOURCE and TARGET, or --pairs LIST", c->command);
		return false;
	}
	return pairs_add_operands(c, pairs, operands[0], operands[1]);
}

static bool spares_inputs(cli *c, const align_args *args, const pair_list *pairs)
{
	for (size_t i = 0; i < pairs->count; i++)
		for (int k = 0; k < 2; k++) {
			const char *to = k ? args->save_lexicon : args->output;

			if ((!k || to) && (!result_spares(c, to, pairs->items[i].source_path) || !result_spares(c, to, pairs->items[i].target_path)))
				return false;
		}
	for (int s = 0; s < 2 && args->embeddings[s]; s++)
		if (!result_spares(c, args->output, args->embeddings[s]))
			return false;
	return !args->pairs || result_spares(c, args->output, args->pairs);
}

static bool spares_output(cli *c, const align_args *args)
{
	bool to_output = !args->output ? !args->out_dir : !strcmp(args->output, "-");

	if (!args->save_lexicon || (strcmp(args->save_lexicon, "-") || !to_output))
		return true;
	msg_error(c, "%s: the lexicon and the alignment cannot both go to standard output; name a file for one of them", c->command);
	return false;
}

static void save_lexicon(cli *c, const char *path, dgm_articles *articles)
{
	dgm_error err = DGM_ERROR_INIT;
	dgm_lexicon *lexicon;
	dgm_output *output = NULL;
	dgm_status st = dgm_articles_lexicon(articles, &lexicon, &err);

	if (st == DGM_OK && (output = result_open(c, path)) != NULL)
		st = dgm_lexicon_write(lexicon, output, &err);
	if (st != DGM_OK)
		cli_fail(c, &err);
	if (output)
		result_close(c, output, st == DGM_OK);
	dgm_lexicon_free(lexicon);
}

/* Pairs that --keep-going left out raise the exit status. */
static void say_unread(cli *c, const dgm_articles *articles)
{
	size_t unread = dgm_articles_unread(articles);

	if (!unread)
		return;
	msg_warn(c, "%zu pair%s could not be read", unread, unread == 1 ? "" : "s");
	cli_raise(c, CLI_FINDINGS);
}

static void run_pairs(cli *c, const align_args *args, char **operands, size_t count)
{
	const char *format = result_format(c, args->format, args->output, dgm_alignment_format_at, "tmx");
	dgm_error err = DGM_ERROR_INIT;
	dgm_articles *articles = NULL;
	knowledge known = { 0 };
	pair_list pairs = { 0 };
	goal g = { 0 };

	if (format && find_pairs(c, args, operands, count, &pairs) && spares_inputs(c, args, &pairs) && spares_output(c, args)) {
		if (!load_knowledge(c, args, &known))
			; /* said */
		else if (!goal_open(c, &g, args, format)) {
			goal_abandon(c, &g, args);
		} else if (align_pairs(c, &articles, args, &pairs, g.format->links, &known, &err) != DGM_OK) {
			cli_fail(c, &err);
			goal_abandon(c, &g, args);
		} else {
			write_results(c, args, articles, &g);
			say_unread(c, articles);
			if (args->save_lexicon && c->status != CLI_FAILED)
				save_lexicon(c, args->save_lexicon, articles);
		}
	}
	dgm_articles_free(articles);
	knowledge_clear(&known);
	pairs_clear(&pairs);
}

static void run(cli *c, const void *a, char **operands, size_t count)
{
	const align_args *args = a;

	if (*args->source)
		run_pairs(c, args, operands, count);
	else
		story_run(c, args, operands, count);
}

#define ROW(member) .target = offsetof(align_args, member)

static const cli_option options[] = {
	{ .name = "source", .letter = 's', .kind = CLI_LANGUAGE, ROW(source), .argname = "LANG", .help = "language of the source", .required = true },
	{ .name = "target", .letter = 't', .kind = CLI_LANGUAGE, ROW(target), .argname = "LANG", .help = "language of the target", .required = true },
	{ .name = "pairs", .kind = CLI_FILE, ROW(pairs), .argname = "LIST",
	  .help = "a batch: SOURCE<tab>TARGET[<tab>NAME] a row" },
	{ .name = "keep-going", .kind = CLI_FLAG, ROW(keep_going), .help = "pass over pairs that cannot be read" },
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
