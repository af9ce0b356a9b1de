/*
 * Telephone numbers by their look: an international prefix, an area code in brackets, groups behind a zero, or three groups and more between hyphens (the notations
 * of ITU-T E.123 and of the press). Dates, sums and ranges look otherwise: groups are counted, and what holds a whole date is left to it.
 */
#include <string.h>

#include "entity/recogniser.h"

enum { MOST_GROUPS = 8, MOST_DIGITS = 15, INTERNATIONAL = 8, NATIONAL = 9, LOCAL = 7, LONGEST_NATIONAL = 12, SURELY_NO_SUM = 11 };

/* Groups of digits with single marks between them. */
typedef struct shape {
	size_t end;
	unsigned widths[MOST_GROUPS], groups, digits;
	int bracketed;   /* group that stands in brackets, -1: none */
	uint32_t mark;   /* between groups, behind the first; 0: none */
	bool plus, zero, mixed;
} shape;

static bool is_mark(uint32_t c)
{
	return c == ' ' || c == '-' || c == '.' || c == '/' || c == 0x2010 || c == 0x2011;
}

/* Over what may stand between two groups, brackets included; 0: the number ends here. */
static size_t gap_end(const dgm__scan *scan, size_t at, bool *opens, bool *closes)
{
	size_t i = at;

	*opens = *closes = false;
	if (scan->chars[i].c == ')') {
		*closes = true;
		i++;
	}
	if (is_mark(scan->chars[i].c))
		i++;
	if (!*closes && scan->chars[i].c == '(') {
		*opens = true;
		i++;
	}
	return i > at && scan->chars[i].digit >= 0 ? i : 0;
}

static bool read_group(const dgm__scan *scan, shape *s, size_t at)
{
	size_t i = at;

	if (s->groups == MOST_GROUPS)
		return false;
	while (scan->chars[i].digit >= 0 && i - at <= MOST_DIGITS)
		i++;
	s->widths[s->groups++] = (unsigned)(i - at);
	s->digits += (unsigned)(i - at);
	s->end = i;
	return s->digits <= MOST_DIGITS;
}

/* Reads as many groups as there are from at; false: too many. */
static bool read(const dgm__scan *scan, size_t at, shape *s)
{
	bool opens = false, closes = false, open;

	*s = (shape){ .bracketed = -1, .plus = scan->chars[at].c == '+' };
	at += s->plus ? 1 : 0;
	open = scan->chars[at].c == '(';
	at += open ? 1 : 0;
	if (scan->chars[at].digit < 0)
		return false;
	s->zero = scan->chars[at].digit == 0;
	if (!read_group(scan, s, at))
		return false;
	while ((at = gap_end(scan, s->end, &opens, &closes))) {
		uint32_t mark = opens || closes ? 0 : scan->chars[at - 1].c;

		if (opens && (open || s->bracketed >= 0))
			break;
		if (closes && !open)
			break;
		if (closes)
			s->bracketed = (int)s->groups - 1;
		open = opens || (open && !closes);
		if (s->groups > 1 && mark && s->mark && mark != s->mark)
			s->mixed = true;
		if (s->groups > 1 && mark)
			s->mark = mark;
		if (!read_group(scan, s, at))
			return false;
	}
	return !open;
}

/* "+100 000 000" is a sum. */
static bool is_sum(const shape *s)
{
	for (unsigned i = 1; i < s->groups; i++)
		if (s->widths[i] != 3)
			return false;
	return s->groups > 1 && s->digits < SURELY_NO_SUM;
}

static bool has_hyphens_only(const dgm__scan *scan, size_t at, const shape *s)
{
	for (size_t i = at; i < s->end; i++)
		if (scan->chars[i].digit < 0 && scan->chars[i].c != '-' && scan->chars[i].c != 0x2010 && scan->chars[i].c != 0x2011)
			return false;
	for (unsigned i = 0; i < s->groups; i++)
		if (s->widths[i] < 2 && (i || s->groups < 4))
			return false;
	return s->groups >= 3 && !(s->widths[0] == 4 && s->widths[1] == 2); /* 2025-06-02 */
}

static bool is_phone(const dgm__scan *scan, size_t at, const shape *s)
{
	if (s->plus)
		return s->digits >= INTERNATIONAL && !is_sum(s);
	if (s->bracketed == 0)
		return s->digits >= LOCAL && s->widths[0] >= 2 && s->widths[0] <= 5 && s->groups > 1 && s->widths[1] >= 2;
	if (s->bracketed == 1)
		return s->digits >= NATIONAL && s->widths[0] == 1 && s->widths[1] >= 2 && s->groups > 2;
	if (s->digits < NATIONAL || s->digits > LONGEST_NATIONAL)
		return false;
	return (s->zero && s->widths[0] >= 2 && s->groups >= 2 && !s->mixed) || has_hyphens_only(scan, at, s);
}

/* May a number begin at `at`, and does the text go on as behind one at `end`? */
static bool begins(const dgm__scan *scan, size_t at)
{
	const dgm__char *c = scan->chars + at;

	if (c->digit < 0 && c->c != '+' && c->c != '(')
		return false;
	if (c->flags & DGM__CHAR_TAKEN)
		return false;
	if (!at)
		return true;
	if (c[-1].digit >= 0 || c[-1].flags & DGM__CHAR_CASED || c[-1].c == '+' || c[-1].c == '(')
		return false;
	return at < 2 || c[-2].digit < 0 || c[-1].flags & DGM__CHAR_SPACE || c[-1].flags & DGM__CHAR_LETTER;
}

static bool ends(const dgm__scan *scan, size_t end)
{
	const dgm__char *c = scan->chars + end;

	return !(c->flags & DGM__CHAR_CASED) && c->c != '%' && !(strchr(",:", (int)(c->c && c->c < 128 ? c->c : 'a')) && c[1].digit >= 0);
}

/* Is a whole date read in these bytes? A year alone or a time may be any group of digits. */
static bool is_dated(const dgm_entities *found, uint32_t start_off, uint32_t end_off)
{
	for (size_t i = 0; i < found->count; i++) {
		const dgm_entity *e = &found->items[i];

		if (e->kind == DGM_ENTITY_DATE && e->value.n == strlen("YYYY-MM-DD") && e->start_off < end_off && e->end_off > start_off)
			return true;
	}
	return false;
}

static bool emit(dgm__scan *scan, dgm_entities *out, size_t start, const shape *s)
{
	char value[MOST_DIGITS + 1];
	size_t n = 0;

	if (s->plus)
		value[n++] = '+';
	for (size_t i = start; i < s->end; i++)
		if (scan->chars[i].digit >= 0)
			value[n++] = (char)('0' + scan->chars[i].digit);
	return dgm__scan_emit(scan, out, DGM_ENTITY_PHONE, start, s->end, false, (dgm_str){ value, n }, (dgm_str){ NULL, 0 });
}

static bool find(const dgm_recogniser *recogniser, dgm__scan *scan, dgm_entities *out)
{
	(void)recogniser;
	if (scan->digits < LOCAL)
		return true;
	for (size_t at = 0; at < scan->count; at++) {
		shape s;

		if (!begins(scan, at) || !read(scan, at, &s) || !is_phone(scan, at, &s) || !ends(scan, s.end) || is_dated(out, scan->chars[at].off, scan->chars[s.end].off))
			continue;
		if (!emit(scan, out, at, &s))
			return false;
		at = s.end - 1;
	}
	return true;
}

/* Without what is dialled before an area code: +, 00, 0. */
static dgm_str national(dgm_str value)
{
	while (value.n && (*value.p == '+' || *value.p == '0')) {
		value.p++;
		value.n--;
	}
	return value;
}

/* One may lack the code of the country (at most three digits) or begin with the 8 that Russia dials for its own 7. */
static bool equal(const dgm_entity *a, const dgm_entity *b)
{
	dgm_str x = national(a->value), y = national(b->value);

	if (x.n < y.n)
		return equal(b, a);
	if (y.n < LOCAL || x.n - y.n > 3)
		return false;
	if (x.n == y.n && x.n == 11 && ((*x.p == '8' && *y.p == '7') || (*x.p == '7' && *y.p == '8')))
		return !memcmp(x.p + 1, y.p + 1, x.n - 1);
	return !memcmp(x.p + (x.n - y.n), y.p, y.n);
}

const dgm__entity_type dgm__entity_phone = { .kind = DGM_ENTITY_PHONE, .name = "phone", .find = find, .equal = equal };
