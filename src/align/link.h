/* What holds a bead together: facts that both sides state, names that sound alike, learned word pairs. */
#ifndef DGM_ALIGN_LINK_H
#define DGM_ALIGN_LINK_H

#include "align/collection.h"

typedef struct dgm__linker dgm__linker;

/* For one collection after its last round; one thread at a time. c and tools are borrowed. */
dgm_status dgm__linker_new(dgm__linker **out, const dgm__collection *c, dgm__tools *tools, dgm_error *err);
void dgm__linker_free(dgm__linker *linker);

/*
 * Appends the links of bead number `index` of pair to out, a vector of dgm_link, in the order of the source. Values are copied to strings; source and target
 * are views into the documents.
 */
dgm_status dgm__linker_run(dgm__linker *linker, dgm__vector *out, dgm__arena *strings, const dgm__document_pair *pair, const dgm_bead *bead, uint32_t index, dgm_error *err);

#endif
