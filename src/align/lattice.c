/*
 * Forward and backward sums over all ways to cut a chunk into beads (log domain); posteriors; and the path with the largest sum of (posterior - tau)
 * over its two-sided beads (minimum Bayes risk: Kumar and Byrne 2004 for words; tau: what a wrong bead costs).
 */
#include <math.h>
#include <string.h>

#include "align/lanes.h"
#include "align/worker.h"
#include "base/mem.h"
#include "base/status.h"

static const double POSTERIOR_SEEN = -14; /* ln; below, a bead adds nothing to any sum */

/* ln of the sum of e^t[k]; terms far below the largest count as just as little as is left of them. */
static double log_sum(const double *t, size_t n)
{
	float below[DGM__BEAD_TYPES_MAX + DGM__LANES];
	double top = t[0];

	for (size_t k = 1; k < n; k++)
		top = t[k] > top ? t[k] : top;
	if (top == -HUGE_VAL || n == 1)
		return top;
	for (size_t k = 0; k < n; k++)
		below[k] = t[k] > top - 80 ? (float)(t[k] - top) : -80;
	for (size_t k = n; k % DGM__LANES; k++)
		below[k] = -80;
	return top + log((double)dgm__lanes_exp_sum(below, n));
}

/* For the nodes of one row: where each bead type leads to or comes from. */
typedef struct reach {
	size_t count;
	struct {
		uint8_t type;
		size_t b, low, high;  /* sentences of the target; the columns j of the row for which the bead's other end is in the band */
		size_t cell;          /* of that end, less j */
	} to[DGM__BEAD_TYPES_MAX];
} reach;

/* ends: the beads end in row i, else they begin there. */
static void find_reach(reach *r, const dgm__worker *w, size_t i, bool ends)
{
	const dgm__band *band = &w->band;

	r->count = 0;
	for (size_t t = 0; t < w->model->type_count; t++) {
		size_t a = w->model->types[t].a, b = w->model->types[t].b, other = ends ? i - a : i + a, shift;

		if (ends ? i < a : other > band->rows)
			continue;
		if (!ends && band->high[other] < b)
			continue;
		shift = band->off[other] - band->low[other];
		r->to[r->count].type = (uint8_t)t;
		r->to[r->count].b = b;
		r->to[r->count].low = ends ? band->low[other] + b : band->low[other] > b ? band->low[other] - b : 0;
		r->to[r->count].high = ends ? band->high[other] + b : band->high[other] - b;
		r->to[r->count++].cell = ends ? shift - b : shift + b; /* modulo 2^n */
	}
}

static double forward(dgm__worker *w)
{
	const dgm__model *m = w->model;
	const dgm__band *band = &w->band;
	size_t two_sided = m->type_count - 2;
	double skip[2] = { log(m->prior[0]), log(m->prior[1]) }, terms[DGM__BEAD_TYPES_MAX];
	reach r;

	w->forward[0] = 0;
	for (size_t i = 0; i <= band->rows; i++) {
		find_reach(&r, w, i, true);
		for (size_t j = band->low[i] + !i; j <= band->high[i]; j++) {
			size_t cell = dgm__band_cell(band, i, j), n = 0;
			const float *scores = w->scores + cell * two_sided;

			for (size_t k = 0; k < r.count; k++) {
				size_t t = r.to[k].type;

				if (j >= r.to[k].low && j <= r.to[k].high)
					terms[n++] = w->forward[r.to[k].cell + j] + (t < 2 ? skip[t] : (double)scores[t - 2]);
			}
			w->forward[cell] = n ? log_sum(terms, n) : -HUGE_VAL;
		}
	}
	return w->forward[dgm__band_cell(band, band->rows, band->columns)];
}

/* Rows of the backward pass that are still needed, by row modulo RING. */
enum { RING = DGM__MERGE_MAX + 1 };

typedef struct backward {
	double *sum[RING], *best[RING]; /* by column */
	uint8_t *step;                  /* by cell: bead type taken from there */
	double *skipped[2];             /* by sentence: probability of a null bead */
	double total, skip[2];          /* ln of all ways; ln of the priors of null beads */
	reach reach;                    /* of the row at hand */
} backward;

static dgm_status push_post(dgm__chunk *chunk, size_t i, size_t j, const dgm__bead_type *type, double p, dgm_error *err)
{
	dgm__post *post = dgm__vector_push(&chunk->posts);

	if (!post)
		return dgm__out_of_memory(err);
	*post = (dgm__post){ .first = { (uint32_t)(chunk->first[0] + i), (uint32_t)(chunk->first[1] + j) }, .count = { type->a, type->b }, .p = (float)p };
	return DGM_OK;
}

/* The bead of type t that starts at (i, j) has posterior p. */
static dgm_status count_bead(dgm__worker *w, dgm__chunk *chunk, backward *b, size_t i, size_t j, size_t t, double p, dgm_error *err)
{
	const dgm__bead_type *type = &w->model->types[t];
	double r;

	chunk->beads[t] += p;
	if (!type->a || !type->b) {
		b->skipped[!type->a][type->a ? i : j] += p;
		return DGM_OK;
	}
	r = w->local[1].log_length[type->b][j + type->b] - w->local[0].log_length[type->a][i + type->a];
	chunk->parts[t][dgm__worker_parts(w, i + type->a, j + type->b, type->a, type->b)] += p;
	chunk->ratio_weight += p;
	chunk->ratio += p * r;
	chunk->ratio_square += p * r * r;
	return p > DGM__POSTERIOR_LEAST ? push_post(chunk, i, j, type, p, err) : DGM_OK;
}

/* The best way on from (i, j): ties go to 1-1, then to the type that stands first. */
static void choose(const dgm__worker *w, backward *b, size_t i, size_t j, size_t t, double p, bool first)
{
	const dgm__bead_type *type = &w->model->types[t];
	size_t cell = dgm__band_cell(&w->band, i, j);
	double value = b->best[(i + type->a) % RING][j + type->b] + (type->a && type->b ? p - DGM__DECODE_COST : 0), *best = &b->best[i % RING][j];

	if (first || value > *best || (value == *best && t == 2)) {
		*best = value;
		b->step[cell] = (uint8_t)t;
	}
}

static dgm_status backward_node(dgm__worker *w, dgm__chunk *chunk, backward *b, size_t i, size_t j, dgm_error *err)
{
	const dgm__model *m = w->model;
	const dgm__band *band = &w->band;
	size_t two_sided = m->type_count - 2, n = 0;
	double terms[DGM__BEAD_TYPES_MAX], before = w->forward[dgm__band_cell(band, i, j)] - b->total;
	uint8_t types[DGM__BEAD_TYPES_MAX];
	dgm_status st = DGM_OK;

	for (size_t k = 0; k < b->reach.count; k++) {
		size_t t = b->reach.to[k].type;

		if (j < b->reach.to[k].low || j > b->reach.to[k].high)
			continue;
		types[n] = (uint8_t)t;
		terms[n++] = b->sum[(i + m->types[t].a) % RING][j + b->reach.to[k].b] +
			(t < 2 ? b->skip[t] : (double)w->scores[(b->reach.to[k].cell + j) * two_sided + t - 2]);
	}
	b->sum[i % RING][j] = n ? log_sum(terms, n) : -HUGE_VAL;
	b->best[i % RING][j] = -HUGE_VAL;
	if (b->sum[i % RING][j] + before <= POSTERIOR_SEEN) { /* on no way of weight: only null beads lead on */
		for (size_t k = 0; k < n && types[k] < 2; k++)
			choose(w, b, i, j, types[k], 0, k == 0);
		return DGM_OK;
	}
	for (size_t k = 0; k < n && st == DGM_OK; k++) {
		double lp = terms[k] + before, p = lp > POSTERIOR_SEEN ? exp(lp < 0 ? lp : 0) : 0;

		if (p > 0)
			st = count_bead(w, chunk, b, i, j, types[k], p, err);
		if (types[k] < 2 || p > DGM__DECODE_COST / 4)
			choose(w, b, i, j, types[k], p, b->best[i % RING][j] == -HUGE_VAL);
	}
	return st;
}

static dgm_status run_backward(dgm__worker *w, dgm__chunk *chunk, backward *b, dgm_error *err)
{
	const dgm__band *band = &w->band;
	dgm_status st = DGM_OK;

	for (int t = 0; t < 2; t++)
		b->skip[t] = log(w->model->prior[t]);
	for (size_t i = band->rows + 1; i-- > 0 && st == DGM_OK;) {
		find_reach(&b->reach, w, i, false);
		for (size_t j = band->high[i] + 1; j-- > band->low[i] && st == DGM_OK;) {
			if (i == band->rows && j == band->columns)
				b->sum[i % RING][j] = b->best[i % RING][j] = 0;
			else
				st = backward_node(w, chunk, b, i, j, err);
		}
	}
	return st;
}

static void reverse(dgm__vector *posts)
{
	dgm__post *p = posts->items;

	for (size_t i = 0, k = posts->count; i + 1 < k; i++) {
		dgm__post swap = p[i];

		p[i] = p[--k];
		p[k] = swap;
	}
}

/* The posterior of a two-sided bead among the posts, which stand in order of place. */
static double posterior(const dgm__chunk *chunk, size_t *at, size_t i, size_t j, const dgm__bead_type *type)
{
	const dgm__post *posts = chunk->posts.items;
	uint32_t source = (uint32_t)(chunk->first[0] + i), target = (uint32_t)(chunk->first[1] + j);

	while (*at < chunk->posts.count && (posts[*at].first[0] < source || (posts[*at].first[0] == source && posts[*at].first[1] < target)))
		++*at;
	for (size_t k = *at; k < chunk->posts.count && posts[k].first[0] == source && posts[k].first[1] == target; k++)
		if (posts[k].count[0] == type->a && posts[k].count[1] == type->b)
			return (double)posts[k].p;
	return 0;
}

static dgm_status follow(dgm__worker *w, dgm__chunk *chunk, const backward *b, dgm_error *err)
{
	size_t i = 0, j = 0, at = 0;

	while (i < w->band.rows || j < w->band.columns) {
		const dgm__bead_type *type = &w->model->types[b->step[dgm__band_cell(&w->band, i, j)]];
		dgm_bead *bead = dgm__vector_push(&chunk->path);

		if (!bead)
			return dgm__out_of_memory(err);
		*bead = (dgm_bead){ (uint32_t)(chunk->first[0] + i), type->a, (uint32_t)(chunk->first[1] + j), type->b, 0, 0 };
		bead->confidence = !type->b ? b->skipped[0][i] : !type->a ? b->skipped[1][j] : posterior(chunk, &at, i, j, type);
		i += type->a;
		j += type->b;
	}
	return DGM_OK;
}

static void offer_part(dgm__chunk *chunk, double total, size_t sentences)
{
	if (total / (double)sentences > chunk->part_total / (double)chunk->part_sentences) {
		chunk->part_total = total;
		chunk->part_sentences = sentences;
	}
}

/* The whole, and what goes to the end of one side alone. */
static void find_part(const dgm__worker *w, dgm__chunk *chunk)
{
	const dgm__band *band = &w->band;

	chunk->part_total = chunk->total;
	chunk->part_sentences = band->rows + band->columns;
	if (!band->rows || !band->columns)
		return;
	for (size_t i = 1; i < band->rows; i++)
		if (band->high[i] == band->columns)
			offer_part(chunk, w->forward[dgm__band_cell(band, i, band->columns)], i + band->columns);
	for (size_t j = band->low[band->rows] ? band->low[band->rows] : 1; j < band->columns; j++)
		offer_part(chunk, w->forward[dgm__band_cell(band, band->rows, j)], band->rows + j);
}

dgm_status dgm__lattice_run(dgm__worker *w, dgm__chunk *chunk, bool last, dgm_error *err)
{
	size_t cells = w->band.off[w->band.rows + 1];
	backward b = { .step = dgm__arena_alloc(&w->arena, cells) };
	dgm_status st = DGM_OK;

	w->forward = dgm__arena_alloc(&w->arena, cells * sizeof *w->forward);
	for (int s = 0; s < 2; s++) {
		b.skipped[s] = dgm__arena_alloc(&w->arena, (chunk->count[s] + 1) * sizeof *b.skipped[s]);
		if (!b.skipped[s])
			return dgm__out_of_memory(err);
		memset(b.skipped[s], 0, (chunk->count[s] + 1) * sizeof *b.skipped[s]);
	}
	for (size_t k = 0; k < RING; k++) {
		b.sum[k] = dgm__arena_alloc(&w->arena, (w->band.columns + 1) * sizeof *b.sum[k]);
		b.best[k] = dgm__arena_alloc(&w->arena, (w->band.columns + 1) * sizeof *b.best[k]);
		if (!b.sum[k] || !b.best[k])
			return dgm__out_of_memory(err);
	}
	if (!b.step || !w->forward)
		return dgm__out_of_memory(err);
	chunk->total = b.total = forward(w);
	if (last)
		find_part(w, chunk);
	st = run_backward(w, chunk, &b, err);
	reverse(&chunk->posts);
	return st == DGM_OK && last ? follow(w, chunk, &b, err) : st;
}
