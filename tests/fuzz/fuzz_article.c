/*
 * Articles in every format: the first byte picks the reader (also for bytes that are another's), the rest is the file. What comes out is well-formed
 * text whose segments lie within it, and metadata within their bound.
 */
#include <stdlib.h>
#include <string.h>

#include <dragoman/article.h>

#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static dgm_segmenter *segmenter(void)
{
	static dgm_segmenter *one;

	if (!one && dgm_segmenter_new(&one, "en", NULL, NULL) != DGM_OK)
		abort();
	return one;
}

static void check(dgm_str s, size_t most)
{
	if (s.n > most || (s.n && !dgm__utf8_is_valid(s.p, s.n, NULL, NULL)))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	dgm_article_options opt = DGM_ARTICLE_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	const dgm_format_info *format;
	dgm_article *article;
	dgm_status st;
	dgm_doc *doc;

	if (!size)
		return 0;
	format = dgm_article_format_at(data[0] - '0');
	opt.format = format ? format->name : NULL;
	st = dgm_article_from_bytes(&article, data + 1, size - 1, "fuzz", &opt, &err);
	if ((st != DGM_OK) != (article == NULL) || (st != DGM_OK && !err.text[0]))
		abort();
	if (st != DGM_OK)
		return 0;
	check(dgm_article_text(article), INT32_MAX);
	for (int kind = 0; kind < DGM_METADATA_KINDS; kind++)
		check(dgm_article_metadata(article, (dgm_metadata)kind), 1024);
	if (dgm_article_document(&doc, &article, "en", segmenter(), NULL, NULL) != DGM_OK)
		abort();
	for (size_t i = 0; i < dgm_doc_count(doc); i++)
		check(dgm_doc_sentence(doc, i), dgm_doc_text(doc).n);
	dgm_doc_free(doc);
	return 0;
}
