/*
 * Two sources with one translation within a file: one of them may have got the other's. Words alone are compared: figures, marks, case and spaces are aside, so that
 * lines of a table do not count.
 */
#include "check/first_seen.h"
#include "check/normal.h"

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_NOTE };
	uint64_t unit;
	dgm_status st = dgm__first_seen_put(&unit, state, pair->target_language, pair->target->text, pair->source->text, pair->unit->number, dgm__normal_words, err);

	if (st != DGM_OK || !unit)
		return st;
	dgm__report_source(&report, 0, pair->source->text.n);
	dgm__report_target(&report, 0, pair->target->text.n);
	return dgm__sink_put(sink, pair, &report, err, "unit %llu has the same translation of another source", (unsigned long long)unit);
}

const dgm__check dgm__check_same_target = {
	.info = { .id = "same-target-different-source", .summary = "two sources with one translation", .category = "terminology", .severity = DGM_SEVERITY_NOTE },
	.in_order = true,
	.open = dgm__first_seen_open,
	.close = dgm__first_seen_close,
	.run = run,
};
