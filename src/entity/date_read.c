/* Dates in a sentence, read around the names of months, by the marks behind figures, and by figures alone. */
#include "entity/date_read.h"

#include <string.h>

/* ---- reading around ------------------------------------------------------------------------------------- */

static bool plain(const dgm__figure *figure, unsigned widest)
{
	return figure && !(figure->flags & (DGM__FIGURE_CODE | DGM__FIGURE_SCALED | DGM__FIGURE_OTHER)) && figure->flags & DGM__FIGURE_DIGITS && figure->width && figure->width <= widest
		&& !figure->value.negative;
}

static int whole(const dgm__figure *figure)
{
	return (int)dgm__decimal_whole(figure->value);
}

static int day_of(const dgm__figure *figure)
{
	int day = plain(figure, 2) ? whole(figure) : 0;

	return day >= 1 && day <= 31 ? day : 0;
}

static int year_of(const dgm__figure *figure)
{
	int year = plain(figure, 4) && figure->width == 4 ? whole(figure) : 0;

	return year >= 1000 && year < 2700 ? year : 0;
}

static bool is_mark(uint32_t c)
{
	return c == '.' || c == ',' || c == 0x60C || c == 0x104A || c == 0xBA || c == 0xAA || c == 0xB0; /* 1º, and with the sign of degrees */
}

/* A hyphen between a figure and a month: 14-mart, 14-Mar-2025. at: the character behind it. */
static bool is_hyphen_behind_figure(const dgm__scan *scan, size_t at)
{
	return at > 1 && scan->chars[at - 1].c == '-' && scan->chars[at - 2].digit >= 0;
}

/* Back over what is grown to a figure: 2nd, 1er, 2-го. Where the figure ends, or at. */
static size_t over_suffix(const dgm__scan *scan, size_t at)
{
	const dgm__char *c = scan->chars;
	size_t word = at;

	while (word && at - word < 4 && c[word - 1].flags & DGM__CHAR_LETTER && !(c[word - 1].flags & DGM__CHAR_LOOSE))
		word--;
	if (!word || word == at || at - word > 3)
		return at;
	if (c[word - 1].digit >= 0)
		return word;
	return c[word - 1].c == '-' && word > 1 && c[word - 2].digit >= 0 ? word - 1 : at;
}

/* Back over spaces, stops, and a joint word ("de", "of"): where a figure may end. */
static size_t back(const dgm__scan *scan, size_t at)
{
	const dgm__char *c = scan->chars;
	const dgm__hit *joint;

	while (at && (c[at - 1].flags & DGM__CHAR_SPACE || is_mark(c[at - 1].c)))
		at--;
	if (is_hyphen_behind_figure(scan, at))
		return at - 1;
	if (over_suffix(scan, at) < at)
		return over_suffix(scan, at);
	joint = at ? dgm__scan_name_before(scan, at, DGM__MEANS_JOINT, 0) : NULL;
	if (!joint)
		return at;
	for (at = joint->start; at && (c[at - 1].flags & DGM__CHAR_SPACE || is_mark(c[at - 1].c)); at--)
		;
	return over_suffix(scan, at);
}

/* Forward over spaces, stops, a joint word, and a year's mark that stands before it. */
static size_t ahead(const dgm__scan *scan, size_t at)
{
	if (scan->chars[at].c == '-' && scan->chars[at + 1].digit >= 0)
		return at + 1;
	for (int words = 0; words < 3; words++) {
		const dgm__hit *joint;

		while (scan->chars[at].flags & DGM__CHAR_SPACE || is_mark(scan->chars[at].c))
			at++;
		joint = dgm__scan_hit_at(scan, at, DGM__MEANS_JOINT);
		if (!joint)
			break;
		at = joint->end;
	}
	return at;
}

/* After a year: its mark ("г.", "года"). */
static size_t over_year_mark(const dgm__scan *scan, size_t at)
{
	size_t from = scan->chars[at].c == '.' ? at + 1 : at; /* Latvian: 2025. gada */
	const dgm__hit *mark = dgm__scan_hit_at(scan, dgm__scan_skip(scan, from, true), DGM__MEANS_YEAR);

	if (!mark)
		return at;
	return mark->flags & DGM__NAME_SHORT && scan->chars[mark->end].c == '.' && mark->end - mark->start < 3 ? mark->end + 1 : mark->end;
}

/* The first day of a range that ends on this figure: 2-5 June. */
static dgm__figure *range_start(const dgm__scan *scan, dgm__figure *last)
{
	uint32_t mark = last->start ? scan->chars[last->start - 1].c : 0;
	dgm__figure *first = mark == '-' || mark == 0x2013 ? dgm__figure_ending(scan, last->start - 1) : NULL;

	return day_of(first) ? first : last;
}

/* ---- month names ----------------------------------------------------------------------------------------- */

/* English may, march: a verb or a modal unless a figure stands by. */
static bool alone_is_unsure(const dgm__scan *scan, const dgm__hit *hit)
{
	return hit->end - hit->start <= 5;
}

/* A year beside a date that ends at `at`; moves *end. */
static int year_after(const dgm__scan *scan, size_t at, size_t *end)
{
	const dgm__figure *figure = dgm__figure_at(scan, ahead(scan, at));
	int year = year_of(figure);

	if (year)
		*end = over_year_mark(scan, figure->end);
	return year;
}

/* A year before a date that starts at `at`; moves *start. The mark between is taken over. */
static int year_before(const dgm__scan *scan, size_t at, size_t *start)
{
	const dgm__figure *figure;
	size_t end = back(scan, at), word = end;
	int year;

	while (word && scan->chars[word - 1].flags & DGM__CHAR_LETTER && end - word < 8)
		word--;
	if (word < end && dgm__scan_hit_at(scan, word, DGM__MEANS_YEAR))
		end = back(scan, word);
	figure = dgm__figure_ending(scan, end);
	year = year_of(figure);
	if (year)
		*start = figure->start;
	return year;
}

/* Past a second name of the month, as Arabic news writes it: 29 مايو أيار, مايو/أيار. */
static size_t over_second_name(const dgm__scan *scan, const dgm__hit *hit, size_t end)
{
	size_t at = dgm__scan_skip(scan, end, true);
	const dgm__hit *second;

	if (scan->chars[at].c == '/' || scan->chars[at].c == '(')
		at = dgm__scan_skip(scan, at + 1, false);
	second = at > end ? dgm__scan_hit_at(scan, at, DGM__MEANS_MONTH) : NULL;
	if (!second || second->meaning->value != hit->meaning->value)
		return end;
	return second->end + (scan->chars[second->end].c == ')');
}

bool dgm__date_around_month(const dgm_recogniser *recogniser, dgm__scan *scan, const dgm__hit *hit, dgm__date_found *f)
{
	size_t start = hit->start;
	dgm__figure *figure;

	*f = (dgm__date_found){ .start = hit->start, .end = hit->end, .month = (int)hit->meaning->value };
	if (hit->flags & DGM__NAME_SHORT && scan->chars[f->end].c == '.' && scan->chars[f->end + 1].c)
		f->end++;
	f->end = over_second_name(scan, hit, f->end);
	while (recogniser->prefixes[0] && start && scan->chars[start - 1].flags & DGM__CHAR_LETTER)
		start--; /* Hebrew: 2 be-yuni */
	figure = dgm__figure_ending(scan, back(scan, start));
	if (day_of(figure)) {
		figure = range_start(scan, figure);
		f->day = day_of(figure);
		f->start = figure->start;
	} else {
		figure = dgm__figure_at(scan, dgm__scan_skip(scan, f->end, false));
		if (day_of(figure)) {
			size_t end = figure->end;

			f->day = day_of(figure);
			while (scan->chars[end].flags & DGM__CHAR_LETTER && scan->chars[end].flags & DGM__CHAR_CASED)
				end++; /* June 2nd */
			if (end > figure->end + 2)
				end = figure->end;
			f->end = end;
		}
	}
	f->year = year_after(scan, f->end, &f->end);
	if (!f->year)
		f->year = year_before(scan, f->start, &f->start);
	if (f->day || f->year)
		return true;
	f->unsure = alone_is_unsure(scan, hit);
	return !(hit->flags & DGM__NAME_SHORT) && !(f->unsure && ((!hit->start && !strcmp(recogniser->language, "en")) || hit->flags & DGM__NAME_TAIL));
}

/* ---- figures with marks ---------------------------------------------------------------------------------- */

static int full_year(int two_digits)
{
	return two_digits + (two_digits < 70 ? 2000 : 1900);
}

/* 24年6月, but not 平成30年4月: the name of an era stands before it. */
static bool is_short_year(const dgm__scan *scan, const dgm__figure *year, const dgm__hit *mark)
{
	const dgm__figure *month = dgm__figure_at(scan, dgm__scan_skip(scan, mark->end, false));
	uint32_t before = year->start ? scan->chars[year->start - 1].c : 0;

	return month && dgm__scan_hit_at(scan, month->end, DGM__MEANS_MONTH_MARK) && !(before >= 0x3400 && before <= 0x9FFF);
}

bool dgm__date_marked(const dgm_recogniser *recogniser, dgm__scan *scan, size_t at, dgm__date_found *f)
{
	static const dgm__meaning_type marks[] = { DGM__MEANS_YEAR, DGM__MEANS_MONTH_MARK, DGM__MEANS_DAY_MARK };
	int parts[3] = { 0, 0, 0 };
	size_t next = at;
	bool bare_day = false; /* Mongolian: the day behind the month's mark has none of its own */

	*f = (dgm__date_found){ .start = at };
	for (size_t k = 0; k < 3; k++) {
		const dgm__figure *figure = dgm__figure_at(scan, dgm__scan_skip(scan, next, false));
		const dgm__hit *mark;
		int64_t value;

		if (!figure || figure->flags & (DGM__FIGURE_CODE | DGM__FIGURE_SCALED | DGM__FIGURE_OTHER))
			break;
		mark = dgm__scan_hit_at(scan, dgm__scan_skip(scan, figure->end, true), marks[k]);
		if (!mark && k == 2 && bare_day && day_of(figure)) {
			parts[k] = day_of(figure);
			f->end = figure->end;
		}
		if (!mark)
			continue;
		bare_day = k == 1 && mark->flags & DGM__NAME_AHEAD;
		value = dgm__decimal_whole(figure->value);
		if (k == 0 && figure->width == 2 && is_short_year(scan, figure, mark))
			value = full_year((int)value);
		if (k == 0 ? value < 1000 || value > 2699 : value < 1 || value > (k == 1 ? 12 : 31))
			break;
		if (k == 2 && !parts[1])
			break; /* a day alone is a number of days as well */
		if (k == 0 && (scan->chars[mark->end].c == 0x4EE3 || scan->chars[mark->end].c == 0xB300)) /* 1990年代, 1990년대 */
			break;
		parts[k] = (int)value;
		next = f->end = mark->end;
		if (mark->flags & DGM__NAME_SHORT && mark->end - mark->start < 3 && scan->chars[mark->end].c == '.')
			next = f->end = mark->end + 1;
	}
	f->year = parts[0];
	f->month = parts[1];
	f->day = parts[2];
	return parts[0] || parts[1];
}

/* ---- numeric dates ---------------------------------------------------------------------------------------- */

static int read_int(const dgm__scan *scan, size_t *at, unsigned *width)
{
	int value = 0;

	*width = 0;
	for (; scan->chars[*at].digit >= 0; ++*at)
		if (++*width <= 4)
			value = value * 10 + scan->chars[*at].digit;
	return value;
}

static bool is_day(int month, int day)
{
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* 02.06.2025, 6/2/2025, 2025-06-02. */
bool dgm__date_numeric(const dgm_recogniser *recogniser, const dgm__scan *scan, size_t at, dgm__date_found *f)
{
	int parts[3];
	unsigned widths[3];
	uint32_t mark = 0;
	size_t p = at, spaces = 0;
	bool month_first = strchr(recogniser->habits.date_order, 'm') < strchr(recogniser->habits.date_order, 'd');

	if (at && (scan->chars[at - 1].c == '.' || scan->chars[at - 1].c == '/' || scan->chars[at - 1].c == '-'))
		return false;
	for (size_t k = 0; k < 3; k++) {
		parts[k] = read_int(scan, &p, &widths[k]);
		if (!widths[k] || widths[k] > 4 || widths[k] == 3)
			return false;
		if (k < 2) {
			uint32_t c = scan->chars[p].c;

			if ((c != '.' && c != '/' && c != '-') || (mark && c != mark))
				return false;
			mark = c;
			p++;
			if (mark == '.' && scan->chars[p].flags & DGM__CHAR_SPACE) {
				spaces++;
				p++;
			}
		}
	}
	if (spaces == 2 ? widths[0] != 4 && widths[2] != 4 : spaces && widths[0] > 2) /* 14. 3. 2025, 2025. 3. 14 */
		return false;
	if (scan->chars[p].digit >= 0 || ((scan->chars[p].c == mark) && scan->chars[p + 1].digit >= 0))
		return false;
	*f = (dgm__date_found){ .start = at, .end = p };
	if (widths[0] == 4 && widths[1] <= 2 && widths[2] <= 2) {
		f->year = parts[0];
		f->month = parts[1];
		f->day = parts[2];
		return f->year >= 1000 && is_day(f->month, f->day);
	}
	if (widths[0] > 2 || widths[1] > 2 || widths[2] < 2 || (widths[2] == 2 && mark == '-'))
		return false;
	f->year = widths[2] == 4 ? parts[2] : full_year(parts[2]);
	if (mark == '.')
		month_first = false;
	f->day = parts[month_first];
	f->month = parts[!month_first];
	if (!is_day(f->month, f->day)) {
		int swap = f->day;

		f->day = f->month;
		f->month = swap;
	} else if (mark != '.' && f->day != f->month && is_day(f->day, f->month)) {
		f->other_month = f->day;
		f->other_day = f->month;
	}
	f->unsure = f->other_month != 0;
	return f->year >= 1000 && is_day(f->month, f->day);
}

/* Is there a month, or a day and a month, after a year that ends at `at`? Then the year is theirs. */
bool dgm__month_follows(const dgm__scan *scan, size_t at)
{
	const dgm__figure *figure;

	for (size_t letters = 0; letters < 4 && scan->chars[at].flags & DGM__CHAR_LETTER && scan->chars[at].flags & DGM__CHAR_CASED; letters++)
		at++;
	at = ahead(scan, over_year_mark(scan, at));
	if (dgm__scan_hit_at(scan, at, DGM__MEANS_MONTH))
		return true;
	figure = dgm__figure_at(scan, at);
	return day_of(figure) && dgm__scan_hit_at(scan, ahead(scan, figure->end), DGM__MEANS_MONTH);
}

/* A bare run of four digits may be a year: "in 2025". */
bool dgm__date_bare_year(const dgm__scan *scan, const dgm__figure *figure, dgm__date_found *f)
{
	int year = plain(figure, 4) && figure->end == figure->digits_end ? year_of(figure) : 0;

	*f = (dgm__date_found){ .start = figure->start, .end = figure->end, .year = year, .unsure = true };
	return year >= 1800 && year < 2600 && !(figure->flags & DGM__FIGURE_DATED);
}
