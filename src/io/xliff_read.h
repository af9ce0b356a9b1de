/* The state of one XLIFF file being read, shared by its structure (xliff_read.c), its inline codes (xliff_inline.c) and its units (xliff_unit.c). */
#ifndef DGM_IO_XLIFF_READ_H
#define DGM_IO_XLIFF_READ_H

#include "base/strmap.h"
#include "io/xliff_rules.h"

typedef enum dgm__xliff_side { DGM__XLIFF_FROM, DGM__XLIFF_TO, DGM__XLIFF_SIDES } dgm__xliff_side;

enum {
	DGM__XLIFF_SEGMENTS = 1000,  /* of a unit */
	DGM__XLIFF_CODES = 1 << 16   /* of a unit */
};

/* One segment of a unit; strings in raw.chars. */
typedef struct dgm__xliff_piece {
	dgm__span id;
	dgm__span state, sub_state;
	struct {
		dgm__span text;         /* at == 0: none */
		dgm_str language;
		size_t first_code, codes; /* in raw.codes */
		uint64_t line;
	} sides[DGM__XLIFF_SIDES];
} dgm__xliff_piece;

/* A note (type absent), property or attribute of TMX, of the unit (side DGM__XLIFF_SIDES) or of one side of it. */
typedef struct dgm__xliff_extra {
	uint8_t side;
	bool is_note, is_tmx;
	dgm__span type, value, language;
} dgm__xliff_extra;

typedef struct dgm__xliff {
	dgm__xml_input in;
	bool is_2;                      /* 2.0 and later */
	dgm__strmap tags;
	dgm_str languages[DGM__XLIFF_SIDES]; /* of the file at hand; empty: not said */
	dgm__buffer file;               /* its id, or its original in 1.2 */
	unsigned files;
	uint64_t number;                /* segments yielded */

	/* the unit at hand */
	dgm__build raw;                 /* its strings and codes */
	dgm__build build;               /* one segment of it on its way to the queue */
	dgm__span id, name, approved;
	uint64_t line;
	dgm__vector pieces;             /* dgm__xliff_piece; in 1.2 the first is the whole, the others its segments */
	dgm__vector extras;             /* dgm__xliff_extra; before the first unit: of the header */
	dgm__strmap data;               /* of originalData: id -> 1 + index in data_spans */
	dgm__vector data_spans;
	size_t produced;                /* bytes of its segments so far */
	bool in_unit;

	/* the text at hand */
	dgm__buffer text, *into;        /* into: where character data goes; NULL: nowhere */
	dgm__xliff_side side;
	size_t piece;                   /* index in pieces; only where text is collected */
	size_t first_code;
	bool outside;                   /* between the segments of a segmented source or target: nothing is collected */
	dgm__vector open;               /* dgm__xliff_pair: g and pc that are open */
	unsigned native;                /* depth of the inline code that is open; 0: none */
	bool native_is_markup, native_is_flagged;

	/* metadata at hand */
	uint8_t meta_side;
	dgm__span meta_language;
	bool meta_tmx;

	dgm__arena header;
	dgm__vector header_properties, header_notes;
} dgm__xliff;

/* g or pc: its begin in raw.codes, and the native code of its end. */
typedef struct dgm__xliff_pair {
	size_t code;
	dgm__span native;
} dgm__xliff_pair;

/* xliff_inline.c. start: what the dialect's start returns. */
int dgm__xliff_start_inline(dgm__xliff *x, dgm__xliff_kind kind, const dgm__xml_attributes *a);
void dgm__xliff_end_inline(dgm__xliff *x, unsigned kind);
void dgm__xliff_begin_text(dgm__xliff *x, size_t piece, dgm__xliff_side side);
void dgm__xliff_end_text(dgm__xliff *x);

/* xliff_unit.c */
void dgm__xliff_begin_unit(dgm__xliff *x);
void dgm__xliff_end_unit(dgm__xliff *x);   /* its segments go to the queue */
void dgm__xliff_end_header(dgm__xliff *x); /* what was collected so far becomes the header's */

dgm__span dgm__xliff_hold(dgm__xliff *x, const dgm__xml_attributes *a, dgm__xliff_attribute which); /* in raw.chars; absent: none */
dgm__xliff_piece *dgm__xliff_add_piece(dgm__xliff *x); /* NULL: a failure is latched */

#endif
