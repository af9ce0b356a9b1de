/*
 * Figures: numbers in digits (digits.c), in words, in Chinese numerals, and what magnitudes (million, 万) make of them.
 */
#include <string.h>

#include "base/mem.h"
#include "entity/recogniser.h"

/* A name of this type that ends at character end, in the word before it. */
static bool hit_ends(const dgm__scan *scan, size_t end, dgm__meaning_type type)
{
	size_t start = end;

	while (start && end - start < 24 && !(scan->chars[start - 1].flags & DGM__CHAR_SPACE)) {
		start--;
		for (size_t i = dgm__scan_hit_from(scan, start); i < scan->hit_count && scan->hits[i].start == start; i++)
			if (scan->hits[i].end == end && scan->hits[i].meaning->type == type)
				return true;
	}
	return false;
}

static bool hit_of_number(const dgm__scan *scan, size_t at)
{
	for (size_t i = dgm__scan_hit_from(scan, at); i < scan->hit_count && scan->hits[i].start == at; i++)
		if (scan->hits[i].meaning->type != DGM__MEANS_PLACE && scan->hits[i].meaning->type != DGM__MEANS_NOTHING && scan->hits[i].meaning->type != DGM__MEANS_JOINT)
			return true;
	return false;
}

/* Is the word that ends before `end` a name or code (F-16, COVID-19, Su35): cased, with a capital or a digit in it? */
static bool name_before(const dgm__scan *scan, size_t end)
{
	bool capital = false, cased = false;

	for (size_t i = end; i && end - i < 32 && (scan->chars[i - 1].flags & DGM__CHAR_LETTER || scan->chars[i - 1].digit >= 0); i--) {
		cased = cased || scan->chars[i - 1].flags & DGM__CHAR_CASED;
		capital = capital || scan->chars[i - 1].flags & DGM__CHAR_UPPER;
	}
	return cased && capital;
}

/* Digits grown together with a name are no number. */
static bool is_code(const dgm__scan *scan, const dgm__figure *figure)
{
	const dgm__char *c = scan->chars;
	size_t start = figure->start, end = figure->end, i;

	if (start && c[start - 1].flags & DGM__CHAR_CASED && !hit_ends(scan, start, DGM__MEANS_CURRENCY))
		return true;
	if (start && (c[start - 1].c == '_' || c[start - 1].c == '#' || c[start - 1].c == '\\'))
		return c[start - 1].c != '#';
	if (start > 1 && (c[start - 1].c == '-' || c[start - 1].c == 0x2013) && c[start - 2].flags & DGM__CHAR_CASED && name_before(scan, start - 1) && !hit_ends(scan, start - 1, DGM__MEANS_CURRENCY)
	    && !hit_ends(scan, start - 1, DGM__MEANS_MONTH))
		return true;
	if (!(c[end].flags & DGM__CHAR_CASED) || hit_of_number(scan, end))
		return c[end].c == '_';
	for (i = end; c[i].flags & DGM__CHAR_LETTER; i++)
		;
	return c[end].flags & DGM__CHAR_UPPER || c[i].digit >= 0;
}

/* ---- magnitudes ------------------------------------------------------------------------------------- */

static dgm__decimal power_of_ten(uint64_t power)
{
	return (dgm__decimal){ 1, (int16_t)power, false };
}

static bool is_vague(uint32_t c) /* 多 余 餘 几 幾 来 數 数 여: "and more" between figure and magnitude */
{
	return c == 0x591A || c == 0x4F59 || c == 0x9918 || c == 0x51E0 || c == 0x5E7E || c == 0x6765 || c == 0x6570 || c == 0x6578 || c == 0xC5EC;
}

static bool money_before(const dgm__scan *scan, size_t at)
{
	while (at && scan->chars[at - 1].flags & DGM__CHAR_SPACE)
		at--;
	return at && hit_ends(scan, at, DGM__MEANS_CURRENCY);
}

/* Small magnitudes count inside a section of Korean, Chinese, Japanese figures, large ones close it: 2억 9천600만. */
enum { ANY_MAGNITUDE = 0, LARGE_MAGNITUDE = 4, MOST_MAGNITUDE = 99 };

/* Catalan: 5 km are no 5 thousand millions. */
static bool hides_unit(const dgm__scan *scan, const dgm__hit *magnitude)
{
	const dgm__hit *unit = dgm__scan_hit_at(scan, magnitude->start, DGM__MEANS_UNIT);

	return unit && unit->end >= magnitude->end;
}

/* Multiplies by the magnitudes from least to most that follow; returns the power of the last one, 0 where none followed. */
static uint64_t scale(const dgm__scan *scan, dgm__figure *figure, uint64_t least, uint64_t most)
{
	uint64_t last = 0;

	for (;;) {
		size_t at = dgm__scan_skip(scan, figure->end, true);
		const dgm__hit *hit;

		if (at - figure->end > 3)
			break;
		if (is_vague(scan->chars[at].c))
			at++;
		hit = dgm__scan_hit_at(scan, at, DGM__MEANS_MAGNITUDE);
		if (!hit || hit->meaning->value < least || hit->meaning->value > most || (figure->start && (scan->chars[figure->start - 1].c == 0xC81C || scan->chars[figure->start - 1].c == 0x7B2C))) /* 제4조: an article of law */
			break;
		if (hit->flags & DGM__NAME_SHORT && hides_unit(scan, hit))
			break;
		if (hit->flags & DGM__NAME_UNSURE && (at != figure->end || !money_before(scan, figure->start)))
			break;
		if (!dgm__decimal_multiply(&figure->value, power_of_ten(hit->meaning->value)))
			break;
		if (figure->flags & DGM__FIGURE_OTHER)
			(void)dgm__decimal_multiply(&figure->other, power_of_ten(hit->meaning->value));
		figure->flags |= DGM__FIGURE_SCALED;
		figure->scale = (uint8_t)(figure->scale + hit->meaning->value);
		figure->width = 0;
		last = hit->meaning->value;
		figure->end = hit->end;
		if (hit->flags & DGM__NAME_SHORT && scan->chars[figure->end].c == '.' && scan->chars[figure->end + 1].c)
			figure->end++;
	}
	return last;
}

static bool dated_after(const dgm__scan *scan, size_t at)
{
	return dgm__scan_hit_at(scan, at, DGM__MEANS_YEAR) || dgm__scan_hit_at(scan, at, DGM__MEANS_MONTH_MARK);
}

/* Takes in a smaller part that follows: 12万3450, 1억 2000만, two thousand five hundred. */
static bool add_part(const dgm__scan *scan, dgm__figure *figure, const dgm__figure *part, uint64_t power)
{
	if (dgm__decimal_compare(part->value, power_of_ten(power)) >= 0 || dated_after(scan, part->end) || figure->flags & DGM__FIGURE_OTHER || part->flags & DGM__FIGURE_OTHER)
		return false;
	if (!dgm__decimal_add(&figure->value, part->value))
		return false;
	figure->end = part->end;
	return true;
}

/* ---- digits ----------------------------------------------------------------------------------------- */

static void sign(const dgm__scan *scan, dgm__figure *figure)
{
	const dgm__char *c = scan->chars;
	size_t at = figure->start;

	if (!at || (c[at - 1].c != '-' && c[at - 1].c != 0x2212))
		return;
	if (at == 1 || c[at - 2].flags & DGM__CHAR_SPACE || c[at - 2].c == '(' || c[at - 2].c == 0xFF08) {
		figure->value.negative = figure->other.negative = true;
		figure->start--;
	}
}

static bool tight(const dgm__scan *scan, size_t at) /* scripts that write 12万3450 and 1억 2000만 */
{
	return scan->chars[at].flags & (DGM__CHAR_LOOSE | DGM__CHAR_HANGUL);
}

/* The figure behind a section, without a space but in Korean. */
static bool read_part(const dgm_recogniser *recogniser, const dgm__scan *scan, size_t at, dgm__figure *part)
{
	if (!tight(scan, at - 1))
		return false;
	if (scan->chars[at].c == ' ' && scan->chars[at - 1].flags & DGM__CHAR_HANGUL)
		at++;
	if (scan->chars[at].digit < 0 || !dgm__digits_read(recogniser, scan, at, part))
		return false;
	if (!(part->flags & DGM__FIGURE_TWICE)) /* 1億2,500万: no part is a fraction */
		part->flags &= (uint8_t)~DGM__FIGURE_OTHER;
	return true;
}

/*
 * Sections of figures in scripts that count by ten thousands: small magnitudes make a section (9천600), a large one closes it (9천600만), and the next must
 * fit below it. figure: the first section so far, which ends in a magnitude of power `small`, or `large` where it is closed (0: it is not).
 */
static void read_sections(const dgm_recogniser *recogniser, const dgm__scan *scan, dgm__figure *figure, uint64_t small, uint64_t large)
{
	dgm__figure section = *figure, closed_before = *figure, part;
	uint64_t below = 0; /* power of the section that was closed before this one */

	while ((small || large) && read_part(recogniser, scan, figure->end, &part)) {
		uint64_t limit = small;
		dgm__figure sum, closed;

		small = scale(scan, &part, ANY_MAGNITUDE, LARGE_MAGNITUDE - 1);
		if (large) {
			closed_before = *figure;
			below = large;
			section = part;
		} else if (!add_part(scan, &section, &part, limit)) {
			return;
		}
		closed = section;
		large = scale(scan, &closed, LARGE_MAGNITUDE, MOST_MAGNITUDE);
		sum = closed_before;
		if (below && !add_part(scan, &sum, &closed, below))
			return;
		*figure = below ? sum : closed;
	}
}

static void read_digit_figure(const dgm_recogniser *recogniser, const dgm__scan *scan, size_t at, dgm__figure *figure)
{
	uint64_t small, large;

	if (!dgm__digits_read(recogniser, scan, at, figure))
		return;
	if (is_code(scan, figure)) {
		figure->flags |= DGM__FIGURE_CODE;
		return;
	}
	small = scale(scan, figure, ANY_MAGNITUDE, LARGE_MAGNITUDE - 1);
	large = scale(scan, figure, LARGE_MAGNITUDE, MOST_MAGNITUDE);
	read_sections(recogniser, scan, figure, small, large);
	sign(scan, figure);
}

/* ---- words ------------------------------------------------------------------------------------------ */

static unsigned zeros(dgm__decimal value)
{
	int64_t whole = dgm__decimal_whole(value);
	unsigned n = 0;

	for (; whole > 0 && whole % 10 == 0; whole /= 10)
		n++;
	return n;
}

static dgm__figure of_hit(const dgm__hit *hit, dgm__decimal value)
{
	return (dgm__figure){ .start = hit->start, .end = hit->end, .digits_end = hit->end, .value = value,
		.flags = (uint8_t)((hit->flags & DGM__NAME_UNSURE ? DGM__FIGURE_UNSURE : 0) | (hit->flags & DGM__NAME_ORDINAL ? DGM__FIGURE_ORDINAL : 0)) };
}

/* "milioni 2.5", "milioni mbili": the magnitude stands before what it multiplies. */
static bool read_behind_magnitude(const dgm_recogniser *recogniser, const dgm__scan *scan, const dgm__hit *hit, dgm__figure *figure)
{
	size_t at = dgm__scan_skip(scan, hit->end, false);
	const dgm__hit *word = dgm__scan_hit_at(scan, at, DGM__MEANS_NUMBER);

	if (scan->chars[at].digit >= 0 ? !dgm__digits_read(recogniser, scan, at, figure) || is_code(scan, figure) : !word || word->flags & DGM__NAME_ORDINAL)
		return false;
	if (scan->chars[at].digit < 0)
		*figure = of_hit(word, dgm__decimal_of(word->meaning->value));
	if (!dgm__decimal_multiply(&figure->value, power_of_ten(hit->meaning->value)))
		return false;
	if (figure->flags & DGM__FIGURE_OTHER && !dgm__decimal_multiply(&figure->other, power_of_ten(hit->meaning->value)))
		return false;
	figure->start = hit->start;
	figure->flags = (uint8_t)((figure->flags | DGM__FIGURE_SCALED) & ~DGM__FIGURE_UNSURE);
	figure->scale = (uint8_t)hit->meaning->value;
	figure->width = 0;
	return true;
}

/* A number in words at a NUMBER or MAGNITUDE name. */
static bool read_words(const dgm_recogniser *recogniser, const dgm__scan *scan, const dgm__hit *hit, dgm__figure *figure)
{
	uint64_t power;

	if (hit->meaning->type == DGM__MEANS_MAGNITUDE) {
		/* "a million": only the singular, long form means one */
		if (hit->flags & (DGM__NAME_SHORT | DGM__NAME_UNSURE) || !(hit->flags & DGM__NAME_ALONE) || hit->meaning->value < 3 || tight(scan, hit->start))
			return false;
		if (hit->flags & DGM__NAME_AHEAD && read_behind_magnitude(recogniser, scan, hit, figure))
			return true;
		*figure = of_hit(hit, power_of_ten(hit->meaning->value));
		figure->flags |= DGM__FIGURE_UNSURE;
		if (dgm__scan_hit_at(scan, dgm__scan_skip(scan, figure->end, false), DGM__MEANS_MAGNITUDE))
			(void)scale(scan, figure, ANY_MAGNITUDE, MOST_MAGNITUDE);
		return dgm__scan_ends(scan, figure->end);
	}
	*figure = of_hit(hit, dgm__decimal_of(hit->meaning->value));
	/* one syllable of Korean is a number only where it counts something, and is no Chinese word */
	if (scan->chars[hit->start].flags & DGM__CHAR_HANGUL && hit->end - hit->start == 1) {
		uint32_t c = scan->chars[hit->start].c;
		bool native = c == 0xD55C || c == 0xB450 || c == 0xC138 || c == 0xB124 || c == 0xC5F4; /* 한 두 세 네 열 */

		if (!native || !dgm__scan_hit_at(scan, dgm__scan_skip(scan, hit->end, false), DGM__MEANS_COUNTER))
			return false;
		if (c != 0xD55C)
			figure->flags &= (uint8_t)~DGM__FIGURE_UNSURE;
	}
	/* scripts without spaces: a small number may be a part of a longer word */
	if (scan->chars[hit->start].flags & DGM__CHAR_LOOSE && hit->meaning->value <= 10 && !dgm__scan_hit_at(scan, dgm__scan_skip(scan, hit->end, false), DGM__MEANS_COUNTER))
		figure->flags |= DGM__FIGURE_UNSURE;
	if (figure->flags & DGM__FIGURE_ORDINAL)
		return true;
	power = scale(scan, figure, ANY_MAGNITUDE, MOST_MAGNITUDE);
	if (power)
		figure->flags &= (uint8_t)~DGM__FIGURE_UNSURE;
	if (!power)
		power = zeros(figure->value) >= 3 ? zeros(figure->value) : 0;
	while (power) {
		size_t at = dgm__scan_skip(scan, figure->end, true);
		const dgm__hit *joint = dgm__scan_hit_at(scan, at, DGM__MEANS_JOINT), *next;
		dgm__figure part;

		if (at == figure->end && !tight(scan, at))
			break;
		if (joint)
			at = dgm__scan_skip(scan, joint->end, false);
		next = dgm__scan_hit_at(scan, at, DGM__MEANS_NUMBER);
		if (!next)
			break;
		part = of_hit(next, dgm__decimal_of(next->meaning->value));
		uint64_t of_part = next->flags & DGM__NAME_ORDINAL ? 0 : scale(scan, &part, ANY_MAGNITUDE, MOST_MAGNITUDE);
		if (!add_part(scan, figure, &part, power))
			break;
		power = of_part;
	}
	return true;
}

/* Chinese numerals are everywhere inside ordinary words: only what is counted, ordered, or long enough counts. */
static bool read_han(const dgm__scan *scan, size_t at, dgm__figure *figure)
{
	dgm__han han = dgm__han_read(scan, at);
	uint32_t before = at ? scan->chars[at - 1].c : 0, first = scan->chars[at].c;
	bool counted, ordered = before == 0x7B2C; /* 第 */

	if (han.end == at || is_vague(before) || before == 0x4E0A) /* 数百, 上百 */
		return false;
	*figure = (dgm__figure){ .start = (uint32_t)at, .end = (uint32_t)han.end, .digits_end = (uint32_t)han.end, .value = han.value };
	counted = ordered || dgm__scan_hit_at(scan, han.end, DGM__MEANS_COUNTER) || dgm__scan_hit_at(scan, han.end, DGM__MEANS_PERCENT) || hit_ends(scan, at, DGM__MEANS_PERCENT)
		|| (is_vague(scan->chars[han.end].c) && dgm__scan_hit_at(scan, han.end + 1, DGM__MEANS_COUNTER));
	if (ordered)
		figure->flags |= DGM__FIGURE_ORDINAL;
	if (han.signs == 1 && first == 0x4E00 && !ordered)
		figure->flags |= DGM__FIGURE_UNSURE;
	if (han.signs == 1 && is_vague(scan->chars[han.end].c))
		figure->flags |= DGM__FIGURE_UNSURE; /* 十几: some more than ten */
	if (!han.positional && (first == 0x767E || first == 0x5343 || first == 0x4E07 || first == 0x842C || first == 0x4EBF || first == 0x5104))
		return false;
	if (han.signs == 1 || (han.positional && han.signs == 2))
		return counted;
	if (han.positional && han.signs < 4 && !counted)
		figure->flags |= DGM__FIGURE_UNSURE;
	(void)scale(scan, figure, ANY_MAGNITUDE, MOST_MAGNITUDE);
	return true;
}

/* ---- the sentence ------------------------------------------------------------------------------------ */

static bool push(dgm__scan *scan, const dgm__figure *figure)
{
	dgm__figure *figures = dgm__grow(scan->figures, &scan->figure_capacity, scan->figure_count + 1, sizeof *figures);

	if (!figures)
		return false;
	scan->figures = figures;
	figures[scan->figure_count++] = *figure;
	return true;
}

/* A vulgar fraction, alone or after a whole number ("2½"). */
static bool read_fraction(const dgm__scan *scan, size_t at, dgm__figure *figure)
{
	static const struct { uint32_t c; uint16_t mantissa; int8_t power; } fractions[] = { { 0xBC, 25, -2 }, { 0xBD, 5, -1 }, { 0xBE, 75, -2 } };

	for (size_t i = 0; i < 3; i++) {
		if (fractions[i].c != scan->chars[at].c)
			continue;
		*figure = (dgm__figure){ .start = (uint32_t)at, .end = (uint32_t)at + 1, .digits_end = (uint32_t)at + 1,
			.value = { fractions[i].mantissa, fractions[i].power, false }, .flags = DGM__FIGURE_DIGITS };
		return true;
	}
	return false;
}

/* Is there only a dash, or a word as short as "to" and "and", between two figures? */
static bool is_range(const dgm__scan *scan, size_t from, size_t to)
{
	enum { WIDEST_GAP = 9, LONGEST_WORD = 5 };
	size_t letters = 0, dashes = 0, words = 0;

	if (to < from + 1 || to - from > WIDEST_GAP)
		return false;
	for (size_t i = from; i < to; i++) {
		const dgm__char *c = &scan->chars[i];
		bool is_letter = c->flags & DGM__CHAR_LETTER;

		letters += is_letter;
		words += is_letter && (i == from || !(scan->chars[i - 1].flags & DGM__CHAR_LETTER));
		if (c->c == '-' || c->c == '~' || (c->c >= 0x2012 && c->c <= 0x2015) || c->c == 0x2212 || c->c == 0x301C || c->c == 0x223C)
			dashes++;
		else if (!is_letter && !(c->flags & DGM__CHAR_SPACE))
			return false;
	}
	return words + dashes == 1 && letters <= LONGEST_WORD;
}

/* "720 to 760 million": the first figure may count millions as well. */
static void read_ranges(dgm__scan *scan)
{
	for (size_t i = 1; i < scan->figure_count; i++) {
		dgm__figure *first = &scan->figures[i - 1];
		const dgm__figure *last = &scan->figures[i];

		if (!(last->flags & DGM__FIGURE_SCALED) || first->flags & (DGM__FIGURE_SCALED | DGM__FIGURE_CODE | DGM__FIGURE_OTHER) || !(first->flags & DGM__FIGURE_DIGITS)
		    || !is_range(scan, first->end, last->start))
			continue;
		first->other = first->value;
		if (dgm__decimal_multiply(&first->other, power_of_ten(last->scale)))
			first->flags |= DGM__FIGURE_OTHER;
	}
}

/* The figure at character at; hit: the first name that starts there or later. */
static bool read_figure(const dgm_recogniser *recogniser, const dgm__scan *scan, size_t at, size_t hit, dgm__figure *figure)
{
	const dgm__char *c = &scan->chars[at];

	if (c->digit >= 0) {
		read_digit_figure(recogniser, scan, at, figure);
		return true;
	}
	for (; hit < scan->hit_count && scan->hits[hit].start == at && scan->hits[hit].meaning->type != DGM__MEANS_NOTHING; hit++) {
		dgm__meaning_type type = scan->hits[hit].meaning->type;

		if ((type == DGM__MEANS_NUMBER || type == DGM__MEANS_MAGNITUDE) && read_words(recogniser, scan, &scan->hits[hit], figure))
			return true;
	}
	return (c->flags & DGM__CHAR_LOOSE && read_han(scan, at, figure)) || read_fraction(scan, at, figure);
}

bool dgm__figures_find(const dgm_recogniser *recogniser, dgm__scan *scan)
{
	size_t hit = 0, at = 0;

	scan->figure_count = 0;
	while (at < scan->count) {
		const dgm__char *c = &scan->chars[at];
		dgm__figure figure;

		while (hit < scan->hit_count && scan->hits[hit].start < at)
			hit++;
		/* most characters begin nothing: no digit, name, character of Chinese or fraction */
		if ((c->digit < 0 && !(c->flags & DGM__CHAR_LOOSE) && (c->c < 0xBC || c->c > 0xBE) && (hit == scan->hit_count || scan->hits[hit].start > at))
		    || !read_figure(recogniser, scan, at, hit, &figure)) {
			at++;
			continue;
		}
		if (scan->figure_count && figure.start < scan->figures[scan->figure_count - 1].end)
			figure.start = scan->figures[scan->figure_count - 1].end; /* a sign that the figure before ended on */
		if (!push(scan, &figure))
			return false;
		at = figure.end > at ? figure.end : at + 1;
	}
	read_ranges(scan);
	return true;
}

static size_t figure_from(const dgm__scan *scan, size_t at)
{
	size_t low = 0, high = scan->figure_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (scan->figures[middle].start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

dgm__figure *dgm__figure_at(const dgm__scan *scan, size_t at)
{
	size_t i = figure_from(scan, at);

	return i < scan->figure_count && scan->figures[i].start == at ? &scan->figures[i] : NULL;
}

dgm__figure *dgm__figure_ending(const dgm__scan *scan, size_t end)
{
	size_t i = figure_from(scan, end);

	return i && scan->figures[i - 1].end == end ? &scan->figures[i - 1] : NULL;
}
