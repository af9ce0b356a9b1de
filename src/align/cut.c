/*
 * Chunks: a long pair is cut where the heaviest chain of rare word pairs runs straight (Melamed 1999 and Moore 2002 look for such points with other
 * means), a stretch without any such point along its diagonal, and after the first round again between beads that are beyond doubt.
 */
#include "align/cut.h"

#include <math.h>
#include <string.h>

#include "align/chain.h"
#include "align/learn.h"
#include "base/mem.h"
#include "base/status.h"

enum { LONG = 600, CHUNK = 120, NEAR = 25, FREQUENCY_PRODUCT = 400, KEPT_OF_SIX = 2, SURE_CHUNK = 24, LARGE = 60 };

#define STRENGTH_LEAST .05
#define CELLS_MOST 4e6   /* of a chunk before it is cut along the diagonal */
#define CELLS_PIECE 9e4
#define SURE .99

static dgm_status add_chunk(dgm__vector *chunks, uint32_t pair, const size_t first[2], const size_t count[2], dgm_error *err)
{
	dgm__chunk *chunk = dgm__vector_push(chunks);

	if (!chunk)
		return dgm__out_of_memory(err);
	dgm__chunk_init(chunk, pair, first, count);
	return DGM_OK;
}

/* One chunk, or several along the diagonal where the lattice would be too large. */
static dgm_status add_stretch(dgm__vector *chunks, uint32_t pair, const size_t first[2], const size_t end[2], dgm_error *err)
{
	double cells = (double)(end[0] - first[0]) * (double)(end[1] - first[1]);
	size_t pieces = cells > CELLS_MOST ? (size_t)ceil(sqrt(cells / CELLS_PIECE)) : 1, from[2] = { first[0], first[1] };
	dgm_status st = DGM_OK;

	for (size_t k = 1; k <= pieces && st == DGM_OK; k++) {
		size_t to[2], count[2];

		for (int s = 0; s < 2; s++) {
			to[s] = first[s] + (size_t)((double)(end[s] - first[s]) * (double)k / (double)pieces);
			to[s] = k == pieces ? end[s] : to[s];
			count[s] = to[s] - from[s];
		}
		st = add_chunk(chunks, pair, from, count, err);
		from[0] = to[0];
		from[1] = to[1];
	}
	return st;
}

/* The part of a type's occurrences that lies in a pair's sentences. */
typedef struct places {
	const dgm__count *at;
	size_t n;
} places;

static places places_of(const dgm__occurrences *where, uint32_t type, size_t first, size_t end)
{
	size_t low = where->off[type], high = where->off[type + 1], to;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (where->at[middle].type < first)
			low = middle + 1;
		else
			high = middle;
	}
	to = low;
	for (high = where->off[type + 1]; to < high;) {
		size_t middle = to + (high - to) / 2;

		if (where->at[middle].type < end)
			to = middle + 1;
		else
			high = middle;
	}
	return (places){ where->at + low, to - low };
}

static dgm_status add_point(dgm__vector *points, const dgm__count *e, const dgm__count *f, const size_t first[2], double weight, dgm_error *err)
{
	dgm__point *point = dgm__vector_push(points);

	if (!point)
		return dgm__out_of_memory(err);
	*point = (dgm__point){ (uint32_t)(e->type - first[0]), (uint32_t)(f->type - first[1]), weight };
	return DGM_OK;
}

/*
 * All points of one pair of types, if it is rare enough on both sides and about equally so. Of a frequent pair only the n-th occurrences on both sides,
 * where there are equally many: text that repeats itself has no rare words.
 */
static dgm_status add_points(dgm__vector *points, places e, places f, const size_t first[2], double strength, size_t shorter, dgm_error *err)
{
	size_t low = e.n < f.n ? e.n : f.n, high = e.n < f.n ? f.n : e.n;
	double weight = strength * log((double)shorter / (double)high) / (double)high;
	dgm_status st = DGM_OK;

	if (!low || high > 2 * low + 1 || high >= shorter || (low * high > FREQUENCY_PRODUCT && low < high))
		return DGM_OK;
	for (size_t x = 0; x < e.n && st == DGM_OK; x++) {
		if (low * high > FREQUENCY_PRODUCT)
			st = add_point(points, &e.at[x], &f.at[x], first, weight, err);
		for (size_t y = 0; low * high <= FREQUENCY_PRODUCT && y < f.n && st == DGM_OK; y++)
			st = add_point(points, &e.at[x], &f.at[y], first, weight, err);
	}
	return st;
}

static dgm_status find_points(dgm__vector *points, const dgm__collection *c, const dgm__occurrences *where, const size_t first[2], const size_t end[2], dgm_error *err)
{
	const dgm__lexicon *there = &c->lexicons[0], *back = &c->lexicons[1];
	size_t shorter = end[0] - first[0] < end[1] - first[1] ? end[0] - first[0] : end[1] - first[1];
	dgm_status st = DGM_OK;

	for (uint32_t e = 0; e < there->e_count && st == DGM_OK; e++) {
		places at = places_of(&where[0], e, first[0], end[0]);

		if (!at.n)
			continue;
		for (size_t k = there->off[e]; k < there->off[e + 1] && st == DGM_OK; k++) {
			uint32_t f = there->entries[k].f;
			const dgm__entry *other = dgm__lexicon_find(back, f, e);
			double strength = other ? sqrt((double)there->entries[k].ratio * there->p[f] * (double)other->ratio * back->p[e]) : 0;

			if (strength >= STRENGTH_LEAST)
				st = add_points(points, at, places_of(&where[1], f, first[1], end[1]), first, strength, shorter, err);
		}
	}
	return st;
}

/* Points with at least two of their six neighbours in the chain about the same way along. */
static void keep_straight(dgm__vector *points, uint8_t *keep)
{
	dgm__point *p = points->items;
	size_t n = points->count, kept = 0;

	for (size_t k = 0; k < n; k++) {
		size_t from = k > 3 ? k - 3 : 0, to = k + 4 < n ? k + 4 : n, agree = 0;

		for (size_t q = from; q < to; q++) {
			double di = (double)p[q].i - p[k].i, dj = (double)p[q].j - p[k].j;

			agree += q != k && fabs(di - dj) <= 3 + .25 * fabs(di);
		}
		keep[k] = agree >= KEPT_OF_SIX;
	}
	for (size_t k = 0; k < n; k++)
		if (keep[k])
			p[kept++] = p[k];
	points->count = kept;
}

static bool close_by(const dgm__point *a, const dgm__point *b)
{
	double di = (double)a->i - b->i, dj = (double)a->j - b->j;

	return fabs(di) <= NEAR && fabs(dj) <= NEAR && fabs(di - dj) <= 2;
}

static dgm_status cut_long(dgm__vector *chunks, const dgm__collection *c, uint32_t pair, const dgm__occurrences *where, const size_t first[2],
	const size_t end[2], dgm_error *err)
{
	dgm__vector points = DGM__VECTOR_INIT(dgm__point);
	size_t from[2] = { first[0], first[1] };
	uint8_t *keep = NULL;
	dgm_status st = find_points(&points, c, where, first, end, err);
	const dgm__point *p;

	if (st == DGM_OK)
		st = dgm__chain(&points, (uint32_t)(end[1] - first[1]), err);
	if (st == DGM_OK && !(keep = dgm__malloc(points.count)))
		st = dgm__out_of_memory(err);
	if (st == DGM_OK)
		keep_straight(&points, keep);
	p = points.items;
	for (size_t k = 1; k + 1 < points.count && st == DGM_OK; k++) {
		size_t to[2] = { first[0] + p[k].i, first[1] + p[k].j };

		if (to[0] - from[0] < CHUNK || !close_by(&p[k - 1], &p[k]) || !close_by(&p[k], &p[k + 1]))
			continue;
		st = add_stretch(chunks, pair, from, to, err);
		from[0] = to[0];
		from[1] = to[1];
	}
	if (st == DGM_OK)
		st = add_stretch(chunks, pair, from, end, err);
	dgm__vector_clear(&points);
	dgm__free(keep);
	return st;
}

/* Replaces the collection's chunks by those of the vector. */
static void take_chunks(dgm__collection *c, dgm__vector *chunks)
{
	for (size_t k = 0; k < c->chunk_count; k++)
		dgm__chunk_clear(&c->chunks[k]);
	dgm__free(c->chunks);
	c->chunks = chunks->items;
	c->chunk_count = chunks->count;
	memset(chunks, 0, sizeof *chunks);
}

static void drop_chunks(dgm__vector *chunks)
{
	for (size_t k = 0; k < chunks->count; k++)
		dgm__chunk_clear((dgm__chunk *)chunks->items + k);
	dgm__vector_clear(chunks);
}

dgm_status dgm__cut(dgm__collection *c, dgm_error *err)
{
	dgm__occurrences where[2] = { { 0 }, { 0 } };
	dgm__vector chunks = DGM__VECTOR_INIT(dgm__chunk);
	dgm_status st = DGM_OK;

	for (size_t k = 0; k < c->pair_count && st == DGM_OK; k++) {
		const size_t *first = c->pairs[k].first;
		size_t end[2] = { first[0] + dgm_doc_count(c->pairs[k].docs[0]), first[1] + dgm_doc_count(c->pairs[k].docs[1]) };

		if (end[0] - first[0] <= LONG && end[1] - first[1] <= LONG) {
			st = add_stretch(&chunks, (uint32_t)k, first, end, err);
			continue;
		}
		for (int s = 0; s < 2 && st == DGM_OK; s++)
			if (!where[s].off)
				st = dgm__occurrences_make(&where[s], &c->sides[s], err);
		if (st == DGM_OK)
			st = cut_long(&chunks, c, (uint32_t)k, where, first, end, err);
	}
	dgm__occurrences_clear(&where[0]);
	dgm__occurrences_clear(&where[1]);
	if (st == DGM_OK)
		take_chunks(c, &chunks);
	drop_chunks(&chunks);
	return st;
}

static bool is_sure(const dgm__post *post)
{
	return post->count[0] == 1 && post->count[1] == 1 && (double)post->p >= SURE;
}

/* The k-th post and the two sure ones that follow it on the diagonal: is the place between the first and the second beyond doubt? */
static bool three_in_a_row(const dgm__post *const *sure, size_t k, size_t count)
{
	return k + 2 < count && sure[k + 1]->first[0] == sure[k]->first[0] + 1 && sure[k + 1]->first[1] == sure[k]->first[1] + 1 &&
		sure[k + 2]->first[0] == sure[k]->first[0] + 2 && sure[k + 2]->first[1] == sure[k]->first[1] + 2;
}

static dgm_status cut_chunk(dgm__vector *chunks, const dgm__chunk *chunk, const dgm__post **sure, dgm_error *err)
{
	size_t from[2] = { chunk->first[0], chunk->first[1] }, end[2] = { from[0] + chunk->count[0], from[1] + chunk->count[1] }, count = 0;
	dgm_status st = DGM_OK;

	for (size_t k = 0; k < chunk->posts.count; k++)
		if (is_sure((const dgm__post *)chunk->posts.items + k))
			sure[count++] = (const dgm__post *)chunk->posts.items + k;
	for (size_t k = 0; k + 2 < count && st == DGM_OK; k++) {
		size_t to[2] = { sure[k + 1]->first[0], sure[k + 1]->first[1] }, length[2] = { to[0] - from[0], to[1] - from[1] };

		if (length[0] < SURE_CHUNK || !three_in_a_row(sure, k, count))
			continue;
		st = add_chunk(chunks, chunk->pair, from, length, err);
		from[0] = to[0];
		from[1] = to[1];
	}
	end[0] -= from[0];
	end[1] -= from[1];
	return st == DGM_OK ? add_chunk(chunks, chunk->pair, from, end, err) : st;
}

dgm_status dgm__cut_again(dgm__collection *c, dgm_error *err)
{
	dgm__vector chunks = DGM__VECTOR_INIT(dgm__chunk);
	dgm_status st = DGM_OK;

	for (size_t k = 0; k < c->chunk_count && st == DGM_OK; k++) {
		const dgm__chunk *chunk = &c->chunks[k];
		const dgm__post **sure;

		if (chunk->count[0] <= LARGE) {
			st = add_chunk(&chunks, chunk->pair, chunk->first, chunk->count, err);
			continue;
		}
		sure = dgm__malloc(chunk->posts.count * sizeof *sure);
		st = sure ? cut_chunk(&chunks, chunk, sure, err) : dgm__out_of_memory(err);
		dgm__free(sure);
	}
	if (st == DGM_OK)
		take_chunks(c, &chunks);
	drop_chunks(&chunks);
	return st;
}
