/*
 * Cognates. Only words that meet in a document are compared, and only those whose first consonants are of one class each: a difference there costs
 * more than a good cognate may. Letters that stand between classes (w, j, h) are filed under both. Two consonants are asked for; in a document with many
 * words more, so that the words under one key, and with them the cost of a word, stay bounded.
 */
#include "align/cognate.h"

#include <stdlib.h>
#include <string.h>

#include "align/pool.h"
#include "base/arena.h"
#include "base/mem.h"
#include "base/status.h"
#include "entity/similar.h"

enum { LETTERS_LEAST = 3, CLASSES = 6, DEPTH_MOST = 6, GROUP = 16, WORDS_A_DEPTH = 4000, WORDS_GROWTH = 4 };

#define LEAST .8 /* the confidence of an anchor is .02 there and falls fast */

typedef struct name {
	dgm__similar_word word;
	uint32_t type;
	uint16_t keys[DGM__COGNATE_KEYS];
	uint8_t key_count;
} name;

/* The names of one side, by word id; unusable ones have no keys. */
typedef struct names {
	dgm__arena letters;
	name *items;
} names;

/* Classes of consonants that stand for each other; the second is of letters that may be heard two ways. 0: a vowel. */
static const uint8_t classes[26][2] = {
	['p' - 'a'] = { 1 }, ['b' - 'a'] = { 1 }, ['f' - 'a'] = { 1 }, ['v' - 'a'] = { 1 }, ['w' - 'a'] = { 0, 1 }, ['t' - 'a'] = { 2 },
	['d' - 'a'] = { 2 }, ['k' - 'a'] = { 3 }, ['g' - 'a'] = { 3 }, ['q' - 'a'] = { 3 }, ['c' - 'a'] = { 3 }, ['s' - 'a'] = { 3 },
	['x' - 'a'] = { 3 }, ['z' - 'a'] = { 3 }, ['j' - 'a'] = { 0, 3 }, ['h' - 'a'] = { 0, 3 }, ['m' - 'a'] = { 4 }, ['n' - 'a'] = { 4 },
	['l' - 'a'] = { 5 }, ['r' - 'a'] = { 5 },
};

static void add_key(name *n, unsigned key)
{
	for (size_t k = 0; k < n->key_count; k++)
		if (n->keys[k] == key)
			return;
	if (n->key_count < DGM__COGNATE_KEYS)
		n->keys[n->key_count++] = (uint16_t)key;
}

/* Files the word under the classes of its first `depth` consonants, each ambiguous letter read both ways. */
static void find_keys(name *n, unsigned depth, size_t at, unsigned found, unsigned key)
{
	for (; at < n->word.n && found < depth; at++) {
		const uint8_t *class = n->word.p[at] >= 'a' && n->word.p[at] <= 'z' ? classes[n->word.p[at] - 'a'] : classes[0];

		if (!class[0] && class[1])
			find_keys(n, depth, at + 1, found + 1, key * CLASSES + class[1]);
		if (class[0]) {
			key = key * CLASSES + class[0];
			found++;
		}
	}
	for (; found < depth; found++)
		key *= CLASSES;
	add_key(n, key);
}

size_t dgm__cognate_keys(uint16_t keys[DGM__COGNATE_KEYS], dgm_str letters, unsigned depth)
{
	name n = { .word = dgm__similar_prepare(letters) };

	if (n.word.usable)
		find_keys(&n, depth, 0, 0, 0);
	memcpy(keys, n.keys, n.key_count * sizeof *keys);
	return n.key_count;
}

static dgm_status romanise(names *out, unsigned depth, dgm__roman *roman, const dgm__side *side, dgm_error *err)
{
	out->items = dgm__calloc(side->words.count, sizeof *out->items);
	if (!out->items)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < side->words.count; k++) {
		char letters[DGM__ROMAN_CAPACITY], *copy;
		size_t n;
		dgm_status st = dgm__roman_run(roman, side->language, side->words.entries[k].key, letters, &n, err);

		if (st != DGM_OK)
			return st;
		if (n < LETTERS_LEAST)
			continue;
		copy = dgm__arena_bytes(&out->letters, n);
		if (!copy)
			return dgm__out_of_memory(err);
		memcpy(copy, letters, n);
		out->items[k].word = dgm__similar_prepare((dgm_str){ copy, n });
		out->items[k].type = (uint32_t)side->words.entries[k].value;
		if (out->items[k].word.usable)
			find_keys(&out->items[k], depth, 0, 0, 0);
	}
	return DGM_OK;
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

void dgm__pairs_sum(dgm__vector *vector)
{
	dgm__pair *pairs = vector->items;
	size_t kept = 0;

	if (vector->count)
		qsort(pairs, vector->count, sizeof *pairs, by_pair);
	for (size_t k = 0; k < vector->count; k++)
		if (kept && pairs[k].e == pairs[kept - 1].e && pairs[k].f == pairs[kept - 1].f)
			pairs[kept - 1].n += pairs[k].n;
		else
			pairs[kept++] = pairs[k];
	vector->count = kept;
}

void dgm__pairs_sort(dgm__vector *vector)
{
	dgm__pair *pairs = vector->items;
	size_t kept = 0;

	if (vector->count)
		qsort(pairs, vector->count, sizeof *pairs, by_pair);
	for (size_t k = 0; k < vector->count; k++)
		if (!kept || pairs[k].e != pairs[kept - 1].e || pairs[k].f != pairs[kept - 1].f)
			pairs[kept++] = pairs[k];
	vector->count = kept;
}

/* The distinct names of one side of a stretch, by key. */
typedef struct file {
	const name **items;
	size_t capacity;
	size_t *first;  /* by key, and the end */
	uint32_t *seen; /* by word id: number of the last stretch that held it */
} file;

typedef struct search {
	const dgm__side *sides;
	const dgm__stretch *stretches;
	size_t count;
	unsigned depth;      /* consonants of a key */
	size_t keys;         /* how many keys there are */
	names names[2];
	file (*files)[2];    /* a thread */
	dgm__vector *found;  /* a group of stretches */
} search;

static dgm_status fill(file *f, const search *s, int side, size_t stretch, dgm_error *err)
{
	const dgm__stretch *at = &s->stretches[stretch];
	const dgm__side *from = &s->sides[side];
	size_t begin = from->at[at->first[side]].words, end = from->at[at->first[side] + at->count[side]].words;
	uint32_t stamp = (uint32_t)stretch * 2 + 1; /* counting, then placing */
	size_t total = 0;
	const name **items;

	memset(f->first, 0, (s->keys + 1) * sizeof *f->first);
	for (size_t k = begin; k < end; k++) {
		const name *n = &s->names[side].items[from->word_ids[k]];

		if (f->seen[from->word_ids[k]] == stamp)
			continue;
		f->seen[from->word_ids[k]] = stamp;
		for (size_t q = 0; q < n->key_count; q++, total++)
			f->first[n->keys[q]]++;
	}
	items = dgm__grow(f->items, &f->capacity, total, sizeof *items);
	if (!items)
		return dgm__out_of_memory(err);
	f->items = items;
	f->first[s->keys] = 0;
	for (size_t key = 0, sum = 0; key <= s->keys; key++) {
		sum += f->first[key];
		f->first[key] = sum; /* the end; placing moves it down to the beginning */
	}
	for (size_t k = begin; k < end; k++) {
		const name *n = &s->names[side].items[from->word_ids[k]];

		if (f->seen[from->word_ids[k]] == stamp + 1)
			continue;
		f->seen[from->word_ids[k]] = stamp + 1;
		for (size_t q = 0; q < n->key_count; q++)
			items[--f->first[n->keys[q]]] = n;
	}
	return DGM_OK;
}

static dgm_status compare(dgm__vector *out, const file *a, const file *b, size_t keys, dgm_error *err)
{
	for (size_t key = 0; key < keys; key++)
		for (size_t i = a->first[key]; i < a->first[key + 1]; i++)
			for (size_t j = b->first[key]; j < b->first[key + 1]; j++) {
				const name *x = a->items[i], *y = b->items[j];
				double similarity = dgm__similar(&x->word, &y->word, LEAST);
				dgm__pair *pair = similarity > 0 ? dgm__vector_push(out) : NULL;

				if (pair)
					*pair = (dgm__pair){ x->type, y->type, dgm__similar_confidence(&x->word, &y->word, similarity) };
				else if (similarity > 0)
					return dgm__out_of_memory(err);
			}
	return DGM_OK;
}

static dgm_status search_group(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	search *s = arg;
	file *files = s->files[thread];
	dgm_status st = DGM_OK;

	for (size_t k = job * GROUP; k < (job + 1) * GROUP && k < s->count && st == DGM_OK; k++) {
		st = fill(&files[0], s, 0, k, err);
		if (st == DGM_OK)
			st = fill(&files[1], s, 1, k, err);
		if (st == DGM_OK)
			st = compare(&s->found[job], &files[0], &files[1], s->keys, err);
	}
	dgm__pairs_sort(&s->found[job]);
	return st;
}

static dgm_status open_files(search *s, unsigned threads, dgm_error *err)
{
	s->files = dgm__calloc(threads, sizeof *s->files);
	for (unsigned t = 0; t < threads && s->files; t++)
		for (int side = 0; side < 2; side++) {
			s->files[t][side].seen = dgm__calloc(s->sides[side].words.count, sizeof(uint32_t));
			s->files[t][side].first = dgm__calloc(s->keys + 1, sizeof(size_t));
			if (!s->files[t][side].seen || !s->files[t][side].first)
				return dgm__out_of_memory(err);
		}
	return s->files ? DGM_OK : dgm__out_of_memory(err);
}

static dgm_status gather(dgm__vector *out, const search *s, size_t groups, dgm_error *err)
{
	for (size_t g = 0; g < groups; g++)
		for (size_t k = 0; k < s->found[g].count; k++) {
			dgm__pair *pair = dgm__vector_push(out);

			if (!pair)
				return dgm__out_of_memory(err);
			*pair = ((const dgm__pair *)s->found[g].items)[k];
		}
	dgm__pairs_sort(out);
	return DGM_OK;
}

/* Two consonants, and one more each time the largest stretch may hold four times the words. */
static void choose_depth(search *s)
{
	size_t most = 0, room = WORDS_A_DEPTH;

	for (size_t k = 0; k < s->count; k++)
		for (int side = 0; side < 2; side++) {
			const dgm__stretch *at = &s->stretches[k];
			const dgm__side *from = &s->sides[side];
			size_t words = from->at[at->first[side] + at->count[side]].words - from->at[at->first[side]].words;

			words = words < from->words.count ? words : from->words.count;
			most = words > most ? words : most;
		}
	s->keys = CLASSES * CLASSES;
	for (s->depth = 2; s->depth < DEPTH_MOST && most > room; s->depth++) {
		room *= WORDS_GROWTH;
		s->keys *= CLASSES;
	}
}

dgm_status dgm__cognates_find(dgm__vector *out, const dgm__side *sides, const dgm__stretch *stretches, size_t count, dgm__roman *roman,
	unsigned threads, dgm_error *err)
{
	size_t groups = (count + GROUP - 1) / GROUP;
	search s = { .sides = sides, .stretches = stretches, .count = count };
	dgm_status st;

	choose_depth(&s);
	st = romanise(&s.names[0], s.depth, roman, &sides[0], err);
	if (st == DGM_OK)
		st = romanise(&s.names[1], s.depth, roman, &sides[1], err);
	if (st == DGM_OK)
		st = open_files(&s, threads, err);
	s.found = dgm__calloc(groups, sizeof *s.found);
	if (st == DGM_OK && !s.found)
		st = dgm__out_of_memory(err);
	for (size_t g = 0; g < groups && s.found; g++)
		s.found[g] = (dgm__vector)DGM__VECTOR_INIT(dgm__pair);
	if (st == DGM_OK)
		st = dgm__parallel(threads, groups, search_group, &s, err);
	if (st == DGM_OK)
		st = gather(out, &s, groups, err);
	for (size_t g = 0; g < groups && s.found; g++)
		dgm__vector_clear(&s.found[g]);
	for (int side = 0; side < 2; side++) {
		for (unsigned t = 0; t < threads && s.files; t++) {
			dgm__free(s.files[t][side].items);
			dgm__free(s.files[t][side].seen);
			dgm__free(s.files[t][side].first);
		}
		dgm__free(s.names[side].items);
		dgm__arena_clear(&s.names[side].letters);
	}
	dgm__free(s.files);
	dgm__free(s.found);
	return st;
}
