/*
 * Postings are (feature, day, target) in one sorted array; those of a feature within the window are one stretch of it, those without a day another.
 * A source adds up the weights of what it shares with each target in an array of its thread's.
 */
#include "pair/index.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "align/pool.h"
#include "base/mem.h"
#include "base/status.h"

enum { HOLDERS_MOST = 64, HOLDERS_SHARE = 5, GROUP = 256 }; /* HOLDERS_SHARE: one of so many may hold a feature in a small heap */

typedef struct posting {
	uint64_t feature;
	int32_t day;
	uint32_t target;
} posting;

/* What a thread adds up. */
typedef struct tally {
	float *sums;        /* by target; 0 between two sources */
	uint32_t *touched;
	size_t count;
} tally;

typedef struct search {
	const dgm__features *sources, *targets;
	size_t source_count, target_count;
	int32_t window;
	posting *postings;
	size_t count, limit; /* limit: holders of a feature that is rare */
	float *norms;        /* by target: the sum of the weights of its features */
	tally tallies[DGM__THREADS_MAX];
	dgm__vector *found;  /* by group of sources */
} search;

static int by_feature(const void *a, const void *b)
{
	const posting *x = a, *y = b;

	if (x->feature != y->feature)
		return x->feature < y->feature ? -1 : 1;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return (x->target > y->target) - (x->target < y->target);
}

/* The first posting that is not before (feature, day). */
static size_t lower(const search *s, uint64_t feature, int64_t day)
{
	size_t low = 0, high = s->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const posting *p = &s->postings[middle];

		if (p->feature < feature || (p->feature == feature && p->day < day))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Rare is worth more: the logarithm of how many targets there are to one that has it. */
static float weight(const search *s, size_t holders)
{
	return logf((float)(s->target_count + 1) / (float)holders);
}

/* The stretches of a feature that a source of this day may look at: those of the window, and those without a day. */
static size_t stretches(const search *s, uint64_t feature, int32_t day, size_t from[2], size_t to[2])
{
	if (day == DGM__NO_DAY || s->window < 0) {
		from[0] = lower(s, feature, INT64_MIN);
		to[0] = lower(s, feature, INT64_MAX);
		return 1;
	}
	from[0] = lower(s, feature, DGM__NO_DAY);
	to[0] = lower(s, feature, (int64_t)DGM__NO_DAY + 1);
	from[1] = lower(s, feature, (int64_t)day - s->window);
	to[1] = lower(s, feature, (int64_t)day + s->window + 1);
	return 2;
}

/* Adds what the source shares; returns the weight of its own features. */
static float add_up(const search *s, const dgm__features *source, tally *t)
{
	float own = 0;

	for (size_t k = 0; k < source->count; k++) {
		size_t from[2], to[2], count = stretches(s, source->items[k], source->day, from, to), holders = 0;
		float w;

		for (size_t i = 0; i < count; i++)
			holders += to[i] - from[i];
		if (!holders || holders > s->limit)
			continue;
		w = weight(s, holders);
		own += w;
		for (size_t i = 0; i < count; i++)
			for (size_t p = from[i]; p < to[i]; p++) {
				uint32_t target = s->postings[p].target;

				if (t->sums[target] <= 0)
					t->touched[t->count++] = target;
				t->sums[target] += w;
			}
	}
	return own;
}

static bool is_before(const dgm__candidate *a, const dgm__candidate *b)
{
	return a->likeness > b->likeness || (a->likeness >= b->likeness && a->target < b->target);
}

static dgm_status find(dgm__vector *out, const search *s, size_t source, tally *t, dgm_error *err)
{
	dgm__candidate best[DGM__CANDIDATES_MOST];
	size_t n = 0;
	float own;

	t->count = 0;
	own = add_up(s, &s->sources[source], t);
	for (size_t k = 0; k < t->count; k++) {
		dgm__candidate c = { .source = (uint32_t)source, .target = t->touched[k] };
		size_t at;

		c.likeness = t->sums[c.target] / sqrtf(own * s->norms[c.target]);
		t->sums[c.target] = 0;
		if (n == DGM__CANDIDATES_MOST && !is_before(&c, &best[n - 1]))
			continue;
		for (at = n < DGM__CANDIDATES_MOST ? n++ : n - 1; at && is_before(&c, &best[at - 1]); at--)
			best[at] = best[at - 1];
		best[at] = c;
	}
	for (size_t k = 0; k < n; k++) {
		dgm__candidate *c = dgm__vector_push(out);

		if (!c)
			return dgm__out_of_memory(err);
		*c = best[k];
	}
	return DGM_OK;
}

static dgm_status find_group(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	search *s = arg;
	tally *t = &s->tallies[thread];
	dgm_status st = DGM_OK;

	if (!t->sums)
		t->sums = dgm__calloc(s->target_count, sizeof *t->sums);
	if (!t->touched)
		t->touched = dgm__calloc(s->target_count, sizeof *t->touched);
	if (!t->sums || !t->touched)
		return dgm__out_of_memory(err);
	for (size_t k = job * GROUP; k < s->source_count && k < (job + 1) * GROUP && st == DGM_OK; k++)
		st = find(&s->found[job], s, k, t, err);
	return st;
}

/* All features that a source has, sorted: those of a target that no source has need no posting. */
static uint64_t *asked_for(const search *s, size_t *count)
{
	size_t all = 0;
	uint64_t *items;

	for (size_t k = 0; k < s->source_count; k++)
		all += s->sources[k].count;
	items = dgm__malloc(all * sizeof *items);
	for (size_t k = 0, n = 0; k < s->source_count && items; n += s->sources[k++].count)
		if (s->sources[k].count)
			memcpy(items + n, s->sources[k].items, s->sources[k].count * sizeof *items);
	*count = items ? dgm__features_distinct(items, all) : 0;
	return items;
}

static dgm_status make_postings(search *s, dgm_error *err)
{
	size_t asked, capacity = 0;
	uint64_t *features = asked_for(s, &asked);

	if (!features)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < s->target_count; k++) {
		const dgm__features *t = &s->targets[k];
		posting *postings = dgm__grow(s->postings, &capacity, s->count + t->count, sizeof *postings);

		if (!postings) {
			dgm__free(features);
			return dgm__out_of_memory(err);
		}
		s->postings = postings;
		for (size_t i = 0; i < t->count; i++)
			if (bsearch(&t->items[i], features, asked, sizeof *features, dgm__feature_order))
				postings[s->count++] = (posting){ t->items[i], t->day, (uint32_t)k };
	}
	dgm__free(features);
	if (s->count)
		qsort(s->postings, s->count, sizeof *s->postings, by_feature);
	return DGM_OK;
}

static dgm_status weigh_targets(search *s, dgm_error *err)
{
	s->norms = dgm__calloc(s->target_count, sizeof *s->norms);
	if (!s->norms)
		return dgm__out_of_memory(err);
	for (size_t from = 0, to; from < s->count; from = to) {
		for (to = from; to < s->count && s->postings[to].feature == s->postings[from].feature;)
			to++;
		for (size_t k = from; k < to && to - from <= s->limit; k++)
			s->norms[s->postings[k].target] += weight(s, to - from);
	}
	return DGM_OK;
}

static dgm_status gather(dgm__vector *out, const search *s, size_t groups, dgm_error *err)
{
	for (size_t g = 0; g < groups; g++)
		for (size_t k = 0; k < s->found[g].count; k++) {
			dgm__candidate *c = dgm__vector_push(out);

			if (!c)
				return dgm__out_of_memory(err);
			*c = *(const dgm__candidate *)dgm__vector_at(&s->found[g], k);
		}
	return DGM_OK;
}

dgm_status dgm__index_candidates(dgm__vector *out, const dgm__features *sources, size_t source_count, const dgm__features *targets, size_t target_count,
	int32_t window, unsigned threads, dgm_error *err)
{
	search s = { .sources = sources, .targets = targets, .source_count = source_count, .target_count = target_count, .window = window };
	size_t groups = (source_count + GROUP - 1) / GROUP;
	dgm_status st;

	s.limit = target_count / HOLDERS_SHARE + 1 < HOLDERS_MOST ? target_count / HOLDERS_SHARE + 1 : HOLDERS_MOST;
	s.found = dgm__calloc(groups, sizeof *s.found);
	st = s.found ? make_postings(&s, err) : dgm__out_of_memory(err);
	for (size_t g = 0; g < groups && s.found; g++)
		s.found[g] = (dgm__vector)DGM__VECTOR_INIT(dgm__candidate);
	if (st == DGM_OK)
		st = weigh_targets(&s, err);
	if (st == DGM_OK)
		st = dgm__parallel(threads, groups, find_group, &s, err);
	if (st == DGM_OK)
		st = gather(out, &s, groups, err);
	for (size_t t = 0; t < DGM__THREADS_MAX; t++) {
		dgm__free(s.tallies[t].sums);
		dgm__free(s.tallies[t].touched);
	}
	for (size_t g = 0; g < groups && s.found; g++)
		dgm__vector_clear(&s.found[g]);
	dgm__free(s.found);
	dgm__free(s.postings);
	dgm__free(s.norms);
	return st;
}
