/*
 * An acronym that this memory keeps as it is, or nearly always renders by one word (NATO, НАТО), and that has no counterpart here. Others are as often written out, or
 * have a name of their own in the other language: of them nothing is said.
 */
#include "check/check.h"

#include <string.h>

enum { LEAST_TIMES = 3 };

/* So often must it pass unchanged elsewhere. */
static const double UNCHANGED = .8;

static const dgm__word *word_of(const dgm__words *words, const dgm_entity *e)
{
	for (size_t i = 0; i < words->count; i++)
		if (words->items[i].start_off == e->start_off)
			return words->items[i].end_off <= e->end_off ? &words->items[i] : NULL;
	return NULL;
}

/* By the same letters, those of another alphabet, as part of a word, or as the place that it stands for. */
static bool has_counterpart(const dgm_entity *e, const dgm_entities *own, const dgm_entities *others, dgm_str other_text)
{
	if (memmem(other_text.p, other_text.n, e->value.p, e->value.n))
		return true;
	for (size_t i = 0; i < own->count; i++)
		for (size_t k = 0; own->items[i].start_off <= e->start_off && e->end_off <= own->items[i].end_off && k < others->count; k++)
			if (own->items[i].kind != DGM_ENTITY_QUOTE && dgm_entity_equal(&own->items[i], &others->items[k]))
				return true;
	return false;
}

static bool stays_elsewhere(const dgm__pair *pair, const dgm__word *w)
{
	dgm__pairing_counts c = dgm__pairing_count(pair->learned->pairing, w->stem, w->stem);
	double elsewhere = c.source - pair->is_counted;

	return elsewhere >= LEAST_TIMES && c.together >= UNCHANGED * elsewhere;
}

/* An acronym of the target that the source has not: the other may have been put in its place. */
static const dgm_entity *find_intruder(const dgm__pair *pair)
{
	for (size_t i = 0; i < pair->target_entities.count; i++) {
		const dgm_entity *e = &pair->target_entities.items[i];

		if (e->kind == DGM_ENTITY_ACRONYM && !has_counterpart(e, &pair->target_entities, &pair->source_entities, pair->source->text))
			return e;
	}
	return NULL;
}

static dgm_status put(const dgm__pair *pair, const dgm_entity *e, dgm__sink *sink, dgm_error *err)
{
	const dgm_entity *intruder = find_intruder(pair);
	dgm__report report = { .severity = intruder ? DGM_SEVERITY_WARNING : DGM_SEVERITY_NOTE };

	dgm__report_source(&report, e->start_off, e->end_off);
	if (!intruder)
		return dgm__sink_put(sink, pair, &report, err, "\"%.*s\" has no counterpart in the target", (int)e->value.n, e->value.p);
	dgm__report_target(&report, intruder->start_off, intruder->end_off);
	return dgm__sink_put(sink, pair, &report, err, "\"%.*s\" and \"%.*s\" have no counterparts", (int)e->value.n, e->value.p, (int)intruder->value.n, intruder->value.p);
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	(void)state;
	for (size_t i = 0; i < pair->source_entities.count; i++) {
		const dgm_entity *e = &pair->source_entities.items[i];
		const dgm__word *w = e->kind == DGM_ENTITY_ACRONYM ? word_of(&pair->source_words, e) : NULL;

		if (!w || has_counterpart(e, &pair->source_entities, &pair->target_entities, pair->target->text))
			continue;
		if (stays_elsewhere(pair, w) || dgm__usual_missing(pair->learned->usual, pair->learned->pairing, w, &pair->target_words, pair->target->text, pair->is_counted))
			return put(pair, e, sink, err);
	}
	return DGM_OK;
}

const dgm__check dgm__check_acronyms = {
	.info = { .id = "acronyms", .summary = "acronyms that the memory keeps, without a counterpart", .category = "accuracy", .severity = DGM_SEVERITY_WARNING },
	.needs = DGM__NEED_PAIRING | DGM__NEED_ENTITIES,
	.run = run,
};
