/* A place in the target that one of the user's own patterns matches. */
#include "check/check.h"

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	size_t count = pair->patterns ? dgm__patterns_count(pair->patterns) : 0;
	dgm_status st = DGM_OK;

	(void)state;
	for (size_t i = 0; i < count && st == DGM_OK; i++) {
		dgm__report report = { .severity = DGM_SEVERITY_WARNING };
		dgm__pattern_hit hit;

		st = dgm__patterns_find(pair->patterns, i, pair->target->text, &hit, err);
		if (st != DGM_OK || !hit.count)
			continue;
		report.severity = hit.severity;
		dgm__report_target(&report, hit.span.start_off, hit.span.end_off);
		st = dgm__sink_put(sink, pair, &report, err, "%s%s", hit.message ? hit.message : "forbidden pattern: ", hit.message ? "" : hit.pattern);
	}
	return st;
}

const dgm__check dgm__check_forbidden_pattern = {
	.info = { .id = "forbidden-pattern", .summary = "what your own regular expressions forbid", .category = "style", .severity = DGM_SEVERITY_WARNING },
	.needs = DGM__NEED_PATTERNS,
	.run = run,
};
