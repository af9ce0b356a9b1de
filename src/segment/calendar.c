/* What CLDR tells about a language: parents of its tag, months and days, the shape of a date, quotation marks, the script. */
#include "segment/engine.h"

#include <string.h>

#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/ustring.h>

#include "base/status.h"

dgm_status dgm__language_parents(char out[DGM__PARENTS][DGM_LANGUAGE_CAPACITY], size_t *count, const char *language, dgm_error *err)
{
	char id[ULOC_FULLNAME_CAPACITY], parent[ULOC_FULLNAME_CAPACITY];
	UErrorCode status = U_ZERO_ERROR;
	int32_t parsed = 0;

	*count = 0;
	uloc_forLanguageTag(language, id, sizeof id, &parsed, &status);
	while (U_SUCCESS(status) && id[0] && *count + 1 < DGM__PARENTS) {
		uloc_toLanguageTag(id, out[*count], DGM_LANGUAGE_CAPACITY, false, &status);
		if (U_FAILURE(status))
			break;
		++*count;
		uloc_getParent(id, parent, sizeof parent, &status);
		strcpy(id, parent);
	}
	if (U_FAILURE(status))
		return dgm__fail(err, DGM_EARG, NULL, 0, "\"%.60s\" is not a language tag; write one such as en or pt-BR", language);
	strcpy(out[(*count)++], "root");
	return DGM_OK;
}

static dgm_status put_name(dgm__knowledge *k, const UChar *name, int32_t n, uint64_t bits, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	char utf8[128], key[DGM__KEY_CAPACITY];
	int32_t bytes = 0;
	size_t key_n;

	u_strToUTF8(utf8, sizeof utf8, &bytes, name, n, &status);
	if (U_FAILURE(status) || !bytes)
		return DGM_OK; /* longer than any word that is looked up */
	key_n = dgm__fold(key, utf8, (size_t)bytes);
	return !key_n || dgm__words_put(&k->words, key, key_n, bits) ? DGM_OK : dgm__out_of_memory(err);
}

/* One width of the names: wide ones count as they are, shortened ones only where they differ from the wide form. */
static dgm_status put_symbols(dgm__knowledge *k, const UDateFormat *format, UDateFormatSymbolType type, UDateFormatSymbolType wide,
	uint64_t bits, dgm_error *err)
{
	int32_t count = udat_countSymbols(format, type);
	dgm_status st = DGM_OK;

	for (int32_t i = 0; i < count && st == DGM_OK; i++) {
		UErrorCode status = U_ZERO_ERROR, wide_status = U_ZERO_ERROR;
		UChar name[64], full[64];
		int32_t n = udat_getSymbols(format, type, i, name, 64, &status);
		int32_t full_n = udat_getSymbols(format, wide, i, full, 64, &wide_status);
		bool same = U_SUCCESS(wide_status) && n == full_n && !u_memcmp(name, full, n < 64 ? n : 0);

		if (U_SUCCESS(status) && n > 0 && n < 64)
			st = put_name(k, name, n, type == wide || same ? bits : bits | DGM__WORD_CALENDAR_SHORT, err);
	}
	return st;
}

static dgm_status add_names(dgm__knowledge *k, const char *locale, dgm_error *err)
{
	static const struct { UDateFormatSymbolType type, wide; uint64_t bits; } rows[] = {
		{ UDAT_MONTHS, UDAT_MONTHS, DGM__WORD_MONTH },
		{ UDAT_STANDALONE_MONTHS, UDAT_STANDALONE_MONTHS, DGM__WORD_MONTH },
		{ UDAT_SHORT_MONTHS, UDAT_MONTHS, DGM__WORD_MONTH },
		{ UDAT_STANDALONE_SHORT_MONTHS, UDAT_STANDALONE_MONTHS, DGM__WORD_MONTH },
		{ UDAT_WEEKDAYS, UDAT_WEEKDAYS, DGM__WORD_WEEKDAY },
		{ UDAT_STANDALONE_WEEKDAYS, UDAT_STANDALONE_WEEKDAYS, DGM__WORD_WEEKDAY },
		{ UDAT_SHORT_WEEKDAYS, UDAT_WEEKDAYS, DGM__WORD_WEEKDAY },
	};
	UErrorCode status = U_ZERO_ERROR;
	UDateFormat *format = udat_open(UDAT_NONE, UDAT_LONG, locale, u"UTC", 3, NULL, 0, &status);
	dgm_status st = DGM_OK;

	if (U_FAILURE(status))
		return dgm__fail(err, DGM_EIO, NULL, 0, "ICU cannot give the calendar of %s: %s", locale, u_errorName(status));
	for (size_t i = 0; i < sizeof rows / sizeof *rows && st == DGM_OK; i++)
		st = put_symbols(k, format, rows[i].type, rows[i].wide, rows[i].bits, err);
	udat_close(format);
	return st;
}

/* Does CLDR write "3. Juni"? */
static bool writes_ordinal_dates(const char *locale)
{
	UErrorCode status = U_ZERO_ERROR;
	UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
	UChar pattern[64];
	bool found = false;
	int32_t n;

	if (U_FAILURE(status))
		return false;
	n = udatpg_getBestPattern(generator, u"MMMMd", 5, pattern, 64, &status);
	for (int32_t i = 0; U_SUCCESS(status) && i + 1 < n && i + 1 < 64; i++)
		found = found || (pattern[i] == u'd' && pattern[i + 1] == u'.');
	udatpg_close(generator);
	return found;
}

static void add_quotes(dgm__knowledge *k, const char *locale)
{
	UErrorCode status = U_ZERO_ERROR;
	ULocaleData *data = ulocdata_open(locale, &status);
	static const ULocaleDataDelimiterType types[] = { ULOCDATA_QUOTATION_END, ULOCDATA_ALT_QUOTATION_END, ULOCDATA_QUOTATION_START,
		ULOCDATA_ALT_QUOTATION_START };

	for (size_t i = 0; i < 4 && U_SUCCESS(status); i++) {
		UChar mark[8];
		int32_t n = ulocdata_getDelimiter(data, types[i], mark, 8, &status);

		if (U_SUCCESS(status) && n == 1)
			*(i < 2 ? &k->closing_quotes[i] : &k->opening_quotes[i - 2]) = mark[0];
	}
	if (data)
		ulocdata_close(data);
}

dgm_status dgm__knowledge_add_cldr(dgm__knowledge *k, const char *language, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	char id[ULOC_FULLNAME_CAPACITY];

	uloc_forLanguageTag(language, id, sizeof id, NULL, &status);
	if (U_FAILURE(status))
		return dgm__fail(err, DGM_EARG, NULL, 0, "\"%.60s\" is not a language tag; write one such as en or pt-BR", language);
	k->unspaced = !*dgm_language_joiner(language);
	k->ordinal_dates = writes_ordinal_dates(id);
	add_quotes(k, id);
	return add_names(k, id, err);
}
