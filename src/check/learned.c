/*
 * The logarithm of the length ratio has a median and a spread of its own in each pair of languages; short texts spread more, like a sum of
 * independent parts (Gale and Church 1993): the standard deviation is taken as s sqrt(1 + L / length).
 */
#include "check/learned.h"

#include <math.h>

#include "base/white.h"

enum { LEAST_UNITS = 30, LEAST_LENGTH = 8, REFRESH = 64 };

static const double SHORT_LENGTH = 30, FEW_UNITS = 10, LEAST_SPREAD = .08, BIN = .01, LARGEST = 4;

size_t dgm__length(dgm_str text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.n; ) {
		unsigned char c = (unsigned char)text.p[i];
		size_t w;

		if (c > ' ' && (c < 0xC2 || c > 0xE3)) { /* no first byte of white space */
			count += (c & 0xC0) != 0x80;
			i++;
			continue;
		}
		w = dgm__white(text.p + i, text.n - i);

		if (!w)
			count += ((unsigned char)text.p[i] & 0xC0) != 0x80;
		i += w ? w : 1;
	}
	return count;
}

/* Longer sources count in full, shorter ones by what they can tell. */
static double damping(size_t length)
{
	return sqrt((double)length / ((double)length + SHORT_LENGTH));
}

static size_t bin_of(double ratio)
{
	double x = ratio < -LARGEST ? -LARGEST : ratio > LARGEST ? LARGEST : ratio;

	return (size_t)((x + LARGEST) / BIN + .5);
}

/* A place of sixteen bits; the high bits of a product are the well mixed ones. */
static size_t place_of(uint64_t hash)
{
	return (size_t)((hash ^ hash >> 32) * 0x9E3779B97F4A7C15u >> 48);
}

bool dgm__is_plain(const dgm__word *word)
{
	return !word->begins_upper && !word->is_number && !word->is_glued;
}

/* The words of target, and those that stand in source too. */
static void count_words(dgm__shared *all, dgm__shared *plain, const dgm__words *source, const dgm__words *target)
{
	uint8_t seen[1 << 13] = { 0 }; /* a sieve of 65,536 bits: a false hit in a thousand words is no harm to a rate */

	for (size_t i = 0; i < source->count; i++) {
		size_t place = place_of(source->items[i].hash);

		seen[place / 8] |= (uint8_t)(1 << place % 8);
	}
	for (size_t i = 0; i < target->count; i++) {
		size_t place = place_of(target->items[i].hash);
		bool is_shared = seen[place / 8] >> place % 8 & 1, is_plain = dgm__is_plain(&target->items[i]);

		all->words++;
		all->shared += is_shared;
		plain->words += is_plain;
		plain->shared += is_shared && is_plain;
	}
}

bool dgm__is_translation(const dgm__words *source, const dgm__words *target)
{
	dgm__shared all = { 0, 0 }, plain = { 0, 0 };

	count_words(&all, &plain, source, target);
	return all.shared * 2 <= all.words;
}

void dgm__learned_add(dgm__learned *learned, dgm_str source, dgm_str target, const dgm__words *source_words, const dgm__words *target_words)
{
	size_t ls = dgm__length(source), lt = dgm__length(target);

	if (ls >= LEAST_LENGTH && lt) {
		learned->ratio_bins[bin_of(log((double)lt / (double)ls))]++;
		learned->units++;
	}
	if (dgm__is_translation(source_words, target_words))
		count_words(&learned->all, &learned->plain, source_words, target_words);
}

/* The value below which half of the units lie; by_distance: of the distance from the ratio. */
static double median(const dgm__learned *learned, double ratio, bool by_distance)
{
	size_t middle = bin_of(by_distance ? ratio : -LARGEST);
	uint64_t seen = 0;

	for (size_t d = 0; d < DGM__RATIO_BINS; d++) {
		if (middle + d < DGM__RATIO_BINS)
			seen += learned->ratio_bins[middle + d];
		if (by_distance && d && d <= middle)
			seen += learned->ratio_bins[middle - d];
		if (2 * seen >= learned->units)
			return (double)d * BIN - (by_distance ? 0 : LARGEST);
	}
	return 0;
}

void dgm__learned_refresh(dgm__learned *learned)
{
	if (learned->refreshed && learned->units < learned->refreshed + REFRESH)
		return;
	learned->ratio = median(learned, 0, false);
	learned->spread = 1.4826 * median(learned, learned->ratio, true);
	if (learned->spread < LEAST_SPREAD)
		learned->spread = LEAST_SPREAD;
	learned->refreshed = learned->units;
}

double dgm__learned_length(const dgm__learned *learned, dgm_str source, dgm_str target)
{
	/* The spread is that of units of all lengths; a damped deviation of the commonest length (some 100 characters) has it. */
	static const double common = .877; /* damping(100) */
	size_t ls = dgm__length(source), lt = dgm__length(target);

	if (learned->refreshed < LEAST_UNITS || ls < LEAST_LENGTH || !lt)
		return 0;
	/* What few units teach of the median and the spread is unsure itself. */
	return (log((double)lt / (double)ls) - learned->ratio) * damping(ls) / common / learned->spread / sqrt(1 + FEW_UNITS / (double)learned->refreshed);
}

static double chance(const dgm__shared *words)
{
	return ((double)words->shared + 2) / ((double)words->words + 100);
}

double dgm__learned_shared(const dgm__learned *learned)
{
	return chance(&learned->all);
}

double dgm__learned_plain_shared(const dgm__learned *learned)
{
	return chance(&learned->plain);
}
