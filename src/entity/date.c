/*
 * Dates: month names with a day or a year beside them in any order, figures with marks (2025年6月2日), numeric dates by the locale's order,
 * weekdays, years. Figures inside are marked as dated. Thai dates count Buddhist years.
 */
#include <stdio.h>
#include <string.h>

#include "base/status.h"
#include "entity/date_read.h"

/* ---- names -------------------------------------------------------------------------------------------- */

typedef struct target {
	dgm_recogniser *recogniser;
	dgm__meaning_type type;
} target;

static bool begins_upper(dgm_recogniser *recogniser, dgm_str name, bool *fine)
{
	*fine = dgm__scan_fold(recogniser->building, name, recogniser->turkic);
	return *fine && recogniser->building->chars[0].flags & DGM__CHAR_UPPER;
}

static bool add(void *arg, const dgm__cldr_name *name)
{
	target *to = arg;
	dgm__meaning meaning = { .type = (uint8_t)to->type, .value = (uint64_t)name->value };
	bool fine, upper = begins_upper(to->recogniser, name->name, &fine);

	if (!fine)
		return false;
	/* running Turkish writes its weekdays small */
	if (upper && !(to->type == DGM__MEANS_WEEKDAY && to->recogniser->turkic))
		meaning.flags |= DGM__NAME_CASED;
	if (name->brief)
		meaning.flags |= DGM__NAME_SHORT;
	if (to->recogniser->building->count < 3 && to->recogniser->building->chars[0].flags & DGM__CHAR_CASED)
		return true; /* bare letters and figures */
	return dgm__recogniser_add(to->recogniser, name->name, &meaning, !name->brief);
}

static bool add_mark(void *arg, const dgm__cldr_name *name)
{
	dgm_recogniser *recogniser = arg;
	dgm__meaning meaning = { .type = (uint8_t)(name->value == 'y' ? DGM__MEANS_YEAR : DGM__MEANS_JOINT) };

	return dgm__recogniser_add(recogniser, name->name, &meaning, false);
}

/* Month names of further locales of the language: "ar-LB ar-MA". */
static dgm_status add_variants(dgm_recogniser *recogniser, target *to, dgm_error *err)
{
	const char *p = recogniser->profile->variants;
	dgm_status st = DGM_OK;

	while (p && *p && st == DGM_OK) {
		char locale[16];
		size_t n = strcspn(p, " ");

		snprintf(locale, sizeof locale, "%.*s", (int)n, p);
		st = dgm__cldr_months(locale, add, to, err);
		p += n + (p[n] == ' ');
	}
	return st;
}

static dgm_status build(dgm_recogniser *recogniser, dgm_error *err)
{
	static const dgm__meaning_type types[] = { DGM__MEANS_MONTH, DGM__MEANS_YEAR, DGM__MEANS_MONTH_MARK, DGM__MEANS_DAY_MARK };
	target months = { recogniser, DGM__MEANS_MONTH }, weekdays = { recogniser, DGM__MEANS_WEEKDAY };
	const char *language = recogniser->language;
	dgm_status st = DGM_OK;

	/* there months are figures with a mark */
	if (strcmp(language, "zh") && strcmp(language, "ja") && strcmp(language, "ko") && strcmp(language, "yue")) {
		st = dgm__cldr_months(recogniser->locale, add, &months, err);
		if (st == DGM_OK)
			st = add_variants(recogniser, &months, err);
		if (st == DGM_OK)
			st = dgm__cldr_date_marks(recogniser->locale, add_mark, recogniser, err);
	}
	if (st == DGM_OK)
		st = dgm__cldr_weekdays(recogniser->locale, add, &weekdays, err);
	for (size_t i = 0; i < sizeof types / sizeof *types && st == DGM_OK; i++)
		if (!dgm__recogniser_add_words(recogniser, types[i]))
			st = dgm__out_of_memory(err);
	return st;
}

/* ---- what was found ------------------------------------------------------------------------------------ */

static dgm_str print_parts(char *to, size_t size, int year, int month, int day)
{
	int n;

	if (year && month && day)
		n = snprintf(to, size, "%04d-%02d-%02d", year, month, day);
	else if (year && month)
		n = snprintf(to, size, "%04d-%02d", year, month);
	else if (year)
		n = snprintf(to, size, "%04d", year);
	else if (day)
		n = snprintf(to, size, "--%02d-%02d", month, day);
	else
		n = snprintf(to, size, "--%02d", month);
	return (dgm_str){ to, (size_t)n };
}

static bool emit(const dgm_recogniser *recogniser, dgm__scan *scan, dgm_entities *out, const dgm__date_found *f)
{
	char value[64], other[64];
	dgm_str v, o = { NULL, 0 };
	int year = f->year;

	if (!strcmp(recogniser->language, "th") && year > 2400)
		year -= 543;
	if (f->weekday) {
		int n = snprintf(value, sizeof value, "W%d", f->weekday);

		return dgm__scan_emit(scan, out, DGM_ENTITY_DATE, f->start, f->end, f->unsure, (dgm_str){ value, (size_t)n }, o);
	}
	v = print_parts(value, sizeof value, year, f->month, f->day);
	if (f->other_month)
		o = print_parts(other, sizeof other, year, f->other_month, f->other_day);
	return dgm__scan_emit(scan, out, DGM_ENTITY_DATE, f->start, f->end, f->unsure, v, o);
}

/* Figures within start..end belong to a date. */
static void mark_dated(dgm__scan *scan, size_t start, size_t end)
{
	for (size_t at = start; at < end; at++) {
		dgm__figure *figure = dgm__figure_at(scan, at);

		if (figure)
			figure->flags |= DGM__FIGURE_DATED;
	}
}

/* A weekday that is also an ordinal (Πέμπτη, segunda-feira) is the weekday. */
static void hide_ordinals(dgm__scan *scan, size_t start, size_t end)
{
	for (size_t at = start; at < end; at++) {
		dgm__figure *figure = dgm__figure_at(scan, at);

		if (figure && figure->end <= end)
			figure->flags |= DGM__FIGURE_CODE;
	}
}

/* ---- the sentence ------------------------------------------------------------------------------------------ */

static bool take(const dgm_recogniser *recogniser, dgm__scan *scan, dgm_entities *out, const dgm__date_found *f, size_t *free_from)
{
	if (f->weekday)
		hide_ordinals(scan, f->start, f->end);
	else if (!(f->year && !f->month && f->unsure))
		mark_dated(scan, f->start, f->end);
	*free_from = f->end;
	return emit(recogniser, scan, out, f);
}

static bool find(const dgm_recogniser *recogniser, dgm__scan *scan, dgm_entities *out)
{
	size_t free_from = 0, hit = 0, figure = 0;

	/* months first reach back for their day; so names and figures are walked together, a name's span deciding */
	while (hit < scan->hit_count || figure < scan->figure_count) {
		dgm__date_found f;
		bool fine = false;

		if (figure < scan->figure_count && (hit >= scan->hit_count || scan->figures[figure].start <= scan->hits[hit].start)) {
			dgm__figure *now = &scan->figures[figure++];

			if (now->start < free_from || scan->chars[now->start].flags & DGM__CHAR_TAKEN)
				continue;
			if (dgm__date_numeric(recogniser, scan, now->start, &f) || dgm__date_marked(recogniser, scan, now->start, &f))
				fine = true;
			if (fine && f.year && !f.month && dgm__month_follows(scan, f.end))
				fine = false; /* a year that the month takes */
			if (!fine && (!dgm__date_bare_year(scan, now, &f) || dgm__month_follows(scan, now->end)))
				continue;
			if (!fine && f.year > 2400 && !strcmp(recogniser->language, "th")) { /* the number may be meant, or the year */
				now->other = dgm__decimal_of((uint64_t)f.year - 543);
				now->flags |= DGM__FIGURE_OTHER | DGM__FIGURE_TWICE;
			}
			if (!take(recogniser, scan, out, &f, &free_from))
				return false;
			continue;
		}
		const dgm__hit *name = &scan->hits[hit++];

		if (name->start < free_from || scan->chars[name->start].flags & DGM__CHAR_TAKEN)
			continue;
		if (name->meaning->type == DGM__MEANS_MONTH) {
			fine = dgm__date_around_month(recogniser, scan, name, &f);
			if (fine && f.start < free_from)
				f.start = name->start;
		} else if (name->meaning->type == DGM__MEANS_WEEKDAY && !(name->flags & DGM__NAME_SHORT && !(scan->chars[name->start].c >= 0x3041 && name->end - name->start > 1))) {
			f = (dgm__date_found){ .start = name->start, .end = name->end, .weekday = (int)name->meaning->value, .unsure = name->flags & DGM__NAME_TAIL || (scan->chars[name->start].flags & DGM__CHAR_CASED && name->end - name->start < (recogniser->turkic ? 6 : 5)) };
			fine = true;
		}
		if (fine && !take(recogniser, scan, out, &f, &free_from))
			return false;
	}
	return true;
}

/* "2025-06-02" as parts: what is unknown is 0. false: a weekday. */
static bool parts_of(dgm_str value, int parts[3])
{
	char copy[16];

	parts[0] = parts[1] = parts[2] = 0;
	if (value.n < 4 || value.n >= sizeof copy)
		return false;
	memcpy(copy, value.p, value.n);
	copy[value.n] = '\0';
	if (copy[0] == '-')
		return sscanf(copy, "--%2d-%2d", &parts[1], &parts[2]) >= 1;
	return sscanf(copy, "%4d-%2d-%2d", &parts[0], &parts[1], &parts[2]) >= 1;
}

/* One says more than the other, and they do not differ: 2 June and 2 June 2025. */
static bool agree(dgm_str a, dgm_str b)
{
	int x[3], y[3];

	if (!parts_of(a, x) || !parts_of(b, y) || !x[1] || x[1] != y[1] || (x[2] == 0) != (y[2] == 0) || x[2] != y[2])
		return false;
	return !x[0] || !y[0] || x[0] == y[0];
}

static bool equal(const dgm_entity *a, const dgm_entity *b)
{
	return agree(a->value, b->value) || agree(a->value, b->other) || agree(a->other, b->value);
}

const dgm__entity_type dgm__entity_date = { .kind = DGM_ENTITY_DATE, .name = "date", .build = build, .find = find, .equal = equal };
