/*
 * What ICU itself writes in every language that it has: dates, numbers, money, quantities and countries are read back with their values. Languages whose forms are
 * not read are named with the form; the list may only become shorter.
 */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

#include <dragoman/entity.h>

enum { WIDE = 200, TEXT = 600 };

static const UChar zone[] = u"UTC";

/* 14 March 2025. */
static UDate day(void)
{
	UErrorCode status = U_ZERO_ERROR;
	UCalendar *calendar = ucal_open(zone, -1, "en", UCAL_GREGORIAN, &status);
	UDate date;

	ucal_setDateTime(calendar, 2025, UCAL_MARCH, 14, 12, 0, 0, &status);
	date = ucal_getMillis(calendar, &status);
	ucal_close(calendar);
	ck_assert(U_SUCCESS(status));
	return date;
}

static void to_utf8(char text[TEXT], const UChar *wide, int32_t n, UErrorCode status)
{
	int32_t length = 0;

	ck_assert_msg(U_SUCCESS(status), "%s", u_errorName(status));
	u_strToUTF8(text, TEXT, &length, wide, n, &status);
	ck_assert(U_SUCCESS(status) && length < TEXT);
	text[length] = '\0';
}

/* pattern: of what is asked ("yMMMMd"), or empty for the style. */
static void print_date(char text[TEXT], const char *locale, const char *skeleton, UDateFormatStyle style)
{
	UErrorCode status = U_ZERO_ERROR;
	char gregorian[ULOC_FULLNAME_CAPACITY];
	UDateTimePatternGenerator *patterns;
	UDateFormat *format;
	UChar wide[WIDE], asked[16], pattern[WIDE];
	int32_t n = 0;

	snprintf(gregorian, sizeof gregorian, "%s@calendar=gregorian", locale);
	if (*skeleton) {
		patterns = udatpg_open(gregorian, &status);
		u_charsToUChars(skeleton, asked, (int32_t)strlen(skeleton));
		n = udatpg_getBestPattern(patterns, asked, (int32_t)strlen(skeleton), pattern, WIDE, &status);
		udatpg_close(patterns);
	}
	format = *skeleton ? udat_open(UDAT_PATTERN, UDAT_PATTERN, gregorian, zone, -1, pattern, n, &status) : udat_open(UDAT_NONE, style, gregorian, zone, -1, NULL, 0, &status);
	n = udat_format(format, day(), wide, WIDE, NULL, &status);
	udat_close(format);
	to_utf8(text, wide, n, status);
}

static void print_number(char text[TEXT], const char *locale, const char *skeleton, double amount)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar wide[WIDE], asked[WIDE];
	UFormattedNumber *result = unumf_openResult(&status);
	UNumberFormatter *format;
	int32_t n;

	u_charsToUChars(skeleton, asked, (int32_t)strlen(skeleton));
	format = unumf_openForSkeletonAndLocale(asked, (int32_t)strlen(skeleton), locale, &status);
	unumf_formatDouble(format, amount, result, &status);
	n = unumf_resultToString(result, wide, WIDE, &status);
	unumf_closeResult(result);
	unumf_close(format);
	to_utf8(text, wide, n, status);
}

/* false: ICU has no name for the country in the language. */
static bool print_country(char text[TEXT], const char *locale, const char *country)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar wide[WIDE];
	char id[16];
	int32_t n;

	snprintf(id, sizeof id, "und_%s", country);
	n = uloc_getDisplayCountry(id, locale, wide, WIDE, &status);
	if (status == U_USING_DEFAULT_WARNING)
		return false;
	to_utf8(text, wide, n, status);
	return true;
}

static bool is(dgm_str value, const char *expected)
{
	return value.n == strlen(expected) && !memcmp(value.p, expected, value.n);
}

static bool reads(const dgm_recogniser *recogniser, const char *text, dgm_entity_kind kind, const char *expected)
{
	dgm_entities found = { 0 };
	bool there = false;

	ck_assert_int_eq(dgm_recogniser_run(recogniser, (dgm_str){ text, strlen(text) }, &found, NULL), DGM_OK);
	for (size_t k = 0; k < found.count; k++)
		there = there || (found.items[k].kind == kind && (is(found.items[k].value, expected) || is(found.items[k].other, expected)));
	dgm_entities_clear(&found);
	return there;
}

/* unread: languages whose form is not read, between spaces. */
static const struct { const char *form; dgm_entity_kind kind; const char *expected, *unread; } forms[] = {
	{ "date:full", DGM_ENTITY_DATE, "2025-03-14", " bo br dz eo eu kgp lo sah " },
	{ "date:long", DGM_ENTITY_DATE, "2025-03-14", " bo br dz eo eu kgp " },
	{ "date:medium", DGM_ENTITY_DATE, "2025-03-14", " bo chr dyo dz eo eu kgp ksf rof yo yrl " },
	{ "date:MMMMd", DGM_ENTITY_DATE, "--03-14", " bo br kgp " },
	{ "date:yMMMM", DGM_ENTITY_DATE, "2025-03", " br eu kgp " },
	{ "country:DE", DGM_ENTITY_PLACE, "country:DE", " " },
	{ "country:RU", DGM_ENTITY_PLACE, "country:RU", " " },
	{ "country:US", DGM_ENTITY_PLACE, "country:US", " " },
	{ "country:CN", DGM_ENTITY_PLACE, "country:CN", " " },
	{ "1234567.89:.00", DGM_ENTITY_NUMBER, "1234567.89", " " },
	{ "45.5:percent .0", DGM_ENTITY_PERCENT, "45.5", " " },
	{ "1200:currency/EUR precision-integer", DGM_ENTITY_MONEY, "EUR 1200", " " },
	{ "1200:currency/USD precision-integer unit-width-iso-code", DGM_ENTITY_MONEY, "USD 1200", " " },
	{ "1200:currency/USD precision-integer unit-width-full-name", DGM_ENTITY_MONEY, "USD 1200", " " },
	{ "1200:currency/RUB precision-integer unit-width-full-name", DGM_ENTITY_MONEY, "RUB 1200", " " },
	{ "5:unit/kilometer unit-width-full-name", DGM_ENTITY_UNIT, "5 kilometer", " " },
	{ "5:unit/kilometer", DGM_ENTITY_UNIT, "5 kilometer", " " },
};

/* What the form gives in the locale; false: nothing. */
static bool print(char text[TEXT], const char *form, const char *locale)
{
	const char *rest = strchr(form, ':') + 1;

	if (!strncmp(form, "country:", 8))
		return print_country(text, locale, rest);
	if (strncmp(form, "date:", 5) != 0)
		print_number(text, locale, rest, strtod(form, NULL));
	else
		print_date(text, locale, strstr("full long medium", rest) ? "" : rest, *rest == 'f' ? UDAT_FULL : *rest == 'l' ? UDAT_LONG : UDAT_MEDIUM);
	return true;
}

/* Languages, and scripts where one is written in several; not countries. */
static bool is_language(const char *locale)
{
	UErrorCode status = U_ZERO_ERROR;
	char country[8];

	return !uloc_getCountry(locale, country, sizeof country, &status);
}

START_TEST(what_icu_writes_is_read)
{
	UErrorCode status = U_ZERO_ERROR;
	const char *locale = uloc_getAvailable(_i);
	char tag[ULOC_FULLNAME_CAPACITY], listed[ULOC_FULLNAME_CAPACITY + 2], text[TEXT];
	dgm_recogniser *recogniser;

	if (!is_language(locale))
		return;
	uloc_toLanguageTag(locale, tag, sizeof tag, false, &status);
	ck_assert(U_SUCCESS(status));
	snprintf(listed, sizeof listed, " %s ", tag);
	ck_assert_int_eq(dgm_recogniser_new(&recogniser, tag, NULL), DGM_OK);
	for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
		bool expected = !strstr(forms[k].unread, listed);

		if (print(text, forms[k].form, locale))
			ck_assert_msg(reads(recogniser, text, forms[k].kind, forms[k].expected) == expected, "%s, %s: %s is %s as %s", tag, forms[k].form, text,
				expected ? "not read" : "now read: strike the language out", forms[k].expected);
	}
	dgm_recogniser_free(recogniser);
}
END_TEST

/* What ICU's own lists do not show; words from general knowledge of the languages. */
static const struct { const char *language, *text; dgm_entity_kind kind; const char *value; } rows[] = {
	{ "ca", "5 km", DGM_ENTITY_NUMBER, "5" }, { "ca", "10 milions", DGM_ENTITY_NUMBER, "10000000" },
	{ "my", "၂ သန်း", DGM_ENTITY_NUMBER, "2000000" }, { "my", "၅ ကုဋေ", DGM_ENTITY_NUMBER, "50000000" },
	{ "sw", "watu milioni 2.5", DGM_ENTITY_NUMBER, "2500000" }, { "sw", "milioni mbili", DGM_ENTITY_NUMBER, "2000000" }, { "sw", "dola milioni 3", DGM_ENTITY_MONEY, "$ 3000000" },
	{ "si", "මිලියන 2", DGM_ENTITY_NUMBER, "2000000" }, { "sw", "elfu 5", DGM_ENTITY_NUMBER, "5000" },
	{ "ga", "sa Ghearmáin", DGM_ENTITY_PLACE, "country:DE" }, { "mt", "fir-Russja", DGM_ENTITY_PLACE, "country:RU" }, { "zu", "eRussia", DGM_ENTITY_PLACE, "country:RU" },
	{ "en", "McChina", DGM_ENTITY_KINDS, "" },
	{ "mn", "2025 оны 3 дугаар сарын 14-ний өдөр", DGM_ENTITY_DATE, "2025-03-14" }, { "mn", "3-р сар", DGM_ENTITY_DATE, "--03" },
	{ "hy", "2025 թվականի մարտի 14-ին", DGM_ENTITY_DATE, "2025-03-14" }, { "my", "၂၀၂၅ ခုနှစ် မတ်လ", DGM_ENTITY_DATE, "2025-03" },
	{ "ug", "رۇسىيەنىڭ", DGM_ENTITY_PLACE, "country:RU" }, { "tt", "Россиянең", DGM_ENTITY_PLACE, "country:RU" }, { "si", "රුසියාවේ", DGM_ENTITY_PLACE, "country:RU" },
	{ "ckb", "١٤ی ئازاری ٢٠٢٥", DGM_ENTITY_DATE, "2025-03-14" }, { "cs", "dne 14. 3. 2025 v Praze", DGM_ENTITY_DATE, "2025-03-14" }, { "ko", "2025. 3. 14.", DGM_ENTITY_DATE, "2025-03-14" },
	{ "cs", "články 5. 12. 13", DGM_ENTITY_KINDS, "" }, { "en", "14-Mar-2025", DGM_ENTITY_DATE, "2025-03-14" }, { "en", "an F-16", DGM_ENTITY_KINDS, "" },
};

/* Kind DGM_ENTITY_KINDS: no date, place or number is read. */
START_TEST(what_people_write_is_read)
{
	dgm_recogniser *recogniser;
	dgm_entities found = { 0 };

	ck_assert_int_eq(dgm_recogniser_new(&recogniser, rows[_i].language, NULL), DGM_OK);
	if (rows[_i].kind < DGM_ENTITY_KINDS) {
		ck_assert_msg(reads(recogniser, rows[_i].text, rows[_i].kind, rows[_i].value), "%s: %s", rows[_i].language, rows[_i].text);
	} else {
		ck_assert_int_eq(dgm_recogniser_run(recogniser, (dgm_str){ rows[_i].text, strlen(rows[_i].text) }, &found, NULL), DGM_OK);
		for (size_t k = 0; k < found.count; k++)
			ck_assert_msg(found.items[k].kind != DGM_ENTITY_DATE && found.items[k].kind != DGM_ENTITY_PLACE, "%s: %.*s", rows[_i].text, (int)found.items[k].value.n, found.items[k].value.p);
		dgm_entities_clear(&found);
	}
	dgm_recogniser_free(recogniser);
}
END_TEST

static Suite *entity_locales(void)
{
	Suite *suite = suite_create("entity_locales");
	TCase *tcase = tcase_create("core");

	tcase_add_loop_test(tcase, what_icu_writes_is_read, 0, dgm_is_slow() ? 24 : uloc_countAvailable());
	tcase_add_loop_test(tcase, what_people_write_is_read, 0, sizeof rows / sizeof *rows);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(entity_locales)
