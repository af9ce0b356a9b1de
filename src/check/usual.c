/*
 * The best companion of a source word is the target word of the highest Dice coefficient (2 n(s,t) / (n(s) + n(t)), counted by units). It is kept by one slot
 * a source word: whenever the two stand together again, the newcomer is compared with the one that is kept, by the counts of that moment.
 */
#include "check/usual.h"

#include <string.h>

#include "base/mem.h"
#include "base/status.h"

enum { SLOT_BITS = 14, LEAST_UNITS = 200, LEAST_TIMES = 8, LEAST_LETTERS = 4, LEAST_CAPITALS = 2 };

/* nearly always; no word of other uses; another companion that explains the source word, and more often than by chance */
static const double ALWAYS = .9, OWN = .5, ANOTHER = .2, CHANCE = 2;

struct dgm__usual {
	dgm__usual_word slots[1 << SLOT_BITS];
};

dgm_status dgm__usual_new(dgm__usual **out, dgm_error *err)
{
	*out = dgm__calloc(1, sizeof **out);
	return *out ? DGM_OK : dgm__out_of_memory(err);
}

void dgm__usual_free(dgm__usual *usual)
{
	dgm__free(usual);
}

static size_t slot_of(uint64_t stem)
{
	return (size_t)((stem ^ stem >> 32) * 0x9E3779B97F4A7C15u >> (64 - SLOT_BITS));
}

static double dice(dgm__pairing_counts c)
{
	return c.source + c.target > 0 ? 2 * c.together / (c.source + c.target) : 0;
}

/* Characters of scripts without spaces say too little one by one, and so do short words but for acronyms. */
static bool is_plain(const dgm__word *w)
{
	return !w->is_number && !w->is_character && w->letters >= (w->all_upper ? LEAST_CAPITALS : LEAST_LETTERS);
}

static void offer(dgm__usual_word *slot, const dgm__pairing *pairing, const dgm__word *source, const dgm__word *target, dgm_str text)
{
	dgm__pairing_counts now = dgm__pairing_count(pairing, source->stem, target->stem), kept;
	size_t n = target->end_off - target->start_off;

	if (n >= DGM__USUAL_SHOWN || now.source < LEAST_TIMES)
		return;
	kept = dgm__pairing_count(pairing, slot->source, slot->target);
	if (slot->source == source->stem ? slot->target != target->stem && dice(now) <= dice(kept) : slot->source && kept.source >= now.source)
		return;
	slot->source = source->stem;
	slot->source_hash = source->hash;
	slot->target = target->stem;
	memcpy(slot->shown, text.p + target->start_off, n);
	slot->shown[n] = '\0';
}

void dgm__usual_add(dgm__usual *usual, const dgm__pairing *pairing, const dgm__words *source, const dgm__words *target, dgm_str target_text)
{
	for (size_t i = 0; i < source->count && i < DGM__PAIRING_WORDS; i++)
		for (size_t j = 0; is_plain(&source->items[i]) && j < target->count && j < DGM__PAIRING_WORDS; j++)
			if (is_plain(&target->items[j]))
				offer(&usual->slots[slot_of(source->items[i].stem)], pairing, &source->items[i], &target->items[j], target_text);
}

/* Does a target word go with the source word often enough to be another translation of it? The pair at hand does not count. */
static bool is_another(const dgm__pairing *pairing, uint64_t source, const dgm__word *target, double own)
{
	dgm__pairing_counts c = dgm__pairing_count(pairing, source, target->stem);

	c = (dgm__pairing_counts){ c.source - own, c.target - own, c.together - own };
	return c.source > 0 && c.target > 0 && c.together >= ANOTHER * c.source && c.together >= ANOTHER * c.target
		&& c.together * (double)dgm__pairing_units(pairing) >= CHANCE * c.source * c.target;
}

const dgm__usual_word *dgm__usual_missing(const dgm__usual *usual, const dgm__pairing *pairing, const dgm__word *source, const dgm__words *target, dgm_str target_text,
	bool is_counted)
{
	const dgm__usual_word *slot = &usual->slots[slot_of(source->stem)];
	double own = is_counted;
	dgm__pairing_counts c;

	if (slot->source != source->stem || slot->source_hash != source->hash || !is_plain(source) || dgm__pairing_units(pairing) < LEAST_UNITS)
		return NULL;
	c = dgm__pairing_count(pairing, slot->source, slot->target);
	if (c.source - own < LEAST_TIMES || c.together < ALWAYS * (c.source - own) || c.together < OWN * c.target)
		return NULL;
	for (size_t j = 0; j < target->count; j++)
		if (target->items[j].stem == slot->target || target->items[j].hash == source->hash || is_another(pairing, source->stem, &target->items[j], own))
			return NULL;
	return memmem(target_text.p, target_text.n, slot->shown, strlen(slot->shown)) ? NULL : slot; /* in a compound: Westküste */
}
