/* For sentences that are left without a partner: the bead that they would most probably have entered. */
#ifndef DGM_ALIGN_RIVAL_H
#define DGM_ALIGN_RIVAL_H

#include "align/collection.h"

typedef struct dgm__rivals {
	const dgm__post **best[2]; /* by sentence of the side, counted over the collection; NULL: no bead that is worth naming. Borrowed from the chunks */
} dgm__rivals;

/* Of all sentences, after the last round. Zero-initialise *out; cleared by the caller after a failure too. Linear. */
dgm_status dgm__rivals_find(dgm__rivals *out, const dgm__collection *c, dgm_error *err);
void dgm__rivals_clear(dgm__rivals *rivals);

/* The rival of a null bead of the pair, confidence the raw posterior; all zero where there is none, and for a bead with two sides. */
dgm_bead dgm__rivals_of(const dgm__rivals *rivals, const dgm__document_pair *pair, const dgm_bead *bead);

#endif
