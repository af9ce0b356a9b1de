/*
 * How the words of a language change where they stand in a sentence: what CLDR does not say. Letters an ending may have are counted from
 * ordinary grammar (case, number, possessive, postpositions written together).
 */
#include <string.h>

#include "entity/recogniser.h"

static const dgm__profile profiles[] = {
	/* language, tail, cut, space groups, prefixes, final, variants */
	{ "am", 3, false, false, "በከየለ", 0, NULL },
	{ "ar", 0, false, false, "وفبكلس", 0, "ar-LB ar-MA ar-DZ ar-EG" },
	{ "as", 3, false, false, NULL, 0, NULL },
	{ "az", 6, false, true, NULL, 0, NULL },
	{ "be", 3, true, true, NULL, 0, NULL },
	{ "bg", 3, true, true, NULL, 0, NULL },
	{ "bn", 3, false, false, NULL, 0, NULL },
	{ "bs", 4, true, false, NULL, 0, NULL },
	{ "ckb", 2, false, false, NULL, 0, NULL },
	{ "cs", 4, true, true, NULL, 0, NULL },
	{ "cv", 6, false, true, NULL, 0, NULL },
	{ "da", 2, false, false, NULL, 0, NULL },
	{ "de", 2, false, true, NULL, 0, "de-AT" },
	{ "el", 3, true, false, NULL, 0x3C3, NULL },
	{ "es", 0, false, true, NULL, 0, NULL },
	{ "et", 4, true, true, NULL, 0, NULL },
	{ "eu", 5, false, false, NULL, 0, NULL },
	{ "fa", 2, false, false, NULL, 0, "fa-AF" },
	{ "fi", 6, true, true, NULL, 0, NULL },
	{ "fo", 3, true, false, NULL, 0, NULL },
	{ "fr", 0, false, true, NULL, 0, "fr-CA" },
	{ "gu", 3, false, false, NULL, 0, NULL },
	{ "he", 0, false, false, "ובהכלמש", 0, NULL },
	{ "hi", 2, false, false, NULL, 0, NULL },
	{ "hr", 4, true, false, NULL, 0, NULL },
	{ "hu", 6, true, true, NULL, 0, NULL },
	{ "hy", 4, true, true, NULL, 0, NULL },
	{ "is", 3, true, false, NULL, 0, NULL },
	{ "ka", 4, true, true, NULL, 0, NULL },
	{ "kk", 6, false, true, NULL, 0, NULL },
	{ "kn", 5, true, false, NULL, 0, NULL },
	{ "ku", 2, false, false, NULL, 0, NULL },
	{ "ky", 6, false, true, NULL, 0, NULL },
	{ "lb", 2, false, false, NULL, 0, NULL },
	{ "lt", 4, true, true, NULL, 's', NULL },
	{ "lv", 4, true, true, NULL, 's', NULL },
	{ "mk", 3, true, false, NULL, 0, NULL },
	{ "ml", 5, true, false, NULL, 0, NULL },
	{ "mn", 4, true, false, NULL, 0, NULL },
	{ "mr", 4, true, false, NULL, 0, NULL },
	{ "nb", 2, false, true, NULL, 0, NULL },
	{ "ne", 3, false, false, NULL, 0, NULL },
	{ "nl", 1, false, false, NULL, 0, NULL },
	{ "nn", 2, false, true, NULL, 0, NULL },
	{ "no", 2, false, true, NULL, 0, NULL },
	{ "or", 3, false, false, NULL, 0, NULL },
	{ "pa", 2, false, false, NULL, 0, NULL },
	{ "pl", 4, true, true, NULL, 0, NULL },
	{ "ps", 2, false, false, NULL, 0, NULL },
	{ "pt", 0, false, true, NULL, 0, "pt-PT" },
	{ "ro", 4, true, false, NULL, 0, NULL },
	{ "ru", 3, true, true, NULL, 0, NULL },
	{ "sah", 6, false, true, NULL, 0, NULL },
	{ "sd", 2, false, false, NULL, 0, NULL },
	{ "si", 4, false, false, NULL, 0, NULL },
	{ "sk", 4, true, true, NULL, 0, NULL },
	{ "sl", 4, true, false, NULL, 0, NULL },
	{ "so", 3, false, false, NULL, 0, NULL },
	{ "sq", 4, true, true, NULL, 0, NULL },
	{ "sr", 4, true, false, NULL, 0, NULL },
	{ "sv", 2, false, true, NULL, 0, NULL },
	{ "ta", 5, true, false, NULL, 0, NULL },
	{ "te", 4, true, false, NULL, 0, NULL },
	{ "tg", 3, false, true, NULL, 0, NULL },
	{ "ti", 3, false, false, "ብንናዝ", 0, NULL },
	{ "tk", 6, false, true, NULL, 0, NULL },
	{ "tr", 6, false, false, NULL, 0, NULL },
	{ "tt", 6, false, true, NULL, 0, NULL },
	{ "ug", 6, false, false, NULL, 0, NULL },
	{ "uk", 3, true, true, NULL, 0, NULL },
	{ "ur", 2, false, false, NULL, 0, NULL },
	{ "uz", 6, false, true, NULL, 0, NULL },
};

static const dgm__profile plain = { "", 0, false, false, NULL, 0, NULL };

const dgm__profile *dgm__profile_of(const char *language)
{
	for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++)
		if (!strcmp(profiles[i].language, language))
			return &profiles[i];
	return &plain;
}
