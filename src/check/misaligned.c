/*
 * Texts that do not belong together: swapped with a neighbour, or slipped by a line. By what the memory teaches, the words of one should explain the words of
 * the other; figures, names and the length speak too. Only a pair about which translations of its size usually say much is judged.
 */
#include "check/check.h"

#include <math.h>

#include "base/mem.h"
#include "base/status.h"
#include "entity/similar.h"
#include "text/roman.h"

/* All in the unit of evidence by the square root of words; set on news in four languages together. */
static const double ENOUGH = .95, DOUBT = .5, SAYS_MUCH = 2, FACT = 1.2, CONTRADICTION = .8, LENGTH = .4, NAME_LEAST = .75;

enum { MOST_FACTS = 2, MOST_NAMES = 24, NAME_LETTERS = 4 };

static dgm_status open_state(void **state, dgm_error *err)
{
	*state = dgm__calloc(1, sizeof(dgm__roman *)); /* the transliterator is dear: made when first asked for */
	return *state ? DGM_OK : dgm__out_of_memory(err);
}

static void close_state(void *state)
{
	dgm__roman_free(*(dgm__roman **)state);
	dgm__free(state);
}

typedef struct name_list {
	char letters[MOST_NAMES][DGM__ROMAN_CAPACITY];
	dgm__similar_word words[MOST_NAMES];
	size_t count;
} name_list;

/* Romanised words that may be names: capitals where the script has them. */
static dgm_status list_names(name_list *out, dgm__roman *roman, const dgm__words *words, dgm_str text, const dgm__facts *facts, dgm_error *err)
{
	dgm_status st = DGM_OK;

	out->count = 0;
	for (size_t i = 0; i < words->count && out->count < MOST_NAMES && st == DGM_OK; i++) {
		const dgm__word *w = &words->items[i];
		size_t n = 0;

		if (w->is_number || w->is_character || w->letters < (w->begins_lower || w->begins_upper ? NAME_LETTERS : 2) || w->begins_lower)
			continue;
		st = dgm__roman_run(roman, facts->tag, (dgm_str){ text.p + w->start_off, w->end_off - w->start_off }, out->letters[out->count], &n, err);
		if (st == DGM_OK && n >= 3) {
			out->words[out->count] = dgm__similar_prepare((dgm_str){ out->letters[out->count], n });
			out->count++;
		}
	}
	return st;
}

static dgm_status count_names(size_t *count, dgm__roman **roman, const dgm__pair *pair, dgm_error *err)
{
	name_list a, b;
	dgm_status st = *roman ? DGM_OK : dgm__roman_new(roman, err);

	*count = 0;
	if (st == DGM_OK)
		st = list_names(&a, *roman, &pair->source_words, pair->source->text, pair->source_facts, err);
	if (st == DGM_OK)
		st = list_names(&b, *roman, &pair->target_words, pair->target->text, pair->target_facts, err);
	for (size_t i = 0; st == DGM_OK && i < a.count; i++)
		for (size_t j = 0; j < b.count; j++)
			if (a.words[i].usable && b.words[j].usable && dgm__similar(&a.words[i], &b.words[j], NAME_LEAST) > 0) {
				++*count;
				break;
			}
	return st;
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

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_WARNING };
	double usual = dgm__pairing_usual(pair->learned->pairing), words = pair->pairing.words, evidence;
	size_t names;
	dgm_status st;

	if (words <= 0 || usual * sqrt(words) < SAYS_MUCH)
		return DGM_OK;
	evidence = pair->pairing.evidence / sqrt(words) + facts_of(pair->ledger)
		- LENGTH * fmax(0, fabs(dgm__learned_length(pair->learned, pair->source->text, pair->target->text)) - 1);
	if (evidence >= ENOUGH)
		return DGM_OK;
	st = count_names(&names, state, pair, err);
	if (st != DGM_OK)
		return st;
	evidence += FACT * (double)(names < MOST_FACTS ? names : MOST_FACTS);
	if (evidence >= ENOUGH)
		return DGM_OK;
	if (evidence >= DOUBT)
		report.severity = DGM_SEVERITY_NOTE; /* a free translation is as likely */
	dgm__report_source(&report, 0, pair->source->text.n);
	dgm__report_target(&report, 0, pair->target->text.n);
	return dgm__sink_put(sink, pair, &report, err, "source and target have %s in common by what this memory teaches; they may belong to other units",
		evidence < DOUBT ? "nothing" : "little");
}

const dgm__check dgm__check_misaligned = {
	.info = { .id = "misaligned", .summary = "a target that belongs to another source", .category = "accuracy", .severity = DGM_SEVERITY_WARNING },
	.needs = DGM__NEED_PAIRING | DGM__NEED_LEDGER,
	.open = open_state,
	.close = close_state,
	.run = run,
};
