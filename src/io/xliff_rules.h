/* XLIFF 1.2 (OASIS, 2008) and 2.1 (OASIS, 2018) as tables, and what stands between their inline codes and ours. */
#ifndef DGM_IO_XLIFF_RULES_H
#define DGM_IO_XLIFF_RULES_H

#include "io/xml_input.h"

#define DGM__XLIFF_12 "urn:oasis:names:tc:xliff:document:1.2"
#define DGM__XLIFF_2 "urn:oasis:names:tc:xliff:document:2.0" /* of 2.1 too */
#define DGM__XLIFF_METADATA "urn:oasis:names:tc:xliff:metadata:2.0"

typedef enum dgm__xliff_kind {
	DGM__XLIFF_ROOT, DGM__XLIFF_FILE, DGM__XLIFF_HEADER, DGM__XLIFF_BODY, DGM__XLIFF_GROUP, DGM__XLIFF_UNIT, DGM__XLIFF_TRANS_UNIT,
	DGM__XLIFF_SEGMENT, DGM__XLIFF_IGNORABLE, DGM__XLIFF_NOTES, DGM__XLIFF_NOTE, DGM__XLIFF_SOURCE, DGM__XLIFF_TARGET, DGM__XLIFF_SEG_SOURCE,
	DGM__XLIFF_ORIGINAL_DATA, DGM__XLIFF_DATA,
	/* inline, 1.2 */
	DGM__XLIFF_G, DGM__XLIFF_X, DGM__XLIFF_BX, DGM__XLIFF_EX, DGM__XLIFF_BPT, DGM__XLIFF_EPT, DGM__XLIFF_PH, DGM__XLIFF_IT, DGM__XLIFF_MRK,
	DGM__XLIFF_SUB,
	/* inline, 2.1, beside ph and mrk */
	DGM__XLIFF_PC, DGM__XLIFF_SC, DGM__XLIFF_EC, DGM__XLIFF_SM, DGM__XLIFF_EM, DGM__XLIFF_CP,
	DGM__XLIFF_KINDS, /* also: any other element */
	/* on the stack only */
	DGM__XLIFF_METADATA_KIND, DGM__XLIFF_META_GROUP, DGM__XLIFF_META,
	DGM__XLIFF_SEGMENT_MARK, /* mrk mtype="seg" */
	DGM__XLIFF_HIGHLIGHT,    /* mrk that is our hi */
	DGM__XLIFF_TRANSPARENT   /* leaves only its text */
} dgm__xliff_kind;

typedef enum dgm__xliff_attribute {
	DGM__XA_VERSION, DGM__XA_SRC_LANG, DGM__XA_TRG_LANG, DGM__XA_SOURCE_LANGUAGE, DGM__XA_TARGET_LANGUAGE, DGM__XA_ORIGINAL, DGM__XA_DATATYPE,
	DGM__XA_ID, DGM__XA_NAME, DGM__XA_RESNAME, DGM__XA_APPROVED, DGM__XA_STATE, DGM__XA_SUB_STATE, DGM__XA_CTYPE, DGM__XA_RID, DGM__XA_POS,
	DGM__XA_ASSOC, DGM__XA_MID, DGM__XA_MTYPE, DGM__XA_DATA_REF, DGM__XA_DATA_REF_START, DGM__XA_DATA_REF_END, DGM__XA_START_REF,
	DGM__XA_ISOLATED, DGM__XA_TYPE, DGM__XA_SUB_TYPE, DGM__XA_CATEGORY, DGM__XA_APPLIES_TO, DGM__XA_ANNOTATES, DGM__XA_HEX, DGM__XA_XML_LANG,
	DGM__XA_VALUE,
	DGM__XLIFF_ATTRIBUTES
} dgm__xliff_attribute;

extern const char *const dgm__xliff_element_names[DGM__XLIFF_KINDS];
extern const char *const dgm__xliff_attribute_names[DGM__XLIFF_ATTRIBUTES];
extern const uint32_t dgm__xliff_parents[DGM__XLIFF_KINDS]; /* bits of dgm__xliff_kind */

/* The attributes of a unit or variant of TMX that XLIFF keeps as metadata of category "tmx", in the order of dgm_history, then segtype, datatype, srclang. */
enum { DGM__XLIFF_HISTORY = 8, DGM__XLIFF_SEGTYPE = DGM__XLIFF_HISTORY, DGM__XLIFF_DATATYPE, DGM__XLIFF_SRCLANG, DGM__XLIFF_TMX };
extern const char *const dgm__xliff_tmx[DGM__XLIFF_TMX];

/*
 * What a code has beyond its id: written into ctype (1.2) or subType (2.1) with a prefix of ours, so that a memory comes back as it was.
 */
typedef struct dgm__xliff_nature {
	bool is_ut, is_markup;
	char assoc; /* p, f, b; 0: none */
} dgm__xliff_nature;

/* Appends "tmx", "tmx-ut-sub", "tmx-p"... */
void dgm__xliff_nature_put(dgm__buffer *to, dgm__xliff_nature nature);
/* Reads such a prefix and takes it off *s with the ':' behind it (then *s is the type; empty: none). false: it has none. */
bool dgm__xliff_nature_take(dgm_str *s, dgm__xliff_nature *nature);

/* Appends s so that it fits NMTOKEN and the parts of a subType: bytes other than letters, digits, '-' and '_' become ".XX". */
void dgm__xliff_token(dgm__buffer *to, dgm_str s);
/* Appends what dgm__xliff_token made, undone. */
void dgm__xliff_untoken(dgm__buffer *to, dgm_str s);

/* Is the text XML that may stand in a native code of TMX: sub-flows and inline elements, well-formed? */
bool dgm__xliff_is_fragment(dgm_str text);

#endif
