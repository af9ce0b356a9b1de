/* One thread's way through a chunk. */
#include "align/support.h"
#include "align/vectors.h"

#include <string.h>

#include "base/mem.h"
#include "base/status.h"

void dgm__chunk_init(dgm__chunk *chunk, uint32_t pair, const size_t first[2], const size_t count[2])
{
	memset(chunk, 0, sizeof *chunk);
	chunk->pair = pair;
	for (int s = 0; s < 2; s++) {
		chunk->first[s] = first[s];
		chunk->count[s] = count[s];
	}
	chunk->posts = (dgm__vector)DGM__VECTOR_INIT(dgm__post);
	chunk->path = (dgm__vector)DGM__VECTOR_INIT(dgm_bead);
}

void dgm__chunk_clear(dgm__chunk *chunk)
{
	dgm__vector_clear(&chunk->posts);
	dgm__vector_clear(&chunk->path);
	dgm__free(chunk->weights[0]);
	dgm__free(chunk->weights[1]);
	chunk->weights[0] = chunk->weights[1] = NULL;
	chunk->weights_capacity[0] = chunk->weights_capacity[1] = 0;
}

dgm_status dgm__worker_init(dgm__worker *w, const dgm__side *sides, const dgm__lexicon *lexicons, const dgm__model *model,
	const dgm__vectors *vectors, const dgm__support *support, dgm_error *err)
{
	memset(w, 0, sizeof *w);
	w->model = model;
	w->vectors = vectors;
	w->support = support;
	for (int s = 0; s < 2; s++) {
		w->sides[s] = &sides[s];
		w->lexicons[s] = &lexicons[s];
		w->local_of[s] = dgm__calloc(sides[s].types.count, sizeof *w->local_of[s]);
		if (!w->local_of[s])
			return dgm__out_of_memory(err);
	}
	return DGM_OK;
}

void dgm__worker_clear(dgm__worker *w)
{
	for (int s = 0; s < 2; s++) {
		dgm__free(w->local_of[s]);
		dgm__free(w->local[s].repeats);
		dgm__free(w->direction[s].evidence);
		dgm__free(w->direction[s].entries);
	}
	dgm__arena_clear(&w->arena);
	memset(w, 0, sizeof *w);
}

/* All of the lattice. */
static dgm_status open_band(dgm__worker *w, const dgm__chunk *chunk, dgm_error *err)
{
	dgm__band *b = &w->band;

	b->rows = chunk->count[0];
	b->columns = chunk->count[1];
	b->low = dgm__arena_alloc(&w->arena, (b->rows + 1) * sizeof *b->low);
	b->high = dgm__arena_alloc(&w->arena, (b->rows + 1) * sizeof *b->high);
	b->off = dgm__arena_alloc(&w->arena, (b->rows + 2) * sizeof *b->off);
	b->top = dgm__arena_alloc(&w->arena, (b->columns + 1) * sizeof *b->top);
	b->bottom = dgm__arena_alloc(&w->arena, (b->columns + 1) * sizeof *b->bottom);
	if (!b->low || !b->high || !b->off || !b->top || !b->bottom)
		return dgm__out_of_memory(err);
	for (size_t i = 0; i <= b->rows; i++) {
		b->low[i] = 0;
		b->high[i] = (uint32_t)b->columns;
		b->off[i] = i * (b->columns + 1);
	}
	b->off[b->rows + 1] = (b->rows + 1) * (b->columns + 1);
	for (size_t j = 0; j <= b->columns; j++) {
		b->top[j] = 0;
		b->bottom[j] = (uint32_t)b->rows;
	}
	return DGM_OK;
}

static dgm_status run(dgm__worker *w, dgm__chunk *chunk, bool last, dgm_error *err)
{
	dgm_status st = open_band(w, chunk, err);

	for (int s = 0; s < 2 && st == DGM_OK; s++)
		st = dgm__local_make(w, chunk, s, err);
	for (int d = 0; d < 2 && st == DGM_OK; d++)
		st = dgm__evidence_find(w, d, err);
	if (st == DGM_OK)
		st = dgm__scores_make(w, err);
	if (st == DGM_OK && w->vectors)
		dgm__vectors_add(w, chunk);
	if (st == DGM_OK && w->support)
		dgm__support_add(w, chunk);
	if (st == DGM_OK)
		st = dgm__lattice_run(w, chunk, last, err);
	return st == DGM_OK && !last ? dgm__weights_make(w, chunk, err) : st;
}

dgm_status dgm__worker_run(dgm__worker *w, dgm__chunk *chunk, bool last, dgm_error *err)
{
	dgm_status st;

	chunk->posts.count = chunk->path.count = 0;
	chunk->weight_count[0] = chunk->weight_count[1] = 0;
	memset(chunk->beads, 0, sizeof chunk->beads);
	memset(chunk->parts, 0, sizeof chunk->parts);
	chunk->ratio_weight = chunk->ratio = chunk->ratio_square = 0;
	w->local[0].types = w->local[1].types = 0;
	st = run(w, chunk, last, err);
	dgm__local_release(w, 0);
	dgm__local_release(w, 1);
	dgm__arena_reset(&w->arena);
	return st;
}

dgm_status dgm__worker_teach(dgm__worker *w, dgm__chunk *chunk, dgm_error *err)
{
	dgm_status st = DGM_OK;

	chunk->weight_count[0] = chunk->weight_count[1] = 0;
	w->local[0].types = w->local[1].types = 0;
	for (int s = 0; s < 2 && st == DGM_OK; s++)
		st = dgm__local_make(w, chunk, s, err);
	for (int d = 0; d < 2 && st == DGM_OK; d++)
		st = dgm__evidence_find(w, d, err);
	if (st == DGM_OK)
		st = dgm__weights_make(w, chunk, err);
	dgm__local_release(w, 0);
	dgm__local_release(w, 1);
	dgm__arena_reset(&w->arena);
	return st;
}
