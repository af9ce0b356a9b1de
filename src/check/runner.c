/* One thread's share of a checker. */
#include "check/runner.h"

#include "base/mem.h"
#include "base/status.h"

dgm_status dgm__runner_init(dgm__runner *r, const dgm__checker_row *rows, size_t count, const dgm__patterns *patterns, const dgm_reporter *reporter, dgm_error *err)
{
	r->rows = rows;
	r->row_count = count;
	r->reporter = reporter;
	r->states = dgm__calloc(count, sizeof *r->states);
	if (!r->states)
		return dgm__out_of_memory(err);
	return patterns ? dgm__patterns_copy(&r->patterns, patterns, err) : DGM_OK;
}

void dgm__runner_close(dgm__runner *r)
{
	for (size_t i = 0; i < r->opened; i++) {
		if (r->states[i] && r->rows[i].check->close)
			r->rows[i].check->close(r->states[i]);
		r->states[i] = NULL;
	}
	r->opened = 0;
}

void dgm__runner_clear(dgm__runner *r)
{
	dgm__runner_close(r);
	dgm__free(r->states);
	dgm__kept_clear(&r->kept);
	dgm_entities_clear(&r->source_entities);
	dgm_entities_clear(&r->target_entities);
	dgm__terms_clear(&r->terms);
	dgm__sounds_free(r->sounds);
	dgm__patterns_free(r->patterns);
	dgm__arena_clear(&r->remarks);
}

dgm_status dgm__runner_open(dgm__runner *r, bool all, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (; r->opened < r->row_count && st == DGM_OK; r->opened++) {
		const dgm__check *check = r->rows[r->opened].check;

		if (check->open && (all || !check->in_order))
			st = check->open(&r->states[r->opened], err);
	}
	return st;
}

static dgm_status find_entities(dgm__runner *r, dgm__pair *pair, dgm_error *err)
{
	const dgm_recogniser *recogniser;
	dgm_status st = dgm__kept_recogniser(&recogniser, r->languages, pair->source_language, err);

	if (st == DGM_OK)
		st = dgm_recogniser_run(recogniser, pair->source->text, &r->source_entities, err);
	if (st == DGM_OK)
		st = dgm__kept_recogniser(&recogniser, r->languages, pair->target_language, err);
	if (st == DGM_OK)
		st = dgm_recogniser_run(recogniser, pair->target->text, &r->target_entities, err);
	pair->source_entities = r->source_entities;
	pair->target_entities = r->target_entities;
	return st;
}

static dgm_status make_ledger(dgm__runner *r, dgm__pair *pair, dgm_error *err)
{
	dgm__ledger_side source = { .text = pair->source->text, .entities = &pair->source_entities }, target = { .text = pair->target->text, .entities = &pair->target_entities };
	dgm_status st = dgm__kept_side(&source, r->languages, pair->source_language, err);

	if (st == DGM_OK)
		st = dgm__kept_side(&target, r->languages, pair->target_language, err);
	if (st == DGM_OK)
		dgm__ledger_make(&r->ledger, &source, &target);
	pair->ledger = &r->ledger;
	return st;
}

static dgm_status find_terms(dgm__runner *r, dgm__pair *pair, dgm_error *err)
{
	dgm__glossary *glossary;
	dgm_status st = dgm__kept_glossary(&glossary, &r->kept, pair->source_facts, pair->target_facts, r->reporter, err);

	r->terms.count = 0;
	pair->terms = &r->terms;
	pair->glossary = glossary;
	return st == DGM_OK && glossary ? dgm__glossary_find(glossary, &r->terms, pair->source->text, pair->target->text, err) : st;
}

static void set_name_sides(dgm__name_side sides[2], const dgm__pair *pair)
{
	sides[0] = (dgm__name_side){ pair->source->text, &pair->source_words, pair->source_facts };
	sides[1] = (dgm__name_side){ pair->target->text, &pair->target_words, pair->target_facts };
}

static dgm_status find_names(dgm__runner *r, dgm__pair *pair, dgm_error *err)
{
	dgm__name_side sides[2];
	dgm_status st = r->sounds ? DGM_OK : dgm__sounds_new(&r->sounds, err);

	set_name_sides(sides, pair);
	pair->names = &r->names;
	return st == DGM_OK ? dgm__names_find(&r->names, sides, pair->learned->names, r->sounds, err) : st;
}

dgm_status dgm__runner_learn_names(dgm__runner *r, const dgm__pair *pair, dgm__name_book *book, dgm_error *err)
{
	dgm__name_side sides[2];
	dgm_status st = r->sounds ? DGM_OK : dgm__sounds_new(&r->sounds, err);

	set_name_sides(sides, pair);
	return st == DGM_OK ? dgm__names_learn(book, &r->names, sides, r->sounds, err) : st;
}

/* What checks of these needs ask for, beside the words. */
static dgm_status prepare(dgm__runner *r, dgm__pair *pair, unsigned needs, dgm_error *err)
{
	dgm_status st = DGM_OK;

	pair->reporter = r->reporter;
	pair->patterns = r->patterns;
	if (needs & DGM__NEED_ENTITIES)
		st = find_entities(r, pair, err);
	if (st == DGM_OK && (needs & DGM__NEED_LEDGER) == DGM__NEED_LEDGER)
		st = make_ledger(r, pair, err);
	if (st == DGM_OK && needs & (DGM__NEED_TERMS | DGM__USES_TERMS))
		st = find_terms(r, pair, err);
	if (st == DGM_OK && (needs & DGM__NEED_NAMES) == DGM__NEED_NAMES)
		st = find_names(r, pair, err);
	return st;
}

dgm_status dgm__runner_words(dgm__slot *slot, dgm_error *err)
{
	dgm__pair *pair = &slot->pair;
	dgm_status st = dgm__words_find(&pair->source_words, pair->source->text, err);

	return st == DGM_OK ? dgm__words_find(&pair->target_words, pair->target->text, err) : st;
}

/* The pair with its sides changed over. */
static dgm__pair mirror_of(const dgm__pair *pair)
{
	dgm__pair mirror = *pair;

	mirror.source = pair->target;
	mirror.target = pair->source;
	mirror.source_language = pair->target_language;
	mirror.target_language = pair->source_language;
	mirror.source_facts = pair->target_facts;
	mirror.target_facts = pair->source_facts;
	mirror.source_entities = pair->target_entities;
	mirror.target_entities = pair->source_entities;
	mirror.source_words = pair->target_words;
	mirror.target_words = pair->source_words;
	mirror.ledger = NULL;
	mirror.learned = NULL;
	return mirror;
}

static dgm_status run_row(dgm__runner *r, const dgm__pair *pair, size_t row, dgm__remarks *remarks, dgm_error *err)
{
	const dgm__checker_row *chosen = &r->rows[row];
	dgm__sink sink = { .arena = &r->remarks, .remarks = remarks, .row = row, .check = chosen->check };
	void *state = chosen->check->open ? r->states[row] : chosen->state;
	dgm_status st;

	if (pair->unit->is_gap && !chosen->check->takes_gaps)
		return DGM_OK;
	st = chosen->check->run(state, pair, &sink, err);
	if (st == DGM_OK && chosen->both_sides) {
		dgm__pair mirror = mirror_of(pair);

		st = chosen->check->run(state, &mirror, &sink, err);
	}
	return st;
}

dgm_status dgm__runner_run(dgm__runner *r, dgm__slot *slot, dgm_error *err)
{
	dgm__pair pair = slot->pair;
	unsigned needs = 0;
	dgm_status st;

	for (size_t i = 0; i < r->row_count; i++)
		if (!r->rows[i].check->in_order)
			needs |= r->rows[i].check->needs;
	st = prepare(r, &pair, needs, err);
	for (size_t i = 0; i < r->row_count && st == DGM_OK; i++)
		if (!r->rows[i].check->in_order)
			st = run_row(r, &pair, i, &slot->remarks, err);
	return st;
}

dgm_status dgm__runner_run_in_order(dgm__runner *r, dgm__slot *slot, size_t row, dgm__remarks *remarks, dgm_error *err)
{
	dgm__pair pair = slot->pair;
	dgm_status st = prepare(r, &pair, r->rows[row].check->needs, err);

	return st == DGM_OK ? run_row(r, &pair, row, remarks, err) : st;
}
