/* What a kept lexicon tells a collection before it has learned anything. */
#ifndef DGM_ALIGN_KNOWN_H
#define DGM_ALIGN_KNOWN_H

#include "align/parts.h"
#include "align/side.h"
#include "align/store.h"

/* A lexicon as the collection sees it; turned: its source is the collection's target. */
typedef struct dgm__known {
	const dgm_lexicon *lexicon; /* NULL: nothing is known */
	bool turned;
} dgm__known;

/* Weight, sum, sum of squares. */
typedef struct dgm__measure {
	double n, sum, square;
} dgm__measure;

/* Sums of posteriors: by bead type, and of the log ratio of lengths over two-sided beads. */
typedef struct dgm__sums {
	double beads[DGM__BEAD_TYPES_MAX];
	dgm__measure ratio;
} dgm__sums;

/* Occurrences of the side's types in the lexicon's texts (freed with dgm__free), of *total tokens. */
dgm_status dgm__known_frequencies(double **out, double *total, const dgm__known *known, int side, const dgm__side *sides, dgm_error *err);
/* Appends the counts of pairs of which both words occur; partners that are absent give no mass. out: of dgm__pair. */
dgm_status dgm__known_pairs(dgm__vector *out, const dgm__known *known, int direction, const dgm__side *sides, dgm_error *err);
/* Adds the lengths of windows of b target sentences. */
void dgm__known_window(dgm__measure *to, const dgm__known *known, size_t b);
/* Bead types and lengths, for the model's types, weighing no more than some beads do: the texts at hand must be heard too. */
void dgm__known_sums(dgm__sums *out, const dgm__known *known, const dgm__model *model);
/* Differences in parts of the lexicon's beads, of as many beads at most. */
void dgm__known_parts(dgm__parts_sums *out, const dgm__known *known);

#endif
