/*
 * Expected counts as whole numbers. learn.c adds floating-point numbers up, whose sum depends on the order; here every bead's share is rounded to units of a
 * lexicon's last place first, so that sums over any parts of the texts, in any order, come out the same to the last bit.
 */
#ifndef DGM_ALIGN_EXPECT_H
#define DGM_ALIGN_EXPECT_H

#include "align/learn.h"

/* Counts of one row: of word e of side d with words f of the other, ascending. */
typedef struct dgm__count_row {
	int d;
	uint32_t e;
	const uint32_t *f;
	const int64_t *n;
	size_t count;
} dgm__count_row;

typedef dgm_status dgm__count_row_fn(void *arg, const dgm__count_row *row, dgm_error *err);

/*
 * Passes all rows of lesson's direction that hold something, by e, before the discount: what is above `least` units, 0 or more; unit: how many make 1. The calls come one after the other from this
 * thread; so many rows as the threads have at work stand in memory.
 */
dgm_status dgm__expect_rows(const dgm__lesson *lesson, double unit, int64_t least, unsigned threads, dgm__count_row_fn *fn, void *arg, dgm_error *err);

#endif
