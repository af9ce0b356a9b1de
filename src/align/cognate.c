/*
 * Cognates. Only words that meet in a document are compared, each two once, and only those whose first consonants are of one class each: a difference there costs
 * more than a good cognate may. Letters that stand between classes (w, j, h) are filed under both. Two consonants are asked for; in a document with many
 * words more, so that the words under one key, and with them the cost of a word, stay bounded.
 */
#include "align/cognate.h"

#include <string.h>

#include "align/pool.h"
#include "base/arena.h"
#include "base/mem.h"
#include "base/sort.h"
#include "base/status.h"
#include "entity/similar.h"

enum { LETTERS_LEAST = 3, CLASSES = 6, DEPTH_MOST = 6, GROUP = 256, WORDS_A_DEPTH = 4000, WORDS_GROWTH = 4 };

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

	dgm__sort(pairs, vector->count, sizeof *pairs, by_pair);
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

	dgm__sort(pairs, vector->count, sizeof *pairs, by_pair);
	for (size_t k = 0; k < vector->count; k++)
		if (!kept || pairs[k].e != pairs[kept - 1].e || pairs[k].f != pairs[kept - 1].f)
			pairs[kept++] = pairs[k];
	vector->count = kept;
}

/* A word of the answering side under one of its keys. */
typedef struct filed {
	uint32_t word;
	uint16_t key;
} filed;

typedef struct search {
	const dgm__side *sides;
	const dgm__stretch *stretches;
	size_t count;
	unsigned depth;      /* consonants of a key */
	size_t keys;         /* how many keys there are */
	names names[2];
	size_t *where_off;   /* by word of side 0, and the end */
	uint32_t *where;     /* the stretches that hold it */
	size_t *filed_off;   /* by stretch, and the end */
	filed *filed;        /* side 1's words there, by key */
	uint32_t **compared; /* a thread; by word of side 1: the last word of side 0 that it was compared with, + 1 */
	dgm__vector *found;  /* a group of words of side 0 */
} search;

/* The words of a stretch, each once, from *ids on. seen: by word, the number + 1 of the last stretch that held it. */
static size_t distinct_words(uint32_t *ids, const search *s, int side, size_t stretch, uint32_t *seen)
{
	const dgm__stretch *at = &s->stretches[stretch];
	const dgm__side *from = &s->sides[side];
	size_t end = from->at[at->first[side] + at->count[side]].words, count = 0;

	for (size_t k = from->at[at->first[side]].words; k < end; k++) {
		uint32_t word = from->word_ids[k];

		if (seen[word] == (uint32_t)stretch + 1 || !s->names[side].items[word].key_count)
			continue;
		seen[word] = (uint32_t)stretch + 1;
		ids[count++] = word;
	}
	return count;
}

/* The stretches of each word of side 0. ids, seen: scratch. */
static dgm_status find_where(search *s, uint32_t *ids, uint32_t *seen, dgm_error *err)
{
	size_t words = s->sides[0].words.count, *off = s->where_off = dgm__calloc(words + 2, sizeof *off);

	if (!off)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < s->count; k++)
		for (size_t n = distinct_words(ids, s, 0, k, seen); n-- > 0;)
			off[ids[n] + 2]++;
	for (size_t x = 2; x < words + 2; x++)
		off[x] += off[x - 1];
	s->where = dgm__malloc(off[words + 1] * sizeof *s->where);
	if (!s->where)
		return dgm__out_of_memory(err);
	memset(seen, 0, words * sizeof *seen);
	for (size_t k = 0; k < s->count; k++)
		for (size_t n = distinct_words(ids, s, 0, k, seen); n-- > 0;)
			s->where[off[ids[n] + 1]++] = (uint32_t)k;
	return DGM_OK;
}

/* Files the words ids[0..n) from `to` on; first: scratch, keys + 1. Returns how many places they take. */
static size_t file_words(filed *to, const search *s, const uint32_t *ids, size_t n, size_t *first)
{
	memset(first, 0, (s->keys + 1) * sizeof *first);
	for (size_t i = 0; i < n; i++)
		for (size_t q = 0; q < s->names[1].items[ids[i]].key_count; q++)
			first[s->names[1].items[ids[i]].keys[q] + 1]++;
	for (size_t key = 1; key <= s->keys; key++)
		first[key] += first[key - 1];
	for (size_t i = 0; i < n; i++)
		for (size_t q = 0; q < s->names[1].items[ids[i]].key_count; q++) {
			uint16_t key = s->names[1].items[ids[i]].keys[q];

			to[first[key]++] = (filed){ ids[i], key };
		}
	return first[s->keys];
}

static dgm_status file_all(search *s, uint32_t *ids, uint32_t *seen, dgm_error *err)
{
	size_t *first = dgm__malloc((s->keys + 1) * sizeof *first), capacity = 0, count = 0;

	s->filed_off = dgm__malloc((s->count + 1) * sizeof *s->filed_off);
	if (!first || !s->filed_off) {
		dgm__free(first);
		return dgm__out_of_memory(err);
	}
	for (size_t k = 0; k < s->count; k++) {
		size_t n = distinct_words(ids, s, 1, k, seen);
		filed *room = dgm__grow(s->filed, &capacity, count + n * DGM__COGNATE_KEYS, sizeof *room);

		if (!room) {
			dgm__free(first);
			return dgm__out_of_memory(err);
		}
		s->filed = room;
		s->filed_off[k] = count;
		count += file_words(room + count, s, ids, n, first);
	}
	s->filed_off[s->count] = count;
	dgm__free(first);
	return DGM_OK;
}

/* The first of the stretch's words under the key. */
static size_t filed_under(const search *s, size_t stretch, uint16_t key)
{
	size_t low = s->filed_off[stretch], high = s->filed_off[stretch + 1];

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (s->filed[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Compares word x with those of a stretch under the key that it has not met yet. */
static dgm_status compare(dgm__vector *out, const search *s, uint32_t x, size_t stretch, uint16_t key, uint32_t *compared, dgm_error *err)
{
	const name *a = &s->names[0].items[x];
	size_t end = s->filed_off[stretch + 1];

	for (size_t k = filed_under(s, stretch, key); k < end && s->filed[k].key == key; k++) {
		const name *b = &s->names[1].items[s->filed[k].word];
		double similarity;
		dgm__pair *pair;

		if (compared[s->filed[k].word] == x + 1)
			continue;
		compared[s->filed[k].word] = x + 1;
		similarity = dgm__similar(&a->word, &b->word, LEAST);
		if (similarity <= 0)
			continue;
		pair = dgm__vector_push(out);
		if (!pair)
			return dgm__out_of_memory(err);
		*pair = (dgm__pair){ a->type, b->type, dgm__similar_confidence(&a->word, &b->word, similarity) };
	}
	return DGM_OK;
}

static dgm_status search_group(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	search *s = arg;
	dgm_status st = DGM_OK;

	for (size_t x = job * GROUP; x < (job + 1) * GROUP && x < s->sides[0].words.count && st == DGM_OK; x++)
		for (size_t k = s->where_off[x]; k < s->where_off[x + 1] && st == DGM_OK; k++)
			for (size_t q = 0; q < s->names[0].items[x].key_count && st == DGM_OK; q++)
				st = compare(&s->found[job], s, (uint32_t)x, s->where[k], s->names[0].items[x].keys[q], s->compared[thread], err);
	dgm__pairs_sort(&s->found[job]);
	return st;
}

/* Where each word of side 0 stands, and what stands there on side 1. */
static dgm_status index_words(search *s, unsigned threads, dgm_error *err)
{
	size_t tokens[2], most, words = s->sides[1].words.count;
	uint32_t *ids, *seen[2];
	dgm_status st = DGM_OK;

	for (int side = 0; side < 2; side++)
		tokens[side] = s->sides[side].at[s->sides[side].sentences].words;
	most = tokens[0] > tokens[1] ? tokens[0] : tokens[1];
	ids = dgm__malloc(most * sizeof *ids);
	seen[0] = dgm__calloc(s->sides[0].words.count, sizeof *seen[0]);
	seen[1] = dgm__calloc(words, sizeof *seen[1]);
	s->compared = dgm__calloc(threads, sizeof *s->compared);
	if (!ids || !seen[0] || !seen[1] || !s->compared)
		st = dgm__out_of_memory(err);
	for (unsigned t = 0; t < threads && st == DGM_OK; t++)
		if (!(s->compared[t] = dgm__calloc(words, sizeof *s->compared[t])))
			st = dgm__out_of_memory(err);
	if (st == DGM_OK)
		st = find_where(s, ids, seen[0], err);
	if (st == DGM_OK)
		st = file_all(s, ids, seen[1], err);
	dgm__free(ids);
	dgm__free(seen[0]);
	dgm__free(seen[1]);
	return st;
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

static void search_clear(search *s, unsigned threads, size_t groups)
{
	for (size_t g = 0; g < groups && s->found; g++)
		dgm__vector_clear(&s->found[g]);
	for (unsigned t = 0; t < threads && s->compared; t++)
		dgm__free(s->compared[t]);
	for (int side = 0; side < 2; side++) {
		dgm__free(s->names[side].items);
		dgm__arena_clear(&s->names[side].letters);
	}
	dgm__free(s->compared);
	dgm__free(s->found);
	dgm__free(s->where_off);
	dgm__free(s->where);
	dgm__free(s->filed_off);
	dgm__free(s->filed);
}

dgm_status dgm__cognates_find(dgm__vector *out, const dgm__side *sides, const dgm__stretch *stretches, size_t count, dgm__roman *roman,
	unsigned threads, dgm_error *err)
{
	size_t groups = (sides[0].words.count + GROUP - 1) / GROUP;
	search s = { .sides = sides, .stretches = stretches, .count = count };
	dgm_status st;

	choose_depth(&s);
	st = romanise(&s.names[0], s.depth, roman, &sides[0], err);
	if (st == DGM_OK)
		st = romanise(&s.names[1], s.depth, roman, &sides[1], err);
	if (st == DGM_OK)
		st = index_words(&s, threads, err);
	if (st == DGM_OK && !(s.found = dgm__calloc(groups, sizeof *s.found)))
		st = dgm__out_of_memory(err);
	for (size_t g = 0; g < groups && s.found; g++)
		s.found[g] = (dgm__vector)DGM__VECTOR_INIT(dgm__pair);
	if (st == DGM_OK)
		st = dgm__parallel(threads, groups, search_group, &s, err);
	if (st == DGM_OK)
		st = gather(out, &s, groups, err);
	search_clear(&s, threads, groups);
	return st;
}
