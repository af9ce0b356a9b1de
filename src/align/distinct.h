/* Pairs of articles that a batch holds more than once: what they teach is counted once. */
#ifndef DGM_ALIGN_DISTINCT_H
#define DGM_ALIGN_DISTINCT_H

#include <dragoman/document.h>

/*
 * Leaves of *count pairs the first of those whose sentences are the same on both sides, in their order, and sets *count to their number; which[k] is where
 * pair k is then.
 */
dgm_status dgm__pairs_distinct(uint32_t *which, const dgm_doc *(*docs)[2], size_t *count, dgm_error *err);

#endif
