/*
 * The whole path: read -> segment -> align. Writing is src/io, checking src/check; the program strings them together.
 * Pairs are read and segmented by a few threads; learning and alignment are the aligner's.
 */
#include <dragoman/pipeline.h>

#include "align/pool.h"
#include "base/mem.h"
#include "base/status.h"
#include "base/turns.h"

typedef struct loaded_pair {
	dgm_doc *source, *target;
	bool unread; /* one of the two could not be read, and the caller goes on */
	char digests[2][DGM_DIGEST_CAPACITY];
} loaded_pair;

struct dgm_articles {
	dgm_articles_options opt;
	char source_language[DGM_LANGUAGE_CAPACITY], target_language[DGM_LANGUAGE_CAPACITY];
	loaded_pair *pairs;
	size_t count, unread;
	dgm_segmenter *source_segmenter, *target_segmenter;
	dgm_aligner *aligner;
};

/* What the reading threads share. */
typedef struct reading {
	const dgm_article_pair *pairs;
	dgm_articles *articles;
	dgm_article_options opt;
	dgm__turns turns; /* of the caller's reporter */
} reading;

static void forget(dgm_articles *articles)
{
	for (size_t i = 0; i < articles->count; i++) {
		dgm_doc_free(articles->pairs[i].source);
		dgm_doc_free(articles->pairs[i].target);
	}
	dgm__free(articles->pairs);
	articles->pairs = NULL;
	articles->count = articles->unread = 0;
}

void dgm_articles_free(dgm_articles *articles)
{
	if (!articles)
		return;
	dgm_aligner_free(articles->aligner);
	forget(articles);
	dgm_segmenter_free(articles->source_segmenter);
	dgm_segmenter_free(articles->target_segmenter);
	dgm__free(articles);
}

static dgm_status read_pair(const reading *r, size_t index, dgm_error *err)
{
	const dgm_articles *a = r->articles;
	loaded_pair *pair = &a->pairs[index];
	dgm_article_options opt[2] = { r->opt, r->opt };
	dgm_status st;

	for (int s = 0; s < 2 && a->opt.digests; s++)
		opt[s].digest = pair->digests[s];
	st = dgm_article_read(&pair->source, r->pairs[index].source_path, a->source_language, a->source_segmenter, &opt[0], err);
	return st == DGM_OK ? dgm_article_read(&pair->target, r->pairs[index].target_path, a->target_language, a->target_segmenter, &opt[1], err) : st;
}

static dgm_status read_or_pass(void *arg, size_t index, unsigned thread, dgm_error *err)
{
	reading *r = arg;
	dgm_error why = DGM_ERROR_INIT;
	dgm_status st = read_pair(r, index, &why);

	(void)thread;
	if (st != DGM_OK && st != DGM_ENOMEM && r->articles->opt.keep_going) {
		dgm__warn(&r->turns.reporter, NULL, 0, "%s; pair \"%s\" is left out", why.text, r->pairs[index].name);
		r->articles->pairs[index].unread = true;
		return DGM_OK;
	}
	if (st != DGM_OK && err)
		*err = why;
	return st;
}

static dgm_status read_all(dgm_articles *articles, const dgm_article_pair *pairs, dgm_error *err)
{
	const dgm_articles_options *opt = &articles->opt;
	reading r = { .pairs = pairs, .articles = articles, .opt = { .size = sizeof r.opt, .format = opt->input_format, .text = opt->text } };
	dgm_status st;

	dgm__turns_init(&r.turns, opt->text.reporter);
	r.opt.text.reporter = &r.turns.reporter;
	st = dgm__parallel(dgm__threads(opt->align.threads), articles->count, read_or_pass, &r, err);
	dgm__turns_clear(&r.turns);
	return st;
}

static dgm_status align_all(dgm_articles *articles, const dgm_article_pair *pairs, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < articles->count && st == DGM_OK; i++) {
		if (articles->pairs[i].unread)
			articles->unread++;
		else
			st = dgm_aligner_add(articles->aligner, pairs[i].name, articles->pairs[i].source, articles->pairs[i].target, err);
	}
	return st == DGM_OK ? dgm_aligner_run(articles->aligner, err) : st;
}

dgm_status dgm_articles_new(dgm_articles **out, const dgm_articles_options *given, dgm_error *err)
{
	dgm_articles_options opt = DGM_ARTICLES_OPTIONS_INIT;
	dgm_articles *a;
	dgm_status st;

	*out = NULL;
	dgm__options_take(&opt, sizeof opt, given);
	if (!opt.source_language || !opt.target_language)
		return dgm__fail(err, DGM_EARG, NULL, 0, "source and target language are required");
	if (opt.segmented)
		opt.segment.line_breaks = DGM_LINE_BREAKS_SEGMENT;
	a = dgm__calloc(1, sizeof *a);
	if (!a)
		return dgm__out_of_memory(err);
	a->opt = opt;
	st = dgm_language_canonical(a->source_language, opt.source_language, err);
	if (st == DGM_OK)
		st = dgm_language_canonical(a->target_language, opt.target_language, err);
	if (st == DGM_OK)
		st = dgm_segmenter_new(&a->source_segmenter, a->source_language, &opt.segment, err);
	if (st == DGM_OK)
		st = dgm_segmenter_new(&a->target_segmenter, a->target_language, &opt.segment, err);
	if (st == DGM_OK)
		st = dgm_aligner_new(&a->aligner, a->source_language, a->target_language, &opt.align, err);
	if (st != DGM_OK) {
		dgm_articles_free(a);
		return st;
	}
	*out = a;
	return DGM_OK;
}

dgm_status dgm_articles_run(dgm_articles *articles, const dgm_article_pair *pairs, size_t count, dgm_error *err)
{
	dgm_status st = dgm_aligner_reset(articles->aligner, &articles->opt.align, err);

	forget(articles);
	articles->pairs = dgm__calloc(count, sizeof *articles->pairs);
	if (!articles->pairs)
		return dgm__out_of_memory(err);
	articles->count = count;
	if (st == DGM_OK)
		st = read_all(articles, pairs, err);
	return st == DGM_OK ? align_all(articles, pairs, err) : st;
}

dgm_status dgm_articles_align(dgm_articles **out, const dgm_article_pair *pairs, size_t count,
	const dgm_articles_options *opt, dgm_error *err)
{
	dgm_status st = dgm_articles_new(out, opt, err);

	if (st == DGM_OK)
		st = dgm_articles_run(*out, pairs, count, err);
	if (st != DGM_OK) {
		dgm_articles_free(*out);
		*out = NULL;
	}
	return st;
}

size_t dgm_articles_count(const dgm_articles *articles)
{
	return dgm_aligner_count(articles->aligner);
}

const char *dgm_articles_digest(const dgm_articles *articles, size_t row, bool target)
{
	return articles->pairs[row].digests[target];
}

size_t dgm_articles_unread(const dgm_articles *articles)
{
	return articles->unread;
}

const dgm_alignment *dgm_articles_get(const dgm_articles *articles, size_t index)
{
	return dgm_aligner_get(articles->aligner, index);
}

dgm_status dgm_articles_lexicon(dgm_articles *articles, dgm_lexicon **out, dgm_error *err)
{
	return dgm_aligner_lexicon(articles->aligner, out, err);
}

dgm_status dgm_articles_taught(dgm_articles *articles, dgm_lexicon **out, dgm_error *err)
{
	return dgm_aligner_taught(articles->aligner, out, err);
}
