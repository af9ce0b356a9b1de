/*
 * A translation unit with its variants: what every memory reader yields, every writer takes, and what checks look at.
 * All strings are borrowed from whoever yields the unit, until its next unit.
 */
#ifndef DRAGOMAN_UNIT_H
#define DRAGOMAN_UNIT_H

#include <dragoman/language.h>

/* prop type="..." of TMX; a key with a value elsewhere. Several of one type are legal. */
typedef struct dgm_property {
	dgm_str type, value;
	dgm_str language; /* empty: none given */
} dgm_property;

typedef enum dgm_code_kind {
	DGM_CODE_BPT, DGM_CODE_EPT, DGM_CODE_PH, DGM_CODE_IT, DGM_CODE_UT, /* native code, not part of the text */
	DGM_CODE_HI_BEGIN, DGM_CODE_HI_END                                  /* around text */
} dgm_code_kind;

/* One inline element of a segment, in order. */
typedef struct dgm_code {
	uint8_t kind;        /* dgm_code_kind */
	uint32_t text_off;   /* where it stands in the variant's text, bytes */
	dgm_str i, x, type;  /* attributes as written; empty: absent */
	dgm_str extra;       /* pos of it, assoc of ph */
	dgm_str native;      /* content: the code itself, or (is_markup) XML with the sub-flows as "<sub>...</sub>" and the rest escaped */
	bool is_markup;
} dgm_code;

/* Dates are kept as written; the rest by name. Empty: absent. */
typedef struct dgm_history {
	dgm_str creation_date, creation_id, change_date, change_id, last_usage_date, usage_count;
	dgm_str creation_tool, creation_tool_version;
} dgm_history;

typedef struct dgm_variant {
	dgm_str language;            /* canonical tag */
	dgm_str text;                /* plain text: no native codes, hi content included */
	const dgm_code *codes;
	size_t code_count;
	const dgm_property *properties;
	size_t property_count;
	const dgm_str *notes;
	size_t note_count;
	dgm_history history;
	uint64_t line;               /* of the segment in its file, from 1; 0 unknown */
} dgm_variant;

typedef struct dgm_unit {
	dgm_str id;                  /* tuid; empty: none */
	dgm_str source_language;     /* of this unit where it has its own, canonical; else empty */
	dgm_str segment_type, datatype; /* empty: the header's */
	const dgm_variant *variants;
	size_t variant_count;
	const dgm_property *properties;
	size_t property_count;
	const dgm_str *notes;
	size_t note_count;
	dgm_history history;
	uint64_t number;             /* position in its file, from 1 */
	uint64_t line;               /* of the unit in its file, from 1; 0 unknown */
	bool is_gap;                 /* of two articles: what one alone has; the other's text is empty, its line is that of the place */
} dgm_unit;

/* The first variant whose language matches tag (dgm_language_matches), or NULL. */
DGM_API const dgm_variant *dgm_unit_variant(const dgm_unit *unit, const char *tag);

/* The value of the unit's first property of this type, or an empty view with p == NULL. */
DGM_API dgm_str dgm_unit_property(const dgm_unit *unit, const char *type);

/* What a memory says of itself. */
typedef struct dgm_memory_header {
	dgm_str source_language; /* canonical tag, or "*all*" */
	dgm_str admin_language, segment_type, datatype, original_format, original_encoding;
	dgm_str tool, tool_version;
	dgm_history history;
	const dgm_property *properties;
	size_t property_count;
	const dgm_str *notes;
	size_t note_count;
} dgm_memory_header;

#endif
