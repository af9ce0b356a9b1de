/* The facts of the TMX 1.4 DTD (LISA OSCAR, 2002) as tables: which element stands where, and with which attributes. */
#ifndef DGM_IO_TMX_RULES_H
#define DGM_IO_TMX_RULES_H

#include <stdbool.h>
#include <stdint.h>

#include "io/xml_input.h"

typedef enum dgm__tmx_kind {
	DGM__TMX_ROOT, DGM__TMX_HEADER, DGM__TMX_BODY, DGM__TMX_TU, DGM__TMX_TUV, DGM__TMX_SEG, DGM__TMX_NOTE, DGM__TMX_PROP, DGM__TMX_UDE,
	DGM__TMX_MAP, DGM__TMX_BPT, DGM__TMX_EPT, DGM__TMX_PH, DGM__TMX_IT, DGM__TMX_UT, DGM__TMX_HI, DGM__TMX_SUB,
	DGM__TMX_KINDS /* also: any other element */
} dgm__tmx_kind;

typedef enum dgm__tmx_attribute {
	DGM__ATTR_VERSION, DGM__ATTR_CREATIONTOOL, DGM__ATTR_CREATIONTOOLVERSION, DGM__ATTR_SEGTYPE, DGM__ATTR_O_TMF, DGM__ATTR_ADMINLANG,
	DGM__ATTR_SRCLANG, DGM__ATTR_DATATYPE, DGM__ATTR_O_ENCODING, DGM__ATTR_CREATIONDATE, DGM__ATTR_CREATIONID, DGM__ATTR_CHANGEDATE,
	DGM__ATTR_CHANGEID, DGM__ATTR_TUID, DGM__ATTR_USAGECOUNT, DGM__ATTR_LASTUSAGEDATE, DGM__ATTR_LANG, DGM__ATTR_XML_LANG, DGM__ATTR_TYPE,
	DGM__ATTR_I, DGM__ATTR_X, DGM__ATTR_POS, DGM__ATTR_ASSOC, DGM__ATTR_NAME, DGM__ATTR_BASE, DGM__ATTR_UNICODE, DGM__ATTR_CODE,
	DGM__ATTR_ENT, DGM__ATTR_SUBST,
	DGM__TMX_ATTRIBUTES /* also: any other attribute */
} dgm__tmx_attribute;

typedef struct dgm__tmx_element {
	uint32_t parents;  /* bits of dgm__tmx_kind */
	uint32_t allowed;  /* bits of dgm__tmx_attribute */
	uint32_t required; /* a part of allowed; xml:lang of tuv is judged by the reader, which also takes lang */
} dgm__tmx_element;

extern const dgm__tmx_element dgm__tmx_elements[DGM__TMX_KINDS];
extern const char *const dgm__tmx_element_names[DGM__TMX_KINDS];
extern const char *const dgm__tmx_attribute_names[DGM__TMX_ATTRIBUTES]; /* "xml:lang" with its prefix */

bool dgm__tmx_segtype_is_valid(dgm_str value);

/* What version="..." is: */
typedef enum dgm__tmx_version { DGM__TMX_VERSION_KNOWN, DGM__TMX_VERSION_ODD, DGM__TMX_VERSION_REFUSED } dgm__tmx_version;
dgm__tmx_version dgm__tmx_version_of(dgm_str value);

/*
 * What a file that is no TMX seems to be, by its first bytes (n of them; whole: there are no more): a message without the file's name, or NULL
 * where it may be TMX.
 */
const char *dgm__tmx_other_content(const char *head, size_t n, bool whole);
/* The same by the name of the root element. */
const char *dgm__tmx_other_root(const char *name);

#endif
