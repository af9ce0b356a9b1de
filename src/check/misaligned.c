/*
 * Texts that do not belong together: swapped with a neighbour, or slipped by a line. By what the memory teaches, the words of one should explain the words of
 * the other; figures, names and the length speak too. A pair is held against its neighbours; without an answer there, only one about which translations
 * of its size usually say much is judged.
 */
#include "check/check.h"

#include <math.h>

#include "base/mem.h"
#include "base/status.h"
#include "check/neighbours.h"

/* All in the unit of evidence by the square root of words; set on news in four languages together. */
static const double ENOUGH = .95, DOUBT = .5, SAYS_MUCH = 2, FACT = 1.2, CONTRADICTION = .8, LENGTH = .4;

/* In nats: so much better must the texts of two neighbours fit crosswise. */
static const double SWAPPED = 4;
/* A pair of this much evidence needs no look at its neighbours. */
static const double CLEAR = 6;

enum { MOST_FACTS = 2, MANY_UNITS = 1000 /* that teach enough for a warning */ };

typedef struct state_of {
	dgm__roman *roman; /* the transliterator is dear: made when first asked for */
	dgm__neighbour_words words;
} state_of;

static dgm_status open_state(void **state, dgm_error *err)
{
	*state = dgm__calloc(1, sizeof(state_of));
	return *state ? DGM_OK : dgm__out_of_memory(err);
}

static void close_state(void *state)
{
	state_of *s = state;

	dgm__roman_free(s->roman);
	dgm__neighbour_words_clear(&s->words);
	dgm__free(s);
}

/* Figures that agree count for the pair, figures that disagree against it. */
static double facts_of(const dgm__ledger *ledger)
{
	size_t agreed = 0, open[2] = { 0, 0 };
	const dgm__claims *sides[2] = { &ledger->source, &ledger->target };

	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < sides[side]->count; i++) {
			const dgm__claim *c = &sides[side]->items[i];

			agreed += side == 0 && c->is_settled && !c->is_excused;
			open[side] += !c->is_settled && c->has_digits;
		}
	return FACT * (double)(agreed < MOST_FACTS ? agreed : MOST_FACTS) - CONTRADICTION * ((open[0] != 0) + (open[1] != 0));
}

static dgm_status put(const dgm__pair *pair, dgm_severity severity, const char *message, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = severity };

	dgm__report_source(&report, 0, pair->source->text.n);
	dgm__report_target(&report, 0, pair->target->text.n);
	return dgm__sink_put(sink, pair, &report, err, "%s", message);
}

/* Evidence that the texts belong together; names are asked for only where the rest leaves a doubt. */
static dgm_status weigh(double *evidence, state_of *state, const dgm__pair *pair, dgm_error *err)
{
	size_t names = 0;
	dgm_status st = DGM_OK;

	*evidence = pair->pairing.evidence / sqrt(pair->pairing.words) + facts_of(pair->ledger)
		- LENGTH * fmax(0, fabs(dgm__learned_length(pair->learned, pair->source->text, pair->target->text)) - 1);
	if (*evidence < ENOUGH)
		st = dgm__names_in_common(&names, state->roman, pair, &pair->source_words, pair->source->text, &pair->target_words, pair->target->text, err);
	*evidence += FACT * (double)(names < MOST_FACTS ? names : MOST_FACTS);
	return st;
}

/* How much better the texts would fit with the targets of two neighbours exchanged; *gain stays where there is no neighbour. */
static dgm_status compare(double *gain, state_of *state, const dgm__pair *pair, const dgm__neighbour *other, dgm_error *err)
{
	return other->source ? dgm__neighbour_gain(gain, pair, other, &state->words, state->roman, err) : DGM_OK;
}

static dgm_status put_swapped(const dgm__pair *pair, bool before, dgm__sink *sink, dgm_error *err)
{
	return put(pair, DGM_SEVERITY_WARNING, before ? "the target fits the unit before this one better, and its target fits here"
		: "the target fits the unit behind this one better, and its target fits here", sink, err);
}

static dgm_status run(void *s, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	state_of *state = s;
	double usual = dgm__pairing_usual(pair->learned->pairing), evidence, before = 0, after = 0;
	dgm_status st = DGM_OK;

	if (pair->pairing.words <= 0)
		return DGM_OK;
	if (!state->roman)
		st = dgm__roman_new(&state->roman, err);
	if (st == DGM_OK)
		st = weigh(&evidence, state, pair, err);
	if (st != DGM_OK || (usual > 0 && evidence >= CLEAR))
		return st;
	st = compare(&before, state, pair, &pair->before, err);
	if (st == DGM_OK)
		st = compare(&after, state, pair, &pair->after, err);
	if (st != DGM_OK)
		return st;
	if (fmax(before, after) >= SWAPPED)
		return put_swapped(pair, before >= after, sink, err);
	if (usual * sqrt(pair->pairing.words) < SAYS_MUCH || evidence >= ENOUGH)
		return DGM_OK;
	if (evidence < DOUBT && dgm__pairing_units(pair->learned->pairing) >= MANY_UNITS)
		return put(pair, DGM_SEVERITY_WARNING, "source and target have nothing in common by what this memory teaches; they may belong to other units", sink, err);
	return put(pair, DGM_SEVERITY_NOTE, /* a free translation is as likely */
		"source and target have little in common by what this memory teaches; they may belong to other units", sink, err);
}

const dgm__check dgm__check_misaligned = {
	.info = { .id = "misaligned", .summary = "a target that belongs to another source", .category = "accuracy", .severity = DGM_SEVERITY_WARNING },
	.needs = DGM__NEED_PAIRING | DGM__NEED_LEDGER,
	.open = open_state,
	.close = close_state,
	.run = run,
};
