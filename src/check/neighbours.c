/*
 * Two units whose targets were exchanged: by the words that the memory has seen together, figures and names in common, and the lengths, the four texts
 * fit better crosswise. Scores are logarithms of likelihood ratios, so they add up; only their difference counts, and what is usual does not matter.
 */
#include "check/neighbours.h"

#include <math.h>

#include "entity/similar.h"

enum { MOST_NAMES = 24, NAME_LETTERS = 4, MOST_SHARED = 4 };

/* A word or figure that both texts have, or two that sound alike; beyond LARGEST deviations a length says no more. */
static const double NAME_LEAST = .75, SHARED = 2.5, ALIKE = 1.5, LARGEST = 3;

typedef struct name_list {
	char letters[MOST_NAMES][DGM__ROMAN_CAPACITY];
	dgm__similar_word words[MOST_NAMES];
	size_t count;
} name_list;

/* Romanised words that may be names: capitals where the script has them. */
static dgm_status list_names(name_list *out, dgm__roman *roman, const dgm__words *words, dgm_str text, const dgm__facts *facts, dgm_error *err)
{
	dgm_status st = DGM_OK;

	out->count = 0;
	for (size_t i = 0; i < words->count && out->count < MOST_NAMES && st == DGM_OK; i++) {
		const dgm__word *w = &words->items[i];
		size_t n = 0;

		if (w->is_number || w->is_character || w->letters < (w->begins_lower || w->begins_upper ? NAME_LETTERS : 2) || w->begins_lower)
			continue;
		st = dgm__roman_run(roman, facts->tag, (dgm_str){ text.p + w->start_off, w->end_off - w->start_off }, out->letters[out->count], &n, err);
		if (st == DGM_OK && n >= 3) {
			out->words[out->count] = dgm__similar_prepare((dgm_str){ out->letters[out->count], n });
			out->count++;
		}
	}
	return st;
}

dgm_status dgm__names_in_common(size_t *count, dgm__roman *roman, const dgm__pair *pair, const dgm__words *source_words, dgm_str source, const dgm__words *target_words, dgm_str target,
	dgm_error *err)
{
	name_list a, b;
	dgm_status st = list_names(&a, roman, source_words, source, pair->source_facts, err);

	*count = 0;
	if (st == DGM_OK)
		st = list_names(&b, roman, target_words, target, pair->target_facts, err);
	for (size_t i = 0; st == DGM_OK && i < a.count; i++)
		for (size_t j = 0; j < b.count; j++)
			if (a.words[i].usable && b.words[j].usable && dgm__similar(&a.words[i], &b.words[j], NAME_LEAST) > 0) {
				++*count;
				break;
			}
	return st;
}

void dgm__neighbour_words_clear(dgm__neighbour_words *words)
{
	dgm__words_clear(&words->source);
	dgm__words_clear(&words->target);
}

/* Words that stand on both sides unchanged and seldom do so: figures, names. */
static double shared_of(const dgm__pair *pair, const dgm__words *a, const dgm__words *b)
{
	double usual = dgm__learned_shared(pair->learned), sum = 0;
	size_t count = 0;

	for (size_t i = 0; i < a->count && count < MOST_SHARED; i++)
		for (size_t j = 0; j < b->count; j++)
			if (a->items[i].hash == b->items[j].hash && (a->items[i].is_number || dgm__pairing_unchanged(pair->learned->pairing, a->items[i].stem, usual) > .5)) {
				sum += SHARED;
				count++;
				break;
			}
	return sum;
}

static double length_fit(const dgm__pair *pair, dgm_str source, dgm_str target)
{
	double z = fmin(fabs(dgm__learned_length(pair->learned, source, target)), LARGEST);

	return -z * z / 2;
}

/* All but the words that sound alike. */
static double plain_fit(const dgm__pair *pair, const dgm__words *source_words, dgm_str source, const dgm__words *target_words, dgm_str target)
{
	return shared_of(pair, source_words, target_words) + length_fit(pair, source, target);
}

dgm_status dgm__neighbour_gain(double *gain, const dgm__pair *pair, const dgm__neighbour *other, dgm__neighbour_words *words, dgm__roman *roman, dgm_error *err)
{
	const dgm__words *const sources[] = { &pair->source_words, &words->source }, *const targets[] = { &pair->target_words, &words->target };
	dgm_str source_texts[] = { pair->source->text, other->source->text }, target_texts[] = { pair->target->text, other->target->text };
	dgm_status st = dgm__words_find(&words->source, source_texts[1], err);

	if (st == DGM_OK)
		st = dgm__words_find(&words->target, target_texts[1], err);
	*gain = st == DGM_OK ? dgm__pairing_exchange(pair->learned->pairing, sources, targets, pair->is_counted) : 0;
	for (size_t i = 0; i < 2 && st == DGM_OK; i++)
		for (size_t j = 0; j < 2 && st == DGM_OK; j++) {
			double sign = i == j ? -1 : 1;
			size_t names;

			*gain += sign * plain_fit(pair, sources[i], source_texts[i], targets[j], target_texts[j]);
			st = dgm__names_in_common(&names, roman, pair, sources[i], source_texts[i], targets[j], target_texts[j], err);
			*gain += sign * ALIKE * (double)(names < MOST_SHARED ? names : MOST_SHARED);
		}
	return st;
}
