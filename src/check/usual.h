/* The usual translation of a source word, as a memory teaches it: the one word of the target that stands in nearly all units with it. */
#ifndef DGM_CHECK_USUAL_H
#define DGM_CHECK_USUAL_H

#include "check/pairing.h"

enum { DGM__USUAL_SHOWN = 64 };

typedef struct dgm__usual_word {
	uint64_t source, target;            /* stems */
	uint64_t source_hash;               /* of the whole source word as it stood last: a stem is shared by "president" and "presiding" */
	char shown[DGM__USUAL_SHOWN];       /* the target word as it stood last */
} dgm__usual_word;

typedef struct dgm__usual dgm__usual;

dgm_status dgm__usual_new(dgm__usual **out, dgm_error *err);
void dgm__usual_free(dgm__usual *usual); /* NULL is fine */

/* Remembers, for each source word, the target word that goes with it best by the counts so far, to which this pair has been added. */
void dgm__usual_add(dgm__usual *usual, const dgm__pairing *pairing, const dgm__words *source, const dgm__words *target, dgm_str target_text);

/*
 * The word that a source word is nearly always translated by, though the target at hand does not hold it nor another that often goes with the source
 * word, nor the source word itself; NULL where the memory is too small to say, or says nothing. is_counted: the pair at hand is in the counts.
 */
const dgm__usual_word *dgm__usual_missing(const dgm__usual *usual, const dgm__pairing *pairing, const dgm__word *source, const dgm__words *target, dgm_str target_text,
	bool is_counted);

#endif
