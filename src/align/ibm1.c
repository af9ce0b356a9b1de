/* IBM Model 1 over phrase pairs, without the null word. */
#include "align/ibm1.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"

enum { ROUNDS = 5 };

typedef struct cells {
	uint64_t *keys;   /* distinct e << 32 | f, sorted */
	size_t count;
	uint32_t *cell;   /* per phrase, per f, per e: index into keys */
	double *t, *expected;
} cells;

static int by_key(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

void dgm__phrase_rows_clear(dgm__phrase_rows *rows)
{
	dgm__vector_clear(&rows->source);
	dgm__vector_clear(&rows->target);
	dgm__vector_clear(&rows->source_off);
	dgm__vector_clear(&rows->target_off);
}

/* The two halves of phrase k. */
static void phrase(const dgm__phrase_rows *rows, size_t k, int swapped, const uint32_t **e, size_t *ne, const uint32_t **f, size_t *nf)
{
	const size_t *s = (const size_t *)rows->source_off.items + k, *t = (const size_t *)rows->target_off.items + k;
	const uint32_t *source = (const uint32_t *)rows->source.items + s[0], *target = (const uint32_t *)rows->target.items + t[0];

	*e = swapped ? target : source;
	*f = swapped ? source : target;
	*ne = swapped ? t[1] - t[0] : s[1] - s[0];
	*nf = swapped ? s[1] - s[0] : t[1] - t[0];
}

static bool find_cells(cells *c, const dgm__phrase_rows *rows, size_t phrases, int swapped)
{
	size_t total = 0, n = 0;
	const uint32_t *e, *f;
	size_t ne, nf;
	uint64_t *all;

	for (size_t k = 0; k < phrases; k++) {
		phrase(rows, k, swapped, &e, &ne, &f, &nf);
		total += ne * nf;
	}
	if (total > UINT32_MAX)
		return false;
	all = dgm__malloc(total * sizeof *all);
	c->keys = dgm__malloc(total * sizeof *c->keys);
	c->cell = dgm__malloc(total * sizeof *c->cell);
	if (all && c->keys && c->cell) {
		for (size_t k = 0; k < phrases; k++) {
			phrase(rows, k, swapped, &e, &ne, &f, &nf);
			for (size_t j = 0; j < nf; j++)
				for (size_t i = 0; i < ne; i++)
					all[n++] = (uint64_t)e[i] << 32 | f[j];
		}
		memcpy(c->keys, all, total * sizeof *all);
		qsort(c->keys, total, sizeof *c->keys, by_key);
		for (size_t k = 0; k < total; k++)
			if (!k || c->keys[k] != c->keys[c->count - 1])
				c->keys[c->count++] = c->keys[k];
		for (size_t k = 0; k < total; k++)
			c->cell[k] = (uint32_t)((uint64_t *)bsearch(&all[k], c->keys, c->count, sizeof *c->keys, by_key) - c->keys);
		c->t = dgm__malloc(c->count * sizeof *c->t);
		c->expected = dgm__malloc(c->count * sizeof *c->expected);
	}
	dgm__free(all);
	return c->t && c->expected;
}

/* t(f|e) is the share of f among the expected partners of e. */
static void share(cells *c)
{
	for (size_t from = 0, to; from < c->count; from = to) {
		double sum = 0;

		for (to = from; to < c->count && c->keys[to] >> 32 == c->keys[from] >> 32; to++)
			sum += c->expected[to];
		for (size_t k = from; k < to; k++)
			c->t[k] = c->expected[k] / (sum > 1e-9 ? sum : 1e-9);
	}
}

static void expect(cells *c, const dgm__phrase_rows *rows, size_t phrases, int swapped)
{
	const uint32_t *e, *f, *cell = c->cell;
	size_t ne, nf;

	memset(c->expected, 0, c->count * sizeof *c->expected);
	for (size_t k = 0; k < phrases; k++) {
		phrase(rows, k, swapped, &e, &ne, &f, &nf);
		for (size_t j = 0; j < nf; j++, cell += ne) {
			double sum = 0;

			for (size_t i = 0; i < ne; i++)
				sum += c->t[cell[i]];
			for (size_t i = 0; i < ne && sum > 0; i++)
				c->expected[cell[i]] += c->t[cell[i]] / sum;
		}
	}
}

dgm_status dgm__ibm1(dgm__vector *out, const dgm__phrase_rows *rows, int swapped, double least, dgm_error *err)
{
	size_t phrases = rows->source_off.count ? rows->source_off.count - 1 : 0;
	cells c = { 0 };
	dgm_status st = DGM_OK;

	if (!phrases)
		return DGM_OK;
	if (!find_cells(&c, rows, phrases, swapped))
		st = dgm__out_of_memory(err);
	for (size_t k = 0; k < c.count && st == DGM_OK; k++)
		c.expected[k] = 1;
	for (int round = 0; round < ROUNDS && st == DGM_OK; round++) {
		share(&c);
		expect(&c, rows, phrases, swapped);
	}
	for (size_t k = 0; k < c.count && st == DGM_OK; k++) {
		dgm__pair *pair = c.expected[k] >= least ? dgm__vector_push(out) : NULL;

		if (pair)
			*pair = (dgm__pair){ (uint32_t)(c.keys[k] >> 32), (uint32_t)c.keys[k], c.expected[k] };
		else if (c.expected[k] >= least)
			st = dgm__out_of_memory(err);
	}
	dgm__free(c.keys);
	dgm__free(c.cell);
	dgm__free(c.t);
	dgm__free(c.expected);
	return st;
}
