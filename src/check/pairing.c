/*
 * Co-occurrence counts of stems in the units of a memory (the first thousands; more teach little), in a hashed table that keeps what is frequent. A text's
 * words are explained as a mixture over the words of the other text, as in Model 1 (Brown et al. 1993) without its rounds: p(t | S) is the mean of
 * smoothed p(t | s) and p(t). A pair's own counts are taken out before it is judged, else every pair would explain itself.
 */
#include "check/pairing.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"

enum { TABLE_BITS = 21, SINGLE_BITS = 17, MOST_UNITS = 5000, MOST_WORDS = DGM__PAIRING_WORDS, LEAST_UNITS = 100 };

static const double PRIOR = 3;

/* A pair of stems: the tag tells those of one slot apart; a rare one gives way. */
typedef struct cell {
	uint16_t tag, count;
} cell;

struct dgm__pairing {
	cell *cells;
	uint16_t *singles[2];  /* by side */
	uint64_t units;
	double evidence, words; /* of all scores remembered */
	uint64_t remembered;
};

/* The distinct stems of one side. */
typedef struct stems {
	uint64_t items[MOST_WORDS];
	uint8_t own[MOST_WORDS]; /* by bit: the units at hand that have it, and whose counts are taken out */
	size_t count;
} stems;

static unsigned bits(unsigned own)
{
	return (own & 1) + (own >> 1 & 1);
}

dgm_status dgm__pairing_new(dgm__pairing **out, dgm_error *err)
{
	dgm__pairing *p = dgm__calloc(1, sizeof *p);

	*out = NULL;
	if (!p)
		return dgm__out_of_memory(err);
	p->cells = dgm__calloc((size_t)1 << TABLE_BITS, sizeof *p->cells);
	p->singles[0] = dgm__calloc((size_t)2 << SINGLE_BITS, sizeof **p->singles);
	if (!p->cells || !p->singles[0]) {
		dgm__pairing_free(p);
		return dgm__out_of_memory(err);
	}
	p->singles[1] = p->singles[0] + ((size_t)1 << SINGLE_BITS);
	*out = p;
	return DGM_OK;
}

void dgm__pairing_free(dgm__pairing *p)
{
	if (!p)
		return;
	dgm__free(p->cells);
	dgm__free(p->singles[0]);
	dgm__free(p);
}

static void find_stems(stems *out, const dgm__words *words)
{
	out->count = 0;
	for (size_t i = 0; i < words->count && out->count < MOST_WORDS; i++) {
		size_t k = 0;

		if (words->items[i].is_number)
			continue;
		while (k < out->count && out->items[k] != words->items[i].stem)
			k++;
		if (k == out->count) {
			out->own[out->count] = 0;
			out->items[out->count++] = words->items[i].stem;
		}
	}
}

static uint16_t *single(const dgm__pairing *p, int side, uint64_t stem)
{
	return &p->singles[side][(stem ^ stem >> 32) * 0x9E3779B97F4A7C15u >> (64 - SINGLE_BITS)];
}

static cell *cell_of(const dgm__pairing *p, uint64_t source, uint64_t target, uint16_t *tag)
{
	uint64_t h = (source * 3 ^ (target << 32 | target >> 32)) * 0x9E3779B97F4A7C15u;

	h = (h ^ h >> 29) * 0xBF58476D1CE4E5B9u;
	*tag = (uint16_t)(h & 0xFFFF);
	return &p->cells[h >> (64 - TABLE_BITS)];
}

static void count(uint16_t *n)
{
	if (*n < UINT16_MAX)
		++*n;
}

bool dgm__pairing_add(dgm__pairing *p, const dgm__words *source, const dgm__words *target)
{
	stems s, t;
	uint16_t tag;

	if (p->units == MOST_UNITS)
		return false;
	find_stems(&s, source);
	find_stems(&t, target);
	for (size_t i = 0; i < s.count; i++)
		count(single(p, 0, s.items[i]));
	for (size_t j = 0; j < t.count; j++)
		count(single(p, 1, t.items[j]));
	for (size_t i = 0; i < s.count; i++)
		for (size_t j = 0; j < t.count; j++) {
			cell *c = cell_of(p, s.items[i], t.items[j], &tag);

			if (c->tag == tag)
				count(&c->count);
			else if (c->count > 1)
				c->count--;
			else
				*c = (cell){ tag, 1 };
		}
	p->units++;
	return true;
}

static double pair_count(const dgm__pairing *p, uint64_t source, uint64_t target, double own)
{
	uint16_t tag;
	const cell *c = cell_of(p, source, target, &tag);

	return c->tag == tag && c->count > own ? c->count - own : 0;
}

/* How often the stems stand elsewhere; those that do not are dropped. */
static void weigh(const dgm__pairing *p, int side, stems *s, double *counts)
{
	size_t kept = 0;

	for (size_t i = 0; i < s->count; i++) {
		double n = (double)*single(p, side, s->items[i]) - bits(s->own[i]);

		if (n <= 0)
			continue;
		s->items[kept] = s->items[i];
		s->own[kept] = s->own[i];
		counts[kept++] = n;
	}
	s->count = kept;
}

/* 1 / (n + PRIOR) for each; their sum. */
static double invert(double *out, const double *counts, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += out[i] = 1 / (counts[i] + PRIOR);
	return sum;
}

/* Log of p(word | other text) / p(word), summed: together holds what each word was seen with the other text's. */
static double sum_evidence(const double *together, const double *counts, size_t count, double inverses, size_t others, double units)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += log((together[i] * units / counts[i] + PRIOR * inverses + 1) / (double)(others + 1));
	return sum;
}

/*
 * The texts' stems by value: those that do not count are dropped. p(t | s) is (n(s,t) + PRIOR p(t)) / (n(s) + PRIOR); what the prior adds is the same for
 * all words but for p(t), so that only words seen together are looked at one by one.
 */
static dgm__pairing_score measure(const dgm__pairing *p, stems s, stems t)
{
	double units = (double)p->units, ns[MOST_WORDS], nt[MOST_WORDS], inverse_s[MOST_WORDS], inverse_t[MOST_WORDS], with_s[MOST_WORDS] = { 0 }, with_t[MOST_WORDS] = { 0 };
	double sum_s, sum_t;

	weigh(p, 0, &s, ns);
	weigh(p, 1, &t, nt);
	if (!s.count || !t.count)
		return (dgm__pairing_score){ 0, 0 };
	sum_s = invert(inverse_s, ns, s.count);
	sum_t = invert(inverse_t, nt, t.count);
	for (size_t i = 0; i < s.count; i++) {
		double with = 0;

		for (size_t j = 0; j < t.count; j++) { /* no branches: whether two words were seen together cannot be foretold */
			uint16_t tag;
			const cell *c = cell_of(p, s.items[i], t.items[j], &tag);
			int n = (c->tag == tag) * c->count - (int)bits(s.own[i] & t.own[j]);
			double seen = n > 0 ? n : 0;

			with_t[j] += seen * inverse_s[i];
			with += seen * inverse_t[j];
		}
		with_s[i] = with;
	}
	return (dgm__pairing_score){
		.evidence = sum_evidence(with_t, nt, t.count, sum_s, s.count, units) + sum_evidence(with_s, ns, s.count, sum_t, t.count, units),
		.words = (double)(s.count + t.count),
	};
}

/* Marks the stems that stand among those of unit number `unit` too. */
static void mark_own(stems *s, const stems *of_unit, unsigned unit)
{
	for (size_t i = 0; i < s->count; i++)
		for (size_t k = 0; k < of_unit->count; k++)
			if (s->items[i] == of_unit->items[k]) {
				s->own[i] |= (uint8_t)(1u << unit);
				break;
			}
}

dgm__pairing_score dgm__pairing_measure(const dgm__pairing *p, const dgm__words *source, const dgm__words *target, bool is_counted)
{
	stems s, t;

	find_stems(&s, source);
	find_stems(&t, target);
	memset(s.own, is_counted, s.count);
	memset(t.own, is_counted, t.count);
	return measure(p, s, t);
}

double dgm__pairing_exchange(const dgm__pairing *p, const dgm__words *const sources[2], const dgm__words *const targets[2], bool is_counted)
{
	stems s[2], t[2];

	for (int i = 0; i < 2; i++) {
		find_stems(&s[i], sources[i]);
		find_stems(&t[i], targets[i]);
	}
	for (int i = 0; i < 2 && is_counted; i++)
		for (unsigned unit = 0; unit < 2; unit++) {
			mark_own(&s[i], &s[unit], unit);
			mark_own(&t[i], &t[unit], unit);
		}
	return measure(p, s[0], t[1]).evidence + measure(p, s[1], t[0]).evidence - measure(p, s[0], t[0]).evidence - measure(p, s[1], t[1]).evidence;
}

double dgm__pairing_unchanged(const dgm__pairing *p, uint64_t stem, double usual)
{
	double times = *single(p, 0, stem), elsewhere = times > 1 ? times - 1 : 0;

	return (pair_count(p, stem, stem, 1) + PRIOR * usual) / (elsewhere + PRIOR);
}

void dgm__pairing_remember(dgm__pairing *p, dgm__pairing_score score)
{
	p->evidence += score.evidence;
	p->words += score.words;
	p->remembered++;
}

double dgm__pairing_usual(const dgm__pairing *p)
{
	return p->remembered >= LEAST_UNITS && p->units >= LEAST_UNITS && p->words > 0 ? p->evidence / p->words : 0;
}

dgm__pairing_counts dgm__pairing_count(const dgm__pairing *p, uint64_t source_stem, uint64_t target_stem)
{
	return (dgm__pairing_counts){ *single(p, 0, source_stem), *single(p, 1, target_stem), pair_count(p, source_stem, target_stem, 0) };
}

uint64_t dgm__pairing_units(const dgm__pairing *p)
{
	return p->units;
}
