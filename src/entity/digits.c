/* Digits of any script with their separators -> a number: which marks join groups, and which is the decimal one. */
#include "entity/recogniser.h"

enum { MOST_GROUPS = 12, WIDEST = 18 };

typedef struct groups {
	size_t start[MOST_GROUPS], length[MOST_GROUPS];
	uint32_t mark[MOST_GROUPS]; /* before group i; [0] unused */
	size_t count, end;
	bool broken;                /* too many groups or digits */
} groups;

enum { ARABIC_DECIMAL = 0x66B, ARABIC_GROUP = 0x66C, ARABIC_COMMA = 0x60C };

/* The decimal point of Japanese print: 34・17. */
static bool is_middle_dot(uint32_t c)
{
	return c == 0x30FB || c == 0xFF65;
}

static size_t run_of_digits(const dgm__scan *scan, size_t at)
{
	while (scan->chars[at].digit >= 0)
		at++;
	return at;
}

/* "4・5月" is April and May: what counts months or days is a list. */
static bool is_list_of_days(const dgm__scan *scan, size_t digits)
{
	size_t end = run_of_digits(scan, digits);

	return dgm__scan_hit_at(scan, end, DGM__MEANS_MONTH_MARK) || dgm__scan_hit_at(scan, end, DGM__MEANS_DAY_MARK);
}

/* May the mark at `at` join digits? Spaces and apostrophes only before exactly three. */
static bool joins(const dgm_recogniser *recogniser, const dgm__scan *scan, const groups *g, size_t at)
{
	const dgm__char *c = &scan->chars[at];
	bool three;

	if (c[0].c == 0 || c[1].digit < 0)
		return false;
	if (c->c == '.' || c->c == ',' || c->c == ARABIC_DECIMAL || c->c == ARABIC_GROUP || c->c == ARABIC_COMMA)
		return true;
	if (is_middle_dot(c->c))
		return !is_list_of_days(scan, at + 1);
	three = c[1].digit >= 0 && c[2].digit >= 0 && c[3].digit >= 0 && c[4].digit < 0 && g->length[0] <= 3 && scan->chars[g->start[0]].digit != 0;
	for (size_t i = 1; i < g->count; i++)
		three = three && g->mark[i] == c->c;
	if (c->c == '\'')
		return three;
	return three && c->flags & DGM__CHAR_SPACE && (c->flags & DGM__CHAR_HARD || recogniser->profile->space_groups);
}

static void collect(const dgm_recogniser *recogniser, const dgm__scan *scan, size_t at, groups *g)
{
	size_t digits = 0;

	g->count = 0;
	g->broken = false;
	for (;;) {
		size_t end = run_of_digits(scan, at);

		digits += end - at;
		if (g->count < MOST_GROUPS) {
			g->start[g->count] = at;
			g->length[g->count++] = end - at;
		} else {
			g->broken = true;
		}
		g->end = end;
		if (!joins(recogniser, scan, g, end))
			break;
		if (g->count < MOST_GROUPS)
			g->mark[g->count] = scan->chars[end].c;
		at = end + 1;
	}
	g->broken = g->broken || digits > WIDEST;
}

/* Groups 0..last as one run of digits; point: group from which digits are decimals, or count. */
static dgm__decimal read(const dgm__scan *scan, const groups *g, size_t point)
{
	dgm__decimal value = { 0, 0, false };

	for (size_t i = 0; i < g->count; i++) {
		for (size_t k = 0; k < g->length[i]; k++)
			(void)dgm__decimal_digit(&value, scan->chars[g->start[i] + k].digit); /* WIDEST fits */
		if (i >= point)
			value.power = (int16_t)(value.power - (int)g->length[i]);
	}
	return value;
}

/* Are groups 0..n-1 a whole number in groups of three, or of two before the last three (lakh)? */
static bool grouped(const dgm__scan *scan, const groups *g, size_t n)
{
	bool threes = g->length[0] <= 3, lakhs = g->length[0] <= 2 && n > 2;

	if (scan->chars[g->start[0]].digit == 0)
		return false;
	for (size_t i = 1; i < n; i++) {
		threes = threes && g->length[i] == 3 && g->mark[i] == g->mark[1];
		lakhs = lakhs && g->length[i] == (i + 1 < n ? 2 : 3) && g->mark[i] == g->mark[1];
	}
	return threes || lakhs;
}

static bool are_zeros(const dgm__scan *scan, size_t at, size_t count)
{
	while (count && scan->chars[at].digit == 0) {
		at++;
		count--;
	}
	return !count;
}

/* One mark: decimal or group? By the mark, the number of digits, the language's habit. */
static void read_one_mark(const dgm_recogniser *recogniser, const dgm__scan *scan, const groups *g, dgm__figure *figure)
{
	uint32_t mark = g->mark[1];
	bool may_group = grouped(scan, g, 2);

	figure->value = read(scan, g, 1);
	if (mark == ARABIC_DECIMAL || is_middle_dot(mark) || !may_group)
		return;
	if (mark == ARABIC_GROUP || mark == '\'' || mark == ' ') {
		figure->value = read(scan, g, 2);
		return;
	}
	figure->other = figure->value;
	figure->value = read(scan, g, 2);
	if (mark == recogniser->habits.group && are_zeros(scan, g->start[1], g->length[1]))
		return; /* nobody writes 84.000 for 84 */
	figure->flags |= DGM__FIGURE_OTHER;
	if (mark == recogniser->habits.decimal) {
		dgm__decimal swap = figure->other;

		figure->other = figure->value;
		figure->value = swap;
		figure->flags |= DGM__FIGURE_TWICE;
	} else if (mark != recogniser->habits.group) {
		figure->flags |= DGM__FIGURE_TWICE;
	}
}

bool dgm__digits_read(const dgm_recogniser *recogniser, const dgm__scan *scan, size_t at, dgm__figure *figure)
{
	groups g;
	bool fine = true;

	collect(recogniser, scan, at, &g);
	*figure = (dgm__figure){ .start = (uint32_t)at, .end = (uint32_t)g.end, .digits_end = (uint32_t)g.end, .flags = DGM__FIGURE_DIGITS };
	if (g.broken) {
		fine = false;
	} else if (g.count == 1) {
		figure->value = read(scan, &g, 1);
		figure->width = (uint8_t)g.length[0];
	} else if (g.count == 2) {
		read_one_mark(recogniser, scan, &g, figure);
	} else if (grouped(scan, &g, g.count) && g.mark[1] != ARABIC_DECIMAL) {
		figure->value = read(scan, &g, g.count);
	} else if (g.mark[g.count - 1] != g.mark[g.count - 2] && grouped(scan, &g, g.count - 1)) {
		figure->value = read(scan, &g, g.count - 1);
	} else {
		fine = false;
	}
	if (!fine)
		figure->flags |= DGM__FIGURE_CODE;
	return fine;
}
