/* SRX 2.0 (LISA OSCAR, 2008): a user's own segmentation rules. srx_read.c reads the file, srx.c picks, compiles and runs the rules. */
#ifndef DGM_SEGMENT_SRX_H
#define DGM_SEGMENT_SRX_H

#include <stdbool.h>

#include <unicode/utypes.h>

#include <dragoman/segment.h>

#include "base/arena.h"
#include "base/vector.h"

typedef struct dgm__srx_rule {
	const char *before, *after; /* regular expressions, UTF-8; "" matches anywhere */
	bool breaks;
	uint32_t set;               /* which languagerule it stands in */
	uint64_t line;
} dgm__srx_rule;

typedef struct dgm__srx_map {
	const char *pattern, *name;
	uint64_t line;
} dgm__srx_map;

typedef struct dgm__srx_set { const char *name; } dgm__srx_set;

/* A file as it stands; strings live in the arena. */
typedef struct dgm__srx_file {
	dgm__arena arena;
	dgm__vector rules, maps, sets; /* dgm__srx_rule, dgm__srx_map, dgm__srx_set */
	bool cascade;
} dgm__srx_file;

dgm_status dgm__srx_read(dgm__srx_file *file, const char *path, const dgm_reporter *reporter, dgm_error *err);
void dgm__srx_file_clear(dgm__srx_file *file);

/* --- what is sought before an expression is asked (srx_literal.c, srx_place.c) ------------------------ */

enum { DGM__SRX_LITERAL = 8, DGM__SRX_ENDLESS = -1 };

/* A string that every match of an expression contains, lead_least to lead_most (DGM__SRX_ENDLESS: any number of) UTF-16 units behind its start. */
typedef struct dgm__srx_literal {
	UChar units[DGM__SRX_LITERAL];
	int32_t n; /* 0: none is known */
	int32_t lead_least, lead_most;
} dgm__srx_literal;

/* Reads it off a regular expression of ICU's flavour, UTF-8, that is known to be sound. */
void dgm__srx_literal_read(dgm__srx_literal *out, const char *pattern, size_t n);

enum { DGM__SRX_SLOTS = 1024 };

/* Strings that are sought together, each once; immutable while they are. Zero-initialise `strings` with the item size. */
typedef struct dgm__srx_strings {
	dgm__vector strings; /* dgm__srx_string, private */
	int32_t slots[DGM__SRX_SLOTS]; /* by a string's last units: its index + 1, more by `next` */
} dgm__srx_strings;

void dgm__srx_strings_init(dgm__srx_strings *strings);
void dgm__srx_strings_clear(dgm__srx_strings *strings);
/* The index of the string, which is added where it is new; -1: out of memory. */
int32_t dgm__srx_strings_put(dgm__srx_strings *strings, const UChar *units, int32_t n);

/* Where each string stands in a text. Zero-initialise. */
typedef struct dgm__srx_places {
	struct dgm__srx_place { int32_t off, next; } *items; /* next: index of the string's next place, or -1 */
	size_t count, capacity;
	int32_t *first, *last; /* by string: index of its first and last place, or -1 */
	size_t first_capacity, last_capacity;
} dgm__srx_places;

/* Finds every place of every string; false: out of memory. */
bool dgm__srx_places_find(dgm__srx_places *places, const dgm__srx_strings *strings, const UChar *text, int32_t units);
void dgm__srx_places_clear(dgm__srx_places *places);

/* --- running ------------------------------------------------------------------------------------------ */

/* The rules of one language, ready to run. Immutable: a run works on clones. */
typedef struct dgm__srx dgm__srx;

dgm_status dgm__srx_load(dgm__srx **out, const char *path, const char *language, const dgm_reporter *reporter, dgm_error *err);
void dgm__srx_free(dgm__srx *srx);

/* One thread's clones and buffers for a run over many paragraphs. */
typedef struct dgm__srx_run dgm__srx_run;

dgm_status dgm__srx_run_new(dgm__srx_run **out, const dgm__srx *srx, dgm_error *err);
void dgm__srx_run_free(dgm__srx_run *run);

/* The byte offsets in p[0, n) where the rules break, ascending; borrowed until the next call. */
dgm_status dgm__srx_breaks(dgm__srx_run *run, const char *p, int32_t n, const int32_t **offsets, size_t *count, dgm_error *err);

#endif
