/* A document: decoded text, its language, and its segments. The model that every later step shares. */
#ifndef DRAGOMAN_DOCUMENT_H
#define DRAGOMAN_DOCUMENT_H

#include <dragoman/language.h>

typedef enum dgm_segment_kind { DGM_SEGMENT_SENTENCE, DGM_SEGMENT_HEADING, DGM_SEGMENT_DATELINE } dgm_segment_kind;

/* Why a segment ends where it does; one value a rule, added with the rule. */
typedef enum dgm_segment_reason {
	DGM_REASON_TEXT_END,
	DGM_REASON_PARAGRAPH_END,
	DGM_REASON_LINE_END, /* input with one sentence a line */
	DGM_REASON_DATELINE,
	DGM_REASON_STRONG_MARK, /* any final mark but the ASCII full stop */
	DGM_REASON_FULL_STOP,
	DGM_REASON_ELLIPSIS,
	DGM_REASON_NO_SPACE,     /* a mark of a script that puts no space between sentences */
	DGM_REASON_FIGURE,       /* a full stop after a figure that is no ordinal here */
	DGM_REASON_ABBREVIATION, /* a full stop that ends abbreviation and sentence at once */
	DGM_REASON_INITIAL,      /* the same after a letter or an acronym with stops */
	DGM_REASON_SRX,          /* a rule of the user's SRX file */
	DGM_REASON_SPACE,        /* a space that the weights of the language take for an end (Thai, Lao) */
	DGM_SEGMENT_REASONS
} dgm_segment_reason;

/* What a file says of the article in it. */
typedef enum dgm_metadata {
	DGM_METADATA_LANGUAGE,       /* canonical tag */
	DGM_METADATA_DATE,           /* as written, most often ISO 8601 */
	DGM_METADATA_HEADLINE,
	DGM_METADATA_SLUG,
	DGM_METADATA_ID,
	DGM_METADATA_BYLINE,
	DGM_METADATA_TRANSLATION_OF, /* identifier of the article that this one translates */
	DGM_METADATA_KINDS
} dgm_metadata;

/* Half-open byte range of the document's text; begins and ends with no white space. What lies between two segments is a gap. */
typedef struct dgm_segment {
	size_t start_off, end_off;
	uint32_t paragraph; /* from 0 */
	uint8_t kind;       /* dgm_segment_kind */
	uint8_t reason;     /* dgm_segment_reason: why it ends here */
	uint8_t certain;    /* 0 where the border is a guess (Thai, Lao): an aligner may merge over it */
} dgm_segment;

/* A growable array of segments; zero-initialise, reuse freely, dgm_segments_clear frees. */
typedef struct dgm_segments {
	dgm_segment *items;
	size_t count, capacity;
} dgm_segments;

/* Stable names for output: "sentence", "heading", "dateline"; "strong-mark", ...; static; NULL for unknown values. */
DGM_API const char *dgm_segment_kind_name(uint8_t kind);
DGM_API const char *dgm_segment_reason_name(uint8_t reason);

/* "language", "date", ...; static; NULL for unknown values. */
DGM_API const char *dgm_metadata_name(dgm_metadata kind);

DGM_API void dgm_segments_clear(dgm_segments *segments);

typedef struct dgm_doc dgm_doc;

/*
 * Takes over *text (set to NULL) on success and failure alike. language: canonical tag, copied.
 * *out is the caller's, freed with dgm_doc_free.
 */
DGM_API dgm_status dgm_doc_new(dgm_doc **out, dgm_text **text, const char *language, dgm_error *err);
DGM_API void dgm_doc_free(dgm_doc *doc);

/*
 * Gives the document its segments (moved out of *segments, which is left empty) and prepares the one-line form of each.
 * Once a document. DGM_EARG: a range outside the text or out of order.
 */
DGM_API dgm_status dgm_doc_set_segments(dgm_doc *doc, dgm_segments *segments, dgm_error *err);

/* Copies what was said of the article; an earlier value of the kind is replaced. */
DGM_API dgm_status dgm_doc_set_metadata(dgm_doc *doc, dgm_metadata kind, dgm_str value, dgm_error *err);
DGM_API dgm_str dgm_doc_metadata(const dgm_doc *doc, dgm_metadata kind); /* borrowed, ended by NUL; empty: nothing was said */

DGM_API const char *dgm_doc_name(const dgm_doc *doc);     /* borrowed */
DGM_API const char *dgm_doc_language(const dgm_doc *doc); /* borrowed */
DGM_API dgm_str dgm_doc_text(const dgm_doc *doc);         /* borrowed; the whole decoded text */
DGM_API size_t dgm_doc_count(const dgm_doc *doc);         /* segments */
DGM_API const dgm_segment *dgm_doc_segment(const dgm_doc *doc, size_t index); /* borrowed; index < count */

/* The segment on one line: each run of white space (line breaks too) is one space. Borrowed from the document. */
DGM_API dgm_str dgm_doc_sentence(const dgm_doc *doc, size_t index);

#endif
