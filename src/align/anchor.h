/* Anchors: pairs of types that mean the same before anything is learned. */
#ifndef DGM_ALIGN_ANCHOR_H
#define DGM_ALIGN_ANCHOR_H

#include "align/ibm1.h"
#include "align/side.h"
#include "text/roman.h"

/*
 * Appends the pairs (source type, target type, confidence 0..1), sorted, each once: the same type on both sides, and words that sound alike when
 * romanised. out: a vector of dgm__pair.
 */
dgm_status dgm__anchors_find(dgm__vector *out, const dgm__side *source, const dgm__side *target, dgm__roman *roman, dgm_error *err);

#endif
