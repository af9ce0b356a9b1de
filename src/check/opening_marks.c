/*
 * Languages that open questions and exclamations with a mark of their own (Spanish ¿ ¡): one that is closed and not opened, or the other way round. "¿Qué!" and
 * "¡Qué?" are right. A mark alone between brackets, a doubt, and ! or ? inside names and addresses are let be. Elsewhere ¿ and ¡ have no business.
 */
#include "check/check.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

typedef struct tally {
	size_t opened;              /* not closed yet */
	size_t open_off;            /* of the last that is */
} tally;

static UChar32 char_at(dgm_str text, int32_t i)
{
	UChar32 c = 0;

	if (i < (int32_t)text.n)
		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
	return c;
}

/* "(?)", "(!)", "Yahoo!Noticias", "?id=3": no end of a sentence; nor is the second of "?!". */
static bool is_inside(UChar32 before, UChar32 next)
{
	return before == '(' || before == '?' || before == '!' || before == 0 || u_isalnum(next) || next == '/' || next == '=';
}

static void find(dgm__report *report, dgm_str text)
{
	tally t = { 0, 0 };
	UChar32 c, before = 0;

	for (int32_t i = 0, start = 0; i < (int32_t)text.n; start = i, before = c) {
		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		if (c == 0xBF || c == 0xA1) {
			t.opened = before == 0xBF || before == 0xA1 ? t.opened : t.opened + 1;
			t.open_off = (size_t)start;
		} else if ((c == '?' || c == '!') && !is_inside(before, char_at(text, i))) {
			if (t.opened)
				t.opened--;
			else
				dgm__report_target(report, (size_t)start, (size_t)i);
		}
	}
	if (t.opened)
		dgm__report_target(report, t.open_off, t.open_off + 2);
}

/* ¿ and ¡ in a language that has none; the source's own, in a name, are let be. */
static void find_foreign(dgm__report *report, dgm_str text)
{
	UChar32 c;

	for (int32_t i = 0, start = 0; i < (int32_t)text.n; start = i) {
		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		if (c == 0xBF || c == 0xA1)
			dgm__report_target(report, (size_t)start, (size_t)i);
	}
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_WARNING }, source = { .severity = DGM_SEVERITY_WARNING };

	(void)state;
	if (pair->target_facts->opens_questions) {
		find(&report, pair->target->text);
		return report.target_span_count ? dgm__sink_put(sink, pair, &report, err, "a question or exclamation with one of its two marks alone") : DGM_OK;
	}
	find_foreign(&report, pair->target->text);
	find_foreign(&source, pair->source->text);
	if (!report.target_span_count || (source.target_span_count && !pair->source_facts->opens_questions))
		return DGM_OK;
	report.severity = DGM_SEVERITY_NOTE;
	return dgm__sink_put(sink, pair, &report, err, "the language opens no sentence with this mark");
}

const dgm__check dgm__check_opening_marks = {
	.info = { .id = "opening-marks", .summary = "Spanish questions and exclamations without both marks", .category = "linguistic conventions",
		.severity = DGM_SEVERITY_WARNING },
	.run = run,
};
