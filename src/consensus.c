/*
 * Consistency of pairwise alignments through a third sequence, the idea of ProbCons (Do et al. 2005): x of one language and y of another answer each other
 * as far as both answer the same sentences of other languages. Formulas: doc/alignment.md, "Many languages".
 */
#include <math.h>

#include "base/mem.h"
#include "base/status.h"
#include "story.h"

#define WEIGHT 4.     /* nats for two sentences that all other languages join */
#define EXPECTED .25  /* share of the smaller sum that says nothing yet */
#define DIRECT .8      /* of the direct alignment's trust, what the way over a third has to exceed */
#define LEAST .02     /* of a probability: less is not worth an item */

/* For each sentence of one article its bead with another: the other's sentences first..first + count, each with this share. */
typedef struct link {
	uint32_t first, count;
	double share;
} link;

typedef struct working {
	const dgm_story *story;
	size_t i, j;
	link *to_third[DGM_STORY_MOST], *from_third[DGM_STORY_MOST]; /* by third article: i to it, it to j */
	double *column, *row;      /* by sentence of j: sums over i; the row at hand */
	double *row_sum;           /* by sentence of i */
	uint32_t *touched;
	size_t touched_count;
	double weights[DGM_STORY_MOST]; /* by third article, together 1 */
	dgm_support *items;
	size_t count, capacity;
} working;

/* The alignment of two articles as seen from one of them, by its sentences. */
static dgm_status see(link **links, const dgm_story *story, size_t from, size_t to, dgm_error *err)
{
	bool turned = from > to;
	const dgm_alignment *a = dgm_story_pair(story, turned ? dgm__story_index(story, to, from) : dgm__story_index(story, from, to));

	*links = dgm__calloc(dgm_doc_count(story->docs[from]) + 1, sizeof **links);
	if (!*links)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < a->bead_count; k++) {
		const dgm_bead *b = &a->beads[k];
		uint32_t first[2] = { b->source_first, b->target_first }, count[2] = { b->source_count, b->target_count };
		link l = { first[!turned], count[!turned], 0 };

		if (!count[0] || !count[1])
			continue;
		/* Split evenly over both sides, so that a merge speaks less for each of its pairs. */
		l.share = b->confidence / sqrt((double)count[0] * count[1]);
		for (uint32_t x = 0; x < count[turned]; x++)
			(*links)[first[turned] + x] = l;
	}
	return DGM_OK;
}

/* Fills row with the mean over the thirds of how far x of i and each y of j meet there. */
static void find_row(working *w, size_t x)
{
	for (size_t k = 0; k < w->story->count; k++) {
		const link *out;

		if (!(w->weights[k] > 0))
			continue;
		out = &w->to_third[k][x];
		for (uint32_t z = out->first; z < out->first + out->count; z++) {
			const link *back = &w->from_third[k][z];

			for (uint32_t y = back->first; y < back->first + back->count; y++) {
				if (!(w->row[y] > 0))
					w->touched[w->touched_count++] = y;
				w->row[y] += w->weights[k] * out->share * back->share;
			}
		}
	}
}

static void clear_row(working *w)
{
	for (size_t k = 0; k < w->touched_count; k++)
		w->row[w->touched[k]] = 0;
	w->touched_count = 0;
}

static double at_most_one(double p)
{
	return p < 1 ? p : 1;
}

static dgm_status put(working *w, size_t x, size_t y, double p, dgm_error *err)
{
	double sum = w->row_sum[x] < w->column[y] ? w->row_sum[x] : w->column[y], gain = p - EXPECTED * at_most_one(sum);
	dgm_support *items;

	if (fabs(gain) < LEAST)
		return DGM_OK;
	items = dgm__grow(w->items, &w->capacity, w->count + 1, sizeof *items);
	if (!items)
		return dgm__out_of_memory(err);
	w->items = items;
	items[w->count++] = (dgm_support){ (uint32_t)x, (uint32_t)y, WEIGHT * (gain < 1 ? gain : 1) };
	return DGM_OK;
}

/* The pairs of x that beads may hold: those that meet, and their neighbours, which then speak against a merge. */
static dgm_status put_row(working *w, size_t x, dgm_error *err)
{
	uint32_t merge = w->story->max_merge, low = UINT32_MAX, high = 0, count = (uint32_t)dgm_doc_count(w->story->docs[w->j]);
	dgm_status st = DGM_OK;

	for (size_t k = 0; k < w->touched_count; k++) {
		low = w->touched[k] < low ? w->touched[k] : low;
		high = w->touched[k] > high ? w->touched[k] : high;
	}
	if (!w->touched_count)
		return DGM_OK;
	if (high - low > 16 * merge) { /* a far stray: the pairs themselves alone */
		for (size_t k = 0; k < w->touched_count && st == DGM_OK; k++)
			st = put(w, x, w->touched[k], w->row[w->touched[k]], err);
		return st;
	}
	low = low > merge ? low - merge : 0;
	high = high + merge < count ? high + merge : count - 1;
	for (uint32_t y = low; y <= high && st == DGM_OK; y++)
		st = put(w, x, y, w->row[y], err);
	return st;
}

static void find_sums(working *w, size_t count)
{
	for (size_t x = 0; x < count; x++) {
		find_row(w, x);
		for (size_t k = 0; k < w->touched_count; k++) {
			w->row_sum[x] += w->row[w->touched[k]];
			w->column[w->touched[k]] += w->row[w->touched[k]];
		}
		clear_row(w);
	}
}

/* How far two articles' alignment can be believed: the mean confidence of its beads, by their sentences. */
static double find_trust(const dgm_story *story, size_t i, size_t j)
{
	const dgm_alignment *a = dgm_story_pair(story, i < j ? dgm__story_index(story, i, j) : dgm__story_index(story, j, i));
	double sum = 0, sentences = 0;

	for (size_t k = 0; k < a->bead_count; k++) {
		double n = (double)a->beads[k].source_count + (double)a->beads[k].target_count;

		sum += n * a->beads[k].confidence;
		sentences += n;
	}
	return sentences > 0 ? sum / sentences : 0;
}

/* A third article speaks as far as the way over it is surer than the direct one. */
static double weigh_thirds(working *w)
{
	double direct = find_trust(w->story, w->i, w->j), sum = 0;

	for (size_t k = 0; k < w->story->count; k++) {
		double gain;

		if (k == w->i || k == w->j)
			continue;
		gain = find_trust(w->story, w->i, k) * find_trust(w->story, k, w->j) - DIRECT * direct;
		if (gain <= 0)
			continue;
		w->weights[k] = gain;
		sum += gain;
	}
	for (size_t k = 0; k < w->story->count && sum > 0; k++)
		w->weights[k] /= sum;
	return sum;
}

static dgm_status prepare(working *w, dgm_error *err)
{
	size_t m = dgm_doc_count(w->story->docs[w->j]);
	dgm_status st = DGM_OK;

	w->row = dgm__calloc(m + 1, sizeof *w->row);
	w->column = dgm__calloc(m + 1, sizeof *w->column);
	w->touched = dgm__calloc(m + 1, sizeof *w->touched);
	w->row_sum = dgm__calloc(dgm_doc_count(w->story->docs[w->i]) + 1, sizeof *w->row_sum);
	if (!w->row || !w->column || !w->touched || !w->row_sum)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < w->story->count && st == DGM_OK; k++) {
		if (k == w->i || k == w->j)
			continue;
		st = see(&w->to_third[k], w->story, w->i, k, err);
		if (st == DGM_OK)
			st = see(&w->from_third[k], w->story, k, w->j, err);
	}
	return st;
}

static void clear(working *w)
{
	for (size_t k = 0; k < w->story->count; k++) {
		dgm__free(w->to_third[k]);
		dgm__free(w->from_third[k]);
	}
	dgm__free(w->row);
	dgm__free(w->column);
	dgm__free(w->touched);
	dgm__free(w->row_sum);
}

dgm_status dgm__consensus(dgm_support **out, size_t *count, const dgm_story *story, size_t i, size_t j, dgm_error *err)
{
	working w = { .story = story, .i = i, .j = j };
	size_t n = dgm_doc_count(story->docs[i]);
	dgm_status st;

	*out = NULL;
	*count = 0;
	if (!(weigh_thirds(&w) > 0))
		return DGM_OK;
	st = prepare(&w, err);
	if (st == DGM_OK)
		find_sums(&w, n);
	for (size_t x = 0; x < n && st == DGM_OK; x++) {
		find_row(&w, x);
		st = put_row(&w, x, err);
		clear_row(&w);
	}
	clear(&w);
	if (st != DGM_OK) {
		dgm__free(w.items);
		return st;
	}
	*out = w.items;
	*count = w.count;
	return DGM_OK;
}
