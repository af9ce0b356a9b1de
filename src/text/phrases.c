/* ICU's names as parallel phrases (CLDR data through ICU4C's C interface). */
#include "text/phrases.h"

#include <stdio.h>
#include <string.h>

#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

#include "base/mem.h"
#include "base/status.h"

enum { UNITS = 256 };

/* State of one list in the making; a failed allocation is kept until the end. */
typedef struct maker {
	dgm__phrases *out;
	char locale[ULOC_FULLNAME_CAPACITY];
	bool second;
	bool failed;
} maker;

static void put_utf8(maker *m, const char *p, size_t n)
{
	dgm_str *items = dgm__grow(m->out->items, &m->out->capacity, m->out->count + 1, sizeof *items);
	char *copy = items ? dgm__arena_copy(&m->out->strings, p, n) : NULL;

	if (items)
		m->out->items = items;
	if (!copy)
		m->failed = true;
	else
		items[m->out->count++] = (dgm_str){ copy, n };
}

/* Every phrase is put, be it empty, so that the lists of two languages stay in step. */
static void put(maker *m, const UChar *s, int32_t n, UErrorCode status)
{
	char utf8[UNITS * 3 + 1];
	int32_t bytes = 0;

	if (U_FAILURE(status) || n < 0 || n > UNITS)
		n = 0;
	status = U_ZERO_ERROR;
	u_strToUTF8(utf8, sizeof utf8, &bytes, s, n, &status);
	put_utf8(m, utf8, U_SUCCESS(status) ? (size_t)bytes : 0);
}

static void countries_and_languages(maker *m)
{
	UChar name[UNITS];
	int32_t n;

	for (const char *const *code = uloc_getISOCountries(); *code; code++) {
		UErrorCode status = U_ZERO_ERROR;
		char id[16];

		snprintf(id, sizeof id, "und_%s", *code);
		n = uloc_getDisplayCountry(id, m->locale, name, UNITS, &status);
		put(m, name, status == U_USING_DEFAULT_WARNING ? 0 : n, status); /* the code, or another language's name */
	}
	m->out->countries = m->out->count;
	for (const char *const *code = uloc_getISOLanguages(); *code; code++) {
		UErrorCode status = U_ZERO_ERROR;

		if (strlen(*code) != 2)
			continue;
		n = uloc_getDisplayLanguage(*code, m->locale, name, UNITS, &status);
		put(m, name, status == U_USING_DEFAULT_WARNING ? 0 : n, status);
	}
}

static void months_and_weekdays(maker *m)
{
	static const struct { UDateFormatSymbolType type; int32_t first, count; } sets[] = {
		{ UDAT_MONTHS, 0, 12 }, { UDAT_STANDALONE_MONTHS, 0, 12 }, { UDAT_WEEKDAYS, 1, 7 },
	};
	UErrorCode opened = U_ZERO_ERROR;
	UDateFormat *dates = udat_open(UDAT_DEFAULT, UDAT_DEFAULT, m->locale, NULL, 0, NULL, 0, &opened);
	UChar name[UNITS];

	for (size_t s = 0; s < sizeof sets / sizeof *sets; s++)
		for (int32_t k = 0; k < sets[s].count; k++) {
			UErrorCode status = opened;
			int32_t n = U_SUCCESS(status) ? udat_getSymbols(dates, sets[s].type, sets[s].first + k, name, UNITS, &status) : 0;

			put(m, name, n, status);
		}
	if (dates)
		udat_close(dates);
}

/* Exemplar cities of the time zones: pattern VVV. */
static void cities(maker *m)
{
	static const UChar pattern[] = { 'V', 'V', 'V', 0 }, utc[] = { 'U', 'T', 'C', 0 };
	UErrorCode opened = U_ZERO_ERROR;
	UEnumeration *zones = ucal_openTimeZones(&opened);
	UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, m->locale, utc, -1, pattern, -1, &opened);
	UCalendar *calendar = ucal_open(utc, -1, m->locale, UCAL_DEFAULT, &opened);
	UChar name[UNITS];
	const UChar *zone;
	int32_t length;

	while (U_SUCCESS(opened) && (zone = uenum_unext(zones, &length, &opened)) != NULL) {
		UErrorCode status = U_ZERO_ERROR;
		int32_t n;

		if (!u_memchr(zone, '/', length) || (length > 3 && zone[0] == 'E' && zone[1] == 't' && zone[2] == 'c') ||
			(length > 8 && zone[0] == 'S' && zone[1] == 'y' && zone[2] == 's'))
			continue;
		ucal_setTimeZone(calendar, zone, length, &status);
		ucal_setMillis(calendar, 0, &status);
		n = udat_formatCalendar(format, calendar, name, UNITS, NULL, &status);
		put(m, name, n, status);
	}
	if (calendar)
		ucal_close(calendar);
	if (format)
		udat_close(format);
	uenum_close(zones);
}

static void formatted(maker *m, const char *skeleton, const double *values, size_t count)
{
	UErrorCode opened = U_ZERO_ERROR;
	UChar wide[UNITS], name[UNITS];
	UNumberFormatter *formatter;
	UFormattedNumber *result = unumf_openResult(&opened);

	u_uastrcpy(wide, skeleton);
	formatter = unumf_openForSkeletonAndLocale(wide, -1, m->locale, &opened);
	for (size_t k = 0; k < count; k++) {
		UErrorCode status = opened;
		int32_t n = 0;

		if (U_SUCCESS(status)) {
			unumf_formatDouble(formatter, values[k], result, &status);
			n = unumf_resultToString(result, name, UNITS, &status);
		}
		put(m, name, n, status);
	}
	unumf_close(formatter);
	unumf_closeResult(result);
}

static void currencies_and_units(maker *m)
{
	static const char money[] = "USD EUR GBP JPY CNY RUB INR KRW CHF TRY BRL CAD AUD MXN ZAR SEK NOK DKK PLN HUF CZK SAR AED EGP ILS IRR IQD PKR "
		"IDR THB VND MYR SGD HKD NZD ARS CLP COP UAH KZT";
	static const char *const units[] = { "year", "month", "week", "day", "hour", "minute", "second", "meter", "kilometer", "centimeter", "mile",
		"foot", "inch", "kilogram", "gram", "ton", "pound", "liter", "hectare", "acre", "celsius", "fahrenheit", "percent",
		"square-kilometer", "square-meter", "kilometer-per-hour", "mile-per-hour" };
	static const double few[] = { 1, 5 }, more[] = { 1, 2, 5 };
	char skeleton[96];

	for (const char *code = money; *code; code += code[3] ? 4 : 3) {
		snprintf(skeleton, sizeof skeleton, "currency/%.3s unit-width-full-name", code);
		formatted(m, skeleton, few, 2);
	}
	for (size_t k = 0; k < sizeof units / sizeof *units; k++) {
		snprintf(skeleton, sizeof skeleton, "unit/%s unit-width-full-name", units[k]);
		formatted(m, skeleton, more, 3);
	}
}

/* Each number word meets the other language's word twice, and each meets the digits once. */
static void numbers(maker *m)
{
	static const double large[] = { 40, 50, 60, 70, 80, 90, 100, 1e3, 1e6, 1e9 };
	UErrorCode opened = U_ZERO_ERROR;
	UNumberFormat *words = unum_open(UNUM_SPELLOUT, NULL, 0, m->locale, NULL, &opened);
	UChar name[UNITS];
	char digits[32];

	for (int k = 0; k < 41; k++) {
		double value = k < 31 ? k : large[k - 31];
		UErrorCode status = opened;
		int32_t n = U_SUCCESS(status) ? unum_formatDouble(words, value, name, UNITS, NULL, &status) : 0;

		snprintf(digits, sizeof digits, "%.0f", value);
		put(m, name, n, status);
		put(m, name, n, status);
		if (m->second)
			put(m, name, n, status);
		put_utf8(m, digits, strlen(digits));
		if (!m->second)
			put(m, name, n, status);
	}
	if (words)
		unum_close(words);
}

dgm_status dgm__phrases_make(dgm__phrases *out, const char *language, bool second, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	maker m = { .out = out, .second = second };

	uloc_forLanguageTag(language, m.locale, sizeof m.locale, NULL, &status);
	if (U_FAILURE(status))
		return dgm__fail(err, DGM_EARG, NULL, 0, "\"%s\" is not a language tag that ICU reads", language);
	countries_and_languages(&m);
	months_and_weekdays(&m);
	cities(&m);
	currencies_and_units(&m);
	numbers(&m);
	return m.failed ? dgm__out_of_memory(err) : DGM_OK;
}

void dgm__phrases_clear(dgm__phrases *phrases)
{
	dgm__free(phrases->items);
	dgm__arena_clear(&phrases->strings);
	memset(phrases, 0, sizeof *phrases);
}
