/* Rows of whole counts: c(e,f) of learn.c, the ratios of the pair brought in before a bead's share is rounded. */
#include "align/expect.h"

#include <stdlib.h>
#include <string.h>

#include "align/pool.h"
#include "align/store.h"
#include "base/mem.h"
#include "base/status.h"

enum { BLOCK_OCCURRENCES = 1 << 14, BLOCKS_A_THREAD = 8 };

#define SHARE_MOST 4e9 /* units that one bead may add */

/* Scratch of one thread, by f. Between rows sum and factor are 0, ratio is 1. */
typedef struct tally {
	int64_t *sum;
	double *factor;     /* of the pair (e, f) once f was met; 0: not met */
	double *ratio;      /* what the two lexicons' entries make of that */
	uint32_t *touched;
} tally;

typedef struct block {
	uint32_t from, to;  /* types e */
	size_t *ends;       /* of each in f, n */
	uint32_t *f;
	int64_t *n;
	size_t count, capacity, n_capacity;
} block;

typedef struct run {
	const dgm__lesson *lesson;
	double unit;
	int64_t least;
	tally *tallies;
	block *blocks;
} run;

static dgm_status tally_make(tally *t, size_t types, dgm_error *err)
{
	t->sum = dgm__calloc(types, sizeof *t->sum);
	t->factor = dgm__calloc(types, sizeof *t->factor);
	t->ratio = dgm__malloc(types * sizeof *t->ratio);
	t->touched = dgm__malloc(types * sizeof *t->touched);
	if (!t->sum || !t->factor || !t->ratio || !t->touched)
		return dgm__out_of_memory(err);
	for (size_t f = 0; f < types; f++)
		t->ratio[f] = 1;
	return DGM_OK;
}

static void tally_clear(tally *t)
{
	dgm__free(t->sum);
	dgm__free(t->factor);
	dgm__free(t->ratio);
	dgm__free(t->touched);
}

/* on: t(f|e)^(3/4) t(e|f)^(1/4) of the pairs that have entries, over what they are without; else 1 again. */
static void set_ratios(tally *t, uint32_t e, const dgm__lesson *l, bool on)
{
	const dgm__lexicon *own = l->own;
	double base = (double)own->base[e];

	for (size_t k = own->off[e]; k < own->off[e + 1]; k++) {
		double root = on ? dgm__fourth_root(1 + (double)own->entries[k].ratio / base) : 1;

		t->ratio[own->entries[k].f] = root * root * root;
	}
	for (size_t k = l->turned.off[e]; k < l->turned.off[e + 1]; k++)
		t->ratio[l->turned.f[k]] = on ? t->ratio[l->turned.f[k]] * (double)l->turned.n[k] : 1;
}

/* Sums over the beads that hold e. Returns the number of f met. */
static size_t sum_row(tally *t, uint32_t e, const run *r)
{
	const dgm__lesson *l = r->lesson;
	const dgm__side *from = l->from, *to = l->to;
	double root = dgm__fourth_root((double)l->own->base[e]), own = root * root * root * r->unit;
	int d = l->d;
	size_t touched = 0;

	for (size_t o = l->where.off[e]; o < l->where.off[e + 1]; o++) {
		size_t x = l->where.at[o].type, place = from->at[x].counts + l->where.rank[o];

		for (size_t c = l->cover.off[x]; c < l->cover.off[x + 1]; c++) {
			const dgm__post *post = l->cover.posts[c];
			const dgm__count *row = to->counts + to->at[post->first[1 - d]].counts;
			size_t count = to->at[post->first[1 - d] + post->count[1 - d]].counts - to->at[post->first[1 - d]].counts;
			double p = (double)(post->p * l->cover.own[c][place - from->at[post->first[d]].counts]) * l->where.at[o].n;

			for (size_t k = 0; k < count; k++) {
				double *factor = &t->factor[row[k].type], weight = (double)l->cover.weights[c][k], share;

				if (*factor <= 0) {
					*factor = own * t->ratio[row[k].type] * (double)l->other_roots[row[k].type];
					t->touched[touched++] = row[k].type;
				}
				share = p * row[k].n * (weight * weight * weight) * *factor;
				t->sum[row[k].type] += (int64_t)((share < SHARE_MOST ? share : SHARE_MOST) + .5);
			}
		}
	}
	return touched;
}

static int by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Appends what is above `least` to the block, and empties the tally. */
static dgm_status take_row(block *b, tally *t, size_t touched, int64_t least, dgm_error *err)
{
	uint32_t *f;
	int64_t *n;
	size_t kept = 0;

	for (size_t k = 0; k < touched; k++) {
		uint32_t type = t->touched[k];

		t->factor[type] = 0;
		if (t->sum[type] > DGM__STORE_MOST)
			return dgm__fail(err, DGM_ELIMIT, NULL, 0, "a pair of words occurs more often than can be counted; count fewer memories at once");
		if (t->sum[type] > least)
			t->touched[kept++] = type;
		else
			t->sum[type] = 0;
	}
	f = dgm__grow(b->f, &b->capacity, b->count + kept, sizeof *f);
	n = f ? dgm__grow(b->n, &b->n_capacity, b->count + kept, sizeof *n) : NULL;
	b->f = f ? f : b->f;
	b->n = n ? n : b->n;
	if (!n)
		return dgm__out_of_memory(err);
	if (kept)
		qsort(t->touched, kept, sizeof *t->touched, by_number);
	for (size_t k = 0; k < kept; k++) {
		f[b->count] = t->touched[k];
		n[b->count++] = t->sum[t->touched[k]];
		t->sum[t->touched[k]] = 0;
	}
	return DGM_OK;
}

static dgm_status count_block(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	run *r = arg;
	block *b = &r->blocks[job];
	tally *t = &r->tallies[thread];
	dgm_status st = DGM_OK;

	b->ends = dgm__malloc((b->to - b->from) * sizeof *b->ends);
	if (!b->ends)
		return dgm__out_of_memory(err);
	for (uint32_t e = b->from; e < b->to && st == DGM_OK; e++) {
		set_ratios(t, e, r->lesson, true);
		st = take_row(b, t, sum_row(t, e, r), r->least, err);
		set_ratios(t, e, r->lesson, false);
		b->ends[e - b->from] = b->count;
	}
	return st;
}

static dgm_status pass_block(block *b, int d, dgm__count_row_fn *fn, void *arg, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (uint32_t e = b->from; e < b->to && st == DGM_OK; e++) {
		size_t first = e > b->from ? b->ends[e - b->from - 1] : 0, end = b->ends[e - b->from];

		if (end > first)
			st = fn(arg, &(dgm__count_row){ d, e, b->f + first, b->n + first, end - first }, err);
	}
	return st;
}

/* Blocks of about as many occurrences from word e on; returns how many. */
static size_t lay_blocks(block *blocks, size_t most, const dgm__lesson *l, uint32_t *e)
{
	size_t types = l->from->types.count, count = 0;

	for (; count < most && *e < types; count++) {
		size_t end = l->where.off[*e] + BLOCK_OCCURRENCES;

		blocks[count] = (block){ .from = *e };
		do
			++*e;
		while (*e < types && l->where.off[*e + 1] <= end);
		blocks[count].to = *e;
	}
	return count;
}

static dgm_status run_blocks(run *r, unsigned threads, dgm__count_row_fn *fn, void *arg, dgm_error *err)
{
	uint32_t e = 0;
	dgm_status st = DGM_OK;

	while (st == DGM_OK && e < r->lesson->from->types.count) {
		size_t count = lay_blocks(r->blocks, BLOCKS_A_THREAD * (size_t)threads, r->lesson, &e);

		st = dgm__parallel(threads, count, count_block, r, err);
		for (size_t b = 0; b < count; b++) {
			if (st == DGM_OK)
				st = pass_block(&r->blocks[b], r->lesson->d, fn, arg, err);
			dgm__free(r->blocks[b].ends);
			dgm__free(r->blocks[b].f);
			dgm__free(r->blocks[b].n);
		}
	}
	return st;
}

dgm_status dgm__expect_rows(const dgm__lesson *lesson, double unit, int64_t least, unsigned threads, dgm__count_row_fn *fn, void *arg, dgm_error *err)
{
	run r = { .lesson = lesson, .unit = unit, .least = least };
	dgm_status st = DGM_OK;

	r.tallies = dgm__calloc(threads, sizeof *r.tallies);
	r.blocks = dgm__calloc(BLOCKS_A_THREAD * (size_t)threads, sizeof *r.blocks);
	if (!r.tallies || !r.blocks)
		st = dgm__out_of_memory(err);
	for (unsigned t = 0; t < threads && st == DGM_OK; t++)
		st = tally_make(&r.tallies[t], lesson->to->types.count, err);
	if (st == DGM_OK)
		st = run_blocks(&r, threads, fn, arg, err);
	for (unsigned t = 0; t < threads && r.tallies; t++)
		tally_clear(&r.tallies[t]);
	dgm__free(r.tallies);
	dgm__free(r.blocks);
	return st;
}
