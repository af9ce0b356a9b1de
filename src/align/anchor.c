/* Identical types and cognates. */
#include "align/anchor.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "entity/similar.h"

enum { LETTERS_LEAST = 3 };

/* Romanised words of a side by the class of their first consonant. */
typedef struct name {
	dgm__similar_word word;
	uint32_t type;
} name;

typedef struct names {
	dgm__arena letters;
	name *items; /* by head */
	size_t count, capacity;
	size_t first[DGM__SIMILAR_HEADS + 1];
} names;

static int by_head(const void *a, const void *b)
{
	const name *x = a, *y = b;

	if (x->word.head != y->word.head)
		return (x->word.head > y->word.head) - (x->word.head < y->word.head);
	return (x->type > y->type) - (x->type < y->type);
}

static int by_pair(const void *a, const void *b)
{
	const dgm__pair *x = a, *y = b;

	if (x->e != y->e)
		return (x->e > y->e) - (x->e < y->e);
	if (x->f != y->f)
		return (x->f > y->f) - (x->f < y->f);
	return (x->n < y->n) - (x->n > y->n);
}

static dgm_status romanise(names *out, dgm__roman *roman, const dgm__side *side, dgm_error *err)
{
	for (size_t k = 0; k < side->words.count; k++) {
		const dgm__strmap_entry *entry = &side->words.entries[k];
		char letters[DGM__ROMAN_CAPACITY], *copy;
		size_t n;
		name *items;
		dgm_status st = dgm__roman_run(roman, side->language, entry->key, letters, &n, err);

		if (st != DGM_OK)
			return st;
		if (n < LETTERS_LEAST)
			continue;
		items = dgm__grow(out->items, &out->capacity, out->count + 1, sizeof *items);
		if (items)
			out->items = items;
		copy = dgm__arena_copy(&out->letters, letters, n);
		if (!items || !copy)
			return dgm__out_of_memory(err);
		items[out->count] = (name){ dgm__similar_prepare((dgm_str){ copy, n }), (uint32_t)entry->value };
		out->count += items[out->count].word.usable;
	}
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, by_head);
	for (size_t head = 0, k = 0; head <= DGM__SIMILAR_HEADS; head++) {
		while (k < out->count && out->items[k].word.head < head)
			k++;
		out->first[head] = k;
	}
	return DGM_OK;
}

static void names_clear(names *n)
{
	dgm__free(n->items);
	dgm__arena_clear(&n->letters);
}

static dgm_status put(dgm__vector *out, uint32_t e, uint32_t f, double z, dgm_error *err)
{
	dgm__pair *pair = dgm__vector_push(out);

	if (!pair)
		return dgm__out_of_memory(err);
	*pair = (dgm__pair){ e, f, z };
	return DGM_OK;
}

static dgm_status compare(dgm__vector *out, const names *a, const names *b, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (unsigned ha = 0; ha < DGM__SIMILAR_HEADS; ha++)
		for (unsigned hb = 0; hb < DGM__SIMILAR_HEADS; hb++) {
			if (!dgm__similar_heads_meet(ha, hb))
				continue;
			for (size_t i = a->first[ha]; i < a->first[ha + 1]; i++)
				for (size_t j = b->first[hb]; j < b->first[hb + 1] && st == DGM_OK; j++) {
					double s = dgm__similar(&a->items[i].word, &b->items[j].word, DGM__SIMILAR_LEAST);

					if (s > 0)
						st = put(out, a->items[i].type, b->items[j].type, dgm__similar_confidence(&a->items[i].word, &b->items[j].word, s), err);
				}
		}
	return st;
}

static dgm_status find_cognates(dgm__vector *out, const dgm__side *source, const dgm__side *target, dgm__roman *roman, dgm_error *err)
{
	names a = { 0 }, b = { 0 };
	dgm_status st = romanise(&a, roman, source, err);

	if (st == DGM_OK)
		st = romanise(&b, roman, target, err);
	if (st == DGM_OK)
		st = compare(out, &a, &b, err);
	names_clear(&a);
	names_clear(&b);
	return st;
}

dgm_status dgm__anchors_find(dgm__vector *out, const dgm__side *source, const dgm__side *target, dgm__roman *roman, dgm_error *err)
{
	dgm__pair *pairs;
	size_t kept = 0;
	dgm_status st = DGM_OK;

	for (size_t k = 0; k < source->types.count && st == DGM_OK; k++) {
		dgm_str key = source->types.entries[k].key;
		const dgm__strmap_entry *same = dgm__strmap_find(&target->types, key.p, key.n);

		if (same)
			st = put(out, (uint32_t)k, (uint32_t)(same - target->types.entries), 1, err);
	}
	if (st == DGM_OK)
		st = find_cognates(out, source, target, roman, err);
	if (st != DGM_OK)
		return st;
	/* of several ways to one pair the surest counts */
	pairs = out->items;
	if (out->count)
		qsort(pairs, out->count, sizeof *pairs, by_pair);
	for (size_t k = 0; k < out->count; k++)
		if (!kept || pairs[k].e != pairs[kept - 1].e || pairs[k].f != pairs[kept - 1].f)
			pairs[kept++] = pairs[k];
	out->count = kept;
	return DGM_OK;
}
