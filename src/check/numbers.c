/* Numbers by value: 1,234.5 is 1.234,5 and 12 万 3450 is 123,450. Parts of dates, times, percentages and sums are left to their own checks. */
#include "check/figures.h"

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	(void)state;
	return dgm__figures_report(pair, DGM_ENTITY_NUMBER, "figures", sink, err);
}

const dgm__check dgm__check_numbers = {
	.info = { .id = "numbers", .summary = "a value on one side without a counterpart on the other", .category = "accuracy", .severity = DGM_SEVERITY_ERROR },
	.needs = DGM__NEED_LEDGER,
	.run = run,
};
