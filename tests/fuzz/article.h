/* What the fuzz targets of article readers share: what comes out is well-formed text whose segments lie within it, and metadata within their bound. */
#ifndef DGM_TESTS_FUZZ_ARTICLE_H
#define DGM_TESTS_FUZZ_ARTICLE_H

#include <stdlib.h>

#include <dragoman/article.h>

#include "base/utf8.h"

static inline dgm_segmenter *fuzz_segmenter(void)
{
	static dgm_segmenter *one;

	if (!one && dgm_segmenter_new(&one, "en", NULL, NULL) != DGM_OK)
		abort();
	return one;
}

static inline void fuzz_check_text(dgm_str s, size_t most)
{
	if (s.n > most || (s.n && !dgm__utf8_is_valid(s.p, s.n, NULL, NULL)))
		abort();
}

/* format: NULL reads what the bytes look like. */
static inline void fuzz_article(const char *format, const void *bytes, size_t size)
{
	dgm_article_options opt = DGM_ARTICLE_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	dgm_article *article;
	dgm_status st;
	dgm_doc *doc;

	opt.format = format;
	st = dgm_article_from_bytes(&article, bytes, size, "fuzz", &opt, &err);
	if ((st != DGM_OK) != (article == NULL) || (st != DGM_OK && !err.text[0]))
		abort();
	if (st != DGM_OK)
		return;
	fuzz_check_text(dgm_article_text(article), INT32_MAX);
	for (int kind = 0; kind < DGM_METADATA_KINDS; kind++)
		fuzz_check_text(dgm_article_metadata(article, (dgm_metadata)kind), 1024);
	if (dgm_article_document(&doc, &article, "en", fuzz_segmenter(), NULL, NULL) != DGM_OK)
		abort();
	for (size_t i = 0; i < dgm_doc_count(doc); i++)
		fuzz_check_text(dgm_doc_sentence(doc, i), dgm_doc_text(doc).n);
	dgm_doc_free(doc);
}

#endif
