/* dragoman align LANG=FILE LANG=FILE ...: one story in several languages -> one memory, and a file for each pair of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/align.h"
#include "cli/msg.h"
#include "cli/result.h"
#include "cli/spared.h"

bool story_language(const char *operand, char tag[DGM_LANGUAGE_CAPACITY])
{
	const char *mark = strchr(operand, '=');
	char given[DGM_LANGUAGE_CAPACITY];

	if (!mark || !mark[1] || (size_t)(mark - operand) >= sizeof given)
		return false;
	memcpy(given, operand, (size_t)(mark - operand));
	given[mark - operand] = '\0';
	return dgm_language_canonical(tag, given, NULL) == DGM_OK;
}

bool story_is_named(char **operands, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strchr(operands[i], '='))
			return true;
	return false;
}

/* LANG=FILE taken apart; false after a message. */
static bool take_operand(cli *c, const char *operand, char tag[DGM_LANGUAGE_CAPACITY])
{
	const char *mark = strchr(operand, '=');
	dgm_error err = DGM_ERROR_INIT;
	char given[DGM_LANGUAGE_CAPACITY];

	if (story_language(operand, tag))
		return true;
	if (!mark || !mark[1] || (size_t)(mark - operand) >= sizeof given) {
		msg_error(c, "%s: \"%s\" is not LANG=FILE; write each article so, or give -s and -t", c->command, operand);
		return false;
	}
	snprintf(given, sizeof given, "%.*s", (int)(mark - operand), operand);
	if (dgm_language_canonical(tag, given, &err) != DGM_OK)
		msg_error(c, "%s: %s: %s", c->command, operand, err.text);
	return false;
}

/* Options that are about one pair of languages. */
static bool suits_story(cli *c, const align_args *args)
{
	const struct { bool given; const char *name; } refused[] = {
		{ args->pairs != NULL, "pairs" }, { args->resume, "resume" }, { args->changed_only, "changed-only" }, { args->shard.count != 0, "shard" },
		{ args->lexicon != NULL, "lexicon" }, { args->save_lexicon != NULL, "save-lexicon" },
		{ args->dictionaries.count != 0, "dictionary" }, { args->embeddings[0] != NULL, "embeddings" }, { args->min_precision >= 0, "min-precision" },
	};

	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (refused[i].given) {
			msg_error(c, "%s: --%s is for one pair of languages; leave it out, or give -s and -t", c->command, refused[i].name);
			return false;
		}
	return true;
}

static bool take_articles(cli *c, const align_args *args, char **operands, size_t count, dgm_story_article *articles,
	char (*languages)[DGM_LANGUAGE_CAPACITY])
{
	if (count < 2) {
		msg_error(c, "%s: give at least two articles, LANG=FILE LANG=FILE", c->command);
		return false;
	}
	if (count > DGM_STORY_MOST) {
		msg_error(c, "%s: %zu languages; at most %d", c->command, count, DGM_STORY_MOST);
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		if (!take_operand(c, operands[i], languages[i]))
			return false;
		articles[i] = (dgm_story_article){ languages[i], strchr(operands[i], '=') + 1 };
		if (!result_spares(c, args->output, articles[i].path))
			return false;
	}
	return true;
}

static bool write_memory(cli *c, const align_args *args, const dgm_story *story, const char *format, dgm_write_options *opt, uint64_t *left_out)
{
	dgm_output *output = result_open(c, args->output);
	dgm_error err = DGM_ERROR_INIT;
	dgm_status st;

	if (!output)
		return false;
	st = dgm_story_write(story, format, opt, output, left_out, &err);
	if (st != DGM_OK)
		cli_fail(c, &err);
	return result_close(c, output, st == DGM_OK);
}

/* Which formats: of the memory, and of the files of the pairs; NULL: none of that kind is asked for. */
typedef struct story_formats {
	const char *memory;
	const dgm_format_info *pair;
} story_formats;

static bool find_formats(cli *c, const align_args *args, story_formats *found)
{
	const char *name = NULL;

	*found = (story_formats){ NULL, NULL };
	if (!args->out_dir || args->output) {
		found->memory = result_format(c, args->out_dir ? NULL : args->format, args->output, dgm_memory_format_at, "tmx");
		if (!found->memory)
			return false;
	}
	if (args->out_dir) {
		name = result_format(c, args->format, NULL, dgm_alignment_format_at, "tmx");
		if (!name)
			return false;
	}
	found->pair = name ? align_format_row(name) : NULL;
	return true;
}

/* The files of --out-dir: none of the articles, nor the memory. */
static bool folder_spares(cli *c, const align_args *args, const dgm_story *story, const dgm_format_info *format, const dgm_story_article *articles, size_t count)
{
	spared files = { 0 };
	bool good = true;

	for (size_t i = 0; i < count && good; i++)
		good = spared_add(c, &files, articles[i].path);
	for (size_t k = 0; k < dgm_story_pair_count(story) && good; k++) {
		char *path = align_pair_path(c, args->out_dir, dgm_story_pair(story, k)->name, format);

		good = path && spared_allows(c, &files, path, "--out-dir");
		if (good && result_is_one_place(path, args->output)) {
			msg_error(c, "%s: is the file of a pair in --out-dir and that of -o; name another file", path);
			good = false;
		}
		free(path);
	}
	spared_clear(&files);
	return good;
}

static void write_story(cli *c, const align_args *args, const dgm_story *story, const story_formats *formats)
{
	dgm_write_options opt = DGM_WRITE_OPTIONS_INIT;
	uint64_t left_out = 0;
	char date[32];
	bool good = result_date(c, date, &opt.creation_date), made = false;

	opt.min_confidence = args->min_confidence;
	opt.reporter = &c->reporter;
	if (good && formats->memory)
		good = write_memory(c, args, story, formats->memory, &opt, &left_out);
	if (good && formats->memory)
		align_say_left_out(c, left_out, args->min_confidence < 0 ? DGM_STORY_CONFIDENCE : args->min_confidence, 0);
	if (good && formats->pair) {
		left_out = 0;
		good = result_make_folder(c, args->out_dir, &made);
		opt.min_confidence = args->min_confidence < 0 ? formats->pair->min_confidence : args->min_confidence;
		for (size_t k = 0; k < dgm_story_pair_count(story) && good; k++)
			good = align_write_pair(c, args->out_dir, dgm_story_pair(story, k), formats->pair, &opt, &left_out);
		if (!good && made)
			(void)rmdir(args->out_dir); /* stays where it holds a file */
		if (good && !formats->memory)
			align_say_left_out(c, left_out, opt.min_confidence, 0);
	}
}

void story_run(cli *c, const align_args *args, char **operands, size_t count)
{
	dgm_story_article articles[DGM_STORY_MOST];
	char languages[DGM_STORY_MOST][DGM_LANGUAGE_CAPACITY];
	dgm_articles_options opt = DGM_ARTICLES_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	story_formats formats;
	dgm_story *story;

	if (!suits_story(c, args))
		return;
	if (args->stories) {
		if (count || *args->source || *args->target || args->out_dir)
			msg_error(c, "%s: --stories names the languages and the articles, and gives one memory; leave out -s, -t, --out-dir and files", c->command);
		else
			stories_run(c, args);
		return;
	}
	if (args->keep_going) {
		msg_error(c, "%s: --keep-going is for batches: --pairs or --stories", c->command);
		return;
	}
	if (!take_articles(c, args, operands, count, articles, languages) || !find_formats(c, args, &formats))
		return;
	align_options(c, args, &opt);
	opt.align.links = formats.pair && formats.pair->links;
	if (dgm_story_align(&story, articles, count, &opt, &err) != DGM_OK) {
		cli_fail(c, &err);
		return;
	}
	if (!formats.pair || folder_spares(c, args, story, formats.pair, articles, count))
		write_story(c, args, story, &formats);
	dgm_story_free(story);
}
