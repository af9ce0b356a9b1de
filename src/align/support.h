/* Sentence pairs that something outside the documents speaks for or against: dgm_aligner_support(). */
#ifndef DGM_ALIGN_SUPPORT_H
#define DGM_ALIGN_SUPPORT_H

#include "align/worker.h"

/* By source; sentences counted over the collection. */
struct dgm__support {
	dgm_support *items;
	size_t count;
};

/* Adds each item's weight to the score of every bead of the chunk that holds both of its sentences. */
void dgm__support_add(dgm__worker *worker, const dgm__chunk *chunk);

#endif
