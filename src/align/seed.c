/* ICU's phrases, tokenised as text is, through IBM Model 1. */
#include "align/seed.h"

#include <math.h>
#include <string.h>

#include "align/frequencies.h"
#include "base/mem.h"
#include "base/status.h"
#include "text/phrases.h"

static const double LEAST = .1; /* expected counts below are noise */

/* Texts differ more in length than names do (measured: doc/alignment.md). */
static const double RATIO_OF_NAMES = 1.2;
enum { NAMES_LEAST = 100 };

dgm_status dgm__phrase_half_add(dgm__vector *ids, dgm__vector *off, dgm__strmap *types, dgm__tokeniser *tokeniser, dgm_str phrase, dgm_error *err)
{
	const dgm__token *tokens;
	size_t count, first = ids->count, *end;
	dgm_status st = dgm__tokeniser_run(tokeniser, phrase, &tokens, &count, err);

	for (size_t k = 0; k < count && st == DGM_OK; k++) {
		dgm__strmap_entry *type = dgm__strmap_put(types, tokens[k].type.p, tokens[k].type.n, 0, NULL);
		uint32_t id = type ? (uint32_t)(type - types->entries) : 0, *slot;
		size_t seen = first;

		while (seen < ids->count && ((uint32_t *)ids->items)[seen] != id)
			seen++;
		if (type && seen < ids->count)
			continue;
		slot = type ? dgm__vector_push(ids) : NULL;
		if (!slot)
			return dgm__out_of_memory(err);
		*slot = id;
	}
	end = st == DGM_OK ? dgm__vector_push(off) : NULL;
	if (end)
		*end = ids->count;
	return st == DGM_OK && !end ? dgm__out_of_memory(err) : st;
}

static dgm_status add_phrases(dgm__seed *seed, dgm__phrase_rows *rows, dgm__tokeniser *const tokenisers[2], const dgm__phrases lists[2], dgm_error *err)
{
	size_t count = lists[0].count < lists[1].count ? lists[0].count : lists[1].count;
	dgm_status st = DGM_OK;

	if (!dgm__vector_push(&rows->source_off) || !dgm__vector_push(&rows->target_off))
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < count && st == DGM_OK; k++) {
		if (!lists[0].items[k].n || !lists[1].items[k].n)
			continue;
		st = dgm__phrase_half_add(&rows->source, &rows->source_off, &seed->types[0], tokenisers[0], lists[0].items[k], err);
		if (st == DGM_OK)
			st = dgm__phrase_half_add(&rows->target, &rows->target_off, &seed->types[1], tokenisers[1], lists[1].items[k], err);
	}
	return st;
}

/* From the countries that both languages have names of. */
static void find_ratio(dgm__seed *seed, const dgm__phrases lists[2])
{
	double length[2] = { 0, 0 };
	size_t names = 0;

	for (size_t k = 0; k < lists[0].countries && k < lists[1].countries; k++) {
		bool both = lists[0].items[k].n && lists[1].items[k].n;

		for (int s = 0; s < 2 && both; s++)
			length[s] += dgm__token_length(lists[s].items[k]);
		names += both;
	}
	seed->has_ratio = names >= NAMES_LEAST;
	seed->ratio = seed->has_ratio ? RATIO_OF_NAMES * log(length[1] / length[0]) : 0;
}

dgm_status dgm__seed_make(dgm__seed *out, const char *source_language, const char *target_language, dgm__tokeniser *const tokenisers[2], dgm_error *err)
{
	dgm__phrase_rows rows = DGM__PHRASE_ROWS_INIT;
	dgm__phrases lists[2] = { { 0 }, { 0 } };
	dgm_status st;

	memset(out, 0, sizeof *out);
	out->pairs[0] = out->pairs[1] = (dgm__vector)DGM__VECTOR_INIT(dgm__pair);
	out->frequencies[0] = out->frequencies[1] = (dgm__vector)DGM__VECTOR_INIT(dgm__frequency);
	st = dgm__phrases_make(&lists[0], source_language, false, err);
	if (st == DGM_OK)
		st = dgm__phrases_make(&lists[1], target_language, true, err);
	if (st == DGM_OK)
		find_ratio(out, lists);
	if (st == DGM_OK)
		st = dgm__frequencies_list(&out->frequencies[0], source_language, err);
	if (st == DGM_OK)
		st = dgm__frequencies_list(&out->frequencies[1], target_language, err);
	if (st == DGM_OK)
		st = add_phrases(out, &rows, tokenisers, lists, err);
	for (int d = 0; d < 2 && st == DGM_OK; d++)
		st = dgm__ibm1(&out->pairs[d], &rows, d, LEAST, err);
	dgm__phrases_clear(&lists[0]);
	dgm__phrases_clear(&lists[1]);
	dgm__phrase_rows_clear(&rows);
	return st;
}

void dgm__seed_clear(dgm__seed *seed)
{
	for (int d = 0; d < 2; d++) {
		dgm__strmap_clear(&seed->types[d]);
		dgm__vector_clear(&seed->pairs[d]);
		dgm__vector_clear(&seed->frequencies[d]);
	}
}
