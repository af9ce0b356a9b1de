/* Web and mail addresses, @names: each must stand on the other side, by its canonical form. */
#include "check/check.h"

static bool stands_in(const dgm_entities *entities, const dgm_entity *e)
{
	for (size_t i = 0; i < entities->count; i++)
		if (entities->items[i].kind == DGM_ENTITY_ADDRESS && dgm_entity_equal(&entities->items[i], e))
			return true;
	return false;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_WARNING };
	const dgm_entities *a = &pair->source_entities, *b = &pair->target_entities;

	(void)state;
	for (size_t i = 0; i < a->count && report.source_span_count < DGM__MOST_SPANS; i++)
		if (a->items[i].kind == DGM_ENTITY_ADDRESS && !stands_in(b, &a->items[i]))
			dgm__report_source(&report, a->items[i].start_off, a->items[i].end_off);
	for (size_t i = 0; i < b->count && report.target_span_count < DGM__MOST_SPANS; i++)
		if (b->items[i].kind == DGM_ENTITY_ADDRESS && !stands_in(a, &b->items[i]))
			dgm__report_target(&report, b->items[i].start_off, b->items[i].end_off);
	if (report.source_span_count && report.target_span_count)
		return dgm__sink_put(sink, pair, &report, err, "an address differs");
	if (report.source_span_count)
		return dgm__sink_put(sink, pair, &report, err, "an address is not in the target");
	if (report.target_span_count)
		return dgm__sink_put(sink, pair, &report, err, "an address is not in the source");
	return DGM_OK;
}

const dgm__check dgm__check_addresses = {
	.info = { .id = "addresses", .summary = "web or mail addresses, @names that differ", .category = "accuracy", .severity = DGM_SEVERITY_WARNING },
	.needs = DGM__NEED_ENTITIES,
	.run = run,
};
