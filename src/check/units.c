/*
 * Units of measure that news converts, by CLDR's names. The names are compared by their beginnings, so that case endings behind them do not matter.
 */
#include "check/units.h"

#include <math.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/status.h"
#include "text/cldr.h"

enum { LENGTH, MASS, AREA, VOLUME, SPEED, TEMPERATURE, POWER, ENERGY, DURATION };

/* In units of metre, kilogram, square metre, litre, metre per second, watt, watt-hour, minute; temperature by formula. */
static const struct unit {
	const char *id;
	int dimension;
	double size;
} table[] = {
	{ "mile", LENGTH, 1609.344 }, { "yard", LENGTH, .9144 }, { "foot", LENGTH, .3048 }, { "inch", LENGTH, .0254 }, { "kilometer", LENGTH, 1000 },
	{ "meter", LENGTH, 1 }, { "centimeter", LENGTH, .01 }, { "millimeter", LENGTH, .001 }, { "nautical-mile", LENGTH, 1852 },
	{ "pound", MASS, .45359237 }, { "ounce", MASS, .028349523 }, { "stone", MASS, 6.35029318 }, { "ton", MASS, 907.18474 }, { "kilogram", MASS, 1 },
	{ "gram", MASS, .001 }, { "metric-ton", MASS, 1000 },
	{ "acre", AREA, 4046.8564 }, { "hectare", AREA, 10000 }, { "square-mile", AREA, 2589988.1 }, { "square-kilometer", AREA, 1e6 },
	{ "square-foot", AREA, .09290304 }, { "square-meter", AREA, 1 }, { "dunam", AREA, 1000 },
	{ "gallon", VOLUME, 3.785411784 }, { "liter", VOLUME, 1 },
	{ "mile-per-hour", SPEED, .44704 }, { "kilometer-per-hour", SPEED, .27777778 }, { "meter-per-second", SPEED, 1 }, { "knot", SPEED, .51444444 },
	{ "watt", POWER, 1 }, { "kilowatt", POWER, 1e3 }, { "megawatt", POWER, 1e6 }, { "gigawatt", POWER, 1e9 },
	{ "kilowatt-hour", ENERGY, 1e3 }, { "megawatt-hour", ENERGY, 1e6 }, { "gigawatt-hour", ENERGY, 1e9 }, { "terawatt-hour", ENERGY, 1e12 },
	{ "minute", DURATION, 1 }, { "hour", DURATION, 60 }, { "day", DURATION, 1440 }, { "week", DURATION, 10080 },
	{ "fahrenheit", TEMPERATURE, 0 }, { "celsius", TEMPERATURE, 1 }, { "degree", TEMPERATURE, 2 }, /* "80 degrees": either */
};

enum { UNITS = sizeof table / sizeof *table, FORMS = 7, NAME_CAPACITY = 64, WAY_TO_NAME = 3, LEAST_PREFIX = 4, LONGEST_TAIL = 3, PRODUCT = 0x22C5 };

static const double ROUNDING = .1, LEAST_BARE = 20, MOST_BARE = 110; /* of degrees Fahrenheit without their name */

struct dgm__units {
	dgm__arena arena;
	dgm_str names[UNITS][FORMS]; /* folded; empty: none */
};

/* Where the names of a unit go. */
typedef struct target {
	dgm__units *units;
	size_t unit, form;
} target;

/* Folds a name without stops and formatting characters; 0: too long. */
static size_t fold_name(char out[NAME_CAPACITY], dgm_str name)
{
	size_t n = 0;
	bool gap = false;

	for (int32_t i = 0; i < (int32_t)name.n; ) {
		UChar32 c;

		U8_NEXT_OR_FFFD((const uint8_t *)name.p, i, (int32_t)name.n, c);
		if (c == '.' || c == ',')
			continue;
		if (u_isUWhiteSpace(c) || u_charType(c) == U_FORMAT_CHAR) {
			gap = n > 0;
			continue;
		}
		if (n + 2 + U8_MAX_LENGTH > NAME_CAPACITY)
			return 0;
		if (gap)
			out[n++] = ' ';
		gap = false;
		c = u_foldCase(c, U_FOLD_CASE_DEFAULT);
		U8_APPEND_UNSAFE(out, n, c);
	}
	return n;
}

static bool add_name(void *arg, const dgm__cldr_name *name)
{
	target *to = arg;
	char folded[NAME_CAPACITY];
	size_t n = fold_name(folded, name->name);
	const char *copy = to->form < FORMS ? dgm__arena_copy(&to->units->arena, folded, n) : folded;

	if (copy && to->form < FORMS)
		to->units->names[to->unit][to->form++] = (dgm_str){ copy, n };
	return copy;
}

static size_t index_of(const char *id)
{
	size_t u = 0;

	while (strcmp(table[u].id, id))
		u++;
	return u;
}

/*
 * "250 Kilo", "250-kiloinen": what CLDR's kilogram and kilometre begin with is the kilogram, in scripts where that is a prefix and no more. In kana and Hangul
 * it is as often the kilometre (620キロ), which then may be the kilogram (is_kilo_of).
 */
static bool add_kilo(dgm__units *units)
{
	const dgm_str a = units->names[index_of("kilogram")][0], b = units->names[index_of("kilometer")][0];
	target to = { .units = units, .unit = index_of("kilogram"), .form = FORMS - 1 };
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = USCRIPT_COMMON;
	int32_t n = 0, letters = 0;
	UChar32 c;

	while (n < (int32_t)a.n && n < (int32_t)b.n && a.p[n] == b.p[n])
		n++;
	while (n > 0 && n < (int32_t)a.n && U8_IS_TRAIL((uint8_t)a.p[n]))
		n--;
	for (int32_t i = 0; i < n; letters++) {
		U8_NEXT_OR_FFFD((const uint8_t *)a.p, i, n, c);
		script = uscript_getScript(c, &status);
	}
	if (script == USCRIPT_KATAKANA || script == USCRIPT_HANGUL)
		to.unit = index_of("kilometer");
	else if (letters < LEAST_PREFIX || (script != USCRIPT_LATIN && script != USCRIPT_CYRILLIC && script != USCRIPT_GREEK))
		return true;
	return add_name(&to, &(dgm__cldr_name){ .name = { a.p, (size_t)n } });
}

dgm_status dgm__units_new(dgm__units **out, const char *language, dgm_error *err)
{
	dgm__units *units = dgm__calloc(1, sizeof *units);
	dgm_status st = DGM_OK;

	*out = NULL;
	if (!units)
		return dgm__out_of_memory(err);
	for (size_t u = 0; u < UNITS && st == DGM_OK; u++)
		st = dgm__cldr_unit(language, table[u].id, true, add_name, &(target){ .units = units, .unit = u }, err);
	if (st == DGM_OK && !add_kilo(units))
		st = dgm__out_of_memory(err);
	if (st != DGM_OK) {
		dgm__units_free(units);
		return st;
	}
	*out = units;
	return DGM_OK;
}

void dgm__units_free(dgm__units *units)
{
	if (!units)
		return;
	dgm__arena_clear(&units->arena);
	dgm__free(units);
}

/* What stands between the units of a product (CLDR writes the dot operator): a dot of any kind, a hyphen, a space. */
static bool is_joint(const uint8_t *s, int32_t i, int32_t n)
{
	UChar32 c;

	U8_NEXT_OR_FFFD(s, i, n, c);
	return c == PRODUCT || c == 0xB7 || c == 0x2219 || c == ' ' || u_charType(c) == U_DASH_PUNCTUATION;
}

/* Does text (folded as it goes) begin with name at off? A name of at most three letters must be the whole word. Returns its code points, or 0. */
static size_t begins_with(dgm_str text, size_t off, dgm_str name)
{
	const uint8_t *s = (const uint8_t *)text.p, *t = (const uint8_t *)name.p;
	int32_t i = (int32_t)off, k = 0;
	size_t count = 0;
	UChar32 c, d;

	for (; k < (int32_t)name.n; count++) {
		if (i >= (int32_t)text.n)
			return 0;
		U8_NEXT_OR_FFFD(t, k, (int32_t)name.n, d);
		if (d == PRODUCT && !is_joint(s, i, (int32_t)text.n))
			continue;
		U8_NEXT_OR_FFFD(s, i, (int32_t)text.n, c);
		if (d == PRODUCT)
			continue;
		for (int tail = 0; d == ' ' && count > 3 && u_isalpha(c) && tail < LONGEST_TAIL && i < (int32_t)text.n; tail++)
			U8_NEXT_OR_FFFD(s, i, (int32_t)text.n, c); /* "Kilometern pro Stunde" */
		if (c == 0xBA) /* the ordinal sign is often typed for degrees */
			c = 0xB0;
		if (u_foldCase(c, U_FOLD_CASE_DEFAULT) != d && !(d == ' ' && u_isUWhiteSpace(c)))
			return 0;
	}
	if (count <= 3 && i < (int32_t)text.n) {
		U8_NEXT_OR_FFFD(s, i, (int32_t)text.n, c);
		if (u_isalpha(c) && !u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) && !u_hasBinaryProperty(d, UCHAR_IDEOGRAPHIC))
			return 0;
	}
	return count;
}

int dgm__unit_after(const dgm__units *units, dgm_str text, size_t off)
{
	int32_t i = (int32_t)off, start = i;
	int best = DGM__NO_UNIT;
	size_t longest = 0;

	for (size_t steps = 0; steps < WAY_TO_NAME && i < (int32_t)text.n; steps++) {
		UChar32 c;

		start = i;
		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		if (!u_isUWhiteSpace(c) && u_charType(c) != U_DASH_PUNCTUATION)
			break;
		start = i;
	}
	for (size_t u = 0; u < UNITS; u++)
		for (size_t f = 0; f < FORMS; f++) {
			size_t n = units->names[u][f].n ? begins_with(text, (size_t)start, units->names[u][f]) : 0;

			if (n > longest) {
				longest = n;
				best = (int)u;
			}
		}
	return best;
}

/* Without a unit only temperatures stand: "the 80s" are 27 to 32 degrees Celsius. */
static bool is_bare_fahrenheit(double a, int y, double b)
{
	double decade = fmod(a, 10) == 0 ? 9 : 0;

	return y >= 0 && table[y].dimension == TEMPERATURE && table[y].size != 0 && a >= LEAST_BARE && a <= MOST_BARE && b >= (a - 32) / 1.8 - 1 && b <= (a + decade - 32) / 1.8 + 1;
}

static bool temperatures_convert(int x, double a, int y, double b)
{
	if ((x != y || table[x].size == 2) && (fabs(a / 1.8 - b) <= 1 || fabs(b / 1.8 - a) <= 1))
		return true; /* a difference of temperatures */
	return (table[x].size != 1 && table[y].size != 0 && fabs((a - 32) / 1.8 - b) <= 1)
		|| (table[x].size != 0 && table[y].size != 1 && fabs((b - 32) / 1.8 - a) <= 1);
}

/* Where kilometres stand against a mass they are a "kilo" that does not say of what. */
static bool is_kilo_of(int x, int other)
{
	return table[x].dimension == LENGTH && table[x].size == 1000 && table[other].dimension == MASS;
}

/* In metres, or metres per second; "20 kilometres" may be those of an hour, which the sentence says in another place. */
static bool in_base_units(double *value, int x, int other)
{
	if (is_kilo_of(x, other))
		return true;
	*value *= table[x].size;
	if (table[x].dimension == table[other].dimension || is_kilo_of(other, x))
		return true;
	if (table[x].dimension == LENGTH && table[other].dimension == SPEED && table[x].size >= 1000)
		*value /= 3600;
	else if (table[x].dimension != SPEED || table[other].dimension != LENGTH || table[other].size < 1000)
		return false;
	return true;
}

bool dgm__unit_converts(int x, double a, int y, double b)
{
	if (x < 0 || y < 0)
		return (x < 0 && is_bare_fahrenheit(a, y, b)) || (y < 0 && is_bare_fahrenheit(b, x, a));
	if (table[x].dimension == TEMPERATURE && table[y].dimension == TEMPERATURE)
		return temperatures_convert(x, a, y, b);
	if (x == y || !in_base_units(&a, x, y) || !in_base_units(&b, y, x))
		return false;
	return a > 0 && b > 0 && fabs(a / b - 1) <= ROUNDING;
}

bool dgm__unit_is_minute(int x)
{
	return x >= 0 && table[x].dimension == DURATION && table[x].size == 1;
}
