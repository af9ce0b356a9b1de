/* One story in several languages: read, align every pair, align every pair again with what the others say. */
#include "story.h"

#include <stdio.h>
#include <string.h>

#include "align/pool.h"
#include "base/mem.h"
#include "base/status.h"

/* One round of alignments. */
typedef struct round {
	const dgm_story *story;
	const dgm_align_options *align;
	dgm_aligner **aligners; /* of this round, by pair */
	dgm_lexicon **lexicons; /* by pair; NULL: the first round */
	size_t pairs[DGM_STORY_MOST * (DGM_STORY_MOST - 1) / 2][2];
} round;

void dgm_story_free(dgm_story *story)
{
	if (!story)
		return;
	for (size_t k = 0; k < dgm_story_pair_count(story); k++)
		dgm_aligner_free(story->aligners[k]);
	for (size_t i = 0; i < story->count; i++) {
		dgm_doc_free(story->docs[i]);
		dgm_segmenter_free(story->segmenters[i]);
	}
	dgm__free(story);
}

size_t dgm_story_pair_count(const dgm_story *story)
{
	return story->count * (story->count - 1) / 2;
}

const dgm_alignment *dgm_story_pair(const dgm_story *story, size_t index)
{
	return dgm_aligner_get(story->aligners[index], 0);
}

static dgm_status take_languages(dgm_story *story, const dgm_story_article *articles, dgm_error *err)
{
	for (size_t i = 0; i < story->count; i++) {
		dgm_status st = dgm_language_canonical(story->languages[i], articles[i].language, err);

		for (size_t k = 0; k < i && st == DGM_OK; k++)
			if (!strcmp(story->languages[i], story->languages[k]))
				st = dgm__fail(err, DGM_EARG, articles[i].path, 0, "a second article in %s; give each language once", story->languages[i]);
		if (st != DGM_OK)
			return st;
	}
	return DGM_OK;
}

static dgm_status read_articles(dgm_story *story, const dgm_story_article *articles, const dgm_articles_options *opt, dgm_error *err)
{
	dgm_article_options article_opt = { .size = sizeof article_opt, .format = opt->input_format, .text = opt->text };
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < story->count && st == DGM_OK; i++) {
		st = dgm_segmenter_new(&story->segmenters[i], story->languages[i], &opt->segment, err);
		if (st == DGM_OK)
			st = dgm_article_read(&story->docs[i], articles[i].path, story->languages[i], story->segmenters[i], &article_opt, err);
	}
	return st;
}

static dgm_status give_support(dgm_aligner *aligner, const dgm_story *story, size_t i, size_t j, dgm_error *err)
{
	dgm_support *items;
	size_t count;
	dgm_status st = dgm__consensus(&items, &count, story, i, j, err);

	if (st == DGM_OK)
		st = dgm_aligner_support(aligner, 0, items, count, err);
	dgm__free(items);
	return st;
}

static dgm_status align_pair(void *arg, size_t index, unsigned thread, dgm_error *err)
{
	round *r = arg;
	const dgm_story *story = r->story;
	size_t i = r->pairs[index][0], j = r->pairs[index][1];
	dgm_align_options opt = *r->align;
	dgm_aligner **aligner = &r->aligners[index];
	char name[2 * DGM_LANGUAGE_CAPACITY];
	dgm_status st;

	(void)thread;
	snprintf(name, sizeof name, "%s-%s", story->languages[i], story->languages[j]);
	if (r->lexicons && r->lexicons[index]) {
		opt.lexicon = r->lexicons[index];
		opt.learn = DGM_LEARN_NONE;
	}
	st = dgm_aligner_new(aligner, story->languages[i], story->languages[j], &opt, err);
	if (st == DGM_OK)
		st = dgm_aligner_add(*aligner, name, story->docs[i], story->docs[j], err);
	if (st == DGM_OK && r->lexicons)
		st = give_support(*aligner, story, i, j, err);
	return st == DGM_OK ? dgm_aligner_run(*aligner, err) : st;
}

/* The pairs among the threads; within a pair there is one. */
static dgm_status run_round(round *r, unsigned threads, dgm_error *err)
{
	for (size_t i = 0; i < r->story->count; i++)
		for (size_t j = i + 1; j < r->story->count; j++)
			memcpy(r->pairs[dgm__story_index(r->story, i, j)], (size_t[2]){ i, j }, sizeof r->pairs[0]);
	return dgm__parallel(threads, dgm_story_pair_count(r->story), align_pair, r, err);
}

static dgm_status take_lexicons(dgm_lexicon **lexicons, const dgm_story *story, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t k = 0; k < dgm_story_pair_count(story) && st == DGM_OK; k++)
		st = dgm_aligner_lexicon(story->aligners[k], &lexicons[k], err);
	return st;
}

/* Each pair once more, with the others' word in it; what the first round learned is kept. */
static dgm_status reconcile(dgm_story *story, const dgm_align_options *align, unsigned threads, dgm_error *err)
{
	size_t pairs = dgm_story_pair_count(story);
	dgm_lexicon **lexicons = dgm__calloc(pairs, sizeof *lexicons);
	dgm_aligner **again = dgm__calloc(pairs, sizeof *again);
	dgm_align_options opt = *align;
	round r = { .story = story, .align = &opt, .aligners = again, .lexicons = lexicons };
	dgm_status st = lexicons && again ? DGM_OK : dgm__out_of_memory(err);

	if (st == DGM_OK && align->keep)
		st = take_lexicons(lexicons, story, err);
	opt.keep = false;
	if (st == DGM_OK)
		st = run_round(&r, threads, err);
	for (size_t k = 0; k < pairs && lexicons && again; k++) {
		dgm_aligner_free(st == DGM_OK ? story->aligners[k] : again[k]);
		if (st == DGM_OK)
			story->aligners[k] = again[k];
		dgm_lexicon_free(lexicons[k]);
	}
	dgm__free(lexicons);
	dgm__free(again);
	return st;
}

static dgm_status align_all(dgm_story *story, const dgm_articles_options *opt, dgm_error *err)
{
	unsigned threads = dgm__threads(opt->align.threads);
	dgm_align_options align = opt->align;
	round r = { .story = story, .align = &align, .aligners = story->aligners };
	dgm_status st;

	align.threads = 1;
	align.lexicon = NULL;
	align.dictionary_count = 0;
	align.keep = align.learn != DGM_LEARN_NONE;
	story->max_merge = align.max_merge;
	st = run_round(&r, threads, err);
	return st == DGM_OK && story->count > 2 ? reconcile(story, &align, threads, err) : st;
}

dgm_status dgm_story_align(dgm_story **out, const dgm_story_article *articles, size_t count, const dgm_articles_options *given, dgm_error *err)
{
	dgm_articles_options opt = DGM_ARTICLES_OPTIONS_INIT;
	dgm_story *story;
	dgm_status st;

	*out = NULL;
	dgm__options_take(&opt, sizeof opt, given);
	if (opt.segmented)
		opt.segment.line_breaks = DGM_LINE_BREAKS_SEGMENT;
	if (count < 2 || count > DGM_STORY_MOST)
		return dgm__fail(err, DGM_EARG, NULL, 0, "a story has 2 to %d articles, not %zu", DGM_STORY_MOST, count);
	story = dgm__calloc(1, sizeof *story);
	if (!story)
		return dgm__out_of_memory(err);
	story->count = count;
	st = take_languages(story, articles, err);
	if (st == DGM_OK)
		st = read_articles(story, articles, &opt, err);
	if (st == DGM_OK)
		st = align_all(story, &opt, err);
	if (st != DGM_OK) {
		dgm_story_free(story);
		return st;
	}
	*out = story;
	return DGM_OK;
}
