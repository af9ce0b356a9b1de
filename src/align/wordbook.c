/* From dictionary entries to counts. */
#include "align/wordbook.h"

#include <string.h>

#include "align/seed.h"
#include "base/mem.h"
#include "base/seen.h"
#include "base/status.h"

enum { CELLS_MOST = 400, SAMPLE = 400, SEEN_MOST = 1 << 24 };

#define WEIGHT 2. /* tokens that a word's translations in a dictionary count as */

static const double LEAST = .1; /* expected counts below are noise */

void dgm__wordbook_clear(dgm__wordbook *w)
{
	dgm__strmap_clear(&w->types[0]);
	dgm__strmap_clear(&w->types[1]);
	dgm__phrase_rows_clear(&w->rows);
}

void dgm__sample_clear(dgm__sample *sample)
{
	dgm__strmap_clear(&sample->words[0]);
	dgm__strmap_clear(&sample->words[1]);
}

dgm_status dgm__sample_add(dgm__sample *sample, int side, dgm__tokeniser *tokeniser, dgm_str sentence, dgm_error *err)
{
	const dgm__token *tokens;
	size_t count;
	dgm_status st = dgm__tokeniser_run(tokeniser, sentence, &tokens, &count, err);

	for (size_t k = 0; k < count && st == DGM_OK; k++)
		if (!dgm__strmap_put(&sample->words[side], tokens[k].type.p, tokens[k].type.n, 0, NULL))
			st = dgm__out_of_memory(err);
	return st;
}

/* Words of phrase, cut for side, that stand in the sample of that side but not of the other. */
static dgm_status count_hits(size_t *hits, const dgm__sample *sample, int side, dgm__tokeniser *tokeniser, dgm_str phrase, dgm_error *err)
{
	const dgm__token *tokens;
	size_t count;
	dgm_status st = dgm__tokeniser_run(tokeniser, phrase, &tokens, &count, err);

	for (size_t k = 0; k < count && st == DGM_OK; k++)
		*hits += dgm__strmap_find(&sample->words[side], tokens[k].type.p, tokens[k].type.n) &&
			!dgm__strmap_find(&sample->words[1 - side], tokens[k].type.p, tokens[k].type.n);
	return st;
}

/* Does the dictionary stand the other way round? Entries spread over it are looked at both ways. */
static dgm_status find_direction(bool *turned, const dgm_dictionary *d, dgm__tokeniser *const tokenisers[2], const dgm__sample *sample, dgm_error *err)
{
	size_t count = dgm_dictionary_count(d), step = count / (SAMPLE * 10) + 1, straight = 0, crossed = 0;
	dgm_status st = DGM_OK;

	*turned = false;
	for (size_t k = 0; k < count && st == DGM_OK && !dgm_dictionary_is_directed(d); k += step) {
		dgm_dictionary_entry e = dgm_dictionary_get(d, k);
		dgm_str halves[2] = { e.source, e.target };

		for (int s = 0; s < 2 && st == DGM_OK; s++) {
			st = count_hits(&straight, sample, s, tokenisers[s], halves[s], err);
			if (st == DGM_OK)
				st = count_hits(&crossed, sample, s, tokenisers[s], halves[1 - s], err);
		}
	}
	*turned = crossed > straight;
	return st;
}

/* Takes the last entry back where one half is empty or both are too long to tell which word goes with which. */
static void judge_last(dgm__phrase_rows *rows)
{
	const size_t *s = rows->source_off.items, *t = rows->target_off.items;
	size_t n = rows->source_off.count, ns = s[n - 1] - s[n - 2], nt = t[n - 1] - t[n - 2];

	if (ns && nt && ns * nt <= CELLS_MOST)
		return;
	rows->source.count = s[n - 2];
	rows->target.count = t[n - 2];
	rows->source_off.count--;
	rows->target_off.count--;
}

static dgm_status add_entry(dgm__wordbook *w, dgm__seen *seen, dgm_str source, dgm_str target, dgm__tokeniser *const tokenisers[2], dgm_error *err)
{
	dgm__digest digest = dgm__digest_add(dgm__digest_add((dgm__digest){ 0, 0 }, source.p, source.n), "", 1);
	bool again;
	dgm_status st;

	if (!dgm__seen_put(seen, dgm__digest_add(digest, target.p, target.n), &again))
		return dgm__out_of_memory(err);
	if (again)
		return DGM_OK;
	st = dgm__phrase_half_add(&w->rows.source, &w->rows.source_off, &w->types[0], tokenisers[0], source, err);
	if (st == DGM_OK)
		st = dgm__phrase_half_add(&w->rows.target, &w->rows.target_off, &w->types[1], tokenisers[1], target, err);
	if (st == DGM_OK)
		judge_last(&w->rows);
	return st;
}

dgm_status dgm__wordbook_make(dgm__wordbook *out, const dgm_dictionary *const *dictionaries, size_t count, dgm__tokeniser *const tokenisers[2],
	const dgm__sample *sample, dgm_error *err)
{
	dgm__seen seen = { .largest = SEEN_MOST };
	dgm_status st = DGM_OK;

	out->rows = (dgm__phrase_rows)DGM__PHRASE_ROWS_INIT;
	if (!dgm__vector_push(&out->rows.source_off) || !dgm__vector_push(&out->rows.target_off))
		return dgm__out_of_memory(err);
	for (size_t d = 0; d < count && st == DGM_OK; d++) {
		bool turned;

		st = find_direction(&turned, dictionaries[d], tokenisers, sample, err);
		out->reversed += turned;
		for (size_t k = 0; k < dgm_dictionary_count(dictionaries[d]) && st == DGM_OK; k++) {
			dgm_dictionary_entry e = dgm_dictionary_get(dictionaries[d], k);

			st = add_entry(out, &seen, turned ? e.target : e.source, turned ? e.source : e.target, tokenisers, err);
		}
	}
	dgm__seen_clear(&seen);
	return st;
}

/* Copies the ids of one half; is any of them in the text? */
static bool touches(const dgm__vector *ids, const dgm__vector *off, size_t k, const uint32_t *in_text)
{
	const size_t *o = off->items;
	const uint32_t *items = ids->items;

	for (size_t i = o[k]; i < o[k + 1]; i++)
		if (in_text[items[i]] != UINT32_MAX)
			return true;
	return false;
}

static bool copy_half(dgm__vector *to, dgm__vector *to_off, const dgm__vector *ids, const dgm__vector *off, size_t k)
{
	const size_t *o = off->items;
	size_t *end;

	for (size_t i = o[k]; i < o[k + 1]; i++) {
		uint32_t *slot = dgm__vector_push(to);

		if (!slot)
			return false;
		*slot = ((const uint32_t *)ids->items)[i];
	}
	end = dgm__vector_push(to_off);
	if (end)
		*end = to->count;
	return end != NULL;
}

/* The entries that have a word of the text on both sides. */
static dgm_status entries_of_text(dgm__phrase_rows *out, const dgm__phrase_rows *rows, uint32_t *const in_text[2], dgm_error *err)
{
	if (!dgm__vector_push(&out->source_off) || !dgm__vector_push(&out->target_off))
		return dgm__out_of_memory(err);
	for (size_t k = 0; k + 1 < rows->source_off.count; k++)
		if (touches(&rows->source, &rows->source_off, k, in_text[0]) && touches(&rows->target, &rows->target_off, k, in_text[1]) &&
			(!copy_half(&out->source, &out->source_off, &rows->source, &rows->source_off, k) ||
			!copy_half(&out->target, &out->target_off, &rows->target, &rows->target_off, k)))
			return dgm__out_of_memory(err);
	return DGM_OK;
}

/* Shares of each word's translations, of those that occur; pairs are in wordbook's types, by e. */
static dgm_status add_shares(dgm__vector *out, const dgm__vector *pairs, const uint32_t *e_in_text, const uint32_t *f_in_text, dgm_error *err)
{
	const dgm__pair *p = pairs->items;

	for (size_t from = 0, to; from < pairs->count; from = to) {
		double sum = 0;

		for (to = from; to < pairs->count && p[to].e == p[from].e; to++)
			sum += p[to].n;
		for (size_t k = from; k < to && e_in_text[p[from].e] != UINT32_MAX; k++) {
			dgm__pair *pair = f_in_text[p[k].f] != UINT32_MAX ? dgm__vector_push(out) : NULL;

			if (pair)
				*pair = (dgm__pair){ e_in_text[p[k].e], f_in_text[p[k].f], WEIGHT * p[k].n / sum };
			else if (f_in_text[p[k].f] != UINT32_MAX)
				return dgm__out_of_memory(err);
		}
	}
	return DGM_OK;
}

dgm_status dgm__wordbook_pairs(dgm__vector *out, const dgm__wordbook *w, int direction, const dgm__side *sides, dgm_error *err)
{
	uint32_t *in_text[2] = { dgm__side_ids(&sides[0], &w->types[0]), dgm__side_ids(&sides[1], &w->types[1]) };
	dgm__phrase_rows rows = DGM__PHRASE_ROWS_INIT;
	dgm__vector pairs = DGM__VECTOR_INIT(dgm__pair);
	dgm_status st = in_text[0] && in_text[1] ? entries_of_text(&rows, &w->rows, in_text, err) : dgm__out_of_memory(err);

	if (st == DGM_OK)
		st = dgm__ibm1(&pairs, &rows, direction, LEAST, err);
	if (st == DGM_OK)
		st = add_shares(out, &pairs, in_text[direction], in_text[1 - direction], err);
	dgm__vector_clear(&pairs);
	dgm__phrase_rows_clear(&rows);
	dgm__free(in_text[0]);
	dgm__free(in_text[1]);
	return st;
}
