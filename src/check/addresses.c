/* Web and mail addresses, @names: each must stand on the other side, by its canonical form. */
#include "check/counterparts.h"

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	(void)state;
	return dgm__counterparts_run(pair, DGM_ENTITY_ADDRESS, "an address", sink, err);
}

const dgm__check dgm__check_addresses = {
	.info = { .id = "addresses", .summary = "web or mail addresses, @names that differ", .category = "accuracy", .severity = DGM_SEVERITY_WARNING },
	.needs = DGM__NEED_ENTITIES,
	.run = run,
};
