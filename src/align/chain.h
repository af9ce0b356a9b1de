/* The heaviest chain of anchor points through a long document pair. */
#ifndef DGM_ALIGN_CHAIN_H
#define DGM_ALIGN_CHAIN_H

#include <dragoman/status.h>

#include "base/vector.h"

/* Sentence i of the source may answer sentence j of the target. */
typedef struct dgm__point {
	uint32_t i, j;
	double weight;
} dgm__point;

/*
 * Reduces a vector of dgm__point (any order; the weights of equal places are added) to the heaviest chain strictly rising in i and in j. Ties go to the
 * later point. columns: every j is below. O(n log n).
 */
dgm_status dgm__chain(dgm__vector *points, uint32_t columns, dgm_error *err);

#endif
