/*
 * The whole path: read -> segment -> align. Writing is src/io, checking src/check; the program strings them together.
 * Pairs are read and segmented by a few threads; learning and alignment are the aligner's.
 */
#include <dragoman/pipeline.h>

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/turns.h"

enum { MOST_THREADS = 64 };

typedef struct loaded_pair {
	dgm_doc *source, *target;
	bool unread; /* one of the two could not be read, and the caller goes on */
} loaded_pair;

struct dgm_articles {
	loaded_pair *pairs;
	size_t count, unread;
	dgm_segmenter *source_segmenter, *target_segmenter;
	dgm_aligner *aligner;
};

/* What the reading threads share. */
typedef struct reading {
	const dgm_article_pair *pairs;
	const dgm_articles_options *opt;
	const char *source_language, *target_language; /* canonical */
	dgm_articles *articles;
	atomic_size_t next;
	dgm__turns turns;      /* of the caller's reporter */
	pthread_mutex_t lock;  /* guards what follows */
	size_t failed_at;      /* smallest index that failed; count: none */
	dgm_error error;
} reading;

void dgm_articles_free(dgm_articles *articles)
{
	if (!articles)
		return;
	dgm_aligner_free(articles->aligner);
	for (size_t i = 0; i < articles->count; i++) {
		dgm_doc_free(articles->pairs[i].source);
		dgm_doc_free(articles->pairs[i].target);
	}
	dgm_segmenter_free(articles->source_segmenter);
	dgm_segmenter_free(articles->target_segmenter);
	dgm__free(articles->pairs);
	dgm__free(articles);
}

static dgm_status read_document(dgm_doc **out, const char *path, const char *language, const dgm_segmenter *segmenter,
	const dgm_article_options *opt, dgm_error *err)
{
	dgm_article *article;
	dgm_status st = dgm_article_load(&article, path, opt, err);

	return st == DGM_OK ? dgm_article_document(out, &article, language, segmenter, opt->text.reporter, err) : st;
}

static dgm_status read_pair(const reading *r, size_t index, const dgm_article_options *opt, dgm_error *err)
{
	loaded_pair *pair = &r->articles->pairs[index];
	dgm_status st;

	st = read_document(&pair->source, r->pairs[index].source_path, r->source_language, r->articles->source_segmenter, opt, err);
	if (st != DGM_OK)
		return st;
	return read_document(&pair->target, r->pairs[index].target_path, r->target_language, r->articles->target_segmenter, opt, err);
}

static void *read_some(void *arg)
{
	reading *r = arg;
	dgm_article_options article_opt = { .size = sizeof article_opt, .format = r->opt->input_format, .text = r->opt->text };
	size_t i;

	article_opt.text.reporter = &r->turns.reporter;
	while ((i = atomic_fetch_add(&r->next, 1)) < r->articles->count) {
		dgm_error err = DGM_ERROR_INIT;
		dgm_status st = read_pair(r, i, &article_opt, &err);

		if (st != DGM_OK && st != DGM_ENOMEM && r->opt->keep_going) {
			dgm__warn(&r->turns.reporter, NULL, 0, "%s; pair \"%s\" is left out", err.text, r->pairs[i].name);
			r->articles->pairs[i].unread = true;
			continue;
		}
		if (st == DGM_OK)
			continue;
		err.code = st;
		pthread_mutex_lock(&r->lock);
		if (i < r->failed_at) {
			r->failed_at = i;
			r->error = err;
		}
		pthread_mutex_unlock(&r->lock);
		break;
	}
	return NULL;
}

static size_t thread_count(const dgm_articles_options *opt, size_t pairs)
{
	long cpus = sysconf(_SC_NPROCESSORS_ONLN);
	size_t n = opt->align.threads ? opt->align.threads : cpus > 0 ? (size_t)cpus : 1;

	if (n > pairs)
		n = pairs;
	return n > MOST_THREADS ? MOST_THREADS : n ? n : 1;
}

static dgm_status read_all(reading *r, dgm_error *err)
{
	size_t threads = thread_count(r->opt, r->articles->count), started = 0;
	pthread_t workers[MOST_THREADS];

	while (started + 1 < threads && pthread_create(&workers[started], NULL, read_some, r) == 0)
		started++;
	read_some(r);
	for (size_t i = 0; i < started; i++)
		pthread_join(workers[i], NULL);
	if (r->failed_at == r->articles->count)
		return DGM_OK;
	if (err)
		*err = r->error;
	return r->error.code;
}

static dgm_status align_all(dgm_articles *articles, const reading *r, dgm_error *err)
{
	dgm_status st = dgm_aligner_new(&articles->aligner, r->source_language, r->target_language, &r->opt->align, err);

	for (size_t i = 0; i < articles->count && st == DGM_OK; i++) {
		if (articles->pairs[i].unread)
			articles->unread++;
		else
			st = dgm_aligner_add(articles->aligner, r->pairs[i].name, articles->pairs[i].source, articles->pairs[i].target, err);
	}
	if (st == DGM_OK)
		st = dgm_aligner_run(articles->aligner, err);
	return st;
}

dgm_status dgm_articles_align(dgm_articles **out, const dgm_article_pair *pairs, size_t count,
	const dgm_articles_options *given, dgm_error *err)
{
	dgm_articles_options opt = DGM_ARTICLES_OPTIONS_INIT;
	char source_language[DGM_LANGUAGE_CAPACITY], target_language[DGM_LANGUAGE_CAPACITY];
	reading r = { .pairs = pairs, .opt = &opt, .source_language = source_language, .target_language = target_language,
		.lock = PTHREAD_MUTEX_INITIALIZER, .failed_at = count };
	dgm_articles *articles;
	dgm_status st;

	*out = NULL;
	dgm__options_take(&opt, sizeof opt, given);
	if (!opt.source_language || !opt.target_language)
		return dgm__fail(err, DGM_EARG, NULL, 0, "source and target language are required");
	if (opt.segmented)
		opt.segment.line_breaks = DGM_LINE_BREAKS_SEGMENT;
	articles = dgm__calloc(1, sizeof *articles);
	if (!articles)
		return dgm__out_of_memory(err);
	r.articles = articles;
	articles->pairs = dgm__calloc(count, sizeof *articles->pairs);
	articles->count = articles->pairs ? count : 0;
	st = articles->pairs ? DGM_OK : dgm__out_of_memory(err);
	if (st == DGM_OK)
		st = dgm_language_canonical(source_language, opt.source_language, err);
	if (st == DGM_OK)
		st = dgm_language_canonical(target_language, opt.target_language, err);
	if (st == DGM_OK)
		st = dgm_segmenter_new(&articles->source_segmenter, source_language, &opt.segment, err);
	if (st == DGM_OK)
		st = dgm_segmenter_new(&articles->target_segmenter, target_language, &opt.segment, err);
	dgm__turns_init(&r.turns, opt.text.reporter);
	if (st == DGM_OK)
		st = read_all(&r, err);
	dgm__turns_clear(&r.turns);
	if (st == DGM_OK)
		st = align_all(articles, &r, err);
	pthread_mutex_destroy(&r.lock);
	if (st != DGM_OK) {
		dgm_articles_free(articles);
		return st;
	}
	*out = articles;
	return DGM_OK;
}

size_t dgm_articles_count(const dgm_articles *articles)
{
	return dgm_aligner_count(articles->aligner);
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
