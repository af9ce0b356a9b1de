/* From two lists of paths to pairs: read, find candidates, let the aligner judge, decide. */
#include <dragoman/pair.h>

#include <stdlib.h>
#include <string.h>

#include "align/pool.h"
#include "article/article.h"
#include "base/mem.h"
#include "base/status.h"
#include "base/turns.h"
#include "pair/decide.h"
#include "pair/judge.h"
#include "pair/names.h"

struct dgm_pairing {
	dgm__vector pairs; /* dgm_found_pair */
	size_t unread;
};

/* The articles of one side. */
typedef struct heap {
	char language[DGM_LANGUAGE_CAPACITY];
	const char *const *paths;
	size_t count;
	/* One of the two, by method; NULL: could not be read, or says that it is in another language. */
	dgm_article **articles;
	dgm_doc **docs;
	bool *unread;
	dgm__features *features;
	dgm_segmenter *segmenter;
} heap;

/* What a thread reads with. */
typedef struct tools {
	dgm__reader reader;
	dgm__roman *roman;
	dgm__vector hashes;
} tools;

typedef struct reading {
	heap *heap;
	const dgm_pair_options *opt;
	dgm__turns turns;
	tools tools[DGM__THREADS_MAX];
} reading;

void dgm_pairing_free(dgm_pairing *pairing)
{
	if (!pairing)
		return;
	dgm__vector_clear(&pairing->pairs);
	dgm__free(pairing);
}

size_t dgm_pairing_count(const dgm_pairing *pairing)
{
	return pairing->pairs.count;
}

dgm_found_pair dgm_pairing_get(const dgm_pairing *pairing, size_t index)
{
	return *(const dgm_found_pair *)dgm__vector_at(&pairing->pairs, index);
}

size_t dgm_pairing_unread(const dgm_pairing *pairing)
{
	return pairing->unread;
}

/* --- reading ----------------------------------------------------------------------------------------- */

static dgm_status make_tools(tools *t, const heap *h, dgm_error *err)
{
	dgm_status st = DGM_OK;

	if (!t->reader.recogniser) {
		dgm__reader_clear(&t->reader); /* of an earlier job that failed half-way */
		st = dgm__reader_init(&t->reader, h->language, err);
	}
	if (st == DGM_OK && !t->roman)
		st = dgm__roman_new(&t->roman, err);
	t->hashes.item_size = sizeof(uint64_t);
	return st;
}

static void clear_tools(tools *t)
{
	dgm__reader_clear(&t->reader);
	dgm__roman_free(t->roman);
	dgm__vector_clear(&t->hashes);
}

static dgm_status make_document(reading *r, size_t index, tools *t, dgm_article **article, dgm_error *err)
{
	heap *h = r->heap;
	dgm_status st = dgm_article_document(&h->docs[index], article, h->language, h->segmenter, &r->turns.reporter, err);

	if (st == DGM_OK)
		st = make_tools(t, h, err);
	return st == DGM_OK ? dgm__features_read(&h->features[index], h->docs[index], &t->reader, t->roman, &t->hashes, err) : st;
}

static dgm_status read_one(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	reading *r = arg;
	heap *h = r->heap;
	dgm_article_options opt = { .size = sizeof opt, .format = r->opt->input_format, .text = r->opt->text };
	dgm_error why = DGM_ERROR_INIT;
	dgm_article *article;
	dgm_status st;

	opt.text.reporter = &r->turns.reporter;
	st = dgm_article_load(&article, h->paths[job], &opt, &why);
	if (st != DGM_OK && st != DGM_ENOMEM && r->opt->keep_going) {
		dgm__warn(&r->turns.reporter, NULL, 0, "%s", why.text);
		h->unread[job] = true;
		return DGM_OK;
	}
	if (st != DGM_OK) {
		if (err)
			*err = why;
		return st;
	}
	if (!dgm__article_may_be_in(article, h->language)) {
		dgm__note(&r->turns.reporter, h->paths[job], 0, "is in another language");
		dgm_article_free(article);
		return DGM_OK;
	}
	if (h->docs)
		return make_document(r, job, &r->tools[thread], &article, err);
	h->articles[job] = article;
	return DGM_OK;
}

static dgm_status read_heap(heap *h, const dgm_pair_options *opt, dgm_error *err)
{
	reading r = { .heap = h, .opt = opt };
	dgm_status st = DGM_OK;

	h->unread = dgm__calloc(h->count, sizeof *h->unread);
	if (opt->method == DGM_PAIR_BY_METADATA) {
		h->articles = dgm__calloc(h->count, sizeof *h->articles);
		st = h->articles && h->unread ? DGM_OK : dgm__out_of_memory(err);
	} else {
		h->docs = dgm__calloc(h->count, sizeof *h->docs);
		h->features = dgm__calloc(h->count, sizeof *h->features);
		st = h->docs && h->features && h->unread ? dgm_segmenter_new(&h->segmenter, h->language, NULL, err) : dgm__out_of_memory(err);
	}
	dgm__turns_init(&r.turns, opt->reporter);
	if (st == DGM_OK)
		st = dgm__parallel(dgm__threads(opt->threads), h->count, read_one, &r, err);
	dgm__turns_clear(&r.turns);
	for (size_t t = 0; t < DGM__THREADS_MAX; t++)
		clear_tools(&r.tools[t]);
	return st;
}

static void heap_clear(heap *h)
{
	for (size_t k = 0; k < h->count; k++) {
		if (h->articles)
			dgm_article_free(h->articles[k]);
		if (h->docs)
			dgm_doc_free(h->docs[k]);
		if (h->features)
			dgm__free(h->features[k].items);
	}
	dgm__free(h->articles);
	dgm__free(h->docs);
	dgm__free(h->features);
	dgm__free(h->unread);
	dgm_segmenter_free(h->segmenter);
}

static size_t count_unread(const heap *h)
{
	size_t n = 0;

	for (size_t k = 0; k < h->count; k++)
		n += h->unread[k];
	return n;
}

/* --- the methods ------------------------------------------------------------------------------------- */

static dgm_status by_text(dgm_pairing *p, const heap heaps[2], const dgm_pair_options *opt, dgm_error *err)
{
	dgm__vector candidates = DGM__VECTOR_INIT(dgm__candidate);
	dgm__judge_options judge = { .languages = { heaps[0].language, heaps[1].language }, .lexicon = opt->lexicon, .threads = dgm__threads(opt->threads),
		.reporter = opt->reporter };
	dgm_status st;

	st = dgm__index_candidates(&candidates, heaps[0].features, heaps[0].count, heaps[1].features, heaps[1].count, opt->window, judge.threads, err);
	if (st == DGM_OK)
		st = dgm__judge(candidates.items, candidates.count, heaps[0].docs, heaps[1].docs, heaps[1].count, &judge, err);
	if (st == DGM_OK)
		st = dgm__pairs_decide(&p->pairs, candidates.items, candidates.count, heaps[0].count, heaps[1].count, opt->min_confidence, err);
	dgm__vector_clear(&candidates);
	return st;
}

static dgm__said *what_is_said(const heap *h)
{
	dgm__said *said = dgm__calloc(h->count, sizeof *said);

	for (size_t k = 0; k < h->count && said; k++)
		if (h->articles[k])
			said[k] = (dgm__said){ dgm_article_metadata(h->articles[k], DGM_METADATA_ID),
				dgm_article_metadata(h->articles[k], DGM_METADATA_TRANSLATION_OF), h->paths[k] };
	return said;
}

static dgm_status by_metadata(dgm_pairing *p, const heap heaps[2], dgm_error *err)
{
	dgm__said *said[2] = { what_is_said(&heaps[0]), what_is_said(&heaps[1]) };
	dgm_status st = said[0] && said[1] ? dgm__pair_by_metadata(&p->pairs, said[0], heaps[0].count, said[1], heaps[1].count, err) : dgm__out_of_memory(err);

	dgm__free(said[0]);
	dgm__free(said[1]);
	return st;
}

static dgm_status by_name(dgm_pairing *p, const heap heaps[2], dgm_error *err)
{
	dgm__name_list lists[2];

	for (int s = 0; s < 2; s++)
		lists[s] = (dgm__name_list){ heaps[s].language, heaps[s].paths, heaps[s].count };
	return dgm__pair_by_name(&p->pairs, &lists[0], &lists[1], err);
}

static int by_source(const void *a, const void *b)
{
	const dgm_found_pair *x = a, *y = b;

	return (x->source > y->source) - (x->source < y->source);
}

static dgm_status find(dgm_pairing *p, heap heaps[2], const dgm_pair_options *opt, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (int s = 0; s < 2 && st == DGM_OK && opt->method != DGM_PAIR_BY_NAME; s++) {
		st = read_heap(&heaps[s], opt, err);
		p->unread += st == DGM_OK ? count_unread(&heaps[s]) : 0;
	}
	if (st != DGM_OK)
		return st;
	switch (opt->method) {
	case DGM_PAIR_BY_NAME:
		st = by_name(p, heaps, err);
		break;
	case DGM_PAIR_BY_METADATA:
		st = by_metadata(p, heaps, err);
		break;
	default:
		st = by_text(p, heaps, opt, err);
	}
	if (p->pairs.count)
		qsort(p->pairs.items, p->pairs.count, sizeof(dgm_found_pair), by_source);
	return st;
}

dgm_status dgm_pairing_find(dgm_pairing **out, const char *source_language, const char *const *source_paths, size_t source_count, const char *target_language,
	const char *const *target_paths, size_t target_count, const dgm_pair_options *given, dgm_error *err)
{
	heap heaps[2] = { { .paths = source_paths, .count = source_count }, { .paths = target_paths, .count = target_count } };
	dgm_pair_options opt = DGM_PAIR_OPTIONS_INIT;
	dgm_pairing *p;
	dgm_status st;

	*out = NULL;
	dgm__options_take(&opt, sizeof opt, given);
	if ((unsigned)opt.method > DGM_PAIR_BY_METADATA)
		return dgm__fail(err, DGM_EARG, NULL, 0, "method is %d, which is no dgm_pair_method", (int)opt.method);
	if (source_count >= UINT32_MAX || target_count >= UINT32_MAX)
		return dgm__fail(err, DGM_ELIMIT, NULL, 0, "more than 4,294,967,294 articles on a side; split them by date");
	st = dgm_language_canonical(heaps[0].language, source_language, err);
	if (st == DGM_OK)
		st = dgm_language_canonical(heaps[1].language, target_language, err);
	if (st != DGM_OK)
		return st;
	p = dgm__calloc(1, sizeof *p);
	if (!p)
		return dgm__out_of_memory(err);
	p->pairs = (dgm__vector)DGM__VECTOR_INIT(dgm_found_pair);
	st = find(p, heaps, &opt, err);
	heap_clear(&heaps[0]);
	heap_clear(&heaps[1]);
	if (st == DGM_OK)
		*out = p;
	else
		dgm_pairing_free(p);
	return st;
}
