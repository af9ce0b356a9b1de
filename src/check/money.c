/* Sums of money by amount and currency. */
#include "check/figures.h"

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	(void)state;
	return dgm__figures_report(pair, DGM_ENTITY_MONEY, "sums of money", sink, err);
}

const dgm__check dgm__check_money = {
	.info = { .id = "money", .summary = "amounts or currencies that differ", .category = "accuracy", .severity = DGM_SEVERITY_ERROR },
	.needs = DGM__NEED_LEDGER,
	.run = run,
};
