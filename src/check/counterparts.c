/* Entities of one kind held against those of the other side. */
#include "check/counterparts.h"

static bool stands_in(const dgm_entities *entities, const dgm_entity *e)
{
	for (size_t i = 0; i < entities->count; i++)
		if (entities->items[i].kind == e->kind && dgm_entity_equal(&entities->items[i], e))
			return true;
	return false;
}

dgm_status dgm__counterparts_run(const dgm__pair *pair, dgm_entity_kind kind, const char *noun, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_WARNING };
	const dgm_entities *a = &pair->source_entities, *b = &pair->target_entities;

	for (size_t i = 0; i < a->count && report.source_span_count < DGM__MOST_SPANS; i++)
		if (a->items[i].kind == kind && !stands_in(b, &a->items[i]))
			dgm__report_source(&report, a->items[i].start_off, a->items[i].end_off);
	for (size_t i = 0; i < b->count && report.target_span_count < DGM__MOST_SPANS; i++)
		if (b->items[i].kind == kind && !stands_in(a, &b->items[i]))
			dgm__report_target(&report, b->items[i].start_off, b->items[i].end_off);
	if (report.source_span_count && report.target_span_count)
		return dgm__sink_put(sink, pair, &report, err, "%s differs", noun);
	if (report.source_span_count)
		return dgm__sink_put(sink, pair, &report, err, "%s is not in the target", noun);
	if (report.target_span_count)
		return dgm__sink_put(sink, pair, &report, err, "%s is not in the source", noun);
	return DGM_OK;
}
