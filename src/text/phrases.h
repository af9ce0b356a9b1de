/* A small parallel text out of ICU's data: what it names in every language, in one order. */
#ifndef DGM_TEXT_PHRASES_H
#define DGM_TEXT_PHRASES_H

#include "base/arena.h"

typedef struct dgm__phrases {
	dgm_str *items; /* the k-th of one language translates the k-th of another; empty where ICU has none */
	size_t count, capacity;
	size_t countries; /* the first so many are names of countries */
	dgm__arena strings;
} dgm__phrases;

/*
 * Countries, languages, months, weekdays, cities, currencies, units and number words of language (BCP 47). second: the list for the other side of
 * a pair, where spelt-out numbers meet digits the other way round. Zero-initialise *out; dgm__phrases_clear frees it, also after a failure.
 */
dgm_status dgm__phrases_make(dgm__phrases *out, const char *language, bool second, dgm_error *err);
void dgm__phrases_clear(dgm__phrases *phrases);

#endif
