/* A quantity that seems to be converted into another unit of measure, and about rightly: worth a look, no mistake. */
#include "check/figures.h"

static bool is_converted(const dgm__claim *claim)
{
	return claim->is_converted;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	(void)state;
	return dgm__figures_put(pair, is_converted, DGM_SEVERITY_NOTE, "quantities seem to be converted and", sink, err);
}

const dgm__check dgm__check_unit_conversion = {
	.info = { .id = "unit-conversion", .summary = "a quantity in another unit of measure", .category = "locale conventions", .severity = DGM_SEVERITY_NOTE },
	.needs = DGM__NEED_LEDGER,
	.run = run,
};
