/* Something in the target that the source has not; of two articles, whole sentences. An editor may explain. */
#include "check/gap.h"

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	(void)state;
	return dgm__gap_run(pair, false, DGM_SEVERITY_NOTE, "the source has nothing for", "the target seems to add something: it is longer than expected", sink, err);
}

const dgm__check dgm__check_addition = {
	.info = { .id = "addition", .summary = "something in the target that the source has not", .category = "accuracy", .severity = DGM_SEVERITY_NOTE },
	.needs = DGM__NEED_LEARNED | DGM__NEED_LEDGER,
	.takes_gaps = true,
	.run = run,
};
