/*
 * Claims are settled in rounds, the surest first: the same kind with the same value; the same kind by any reading; then the numbers that a claim is
 * made of (the day of a date, the amount of a sum), whatever the kinds, because what one language's recogniser sees as a date another may only
 * see as numbers. What is left is looked at for repetition, a shifted power of ten, and a change of unit.
 */
#include "check/ledger.h"

#include <math.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

enum { MOST_ATOMS = 8, VALUE_CAPACITY = 40 };

/* The numbers in a claim; those of the twelve-hour clock and the months have a second form in which they may stand. */
typedef struct atoms {
	dgm_str values[MOST_ATOMS];
	bool optional[MOST_ATOMS]; /* may be missing on the other side: a month is a word as often as a number */
	size_t count;
} atoms;

static bool is_figure_kind(uint8_t kind)
{
	return kind == DGM_ENTITY_NUMBER || kind == DGM_ENTITY_PERCENT || kind == DGM_ENTITY_DATE || kind == DGM_ENTITY_TIME || kind == DGM_ENTITY_MONEY;
}

static bool has_digits(dgm_str text, const dgm_entity *e)
{
	UChar32 c;

	for (int32_t i = (int32_t)e->start_off; i < (int32_t)e->end_off; ) {
		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)e->end_off, c);
		if (u_isdigit(c))
			return true;
	}
	return false;
}

static bool covers(const dgm_entity *outer, const dgm_entity *inner)
{
	return outer->start_off <= inner->start_off && inner->end_off <= outer->end_off;
}

/* Is the number part of a larger figure, or in an address? Entities come by start, so what covers it stands before it or begins with it. */
static bool is_part(const dgm_entities *entities, size_t index)
{
	const dgm_entity *e = &entities->items[index];

	for (size_t i = index > 16 ? index - 16 : 0; i < entities->count && entities->items[i].start_off <= e->start_off; i++) {
		const dgm_entity *o = &entities->items[i];

		if (i == index || !covers(o, e))
			continue;
		if (o->kind == DGM_ENTITY_ADDRESS || (e->kind == DGM_ENTITY_NUMBER && o->kind != DGM_ENTITY_NUMBER && is_figure_kind(o->kind)))
			return true;
	}
	return false;
}

static bool collect(dgm__claims *claims, dgm_str text, const dgm_entities *entities)
{
	claims->count = 0;
	for (size_t i = 0; i < entities->count; i++) {
		const dgm_entity *e = &entities->items[i];

		if (!is_figure_kind(e->kind) || is_part(entities, i))
			continue;
		if (claims->count == DGM__MOST_CLAIMS)
			return false;
		claims->items[claims->count++] = (dgm__claim){ .entity = e, .report_as = e->kind, .has_digits = has_digits(text, e) };
	}
	return true;
}

static bool same_value(dgm_str a, dgm_str b)
{
	return a.n == b.n && a.n && !memcmp(a.p, b.p, a.n);
}

static void settle_equal(dgm__ledger *ledger, bool any_reading)
{
	for (size_t i = 0; i < ledger->source.count; i++) {
		dgm__claim *a = &ledger->source.items[i];

		for (size_t j = 0; j < ledger->target.count && !a->is_settled; j++) {
			dgm__claim *b = &ledger->target.items[j];

			if (b->is_settled || a->entity->kind != b->entity->kind)
				continue;
			if (any_reading ? dgm_entity_equal(a->entity, b->entity) : same_value(a->entity->value, b->entity->value))
				a->is_settled = b->is_settled = true;
		}
	}
}

static void add_atom(atoms *to, const char *p, size_t n, bool optional)
{
	while (n > 1 && *p == '0' && p[1] != '.') {
		p++;
		n--;
	}
	if (n && to->count < MOST_ATOMS) {
		to->optional[to->count] = optional;
		to->values[to->count++] = (dgm_str){ p, n };
	}
}

/* "2025-06-02", "--06-02", "2024": year, month, day. */
static void add_date_atoms(atoms *to, dgm_str value)
{
	size_t part = 0;

	if (value.n && (value.p[0] < '-' || value.p[0] > '9'))
		return; /* a weekday */
	for (size_t at = 0; at < value.n; part++) {
		size_t end = at;

		while (end < value.n && value.p[end] != '-')
			end++;
		add_atom(to, value.p + at, end - at, part == 1);
		at = end + 1;
		if (!part && value.n > 1 && value.p[0] == '-') { /* no year: "--MM-DD" */
			at = 2;
		}
	}
}

static atoms atoms_of(const dgm__claim *claim)
{
	const dgm_entity *e = claim->entity;
	atoms to = { .count = 0 };
	const char *mark;

	switch (e->kind) {
	case DGM_ENTITY_DATE:
		add_date_atoms(&to, e->value);
		break;
	case DGM_ENTITY_TIME:
		mark = memchr(e->value.p, ':', e->value.n);
		if (mark) {
			size_t hour = (size_t)(mark - e->value.p), minute = e->value.n - hour - 1;

			add_atom(&to, e->value.p, hour, false);
			if (!(minute == 2 && mark[1] == '0' && mark[2] == '0'))
				add_atom(&to, mark + 1, minute, false);
		}
		break;
	case DGM_ENTITY_MONEY:
		mark = memrchr(e->value.p, ' ', e->value.n);
		add_atom(&to, mark ? mark + 1 : e->value.p, e->value.n - (mark ? (size_t)(mark + 1 - e->value.p) : 0), false);
		break;
	default:
		add_atom(&to, e->value.p, e->value.n, false);
		break;
	}
	return to;
}

/* One number that a claim is made of, waiting for its like. */
typedef struct free_atom {
	dgm_str value;
	size_t claim;
	bool taken, optional;
} free_atom;

enum { MOST_FREE = 2 * DGM__MOST_CLAIMS };

typedef struct free_atoms {
	free_atom items[MOST_FREE];
	size_t count;
} free_atoms;

static void free_all(free_atoms *to, const dgm__claims *claims)
{
	to->count = 0;
	for (size_t i = 0; i < claims->count; i++) {
		atoms a = claims->items[i].is_settled ? (atoms){ .count = 0 } : atoms_of(&claims->items[i]);

		for (size_t k = 0; k < a.count && to->count < MOST_FREE; k++)
			to->items[to->count++] = (free_atom){ .value = a.values[k], .claim = i, .optional = a.optional[k] };
	}
}

/* A claim all of whose numbers have been found is settled. */
static void settle_found(dgm__claims *claims, const free_atoms *found)
{
	for (size_t i = 0, k = 0; k < found->count; ) {
		bool all = true, any = false;

		for (i = found->items[k].claim; k < found->count && found->items[k].claim == i; k++) {
			all = all && (found->items[k].taken || found->items[k].optional);
			any = any || found->items[k].taken;
		}
		if (all && any)
			claims->items[i].is_settled = true;
	}
}

static void settle_atoms(dgm__ledger *ledger)
{
	free_atoms a, b;

	free_all(&a, &ledger->source);
	free_all(&b, &ledger->target);
	for (size_t i = 0; i < a.count; i++)
		for (size_t j = 0; j < b.count && !a.items[i].taken; j++)
			if (!b.items[j].taken && same_value(a.items[i].value, b.items[j].value))
				a.items[i].taken = b.items[j].taken = true;
	settle_found(&ledger->source, &a);
	settle_found(&ledger->target, &b);
}

static bool says_again(const dgm__claims *claims, const dgm__claim *claim)
{
	atoms mine = atoms_of(claim);

	for (size_t i = 0; i < claims->count; i++) {
		const dgm__claim *o = &claims->items[i];
		atoms other;

		if (o == claim || !o->is_settled)
			continue;
		if (o->entity->kind == claim->entity->kind && dgm_entity_equal(o->entity, claim->entity))
			return true;
		other = atoms_of(o);
		for (size_t k = 0; mine.count == 1 && k < other.count; k++)
			if (same_value(mine.values[0], other.values[k]))
				return true;
	}
	return false;
}

/* Leaves alone what a matched claim of its own side says already, and what may be no number at all. */
static void excuse(dgm__claims *claims)
{
	for (size_t i = 0; i < claims->count; i++) {
		dgm__claim *c = &claims->items[i];

		if (c->is_settled)
			continue;
		if (c->entity->ambiguous && !c->has_digits)
			c->is_settled = true;
		else if (says_again(claims, c))
			c->is_repeated = c->is_settled = true;
	}
}

/* Plain decimals only, as the recogniser writes them; no locale. */
static double number_of(const dgm__claim *claim)
{
	atoms a = atoms_of(claim);
	double value = 0, unit = 0;

	if (claim->entity->kind == DGM_ENTITY_DATE || claim->entity->kind == DGM_ENTITY_TIME || a.count != 1)
		return 0;
	for (size_t i = 0; i < a.values[0].n; i++) {
		char c = a.values[0].p[i];

		if (c == '.') {
			unit = 1;
		} else if (c >= '0' && c <= '9') {
			value = value * 10 + (c - '0');
			unit *= 10;
		}
	}
	return unit ? value / unit : value;
}

static bool is_power_shift(double a, double b)
{
	double power = a && b ? log10(a / b) : 0, whole = round(power);

	return whole && fabs(power - whole) < 1e-9;
}

/*
 * Target by source of the units that news converts: miles, yards, feet, inches, pounds, ounces, gallons, acres, square miles and back; degrees Fahrenheit
 * apart. Journalists round, so within a twentieth.
 */
static bool is_conversion(double source, double target)
{
	static const double factors[] = { 1.609, .9144, .3048, 30.48, 2.54, 25.4, .4536, 28.35, 3.785, 4.546, .4047, 4047, 2.59, 1.852, 6.35 };
	double ratio = source ? target / source : 0, celsius = (source - 32) / 1.8, fahrenheit = source * 1.8 + 32;

	for (size_t i = 0; ratio && i < sizeof factors / sizeof *factors; i++)
		if (fabs(ratio / factors[i] - 1) < .05 || fabs(ratio * factors[i] - 1) < .05)
			return true;
	return target && (fabs(target - celsius) < 1 || fabs(target - fahrenheit) < 1);
}

static bool is_open(const dgm__claim *claim)
{
	return !claim->is_settled;
}

static void explain(dgm__ledger *ledger)
{
	for (size_t i = 0; i < ledger->source.count; i++)
		for (size_t j = 0; j < ledger->target.count && is_open(&ledger->source.items[i]); j++) {
			dgm__claim *a = &ledger->source.items[i], *b = &ledger->target.items[j];
			double x, y;

			if (!is_open(b) || a->is_shifted || b->is_shifted)
				continue;
			x = number_of(a);
			y = number_of(b);
			if (is_power_shift(x, y)) {
				a->is_shifted = b->is_shifted = true;
			} else if (is_conversion(x, y) && x >= 2 && y >= 2) {
				a->is_converted = b->is_converted = true;
				a->is_settled = b->is_settled = true;
			}
		}
}

/* A percentage whose only possible counterpart is a plain number is a matter of numbers, and so on. */
static void assign(dgm__claims *claims, const dgm__claims *others)
{
	for (size_t i = 0; i < claims->count; i++) {
		dgm__claim *c = &claims->items[i];
		bool same = false, number = false;

		if (c->is_settled)
			continue;
		for (size_t j = 0; j < others->count; j++) {
			if (others->items[j].is_settled)
				continue;
			same = same || others->items[j].entity->kind == c->entity->kind;
			number = number || others->items[j].entity->kind == DGM_ENTITY_NUMBER;
		}
		if (!same && number)
			c->report_as = DGM_ENTITY_NUMBER;
	}
}

void dgm__ledger_make(dgm__ledger *ledger, dgm_str source, const dgm_entities *source_entities, dgm_str target, const dgm_entities *target_entities)
{
	bool all = collect(&ledger->source, source, source_entities);

	all = collect(&ledger->target, target, target_entities) && all;
	ledger->is_cut = !all;
	if (ledger->is_cut)
		return;
	settle_equal(ledger, false);
	settle_equal(ledger, true);
	settle_atoms(ledger);
	excuse(&ledger->source);
	excuse(&ledger->target);
	explain(ledger);
	assign(&ledger->source, &ledger->target);
	assign(&ledger->target, &ledger->source);
}
