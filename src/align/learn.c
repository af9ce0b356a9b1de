/*
 * Expected counts by rows: for one word e after the other all beads that hold it are visited, so that the sums of a row are dense, discounted at once,
 * and never stand in memory all together. c(e,f) = t(f|e) sum over beads of P n(e) n(f) (1 - lambda) / (|E| P(f|E)); then less the absolute discount
 * (Ney, Essen, Kneser 1994, for counts of n-grams), without which every word seen once learns its accidental partners.
 */
#include "align/learn.h"

#include <stdlib.h>
#include <string.h>

#include "align/worker.h"
#include "base/mem.h"
#include "base/status.h"

void dgm__cover_clear(dgm__cover *c)
{
	dgm__free(c->off);
	dgm__free(c->posts);
	dgm__free(c->weights);
	memset(c, 0, sizeof *c);
}

dgm_status dgm__cover_make(dgm__cover *out, int d, size_t sentences, const dgm__chunk *chunks, size_t count, dgm_error *err)
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
	if (!out->posts || !out->weights)
		return dgm__out_of_memory(err);
	for (size_t c = 0; c < count; c++)
		for (size_t k = 0; k < chunks[c].posts.count; k++) {
			const dgm__post *post = (const dgm__post *)chunks[c].posts.items + k;

			for (size_t x = 0; x < post->count[d]; x++) {
				size_t at = out->off[post->first[d] + x + 1]++;

				out->posts[at] = post;
				out->weights[at] = chunks[c].weights[d] + post->weights[d];
			}
		}
	return DGM_OK;
}

void dgm__occurrences_clear(dgm__occurrences *o)
{
	dgm__free(o->off);
	dgm__free(o->at);
	memset(o, 0, sizeof *o);
}

dgm_status dgm__occurrences_make(dgm__occurrences *out, const dgm__side *side, dgm_error *err)
{
	memset(out, 0, sizeof *out);
	out->off = dgm__calloc(side->types.count + 2, sizeof *out->off);
	out->at = dgm__malloc(side->at[side->sentences].counts * sizeof *out->at);
	if (!out->off || !out->at)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < side->at[side->sentences].counts; k++)
		out->off[side->counts[k].type + 2]++;
	for (size_t t = 2; t < side->types.count + 2; t++)
		out->off[t] += out->off[t - 1];
	for (size_t x = 0; x < side->sentences; x++)
		for (size_t k = side->at[x].counts; k < side->at[x + 1].counts; k++)
			out->at[out->off[side->counts[k].type + 1]++] = (dgm__count){ (uint32_t)x, side->counts[k].n };
	return DGM_OK;
}

/* The weights of one post and direction: for each word of the explained sentences P n(f) (1 - lambda) / (|E| P(f|E) / p(f)). */
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
		dgm__evidence_add(d, k);
	}
	share = (1 - DGM__LAMBDA) / (tokens ? tokens : 1);
	post->weights[dir] = chunk->weight_count[dir];
	for (size_t k = begin; k < end; k++) {
		double value = DGM__LAMBDA + share * (base + (double)dgm__evidence_sum(d, to->rows[k].type));

		weights[chunk->weight_count[dir]++] = (float)((double)post->p * to->rows[k].n * share / value);
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

typedef struct learned {
	uint32_t f;
	float n;
} learned;

static int by_f(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Sums over the beads that hold e. Returns the number of f touched. */
static size_t sum_row(dgm__tally *tally, uint32_t e, const dgm__side *to, const dgm__occurrences *where, const dgm__cover *cover, int d)
{
	size_t touched = 0;

	for (size_t o = where->off[e]; o < where->off[e + 1]; o++) {
		size_t x = where->at[o].type;
		double n = where->at[o].n;

		for (size_t c = cover->off[x]; c < cover->off[x + 1]; c++) {
			const dgm__post *post = cover->posts[c];
			const dgm__count *row = to->counts + to->at[post->first[1 - d]].counts;
			size_t count = to->at[post->first[1 - d] + post->count[1 - d]].counts - to->at[post->first[1 - d]].counts;

			for (size_t k = 0; k < count; k++) {
				if (tally->sum[row[k].type] <= 0)
					tally->touched[touched++] = row[k].type;
				tally->sum[row[k].type] += n * (double)cover->weights[c][k];
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

dgm_status dgm__block_learn(dgm__block *block, dgm__tally *tally, const dgm__lexicon *lexicon, const dgm__side *to, const dgm__occurrences *where,
	const dgm__cover *cover, int d, dgm_error *err)
{
	block->ends = dgm__malloc((block->to - block->from) * sizeof *block->ends);
	if (!block->ends)
		return dgm__out_of_memory(err);
	for (uint32_t e = block->from; e < block->to; e++) {
		size_t touched = sum_row(tally, e, to, where, cover, d), kept = 0, row = lexicon->off[e];
		double base = (double)lexicon->base[e];

		/* t >= base: what the discount takes without looking at the entry is dropped before the sort */
		for (size_t k = row; k < lexicon->off[e + 1]; k++)
			tally->sum[lexicon->entries[k].f] *= base > 0 ? 1 + (double)lexicon->entries[k].ratio / base : 1;
		for (size_t k = 0; k < touched; k++) {
			uint32_t f = tally->touched[k];

			if (tally->sum[f] * base > DGM__DISCOUNT)
				tally->touched[kept++] = f;
			else
				tally->sum[f] = 0;
		}
		if (!block_room(block, kept))
			return dgm__out_of_memory(err);
		if (kept)
			qsort(tally->touched, kept, sizeof *tally->touched, by_f);
		for (size_t k = 0; k < kept; k++) {
			uint32_t f = tally->touched[k];

			block->f[block->count] = f;
			block->n[block->count++] = (float)(tally->sum[f] * base - DGM__DISCOUNT);
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
