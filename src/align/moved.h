/* Blocks that stand elsewhere on the other side: what the search, which never goes back, had to leave out on both. */
#ifndef DGM_ALIGN_MOVED_H
#define DGM_ALIGN_MOVED_H

#include "align/collection.h"
#include "align/worker.h"

/*
 * Looks for moved blocks among the sentences that pair k's beads leave without a partner, and rewrites the beads: a moved one stands where its first
 * source sentence stands, with `moved` set. beads is of dgm_bead, indices counted in the documents, confidences raw posteriors.
 */
dgm_status dgm__moves_find(dgm__vector *beads, const dgm__collection *c, size_t k, dgm__worker *worker, dgm_error *err);

#endif
