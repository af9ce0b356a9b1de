/* The vocabulary and the sentences of one side. */
#include "align/side.h"

#include <string.h>

#include "base/mem.h"
#include "base/sort.h"
#include "base/status.h"

static int by_type(const void *a, const void *b)
{
	const dgm__count *x = a, *y = b;

	return (x->type > y->type) - (x->type < y->type);
}

void dgm__counts_sort(dgm__count *row, size_t n)
{
	dgm__sort(row, n, sizeof *row, by_type);
}

/* Room for so many more sentences, and tokens in all of them. */
static bool room(dgm__side *side, size_t sentences, size_t tokens, size_t words)
{
	dgm__sentence *at = dgm__grow(side->at, &side->capacity, side->sentences + sentences + 1, sizeof *at), *last;
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
	ids = dgm__grow(side->word_ids, &side->words_capacity, last->words + words, sizeof *ids);
	side->word_ids = ids ? ids : side->word_ids;
	return counts && ids;
}

/* The type of a token, and the word where it is one; *word NULL: none. A word's type goes with it: one known needs no look at its type. NULL: out of memory. */
static dgm__strmap_entry *put_token(dgm__side *side, const dgm__token *token, dgm__strmap_entry **word)
{
	dgm__strmap_entry asked = { 0 }, *type;

	*word = NULL;
	if (token->word.n) {
		asked = dgm__strmap_asked(token->word.p, token->word.n);
		*word = dgm__strmap_find_as(&side->words, &asked);
	}
	if (*word)
		return &side->types.entries[(*word)->value];
	type = dgm__strmap_put(&side->types, token->type.p, token->type.n, 0, NULL);
	if (type && token->word.n && !(*word = dgm__strmap_put_as(&side->words, &asked, (uint64_t)(type - side->types.entries))))
		return NULL;
	return type;
}

/* The types and words of the tokens to the lists' ends. */
static dgm_status put_tokens(dgm__side *side, const dgm__token *tokens, size_t count, size_t *words, dgm_error *err)
{
	dgm__count *to = side->counts + side->at[side->sentences].counts;

	for (size_t k = 0; k < count; k++) {
		dgm__strmap_entry *word, *type = put_token(side, &tokens[k], &word);

		if (!type)
			return dgm__out_of_memory(err);
		type->value++;
		to[k] = (dgm__count){ (uint32_t)(type - side->types.entries), 1 };
		if (word)
			side->word_ids[(*words)++] = (uint32_t)(word - side->words.entries);
	}
	return DGM_OK;
}

dgm_status dgm__side_open(dgm__side *side, size_t sentences, dgm_error *err)
{
	enum { TYPES_A_SENTENCE = 9 };

	return dgm__strmap_reserve(&side->types, sentences * TYPES_A_SENTENCE) && dgm__strmap_reserve(&side->words, sentences * TYPES_A_SENTENCE) ? DGM_OK
		: dgm__out_of_memory(err);
}

dgm_status dgm__side_add(dgm__side *side, dgm__reader *reader, const dgm_doc *doc, size_t x, dgm_error *err)
{
	dgm_str sentence = dgm_doc_sentence(doc, x), next = x + 1 < dgm_doc_count(doc) ? dgm_doc_sentence(doc, x + 1) : (dgm_str){ NULL, 0 };
	const dgm__token *tokens;
	size_t count, words, distinct = 0;
	dgm_status st = dgm__reader_run(reader, sentence, &tokens, &count, err);
	dgm__sentence *at;
	dgm__count *row;

	if (st != DGM_OK)
		return st;
	if (!room(side, 1, count, count))
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
	st = dgm__reader_parts(reader, sentence, next, &at->parts, err);
	if (st != DGM_OK)
		return st;
	at[1] = (dgm__sentence){ .counts = at->counts + distinct, .words = words };
	side->total += count;
	side->sentences++;
	return DGM_OK;
}

/* Adds the piece's vocabulary to the side's and tells its ids there. */
static dgm_status join_vocabulary(dgm__side *side, const dgm__side *piece, dgm__renumbering *out, dgm_error *err)
{
	out->types = dgm__malloc(piece->types.count * sizeof *out->types);
	out->words = dgm__malloc(piece->words.count * sizeof *out->words);
	if (!out->types || !out->words)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < piece->types.count; k++) {
		const dgm__strmap_entry *from = &piece->types.entries[k];
		dgm__strmap_entry *type = dgm__strmap_put_as(&side->types, from, 0);

		if (!type)
			return dgm__out_of_memory(err);
		type->value += from->value;
		out->types[k] = (uint32_t)(type - side->types.entries);
	}
	for (size_t k = 0; k < piece->words.count; k++) {
		const dgm__strmap_entry *from = &piece->words.entries[k];
		dgm__strmap_entry *word = dgm__strmap_put_as(&side->words, from, out->types[from->value]);

		if (!word)
			return dgm__out_of_memory(err);
		out->words[k] = (uint32_t)(word - side->words.entries);
	}
	return DGM_OK;
}

dgm_status dgm__side_join(dgm__side *side, dgm__side *piece, dgm__renumbering *out, dgm_error *err)
{
	const dgm__sentence *end = &piece->at[piece->sentences];
	char language[sizeof side->language];
	dgm_status st;

	if (!side->sentences) {
		memcpy(language, side->language, sizeof language);
		*side = *piece;
		memcpy(side->language, language, sizeof language);
		memset(piece, 0, sizeof *piece);
		return DGM_OK;
	}
	st = join_vocabulary(side, piece, out, err);
	if (st != DGM_OK)
		return st;
	if (!room(side, piece->sentences, end->counts, end->words))
		return dgm__out_of_memory(err);
	*out = (dgm__renumbering){ out->types, out->words, side->sentences, side->at[side->sentences].counts, side->at[side->sentences].words };
	side->sentences += piece->sentences;
	side->total += piece->total;
	side->at[side->sentences] = (dgm__sentence){ .counts = out->counts + end->counts, .words = out->places + end->words };
	return DGM_OK;
}

void dgm__side_place(const dgm__side *side, const dgm__side *piece, const dgm__renumbering *to)
{
	if (!piece->sentences)
		return;
	for (size_t x = 0; x < piece->sentences; x++) {
		const dgm__sentence *from = &piece->at[x];
		dgm__sentence *at = &side->at[to->sentences + x];
		size_t n = from[1].counts - from->counts;

		*at = *from;
		at->counts += to->counts;
		at->words += to->places;
		for (size_t k = 0; k < n; k++)
			side->counts[at->counts + k] = (dgm__count){ to->types[piece->counts[from->counts + k].type], piece->counts[from->counts + k].n };
		dgm__counts_sort(side->counts + at->counts, n);
	}
	for (size_t k = 0; k < piece->at[piece->sentences].words; k++)
		side->word_ids[to->places + k] = to->words[piece->word_ids[k]];
}

void dgm__renumbering_clear(dgm__renumbering *renumbering)
{
	dgm__free(renumbering->types);
	dgm__free(renumbering->words);
	memset(renumbering, 0, sizeof *renumbering);
}

dgm_status dgm__side_close(dgm__side *side, double damping, const double *known, double known_total, dgm_error *err)
{
	double total = (double)side->total + damping + known_total;
	/* a word of this share may be repeated on one side only; below some 2,750 tokens a handful of tokens says the same */
	double share = total > 0 && 5.5 / total > .002 ? 5.5 / total : .002;

	side->p = dgm__calloc(side->types.count, sizeof *side->p);
	side->common = dgm__calloc(side->types.count, 1);
	if (!side->p || !side->common || !room(side, 0, 0, 0))
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
		const dgm__strmap_entry *entry = dgm__strmap_find_as(known, &asked->entries[k]);
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
