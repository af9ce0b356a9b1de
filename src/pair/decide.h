/* One to one, with a probability. */
#ifndef DGM_PAIR_DECIDE_H
#define DGM_PAIR_DECIDE_H

#include <dragoman/pair.h>

#include "pair/index.h"

/* Appends the pairs of at least min_confidence, each source and target once, the surest first. */
dgm_status dgm__pairs_decide(dgm__vector *out, const dgm__candidate *candidates, size_t count, size_t source_count, size_t target_count, double min_confidence,
	dgm_error *err);

#endif
