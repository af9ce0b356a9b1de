/*
 * Punctuation of another script's texts: the Latin ? in Greek or Arabic, half-width marks behind Chinese characters, and full-width, Arabic or Indic marks in languages
 * that have none of them (Unicode's Script_Extensions). A mark counts behind a letter of the language only, and not where the source writes the same foreign one.
 */
#include "check/check.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

static bool is_wide_writing(const dgm__facts *facts)
{
	return dgm__facts_has_script(facts, USCRIPT_HAN) && !dgm__facts_has_script(facts, USCRIPT_HANGUL);
}

/* ASCII marks for which the language has its own. Korean, Hindi and Hebrew write the ASCII ones. */
static bool has_own(const dgm__facts *facts, UChar32 c, UChar32 next)
{
	if (!facts->script_count || u_isdigit(next))
		return false;
	if (facts->scripts[0] == USCRIPT_GREEK)
		return c == '?';
	if (facts->scripts[0] == USCRIPT_ARABIC)
		return c == '?' || c == ',' || c == ';';
	return is_wide_writing(facts) && (c == '?' || c == '!' || c == ',' || c == ';');
}

/* A mark that belongs to other scripts only. */
static bool is_elsewhere(const dgm__facts *facts, UChar32 c)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode scripts[32];
	int32_t count;

	if (c >= 0xFF01 && c <= 0xFF1F)
		return u_ispunct(c) && !is_wide_writing(facts) && !dgm__facts_has_script(facts, USCRIPT_HANGUL);
	count = uscript_getScriptExtensions(c, scripts, sizeof scripts / sizeof *scripts, &status);
	if (U_FAILURE(status) || count < 1 || scripts[0] <= USCRIPT_INHERITED)
		return false;
	for (int32_t i = 0; i < count; i++)
		if (dgm__facts_has_script(facts, scripts[i]))
			return false;
	return true;
}

static bool is_foreign(const dgm__pair *pair, UChar32 before, UChar32 c, UChar32 next, dgm_str written)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script;

	if (c < 0x80 ? !strchr("?!,;", (int)c) : !u_ispunct(c))
		return false;
	script = uscript_getScript(before, &status);
	if (!u_isalpha(before) || U_FAILURE(status) || script <= USCRIPT_INHERITED || !dgm__facts_has_script(pair->target_facts, script))
		return false;
	if (c < 0x80)
		return has_own(pair->target_facts, c, next);
	return is_elsewhere(pair->target_facts, c) && !memmem(pair->source->text.p, pair->source->text.n, written.p, written.n);
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_NOTE };
	dgm_str text = pair->target->text, first = { NULL, 0 };
	UChar32 c = 0, before = 0, next;

	(void)state;
	if (!pair->target_facts->script_count)
		return DGM_OK;
	for (int32_t i = 0, start = 0; i < (int32_t)text.n; start = i, before = c) {
		int32_t k;

		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		k = i;
		next = 0;
		if (k < (int32_t)text.n)
			U8_NEXT_OR_FFFD((const uint8_t *)text.p, k, (int32_t)text.n, next);
		if (!before || !c || !is_foreign(pair, before, c, next, (dgm_str){ text.p + start, (size_t)(i - start) }))
			continue;
		first = first.p ? first : (dgm_str){ text.p + start, (size_t)(i - start) };
		dgm__report_target(&report, (size_t)start, (size_t)i);
	}
	if (!first.p)
		return DGM_OK;
	return dgm__sink_put(sink, pair, &report, err, "%s has another mark for \"%.*s\"", pair->target_language, (int)first.n, first.p);
}

const dgm__check dgm__check_foreign_marks = {
	.info = { .id = "foreign-marks", .summary = "punctuation of another script", .category = "locale conventions", .severity = DGM_SEVERITY_NOTE },
	.run = run,
};
