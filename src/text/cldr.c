/* CLDR's names by way of ICU. Failures of a single name are skipped: a table with a hole is of use, a failing recogniser is not. */
#include "text/cldr.h"

#include <stdio.h>
#include <string.h>

#include <unicode/ucal.h>
#include <unicode/uchar.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uenum.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

#include "base/status.h"

enum { WIDE = 256 };

/* One call of the callback; false: out of memory. Empty and over-long names are left out. */
static bool give(dgm__cldr_fn *fn, void *arg, dgm__cldr_name *name, const UChar *wide, int32_t n)
{
	UErrorCode status = U_ZERO_ERROR;
	char utf8[WIDE * 3];
	int32_t length = 0;

	if (n <= 0 || n >= WIDE)
		return true;
	u_strToUTF8(utf8, sizeof utf8, &length, wide, n, &status);
	if (U_FAILURE(status))
		return true;
	name->name = (dgm_str){ utf8, (size_t)length };
	return fn(arg, name);
}

static dgm_status ended(bool fine, UErrorCode status, const char *what, dgm_error *err)
{
	if (!fine || status == U_MEMORY_ALLOCATION_ERROR)
		return dgm__out_of_memory(err);
	return U_FAILURE(status) ? dgm__fail(err, DGM_EIO, NULL, 0, "ICU cannot read its data for %s (%s); install ICU's full data", what, u_errorName(status)) : DGM_OK;
}

dgm_status dgm__cldr_regions(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err)
{
	/* UN M.49 parts of the world whose names are not everyday words, and the organisations that CLDR names like regions */
	static const char *const parts[] = { "002", "003", "005", "009", "013", "019", "029", "030", "034", "035", "039", "142", "143", "145", "150", "151",
		"154", "155", "202", "419", "EU", "EZ", "UN", NULL };
	UDisplayContext contexts[] = { UDISPCTX_LENGTH_SHORT };
	UErrorCode status = U_ZERO_ERROR;
	ULocaleDisplayNames *shorter = uldn_openForContext(locale, contexts, 1, &status);
	const char *const *lists[] = { uloc_getISOCountries(), parts };
	UChar wide[WIDE];
	bool fine = true;

	for (size_t k = 0; k < 2; k++) {
		for (const char *const *code = lists[k]; *code && fine && U_SUCCESS(status); code++) {
			UErrorCode missing = U_ZERO_ERROR;
			char id[24], value[24];
			dgm__cldr_name name = { .code = value };
			int32_t n;

			snprintf(id, sizeof id, "und_%s", *code);
			snprintf(value, sizeof value, "%s:%s", k ? "region" : "country", *code);
			n = uloc_getDisplayCountry(id, locale, wide, WIDE, &missing);
			/* ICU falls back to the default locale, and then to the code: neither is this language's name */
			if (U_FAILURE(missing) || missing == U_USING_DEFAULT_WARNING)
				continue;
			fine = give(fn, arg, &name, wide, n);
			n = uldn_regionDisplayName(shorter, *code, wide, WIDE, &missing);
			name.brief = true;
			if (fine && U_SUCCESS(missing))
				fine = give(fn, arg, &name, wide, n);
		}
	}
	uldn_close(shorter);
	return ended(fine, status, "regions", err);
}

dgm_status dgm__cldr_cities(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UEnumeration *zones = ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, NULL, NULL, &status);
	UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, NULL, 0, u"VVV", 3, &status);
	UCalendar *calendar = ucal_open(u"UTC", 3, locale, UCAL_GREGORIAN, &status);
	UChar wide[WIDE];
	const UChar *id;
	int32_t id_n;
	bool fine = true;

	while (fine && U_SUCCESS(status) && (id = uenum_unext(zones, &id_n, &status))) {
		char zone[64], code[80];
		dgm__cldr_name name = { .code = code };
		int32_t n;

		if (id_n >= (int32_t)sizeof zone)
			continue;
		u_UCharsToChars(id, zone, id_n);
		zone[id_n] = '\0';
		ucal_setTimeZone(calendar, id, id_n, &status);
		ucal_setMillis(calendar, 0, &status);
		n = udat_formatCalendar(format, calendar, wide, WIDE, NULL, &status);
		snprintf(code, sizeof code, "city:%s", zone);
		if (U_SUCCESS(status))
			fine = give(fn, arg, &name, wide, n);
	}
	ucal_close(calendar);
	udat_close(format);
	uenum_close(zones);
	return ended(fine, status, "cities", err);
}

/* Every symbol of the given types; skip of them at the front of each list are unused; value_of turns the index into the value. */
static dgm_status symbols(const char *locale, const UDateFormatSymbolType *types, size_t type_count, int32_t skip, int64_t (*value_of)(int32_t),
	dgm__cldr_fn *fn, void *arg, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	char gregorian[ULOC_FULLNAME_CAPACITY];
	UDateFormat *format;
	UChar wide[WIDE];
	bool fine = true;

	uloc_forLanguageTag(locale, gregorian, sizeof gregorian, NULL, &status);
	uloc_setKeywordValue("calendar", "gregorian", gregorian, sizeof gregorian, &status);
	format = udat_open(UDAT_FULL, UDAT_FULL, gregorian, NULL, 0, NULL, 0, &status);
	for (size_t t = 0; t < type_count && fine && U_SUCCESS(status); t++) {
		int32_t count = udat_countSymbols(format, types[t]);

		for (int32_t i = skip; i < count && fine && U_SUCCESS(status); i++) {
			dgm__cldr_name name = { .value = value_of(i), .brief = t % 2 };
			int32_t n = udat_getSymbols(format, types[t], i, wide, WIDE, &status);

			fine = U_FAILURE(status) || give(fn, arg, &name, wide, n);
		}
	}
	udat_close(format);
	return ended(fine, status, "dates", err);
}

static int64_t from_one(int32_t index)
{
	return index + 1;
}

static int64_t monday_first(int32_t index) /* ICU: 1 is Sunday */
{
	return index == 1 ? 7 : index - 1;
}

static int64_t half_of_day(int32_t index)
{
	return index ? 12 : 0;
}

dgm_status dgm__cldr_months(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err)
{
	static const UDateFormatSymbolType types[] = { UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_STANDALONE_SHORT_MONTHS };

	return symbols(locale, types, 4, 0, from_one, fn, arg, err);
}

dgm_status dgm__cldr_weekdays(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err)
{
	static const UDateFormatSymbolType types[] = { UDAT_WEEKDAYS, UDAT_SHORT_WEEKDAYS, UDAT_STANDALONE_WEEKDAYS };

	return symbols(locale, types, 3, 1, monday_first, fn, arg, err);
}

dgm_status dgm__cldr_half_days(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err)
{
	static const UDateFormatSymbolType types[] = { UDAT_AM_PMS };

	return symbols(locale, types, 1, 0, half_of_day, fn, arg, err);
}

dgm_status dgm__cldr_currencies(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err)
{
	static const char *const plurals[] = { "one", "two", "few", "many", "other" };
	UErrorCode status = U_ZERO_ERROR;
	UEnumeration *codes = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
	const char *code;
	bool fine = true;

	while (fine && U_SUCCESS(status) && (code = uenum_next(codes, NULL, &status))) {
		dgm__cldr_name name = { .code = code };
		UErrorCode missing = U_ZERO_ERROR;
		UBool choice;
		UChar wide[4];
		const UChar *found;
		int32_t n;

		u_charsToUChars(code, wide, 4);
		found = ucurr_getName(wide, locale, UCURR_LONG_NAME, &choice, &n, &missing);
		if (U_SUCCESS(missing) && missing != U_USING_DEFAULT_WARNING)
			fine = give(fn, arg, &name, found, n);
		else if (U_SUCCESS(missing))
			fine = give(fn, arg, &name, wide, 3);
		for (size_t k = 0; k < sizeof plurals / sizeof *plurals && fine; k++) {
			missing = U_ZERO_ERROR;
			found = ucurr_getPluralName(wide, locale, &choice, plurals[k], &n, &missing);
			if (U_SUCCESS(missing) && missing != U_USING_DEFAULT_WARNING)
				fine = give(fn, arg, &name, found, n);
		}
		name.brief = true;
		for (int style = 0; style < 2 && fine; style++) {
			missing = U_ZERO_ERROR;
			found = ucurr_getName(wide, locale, style ? UCURR_NARROW_SYMBOL_NAME : UCURR_SYMBOL_NAME, &choice, &n, &missing);
			if (U_SUCCESS(missing) && n != 3)
				fine = give(fn, arg, &name, found, n);
		}
	}
	uenum_close(codes);
	return ended(fine, status, "currencies", err);
}

static bool has_letter(const UChar *wide, int32_t n)
{
	for (int32_t i = 0; i < n; i++)
		if (u_isalpha(wide[i]))
			return true;
	return false;
}

/* What stands around the figures of a compact number, and the power of ten it took from n. */
static bool give_magnitude(dgm__cldr_fn *fn, void *arg, const UChar *wide, int32_t n, double number, bool brief, bool zero_too)
{
	dgm__cldr_name name = { .brief = brief };
	double shown = 0, step = 0;
	int32_t first = -1, last = -1, power = 0;

	for (int32_t i = 0; i < n; i++) {
		if (wide[i] >= '0' && wide[i] <= '9') {
			shown = step ? shown + (wide[i] - '0') * step : shown * 10 + (wide[i] - '0');
			step /= 10;
			first = first < 0 ? i : first;
			last = i;
		} else if (first >= 0 && i + 1 < n && last == i - 1 && wide[i + 1] >= '0' && wide[i + 1] <= '9') {
			step = .1; /* a decimal separator: grouping is off */
		}
	}
	if (first < 0 || shown <= 0)
		return true;
	for (double ratio = number / shown; ratio > 1.5; ratio /= 10)
		power++;
	name.value = power;
	name.singular = shown <= 1;
	if (has_letter(wide, first) && has_letter(wide + last + 1, n - last - 1))
		return true; /* Burmese: the word on one side is counted in the other */
	/* the word stands on one side, parted by a space or not */
	name.ahead = last + 1 == n;
	if (last + 1 < n) {
		wide += last + 1;
		n -= last + 1;
	} else {
		n = first;
	}
	while (n && (*wide == ' ' || *wide == 0xA0 || *wide == 0x202F || *wide == 0x200F || *wide == 0x200E))
		wide++, n--;
	while (n && (wide[n - 1] == ' ' || wide[n - 1] == 0xA0 || wide[n - 1] == 0x202F || wide[n - 1] == 0x200F))
		n--;
	return (power == 0 && !zero_too) || give(fn, arg, &name, wide, n);
}

dgm_status dgm__cldr_magnitudes(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err)
{
	static const UChar *const skeletons[] = { u"compact-long latin group-off", u"compact-short latin group-off" };
	static const double shares[] = { 1, 1.5, 2, 3, 5, 11, 21, 100 };
	UErrorCode status = U_ZERO_ERROR;
	UFormattedNumber *result = unumf_openResult(&status);
	bool fine = true;

	for (int style = 0; style < 2 && U_SUCCESS(status) && fine; style++) {
		UNumberFormatter *format = unumf_openForSkeletonAndLocale(skeletons[style], -1, locale, &status);

		for (double power = 1e3; power < 2e14 && fine && U_SUCCESS(status); power *= 10) {
			for (size_t k = 0; k < sizeof shares / sizeof *shares && fine && U_SUCCESS(status); k++) {
				UChar wide[WIDE];
				int32_t n;

				unumf_formatDouble(format, power * shares[k], result, &status);
				n = unumf_resultToString(result, wide, WIDE, &status);
				fine = U_FAILURE(status) || give_magnitude(fn, arg, wide, n, power * shares[k], style == 1, false);
			}
		}
		unumf_close(format);
	}
	unumf_closeResult(result);
	return ended(fine, status, "numbers", err);
}

dgm_status dgm__cldr_percents(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err)
{
	static const double amounts[] = { 1, 1.5, 2, 3, 5, 11, 20, 100 };
	UErrorCode status = U_ZERO_ERROR;
	UFormattedNumber *result = unumf_openResult(&status);
	UNumberFormatter *format = unumf_openForSkeletonAndLocale(u"measure-unit/concentr-percent unit-width-full-name latin group-off", -1, locale, &status);
	bool fine = true;

	for (size_t k = 0; k < sizeof amounts / sizeof *amounts && fine && U_SUCCESS(status); k++) {
		UChar wide[WIDE];
		int32_t n;

		unumf_formatDouble(format, amounts[k], result, &status);
		n = unumf_resultToString(result, wide, WIDE, &status);
		fine = U_FAILURE(status) || give_magnitude(fn, arg, wide, n, amounts[k], false, true);
	}
	unumf_close(format);
	unumf_closeResult(result);
	return ended(fine, status, "units", err);
}

/* What a formatted quantity holds beside its figure; Arabic writes one and two without a figure. */
static bool give_unit(dgm__cldr_fn *fn, void *arg, UChar *wide, int32_t n, bool brief)
{
	dgm__cldr_name name = { .brief = brief };
	int32_t first = 0, end = n;

	while (first < n && !u_isdigit(wide[first]))
		first++;
	while (end > first && !u_isdigit(wide[end - 1]))
		end--;
	name.ahead = first && first < n;
	name.around = name.ahead && end < n;
	u_memmove(wide + first, wide + end, n - end);
	n -= end - first;
	for (; n && u_isUWhiteSpace(*wide); n--)
		wide++;
	while (n && u_isUWhiteSpace(wide[n - 1]))
		n--;
	return give(fn, arg, &name, wide, n);
}

dgm_status dgm__cldr_unit(const char *locale, const char *id, bool symbol, dgm__cldr_fn *fn, void *arg, dgm_error *err)
{
	static const struct { const char *name; int count; double amounts[5]; } widths[] = { { "full-name", 5, { 1, 2, 5, 21, 1.5 } }, { "short", 1, { 5 } } };
	UErrorCode status = U_ZERO_ERROR;
	UFormattedNumber *result = unumf_openResult(&status);
	bool fine = true;

	for (int w = 0; w <= symbol && fine && U_SUCCESS(status); w++) {
		UChar skeleton[WIDE], wide[WIDE];
		char ascii[WIDE];
		int32_t n = snprintf(ascii, sizeof ascii, "unit/%.60s unit-width-%s latin", id, widths[w].name);
		UNumberFormatter *format;

		u_charsToUChars(ascii, skeleton, n);
		format = unumf_openForSkeletonAndLocale(skeleton, n, locale, &status);
		for (int k = 0; k < widths[w].count && fine && U_SUCCESS(status); k++) {
			unumf_formatDouble(format, widths[w].amounts[k], result, &status);
			n = unumf_resultToString(result, wide, WIDE, &status);
			fine = U_FAILURE(status) || give_unit(fn, arg, wide, n, w == 1);
		}
		unumf_close(format);
	}
	unumf_closeResult(result);
	return fine && status != U_MEMORY_ALLOCATION_ERROR ? DGM_OK : dgm__out_of_memory(err); /* a unit without names is only never met */
}

/* The numbers that one rule set spells. */
static bool spell(const UNumberFormat *format, dgm__cldr_fn *fn, void *arg, bool ordinal, bool all)
{
	for (int32_t value = 0; value <= 1000000; value += value < 100 || (value < 1000 && all && !ordinal) ? 1 : value < 1000 ? 100 : value < 20000 ? 1000
		: value < 100000 ? 10000 : value < 1000000 ? 100000 : 1) {
		dgm__cldr_name name = { .value = value, .ordinal = ordinal };
		UErrorCode status = U_ZERO_ERROR;
		UChar wide[WIDE];
		int32_t n = unum_format(format, value, wide, WIDE, NULL, &status);

		if (U_SUCCESS(status) && !give(fn, arg, &name, wide, n))
			return false;
	}
	return true;
}

dgm_status dgm__cldr_spellout(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UNumberFormat *format = unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &status);
	UChar sets[8192], *set, *end;
	char language[ULOC_LANG_CAPACITY], actual[ULOC_LANG_CAPACITY];
	bool fine = true;
	int32_t n, seen[2] = { 0, 0 };

	if (U_FAILURE(status)) /* no rules at all */
		return status == U_MEMORY_ALLOCATION_ERROR ? dgm__out_of_memory(err) : DGM_OK;
	uloc_getLanguage(locale, language, sizeof language, &status);
	uloc_getLanguage(unum_getLocaleByType(format, ULOC_ACTUAL_LOCALE, &status), actual, sizeof actual, &status);
	n = unum_getTextAttribute(format, UNUM_PUBLIC_RULESETS, sets, 8190, &status);
	if (U_FAILURE(status) || strcmp(language, actual) || n >= 8190) { /* another language's words */
		unum_close(format);
		return DGM_OK;
	}
	sets[n] = 0;
	for (set = sets; fine && *set; set = end + 1) {
		bool ordinal, year;

		for (end = set; *end && *end != ';'; end++)
			;
		if (!*end)
			end[1] = 0;
		*end = 0;
		ordinal = u_strstr(set, u"ordinal");
		year = u_strstr(set, u"year") || u_strstr(set, u"digits");
		status = U_ZERO_ERROR;
		unum_setTextAttribute(format, UNUM_DEFAULT_RULESET, set, -1, &status);
		if (U_SUCCESS(status) && !year)
			fine = spell(format, fn, arg, ordinal, seen[ordinal]++ < 3);
	}
	unum_close(format);
	return fine ? DGM_OK : dgm__out_of_memory(err);
}

/* Makes patterns of the Gregorian calendar. */
static UDateTimePatternGenerator *patterns_open(const char *locale, UErrorCode *status)
{
	char gregorian[ULOC_FULLNAME_CAPACITY];

	uloc_forLanguageTag(locale, gregorian, sizeof gregorian, NULL, status);
	uloc_setKeywordValue("calendar", "gregorian", gregorian, sizeof gregorian, status);
	return udatpg_open(gregorian, status);
}

/* The best pattern for one skeleton. */
static int32_t date_pattern(const char *locale, const UChar *skeleton, UChar *out, UErrorCode *status)
{
	UDateTimePatternGenerator *patterns = patterns_open(locale, status);
	int32_t n = udatpg_getBestPattern(patterns, skeleton, -1, out, WIDE, status);

	udatpg_close(patterns);
	return n;
}

dgm_status dgm__cldr_date_marks(const char *locale, dgm__cldr_fn *fn, void *arg, dgm_error *err)
{
	static const UChar *const skeletons[] = { u"yMMMMd", u"yMMMd", u"yMMMM" };
	UErrorCode status = U_ZERO_ERROR;
	UDateTimePatternGenerator *patterns = patterns_open(locale, &status);
	UChar pattern[WIDE], mark[WIDE];
	bool fine = true;

	for (size_t k = 0; k < 3 && fine; k++) {
		int32_t n = udatpg_getBestPattern(patterns, skeletons[k], -1, pattern, WIDE, &status), length = 0;
		UChar field = 0;
		bool quoted = false;

		for (int32_t i = 0; U_SUCCESS(status) && fine && i <= n; i++) {
			UChar c = i < n ? pattern[i] : 0;
			bool letter = !quoted && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
			dgm__cldr_name name = { .value = field == 'L' ? 'M' : field };

			if (letter || i == n) {
				while (length && (mark[length - 1] == ' ' || mark[length - 1] == ',' || mark[length - 1] == '.' || mark[length - 1] == '-' || mark[length - 1] == '/'))
					length--;
				fine = !field || give(fn, arg, &name, mark, length);
				field = c;
				length = 0;
			} else if (c == '\'') {
				quoted = !quoted;
			} else if (length || (c != ' ' && c != ',' && c != '.' && c != '-' && c != '/')) {
				mark[length++] = c;
			}
		}
	}
	udatpg_close(patterns);
	return ended(fine, status, "dates", err);
}

dgm_status dgm__cldr_day_mark(char out[DGM__DAY_MARK_CAPACITY], const char *locale, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar pattern[WIDE], mark[WIDE];
	int32_t n = date_pattern(locale, u"d", pattern, &status), length = 0;

	for (int32_t i = 0; U_SUCCESS(status) && i < n; i++)
		if (u_isalpha(pattern[i]) && pattern[i] != 'd')
			mark[length++] = pattern[i];
	out[0] = '\0';
	u_strToUTF8(out, DGM__DAY_MARK_CAPACITY - 1, &length, mark, length, &status);
	if (status == U_BUFFER_OVERFLOW_ERROR)
		status = U_ZERO_ERROR; /* no word of a letter or two */
	else
		out[U_SUCCESS(status) ? length : 0] = '\0';
	return ended(true, status, "days", err);
}

/* Does the name of a currency stand before the figure? Where ICU cannot say, behind. */
static bool names_lead(const char *locale)
{
	UErrorCode status = U_ZERO_ERROR;
	UNumberFormatter *format = unumf_openForSkeletonAndLocale(u"currency/USD unit-width-full-name precision-integer latin", -1, locale, &status);
	UFormattedNumber *result = unumf_openResult(&status);
	UChar wide[WIDE];
	int32_t n;

	unumf_formatInt(format, 5, result, &status);
	n = unumf_resultToString(result, wide, WIDE, &status);
	unumf_closeResult(result);
	unumf_close(format);
	return U_SUCCESS(status) && n > 1 && wide[n - 1] == '5';
}

dgm_status dgm__cldr_habits_get(dgm__cldr_habits *out, const char *locale, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &status);
	UChar wide[WIDE];
	int32_t n;
	size_t k = 0;

	*out = (dgm__cldr_habits){ .decimal = '.', .group = ',', .date_order = "dmy", .names_lead = names_lead(locale) };
	if (U_SUCCESS(status)) {
		if (unum_getSymbol(format, UNUM_DECIMAL_SEPARATOR_SYMBOL, wide, WIDE, &status) > 0)
			out->decimal = wide[0];
		if (unum_getSymbol(format, UNUM_GROUPING_SEPARATOR_SYMBOL, wide, WIDE, &status) > 0)
			out->group = wide[0];
	}
	unum_close(format);
	n = date_pattern(locale, u"yMd", wide, &status);
	if (U_FAILURE(status))
		return ended(true, status, "numbers", err);
	for (int32_t i = 0; i < n && k < 3; i++) {
		char c = (char)(wide[i] == 'L' ? 'M' : wide[i] < 128 ? wide[i] : 0);

		c = c == 'M' ? 'm' : c == 'd' || c == 'y' ? c : '\0';
		if (c && !memchr(out->date_order, c, k))
			out->date_order[k++] = c;
	}
	if (k < 3)
		memcpy(out->date_order, "dmy", 4);
	return DGM_OK;
}
