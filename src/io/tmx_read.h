/* The state of one TMX file being read, shared by its input side (tmx_input.c) and its events (tmx_events.c). */
#ifndef DGM_IO_TMX_READ_H
#define DGM_IO_TMX_READ_H

#include <libxml/parser.h>

#include "base/seen.h"
#include "base/strmap.h"
#include "io/build.h"
#include "io/reader.h"
#include "io/tmx_rules.h"
#include "text/decoder.h"

enum {
	DGM__TMX_DEPTH = 200,      /* levels of elements */
	DGM__TMX_PIECE = 1 << 15,  /* bytes read at a time */
	DGM__TMX_IDS = 1 << 19,    /* slots for tuids: 8 MiB, some 390 000 exactly, then a sample */
	DGM__TMX_LANGUAGES = 4096  /* different tags */
};

typedef struct dgm__tmx {
	dgm_unit_reader *reader;
	xmlParserCtxtPtr parser;
	dgm_status st;  /* the first failure; told after the units before it */
	dgm_error error;

	/* input */
	dgm__decoder *decoder; /* NULL: UTF-8 */
	dgm__buffer decoded;
	char *raw;             /* DGM__TMX_PIECE bytes and a little more */
	size_t raw_n;          /* bytes carried over: the beginning of a character */
	uint64_t offset;       /* of raw[0] in the file */
	bool finishing, finished, cut;

	/* structure */
	uint8_t stack[DGM__TMX_DEPTH + 1]; /* dgm__tmx_kind */
	unsigned depth, skipped;           /* open elements; of these inside a skipped one */
	const xmlChar *names[DGM__TMX_KINDS], *attribute_names[DGM__TMX_ATTRIBUTES], *xml_prefix; /* interned by the parser: compare addresses */
	const xmlChar *uri;                /* of the root */
	bool root_closed, header_seen, body_seen, header_done;
	bool is_14;                        /* version 1.4 and later */

	/* units */
	dgm__build build;
	dgm__queue queue;
	dgm__buffer scratch;               /* attribute values of the element at hand */
	dgm__buffer text;                  /* of the open segment */
	dgm__buffer *into;                 /* where character data goes; NULL: nowhere */
	unsigned native;                   /* depth of the inline code that is open; 0: none */
	size_t first_code;                 /* of the open segment, in build.codes */
	bool seg_seen, dropped;            /* of the open variant; the open unit is left out */
	uint64_t tus, units;               /* <tu> seen; units yielded */
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

#define DGM__TMX_NO_LINE UINT64_MAX

/* Latches the first failure. Line 0: the parser's. DGM__TMX_NO_LINE: none is named. */
void dgm__tmx_fail(dgm__tmx *t, dgm_status code, uint64_t line, const char *format, ...) DGM_PRINTF(4, 5);
/* The end of every handler that may have failed: stops the parser. */
void dgm__tmx_settle(dgm__tmx *t);
uint64_t dgm__tmx_line(const dgm__tmx *t);
/* The innermost open element, for messages; "" outside. */
const char *dgm__tmx_open_element(const dgm__tmx *t);

void dgm__tmx_set_handlers(xmlSAXHandler *sax);
/* After the parser exists: interns the names. false: out of memory. */
bool dgm__tmx_begin_events(dgm__tmx *t);
/* At the end of a file that was read to its end. */
void dgm__tmx_end_events(dgm__tmx *t);

#endif
