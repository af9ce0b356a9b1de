/* Something of the source that the target has not; of two articles, whole sentences. */
#include "check/gap.h"

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	(void)state;
	return dgm__gap_run(pair, true, DGM_SEVERITY_WARNING, "the target has nothing here for", "the target seems to leave something out: it is shorter than expected",
		sink, err);
}

const dgm__check dgm__check_omission = {
	.info = { .id = "omission", .summary = "something of the source that the target has not", .category = "accuracy", .severity = DGM_SEVERITY_WARNING },
	.needs = DGM__NEED_LEARNED | DGM__NEED_LEDGER,
	.takes_gaps = true,
	.run = run,
};
