/*
 * Characters that stand for others and only look like them: letters and digits of mathematics (𝐛𝐨𝐥𝐝), full-width ones outside of Chinese, Japanese and Korean,
 * signs that Unicode keeps only for old encodings (Kelvin K, Ångström Å, Greek question mark in other languages: their canonical form is another character). What the
 * source writes too is let be. By Unicode's decompositions.
 */
#include "check/check.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

static bool is_wide_at_home(const dgm__facts *facts)
{
	return facts->script_count && (facts->scripts[0] == USCRIPT_HAN || facts->scripts[0] == USCRIPT_HIRAGANA || facts->scripts[0] == USCRIPT_HANGUL
		|| facts->scripts[0] == USCRIPT_BOPOMOFO);
}

/* One character whose canonical form is one other character; compatibility ideographs are names' own. */
static bool is_singleton(UChar32 c)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar form[8];
	int32_t n;

	if (u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE) != U_DT_CANONICAL || u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC))
		return false;
	n = unorm2_getRawDecomposition(unorm2_getNFCInstance(&status), c, form, 8, &status);
	return U_SUCCESS(status) && n > 0 && n == U16_LENGTH(form[0]);
}

static bool only_looks_like(const dgm__facts *facts, UChar32 c)
{
	int32_t type = u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE);

	if (c == 0x037E)
		return strcmp(facts->language, "el") != 0;
	if (type == U_DT_FONT)
		return u_isalnum(c) && c > 0xFFFF;
	if (type == U_DT_WIDE || type == U_DT_NARROW)
		return u_isalnum(c) && !is_wide_at_home(facts);
	return is_singleton(c);
}

static bool is_confusable(const dgm__pair *pair, UChar32 c, dgm_str written)
{
	dgm_str source = pair->source->text;

	return c >= 0x80 && only_looks_like(pair->target_facts, c) && !memmem(source.p, source.n, written.p, written.n);
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_NOTE };
	UChar32 first = dgm__report_characters(&report, pair, is_confusable);

	(void)state;
	if (!report.target_span_count)
		return DGM_OK;
	return dgm__sink_put(sink, pair, &report, err, "U+%04lX only looks like the character that belongs there", (unsigned long)first);
}

const dgm__check dgm__check_confusable_characters = {
	.info = { .id = "confusable-characters", .summary = "characters that only look like others", .category = "design", .severity = DGM_SEVERITY_NOTE },
	.run = run,
};
