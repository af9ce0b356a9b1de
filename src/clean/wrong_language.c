/*
 * A text whose function words are another language's: several of them, and many times those of the language that it is said to be in. Short texts and
 * languages near to each other stay in doubt, and so in the memory. Languages known by their script are the business of wrong-script.
 */
#include "clean/clean.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Function words of the other language that are needed, how many different ones, their share of all words, and how many times as many they must be. */
static const double LEAST = 3, LEAST_SHARE = .15, LEAD = 4;
enum { LEAST_KINDS = 3 };

static bool is_wrong(const dgm__guesser *guesser, const dgm_variant *v)
{
	char language[DGM_LANGUAGE_CAPACITY];
	size_t own, best, none = dgm__guesser_index(guesser, "");
	dgm__guess guess;

	snprintf(language, sizeof language, "%.*s", (int)v->language.n, v->language.p);
	language[strcspn(language, "-")] = '\0';
	own = dgm__guesser_index(guesser, strcmp(language, "no") ? language : "nb");
	if (own == none)
		return false;
	dgm__guesser_read(guesser, v->text, &guess);
	best = dgm__guesser_best(guesser, &guess, own);
	if (best == none || guess.kinds[best] < LEAST_KINDS)
		return false;
	return guess.scores[best] >= fmax(LEAST, fmax(LEAST_SHARE * guess.words, LEAD * guess.scores[own]));
}

static bool refuses(const dgm__clean_tools *tools, const dgm_unit *unit)
{
	for (size_t i = 0; i < unit->variant_count; i++)
		if (is_wrong(tools->guesser, &unit->variants[i]))
			return true;
	return false;
}

const dgm__clean_rule dgm__clean_wrong_language = {
	.info = { .id = "wrong-language", .summary = "a side in another language than it says" },
	.refuses = refuses,
	.needs_guesser = true,
};
