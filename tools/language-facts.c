/*
 * What ICU's copy of CLDR knows of a language that the segmenter may want: language-facts TAG. One fact a line, KIND<TAB>VALUE: name, script, abbreviation
 * (the segmentation suppressions of CLDR, without the last stop), month and weekday (in a date), quote (opening and closing). For tools/new-language.
 */
#include <stdio.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/udat.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

enum { CAPACITY = 256 };

static void put(const char *kind, const UChar *text, int32_t n)
{
	char utf8[CAPACITY * 3];
	UErrorCode status = U_ZERO_ERROR;

	u_strToUTF8(utf8, sizeof utf8, NULL, text, n, &status);
	if (U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING)
		printf("%s\t%s\n", kind, utf8);
}

static void put_name(const char *locale)
{
	char likely[ULOC_FULLNAME_CAPACITY], script[ULOC_SCRIPT_CAPACITY];
	UChar name[CAPACITY];
	UErrorCode status = U_ZERO_ERROR;
	int32_t n = uloc_getDisplayName(locale, "en", name, CAPACITY, &status);

	if (U_SUCCESS(status))
		put("name", name, n);
	status = U_ZERO_ERROR;
	uloc_addLikelySubtags(locale, likely, sizeof likely, &status);
	if (U_SUCCESS(status) && uloc_getScript(likely, script, sizeof script, &status) > 0 && U_SUCCESS(status))
		printf("script\t%s\n", script);
}

/* ICU keeps them in its data for break iterators; a language without any inherits none that would fit. */
static void put_abbreviations(const char *locale)
{
	UErrorCode status = U_ZERO_ERROR;
	UResourceBundle *bundle = ures_openDirect(U_ICUDATA_NAME "-brkitr", locale, &status);
	UResourceBundle *exceptions = ures_getByKey(bundle, "exceptions", NULL, &status);
	UResourceBundle *list = ures_getByKey(exceptions, "SentenceBreak", NULL, &status);

	for (int32_t i = 0; U_SUCCESS(status) && i < ures_getSize(list); i++) {
		int32_t n;
		const UChar *text = ures_getStringByIndex(list, i, &n, &status);

		if (U_SUCCESS(status) && n > 1)
			put("abbreviation", text, text[n - 1] == '.' ? n - 1 : n);
	}
	ures_close(list);
	ures_close(exceptions);
	ures_close(bundle);
}

static void put_symbols(const char *locale, const char *kind, UDateFormatSymbolType type, int32_t first)
{
	UErrorCode status = U_ZERO_ERROR;
	UDateFormat *format = udat_open(UDAT_NONE, UDAT_NONE, locale, NULL, 0, NULL, 0, &status);

	for (int32_t i = first; U_SUCCESS(status) && i < udat_countSymbols(format, type); i++) {
		UChar name[CAPACITY];
		int32_t n = udat_getSymbols(format, type, i, name, CAPACITY, &status);

		if (U_SUCCESS(status))
			put(kind, name, n);
	}
	udat_close(format);
}

static void put_quotes(const char *locale)
{
	UErrorCode status = U_ZERO_ERROR;
	ULocaleData *data = ulocdata_open(locale, &status);

	for (int type = ULOCDATA_QUOTATION_START; U_SUCCESS(status) && type <= ULOCDATA_ALT_QUOTATION_END; type++) {
		UChar mark[CAPACITY];
		int32_t n = ulocdata_getDelimiter(data, (ULocaleDataDelimiterType)type, mark, CAPACITY, &status);

		if (U_SUCCESS(status))
			put("quote", mark, n);
	}
	ulocdata_close(data);
}

int main(int argc, char **argv)
{
	char locale[ULOC_FULLNAME_CAPACITY], language[ULOC_LANG_CAPACITY];
	UErrorCode status = U_ZERO_ERROR;
	int32_t parsed = 0;

	if (argc != 2) {
		fputs("usage: language-facts TAG\n", stderr);
		return 2;
	}
	uloc_forLanguageTag(argv[1], locale, sizeof locale, &parsed, &status);
	if (U_FAILURE(status) || (size_t)parsed != strlen(argv[1]) || uloc_getLanguage(locale, language, sizeof language, &status) < 2) {
		fprintf(stderr, "language-facts: \"%s\" is no language tag (BCP 47)\n", argv[1]);
		return 2;
	}
	put_name(locale);
	put_abbreviations(locale);
	put_symbols(locale, "month", UDAT_SHORT_MONTHS, 0);
	put_symbols(locale, "weekday", UDAT_SHORT_WEEKDAYS, 1);
	put_quotes(locale);
	return ferror(stdout) || fflush(stdout) ? 2 : 0;
}
