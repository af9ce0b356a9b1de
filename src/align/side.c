/* The vocabulary and the sentences of one side. */
#include "align/side.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"

static int by_type(const void *a, const void *b)
{
	const dgm__count *x = a, *y = b;

	return (x->type > y->type) - (x->type < y->type);
}

void dgm__counts_sort(dgm__count *row, size_t n)
{
	if (n)
		qsort(row, n, sizeof *row, by_type);
}

static bool room(dgm__side *side, size_t tokens)
{
	dgm__sentence *at = dgm__grow(side->at, &side->capacity, side->sentences + 2, sizeof *at), *last;
	dgm__count *counts;
	uint32_t *ids;

	if (!at)
		return false;
	if (!side->at)
		memset(at, 0, sizeof *at);
	side->at = at;
	last = &at[side->sentences];
	counts = dgm__grow(side->counts, &side->counts_capacity, last->counts + tokens, sizeof *counts);
	side->counts = counts ? counts : side->counts;
	ids = dgm__grow(side->word_ids, &side->words_capacity, last->words + tokens, sizeof *ids);
	side->word_ids = ids ? ids : side->word_ids;
	return counts && ids;
}

/* The types and words of the tokens to the lists' ends. */
static dgm_status put_tokens(dgm__side *side, const dgm__token *tokens, size_t count, size_t *words, dgm_error *err)
{
	dgm__count *to = side->counts + side->at[side->sentences].counts;

	for (size_t k = 0; k < count; k++) {
		dgm__strmap_entry *type = dgm__strmap_put(&side->types, tokens[k].type.p, tokens[k].type.n, 0, NULL), *word = NULL;

		if (!type)
			return dgm__out_of_memory(err);
		type->value++;
		to[k] = (dgm__count){ (uint32_t)(type - side->types.entries), 1 };
		if (!tokens[k].word.n)
			continue;
		word = dgm__strmap_put(&side->words, tokens[k].word.p, tokens[k].word.n, to[k].type, NULL);
		if (!word)
			return dgm__out_of_memory(err);
		side->word_ids[(*words)++] = (uint32_t)(word - side->words.entries);
	}
	return DGM_OK;
}

dgm_status dgm__side_add(dgm__side *side, dgm__reader *reader, dgm_str sentence, dgm_error *err)
{
	const dgm__token *tokens;
	size_t count, words, distinct = 0;
	dgm_status st = dgm__reader_run(reader, sentence, &tokens, &count, err);
	dgm__sentence *at;
	dgm__count *row;

	if (st != DGM_OK)
		return st;
	if (!room(side, count))
		return dgm__out_of_memory(err);
	at = &side->at[side->sentences];
	words = at->words;
	st = put_tokens(side, tokens, count, &words, err);
	if (st != DGM_OK)
		return st;
	row = side->counts + at->counts;
	dgm__counts_sort(row, count);
	for (size_t k = 0; k < count; k++) {
		if (distinct && row[distinct - 1].type == row[k].type)
			row[distinct - 1].n++;
		else
			row[distinct++] = row[k];
	}
	at->length = dgm__token_length(sentence);
	at->tokens = (uint32_t)count;
	st = dgm__reader_parts(reader, sentence, &at->parts, err);
	if (st != DGM_OK)
		return st;
	at[1] = (dgm__sentence){ .counts = at->counts + distinct, .words = words };
	side->total += count;
	side->sentences++;
	return DGM_OK;
}

dgm_status dgm__side_close(dgm__side *side, double damping, const double *known, double known_total, dgm_error *err)
{
	double total = (double)side->total + damping + known_total;
	/* a word of this share may be repeated on one side only; below some 2,750 tokens a handful of tokens says the same */
	double share = total > 0 && 5.5 / total > .002 ? 5.5 / total : .002;

	side->p = dgm__calloc(side->types.count, sizeof *side->p);
	side->common = dgm__calloc(side->types.count, 1);
	if (!side->p || !side->common || !room(side, 0))
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < side->types.count; k++) {
		side->p[k] = ((double)side->types.entries[k].value + (known ? known[k] : 0)) / total;
		side->common[k] = side->p[k] > share;
	}
	return DGM_OK;
}

uint32_t *dgm__side_ids(const dgm__side *side, const dgm__strmap *types)
{
	bool few = side->types.count < types->count; /* a short text beside a large lexicon */
	const dgm__strmap *asked = few ? &side->types : types, *known = few ? types : &side->types;
	uint32_t *ids = dgm__malloc(types->count * sizeof *ids);

	if (ids && types->count)
		memset(ids, 0xFF, types->count * sizeof *ids);
	for (size_t k = 0; k < asked->count && ids; k++) {
		const dgm__strmap_entry *entry = dgm__strmap_find(known, asked->entries[k].key.p, asked->entries[k].key.n);
		size_t found = entry ? (size_t)(entry - known->entries) : 0;

		if (entry)
			ids[few ? found : k] = (uint32_t)(few ? k : found);
	}
	return ids;
}

void dgm__side_clear(dgm__side *side)
{
	dgm__strmap_clear(&side->types);
	dgm__strmap_clear(&side->words);
	dgm__free(side->at);
	dgm__free(side->counts);
	dgm__free(side->word_ids);
	dgm__free(side->p);
	dgm__free(side->common);
	memset(side, 0, sizeof *side);
}
