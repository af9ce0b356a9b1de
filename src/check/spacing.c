/*
 * Spaces where none belong: two in a row, one before a closing mark in languages that set none, one beside the full-width marks of Chinese and Japanese, and white
 * space at the ends that the source has not. French sets a space before : ; ! ? and inside « »; which width is a house's own choice.
 */
#include "check/check.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

static bool closes_up(const dgm__facts *facts, UChar32 c)
{
	if (c == ',' || c == 0x3002 || c == 0x3001 || c == 0xFF0C || c == 0x060C || c == 0x0964)
		return true;
	return !facts->spaces_marks && (c == ';' || c == '?' || c == '!');
}

static bool begins_white(dgm_str text)
{
	UChar32 c = 'x';
	int32_t i = 0;

	if (text.n)
		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
	return u_isUWhiteSpace(c);
}

static bool ends_white(dgm_str text)
{
	UChar32 c = 'x';
	int32_t i = (int32_t)text.n;

	if (text.n)
		U8_PREV_OR_FFFD((const uint8_t *)text.p, 0, i, c);
	return u_isUWhiteSpace(c);
}

/* Marks the spaces inside a text that should not be. */
static void find(dgm__report *report, const dgm__facts *facts, dgm_str text)
{
	int32_t i = 0, gap = -1, letters = 0;
	size_t width = 0;

	while (i < (int32_t)text.n) {
		int32_t start = i;
		UChar32 c;

		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		if (u_isUWhiteSpace(c)) {
			gap = gap < 0 ? start : gap;
			width++;
			continue;
		}
		if (letters && gap >= 0 && (width > 1 || closes_up(facts, c)) && !(c == ',' && i < (int32_t)text.n && u_isdigit((unsigned char)text.p[i])))
			dgm__report_target(report, (size_t)gap, (size_t)(width > 1 ? start : i));
		letters++;
		gap = -1;
		width = 0;
	}
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_NOTE };
	dgm_str a = pair->source->text, b = pair->target->text;

	(void)state;
	if (!dgm__length(b))
		return DGM_OK;
	find(&report, pair->target_facts, b);
	if (begins_white(b) && !begins_white(a))
		dgm__report_target(&report, 0, 0);
	if (ends_white(b) && !ends_white(a))
		dgm__report_target(&report, b.n, b.n);
	return report.target_span_count ? dgm__sink_put(sink, pair, &report, err, "a space where none belongs") : DGM_OK;
}

const dgm__check dgm__check_spacing = {
	.info = { .id = "spacing", .summary = "spaces doubled, before marks, or at the ends", .category = "locale conventions", .severity = DGM_SEVERITY_NOTE },
	.run = run,
};
