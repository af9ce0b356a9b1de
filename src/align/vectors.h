/*
 * Sentence vectors from elsewhere, in the layout that vecalign (Thompson and Koehn 2019) reads: doc/formats/embeddings.md. They add to the score of a bead
 *
 *     4 (1 - r) (a + b) / 2 nats,    r = (1 - cos(x, y)) / mean of (1 - cos) over x with all target sentences and y with all source sentences
 *
 * r is vecalign's cost with every sentence as its sample: 1 for sentences that have nothing to do with each other, whatever the model.
 */
#ifndef DGM_ALIGN_VECTORS_H
#define DGM_ALIGN_VECTORS_H

#include <dragoman/document.h>

#include "align/worker.h"

struct dgm__vectors {
	size_t dimension;
	uint32_t most;        /* sentences of the longest window */
	float *rows[2];       /* of unit length, or zero */
	double *base[2];      /* a row: mean cosine with the single sentences of the other side */
	uint32_t *row_of[2];  /* by sentence and window length less one: the row of the window that begins there */
};

/*
 * Reads the files of two documents. most: the longest overlaps, 1..DGM__MERGE_MAX. *out is freed with dgm__vectors_free. DGM_EIO: not readable.
 * DGM_EFORMAT: not as many rows as the document has different windows, rows of unlike length on the two sides, a number that is none.
 */
dgm_status dgm__vectors_load(dgm__vectors **out, const char *const paths[2], const dgm_doc *const docs[2], uint32_t most, dgm_error *err);
void dgm__vectors_free(dgm__vectors *vectors);

/* Adds the term to the worker's scores of the chunk, whose sentences are those of the documents. */
void dgm__vectors_add(dgm__worker *worker, const dgm__chunk *chunk);

#endif
