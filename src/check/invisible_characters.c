/*
 * Characters that nobody sees: zero-width spaces, byte order marks, fillers, joiners where nothing is joined, and bidirectional controls that do not close.
 * ZWNJ and ZWJ are spelling in Persian, Indic scripts and emoji; ZWSP parts words in Thai, Lao, Khmer and Burmese; LRM, RLM and ALM are let be.
 */
#include "check/check.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

typedef struct bidi {
	size_t embeddings, isolates;
	bool is_broken;
} bidi;

static void follow(bidi *b, UChar32 c)
{
	if (c == 0x202A || c == 0x202B || c == 0x202D || c == 0x202E)
		b->embeddings++;
	else if (c >= 0x2066 && c <= 0x2068)
		b->isolates++;
	else if (c == 0x202C && !b->embeddings--)
		b->is_broken = true, b->embeddings = 0;
	else if (c == 0x2069 && !b->isolates--)
		b->is_broken = true, b->isolates = 0;
}

/* Does a joiner stand between characters that can join: letters of a script that is no alphabet of separate letters, or symbols? */
static bool joins(UChar32 before)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript(before, &status);

	return script != USCRIPT_LATIN && script != USCRIPT_CYRILLIC && script != USCRIPT_GREEK && script != USCRIPT_HAN && script != USCRIPT_HANGUL
		&& !u_isUWhiteSpace(before) && before != 0;
}

static bool is_stray(const dgm__facts *facts, UChar32 c, UChar32 before, bool at_end)
{
	if (c == 0x200B)
		return facts->has_spaces || facts->script_count == 0 || facts->scripts[0] == USCRIPT_HAN || facts->scripts[0] == USCRIPT_HIRAGANA;
	if (c == 0x200C || c == 0x200D)
		return !joins(before) || (c == 0x200C && at_end);
	return c == 0xFEFF || (c >= 0x2060 && c <= 0x2064) || c == 0x180E || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_NOTE };
	dgm_str text = pair->target->text;
	bidi b = { 0, 0, false };
	UChar32 c, before = 0, first = 0;

	(void)state;
	for (int32_t i = 0, start = 0; i < (int32_t)text.n; start = i, before = c) {
		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		if (c < 0x80)
			continue;
		follow(&b, c);
		if (!is_stray(pair->target_facts, c, before, i == (int32_t)text.n))
			continue;
		if (!report.target_span_count)
			first = c;
		dgm__report_target(&report, (size_t)start, (size_t)i);
	}
	if (report.target_span_count)
		return dgm__sink_put(sink, pair, &report, err, "the target holds the invisible character U+%04lX", (unsigned long)first);
	if (b.is_broken || b.embeddings || b.isolates)
		return dgm__sink_put(sink, pair, &report, err, "a control for the direction of text is not closed, or never opened");
	return DGM_OK;
}

const dgm__check dgm__check_invisible_characters = {
	.info = { .id = "invisible-characters", .summary = "zero-width and unclosed direction characters", .category = "design", .severity = DGM_SEVERITY_NOTE },
	.run = run,
};
