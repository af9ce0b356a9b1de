/* dragoman align -s -t: what is asked for, what is known beforehand, and which pairs; then the batch runs. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/batch.h"
#include "cli/msg.h"
#include "cli/result.h"
#include "cli/spared.h"

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

void batch_options(const batch *b, dgm_articles_options *opt)
{
	const align_args *args = b->args;

	align_options(b->c, args, opt);
	opt->source_language = args->source;
	opt->target_language = args->target;
	opt->keep_going = args->keep_going;
	opt->align.embeddings[0] = args->embeddings[0];
	opt->align.embeddings[1] = args->embeddings[1];
	opt->align.links = b->format->links;
	opt->align.lexicon = b->sampled ? b->sampled : b->known.lexicon;
	opt->align.dictionaries = (const dgm_dictionary *const *)b->known.dictionaries;
	opt->align.dictionary_count = b->known.count;
	opt->align.apart = b->windowed;
	opt->align.keep = args->save_lexicon && !b->sampled;
	if (b->sampled)
		opt->align.learn = DGM_LEARN_NONE;
}

static bool say_needs(batch *b, const char *option, const char *what)
{
	msg_error(b->c, "%s: %s is for %s", b->c->command, option, what);
	return false;
}

static bool suits(batch *b, char **operands, size_t count)
{
	const align_args *args = b->args;

	if (!args->pairs && args->resume)
		return say_needs(b, "--resume", "a batch, --pairs");
	if (!args->pairs && args->shard.count)
		return say_needs(b, "--shard", "a batch, --pairs");
	if (args->changed_only && (!args->pairs || !args->out_dir || args->output))
		return say_needs(b, "--changed-only", "a batch of a file a pair: --pairs with --out-dir, without -o");
	if (args->pairs && count) {
		msg_error(b->c, "%s: --pairs names the articles; \"%s\" is one too many", b->c->command, operands[0]);
		return false;
	}
	if (args->pairs && args->embeddings[0])
		return say_needs(b, "--embeddings", "one pair of articles, not for --pairs");
	if (!args->pairs && count != 2) {
		msg_error(b->c, "%s: give two files, SOURCE and TARGET, or --pairs LIST", b->c->command);
		return false;
	}
	return true;
}

/* Rows of the shard: parts of the list as even as can be, one after the other. */
static void cut_shard(batch *b)
{
	cli_part part = b->args->shard.count ? b->args->shard : (cli_part){ 1, 1 };

	b->from = (size_t)((uint64_t)b->pairs.count * (part.number - 1) / part.count);
	b->to = (size_t)((uint64_t)b->pairs.count * part.number / part.count);
}

static bool find_pairs(batch *b, char **operands)
{
	bool good = b->args->pairs ? pairs_load(b->c, &b->pairs, b->args->pairs) : pairs_add_operands(b->c, &b->pairs, operands[0], operands[1]);

	if (good)
		cut_shard(b);
	return good;
}

/* All that is read but the lexicon, which may be kept under its own name: it is whole before the batch begins. */
static bool add_inputs(const batch *b, spared *files)
{
	const align_args *args = b->args;
	bool good = spared_add(b->c, files, args->pairs);

	for (size_t i = 0; i < b->pairs.count && good; i++) {
		const seen_file *seen = b->pairs.rows[i].files;

		good = spared_add_seen(b->c, files, b->pairs.items[i].source_path, &seen[0]) && spared_add_seen(b->c, files, b->pairs.items[i].target_path, &seen[1]);
	}
	for (int s = 0; s < 2 && good; s++)
		good = spared_add(b->c, files, args->embeddings[s]);
	for (size_t k = 0; k < args->dictionaries.count && good; k++)
		good = spared_add(b->c, files, args->dictionaries.items[k]);
	return good;
}

/* The files of --out-dir: none of what is read, nor of the other results. */
static bool folder_spares(const batch *b, spared *files)
{
	const align_args *args = b->args;
	bool good = true;

	for (size_t i = b->from; i < b->to && good; i++) {
		char *path = align_pair_path(b->c, args->out_dir, b->pairs.items[i].name, b->format);
		const char *other = !path ? NULL : result_is_one_place(path, args->output) ? "-o" : result_is_one_place(path, args->save_lexicon) ? "--save-lexicon" : NULL;

		good = path && !other && spared_allows(b->c, files, path, "--out-dir");
		if (other)
			msg_error(b->c, "%s: is the file of a pair in --out-dir and that of %s; name another file", path, other);
		free(path);
	}
	return good;
}

static bool spares_inputs(const batch *b)
{
	const align_args *args = b->args;
	spared files = { 0 };
	bool good = add_inputs(b, &files) && spared_allows(b->c, &files, args->save_lexicon, "--save-lexicon") && spared_add(b->c, &files, args->lexicon)
		&& spared_allows(b->c, &files, args->output, "-o");

	if (good && result_is_one_place(args->output, args->save_lexicon)) {
		msg_error(b->c, "%s: is named by -o and by --save-lexicon; name two files", args->output);
		good = false;
	}
	good = good && (!args->out_dir || folder_spares(b, &files));
	spared_clear(&files);
	return good;
}

static bool spares_output(cli *c, const align_args *args)
{
	bool to_output = !args->output ? !args->out_dir : !strcmp(args->output, "-");

	if (!args->save_lexicon || (strcmp(args->save_lexicon, "-") || !to_output))
		return true;
	msg_error(c, "%s: the lexicon and the alignment cannot both go to standard output; name a file for one of them", c->command);
	return false;
}

/* Told before the work and not behind it. */
static bool can_save(cli *c, const align_args *args)
{
	size_t n = args->out_dir ? strlen(args->out_dir) : 0;
	bool in_new_folder = n && args->save_lexicon && !strncmp(args->save_lexicon, args->out_dir, n) && access(args->out_dir, F_OK);

	return !args->save_lexicon || in_new_folder || result_can_be_made(c, args->save_lexicon);
}

/* What was learned, with what was known before. */
static dgm_status take_lexicon(batch *b, dgm_lexicon **out, dgm_error *err)
{
	dgm_lexicon **from = b->sampled ? &b->sampled : &b->taught;

	*out = *from;
	*from = NULL;
	if (!*out)
		return dgm_articles_lexicon(b->articles, out, err);
	return b->teaching && b->known.lexicon ? dgm_lexicon_add(*out, b->known.lexicon, err) : DGM_OK;
}

static void save_lexicon(batch *b)
{
	dgm_error err = DGM_ERROR_INIT;
	dgm_lexicon *lexicon;
	dgm_output *output = NULL;
	dgm_status st = take_lexicon(b, &lexicon, &err);

	if (st == DGM_OK && (output = result_open(b->c, b->args->save_lexicon)) != NULL)
		st = dgm_lexicon_write(lexicon, output, &err);
	if (st != DGM_OK)
		cli_fail(b->c, &err);
	if (output)
		result_close(b->c, output, st == DGM_OK);
	dgm_lexicon_free(lexicon);
}

static void say_counts(const batch *b)
{
	uint64_t pairs = b->at.rows - b->from - b->at.unread;

	msg_note(b->c, "%" PRIu64 " pair%s, %" PRIu64 " sentences, %" PRIu64 " beads", pairs, pairs == 1 ? "" : "s", b->at.sentences, b->at.beads);
	align_say_left_out(b->c, b->at.left_out, b->opt.min_confidence, b->args->min_precision);
	align_say_unread(b->c, b->at.unread, "pair", "pairs");
}

static void run_batch(batch *b)
{
	const align_args *args = b->args;

	b->windowed = args->pairs && (args->learn != ALIGN_LEARN_BATCH || !batch_fits(b));
	b->teaching = b->windowed && args->save_lexicon && args->learn == ALIGN_LEARN_DOCUMENT;
	b->opt = (dgm_write_options)DGM_WRITE_OPTIONS_INIT;
	b->opt.reporter = &b->c->reporter;
	b->opt.batch = args->pairs != NULL;
	if (!load_knowledge(b->c, args, &b->known) || !result_date(b->c, b->date, &b->opt.creation_date))
		return;
	if (args->changed_only && !manifest_filter(b))
		return;
	if (!b->pairs.count || !batch_run(b))
		return;
	say_counts(b);
	if (args->changed_only && !manifest_save(b))
		return;
	if (args->save_lexicon)
		save_lexicon(b);
}

void pairs_run(cli *c, const align_args *args, char **operands, size_t count)
{
	const char *format = result_format(c, args->format, args->output, dgm_alignment_format_at, "tmx");
	batch b = { .c = c, .args = args };

	if (format)
		b.format = align_format_row(format);
	if (format && suits(&b, operands, count) && find_pairs(&b, operands) && spares_inputs(&b) && spares_output(c, args) && can_save(c, args))
		run_batch(&b);
	dgm_articles_free(b.articles);
	dgm_lexicon_free(b.sampled);
	dgm_lexicon_free(b.taught);
	knowledge_clear(&b.known);
	pairs_clear(&b.pairs);
}
