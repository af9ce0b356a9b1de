/*
 * How the words of a language change where they stand in a sentence: what CLDR does not say. Letters an ending may have are counted from
 * ordinary grammar (case, number, possessive, postpositions written together).
 */
#include <string.h>

#include "entity/recogniser.h"

static const dgm__profile profiles[] = {
	/* language, tail, cut, space groups, prefixes, variants */
	{ "am", 3, false, false, "በከየለ", NULL },
	{ "ar", 0, false, false, "وفبكلس", "ar-LB ar-MA ar-DZ ar-EG" },
	{ "az", 6, false, true, NULL, NULL },
	{ "be", 3, true, true, NULL, NULL },
	{ "bg", 3, true, true, NULL, NULL },
	{ "bn", 3, false, false, NULL, NULL },
	{ "bs", 4, true, false, NULL, NULL },
	{ "cs", 4, true, true, NULL, NULL },
	{ "da", 1, false, false, NULL, NULL },
	{ "de", 2, false, true, NULL, "de-AT" },
	{ "el", 3, true, false, NULL, NULL },
	{ "es", 0, false, true, NULL, NULL },
	{ "et", 4, true, true, NULL, NULL },
	{ "eu", 5, false, false, NULL, NULL },
	{ "fa", 2, false, false, NULL, "fa-AF" },
	{ "fi", 6, true, true, NULL, NULL },
	{ "fr", 0, false, true, NULL, "fr-CA" },
	{ "gu", 3, false, false, NULL, NULL },
	{ "he", 0, false, false, "ובהכלמש", NULL },
	{ "hi", 2, false, false, NULL, NULL },
	{ "hr", 4, true, false, NULL, NULL },
	{ "hu", 6, true, true, NULL, NULL },
	{ "hy", 4, true, true, NULL, NULL },
	{ "is", 3, true, false, NULL, NULL },
	{ "ka", 4, true, true, NULL, NULL },
	{ "kk", 6, false, true, NULL, NULL },
	{ "kn", 5, true, false, NULL, NULL },
	{ "ky", 6, false, true, NULL, NULL },
	{ "lt", 4, true, true, NULL, NULL },
	{ "lv", 4, true, true, NULL, NULL },
	{ "mk", 3, true, false, NULL, NULL },
	{ "ml", 5, true, false, NULL, NULL },
	{ "mn", 4, true, false, NULL, NULL },
	{ "mr", 4, true, false, NULL, NULL },
	{ "nb", 1, false, true, NULL, NULL },
	{ "ne", 3, false, false, NULL, NULL },
	{ "nl", 1, false, false, NULL, NULL },
	{ "nn", 1, false, true, NULL, NULL },
	{ "no", 1, false, true, NULL, NULL },
	{ "pa", 2, false, false, NULL, NULL },
	{ "pl", 4, true, true, NULL, NULL },
	{ "pt", 0, false, true, NULL, "pt-PT" },
	{ "ro", 4, true, false, NULL, NULL },
	{ "ru", 3, true, true, NULL, NULL },
	{ "sk", 4, true, true, NULL, NULL },
	{ "sl", 4, true, false, NULL, NULL },
	{ "sq", 4, true, true, NULL, NULL },
	{ "sr", 4, true, false, NULL, NULL },
	{ "sv", 1, false, true, NULL, NULL },
	{ "ta", 5, true, false, NULL, NULL },
	{ "te", 4, true, false, NULL, NULL },
	{ "tk", 6, false, true, NULL, NULL },
	{ "tr", 6, false, false, NULL, NULL },
	{ "uk", 3, true, true, NULL, NULL },
	{ "ur", 2, false, false, NULL, NULL },
	{ "uz", 6, false, true, NULL, NULL },
};

static const dgm__profile plain = { "", 0, false, false, NULL, NULL };

const dgm__profile *dgm__profile_of(const char *language)
{
	for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++)
		if (!strcmp(profiles[i].language, language))
			return &profiles[i];
	return &plain;
}
