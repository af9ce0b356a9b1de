/* Articles as agencies and offices keep them: the text with its paragraphs and headings, and what the file says of it. Formats: doc/formats/articles.md. */
#ifndef DRAGOMAN_ARTICLE_H
#define DRAGOMAN_ARTICLE_H

#include <dragoman/output.h>
#include <dragoman/segment.h>

/* A text that was read from some format, with its structure and metadata. Immutable. */
typedef struct dgm_article dgm_article;

typedef struct dgm_article_options {
	uint32_t size;
	const char *format;    /* a name of dgm_article_format_at(); NULL: by the content. Borrowed for the call */
	dgm_text_options text; /* encoding: for XML it stands above the declaration; DOCX and ODT have none to choose */
	char *digest;          /* DGM_DIGEST_CAPACITY bytes for the digest of the file (dgm_digest_file), empty where it cannot be read; NULL: none is wanted */
} dgm_article_options;

#define DGM_ARTICLE_OPTIONS_INIT { .size = sizeof(dgm_article_options), .text = DGM_TEXT_OPTIONS_INIT }

/* The input formats by name; index from 0; NULL past the end. */
DGM_API const dgm_format_info *dgm_article_format_at(size_t index);

/*
 * Reads an article from n bytes. name: for messages; copied. opt may be NULL. *out is the caller's, freed with dgm_article_free.
 * DGM_EFORMAT: not what the format asks for, with the line where there is one; it holds no text; it declares entities. DGM_ELIMIT: a part unpacks
 * to too much. DGM_EARG: no such format.
 */
DGM_API dgm_status dgm_article_from_bytes(dgm_article **out, const void *bytes, size_t n, const char *name, const dgm_article_options *opt,
	dgm_error *err);

/* The same from the file at path ("-": standard input). DGM_EIO: not readable, or a folder. */
DGM_API dgm_status dgm_article_load(dgm_article **out, const char *path, const dgm_article_options *opt, dgm_error *err);

DGM_API void dgm_article_free(dgm_article *article); /* NULL is fine */

/* Borrowed from the article. */
DGM_API const char *dgm_article_name(const dgm_article *article);
DGM_API const char *dgm_article_format(const dgm_article *article);
DGM_API dgm_str dgm_article_text(const dgm_article *article);
/* What the file says of this kind; empty where it says nothing. Borrowed. */
DGM_API dgm_str dgm_article_metadata(const dgm_article *article, dgm_metadata kind);

/*
 * Makes the article a document in language (a canonical tag), cut into sentences by segmenter; what the file calls a headline is one. Takes over *article (set to NULL)
 * on success and failure alike. A language that the file declares and that is another goes to the reporter as a warning.
 */
DGM_API dgm_status dgm_article_document(dgm_doc **out, dgm_article **article, const char *language, const dgm_segmenter *segmenter,
	const dgm_reporter *reporter, dgm_error *err);

/* Both at once: the file at path becomes a document. */
DGM_API dgm_status dgm_article_read(dgm_doc **out, const char *path, const char *language, const dgm_segmenter *segmenter, const dgm_article_options *opt,
	dgm_error *err);

#endif
