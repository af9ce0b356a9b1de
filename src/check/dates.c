/* Calendar dates and weekdays, in figures and words. A weekday or a month alone, without a digit on either side, is too often an editor's to be reported. */
#include "check/figures.h"

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	(void)state;
	return dgm__figures_report(pair, DGM_ENTITY_DATE, "dates", sink, err);
}

const dgm__check dgm__check_dates = {
	.info = { .id = "dates", .summary = "days, months, years or weekdays that differ", .category = "accuracy", .severity = DGM_SEVERITY_ERROR },
	.needs = DGM__NEED_LEDGER,
	.run = run,
};
