/* Rules that need no more than the characters of each text: is there any, are there too many, is one of them a letter? */
#include "clean/clean.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

/* A unit of one text is half of one. */
static bool is_empty(double limit, const dgm_unit *unit)
{
	for (size_t i = 0; i < unit->variant_count; i++)
		if (!dgm__length(unit->variants[i].text))
			return true;
	return unit->variant_count < 2;
}

static bool is_too_long(double limit, const dgm_unit *unit)
{
	for (size_t i = 0; i < unit->variant_count; i++)
		if ((double)dgm__length(unit->variants[i].text) > limit)
			return true;
	return false;
}

static bool has_letter_or_figure(dgm_str text)
{
	UChar32 c;

	for (int32_t i = 0; i < (int32_t)text.n;) {
		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		if (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK))
			return true;
	}
	return false;
}

static bool is_only_punctuation(double limit, const dgm_unit *unit)
{
	for (size_t i = 0; i < unit->variant_count; i++)
		if (unit->variants[i].text.n && !has_letter_or_figure(unit->variants[i].text))
			return true;
	return false;
}

const dgm__clean_rule dgm__clean_empty = {
	.info = { .id = "empty", .summary = "a side is missing or without text" },
	.refuses = is_empty,
};

const dgm__clean_rule dgm__clean_only_punctuation = {
	.info = { .id = "only-punctuation", .summary = "a side without a letter or figure" },
	.refuses = is_only_punctuation,
};

const dgm__clean_rule dgm__clean_too_long = {
	.info = { .id = "too-long", .summary = "a side of more characters than a sentence has", .limit_name = "characters, white space aside", .limit = 2000,
		  .least_limit = 1, .most_limit = 1e9 },
	.refuses = is_too_long,
};
