/*
 * One direction of the lexicon: t(f|e) of a word f given a word e, as the ratio t(f|e)/p(f). A pair without evidence has the ratio base[e], so rows hold
 * only pairs with some.
 */
#ifndef DGM_ALIGN_LEXICON_H
#define DGM_ALIGN_LEXICON_H

#include "align/ibm1.h"

typedef struct dgm__entry {
	uint32_t f;
	float ratio; /* (t(f|e) less the background's part) / p(f) */
} dgm__entry;

/* Rows of pairs with counts, by e, each by f. */
typedef struct dgm__rows {
	size_t *off; /* e_count + 1 */
	uint32_t *f;
	float *n;
} dgm__rows;

typedef struct dgm__lexicon {
	size_t e_count, f_count;
	const double *p;     /* of the f; borrowed */
	dgm__rows prior;     /* alpha mu q + ext */
	double *mass, *mu;   /* a row: alpha + ext; share of the anchors */
	/* as of now */
	size_t *off;
	dgm__entry *entries;
	float *base;
} dgm__lexicon;

/*
 * anchors: pairs with confidence 0..1; ext: pairs with counts; both vectors of dgm__pair sorted by e, f, each pair once. Without learned counts.
 * Zero-initialise *out; cleared by the caller after a failure too.
 */
dgm_status dgm__lexicon_init(dgm__lexicon *out, size_t e_count, size_t f_count, const double *p, const dgm__vector *anchors, const dgm__vector *ext, dgm_error *err);

/* Takes the learned counts into t. */
dgm_status dgm__lexicon_set(dgm__lexicon *lexicon, const dgm__rows *counts, dgm_error *err);

/* The entry of (e, f), or NULL. */
const dgm__entry *dgm__lexicon_find(const dgm__lexicon *lexicon, uint32_t e, uint32_t f);

void dgm__rows_clear(dgm__rows *rows);
void dgm__lexicon_clear(dgm__lexicon *lexicon);

#endif
