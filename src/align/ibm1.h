/* Expected pair counts of IBM Model 1 (Brown, Della Pietra, Della Pietra, Mercer 1993) over short phrases: seeds and dictionaries. */
#ifndef DGM_ALIGN_IBM1_H
#define DGM_ALIGN_IBM1_H

#include <stdbool.h>

#include <dragoman/status.h>

#include "base/vector.h"

typedef struct dgm__pair {
	uint32_t e, f;
	double n;
} dgm__pair;

/* Phrase k has the source types source[k.source_off .. k+1) and likewise its target types; each type once a phrase. */
typedef struct dgm__phrase_rows {
	dgm__vector source, target;         /* of uint32_t */
	dgm__vector source_off, target_off; /* of size_t; count + 1 entries, the first 0 */
} dgm__phrase_rows;

#define DGM__PHRASE_ROWS_INIT { DGM__VECTOR_INIT(uint32_t), DGM__VECTOR_INIT(uint32_t), DGM__VECTOR_INIT(size_t), DGM__VECTOR_INIT(size_t) }

/*
 * Appends the pairs (e, f) with at least `least` expected translations of e into f after five rounds, sorted by e, f. swapped: e is of the target
 * side. out is a vector of dgm__pair.
 */
dgm_status dgm__ibm1(dgm__vector *out, const dgm__phrase_rows *rows, int swapped, double least, dgm_error *err);

void dgm__phrase_rows_clear(dgm__phrase_rows *rows);

#endif
