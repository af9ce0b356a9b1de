/* Candidates: for each source the few targets that share most of what is rare, through an inverted index. */
#ifndef DGM_PAIR_INDEX_H
#define DGM_PAIR_INDEX_H

#include "pair/features.h"

typedef struct dgm__candidate {
	uint32_t source, target;
	float likeness;  /* 0..1: of what is rare, shared */
	double evidence; /* by the aligner: nats a sentence */
} dgm__candidate;

enum { DGM__CANDIDATES_MOST = 6 }; /* of a source */

/*
 * Appends to *out (a vector of dgm__candidate) up to DGM__CANDIDATES_MOST targets a source, by source, the likest first. window: days apart; negative: any. A feature that
 * many articles of the window hold says nothing and costs nothing.
 */
dgm_status dgm__index_candidates(dgm__vector *out, const dgm__features *sources, size_t source_count, const dgm__features *targets, size_t target_count,
	int32_t window, unsigned threads, dgm_error *err);

#endif
