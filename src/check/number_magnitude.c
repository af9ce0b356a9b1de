/* The same digits in another power of ten: million for billion, 万 for 亿, लाख for करोड़, a lost zero. */
#include "check/figures.h"

static bool is_shifted(const dgm__claim *claim)
{
	return claim->is_shifted;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	(void)state;
	return dgm__figures_put(pair, is_shifted, DGM_SEVERITY_ERROR, "powers of ten", sink, err);
}

const dgm__check dgm__check_number_magnitude = {
	.info = { .id = "number-magnitude", .summary = "the same digits in another power of ten", .category = "accuracy", .severity = DGM_SEVERITY_ERROR },
	.needs = DGM__NEED_LEDGER,
	.run = run,
};
