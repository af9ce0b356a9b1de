/* A chunk's own numbering of types, its inverted index, and the windows in which a type repeats. */
#include <math.h>
#include <string.h>

#include "align/worker.h"
#include "base/mem.h"
#include "base/status.h"

/* Local ids in order of appearance, rows in them. */
static dgm_status number_types(dgm__worker *w, const dgm__chunk *chunk, int s, dgm_error *err)
{
	const dgm__side *side = w->sides[s];
	dgm__local *l = &w->local[s];
	size_t from = side->at[chunk->first[s]].counts, to = side->at[chunk->first[s] + chunk->count[s]].counts;

	l->sentences = chunk->count[s];
	l->types = 0;
	l->global = dgm__arena_alloc(&w->arena, (to - from) * sizeof *l->global);
	l->rows = dgm__arena_alloc(&w->arena, (to - from) * sizeof *l->rows);
	l->row_off = dgm__arena_alloc(&w->arena, (l->sentences + 1) * sizeof *l->row_off);
	l->tokens = dgm__arena_alloc(&w->arena, l->sentences * sizeof *l->tokens);
	l->parts = dgm__arena_alloc(&w->arena, (l->sentences + 1) * sizeof *l->parts);
	if (!l->global || !l->rows || !l->row_off || !l->tokens || !l->parts)
		return dgm__out_of_memory(err);
	for (size_t x = 0; x <= l->sentences; x++)
		l->row_off[x] = (uint32_t)(side->at[chunk->first[s] + x].counts - from);
	for (size_t k = from; k < to; k++) {
		uint32_t *local = &w->local_of[s][side->counts[k].type];

		if (!*local) {
			l->global[l->types] = side->counts[k].type;
			*local = (uint32_t)++l->types;
		}
		l->rows[k - from] = (dgm__count){ *local - 1, side->counts[k].n };
	}
	l->parts[0] = 0;
	for (size_t x = 0; x < l->sentences; x++) {
		l->tokens[x] = side->at[chunk->first[s] + x].tokens;
		l->parts[x + 1] = l->parts[x] + side->at[chunk->first[s] + x].parts;
	}
	return DGM_OK;
}

static dgm_status invert(dgm__worker *w, dgm__local *l, const dgm__side *side, dgm_error *err)
{
	size_t total = l->row_off[l->sentences];

	l->post_off = dgm__arena_alloc(&w->arena, (l->types + 2) * sizeof *l->post_off);
	l->posts = dgm__arena_alloc(&w->arena, total * sizeof *l->posts);
	l->common = dgm__arena_alloc(&w->arena, l->types);
	if (!l->post_off || !l->posts || !l->common)
		return dgm__out_of_memory(err);
	memset(l->post_off, 0, (l->types + 2) * sizeof *l->post_off);
	for (size_t k = 0; k < total; k++)
		l->post_off[l->rows[k].type + 2]++;
	for (size_t t = 2; t < l->types + 2; t++)
		l->post_off[t] += l->post_off[t - 1];
	for (size_t x = 0; x < l->sentences; x++)
		for (size_t k = l->row_off[x]; k < l->row_off[x + 1]; k++)
			l->posts[l->post_off[l->rows[k].type + 1]++] = (dgm__count){ (uint32_t)x, l->rows[k].n };
	for (size_t t = 0; t < l->types; t++)
		l->common[t] = side->common[l->global[t]];
	return DGM_OK;
}

/* The windows of 1..most sentences whose first occurrence of type t is posting k, where it repeats. */
static dgm_status repeats_from(dgm__local *l, size_t t, size_t k, size_t most, size_t *count, dgm_error *err)
{
	size_t x = l->posts[k].type, before = k > l->post_off[t] ? l->posts[k - 1].type + 1 : 0; /* windows begin in before..x */
	bool alone = l->posts[k].n == 1 && (k + 1 == l->post_off[t + 1] || l->posts[k + 1].type >= x + most);

	for (size_t b = 1; b <= most && !alone; b++)
		for (size_t end = x + 1 > before + b ? x + 1 : before + b; end <= x + b && end <= l->sentences; end++) {
			size_t n = 0;
			dgm__repeat *repeats;

			for (size_t q = k; q < l->post_off[t + 1] && l->posts[q].type < end; q++)
				n += l->posts[q].n;
			if (n > DGM__REPEAT_CAP) {
				l->excess[b][end] += (uint32_t)n - DGM__REPEAT_CAP;
				l->exceeds = true;
			}
			if (n < 2 || (l->common[t] && n <= DGM__REPEAT_CAP))
				continue;
			repeats = dgm__grow(l->repeats, &l->repeats_capacity, *count + 1, sizeof *repeats);
			if (!repeats)
				return dgm__out_of_memory(err);
			l->repeats = repeats;
			repeats[*count] = (dgm__repeat){ (uint32_t)end, (uint16_t)(n < UINT16_MAX ? n : UINT16_MAX), (uint8_t)b };
			if (repeats[*count].n > l->repeat_most[t])
				l->repeat_most[t] = repeats[*count].n;
			++*count;
		}
	return DGM_OK;
}

static dgm_status find_repeats(dgm__worker *w, dgm__local *l, dgm_error *err)
{
	size_t most = w->model->max_merge, count = 0;
	dgm_status st = DGM_OK;

	l->exceeds = false;
	l->repeat_off = dgm__arena_alloc(&w->arena, (l->types + 1) * sizeof *l->repeat_off);
	l->repeat_most = dgm__arena_alloc(&w->arena, l->types * sizeof *l->repeat_most);
	if (!l->repeat_off || !l->repeat_most)
		return dgm__out_of_memory(err);
	memset(l->repeat_most, 0, l->types * sizeof *l->repeat_most);
	for (size_t b = 1; b <= most; b++) {
		l->excess[b] = dgm__arena_alloc(&w->arena, (l->sentences + 1) * sizeof *l->excess[b]);
		if (!l->excess[b])
			return dgm__out_of_memory(err);
		memset(l->excess[b], 0, (l->sentences + 1) * sizeof *l->excess[b]);
	}
	for (size_t t = 0; t < l->types && st == DGM_OK; t++) {
		l->repeat_off[t] = (uint32_t)count;
		for (size_t k = l->post_off[t]; k < l->post_off[t + 1] && st == DGM_OK; k++)
			st = repeats_from(l, t, k, most, &count, err);
	}
	l->repeat_off[l->types] = (uint32_t)count;
	return st;
}

static dgm_status measure(dgm__worker *w, const dgm__chunk *chunk, int s, dgm_error *err)
{
	dgm__local *l = &w->local[s];
	const dgm__sentence *at = w->sides[s]->at + chunk->first[s];

	for (size_t b = 1; b <= w->model->max_merge; b++) {
		double sum = 0;

		l->log_length[b] = dgm__arena_alloc(&w->arena, (l->sentences + 1) * sizeof *l->log_length[b]);
		if (!l->log_length[b])
			return dgm__out_of_memory(err);
		for (size_t x = 0; x <= l->sentences; x++) {
			l->log_length[b][x] = x >= b ? log(sum) : 0;
			if (x < l->sentences)
				sum += at[x].length;
			if (x >= b)
				sum -= at[x - b].length;
		}
	}
	return DGM_OK;
}

dgm_status dgm__local_make(dgm__worker *w, const dgm__chunk *chunk, int s, dgm_error *err)
{
	dgm_status st = number_types(w, chunk, s, err);

	if (st == DGM_OK)
		st = invert(w, &w->local[s], w->sides[s], err);
	if (st == DGM_OK)
		st = find_repeats(w, &w->local[s], err);
	return st == DGM_OK ? measure(w, chunk, s, err) : st;
}

void dgm__local_release(dgm__worker *w, int s)
{
	dgm__local *l = &w->local[s];

	for (size_t t = 0; t < l->types; t++)
		w->local_of[s][l->global[t]] = 0;
	l->types = 0;
}
