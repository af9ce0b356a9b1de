/* One story in several languages: read, align every pair, align every pair again with what the others say. */
#include "story.h"

#include <stdio.h>
#include <string.h>

#include "align/pool.h"
#include "base/mem.h"
#include "base/status.h"
#include "base/vector.h"

typedef struct language_tools {
	char language[DGM_LANGUAGE_CAPACITY];
	dgm_segmenter *segmenter;
} language_tools;

/* The aligners of two languages for the two rounds; NULL: not needed yet. */
typedef struct pair_tools {
	char languages[2][DGM_LANGUAGE_CAPACITY];
	dgm_aligner *rounds[2];
} pair_tools;

struct dgm_story_tools {
	dgm_articles_options opt;
	dgm__vector languages, pairs;
};

/* One round of alignments. */
typedef struct round {
	const dgm_story *story;
	const dgm_align_options *align;
	dgm_lexicon **lexicons; /* by pair; NULL: the first round */
	size_t slots[DGM_STORY_MOST * (DGM_STORY_MOST - 1) / 2]; /* in the tools, by pair */
	size_t pairs[DGM_STORY_MOST * (DGM_STORY_MOST - 1) / 2][2];
} round;

dgm_status dgm_story_tools_new(dgm_story_tools **out, const dgm_articles_options *opt, dgm_error *err)
{
	dgm_story_tools *tools = dgm__calloc(1, sizeof *tools);

	*out = tools;
	if (!tools)
		return dgm__out_of_memory(err);
	tools->opt = (dgm_articles_options)DGM_ARTICLES_OPTIONS_INIT;
	dgm__options_take(&tools->opt, sizeof tools->opt, opt);
	if (tools->opt.segmented)
		tools->opt.segment.line_breaks = DGM_LINE_BREAKS_SEGMENT;
	tools->languages = (dgm__vector)DGM__VECTOR_INIT(language_tools);
	tools->pairs = (dgm__vector)DGM__VECTOR_INIT(pair_tools);
	return DGM_OK;
}

void dgm_story_tools_free(dgm_story_tools *tools)
{
	if (!tools)
		return;
	for (size_t k = 0; k < tools->languages.count; k++)
		dgm_segmenter_free(((language_tools *)dgm__vector_at(&tools->languages, k))->segmenter);
	for (size_t k = 0; k < tools->pairs.count; k++)
		for (int r = 0; r < 2; r++)
			dgm_aligner_free(((pair_tools *)dgm__vector_at(&tools->pairs, k))->rounds[r]);
	dgm__vector_clear(&tools->languages);
	dgm__vector_clear(&tools->pairs);
	dgm__free(tools);
}

static dgm_status find_segmenter(dgm_segmenter **out, dgm_story_tools *tools, const char *language, dgm_error *err)
{
	language_tools *found;
	dgm_status st;

	for (size_t k = 0; k < tools->languages.count; k++) {
		found = dgm__vector_at(&tools->languages, k);
		if (!strcmp(found->language, language)) {
			*out = found->segmenter;
			return DGM_OK;
		}
	}
	st = dgm_segmenter_new(out, language, &tools->opt.segment, err);
	if (st != DGM_OK)
		return st;
	found = dgm__vector_push(&tools->languages);
	if (!found) {
		dgm_segmenter_free(*out);
		return dgm__out_of_memory(err);
	}
	*found = (language_tools){ .segmenter = *out };
	snprintf(found->language, sizeof found->language, "%s", language);
	return DGM_OK;
}

/* The number of two languages among the tools. */
static dgm_status find_slot(size_t *out, dgm_story_tools *tools, const char *source, const char *target, dgm_error *err)
{
	pair_tools *slot;

	for (*out = 0; *out < tools->pairs.count; ++*out) {
		slot = dgm__vector_at(&tools->pairs, *out);
		if (!strcmp(slot->languages[0], source) && !strcmp(slot->languages[1], target))
			return DGM_OK;
	}
	slot = dgm__vector_push(&tools->pairs);
	if (!slot)
		return dgm__out_of_memory(err);
	*slot = (pair_tools){ .rounds = { NULL, NULL } };
	snprintf(slot->languages[0], sizeof slot->languages[0], "%s", source);
	snprintf(slot->languages[1], sizeof slot->languages[1], "%s", target);
	return DGM_OK;
}

void dgm_story_free(dgm_story *story)
{
	if (!story)
		return;
	if (story->owns_tools)
		dgm_story_tools_free(story->tools);
	for (size_t i = 0; i < story->count; i++)
		dgm_doc_free(story->docs[i]);
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

static dgm_status read_articles(dgm_story *story, const dgm_story_article *articles, dgm_error *err)
{
	const dgm_articles_options *opt = &story->tools->opt;
	dgm_article_options article_opt = { .size = sizeof article_opt, .format = opt->input_format, .text = opt->text };
	dgm_segmenter *segmenter;
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < story->count && st == DGM_OK; i++) {
		st = find_segmenter(&segmenter, story->tools, story->languages[i], err);
		if (st == DGM_OK)
			st = dgm_article_read(&story->docs[i], articles[i].path, story->languages[i], segmenter, &article_opt, err);
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

/*
 * Whether the pairs of article i with later ones are aligned once more. The first article is taken for the one that the others were translated from: its
 * pairs are the surest, and lose by what the others say of them (doc/alignment.md has the figures).
 */
static bool is_reconciled(size_t i)
{
	return i > 0;
}

static dgm_status align_pair(void *arg, size_t index, unsigned thread, dgm_error *err)
{
	round *r = arg;
	const dgm_story *story = r->story;
	size_t i = r->pairs[index][0], j = r->pairs[index][1];
	dgm_align_options opt = *r->align;
	pair_tools *slot = dgm__vector_at(&story->tools->pairs, r->slots[index]);
	dgm_aligner **aligner = &slot->rounds[r->lexicons != NULL];
	char name[2 * DGM_LANGUAGE_CAPACITY];
	dgm_status st;

	(void)thread;
	if (r->lexicons && !is_reconciled(i))
		return DGM_OK;
	snprintf(name, sizeof name, "%s-%s", story->languages[i], story->languages[j]);
	if (r->lexicons && r->lexicons[index]) {
		opt.lexicon = r->lexicons[index];
		opt.learn = DGM_LEARN_NONE;
	}
	st = *aligner ? dgm_aligner_reset(*aligner, &opt, err) : dgm_aligner_new(aligner, story->languages[i], story->languages[j], &opt, err);
	if (st == DGM_OK)
		st = dgm_aligner_add(*aligner, name, story->docs[i], story->docs[j], err);
	if (st == DGM_OK && r->lexicons)
		st = give_support(*aligner, story, i, j, err);
	return st == DGM_OK ? dgm_aligner_run(*aligner, err) : st;
}

/* The pairs among the threads; within a pair there is one. */
static dgm_status run_round(round *r, dgm_story *story, unsigned threads, dgm_error *err)
{
	size_t pairs = dgm_story_pair_count(story);
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < story->count; i++)
		for (size_t j = i + 1; j < story->count && st == DGM_OK; j++) {
			size_t k = dgm__story_index(story, i, j);

			memcpy(r->pairs[k], (size_t[2]){ i, j }, sizeof r->pairs[0]);
			st = find_slot(&r->slots[k], story->tools, story->languages[i], story->languages[j], err);
		}
	if (st == DGM_OK)
		st = dgm__parallel(threads, pairs, align_pair, r, err);
	for (size_t k = 0; k < pairs && st == DGM_OK; k++)
		if (!r->lexicons || is_reconciled(r->pairs[k][0]))
			story->aligners[k] = ((pair_tools *)dgm__vector_at(&story->tools->pairs, r->slots[k]))->rounds[r->lexicons != NULL];
	return st;
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
	dgm_align_options opt = *align;
	round r = { .story = story, .align = &opt, .lexicons = lexicons };
	dgm_status st = lexicons ? DGM_OK : dgm__out_of_memory(err);

	if (st == DGM_OK && align->keep)
		st = take_lexicons(lexicons, story, err);
	opt.keep = false;
	if (st == DGM_OK)
		st = run_round(&r, story, threads, err);
	for (size_t k = 0; k < pairs && lexicons; k++)
		dgm_lexicon_free(lexicons[k]);
	dgm__free(lexicons);
	return st;
}

static dgm_status align_all(dgm_story *story, dgm_error *err)
{
	dgm_align_options align = story->tools->opt.align;
	unsigned threads = dgm__threads(align.threads);
	round r = { .story = story, .align = &align };
	dgm_status st;

	align.threads = 1;
	align.lexicon = NULL;
	align.dictionary_count = 0;
	align.keep = align.learn != DGM_LEARN_NONE;
	story->max_merge = align.max_merge;
	st = run_round(&r, story, threads, err);
	return st == DGM_OK && story->count > 2 ? reconcile(story, &align, threads, err) : st;
}

dgm_status dgm_story_align_with(dgm_story **out, dgm_story_tools *tools, const dgm_story_article *articles, size_t count, dgm_error *err)
{
	dgm_story *story;
	dgm_status st;

	*out = NULL;
	if (count < 2 || count > DGM_STORY_MOST)
		return dgm__fail(err, DGM_EARG, NULL, 0, "a story has 2 to %d articles, not %zu", DGM_STORY_MOST, count);
	story = dgm__calloc(1, sizeof *story);
	if (!story)
		return dgm__out_of_memory(err);
	story->tools = tools;
	story->count = count;
	st = take_languages(story, articles, err);
	if (st == DGM_OK)
		st = read_articles(story, articles, err);
	if (st == DGM_OK)
		st = align_all(story, err);
	if (st != DGM_OK) {
		dgm_story_free(story);
		return st;
	}
	*out = story;
	return DGM_OK;
}

dgm_status dgm_story_align(dgm_story **out, const dgm_story_article *articles, size_t count, const dgm_articles_options *opt, dgm_error *err)
{
	dgm_story_tools *tools;
	dgm_status st = dgm_story_tools_new(&tools, opt, err);

	*out = NULL;
	if (st == DGM_OK)
		st = dgm_story_align_with(out, tools, articles, count, err);
	if (st == DGM_OK)
		(*out)->owns_tools = true;
	else
		dgm_story_tools_free(tools);
	return st;
}
