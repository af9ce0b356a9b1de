/*
 * A target that is its source, word for word. A name, a figure or an address may stand unchanged: what counts are words that begin in lower
 * case, more so where the target's language is written in another script.
 */
#include "check/check.h"

static bool is_language(const dgm__pair *pair)
{
	const dgm__words *words = &pair->target_words;
	size_t all = 0, lower = 0, characters = 0, foreign = 0;

	for (size_t i = 0; i < words->count; i++) {
		const dgm__word *w = &words->items[i];

		if (w->is_number || w->is_glued)
			continue;
		all++;
		lower += w->begins_lower;
		characters += w->is_character;
		foreign += !dgm__facts_has_script(pair->target_facts, (UScriptCode)w->script);
	}
	if (foreign * 2 > all)
		return (lower && all >= 2) || all >= 4 || characters >= 4;
	return lower >= 2 || all - characters >= 7 || characters >= 8;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_ERROR };
	const dgm__words *a = &pair->source_words, *b = &pair->target_words;
	size_t i = 0;

	(void)state;
	if (a->count != b->count || !a->count)
		return DGM_OK;
	while (i < a->count && a->items[i].hash == b->items[i].hash)
		i++;
	if (i < a->count || !is_language(pair))
		return DGM_OK;
	dgm__report_source(&report, a->items[0].start_off, a->items[i - 1].end_off);
	dgm__report_target(&report, b->items[0].start_off, b->items[i - 1].end_off);
	return dgm__sink_put(sink, pair, &report, err, "the target is the same as the source");
}

const dgm__check dgm__check_untranslated = {
	.info = { .id = "untranslated", .summary = "target same as source", .category = "accuracy", .severity = DGM_SEVERITY_ERROR },
	.needs = DGM__NEED_WORDS,
	.run = run,
};
