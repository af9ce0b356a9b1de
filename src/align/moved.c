/*
 * Every run of null beads of one side is aligned with every run of the other as a small document of its own; what gains enough is a moved block. The
 * gain is the sum over all alignments of the two runs against texts that have nothing to do with each other, less what the sentences left over cost.
 * Best pairs first, each run once a round; what is left of a run may be taken in the next.
 */
#include "align/moved.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"

enum {
	ROUNDS = 4,
	MOST_RUN = 400,          /* sentences: longer runs are added sections, not moved ones */
	CELLS_A_SENTENCE = 256,  /* that may be looked at, so that the cost stays linear */
	CELLS_AT_LEAST = 65536
};

#define GAIN_LEAST 8.       /* nats that a move must be worth; measured on corpora/ (doc/alignment.md) */
#define GAIN_A_BEAD 2.5     /* and on the mean of its beads */

typedef struct run {
	uint32_t first, count;  /* sentences of a document */
	bool used;
} run;

typedef struct candidate {
	uint32_t runs[2];       /* indices */
	double gain;
	dgm__vector path;       /* of dgm_bead, in the documents */
} candidate;

typedef struct moves {
	const dgm__collection *c;
	size_t pair;
	dgm__worker *worker;
	uint8_t *is_free[2];    /* by sentence: without a partner so far */
	size_t sentences[2];
	dgm__vector runs[2];    /* of run */
	dgm__vector candidates; /* of candidate */
	dgm__vector found;      /* of dgm_bead */
	size_t budget;          /* cells */
} moves;

static run *run_at(const moves *m, int s, size_t i)
{
	return (run *)m->runs[s].items + i;
}

static dgm_status find_runs(moves *m, int s, dgm_error *err)
{
	m->runs[s].count = 0;
	for (size_t x = 0, end; x < m->sentences[s]; x = end + 1) {
		run *r;

		for (end = x; end < m->sentences[s] && m->is_free[s][end]; end++)
			;
		if (end == x || end - x > MOST_RUN)
			continue;
		r = dgm__vector_push(&m->runs[s]);
		if (!r)
			return dgm__out_of_memory(err);
		*r = (run){ (uint32_t)x, (uint32_t)(end - x), false };
	}
	return DGM_OK;
}

/* Takes the two-sided beads of the chunk's path; returns the gain of the move, 0 where it is none. */
static dgm_status judge(moves *m, const dgm__chunk *chunk, candidate *to, dgm_error *err)
{
	const dgm__document_pair *pair = &m->c->pairs[m->pair];
	const double *prior = m->c->model.prior;
	double gain = chunk->total;
	uint32_t taken[2] = { 0, 0 };

	for (size_t b = 0; b < chunk->path.count; b++) {
		dgm_bead bead = ((const dgm_bead *)chunk->path.items)[b], *kept;

		if (!bead.source_count || !bead.target_count) {
			gain -= log(prior[bead.source_count ? 0 : 1]) * (bead.source_count + bead.target_count);
			continue;
		}
		bead.source_first -= (uint32_t)pair->first[0];
		bead.target_first -= (uint32_t)pair->first[1];
		bead.moved = 1;
		taken[0] += bead.source_count;
		taken[1] += bead.target_count;
		kept = dgm__vector_push(&to->path);
		if (!kept)
			return dgm__out_of_memory(err);
		*kept = bead;
	}
	if ((taken[0] >= 2 || taken[1] >= 2) && gain >= GAIN_LEAST && gain >= GAIN_A_BEAD * (double)to->path.count)
		to->gain = gain;
	return DGM_OK;
}

static dgm_status try_pair(moves *m, size_t i, size_t j, dgm_error *err)
{
	const run *source = run_at(m, 0, i), *target = run_at(m, 1, j);
	const dgm__document_pair *pair = &m->c->pairs[m->pair];
	candidate tried = { .runs = { (uint32_t)i, (uint32_t)j }, .path = DGM__VECTOR_INIT(dgm_bead) }, *kept;
	dgm__chunk chunk;
	dgm_status st;

	dgm__chunk_init(&chunk, (uint32_t)m->pair, (size_t[2]){ pair->first[0] + source->first, pair->first[1] + target->first },
		(size_t[2]){ source->count, target->count });
	st = dgm__worker_run(m->worker, &chunk, true, err);
	if (st == DGM_OK)
		st = judge(m, &chunk, &tried, err);
	dgm__chunk_clear(&chunk);
	if (st == DGM_OK && tried.gain > 0) {
		kept = dgm__vector_push(&m->candidates);
		if (kept) {
			*kept = tried;
			return DGM_OK;
		}
		st = dgm__out_of_memory(err);
	}
	dgm__vector_clear(&tried.path);
	return st;
}

static dgm_status try_pairs(moves *m, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < m->runs[0].count && st == DGM_OK; i++)
		for (size_t j = 0; j < m->runs[1].count && st == DGM_OK; j++) {
			size_t a = run_at(m, 0, i)->count, b = run_at(m, 1, j)->count, cells = (a + 1) * (b + 1);

			if ((a < 2 && b < 2) || cells > m->budget)
				continue;
			m->budget -= cells;
			st = try_pair(m, i, j, err);
		}
	return st;
}

static int by_gain(const void *a, const void *b)
{
	const candidate *x = a, *y = b;

	if (x->gain != y->gain)
		return x->gain > y->gain ? -1 : 1;
	if (x->runs[0] != y->runs[0])
		return x->runs[0] < y->runs[0] ? -1 : 1;
	return x->runs[1] < y->runs[1] ? -1 : x->runs[1] > y->runs[1];
}

static dgm_status accept(moves *m, const candidate *best, dgm_error *err)
{
	for (size_t b = 0; b < best->path.count; b++) {
		const dgm_bead *bead = (const dgm_bead *)best->path.items + b;
		dgm_bead *found = dgm__vector_push(&m->found);

		if (!found)
			return dgm__out_of_memory(err);
		*found = *bead;
		memset(m->is_free[0] + bead->source_first, 0, bead->source_count);
		memset(m->is_free[1] + bead->target_first, 0, bead->target_count);
	}
	run_at(m, 0, best->runs[0])->used = run_at(m, 1, best->runs[1])->used = true;
	return DGM_OK;
}

static void drop_candidates(moves *m)
{
	for (size_t k = 0; k < m->candidates.count; k++)
		dgm__vector_clear(&((candidate *)m->candidates.items)[k].path);
	m->candidates.count = 0;
}

/* One round; *more: something was found. */
static dgm_status search_once(moves *m, bool *more, dgm_error *err)
{
	dgm_status st = find_runs(m, 0, err);

	*more = false;
	if (st == DGM_OK)
		st = find_runs(m, 1, err);
	if (st == DGM_OK)
		st = try_pairs(m, err);
	if (st == DGM_OK && m->candidates.count)
		qsort(m->candidates.items, m->candidates.count, sizeof(candidate), by_gain);
	for (size_t k = 0; k < m->candidates.count && st == DGM_OK; k++) {
		const candidate *best = (const candidate *)m->candidates.items + k;

		if (run_at(m, 0, best->runs[0])->used || run_at(m, 1, best->runs[1])->used)
			continue;
		st = accept(m, best, err);
		*more = true;
	}
	drop_candidates(m);
	return st;
}

static int by_source(const void *a, const void *b)
{
	const dgm_bead *x = a, *y = b;

	return x->source_first < y->source_first ? -1 : x->source_first > y->source_first;
}

/* The beads anew: null beads of sentences that moved give way, a moved bead comes in where its first source sentence was. */
static void rewrite(dgm__vector *beads, moves *m)
{
	dgm_bead *to = beads->items;
	const dgm_bead *found = m->found.items;
	size_t n = 0, next = 0;

	qsort(m->found.items, m->found.count, sizeof(dgm_bead), by_source);
	for (size_t b = 0; b < beads->count; b++) {
		dgm_bead bead = to[b];

		if (bead.source_count && bead.target_count)
			to[n++] = bead;
		else if (bead.target_count ? m->is_free[1][bead.target_first] : m->is_free[0][bead.source_first])
			to[n++] = bead;
		else if (next < m->found.count && bead.source_count && found[next].source_first == bead.source_first)
			to[n++] = found[next++];
	}
	beads->count = n;
}

static dgm_status mark_free(moves *m, const dgm__vector *beads, dgm_error *err)
{
	for (int s = 0; s < 2; s++) {
		m->sentences[s] = dgm_doc_count(m->c->pairs[m->pair].docs[s]);
		m->is_free[s] = dgm__calloc(m->sentences[s] + 1, 1);
		if (!m->is_free[s])
			return dgm__out_of_memory(err);
	}
	for (size_t b = 0; b < beads->count; b++) {
		const dgm_bead *bead = (const dgm_bead *)beads->items + b;

		if (!bead->target_count)
			memset(m->is_free[0] + bead->source_first, 1, bead->source_count);
		if (!bead->source_count)
			memset(m->is_free[1] + bead->target_first, 1, bead->target_count);
	}
	return DGM_OK;
}

dgm_status dgm__moves_find(dgm__vector *beads, const dgm__collection *c, size_t k, dgm__worker *worker, dgm_error *err)
{
	moves m = { .c = c, .pair = k, .worker = worker, .runs = { DGM__VECTOR_INIT(run), DGM__VECTOR_INIT(run) },
		.candidates = DGM__VECTOR_INIT(candidate), .found = DGM__VECTOR_INIT(dgm_bead) };
	dgm_status st = mark_free(&m, beads, err);
	bool more = true;

	m.budget = CELLS_A_SENTENCE * (m.sentences[0] + m.sentences[1]) + CELLS_AT_LEAST;
	for (int round = 0; round < ROUNDS && more && st == DGM_OK; round++)
		st = search_once(&m, &more, err);
	if (st == DGM_OK && m.found.count)
		rewrite(beads, &m);
	for (int s = 0; s < 2; s++) {
		dgm__free(m.is_free[s]);
		dgm__vector_clear(&m.runs[s]);
	}
	dgm__vector_clear(&m.candidates);
	dgm__vector_clear(&m.found);
	return st;
}
