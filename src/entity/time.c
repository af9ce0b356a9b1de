/* Times of the day: 15:30, 3 p.m., 15h30, 下午3点, 오후 3시 30분, 15 Uhr. Without a half of the day, morning and afternoon are both possible. */
#include <stdio.h>
#include <string.h>

#include "base/status.h"
#include "entity/recogniser.h"

static bool add(void *arg, const dgm__cldr_name *name)
{
	return name->name.n < 2 || dgm__recogniser_add(arg, name->name, &(dgm__meaning){ .type = DGM__MEANS_HALF_DAY, .value = (uint64_t)name->value }, false);
}

static dgm_status build(dgm_recogniser *recogniser, dgm_error *err)
{
	dgm_status st = dgm__cldr_half_days(recogniser->locale, add, recogniser, err);

	if (st == DGM_OK && !(dgm__recogniser_add_words(recogniser, DGM__MEANS_HALF_DAY) && dgm__recogniser_add_words(recogniser, DGM__MEANS_HOUR_MARK)
		&& dgm__recogniser_add_words(recogniser, DGM__MEANS_MINUTE_MARK)))
		st = dgm__out_of_memory(err);
	return st;
}

static int read_int(const dgm__scan *scan, size_t *at, unsigned *width)
{
	int value = 0;

	for (*width = 0; scan->chars[*at].digit >= 0; ++*at)
		if (++*width <= 2)
			value = value * 10 + scan->chars[*at].digit;
	return value;
}

typedef struct clock {
	size_t start, end;
	int hour, minute;
	bool minutes;  /* were given */
	bool sure;     /* written so that it can be nothing but a time */
	int half;      /* 0, 12, 24 (night); -1: none */
	bool stopped;  /* 15.30: only with a mark or a half of the day */
} clock;

/* Hours, and minutes after a colon, a stop or an h. */
static bool read_hour(const dgm__scan *scan, size_t at, clock *c)
{
	unsigned width;
	size_t p = at;
	uint32_t mark;

	*c = (clock){ .start = at, .half = -1 };
	if (at && (scan->chars[at - 1].c == ':' || scan->chars[at - 1].c == '.' || scan->chars[at - 1].c == ',') && at > 1 && scan->chars[at - 2].digit >= 0)
		return false;
	c->hour = read_int(scan, &p, &width);
	if (!width || width > 2 || c->hour > 24)
		return false;
	c->end = p;
	mark = scan->chars[p].c;
	if (mark == ',' && scan->chars[p + 1].digit >= 0) /* 10,000 */
		return false;
	if ((mark == ':' || mark == '.' || mark == 'h' || mark == 0x2236) && scan->chars[p + 1].digit >= 0) {
		p++;
		c->minute = read_int(scan, &p, &width);
		if (width != 2 || c->minute > 59)
			return mark != ':' && mark != 0x2236 && false;
		c->minutes = true;
		c->sure = mark != '.';
		c->stopped = mark == '.';
		c->end = p;
		if (scan->chars[p].c == ':' && scan->chars[p + 1].digit >= 0 && scan->chars[p + 2].digit >= 0)
			c->end = p + 3;
		if (scan->chars[c->end].digit >= 0 || (scan->chars[c->end].c == '.' && scan->chars[c->end + 1].digit >= 0))
			return false;
	}
	return true;
}

/* A half of the day, or a mark of the hour ("klo"), that ends just before `at`. */
static const dgm__hit *name_before(const dgm__scan *scan, size_t at, dgm__meaning_type type)
{
	size_t end = at;
	size_t floor;

	while (end && (scan->chars[end - 1].flags & DGM__CHAR_SPACE || scan->chars[end - 1].c == '.'))
		end--;
	floor = end > 12 ? end - 12 : 0;
	for (size_t i = dgm__scan_hit_from(scan, floor); i < scan->hit_count && scan->hits[i].start < end; i++)
		if (scan->hits[i].meaning->type == type && scan->hits[i].end == end
			&& (scan->hits[i].flags & DGM__NAME_PREFIX || scan->chars[end - 1].flags & (DGM__CHAR_LOOSE | DGM__CHAR_HANGUL)))
			return &scan->hits[i];
	return NULL;
}

/* Thai: the letter that marks the hour begins and ends many words. */
static bool is_bare_letter(const dgm__scan *scan, const dgm__hit *mark)
{
	return mark && scan->chars[mark->start].c == 0xE19 && mark->end - mark->start == 1 && scan->chars[mark->end].c != '.';
}

/* Hour and minute marks as words: 15時30分, 15 Uhr 30. */
static void read_marks(const dgm__scan *scan, clock *c)
{
	const dgm__hit *mark = dgm__scan_hit_at(scan, dgm__scan_skip(scan, c->end, false), DGM__MEANS_HOUR_MARK);
	const dgm__hit *lead = name_before(scan, c->start, DGM__MEANS_HOUR_MARK);
	size_t p;
	unsigned width;

	if (lead && !is_bare_letter(scan, lead)) { /* klo 15.30 */
		c->sure = c->sure || c->minutes || lead->meaning->value;
		c->stopped = false;
	}
	if (!mark || mark->flags & DGM__NAME_PREFIX || is_bare_letter(scan, mark))
		return;
	c->sure = c->sure || mark->meaning->value || c->stopped;
	c->stopped = false;
	c->end = mark->end;
	if (c->minutes)
		return;
	p = dgm__scan_skip(scan, mark->end, false);
	if (scan->chars[p].c == 0x534A || scan->chars[p].c == 0xBC18) { /* 半 반: half past */
		c->minute = 30;
		c->minutes = c->sure = true;
		c->end = p + 1;
	} else if (scan->chars[p].digit >= 0) {
		size_t from = p;
		int minute = read_int(scan, &p, &width);
		const dgm__hit *end = dgm__scan_hit_at(scan, dgm__scan_skip(scan, p, false), DGM__MEANS_MINUTE_MARK);

		if (minute <= 59 && width <= 2 && (end || (mark->meaning->value && from == mark->end + 1 && width == 2))) {
			c->minute = minute;
			c->minutes = true;
			c->sure = c->sure || scan->chars[mark->start].flags & (DGM__CHAR_LOOSE | DGM__CHAR_HANGUL);
			c->end = end ? end->end : p;
		}
	}
}

static void read_half(const dgm__scan *scan, size_t free_from, clock *c)
{
	const dgm__hit *half = dgm__scan_hit_at(scan, dgm__scan_skip(scan, c->end, false), DGM__MEANS_HALF_DAY);

	if (half && !(scan->chars[half->start].flags & (DGM__CHAR_HANGUL | DGM__CHAR_LOOSE))) {
		c->half = (int)half->meaning->value;
		c->end = half->end;
		if (scan->chars[c->end].c == '.' && half->end - half->start == 3 && scan->chars[half->start + 1].c == '.')
			c->end++;
		return;
	}
	half = name_before(scan, c->start, DGM__MEANS_HALF_DAY);
	if (half && half->start >= free_from) {
		c->half = (int)half->meaning->value;
		c->start = half->start;
	}
}

static bool emit(dgm__scan *scan, dgm_entities *out, const clock *c, size_t figure_start)
{
	char value[16], other[16];
	int hour = c->hour, n, k = 0;

	if (c->half == 12 && hour < 12)
		hour += 12;
	else if (c->half == 0 && hour == 12)
		hour = 0;
	else if (c->half == 24)
		hour = hour == 12 ? 0 : hour >= 8 && hour < 12 ? hour + 12 : hour;
	n = snprintf(value, sizeof value, "%02d:%02d", hour % 24, c->minute);
	if (c->half < 0 && hour >= 1 && hour <= 12 && scan->chars[figure_start].digit != 0)
		k = snprintf(other, sizeof other, "%02d:%02d", (hour + 12) % 24, c->minute);
	return dgm__scan_emit(scan, out, DGM_ENTITY_TIME, c->start, c->end, c->half < 0 && !c->sure, (dgm_str){ value, (size_t)n }, (dgm_str){ other, (size_t)k });
}

static bool find(const dgm_recogniser *recogniser, dgm__scan *scan, dgm_entities *out)
{
	size_t free_from = 0;

	for (size_t i = 0; i < scan->figure_count; i++) {
		dgm__figure *figure = &scan->figures[i];
		size_t start = figure->start;
		clock c;

		if (start < free_from || figure->flags & (DGM__FIGURE_DATED | DGM__FIGURE_SCALED) || scan->chars[start].digit < 0 || scan->chars[start].flags & DGM__CHAR_TAKEN || !read_hour(scan, start, &c))
			continue;
		if (figure->flags & DGM__FIGURE_CODE && start && scan->chars[start - 1].flags & DGM__CHAR_LETTER)
			continue;
		read_marks(scan, &c);
		read_half(scan, free_from, &c);
		if (c.half >= 0 && (c.hour > 12 && c.minute == 0 && !c.minutes && c.half == 24))
			continue;
		if (c.half < 0 && !c.sure)
			continue;
		for (size_t k = i; k < scan->figure_count && scan->figures[k].start < c.end; k++)
			scan->figures[k].flags |= DGM__FIGURE_DATED;
		if (!emit(scan, out, &c, start))
			return false;
		free_from = c.end;
	}
	return true;
}

const dgm__entity_type dgm__entity_time = { .kind = DGM_ENTITY_TIME, .name = "time", .build = build, .find = find };
