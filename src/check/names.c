/*
 * A person, place or organisation of one side that the other lacks: no word there sounds like it, none goes with it in this memory, CLDR knows no counterpart. Most
 * names are not transliterated (White House), so only one that the memory knows to pass by its sound is held to it; editors write "the president" for a
 * name, so one side's loss alone is a note.
 */
#include "check/check.h"

/* So often must a name have had its answer, and so many units must the memory have, that its loss on one side alone is told. */
enum { MANY_TIMES = 3, LEAST_UNITS = 100 };

/* A word that stands in so large a part of the units of a name may stand for it, where it does so oftener than by chance. */
static const double GOES_WITH = .25, CHANCE = 3;

/* A side of a pair, and the other. */
typedef struct view {
	const dgm__pair *pair;
	const dgm__words *words, *others;
	const dgm_entities *entities, *other_entities;
	int side;
	bool has_noun_capitals; /* a noun may sound like others: it is no sure name */
} view;

static view view_of(const dgm__pair *pair, int side)
{
	return side ? (view){ pair, &pair->target_words, &pair->source_words, &pair->target_entities, &pair->source_entities, 1, pair->target_facts->has_noun_capitals }
		: (view){ pair, &pair->source_words, &pair->target_words, &pair->source_entities, &pair->target_entities, 0, pair->source_facts->has_noun_capitals };
}

static bool goes_with(const view *v, uint64_t name, uint64_t other)
{
	const dgm__pairing *p = v->pair->learned->pairing;
	double own = v->pair->is_counted;
	dgm__pairing_counts c = v->side ? dgm__pairing_count(p, other, name) : dgm__pairing_count(p, name, other);

	c = (dgm__pairing_counts){ c.source - own, c.target - own, c.together - own };
	return c.together > 0 && c.together >= GOES_WITH * (v->side ? c.target : c.source)
		&& c.together * (double)dgm__pairing_units(p) >= CHANCE * c.source * c.target;
}

/* Does a word of the other side go with the name elsewhere in this memory? */
static bool is_in_lexicon(const view *v, const dgm__name_token *token)
{
	for (size_t i = 0; i < v->others->count && i < DGM__PAIRING_WORDS; i++)
		for (size_t k = token->first; k < token->end; k++)
			if (!v->others->items[i].is_number && goes_with(v, v->words->items[k].stem, v->others->items[i].stem))
				return true;
	return false;
}

/* Is it in an entity that the other side has too: a place by CLDR, an acronym? */
static bool is_settled_fact(const view *v, const dgm__name_token *token)
{
	for (size_t i = 0; i < v->entities->count; i++) {
		const dgm_entity *e = &v->entities->items[i];

		if ((e->kind != DGM_ENTITY_PLACE && e->kind != DGM_ENTITY_ACRONYM && e->kind != DGM_ENTITY_DATE) || e->start_off >= token->end_off || e->end_off <= token->start_off)
			continue;
		for (size_t k = 0; k < v->other_entities->count; k++)
			if (dgm_entity_equal(e, &v->other_entities->items[k]))
				return true;
	}
	return false;
}

/* A glossary speaks for its terms: term-missing. */
static bool is_term(const view *v, const dgm__name_token *token)
{
	const dgm__terms *terms = v->pair->terms;

	for (size_t i = 0; !v->side && terms && i < terms->count; i++)
		if (terms->hits[i].start_off < token->end_off && token->start_off < terms->hits[i].end_off)
			return true;
	return false;
}

/* The surest name of a side that has no counterpart. */
typedef enum sureness { NOTHING, MAYBE, PLACE, KNOWN, WELL_KNOWN } sureness;

typedef struct missing {
	uint32_t start_off, end_off;
	sureness sureness;
} missing;

static void offer(missing *found, sureness s, uint32_t start_off, uint32_t end_off)
{
	if (s > found->sureness)
		*found = (missing){ start_off, end_off, s };
}

static void find_names(missing *found, const view *v)
{
	const dgm__names *names = v->pair->names;

	for (size_t i = 0; i < names->count[v->side]; i++) {
		const dgm__name *name = &names->items[v->side][i];
		const dgm__name_token *token = &names->tokens[v->side][name->token];
		unsigned times = dgm__name_times(v->pair->learned->names, v->side, token, v->pair->is_counted);
		sureness s = times && !v->has_noun_capitals ? times < MANY_TIMES ? KNOWN : WELL_KNOWN : times || name->is_mid ? MAYBE : NOTHING;

		if (name->answer == DGM__NAME_ALONE && s > found->sureness && !is_settled_fact(v, token) && !is_term(v, token) && (s >= KNOWN || !is_in_lexicon(v, token)))
			offer(found, s, token->start_off, token->end_off);
	}
}

static bool covers(const dgm_entity *e, const dgm__name_token *token)
{
	return token->start_off < e->end_off && token->end_off > e->start_off;
}

/* Does a word of the other side sound like one of the place? */
static bool is_answered_place(const view *v, const dgm_entity *e)
{
	const dgm__names *names = v->pair->names;

	for (size_t i = 0; i < names->token_count[v->side]; i++)
		if (covers(e, &names->tokens[v->side][i]) && names->tokens[v->side][i].is_answered)
			return true;
	return false;
}

static bool is_lone_place(const view *v, const dgm_entity *e)
{
	if (e->kind != DGM_ENTITY_PLACE || e->ambiguous)
		return false;
	for (size_t i = 0; i < v->other_entities->count; i++)
		if (dgm_entity_equal(&v->other_entities->items[i], e))
			return false;
	return true;
}

static missing find_missing(const view *v)
{
	missing found = { 0, 0, NOTHING };

	find_names(&found, v);
	for (size_t i = 0; i < v->entities->count && found.sureness < PLACE; i++) {
		const dgm_entity *e = &v->entities->items[i];

		if (is_lone_place(v, e) && !is_answered_place(v, e))
			offer(&found, PLACE, e->start_off, e->end_off);
	}
	return found;
}

/* Two countries, two cities; a city may stand for its country. */
static bool are_of_a_kind(dgm_str a, dgm_str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[n] == b.p[n] && a.p[n] != ':')
		n++;
	return n < a.n && n < b.n && a.p[n] == ':' && b.p[n] == ':';
}

/* Does a word of one place answer one of the other? CLDR has one name for two islands, and another language another. */
static bool sound_alike(const dgm__names *names, const dgm_entity *source, const dgm_entity *target)
{
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < names->count[side]; i++) {
			const dgm__name *n = &names->items[side][i];

			if (n->answer >= 0 && covers(side ? target : source, &names->tokens[side][n->token]) && covers(side ? source : target, &names->tokens[!side][n->answer]))
				return true;
		}
	return false;
}

/* A place that CLDR knows in one text, and another of its kind in the other. */
static bool find_exchange(const view *source, const view *target, missing *s, missing *t)
{
	for (size_t i = 0; i < source->entities->count; i++)
		for (size_t k = 0; is_lone_place(source, &source->entities->items[i]) && k < target->entities->count; k++) {
			const dgm_entity *a = &source->entities->items[i], *b = &target->entities->items[k];

			if (!is_lone_place(target, b) || !are_of_a_kind(a->value, b->value) || sound_alike(source->pair->names, a, b))
				continue;
			*s = (missing){ a->start_off, a->end_off, PLACE };
			*t = (missing){ b->start_off, b->end_off, PLACE };
			return true;
		}
	return false;
}

static int span_of(const missing *m)
{
	return (int)(m->end_off - m->start_off);
}

static dgm_status put(const dgm__pair *pair, const missing *source, const missing *target, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = source->sureness && target->sureness ? DGM_SEVERITY_WARNING : DGM_SEVERITY_NOTE };
	const char *s = pair->source->text.p + source->start_off, *t = pair->target->text.p + target->start_off;

	if (source->sureness)
		dgm__report_source(&report, source->start_off, source->end_off);
	if (target->sureness)
		dgm__report_target(&report, target->start_off, target->end_off);
	if (!target->sureness)
		return dgm__sink_put(sink, pair, &report, err, "\"%.*s\" has no counterpart in the target", span_of(source), s);
	if (!source->sureness)
		return dgm__sink_put(sink, pair, &report, err, "\"%.*s\" has no counterpart in the source", span_of(target), t);
	return dgm__sink_put(sink, pair, &report, err, "\"%.*s\" and \"%.*s\" have no counterparts", span_of(source), s, span_of(target), t);
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	view source = view_of(pair, 0), target = view_of(pair, 1);
	missing s = find_missing(&source), t = find_missing(&target);

	(void)state;
	if (s.sureness < KNOWN && t.sureness < KNOWN && !find_exchange(&source, &target, &s, &t))
		return DGM_OK;
	if ((!s.sureness || !t.sureness) && ((s.sureness < WELL_KNOWN && t.sureness < WELL_KNOWN) || dgm__pairing_units(pair->learned->pairing) < LEAST_UNITS))
		return DGM_OK;
	return put(pair, &s, &t, sink, err);
}

const dgm__check dgm__check_names = {
	.info = { .id = "names", .summary = "names without a counterpart on the other side", .category = "accuracy", .severity = DGM_SEVERITY_WARNING },
	.needs = DGM__NEED_NAMES | DGM__NEED_ENTITIES | DGM__USES_TERMS,
	.run = run,
};
