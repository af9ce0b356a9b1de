/* The state of one TMX file being read. */
#ifndef DGM_IO_TMX_READ_H
#define DGM_IO_TMX_READ_H

#include "base/seen.h"
#include "base/strmap.h"
#include "io/tmx_rules.h"
#include "io/xml_input.h"

enum {
	DGM__TMX_IDS = 1 << 19,    /* slots for tuids: 8 MiB, some 390 000 exactly, then a sample */
	DGM__TMX_LANGUAGES = 4096  /* different tags */
};

typedef struct dgm__tmx {
	dgm__xml_input in;

	bool header_seen, body_seen;
	bool is_14;                        /* version 1.4 and later */

	/* units */
	dgm__build build;
	dgm__buffer text;                  /* of the open segment */
	dgm__buffer *into;                 /* where character data goes; NULL: nowhere */
	unsigned native;                   /* depth of the inline code that is open; 0: none */
	bool native_is_markup;             /* it holds an element: all of it is escaped */
	size_t first_code;                 /* of the open segment, in build.codes */
	bool seg_seen, dropped;            /* of the open variant; the open unit is left out */
	uint64_t tus;                      /* <tu> seen */
	bool language_seen;
	dgm__seen ids;

	/* languages */
	dgm__strmap raw_tags;              /* as written -> 1 + index in tags, times 2, plus 1 where it was not canonical; 0: unreadable */
	dgm__strmap tags;                  /* canonical; value: 1 answers to the header's source language, 2 does not, 0 not asked yet */
	dgm_str source_language;           /* of the header, interned or "*all*" */

	/* header */
	dgm__arena header_arena;
	dgm__vector header_properties, header_notes;
} dgm__tmx;

extern const dgm__xml_dialect dgm__tmx_dialect;

#endif
