/*
 * Characters that no text should hold: controls other than tab and line ends, the replacement character, non-characters and unassigned code points; those for private
 * use, which the source has not.
 */
#include "check/check.h"

#include <string.h>

#include <unicode/uchar.h>

static bool is_bad(const dgm__pair *pair, UChar32 c, dgm_str written)
{
	int32_t category;

	if (c >= 0x20 && c < 0x7F)
		return false;
	category = u_charType(c);
	if (category == U_CONTROL_CHAR)
		return c != '\t' && c != '\n' && c != '\r' && c != 0x85;
	if (category == U_PRIVATE_USE_CHAR)
		return !memmem(pair->source->text.p, pair->source->text.n, written.p, written.n);
	return c == 0xFFFD || category == U_UNASSIGNED;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_ERROR };
	UChar32 first = dgm__report_characters(&report, pair, is_bad);

	(void)state;
	if (!report.target_span_count)
		return DGM_OK;
	return dgm__sink_put(sink, pair, &report, err, "the target holds U+%04lX, which is no character of a text", (unsigned long)first);
}

const dgm__check dgm__check_control_characters = {
	.info = { .id = "control-characters", .summary = "control and replacement characters", .category = "design", .severity = DGM_SEVERITY_ERROR },
	.run = run,
};
