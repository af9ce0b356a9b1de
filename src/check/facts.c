/* Facts of languages. The scripts come from CLDR's likely subtags, spaces and case from the script itself. */
#include "check/facts.h"

#include <string.h>

#include <unicode/uloc.h>

/*
 * What CLDR does not say. Doubling: languages in which reduplication makes plurals, adverbs or intensity freely (Indonesian anak anak, Turkish
 * yavaş yavaş, Hindi धीरे धीरे), so that it is worth a note at most. may_double: pronouns, articles and auxiliaries that meet themselves at a
 * clause boundary without a comma.
 */
static const struct extra {
	const char *language;
	bool doubles_words, has_no_stop, spaces_marks;
	const char *may_double;
} extras[] = {
	{ "af", 1, 0, 0, NULL }, { "bn", 1, 0, 0, NULL }, { "ceb", 1, 0, 0, NULL }, { "fil", 1, 0, 0, NULL }, { "gu", 1, 0, 0, NULL },
	{ "hi", 1, 0, 0, NULL }, { "hy", 1, 0, 0, NULL }, { "id", 1, 0, 0, NULL }, { "jv", 1, 0, 0, NULL }, { "ka", 1, 0, 0, NULL },
	{ "kk", 1, 0, 0, NULL }, { "kn", 1, 0, 0, NULL }, { "ko", 1, 0, 0, NULL }, { "ky", 1, 0, 0, NULL }, { "ml", 1, 0, 0, NULL },
	{ "mr", 1, 0, 0, NULL }, { "ms", 1, 0, 0, NULL }, { "ne", 1, 0, 0, NULL }, { "or", 1, 0, 0, NULL }, { "pa", 1, 0, 0, NULL },
	{ "si", 1, 0, 0, NULL }, { "su", 1, 0, 0, NULL }, { "sw", 1, 0, 0, NULL }, { "ta", 1, 0, 0, NULL }, { "te", 1, 0, 0, NULL },
	{ "tl", 1, 0, 0, NULL }, { "tr", 1, 0, 0, NULL }, { "ur", 1, 0, 0, NULL }, { "uz", 1, 0, 0, NULL }, { "vi", 1, 0, 0, NULL },
	{ "lo", 1, 1, 0, NULL }, { "th", 1, 1, 0, NULL }, { "km", 1, 0, 0, NULL }, { "my", 1, 0, 0, NULL },
	{ "de", 0, 0, 0, "das den dem der die sie" },
	{ "en", 0, 0, 0, "had that is" },
	{ "fr", 0, 0, 1, "nous vous" },
	{ "nl", 0, 0, 0, "die dat" },
};

static void add_script(dgm__facts *facts, UScriptCode script)
{
	if (facts->script_count < DGM__MOST_SCRIPTS)
		facts->scripts[facts->script_count++] = script;
}

/* CLDR names some mixtures of scripts as one. */
static void add_scripts(dgm__facts *facts, const char *name)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode code;
	int32_t n = uscript_getCode(name, &code, 1, &status);

	if (!strcmp(name, "Jpan")) {
		add_script(facts, USCRIPT_HIRAGANA);
		add_script(facts, USCRIPT_KATAKANA);
		add_script(facts, USCRIPT_HAN);
	} else if (!strcmp(name, "Kore")) {
		add_script(facts, USCRIPT_HANGUL);
		add_script(facts, USCRIPT_HAN);
	} else if (!strcmp(name, "Hans") || !strcmp(name, "Hant")) {
		add_script(facts, USCRIPT_HAN);
		add_script(facts, USCRIPT_BOPOMOFO);
	} else if (U_SUCCESS(status) && n == 1) {
		add_script(facts, code);
	}
}

void dgm__facts_make(dgm__facts *facts, const char *tag)
{
	UErrorCode status = U_ZERO_ERROR;
	char id[ULOC_FULLNAME_CAPACITY], full[ULOC_FULLNAME_CAPACITY], script[ULOC_SCRIPT_CAPACITY];
	int32_t parsed;

	memset(facts, 0, sizeof *facts);
	facts->has_spaces = true;
	strncpy(facts->tag, tag, sizeof facts->tag - 1);
	uloc_forLanguageTag(tag, id, sizeof id, &parsed, &status);
	uloc_addLikelySubtags(id, full, sizeof full, &status);
	uloc_getLanguage(full, facts->language, sizeof facts->language, &status);
	uloc_getScript(full, script, sizeof script, &status);
	if (U_FAILURE(status) || !script[0])
		return;
	add_scripts(facts, script);
	if (facts->script_count) {
		facts->has_spaces = !uscript_breaksBetweenLetters(facts->scripts[0]);
		facts->has_case = uscript_isCased(facts->scripts[0]);
	}
	for (size_t i = 0; i < sizeof extras / sizeof *extras; i++)
		if (!strcmp(extras[i].language, facts->language)) {
			facts->doubles_words = extras[i].doubles_words;
			facts->has_no_stop = extras[i].has_no_stop;
			facts->spaces_marks = extras[i].spaces_marks;
			facts->may_double = extras[i].may_double;
			facts->doubles_after_comma = !strcmp(facts->language, "de");
		}
	if (!strcmp(facts->tag, "fr-CA"))
		facts->spaces_marks = false; /* Québec sets ; ! ? close */
}

bool dgm__facts_has_script(const dgm__facts *facts, UScriptCode script)
{
	if (script <= USCRIPT_INHERITED || script == USCRIPT_UNKNOWN)
		return true;
	for (size_t i = 0; i < facts->script_count; i++)
		if (facts->scripts[i] == script)
			return true;
	return false;
}
