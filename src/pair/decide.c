/*
 * A source's candidates and "none of them" share its probability, by the odds that the evidence gives each; the same holds for a target. A pair is as
 * probable as the less sure of its two sides says, so that of two versions of a story that both fit neither is sure. Pairs are taken by falling probability.
 */
#include "pair/decide.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/status.h"

/* Nats a sentence: where a pair is as likely as not, and how fast that changes. doc/pairing.md tells where from. */
#define EVEN (-.2)
#define WIDTH .2
#define ODDS_MOST 40. /* exponent */

typedef struct shares {
	double *sums; /* by article: odds of all its candidates */
	bool *taken;
} shares;

static double odds(const dgm__candidate *c)
{
	double x = (c->evidence - EVEN) / WIDTH;

	return exp(x > ODDS_MOST ? ODDS_MOST : x < -ODDS_MOST ? -ODDS_MOST : x);
}

static int by_confidence(const void *a, const void *b)
{
	const dgm_found_pair *x = a, *y = b;

	if (x->confidence < y->confidence || x->confidence > y->confidence)
		return x->confidence > y->confidence ? -1 : 1;
	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	return (x->target > y->target) - (x->target < y->target);
}

static bool shares_make(shares *s, size_t count)
{
	s->sums = dgm__calloc(count, sizeof *s->sums);
	s->taken = dgm__calloc(count, sizeof *s->taken);
	return s->sums && s->taken;
}

static void shares_clear(shares *s)
{
	dgm__free(s->sums);
	dgm__free(s->taken);
}

/* All candidates with their probability, in the order in which they are taken. */
static dgm_found_pair *rate(const dgm__candidate *candidates, size_t count, const shares *sources, const shares *targets)
{
	dgm_found_pair *all = dgm__malloc(count * sizeof *all);

	for (size_t k = 0; k < count && all; k++) {
		const dgm__candidate *c = &candidates[k];
		double of_source = odds(c) / (1 + sources->sums[c->source]), of_target = odds(c) / (1 + targets->sums[c->target]);

		all[k] = (dgm_found_pair){ c->source, c->target, of_source < of_target ? of_source : of_target };
	}
	if (all && count)
		qsort(all, count, sizeof *all, by_confidence);
	return all;
}

dgm_status dgm__pairs_decide(dgm__vector *out, const dgm__candidate *candidates, size_t count, size_t source_count, size_t target_count, double min_confidence,
	dgm_error *err)
{
	shares sources = { 0 }, targets = { 0 };
	dgm_found_pair *all = NULL;
	dgm_status st = shares_make(&sources, source_count) && shares_make(&targets, target_count) ? DGM_OK : dgm__out_of_memory(err);

	for (size_t k = 0; k < count && st == DGM_OK; k++) {
		sources.sums[candidates[k].source] += odds(&candidates[k]);
		targets.sums[candidates[k].target] += odds(&candidates[k]);
	}
	if (st == DGM_OK && !(all = rate(candidates, count, &sources, &targets)))
		st = dgm__out_of_memory(err);
	for (size_t k = 0; k < count && st == DGM_OK && all[k].confidence >= min_confidence; k++) {
		dgm_found_pair *pair = sources.taken[all[k].source] || targets.taken[all[k].target] ? NULL : dgm__vector_push(out);

		if (!sources.taken[all[k].source] && !targets.taken[all[k].target] && !pair)
			st = dgm__out_of_memory(err);
		if (!pair)
			continue;
		*pair = all[k];
		sources.taken[all[k].source] = targets.taken[all[k].target] = true;
	}
	dgm__free(all);
	shares_clear(&sources);
	shares_clear(&targets);
	return st;
}
