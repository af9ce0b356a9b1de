/*
 * How many sentences the segmenter sees in the lines of a bead. A text that was cut by other rules, or by hand, has lines of several sentences: a bead whose
 * two sides hold as many is more probable than one whose sides do not. Where every line is one sentence this says nothing, and scores nothing.
 */
#ifndef DGM_ALIGN_PARTS_H
#define DGM_ALIGN_PARTS_H

#include "align/chunk.h"
#include "align/side.h"

enum { DGM__PARTS_MOST = 32 };

/* How often windows of b neighbouring sentences of each side hold n parts. */
typedef struct dgm__parts {
	double windows[2][DGM__MERGE_MAX + 1][DGM__PARTS_MOST], total[2][DGM__MERGE_MAX + 1];
} dgm__parts;

/* Of beads: how many had a difference, and how many would have had it by chance; by class of bead type (one to one, merges of the source, of the target, the rest). */
typedef struct dgm__parts_sums {
	double seen[DGM__PARTS_CLASSES][DGM__PARTS_BINS], expected[DGM__PARTS_CLASSES][DGM__PARTS_BINS];
} dgm__parts_sums;

/* The bin of a difference: -2 and less, -1, 0, 1, 2 and more. */
static inline size_t dgm__parts_bin(uint32_t source, uint32_t target)
{
	if (source > target)
		return source - target > 1 ? 0 : 1;
	return target - source > 2 ? 4 : 2 + target - source;
}

/* Counts the windows of 1..max_merge of `count` sentences of side s from `first` on. */
void dgm__parts_count(dgm__parts *parts, int s, const dgm__side *side, size_t max_merge, size_t first, size_t count);

/* Sets the model's scores from the windows, what is known of other texts, and the posteriors of the chunks' beads, whose sums go to *out. */
void dgm__parts_learn(dgm__model *model, dgm__parts_sums *out, const dgm__parts *parts, const dgm__parts_sums *known, const dgm__chunk *chunks, size_t count);

#endif
