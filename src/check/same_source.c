/*
 * One source text translated in two ways within a file. The first translation stands; each later one that differs is named with the unit of the first. What a word or
 * two mean ("Yes.", "So...") the context decides: a note.
 */
#include "check/first_seen.h"
#include "check/normal.h"

static bool is_short(const dgm__words *words)
{
	enum { LONGEST = 2, CHARACTERS_A_WORD = 2 };
	size_t characters = 0;

	for (size_t i = 0; i < words->count; i++)
		characters += words->items[i].is_character;
	return words->count - characters + characters / CHARACTERS_A_WORD <= LONGEST;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_WARNING };
	uint64_t unit;
	dgm_status st = dgm__first_seen_put(&unit, state, pair->target_language, pair->source->text, pair->target->text, pair->unit->number, dgm__normal_form, err);

	if (st != DGM_OK || !unit)
		return st;
	if (is_short(&pair->source_words))
		report.severity = DGM_SEVERITY_NOTE;
	dgm__report_source(&report, 0, pair->source->text.n);
	dgm__report_target(&report, 0, pair->target->text.n);
	return dgm__sink_put(sink, pair, &report, err, "unit %llu has another translation of the same source", (unsigned long long)unit);
}

const dgm__check dgm__check_same_source = {
	.info = { .id = "same-source-different-target", .summary = "one source translated in two ways", .category = "terminology", .severity = DGM_SEVERITY_WARNING },
	.needs = DGM__NEED_WORDS,
	.in_order = true,
	.open = dgm__first_seen_open,
	.close = dgm__first_seen_close,
	.run = run,
};
