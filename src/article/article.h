/* What the readers of articles share. To add a format: a file with a dgm__article_format, a row in registry.c. */
#ifndef DGM_ARTICLE_ARTICLE_H
#define DGM_ARTICLE_ARTICLE_H

#include <dragoman/article.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/vector.h"

enum { DGM__METADATA_BYTES = 1024 }; /* of a value; the rest is cut off */

/* A paragraph that is more than that, half-open bytes of the text. */
typedef struct dgm__article_block {
	size_t start_off, end_off;
	uint8_t kind; /* dgm_segment_kind */
} dgm__article_block;

struct dgm_article {
	dgm_text *text;
	const char *format;
	dgm__arena strings;
	dgm_str metadata[DGM_METADATA_KINDS];
	dgm__vector blocks; /* dgm__article_block, in order; plain sentences have none */
};

/* One article being read. A failure of memory is kept: build freely, ask dgm__article_status once at the end. */
typedef struct dgm__article_job {
	dgm_article *article;
	dgm_str bytes;
	const char *name;             /* for messages */
	const dgm_text_options *text;
	dgm__buffer body;             /* the text so far */
	size_t block_off;             /* where the open paragraph begins */
	uint8_t kind;                 /* of the open paragraph */
	bool space, line;             /* white space, a line break waits for what follows */
	bool out_of_memory;
} dgm__article_job;

typedef struct dgm__article_format {
	dgm_format_info info; /* name, extension, summary */
	bool (*sniff)(dgm_str bytes);
	/* Builds the text, or sets article->text itself. */
	dgm_status (*read)(dgm__article_job *job, dgm_error *err);
} dgm__article_format;

extern const dgm__article_format dgm__article_docx, dgm__article_html, dgm__article_newsml, dgm__article_ninjs, dgm__article_nitf, dgm__article_odt,
	dgm__article_plain;

/* The format of this name (NULL: the first whose sniff says yes); NULL: there is none. */
const dgm__article_format *dgm__article_format_for(const char *name, dgm_str bytes);

/* The first bytes where formats look for their marks, without byte order mark and white space. */
dgm_str dgm__article_head(dgm_str bytes);

/*
 * Does the article say nothing against being in this language (a canonical tag)? A regional form of the language is no other one; a script is not always
 * written down.
 */
bool dgm__article_may_be_in(const dgm_article *article, const char *language);

/* --- building (build.c) ------------------------------------------------------------------------------ */

/* Begins a paragraph of this dgm_segment_kind; ends the open one. Empty ones leave no trace. */
void dgm__article_begin(dgm__article_job *job, uint8_t kind);
void dgm__article_end(dgm__article_job *job);
/* Appends to the open paragraph; runs of ASCII white space become one space. */
void dgm__article_put(dgm__article_job *job, dgm_str text);
/* A line break: a space; two of them end the paragraph. */
void dgm__article_break(dgm__article_job *job);
/* Plain text as it stands, with its own lines. */
void dgm__article_plain_text(dgm__article_job *job, dgm_str text);

/* The first value of a kind is kept, white space folded. A language becomes its canonical tag, or is dropped. */
void dgm__article_set(dgm__article_job *job, dgm_metadata kind, dgm_str value);
bool dgm__article_has(const dgm__article_job *job, dgm_metadata kind);

/*
 * A relation to another article: kept as DGM_METADATA_TRANSLATION_OF where rel ends in translationOf, isTranslationOf or translatedFrom, of whatever
 * scheme. The IPTC's own item relations know no translation, so providers use theirs.
 */
void dgm__article_set_link(dgm__article_job *job, dgm_str rel, dgm_str id);

/* The job's headline as the first paragraph, where it has one. */
void dgm__article_headline(dgm__article_job *job);

dgm_status dgm__article_status(const dgm__article_job *job, dgm_error *err);

/* --- readers that stand in others -------------------------------------------------------------------- */

dgm_status dgm__article_html_fragment(dgm__article_job *job, dgm_str html, dgm_error *err);
dgm_status dgm__article_nitf_fragment(dgm__article_job *job, dgm_str nitf, dgm_error *err);

#endif
