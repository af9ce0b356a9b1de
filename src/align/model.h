/* The numbers of the model; where each comes from is told in doc/alignment.md. */
#ifndef DGM_ALIGN_MODEL_H
#define DGM_ALIGN_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DGM__MERGE_MAX = 8, DGM__BEAD_TYPES_MAX = 27, DGM__PARTS_BINS = 5, DGM__PARTS_CLASSES = 4 };

/* A bead of a source and b target sentences. */
typedef struct dgm__bead_type {
	uint8_t a, b;
	double prior; /* before learning; the probabilities need not sum to 1 */
} dgm__bead_type;

/* What is learned beside the lexicon; and the constants of the scores. */
typedef struct dgm__model {
	uint32_t max_merge;
	bool settled;      /* nothing is learned or known from other texts */
	size_t type_count; /* types[0] is 1-0, types[1] is 0-1, types[2] is 1-1 */
	dgm__bead_type types[DGM__BEAD_TYPES_MAX];
	uint8_t type_of[DGM__MERGE_MAX + 1][DGM__MERGE_MAX + 1]; /* by a and b, of two-sided beads; 0: no type */
	double prior[DGM__BEAD_TYPES_MAX];
	double parts[DGM__BEAD_TYPES_MAX][DGM__PARTS_BINS]; /* score of a difference in parts (parts.h), nats */
	double weight_length, weight_lexicon;
	double heat;       /* both weights are times this: below 1 in the first of several rounds */
	double gain_most, lesser; /* DGM__GAIN_MOST and DGM__LESSER; without effect where one text is a part of the other */
	double mu, sd;     /* of ln(target length / source length) */
	double window_mean[DGM__MERGE_MAX + 1], window_sd[DGM__MERGE_MAX + 1]; /* ln length of b neighbouring target sentences */
} dgm__model;

#define DGM__WEIGHT_LENGTH .8
#define DGM__WEIGHT_LEXICON .7
#define DGM__WEIGHT_SETTLED .85 /* of both, where nothing is learned */
#define DGM__GAIN_MOST 4.      /* nats that one word may gain */
#define DGM__LESSER .5         /* how far the two directions' mean goes to the lesser of them */
#define DGM__FIRST_HEAT .6
#define DGM__ALPHA 2.          /* weight of the prior of a lexicon row, in tokens */
#define DGM__ANCHOR_SHARE .8   /* of that weight, what a sure anchor takes */
#define DGM__LAMBDA .2         /* share of the null word */
#define DGM__DISCOUNT .2       /* taken off every expected count */
#define DGM__ANSWER 5.         /* t(f|e)/p(f) from which e answers f */
#define DGM__REPEAT_CAP 3      /* occurrences of one type in a bead that count */
#define DGM__POSTERIOR_LEAST .01
#define DGM__DECODE_COST .5   /* a bead must be at least this probable to be worth taking */
#define DGM__PRIOR_WEIGHT 50.  /* beads that the prior counts as */

/* max_merge 1..8. */
void dgm__model_init(dgm__model *model, uint32_t max_merge);

#endif
