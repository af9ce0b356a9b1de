/* Takes figures apart, and says which of their numbers can be the same. */
#include "check/atoms.h"

#include <string.h>

static void add(dgm__atoms *to, const char *p, size_t n, dgm__atom_role role)
{
	while (n > 1 && *p == '0' && p[1] != '.') {
		p++;
		n--;
	}
	if (n && to->count < DGM__MOST_ATOMS)
		to->items[to->count++] = (dgm__atom){ .value = { p, n }, .role = role };
}

/* "2025-06-02", "--06-02", "2024": year, month, day. */
static void add_date(dgm__atoms *to, dgm_str value)
{
	size_t part = 0;

	if (value.n && (value.p[0] < '-' || value.p[0] > '9'))
		return; /* a weekday */
	for (size_t at = 0; at < value.n; part++) {
		size_t end = at;

		while (end < value.n && value.p[end] != '-')
			end++;
		add(to, value.p + at, end - at, part == 0 ? DGM__ATOM_YEAR : part == 1 ? DGM__ATOM_MONTH : DGM__ATOM_PLAIN);
		at = end + 1;
		if (!part && value.n > 1 && value.p[0] == '-') /* no year: "--MM-DD" */
			at = 2;
	}
	for (size_t i = 0; i < to->count; i++)
		to->items[i].in_date = true;
}

static void add_time(dgm__atoms *to, dgm_str value)
{
	const char *mark = memchr(value.p, ':', value.n);
	size_t hour, minute;

	if (!mark)
		return;
	hour = (size_t)(mark - value.p);
	minute = value.n - hour - 1;
	add(to, value.p, hour, DGM__ATOM_HOUR);
	if (!(minute == 2 && mark[1] == '0' && mark[2] == '0'))
		add(to, mark + 1, minute, DGM__ATOM_PLAIN);
}

/* Of "USD 5", what stands behind the space. */
static dgm_str amount_of(dgm_str money)
{
	const char *mark = money.n ? memrchr(money.p, ' ', money.n) : NULL;

	return mark ? (dgm_str){ mark + 1, money.n - (size_t)(mark + 1 - money.p) } : money;
}

dgm__atoms dgm__atoms_of(const dgm_entity *e)
{
	dgm__atoms to = { .count = 0 };
	dgm_str amount;

	switch (e->kind) {
	case DGM_ENTITY_DATE:
		add_date(&to, e->value);
		break;
	case DGM_ENTITY_TIME:
		add_time(&to, e->value);
		break;
	case DGM_ENTITY_MONEY:
		amount = amount_of(e->value);
		add(&to, amount.p, amount.n, DGM__ATOM_PLAIN);
		to.items[0].other = amount_of(e->other);
		to.items[0].currency = (dgm_str){ e->value.p, (size_t)(amount.p - e->value.p) };
		break;
	default:
		add(&to, e->value.p, e->value.n, DGM__ATOM_PLAIN);
		to.items[0].other = e->other;
		break;
	}
	return to;
}

bool dgm__same_value(dgm_str a, dgm_str b)
{
	return a.n == b.n && a.n && !memcmp(a.p, b.p, a.n);
}

long dgm__small_number(dgm_str value)
{
	long n = 0;

	if (!value.n || value.n > 4)
		return -1;
	for (size_t i = 0; i < value.n; i++) {
		if (value.p[i] < '0' || value.p[i] > '9')
			return -1;
		n = n * 10 + (value.p[i] - '0');
	}
	return n;
}

/* The 1930s are the thirties ("30-е", "八十年代"). */
static bool is_decade(dgm_str year, dgm_str decade)
{
	long y = dgm__small_number(year), d = dgm__small_number(decade);

	return y >= 1100 && y < 2100 && y % 10 == 0 && d >= 10 && d < 100 && y % 100 == d;
}

/* 2009 is '09, 09年. */
static bool is_short_year(dgm_str year, dgm_str brief)
{
	long y = dgm__small_number(year), d = dgm__small_number(brief);

	return y >= 1950 && y < 2050 && d >= 0 && d < 100 && y % 100 == d;
}

/* The 1800s are the 19th century ("1800-luku", "1800-talet"). */
static bool is_century(dgm_str years, dgm_str century)
{
	long y = dgm__small_number(years), c = dgm__small_number(century);

	return y >= 1000 && y < 2100 && y % 100 == 0 && y / 100 + 1 == c;
}

/* 15:00 is 3 where the words for the half of the day were not understood. */
static bool is_hour(const dgm__atom *a, const dgm__atom *b)
{
	long x = dgm__small_number(a->value), y = dgm__small_number(b->value);

	return a->role == DGM__ATOM_HOUR && (b->role == DGM__ATOM_PLAIN || b->role == DGM__ATOM_HOUR) && x > 12 && y >= 0 && x - 12 == y;
}

static bool is_form_of(const dgm__atom *a, const dgm__atom *b)
{
	return is_decade(a->value, b->value) || is_century(a->value, b->value) || is_hour(a, b) || is_short_year(a->value, b->value);
}

/* Euros are no dollars; a sign that several countries use ("$ ", "¥ ") may be any of theirs. */
static bool currencies_part(dgm_str a, dgm_str b)
{
	enum { CODE = 4 }; /* "USD " */

	if (!a.n || !b.n || dgm__same_value(a, b))
		return false;
	if (a.n == CODE && b.n == CODE)
		return true;
	if (a.n == CODE)
		return currencies_part(b, a);
	return b.n == CODE && (*a.p == '$' ? b.p[2] != 'D' : memcmp(b.p, "JPY", 3) && memcmp(b.p, "CNY", 3));
}

/* Numbers of two dates meet in the same role only. */
bool dgm__atoms_meet(const dgm__atom *a, const dgm__atom *b)
{
	if ((a->in_date && b->in_date && a->role != b->role) || currencies_part(a->currency, b->currency))
		return false;
	return dgm__same_value(a->value, b->value) || dgm__same_value(a->other, b->value) || dgm__same_value(a->value, b->other)
		|| is_form_of(a, b) || is_form_of(b, a);
}
