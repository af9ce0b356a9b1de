/* Anchors: pairs of types that mean the same before anything is learned. */
#ifndef DGM_ALIGN_ANCHOR_H
#define DGM_ALIGN_ANCHOR_H

#include "align/cognate.h"

/*
 * Appends the pairs (source type, target type, confidence 0..1), sorted, each once: the same type on both sides, and cognates. Kinds that
 * the readers are without stay out. sides: two; out: a vector of dgm__pair; the rest as for dgm__cognates_find.
 */
dgm_status dgm__anchors_find(dgm__vector *out, const dgm__side *sides, const dgm__stretch *stretches, size_t count, dgm__tools *tools,
	unsigned threads, dgm_error *err);
/* Appends the types that stand on both sides only, with confidence 1. */
dgm_status dgm__anchors_same(dgm__vector *out, const dgm__side *sides, const dgm__reader *reader, dgm_error *err);

#endif
