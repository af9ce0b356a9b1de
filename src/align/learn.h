/* Expected counts of word pairs out of the posteriors of beads: the learning half of the rounds. */
#ifndef DGM_ALIGN_LEARN_H
#define DGM_ALIGN_LEARN_H

#include <math.h>

#include "align/chunk.h"
#include "align/lexicon.h"
#include "align/side.h"

static inline double dgm__fourth_root(double x)
{
	return sqrt(sqrt(x));
}

/* Which posts hold a sentence of side d, in the order of chunks. */
typedef struct dgm__cover {
	size_t *off;                /* sentences + 1 */
	const dgm__post **posts;
	const float **weights, **own; /* of the same post: of the words of the other side, and of this */
} dgm__cover;

/* Where each type of a side occurs. */
typedef struct dgm__occurrences {
	size_t *off;                /* types + 1 */
	dgm__count *at;             /* sentence, n */
	uint32_t *rank;             /* among the sentence's counts */
} dgm__occurrences;

dgm_status dgm__occurrences_make(dgm__occurrences *out, const dgm__side *side, dgm_error *err);
void dgm__occurrences_clear(dgm__occurrences *occurrences);

/* Counts of the rows from..to of one direction, discounted; appended to a block. */
typedef struct dgm__block {
	uint32_t from, to;          /* types e */
	size_t *ends;               /* a row: its end in f, n; to - from entries */
	uint32_t *f;
	float *n;
	size_t count, capacity, n_capacity;
} dgm__block;

/* Scratch of one thread: dense sums by f, all zero between uses. */
typedef struct dgm__tally {
	double *sum;
	uint32_t *touched;
} dgm__tally;

/* What all blocks of one direction read: side d explains the other. Cleared by the caller after a failure too. */
typedef struct dgm__lesson {
	int d;
	const dgm__side *from, *to;
	const dgm__lexicon *own;
	dgm__cover cover;
	dgm__occurrences where;
	dgm__rows turned;           /* of the other direction, by e */
	float *other_roots;         /* by f */
} dgm__lesson;

dgm_status dgm__lesson_make(dgm__lesson *out, int d, const dgm__side *sides, const dgm__lexicon *lexicons, const dgm__chunk *chunks, size_t count,
	dgm_error *err);
void dgm__lesson_clear(dgm__lesson *lesson);

dgm_status dgm__block_learn(dgm__block *block, dgm__tally *tally, const dgm__lesson *lesson, dgm_error *err);
void dgm__block_clear(dgm__block *block);

#endif
