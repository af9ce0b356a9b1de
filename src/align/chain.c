/* Heaviest increasing subsequence with a Fenwick tree (1994) of prefix maxima. */
#include "align/chain.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/status.h"

typedef struct link {
	double best;      /* weight of the heaviest chain that ends here */
	uint32_t before;  /* point + 1; 0: none */
} link;

static int by_place(const void *a, const void *b)
{
	const dgm__point *x = a, *y = b;

	if (x->i != y->i)
		return (x->i > y->i) - (x->i < y->i);
	return (x->j > y->j) - (x->j < y->j);
}

static void merge_equal(dgm__vector *points)
{
	dgm__point *p = points->items;
	size_t kept = 0;

	if (points->count)
		qsort(p, points->count, sizeof *p, by_place);
	for (size_t k = 0; k < points->count; k++) {
		if (kept && p[kept - 1].i == p[k].i && p[kept - 1].j == p[k].j)
			p[kept - 1].weight += p[k].weight;
		else
			p[kept++] = p[k];
	}
	points->count = kept;
}

/* tree[j]: point + 1 of the best chain end among a range of columns; 0: none. */
static uint32_t best_before(const uint32_t *tree, const link *links, uint32_t j)
{
	uint32_t best = 0;

	for (; j > 0; j -= j & (0u - j))
		if (tree[j] && (!best || links[tree[j] - 1].best > links[best - 1].best || (links[tree[j] - 1].best == links[best - 1].best && tree[j] > best)))
			best = tree[j];
	return best;
}

static void enter(uint32_t *tree, const link *links, uint32_t columns, uint32_t j, uint32_t point)
{
	for (j++; j <= columns; j += j & (0u - j))
		if (!tree[j] || links[point].best >= links[tree[j] - 1].best)
			tree[j] = point + 1;
}

dgm_status dgm__chain(dgm__vector *points, uint32_t columns, dgm_error *err)
{
	dgm__point *p;
	link *links;
	uint32_t *tree, end = 0;
	size_t n;

	merge_equal(points);
	p = points->items;
	n = points->count;
	if (n >= UINT32_MAX)
		return dgm__fail(err, DGM_ELIMIT, NULL, 0, "too many anchors in one document; split it");
	links = dgm__malloc(n * sizeof *links);
	tree = dgm__calloc((size_t)columns + 1, sizeof *tree);
	if (!links || !tree) {
		dgm__free(links);
		dgm__free(tree);
		return dgm__out_of_memory(err);
	}
	for (size_t k = 0, row; k < n; k = row) {
		for (row = k; row < n && p[row].i == p[k].i; row++) {
			uint32_t before = best_before(tree, links, p[row].j);

			links[row] = (link){ p[row].weight + (before ? links[before - 1].best : 0), before };
			if (!end || links[row].best >= links[end - 1].best)
				end = (uint32_t)row + 1;
		}
		for (size_t x = k; x < row; x++) /* only now: a chain takes one point a row */
			enter(tree, links, columns, p[x].j, (uint32_t)x);
	}
	/* mark the chain, then move it to the front in order */
	for (uint32_t k = end; k; k = links[k - 1].before)
		links[k - 1].best = -1;
	points->count = 0;
	for (size_t k = 0; k < n; k++)
		if (links[k].best < 0)
			p[points->count++] = p[k];
	dgm__free(links);
	dgm__free(tree);
	return DGM_OK;
}
