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

static bool room(dgm__side *side, size_t tokens)
{
	size_t sentences = side->capacity, lengths = side->capacity, counts = side->capacity;
	size_t *row_off = dgm__grow(side->row_off, &sentences, side->sentences + 2, sizeof *row_off);
	double *length = row_off ? dgm__grow(side->length, &lengths, side->sentences + 2, sizeof *length) : NULL;
	uint32_t *number = length ? dgm__grow(side->tokens, &counts, side->sentences + 2, sizeof *number) : NULL;
	dgm__count *items = number ? dgm__grow(side->counts, &side->counts_capacity, side->count + tokens, sizeof *items) : NULL;

	side->row_off = row_off ? row_off : side->row_off;
	side->length = length ? length : side->length;
	side->tokens = number ? number : side->tokens;
	side->counts = items ? items : side->counts;
	if (number)
		side->capacity = sentences;
	return items != NULL;
}

dgm_status dgm__side_add(dgm__side *side, dgm__tokeniser *tokeniser, dgm_str sentence, dgm_error *err)
{
	const dgm__token *tokens;
	size_t count, first = side->count, n = first;
	dgm_status st = dgm__tokeniser_run(tokeniser, sentence, &tokens, &count, err);

	if (st != DGM_OK)
		return st;
	if (!room(side, count))
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < count; k++) {
		dgm__strmap_entry *type = dgm__strmap_put(&side->types, tokens[k].type.p, tokens[k].type.n, 0, NULL);
		uint32_t id;

		if (!type)
			return dgm__out_of_memory(err);
		type->value++;
		id = (uint32_t)(type - side->types.entries);
		side->counts[n++] = (dgm__count){ id, 1 };
		if (tokens[k].word.n && !dgm__strmap_put(&side->words, tokens[k].word.p, tokens[k].word.n, id, NULL))
			return dgm__out_of_memory(err);
	}
	if (n > first)
		qsort(side->counts + first, n - first, sizeof *side->counts, by_type);
	for (size_t k = first; k < n; k++) {
		if (side->count > first && side->counts[side->count - 1].type == side->counts[k].type)
			side->counts[side->count - 1].n++;
		else
			side->counts[side->count++] = side->counts[k];
	}
	side->row_off[side->sentences] = first;
	side->length[side->sentences] = dgm__token_length(sentence);
	side->tokens[side->sentences] = (uint32_t)count;
	side->total += count;
	side->row_off[++side->sentences] = side->count;
	return DGM_OK;
}

dgm_status dgm__side_close(dgm__side *side, double damping, dgm_error *err)
{
	double total = (double)side->total + damping;
	/* a word of this share may be repeated on one side only; below some 2,750 tokens a handful of tokens says the same */
	double share = total > 0 && 5.5 / total > .002 ? 5.5 / total : .002;

	side->p = dgm__calloc(side->types.count, sizeof *side->p);
	side->common = dgm__calloc(side->types.count, 1);
	if (!side->p || !side->common || !room(side, 0))
		return dgm__out_of_memory(err);
	if (!side->sentences)
		side->row_off[0] = 0;
	for (size_t k = 0; k < side->types.count; k++) {
		side->p[k] = (double)side->types.entries[k].value / total;
		side->common[k] = side->p[k] > share;
	}
	return DGM_OK;
}

void dgm__side_clear(dgm__side *side)
{
	dgm__strmap_clear(&side->types);
	dgm__strmap_clear(&side->words);
	dgm__free(side->row_off);
	dgm__free(side->length);
	dgm__free(side->tokens);
	dgm__free(side->counts);
	dgm__free(side->p);
	dgm__free(side->common);
	memset(side, 0, sizeof *side);
}
