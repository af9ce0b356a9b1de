/* Clock times: 3 p.m. is 15:00 and 下午三点. */
#include "check/figures.h"

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	(void)state;
	return dgm__figures_report(pair, DGM_ENTITY_TIME, "clock times", sink, err);
}

const dgm__check dgm__check_times = {
	.info = { .id = "times", .summary = "clock times that differ", .category = "accuracy", .severity = DGM_SEVERITY_ERROR },
	.needs = DGM__NEED_LEDGER,
	.run = run,
};
