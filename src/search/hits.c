/* A binary heap with the worst hit on top. */
#include "search/hits.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"

static bool is_worse(const dgm__kept_hit *a, const dgm__kept_hit *b)
{
	return a->hit.score != b->hit.score ? a->hit.score < b->hit.score : a->place > b->place;
}

bool dgm__hits_wants(const dgm__hits *h, unsigned score, uint64_t place)
{
	const dgm__kept_hit *worst = h->count < h->limit ? NULL : h->items[0];

	return !worst || score > worst->hit.score || (score == worst->hit.score && place < worst->place);
}

static void free_hit(dgm__kept_hit *k)
{
	if (k)
		dgm__arena_clear(&k->arena);
	dgm__free(k);
}

static bool copy_str(dgm_str *s, dgm__arena *arena)
{
	if (s->p)
		s->p = dgm__arena_copy(arena, s->p, s->n);
	return s->p || !s->n;
}

static bool copy_unit(dgm__kept_hit *k, const dgm_unit *u)
{
	dgm_variant *variants = dgm__arena_alloc(&k->arena, u->variant_count * sizeof *variants);
	bool good = variants != NULL;

	k->unit = (dgm_unit){ .id = u->id, .variants = variants, .variant_count = u->variant_count, .number = u->number, .line = u->line };
	good = good && copy_str(&k->unit.id, &k->arena);
	for (size_t i = 0; good && i < u->variant_count; i++) {
		variants[i] = (dgm_variant){ .language = u->variants[i].language, .text = u->variants[i].text, .line = u->variants[i].line };
		good = copy_str(&variants[i].language, &k->arena) && copy_str(&variants[i].text, &k->arena);
	}
	return good;
}

static dgm__kept_hit *copy_hit(const dgm_search_hit *hit, uint64_t place)
{
	dgm__kept_hit *k = dgm__calloc(1, sizeof *k);
	dgm_search_span *spans;

	if (!k)
		return NULL;
	k->hit = *hit;
	k->place = place;
	k->hit.unit = &k->unit;
	k->hit.spans = spans = dgm__arena_alloc(&k->arena, hit->span_count * sizeof *spans);
	k->hit.file = dgm__arena_copy(&k->arena, hit->file, strlen(hit->file));
	if (!spans || !k->hit.file || !copy_unit(k, hit->unit)) {
		free_hit(k);
		return NULL;
	}
	if (hit->span_count)
		memcpy(spans, hit->spans, hit->span_count * sizeof *spans);
	return k;
}

static void sift_up(dgm__hits *h, size_t at)
{
	while (at && is_worse(h->items[at], h->items[(at - 1) / 2])) {
		dgm__kept_hit *k = h->items[at];

		h->items[at] = h->items[(at - 1) / 2];
		h->items[(at - 1) / 2] = k;
		at = (at - 1) / 2;
	}
}

static void sift_down(dgm__hits *h)
{
	for (size_t at = 0, child; (child = 2 * at + 1) < h->count; at = child) {
		dgm__kept_hit *k = h->items[at];

		if (child + 1 < h->count && is_worse(h->items[child + 1], h->items[child]))
			child++;
		if (!is_worse(h->items[child], k))
			return;
		h->items[at] = h->items[child];
		h->items[child] = k;
	}
}

dgm_status dgm__hits_put(dgm__hits *h, const dgm_search_hit *hit, uint64_t place, dgm_error *err)
{
	dgm__kept_hit *k;

	h->seen++;
	if (!h->items && !(h->items = dgm__calloc(h->limit, sizeof(dgm__kept_hit *))))
		return dgm__out_of_memory(err);
	if (!dgm__hits_wants(h, hit->score, place))
		return DGM_OK;
	k = copy_hit(hit, place);
	if (!k)
		return dgm__out_of_memory(err);
	if (h->count < h->limit) {
		h->items[h->count++] = k;
		sift_up(h, h->count - 1);
		return DGM_OK;
	}
	free_hit(h->items[0]);
	h->items[0] = k;
	sift_down(h);
	return DGM_OK;
}

static int best_first(const void *a, const void *b)
{
	return is_worse(*(dgm__kept_hit *const *)a, *(dgm__kept_hit *const *)b) ? 1 : -1;
}

void dgm__hits_sort(dgm__hits *h)
{
	if (h->count > 1)
		qsort(h->items, h->count, sizeof(dgm__kept_hit *), best_first);
}

void dgm__hits_clear(dgm__hits *h)
{
	for (size_t i = 0; i < h->count; i++)
		free_hit(h->items[i]);
	dgm__free(h->items);
	*h = (dgm__hits){ .items = NULL };
}
