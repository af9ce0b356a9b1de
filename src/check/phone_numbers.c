/* Telephone numbers, by their digits: brackets, spaces, hyphens and the code of the country may differ. Their figures are no matter of `numbers`. */
#include "check/counterparts.h"

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	(void)state;
	return dgm__counterparts_run(pair, DGM_ENTITY_PHONE, "a telephone number", sink, err);
}

const dgm__check dgm__check_phone_numbers = {
	.info = { .id = "phone-numbers", .summary = "telephone numbers that differ", .category = "accuracy", .severity = DGM_SEVERITY_WARNING },
	.needs = DGM__NEED_ENTITIES,
	.run = run,
};
