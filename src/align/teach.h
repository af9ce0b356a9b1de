/* A lexicon from sentence pairs that are known to answer each other, as memories hold them. */
#ifndef DGM_ALIGN_TEACH_H
#define DGM_ALIGN_TEACH_H

#include "align/collection.h"

/*
 * source, target: documents of as many sentences, the k-th answers the k-th; taught[k] tells more. threads: 0 for the CPUs at hand. *out is the caller's,
 * freed with dgm_lexicon_free; the same for any number of threads.
 */
dgm_status dgm__teach(dgm_lexicon **out, const dgm_doc *source, const dgm_doc *target, const dgm__taught *taught, uint32_t threads, dgm_error *err);

#endif
