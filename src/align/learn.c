/*
 * Expected counts by rows: for one word e after the other all beads that hold it are visited, so that the sums of a row are dense, discounted at once,
 * and never stand in memory all together. Both directions must agree (Liang, Taskar, Klein 2006), the own one more than the other: with
 * l(f|e) = (1 - lambda) t(f|e) / (|E| P(f|E)) the share of f that e explains, c(e,f) = sum over beads of P n(e) n(f) l(f|e)^(3/4) l(e|f)^(1/4); then less
 * the absolute discount (Ney, Essen, Kneser 1994, for counts of n-grams), without which every word seen once learns its accidental partners.
 */
#include "align/learn.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "align/worker.h"
#include "base/mem.h"
#include "base/status.h"

static void cover_clear(dgm__cover *c)
{
	dgm__free(c->off);
	dgm__free(c->posts);
	dgm__free(c->weights);
	dgm__free(c->own);
	memset(c, 0, sizeof *c);
}

static dgm_status cover_make(dgm__cover *out, int d, size_t sentences, const dgm__chunk *chunks, size_t count, dgm_error *err)
{
	size_t total = 0;

	memset(out, 0, sizeof *out);
	out->off = dgm__calloc(sentences + 2, sizeof *out->off);
	if (!out->off)
		return dgm__out_of_memory(err);
	for (size_t c = 0; c < count; c++)
		for (size_t k = 0; k < chunks[c].posts.count; k++) {
			const dgm__post *post = (const dgm__post *)chunks[c].posts.items + k;

			total += post->count[d];
			for (size_t x = 0; x < post->count[d]; x++)
				out->off[post->first[d] + x + 2]++;
		}
	for (size_t x = 2; x < sentences + 2; x++)
		out->off[x] += out->off[x - 1];
	out->posts = dgm__malloc(total * sizeof *out->posts);
	out->weights = dgm__malloc(total * sizeof *out->weights);
	out->own = dgm__malloc(total * sizeof *out->own);
	if (!out->posts || !out->weights || !out->own)
		return dgm__out_of_memory(err);
	for (size_t c = 0; c < count; c++)
		for (size_t k = 0; k < chunks[c].posts.count; k++) {
			const dgm__post *post = (const dgm__post *)chunks[c].posts.items + k;

			for (size_t x = 0; x < post->count[d]; x++) {
				size_t at = out->off[post->first[d] + x + 1]++;

				out->posts[at] = post;
				out->weights[at] = chunks[c].weights[d] + post->weights[d];
				out->own[at] = chunks[c].weights[1 - d] + post->weights[1 - d];
			}
		}
	return DGM_OK;
}

void dgm__occurrences_clear(dgm__occurrences *o)
{
	dgm__free(o->off);
	dgm__free(o->at);
	dgm__free(o->rank);
	memset(o, 0, sizeof *o);
}

dgm_status dgm__occurrences_make(dgm__occurrences *out, const dgm__side *side, dgm_error *err)
{
	memset(out, 0, sizeof *out);
	out->off = dgm__calloc(side->types.count + 2, sizeof *out->off);
	out->at = dgm__malloc(side->at[side->sentences].counts * sizeof *out->at);
	out->rank = dgm__malloc(side->at[side->sentences].counts * sizeof *out->rank);
	if (!out->off || !out->at || !out->rank)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < side->at[side->sentences].counts; k++)
		out->off[side->counts[k].type + 2]++;
	for (size_t t = 2; t < side->types.count + 2; t++)
		out->off[t] += out->off[t - 1];
	for (size_t x = 0; x < side->sentences; x++)
		for (size_t k = side->at[x].counts; k < side->at[x + 1].counts; k++) {
			size_t to = out->off[side->counts[k].type + 1]++;

			out->at[to] = (dgm__count){ (uint32_t)x, side->counts[k].n };
			out->rank[to] = (uint32_t)(k - side->at[x].counts);
		}
	return DGM_OK;
}

/* The weights of one post and direction: for each word of the explained sentences the fourth root of (1 - lambda) / (|E| P(f|E) / p(f)). */
static dgm_status weigh(dgm__worker *w, dgm__chunk *chunk, dgm__post *post, int dir, dgm_error *err)
{
	const dgm__local *from = &w->local[dir], *to = &w->local[1 - dir];
	dgm__direction *d = &w->direction[dir];
	size_t x = post->first[dir] - chunk->first[dir], y = post->first[1 - dir] - chunk->first[1 - dir];
	size_t begin = to->row_off[y], end = to->row_off[y + post->count[1 - dir]];
	double share, base = 0;
	uint32_t tokens = 0;
	float *weights = dgm__grow(chunk->weights[dir], &chunk->weights_capacity[dir], chunk->weight_count[dir] + end - begin, sizeof *weights);

	if (!weights)
		return dgm__out_of_memory(err);
	chunk->weights[dir] = weights;
	for (size_t k = x; k < x + post->count[dir]; k++) {
		tokens += from->tokens[k];
		base += d->base[k];
		dgm__evidence_add(d, to, k);
	}
	share = (1 - DGM__LAMBDA) / (tokens ? tokens : 1);
	post->weights[dir] = chunk->weight_count[dir];
	for (size_t k = begin; k < end; k++) {
		double value = DGM__LAMBDA + share * (base + (double)dgm__evidence_sum(d, to->rows[k].type));

		weights[chunk->weight_count[dir]++] = (float)dgm__fourth_root(share / value);
	}
	dgm__evidence_reset(d);
	return DGM_OK;
}

dgm_status dgm__weights_make(dgm__worker *w, dgm__chunk *chunk, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t k = 0; k < chunk->posts.count && st == DGM_OK; k++) {
		dgm__post *post = (dgm__post *)chunk->posts.items + k;

		st = weigh(w, chunk, post, 0, err);
		if (st == DGM_OK)
			st = weigh(w, chunk, post, 1, err);
	}
	return st;
}

/* The other direction's entries by e: pairs f and the fourth root of what the entry makes of the base value. */
static dgm_status turn(dgm__lesson *l, const dgm__lexicon *other, dgm_error *err)
{
	size_t total = other->off[other->e_count];

	l->turned.off = dgm__calloc(other->f_count + 2, sizeof *l->turned.off);
	l->turned.f = dgm__malloc(total * sizeof *l->turned.f);
	l->turned.n = dgm__malloc(total * sizeof *l->turned.n);
	l->other_roots = dgm__malloc(other->e_count * sizeof *l->other_roots);
	if (!l->turned.off || !l->turned.f || !l->turned.n || !l->other_roots)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < total; k++)
		l->turned.off[other->entries[k].f + 2]++;
	for (size_t e = 2; e < other->f_count + 2; e++)
		l->turned.off[e] += l->turned.off[e - 1];
	for (uint32_t f = 0; f < other->e_count; f++) {
		double base = (double)other->base[f];

		l->other_roots[f] = (float)dgm__fourth_root(base);
		for (size_t k = other->off[f]; k < other->off[f + 1]; k++) {
			size_t at = l->turned.off[other->entries[k].f + 1]++;

			l->turned.f[at] = f;
			l->turned.n[at] = (float)dgm__fourth_root(1 + (double)other->entries[k].ratio / base);
		}
	}
	return DGM_OK;
}

dgm_status dgm__lesson_make(dgm__lesson *out, int d, const dgm__side *sides, const dgm__lexicon *lexicons, const dgm__chunk *chunks, size_t count,
	dgm_error *err)
{
	dgm_status st;

	memset(out, 0, sizeof *out);
	out->d = d;
	out->from = &sides[d];
	out->to = &sides[1 - d];
	out->own = &lexicons[d];
	st = cover_make(&out->cover, d, sides[d].sentences, chunks, count, err);
	if (st == DGM_OK)
		st = dgm__occurrences_make(&out->where, &sides[d], err);
	return st == DGM_OK ? turn(out, &lexicons[1 - d], err) : st;
}

void dgm__lesson_clear(dgm__lesson *l)
{
	cover_clear(&l->cover);
	dgm__occurrences_clear(&l->where);
	dgm__rows_clear(&l->turned);
	dgm__free(l->other_roots);
	memset(l, 0, sizeof *l);
}

static int by_f(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Sums over the beads that hold e, without the ratios of the pair. Returns the number of f touched. */
static size_t sum_row(dgm__tally *tally, uint32_t e, const dgm__lesson *lesson)
{
	const dgm__side *from = lesson->from, *to = lesson->to;
	const dgm__occurrences *where = &lesson->where;
	const dgm__cover *cover = &lesson->cover;
	int d = lesson->d;
	size_t touched = 0;

	for (size_t o = where->off[e]; o < where->off[e + 1]; o++) {
		size_t x = where->at[o].type;
		size_t place = from->at[x].counts + where->rank[o];

		for (size_t c = cover->off[x]; c < cover->off[x + 1]; c++) {
			const dgm__post *post = cover->posts[c];
			const dgm__count *row = to->counts + to->at[post->first[1 - d]].counts;
			size_t count = to->at[post->first[1 - d] + post->count[1 - d]].counts - to->at[post->first[1 - d]].counts;
			double p = (double)(post->p * cover->own[c][place - from->at[post->first[d]].counts]) * where->at[o].n;

			for (size_t k = 0; k < count; k++) { /* no branch: whether a type was met before is not to be foreseen */
				float root = cover->weights[c][k];
				double *sum = &tally->sum[row[k].type];

				tally->touched[touched] = row[k].type;
				touched += *sum <= 0;
				*sum += p * row[k].n * (double)(root * root * root);
			}
		}
	}
	return touched;
}

static bool block_room(dgm__block *b, size_t more)
{
	uint32_t *f = dgm__grow(b->f, &b->capacity, b->count + more, sizeof *f);
	float *n = f ? dgm__grow(b->n, &b->n_capacity, b->count + more, sizeof *n) : NULL;

	b->f = f ? f : b->f;
	b->n = n ? n : b->n;
	return n != NULL;
}

/* Brings the ratios of the row's pairs in, t(f|e)/p(f)^(3/4) and the other direction's ^(1/4), and drops what the discount takes. Returns how many are left. */
static size_t discount_row(dgm__tally *tally, uint32_t e, size_t touched, const dgm__lesson *lesson)
{
	const dgm__lexicon *own = lesson->own;
	const dgm__rows *other = &lesson->turned;
	double base = (double)own->base[e], root = dgm__fourth_root(base);
	size_t kept = 0;

	for (size_t k = own->off[e]; k < own->off[e + 1]; k++) {
		double *sum = &tally->sum[own->entries[k].f], more;

		if (*sum > 0) {
			more = dgm__fourth_root(1 + (double)own->entries[k].ratio / base);
			*sum *= more * more * more;
		}
	}
	for (size_t k = other->off[e]; k < other->off[e + 1]; k++)
		tally->sum[other->f[k]] *= (double)other->n[k];
	for (size_t k = 0; k < touched; k++) {
		uint32_t f = tally->touched[k];

		tally->sum[f] = tally->sum[f] * root * root * root * (double)lesson->other_roots[f] - DGM__DISCOUNT;
		if (tally->sum[f] > 0)
			tally->touched[kept++] = f;
		else
			tally->sum[f] = 0;
	}
	return kept;
}

dgm_status dgm__block_learn(dgm__block *block, dgm__tally *tally, const dgm__lesson *lesson, dgm_error *err)
{
	block->ends = dgm__malloc((block->to - block->from) * sizeof *block->ends);
	if (!block->ends)
		return dgm__out_of_memory(err);
	for (uint32_t e = block->from; e < block->to; e++) {
		size_t kept = discount_row(tally, e, sum_row(tally, e, lesson), lesson);

		if (!block_room(block, kept))
			return dgm__out_of_memory(err);
		if (kept)
			qsort(tally->touched, kept, sizeof *tally->touched, by_f);
		for (size_t k = 0; k < kept; k++) {
			uint32_t f = tally->touched[k];

			block->f[block->count] = f;
			block->n[block->count++] = (float)tally->sum[f];
			tally->sum[f] = 0;
		}
		block->ends[e - block->from] = block->count;
	}
	return DGM_OK;
}

void dgm__block_clear(dgm__block *b)
{
	dgm__free(b->ends);
	dgm__free(b->f);
	dgm__free(b->n);
	memset(b, 0, sizeof *b);
}
