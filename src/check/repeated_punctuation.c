/*
 * A comma, full stop, colon or semicolon twice, in any script, where the source has none twice. Three stops or more are an ellipsis, ",," and "''" may be quotation
 * marks, dots beside a slash are a path; ! and ? are repeated on purpose.
 */
#include "check/check.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

static bool is_mark(UChar32 c)
{
	switch (c) {
	case '.': case ',': case ':': case ';': case 0x3002: case 0x3001: case 0xFF0C: case 0xFF0E: case 0xFF1A: case 0xFF1B: case 0xFF61: case 0x060C: case 0x061B:
	case 0x06D4: case 0x0964: case 0x0589: case 0x104B: case 0x17D4: case 0x1362:
		return true;
	default:
		return false;
	}
}

/* Does a mark stand at [start, end) that may be repeated on purpose? */
static bool is_meant(dgm_str text, UChar32 c, size_t start, size_t end, size_t count)
{
	UChar32 next = 0;
	int32_t i = (int32_t)end;

	if (i < (int32_t)text.n)
		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, next);
	switch (c) {
	case '.': case 0x3002: case 0xFF0E:
		return count > 2 || next == '/' || next == '\\' || (start && (text.p[start - 1] == '/' || text.p[start - 1] == '\\'));
	case ',': case ':': /* ,,Wort"; std::sort, ::1 */
		return u_isalnum(next);
	default:
		return false;
	}
}

/* Marks what is repeated; report may be NULL. */
static bool find(dgm__report *report, dgm_str text)
{
	UChar32 c, before = 0;
	size_t first = 0, count = 0;
	bool found = false;

	for (int32_t i = 0, start = 0; start <= (int32_t)text.n; start = i) {
		c = 0;
		if (start < (int32_t)text.n)
			U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		if (c == before && is_mark(c)) {
			count++;
		} else {
			if (count > 1 && !is_meant(text, before, first, (size_t)start, count)) {
				found = true;
				if (report)
					dgm__report_target(report, first, (size_t)start);
			}
			before = c;
			first = (size_t)start;
			count = 1;
		}
		if (start == (int32_t)text.n)
			break;
	}
	return found;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_NOTE };

	(void)state;
	if (!find(&report, pair->target->text) || find(NULL, pair->source->text))
		return DGM_OK;
	return dgm__sink_put(sink, pair, &report, err, "a mark stands twice");
}

const dgm__check dgm__check_repeated_punctuation = {
	.info = { .id = "repeated-punctuation", .summary = "a comma, stop or colon twice", .category = "linguistic conventions", .severity = DGM_SEVERITY_NOTE },
	.run = run,
};
