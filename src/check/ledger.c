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

#include "check/atoms.h"
#include "check/excuses.h"

enum { VALUE_CAPACITY = 40 };

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

/* "{0}" and "%1$s" are no figures. */
static bool is_placeholder(dgm_str text, const dgm_entity *e)
{
	char before = e->start_off ? text.p[e->start_off - 1] : ' ', after = e->end_off < text.n ? text.p[e->end_off] : ' ';

	return (before == '{' && (after == '}' || after == ',' || after == ':')) || (before == '%' && after == '$');
}

/* Is the number part of a larger figure, or in an address? Entities come by start, so what covers it stands before it or begins with it. */
static bool is_part(const dgm_entities *entities, size_t index)
{
	const dgm_entity *e = &entities->items[index];

	for (size_t i = index > 16 ? index - 16 : 0; i < entities->count && entities->items[i].start_off <= e->start_off; i++) {
		const dgm_entity *o = &entities->items[i];

		if (i == index || !covers(o, e))
			continue;
		if (o->kind == DGM_ENTITY_ADDRESS || o->kind == DGM_ENTITY_PHONE || (e->kind == DGM_ENTITY_NUMBER && o->kind != DGM_ENTITY_NUMBER && is_figure_kind(o->kind)))
			return true;
	}
	return false;
}

/* Behind the last ASCII digit of a figure: a short unit may have been taken for a magnitude ("136 km"). */
static size_t digits_end(dgm_str text, const dgm_entity *e)
{
	size_t end = e->end_off;

	while (end > e->start_off && (text.p[end - 1] < '0' || text.p[end - 1] > '9'))
		end--;
	return end > e->start_off ? end : e->end_off;
}

/* "3 to 6 inches": the first of two figures with only a word between them has the unit of the second. */
static void find_units(dgm__claims *claims, const dgm__ledger_side *side)
{
	enum { NEAR = 12 };

	for (size_t i = claims->count; i-- > 0; ) {
		dgm__claim *c = &claims->items[i];

		c->unit = dgm__unit_after(side->units, side->text, digits_end(side->text, c->entity));
		if (c->unit == DGM__NO_UNIT)
			c->unit = dgm__unit_after(side->units, side->text, c->entity->end_off);
		if (c->unit == DGM__NO_UNIT && i + 1 < claims->count && claims->items[i + 1].entity->start_off < c->entity->end_off + NEAR)
			c->unit = claims->items[i + 1].unit;
	}
}

static bool collect(dgm__claims *claims, const dgm__ledger_side *side)
{
	const dgm_entities *entities = side->entities;

	claims->count = 0;
	for (size_t i = 0; i < entities->count; i++) {
		const dgm_entity *e = &entities->items[i];

		if (!is_figure_kind(e->kind) || is_placeholder(side->text, e) || is_part(entities, i))
			continue;
		if (claims->count == DGM__MOST_CLAIMS)
			return false;
		claims->items[claims->count++] = (dgm__claim){ .entity = e, .report_as = e->kind, .has_digits = has_digits(side->text, e) };
	}
	find_units(claims, side);
	return true;
}

static void settle_equal(dgm__ledger *ledger, bool any_reading)
{
	for (size_t i = 0; i < ledger->source.count; i++) {
		dgm__claim *a = &ledger->source.items[i];

		for (size_t j = 0; j < ledger->target.count && !a->is_settled; j++) {
			dgm__claim *b = &ledger->target.items[j];

			if (b->is_settled || a->entity->kind != b->entity->kind)
				continue;
			if (any_reading ? dgm_entity_equal(a->entity, b->entity) : dgm__same_value(a->entity->value, b->entity->value))
				a->is_settled = b->is_settled = true;
		}
	}
}

/* One number that a claim is made of, waiting for its like. */
typedef struct free_atom {
	dgm__atom atom;
	size_t claim;
	bool taken;
} free_atom;

enum { MOST_FREE = 2 * DGM__MOST_CLAIMS };

typedef struct free_atoms {
	free_atom items[MOST_FREE];
	size_t count;
	bool has_month;
} free_atoms;

static void free_all(free_atoms *to, const dgm__claims *claims)
{
	to->count = 0;
	to->has_month = false;
	for (size_t i = 0; i < claims->count; i++) {
		dgm__atoms a = claims->items[i].is_settled ? (dgm__atoms){ .count = 0 } : dgm__atoms_of(claims->items[i].entity);

		for (size_t k = 0; k < a.count && to->count < MOST_FREE; k++) {
			to->items[to->count++] = (free_atom){ .atom = a.items[k], .claim = i };
			to->has_month = to->has_month || a.items[k].role == DGM__ATOM_MONTH;
		}
	}
}

/* A claim all of whose numbers have been found is settled. A month is as often a word: it may be missing where the other side has none left over. */
static void settle_found(dgm__claims *claims, const free_atoms *ours, const free_atoms *theirs)
{
	for (size_t k = 0; k < ours->count; ) {
		size_t claim = ours->items[k].claim;
		bool all = true, any = false;

		for (; k < ours->count && ours->items[k].claim == claim; k++) {
			const free_atom *a = &ours->items[k];

			all = all && (a->taken || (a->atom.role == DGM__ATOM_MONTH && !theirs->has_month));
			any = any || a->taken;
		}
		if (all && any)
			claims->items[claim].is_settled = true;
	}
}

static void settle_atoms(dgm__ledger *ledger)
{
	free_atoms a, b;

	free_all(&a, &ledger->source);
	free_all(&b, &ledger->target);
	for (size_t i = 0; i < a.count; i++)
		for (size_t j = 0; j < b.count && !a.items[i].taken; j++)
			if (!b.items[j].taken && dgm__atoms_meet(&a.items[i].atom, &b.items[j].atom))
				a.items[i].taken = b.items[j].taken = true;
	settle_found(&ledger->source, &a, &b);
	settle_found(&ledger->target, &b, &a);
}

/* Is the number the time as it looks in figures: 7.55 for 07:55? */
static bool looks_like(const dgm_entity *time, const dgm_entity *number)
{
	char figures[8];
	size_t n = time->value.n;

	if (time->kind != DGM_ENTITY_TIME || number->kind != DGM_ENTITY_NUMBER || n != 5 || time->value.p[2] != ':')
		return false;
	memcpy(figures, time->value.p, n);
	figures[2] = '.';
	while (n > 3 && figures[n - 1] == '0') /* as decimals are written: no zeros at the end */
		n--;
	return dgm__same_value((dgm_str){ figures + (figures[0] == '0'), n - (figures[0] == '0') }, number->value);
}

static void settle_times(dgm__claims *ours, dgm__claims *theirs)
{
	for (size_t i = 0; i < ours->count; i++)
		for (size_t j = 0; j < theirs->count && !ours->items[i].is_settled; j++)
			if (!theirs->items[j].is_settled && looks_like(ours->items[i].entity, theirs->items[j].entity))
				ours->items[i].is_settled = theirs->items[j].is_settled = true;
}

/* Writes the digits of claims first, first + 1, ... one behind another; 0: they are none, or too long. */
static size_t join_digits(char out[VALUE_CAPACITY], const dgm__claims *claims, size_t first, size_t count)
{
	size_t n = 0;

	for (size_t i = first; i < first + count; i++) {
		dgm_str v = claims->items[i].entity->value;

		if (claims->items[i].entity->kind != DGM_ENTITY_NUMBER || claims->items[i].is_settled || n + v.n > VALUE_CAPACITY)
			return 0;
		memcpy(out + n, v.p, v.n);
		n += v.n;
	}
	return n;
}

/* "555 111" is one figure in a language that groups digits by spaces, and two (of a telephone number) in another. */
static void settle_joined(dgm__claims *ours, dgm__claims *theirs)
{
	enum { LONGEST_JOIN = 4 };

	for (size_t i = 0; i < ours->count; i++) {
		dgm_str whole = ours->items[i].entity->value;

		for (size_t j = 0; j < theirs->count && !ours->items[i].is_settled; j++)
			for (size_t count = 2; count <= LONGEST_JOIN && j + count <= theirs->count; count++) {
				char digits[VALUE_CAPACITY];
				size_t n = join_digits(digits, theirs, j, count);

				if (!dgm__same_value((dgm_str){ digits, n }, whole))
					continue;
				ours->items[i].is_settled = true;
				for (size_t k = j; k < j + count; k++)
					theirs->items[k].is_settled = true;
				break;
			}
	}
}

/* Plain decimals only, as the recogniser writes them; no locale. */
double dgm__claim_number(const dgm__claim *claim)
{
	dgm__atoms a = dgm__atoms_of(claim->entity);
	double value = 0, unit = 0;

	if (claim->entity->kind == DGM_ENTITY_DATE || claim->entity->kind == DGM_ENTITY_TIME || a.count != 1)
		return 0;
	for (size_t i = 0; i < a.items[0].value.n; i++) {
		char c = a.items[0].value.p[i];

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

static bool is_open(const dgm__claim *claim)
{
	return !claim->is_settled;
}

/* One quantity in two units, one on each side. */
static void settle_conversions(dgm__ledger *ledger)
{
	for (size_t i = 0; i < ledger->source.count; i++) {
		dgm__claim *a = &ledger->source.items[i];

		for (size_t j = 0; j < ledger->target.count && is_open(a); j++) {
			dgm__claim *b = &ledger->target.items[j];

			if (is_open(b) && dgm__unit_converts(a->unit, dgm__claim_number(a), b->unit, dgm__claim_number(b)))
				a->is_settled = b->is_settled = a->is_converted = b->is_converted = true;
		}
	}
}

/* 5 basis points are 0.05 percent. */
static void settle_basis_points(dgm__claims *ours, dgm__claims *theirs)
{
	for (size_t i = 0; i < ours->count; i++)
		for (size_t j = 0; j < theirs->count && is_open(&ours->items[i]); j++) {
			dgm__claim *points = &ours->items[i], *percent = &theirs->items[j];

			if (is_open(percent) && points->entity->kind == DGM_ENTITY_NUMBER && percent->entity->kind == DGM_ENTITY_PERCENT
				&& fabs(dgm__claim_number(points) - 100 * dgm__claim_number(percent)) < 1e-9)
				points->is_settled = percent->is_settled = points->is_converted = percent->is_converted = true;
		}
}

/* Minutes of a match are counted from its beginning here and from that of the half there: the 63rd is the 18th of the second half. */
static void settle_halves(dgm__claims *ours, dgm__claims *theirs)
{
	static const double begins[] = { 45, 90, 105 }, lasts[] = { 45, 15, 15 }; /* the second half, those of extra time */

	for (size_t i = 0; i < ours->count; i++)
		for (size_t j = 0; j < theirs->count && is_open(&ours->items[i]); j++)
			for (size_t k = 0; k < sizeof begins / sizeof *begins; k++) {
				dgm__claim *whole = &ours->items[i], *half = &theirs->items[j];
				double minute = dgm__claim_number(half);

				if (is_open(half) && whole->entity->kind == DGM_ENTITY_NUMBER && dgm__unit_is_minute(half->unit) && minute >= 1 && minute <= lasts[k]
					&& dgm__claim_number(whole) == begins[k] + minute)
					whole->is_settled = half->is_settled = true;
			}
}

static void find_shifts(dgm__ledger *ledger)
{
	for (size_t i = 0; i < ledger->source.count; i++)
		for (size_t j = 0; j < ledger->target.count; j++) {
			dgm__claim *a = &ledger->source.items[i], *b = &ledger->target.items[j];

			if (is_open(a) && is_open(b) && !a->is_shifted && !b->is_shifted && is_power_shift(dgm__claim_number(a), dgm__claim_number(b)))
				a->is_shifted = b->is_shifted = true;
		}
}

/* A percentage whose only possible counterpart is a plain number is a matter of numbers, and so on. */
static void assign(dgm__claims *claims, const dgm__claims *others)
{
	for (size_t i = 0; i < claims->count; i++) {
		dgm__claim *c = &claims->items[i];
		bool same = false, number = false, is_date = c->entity->kind == DGM_ENTITY_DATE;

		if (c->is_settled || !c->has_digits)
			continue;
		for (size_t j = 0; j < others->count; j++) {
			if (others->items[j].is_settled)
				continue;
			same = same || others->items[j].entity->kind == c->entity->kind;
			number = number || (others->items[j].entity->kind == DGM_ENTITY_NUMBER && (others->items[j].has_digits || !is_date));
		}
		if (!same && number)
			c->report_as = DGM_ENTITY_NUMBER;
	}
}

void dgm__ledger_make(dgm__ledger *ledger, const dgm__ledger_side *source, const dgm__ledger_side *target)
{
	bool all = collect(&ledger->source, source);

	all = collect(&ledger->target, target) && all;
	ledger->is_cut = !all;
	if (ledger->is_cut) {
		ledger->source.count = ledger->target.count = 0;
		return;
	}
	settle_equal(ledger, false);
	settle_equal(ledger, true);
	settle_atoms(ledger);
	settle_times(&ledger->source, &ledger->target);
	settle_times(&ledger->target, &ledger->source);
	settle_joined(&ledger->source, &ledger->target);
	settle_joined(&ledger->target, &ledger->source);
	settle_conversions(ledger);
	settle_basis_points(&ledger->source, &ledger->target);
	settle_basis_points(&ledger->target, &ledger->source);
	settle_halves(&ledger->source, &ledger->target);
	settle_halves(&ledger->target, &ledger->source);
	dgm__ledger_excuse(ledger, source, target);
	find_shifts(ledger);
	assign(&ledger->source, &ledger->target);
	assign(&ledger->target, &ledger->source);
}
