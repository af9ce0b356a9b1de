/*
 * A name that the target spells otherwise than this memory nearly always does: by its sound it is the same name, and the spellings differ in more than an ending.
 */
#include "check/check.h"

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	const dgm__names *names = pair->names;
	dgm_status st = DGM_OK;

	(void)state;
	for (size_t i = 0; i < names->count[0] && st == DGM_OK; i++) {
		const dgm__name *name = &names->items[0][i];
		const dgm__name_token *own = &names->tokens[0][name->token], *other;
		dgm__report report = { .severity = DGM_SEVERITY_WARNING };

		if (!name->usual)
			continue;
		other = &names->tokens[1][name->answer];
		dgm__report_source(&report, own->start_off, own->end_off);
		dgm__report_target(&report, other->start_off, other->end_off);
		st = dgm__sink_put(sink, pair, &report, err, "\"%.*s\" for \"%.*s\", which this memory nearly always spells \"%s\"", (int)(other->end_off - other->start_off),
			pair->target->text.p + other->start_off, (int)(own->end_off - own->start_off), pair->source->text.p + own->start_off, name->usual->shown);
	}
	return st;
}

const dgm__check dgm__check_name_inconsistent = {
	.info = { .id = "name-inconsistent", .summary = "a name spelt otherwise than elsewhere in the memory", .category = "terminology", .severity = DGM_SEVERITY_WARNING },
	.needs = DGM__NEED_NAMES,
	.run = run,
};
