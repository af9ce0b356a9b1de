/*
 * Habits of news: the dateline has a date in one language and none in another; a weekday here is a day of the month there; a sum or measure is
 * converted in brackets for readers; a quarter is named by its months; a figure is said again. Each rule asks for the text around it, never for a language.
 */
#include "check/excuses.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "check/atoms.h"

/* One side, and the other. */
typedef struct view {
	dgm__claims *claims;
	const dgm__ledger_side *side;
} view;

static bool is_open(const dgm__claim *claim)
{
	return !claim->is_settled;
}

static void excuse(dgm__claim *claim)
{
	claim->is_excused = claim->is_settled = true;
}

static bool is_date(const dgm__claim *claim)
{
	return claim->entity->kind == DGM_ENTITY_DATE;
}

/* 1..7, 0: the claim is no weekday. */
static int weekday_of(const dgm__claim *claim)
{
	dgm_str v = claim->entity->value;

	return is_date(claim) && v.n == 2 && v.p[0] == 'W' ? v.p[1] - '0' : 0;
}

/* Does the claim name a day of a month: a date with a day, or a figure with the language's mark of the day (19日, 19일)? */
static bool is_day(const dgm__claim *claim, const dgm__ledger_side *side)
{
	dgm_str mark = side->day_mark, text = side->text, v = claim->entity->value;
	long n = dgm__small_number(v);

	if (is_date(claim))
		return v.n == strlen("--MM-DD") || v.n == strlen("YYYY-MM-DD");
	return claim->entity->kind == DGM_ENTITY_NUMBER && n >= 1 && n <= 31 && mark.n && text.n - claim->entity->end_off >= mark.n
		&& !memcmp(text.p + claim->entity->end_off, mark.p, mark.n);
}

static int digits_at(const char *p, int count)
{
	int n = 0;

	while (count-- > 0)
		n = n * 10 + (*p++ - '0');
	return n;
}

/* The weekday of a whole date, 1 Monday .. 7 Sunday (Sakamoto's method); 0 where the year is not known. */
static int weekday_of_date(dgm_str value)
{
	static const int shift[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 };
	int year, month, day, w;

	if (value.n != strlen("YYYY-MM-DD") || value.p[0] == '-')
		return 0;
	year = digits_at(value.p, 4);
	month = digits_at(value.p + 5, 2);
	day = digits_at(value.p + 8, 2);
	if (month < 1 || month > 12)
		return 0;
	year -= month < 3;
	w = (year + year / 4 - year / 100 + year / 400 + shift[month - 1] + day) % 7;
	return w ? w : 7;
}

/* ---- datelines, weekdays and days ----------------------------------------------------------------- */

/* Behind the dates of datelines stands the agency in brackets or slashes, a dash, or the sign for a wire: "SEOUL, June 2. /TASS/.", "10月6日电". */
static bool opens_story(dgm_str text, size_t off)
{
	const uint8_t *s = (const uint8_t *)text.p;
	int32_t i = (int32_t)off, n = (int32_t)text.n;
	UChar32 c = 0, next = 0;

	while (i < n) {
		U8_NEXT_OR_FFFD(s, i, n, c);
		if (!u_isUWhiteSpace(c) && c != '.' && c != ',')
			break;
	}
	if (i < n)
		U8_NEXT_OR_FFFD(s, i, n, next);
	return u_charType(c) == U_START_PUNCTUATION || c == '/' || c == '=' || c == 0x7535 || c == 0x96FB || (u_charType(c) == U_DASH_PUNCTUATION && !u_isdigit(next));
}

static void excuse_datelines(const view *ours, const view *theirs)
{
	enum { LONGEST_PLACE = 80 };

	(void)theirs;
	for (size_t i = 0; i < ours->claims->count; i++) {
		dgm__claim *c = &ours->claims->items[i];

		if (is_open(c) && is_date(c) && !weekday_of(c) && c->entity->start_off <= LONGEST_PLACE && opens_story(ours->side->text, c->entity->end_off))
			excuse(c);
	}
}

static bool has_open_weekday(const dgm__claims *claims)
{
	for (size_t i = 0; i < claims->count; i++)
		if (is_open(&claims->items[i]) && weekday_of(&claims->items[i]))
			return true;
	return false;
}

static long day_of(const dgm__claim *day)
{
	dgm_str v = day->entity->value;

	return dgm__small_number(is_date(day) ? (dgm_str){ v.p + v.n - 2, 2 } : v);
}

/* An open weekday may be this open day of a month; a date with its year must fall on that weekday. */
static bool may_be(const dgm__claim *weekday, const dgm__claim *day, const dgm__ledger_side *side)
{
	int known = weekday_of_date(day->entity->value);

	return is_open(weekday) && weekday_of(weekday) && is_open(day) && is_day(day, side) && (!known || known == weekday_of(weekday));
}

/* Do two pairs of a weekday and a day lie in one calendar? Days far from each other may be of two months. */
static bool agree(const dgm__claim *w1, const dgm__claim *d1, const dgm__claim *w2, const dgm__claim *d2)
{
	enum { FAR = 15 };
	long days = day_of(d1) - day_of(d2);

	return days > FAR || days < -FAR || (days - (weekday_of(w1) - weekday_of(w2))) % 7 == 0;
}

/* Has every open weekday a day that agrees with this pair, where there are days enough? */
static bool all_agree(const view *ours, const view *theirs, const dgm__claim *weekday, const dgm__claim *day)
{
	for (size_t i = 0; i < ours->claims->count; i++) {
		const dgm__claim *w = &ours->claims->items[i];
		bool any = false, fits = false;

		for (size_t j = 0; j < theirs->claims->count; j++) {
			const dgm__claim *d = &theirs->claims->items[j];

			if (w == weekday || d == day || weekday_of(w) == weekday_of(weekday) || !may_be(w, d, theirs->side))
				continue;
			any = true;
			fits = fits || agree(weekday, day, w, d);
		}
		if (any && !fits)
			return false;
	}
	return true;
}

/* "on Tuesday" is "on the 21st" where the paper names days so; of several, each must fall on its day. */
static void settle_days(const view *ours, const view *theirs)
{
	if (has_open_weekday(theirs->claims))
		return; /* that one is the counterpart, right or wrong */
	for (size_t i = 0; i < ours->claims->count; i++)
		for (size_t j = 0; j < theirs->claims->count; j++) {
			dgm__claim *weekday = &ours->claims->items[i], *day = &theirs->claims->items[j];

			if (may_be(weekday, day, theirs->side) && all_agree(ours, theirs, weekday, day))
				weekday->is_settled = day->is_settled = true;
		}
}

static size_t gap_between(const dgm_entity *a, const dgm_entity *b)
{
	return a->end_off <= b->start_off ? b->start_off - a->end_off : b->end_off <= a->start_off ? a->start_off - b->end_off : 0;
}

/* "Friday, 24 October" for "Friday": the date beside a weekday that was found says more, not something else. */
static void excuse_neighbours(const view *ours, const view *theirs)
{
	enum { NEAR = 12 };
	bool weekday_left = has_open_weekday(theirs->claims);

	for (size_t i = 0; i < ours->claims->count; i++)
		for (size_t j = i ? i - 1 : 0; j <= i + 1 && j < ours->claims->count; j++) {
			dgm__claim *c = &ours->claims->items[i];
			const dgm__claim *o = &ours->claims->items[j];

			if (is_open(c) && !is_open(o) && !o->is_excused && is_date(c) && is_date(o) && !weekday_of(c) != !weekday_of(o) && !(weekday_left && weekday_of(c)) && gap_between(c->entity, o->entity) <= NEAR)
				excuse(c);
		}
}

/* Does a date that found its counterpart hold this number in this role? */
static bool is_in_settled_date(const dgm__claims *claims, const dgm__atom *atom)
{
	for (size_t i = 0; i < claims->count; i++) {
		dgm__atoms a = is_open(&claims->items[i]) || !is_date(&claims->items[i]) ? (dgm__atoms){ .count = 0 } : dgm__atoms_of(claims->items[i].entity);

		for (size_t k = 0; k < a.count; k++)
			if (a.items[k].role == atom->role && dgm__same_value(a.items[k].value, atom->value))
				return true;
	}
	return false;
}

/* One date may be seen as two: October, and 2024. */
static void excuse_parts_of_dates(const view *ours, const view *theirs)
{
	for (size_t i = 0; i < ours->claims->count; i++) {
		dgm__claim *c = &ours->claims->items[i];
		dgm__atoms a = is_open(c) && is_date(c) ? dgm__atoms_of(c->entity) : (dgm__atoms){ .count = 0 };
		size_t found = 0;

		while (found < a.count && is_in_settled_date(theirs->claims, &a.items[found]))
			found++;
		if (a.count && found == a.count)
			excuse(c);
	}
}

/* ---- other names ---------------------------------------------------------------------------------- */

/* The century beside a decade that was found: "the 70s of the 20th century" for the 1970s. */
static void excuse_centuries(const view *ours, const view *theirs)
{
	for (size_t i = 0; i < ours->claims->count; i++) {
		dgm__claim *c = &ours->claims->items[i];
		long century = is_open(c) ? dgm__small_number(c->entity->value) : 0;

		for (size_t j = 0; century >= 12 && century <= 21 && j < theirs->claims->count; j++) {
			long year = dgm__small_number(theirs->claims->items[j].entity->value);

			if (!is_open(&theirs->claims->items[j]) && year % 10 == 0 && year / 100 + 1 == century)
				excuse(c);
		}
	}
}

/* July to September is the third quarter. */
static void settle_quarters(const view *ours, const view *theirs)
{
	for (size_t i = 0; i < ours->claims->count; i++) {
		dgm__claim *month = &ours->claims->items[i];
		long last = is_open(month) && is_date(month) && month->entity->value.n == strlen("--MM") ? dgm__small_number((dgm_str){ month->entity->value.p + 2, 2 }) : 0;

		for (size_t j = 0; last > 0 && is_open(month) && j < theirs->claims->count; j++) {
			dgm__claim *quarter = &theirs->claims->items[j];

			if (!is_open(quarter) || quarter->entity->kind != DGM_ENTITY_NUMBER || dgm__small_number(quarter->entity->value) * 3 != last)
				continue;
			quarter->is_settled = month->is_settled = true;
			if (i && is_open(month - 1) && dgm__small_number(month[-1].entity->value) == last - 2)
				month[-1].is_settled = true;
		}
	}
}

/* The number is part of a name on the other side: SX-30, where one alphabet shows a code and the other none. */
static bool stands_unclaimed(const view *v, dgm_str digits)
{
	dgm_str text = v->side->text;

	for (size_t at = 0; at + digits.n <= text.n; at++) {
		bool bounded = (!at || text.p[at - 1] < '0' || text.p[at - 1] > '9') && (at + digits.n == text.n || text.p[at + digits.n] < '0' || text.p[at + digits.n] > '9');
		bool is_claimed = false;

		if (!bounded || memcmp(text.p + at, digits.p, digits.n))
			continue;
		for (size_t i = 0; i < v->claims->count && !is_claimed; i++)
			is_claimed = v->claims->items[i].entity->start_off <= at && at < v->claims->items[i].entity->end_off;
		if (!is_claimed)
			return true;
	}
	return false;
}

static void excuse_codes(const view *ours, const view *theirs)
{
	for (size_t i = 0; i < ours->claims->count; i++) {
		dgm__claim *c = &ours->claims->items[i];

		if (is_open(c) && c->has_digits && c->entity->kind == DGM_ENTITY_NUMBER && stands_unclaimed(theirs, c->entity->value))
			excuse(c);
	}
}

/* ---- glosses -------------------------------------------------------------------------------------- */

static bool has_open_unit(const dgm__claims *claims, int unit)
{
	for (size_t i = 0; i < claims->count; i++)
		if (is_open(&claims->items[i]) && claims->items[i].unit == unit)
			return true;
	return false;
}

/* A second figure for readers, "45 miles (72 kilometers)", may be left out; but not where the other side says another one in that unit. */
static void settle_conversions(const view *ours, const view *theirs)
{
	for (size_t i = 0; i < ours->claims->count; i++) {
		dgm__claim *a = &ours->claims->items[i];

		for (size_t j = 0; j < ours->claims->count && is_open(a) && a->unit != DGM__NO_UNIT && !has_open_unit(theirs->claims, a->unit); j++) {
			const dgm__claim *b = &ours->claims->items[j];

			if (!is_open(b) && dgm__unit_converts(a->unit, dgm__claim_number(a), b->unit, dgm__claim_number(b)))
				a->is_settled = true;
		}
	}
}

/* Does a bracket open between from and to, and nothing but it and short words stand there? */
static bool opens_bracket(dgm_str text, size_t from, size_t to)
{
	enum { LONGEST_WAY = 40 };
	const uint8_t *s = (const uint8_t *)text.p;
	size_t steps = 0;
	bool open = false;
	UChar32 c;

	for (int32_t i = (int32_t)from; i < (int32_t)to; ) {
		if (steps++ == LONGEST_WAY)
			return false;
		U8_NEXT_OR_FFFD(s, i, (int32_t)to, c);
		if (u_charType(c) == U_START_PUNCTUATION)
			open = true;
		else if (u_charType(c) == U_END_PUNCTUATION)
			open = false;
	}
	return open;
}

static bool has_open_digits(const dgm__claims *claims)
{
	for (size_t i = 0; i < claims->count; i++)
		if (is_open(&claims->items[i]) && claims->items[i].has_digits)
			return true;
	return false;
}

/* A figure in brackets behind one that was found is the same for other readers: "2.4 million euros (3.7 billion won)". Only where the other side has none left. */
static void excuse_brackets(const view *ours, const view *theirs)
{
	if (has_open_digits(theirs->claims))
		return;
	for (size_t i = 1; i < ours->claims->count; i++) {
		dgm__claim *c = &ours->claims->items[i];

		if (is_open(c) && c->has_digits && c[-1].is_settled && opens_bracket(ours->side->text, c[-1].entity->end_off, c->entity->start_off))
			excuse(c);
	}
}

/* ---- what is no figure, or said already ----------------------------------------------------------- */

static bool says_again(const dgm__claims *claims, const dgm__claim *claim)
{
	dgm__atoms mine = dgm__atoms_of(claim->entity);

	for (size_t i = 0; i < claims->count; i++) {
		const dgm__claim *o = &claims->items[i];
		dgm__atoms other;

		if (o == claim || is_open(o))
			continue;
		if (o->entity->kind == claim->entity->kind && dgm_entity_equal(o->entity, claim->entity))
			return true;
		other = dgm__atoms_of(o->entity);
		for (size_t k = 0; mine.count == 1 && k < other.count; k++)
			if (dgm__same_value(mine.items[0].value, other.items[k].value))
				return true;
	}
	return false;
}

/* Has the other side the amount left over in another currency? */
static bool is_exchanged(const dgm__claims *theirs, const dgm__claim *claim)
{
	dgm__atoms mine = dgm__atoms_of(claim->entity);

	for (size_t i = 0; claim->entity->kind == DGM_ENTITY_MONEY && mine.count && i < theirs->count; i++) {
		const dgm__claim *o = &theirs->items[i];
		dgm__atoms other = is_open(o) && o->entity->kind == DGM_ENTITY_MONEY ? dgm__atoms_of(o->entity) : (dgm__atoms){ .count = 0 };

		if (other.count && dgm__same_value(mine.items[0].value, other.items[0].value) && !dgm__same_value(mine.items[0].currency, other.items[0].currency))
			return true;
	}
	return false;
}

/*
 * What may be no number at all, and what is said twice, needs no counterpart; but a weekday does where the other side has one left, and a sum that the other side has left
 * in another currency.
 */
static void excuse_rest(const view *ours, const view *theirs)
{
	bool weekday_left = has_open_weekday(theirs->claims);

	for (size_t i = 0; i < ours->claims->count; i++) {
		dgm__claim *c = &ours->claims->items[i];

		if (!is_open(c) || (weekday_left && weekday_of(c)) || is_exchanged(theirs->claims, c))
			continue;
		if (says_again(ours->claims, c)) {
			excuse(c);
			c->is_repeated = true;
		} else if (c->entity->ambiguous && !c->has_digits) {
			excuse(c);
		}
	}
}

void dgm__ledger_excuse(dgm__ledger *ledger, const dgm__ledger_side *source, const dgm__ledger_side *target)
{
	static void (*const rules[])(const view *ours, const view *theirs) = {
		excuse_datelines, settle_days, excuse_neighbours, excuse_parts_of_dates, excuse_centuries, settle_quarters, excuse_codes, settle_conversions, excuse_brackets, excuse_rest,
	};
	const view a = { &ledger->source, source }, b = { &ledger->target, target };

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		rules[i](&a, &b);
		rules[i](&b, &a);
	}
}
