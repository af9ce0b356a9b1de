/*
 * Units under construction and units that wait: a push parser completes several units in one piece of input. While a unit is built its
 * strings are places in one growing buffer; when it is complete everything is copied into the queue's arena at once.
 */
#ifndef DGM_IO_BUILD_H
#define DGM_IO_BUILD_H

#include <dragoman/unit.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/vector.h"

enum {
	DGM__MOST_SEGMENT = 1 << 20,  /* bytes of one segment's text */
	DGM__MOST_VARIANTS = 1000,    /* a unit */
	DGM__MOST_PROPERTIES = 4096,  /* a unit, its variants' counted in; also notes, and codes of a segment */
	DGM__MOST_UNIT = 16 << 20     /* bytes of all strings of a unit */
};

/* A string that is still in the buffer: where it begins + 1 (0: absent) and its length. */
typedef struct dgm__span {
	size_t at, n;
} dgm__span;

typedef struct dgm__history_spans {
	dgm__span creation_date, creation_id, change_date, change_id, last_usage_date, usage_count, creation_tool, creation_tool_version;
} dgm__history_spans;

typedef struct dgm__property_spans {
	dgm__span type, value, language;
} dgm__property_spans;

typedef struct dgm__code_spans {
	uint8_t kind;
	bool is_markup;
	uint32_t text_off;
	dgm__span i, x, type, extra, native;
} dgm__code_spans;

typedef struct dgm__variant_spans {
	dgm_str language; /* interned: lives as long as the reader */
	dgm__span text;
	size_t codes, properties, notes; /* counts */
	dgm__history_spans history;
	uint64_t line;
} dgm__variant_spans;

typedef struct dgm__build {
	dgm__buffer chars; /* all strings */
	dgm__span id, segment_type, datatype;
	dgm_str source_language; /* interned */
	dgm__history_spans history;
	uint64_t number, line;
	dgm__vector variants;                        /* dgm__variant_spans */
	dgm__vector unit_properties, unit_notes;     /* dgm__property_spans, dgm__span */
	dgm__vector properties, notes, codes;        /* of the variants, in their order */
} dgm__build;

typedef struct dgm__queue {
	dgm_unit *units;
	size_t first, count, capacity; /* units[first .. count) wait */
	dgm__arena arena;
} dgm__queue;

#define DGM__BUILD_INIT { .chars = DGM__BUFFER_INIT(DGM__MOST_UNIT), .variants = DGM__VECTOR_INIT(dgm__variant_spans), \
	.unit_properties = DGM__VECTOR_INIT(dgm__property_spans), .unit_notes = DGM__VECTOR_INIT(dgm__span), \
	.properties = DGM__VECTOR_INIT(dgm__property_spans), .notes = DGM__VECTOR_INIT(dgm__span), .codes = DGM__VECTOR_INIT(dgm__code_spans) }

void dgm__build_reset(dgm__build *build); /* a new unit; keeps the memory */
void dgm__build_clear(dgm__build *build); /* frees */

/* Keeps the string; a failure is kept in build->chars. */
dgm__span dgm__build_hold(dgm__build *build, const char *p, size_t n);
dgm_str dgm__build_view(const dgm__build *build, dgm__span span); /* borrowed until the next hold */

/*
 * Has the bpt or ept at index `at` its other half among the codes from first on: an ept of the same i after the bpt, a bpt before the ept? Looks at all of
 * them: bound their number.
 */
bool dgm__build_has_partner(const dgm__build *build, size_t at, size_t first);

/* The complete unit goes to the end of the queue; false: out of memory. */
bool dgm__queue_push(dgm__queue *queue, const dgm__build *build);
/* The next unit, valid until the queue is asked again; NULL: empty, and its memory is free for the next ones. */
const dgm_unit *dgm__queue_take(dgm__queue *queue);
void dgm__queue_clear(dgm__queue *queue);

#endif
