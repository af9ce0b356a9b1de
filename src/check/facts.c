/* Facts of languages. The scripts come from CLDR's likely subtags, spaces and case from the script itself. */
#include "check/facts.h"

#include <stdio.h>
#include <string.h>

#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unumsys.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

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

/*
 * Double quotation marks that are written beside CLDR's: house styles and the marks of neighbours. Opening, then closing. From the languages' own orthographies
 * (Duden, Lexique de l'Imprimerie nationale, and the like), as far as news uses them.
 */
static const struct extra_quotes {
	const char *languages, *open, *close;
} extra_quotes[] = {
	{ "de cs sk sl hr sr bg lv lt et", "\u00AB\u00BB\u201E", "\u00AB\u00BB\u201C\u201D" },
	{ "fi sv", "\u201D\u00BB", "\u201D\u00BB" },
	{ "da nb nn no is", "\u00AB\u00BB\u201C\u201D\u201E", "\u00AB\u00BB\u201D\u201C" },
	{ "pl hu ro nl he", "\u201E\u201C\u201D\u00AB\u00BB", "\u201D\u00BB\u00AB" },
	{ "ru uk be kk ky", "\u00AB\u201E\u201C", "\u00BB\u201C\u201D" },
	{ "fr es it pt ca gl el tr az ar fa ur hy ka", "\u00AB\u201C", "\u00BB\u201D" },
	{ "zh ja ko", "\u201C\u300C\u300E\u301D", "\u201D\u300D\u300F\u301E\u301F" },
};

/* Adds the double marks of UTF-8 text. */
static void add_quotes(dgm__facts *facts, int side, const char *marks)
{
	size_t count = 0;
	UChar32 c;

	while (facts->quotes[side][count])
		count++;
	for (int32_t i = 0, n = (int32_t)strlen(marks); i < n && count + 1 < sizeof facts->quotes[0] / sizeof facts->quotes[0][0]; ) {
		U8_NEXT_OR_FFFD((const uint8_t *)marks, i, n, c);
		if (c != '"' && c != '\'' && (c < 0x2018 || c > 0x201B) && !dgm__facts_has_quote(facts, c, side == 0))
			facts->quotes[side][count++] = c;
	}
}

bool dgm__facts_lists(const char *list, const char *code)
{
	size_t n = strlen(code);

	for (const char *p = list; n && p; p = strchr(p, ' ') ? strchr(p, ' ') + 1 : NULL)
		if (!strncmp(p, code, n) && (p[n] == ' ' || !p[n]))
			return true;
	return false;
}

static void find_quotes(dgm__facts *facts, const char *id)
{
	static const ULocaleDataDelimiterType types[2][2] = { { ULOCDATA_QUOTATION_START, ULOCDATA_ALT_QUOTATION_START }, { ULOCDATA_QUOTATION_END, ULOCDATA_ALT_QUOTATION_END } };
	UErrorCode status = U_ZERO_ERROR;
	ULocaleData *data = ulocdata_open(id, &status);

	for (int side = 0; side < 2; side++)
		for (int k = 0; k < 2; k++) {
			UErrorCode got = status;
			UChar mark[8];
			char utf8[32];
			int32_t n = ulocdata_getDelimiter(data, types[side][k], mark, 8, &got);

			u_strToUTF8(utf8, sizeof utf8, NULL, mark, n, &got);
			if (U_SUCCESS(got) && got != U_STRING_NOT_TERMINATED_WARNING && got != U_USING_DEFAULT_WARNING)
				add_quotes(facts, side, utf8);
		}
	ulocdata_close(data);
	for (size_t i = 0; i < sizeof extra_quotes / sizeof *extra_quotes; i++)
		if (dgm__facts_lists(extra_quotes[i].languages, facts->language)) {
			add_quotes(facts, 0, extra_quotes[i].open);
			add_quotes(facts, 1, extra_quotes[i].close);
		}
}

bool dgm__facts_has_quote(const dgm__facts *facts, UChar32 c, bool opens)
{
	for (const UChar32 *q = facts->quotes[!opens]; *q; q++)
		if (*q == c)
			return true;
	return false;
}

/* The digit zero of the numbering system of an ICU locale; 0: it counts otherwise. */
static UChar32 zero_of(const char *id)
{
	UErrorCode status = U_ZERO_ERROR;
	UNumberingSystem *system = unumsys_open(id, &status);
	UChar digits[32];
	UChar32 zero = 0;

	if (U_SUCCESS(status) && !unumsys_isAlgorithmic(system) && unumsys_getDescription(system, digits, 32, &status) > 0 && U_SUCCESS(status))
		U16_GET_UNSAFE(digits, 0, zero);
	unumsys_close(system);
	return zero;
}

static void find_zeros(dgm__facts *facts, const char *id)
{
	char native[ULOC_FULLNAME_CAPACITY + 32];

	facts->zeros[0] = zero_of(id);
	if (strlen(id) < ULOC_FULLNAME_CAPACITY && !strchr(id, '@')) {
		strcpy(native, id);
		strcat(native, "@numbers=native");
		facts->zeros[1] = zero_of(native);
	}
}

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

static bool has_locale(const char *language, const char *script)
{
	char wanted[ULOC_LANG_CAPACITY + ULOC_SCRIPT_CAPACITY + 1];

	snprintf(wanted, sizeof wanted, "%s_%s", language, script);
	for (int32_t i = 0; i < uloc_countAvailable(); i++)
		if (!strcmp(uloc_getAvailable(i), wanted))
			return true;
	return false;
}

/* A tag without a script leaves open which one, where CLDR writes the language in Cyrillic and in Latin (Serbian, Uzbek). */
static void add_second_alphabet(dgm__facts *facts, const char *id)
{
	UErrorCode status = U_ZERO_ERROR;
	char script[ULOC_SCRIPT_CAPACITY];

	if (uloc_getScript(id, script, sizeof script, &status) > 0 || !has_locale(facts->language, "Cyrl") || !has_locale(facts->language, "Latn"))
		return;
	add_script(facts, facts->scripts[0] == USCRIPT_LATIN ? USCRIPT_CYRILLIC : USCRIPT_LATIN);
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
	find_zeros(facts, full);
	find_quotes(facts, id);
	facts->opens_questions = dgm__facts_lists("es ast", facts->language);
	facts->has_noun_capitals = dgm__facts_lists("de lb nds", facts->language);
	add_scripts(facts, script);
	add_second_alphabet(facts, id);
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
