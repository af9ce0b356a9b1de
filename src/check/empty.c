/* A target with nothing in it. */
#include "check/check.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

/* White space, and what no font shows (marks of direction, zero-width spaces). */
static bool is_blank(dgm_str text)
{
	UChar32 c;

	for (int32_t i = 0; i < (int32_t)text.n; ) {
		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		if (!u_isUWhiteSpace(c) && !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
			return false;
	}
	return true;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_ERROR };

	(void)state;
	if (is_blank(pair->source->text) || !is_blank(pair->target->text))
		return DGM_OK;
	return dgm__sink_put(sink, pair, &report, err, "the target is empty");
}

const dgm__check dgm__check_empty = {
	.info = { .id = "empty", .summary = "nothing in the target", .category = "accuracy", .severity = DGM_SEVERITY_ERROR },
	.run = run,
};
