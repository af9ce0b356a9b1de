/* Reading: bytes, the format, its reader, the text; and the way to a document. */
#include "article/article.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "text/door.h"

void dgm_article_free(dgm_article *article)
{
	if (!article)
		return;
	dgm_text_free(article->text);
	dgm__arena_clear(&article->strings);
	dgm__vector_clear(&article->blocks);
	dgm__free(article);
}

const char *dgm_article_name(const dgm_article *article)
{
	return dgm_text_name(article->text);
}

const char *dgm_article_format(const dgm_article *article)
{
	return article->format;
}

dgm_str dgm_article_text(const dgm_article *article)
{
	return dgm_text_str(article->text);
}

dgm_str dgm_article_metadata(const dgm_article *article, dgm_metadata kind)
{
	return article->metadata[kind];
}

/* What was built becomes the article's text. A parser's text is well-formed; repair is for what HTML lets through. */
static dgm_status finish(dgm__article_job *job, dgm_error *err)
{
	dgm_text_options opt = { .size = sizeof opt, .repair = true, .reporter = job->text->reporter };
	dgm_status st;

	dgm__article_end(job);
	st = dgm__article_status(job, err);
	if (st != DGM_OK)
		return st;
	if (!job->body.n)
		return dgm__fail(err, DGM_EFORMAT, job->name, 0, "holds no text of an article (read as %s); --input-format plain takes it as it is", job->article->format);
	/* An end of one line is enough for the last paragraph. */
	return dgm_text_from_bytes(&job->article->text, job->body.p, job->body.n - 1, job->name, &opt, err);
}

static dgm_status read(dgm__article_job *job, const char *wanted, dgm_error *err)
{
	const dgm__article_format *format = dgm__article_format_for(wanted, job->bytes);
	dgm_status st;

	if (!format)
		return dgm__fail(err, DGM_EARG, NULL, 0, "there is no input format \"%.60s\"", wanted);
	job->article->format = format->info.name;
	st = format->read(job, err);
	if (st == DGM_OK && !job->article->text)
		st = finish(job, err);
	return st;
}

dgm_status dgm_article_from_bytes(dgm_article **out, const void *bytes, size_t n, const char *name, const dgm_article_options *given, dgm_error *err)
{
	dgm_article_options opt = DGM_ARTICLE_OPTIONS_INIT;
	dgm__article_job job = { .bytes = { bytes, n }, .name = name, .body = DGM__BUFFER_INIT(INT32_MAX - 1), .text = &opt.text };
	dgm_status st;

	*out = NULL;
	dgm__options_take(&opt, sizeof opt, given);
	if (n >= INT32_MAX)
		return dgm__fail(err, DGM_ELIMIT, name, 0, "larger than 2 GiB; split it");
	job.article = dgm__calloc(1, sizeof *job.article);
	if (!job.article)
		return dgm__out_of_memory(err);
	job.article->blocks = (dgm__vector)DGM__VECTOR_INIT(dgm__article_block);
	st = read(&job, opt.format, err);
	dgm__buffer_clear(&job.body);
	if (st == DGM_OK)
		*out = job.article;
	else
		dgm_article_free(job.article);
	return st;
}

dgm_status dgm_article_load(dgm_article **out, const char *path, const dgm_article_options *given, dgm_error *err)
{
	dgm__buffer bytes = DGM__BUFFER_INIT(INT32_MAX);
	dgm_article_options opt = DGM_ARTICLE_OPTIONS_INIT;
	dgm_status st = dgm__file_bytes(&bytes, path, err);

	*out = NULL;
	dgm__options_take(&opt, sizeof opt, given);
	if (opt.digest)
		*opt.digest = '\0';
	if (opt.digest && st == DGM_OK)
		dgm_digest(opt.digest, bytes.p, bytes.n);
	if (st == DGM_OK)
		st = dgm_article_from_bytes(out, bytes.p ? bytes.p : "", bytes.n, dgm__file_name(path), &opt, err);
	dgm__buffer_clear(&bytes);
	return st;
}

/* Segments inside a block get its kind; both are in order. */
static void mark_blocks(const dgm_article *article, dgm_segments *segments)
{
	size_t k = 0;

	for (size_t i = 0; i < segments->count; i++) {
		dgm_segment *s = &segments->items[i];
		const dgm__article_block *block;

		while (k < article->blocks.count && ((const dgm__article_block *)dgm__vector_at(&article->blocks, k))->end_off <= s->start_off)
			k++;
		if (k == article->blocks.count)
			return;
		block = dgm__vector_at(&article->blocks, k);
		if (s->start_off >= block->start_off && s->end_off <= block->end_off)
			s->kind = block->kind;
	}
}

bool dgm__article_may_be_in(const dgm_article *article, const char *language)
{
	const char *declared = article->metadata[DGM_METADATA_LANGUAGE].p;
	size_t n = strcspn(language, "-");

	return !declared || (n == strcspn(declared, "-") && !memcmp(declared, language, n));
}

static dgm_status copy_metadata(dgm_doc *doc, const dgm_article *article, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (int kind = 0; kind < DGM_METADATA_KINDS && st == DGM_OK; kind++)
		if (article->metadata[kind].n)
			st = dgm_doc_set_metadata(doc, (dgm_metadata)kind, article->metadata[kind], err);
	return st;
}

dgm_status dgm_article_document(dgm_doc **out, dgm_article **taken, const char *language, const dgm_segmenter *segmenter, const dgm_reporter *reporter,
	dgm_error *err)
{
	dgm_article *article = *taken;
	dgm_segments segments = { 0 };
	dgm_status st;

	*taken = NULL;
	*out = NULL;
	if (!dgm__article_may_be_in(article, language))
		dgm__warn(reporter, dgm_article_name(article), 0, "says it is in %s, and is taken as %s", article->metadata[DGM_METADATA_LANGUAGE].p, language);
	st = dgm_segmenter_run(segmenter, dgm_article_text(article), &segments, err);
	if (st == DGM_OK) {
		mark_blocks(article, &segments);
		st = dgm_doc_new(out, &article->text, language, err);
	}
	if (st == DGM_OK)
		st = dgm_doc_set_segments(*out, &segments, err);
	if (st == DGM_OK)
		st = copy_metadata(*out, article, err);
	if (st != DGM_OK) {
		dgm_doc_free(*out);
		*out = NULL;
	}
	dgm_segments_clear(&segments);
	dgm_article_free(article);
	return st;
}

dgm_status dgm_article_read(dgm_doc **out, const char *path, const char *language, const dgm_segmenter *segmenter, const dgm_article_options *opt,
	dgm_error *err)
{
	dgm_article *article;
	dgm_status st = dgm_article_load(&article, path, opt, err);

	*out = NULL;
	return st == DGM_OK ? dgm_article_document(out, &article, language, segmenter, opt ? opt->text.reporter : NULL, err) : st;
}
