/*
 * Pairs that are checked together: their words are found, what they teach is learned, they are measured by it, and the checks run; each step on all pairs
 * before the next. What may go on several threads does so; what has an order (learning, checks that look back, findings) keeps it, so that the result is
 * the same for any number of threads.
 */
#ifndef DGM_CHECK_LOT_H
#define DGM_CHECK_LOT_H

#include "check/runner.h"

/* What may be done with the pairs. */
enum { DGM__LOT_LEARN = 1, DGM__LOT_MEASURE = 2, DGM__LOT_RUN = 4 };

/* Zero-initialise; clear. */
typedef struct dgm__lot {
	dgm__slot *slots; /* [0..count) are in use, [0..made) have buffers */
	size_t count, made, capacity;
	unsigned needs;   /* of all checks that run */
	const char *file; /* for findings; borrowed */
	dgm_finding_fn *found;
	void *arg;
	dgm__runner *runners; /* borrowed, like all below */
	unsigned threads;
} dgm__lot;

void dgm__lot_clear(dgm__lot *lot);

/* Another pair; its words are the lot's affair. learned: of its languages; NULL where no check needs it. */
dgm_status dgm__lot_add(dgm__lot *lot, const dgm__pair *pair, dgm__learned *learned, dgm_error *err);

/* Does the steps and empties the lot, also where one fails. DGM_ESTOP: the caller wants no more findings. */
dgm_status dgm__lot_do(dgm__lot *lot, unsigned steps, dgm_error *err);

#endif
