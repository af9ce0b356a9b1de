/* CLDR's main and auxiliary exemplar characters, closed over case. */
#include "text/exemplars.h"

#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/uset.h>

#include "base/mem.h"
#include "base/status.h"

enum { LONGEST = 32 };

struct dgm__exemplars {
	USet *letters;
	bool is_known;
};

/* The characters of letters that take several: Yiddish writes points that stand nowhere else. */
static void add_strings(USet *letters, const USet *set)
{
	for (int32_t i = 0; i < uset_getItemCount(set); i++) {
		UErrorCode status = U_ZERO_ERROR;
		UChar text[LONGEST];
		UChar32 start, end;
		int32_t n = uset_getItem(set, i, &start, &end, text, LONGEST, &status);

		if (U_SUCCESS(status) && n >= 2)
			uset_addAllCodePoints(letters, text, n);
	}
}

static void find(dgm__exemplars *e, const char *id, UErrorCode *status)
{
	static const ULocaleDataExemplarSetType types[] = { ULOCDATA_ES_STANDARD, ULOCDATA_ES_AUXILIARY };
	ULocaleData *data = ulocdata_open(id, status);
	USet *set = uset_openEmpty();

	for (size_t i = 0; i < sizeof types / sizeof *types && U_SUCCESS(*status); i++) {
		UErrorCode got = U_ZERO_ERROR;

		if (!ulocdata_getExemplarSet(data, set, USET_CASE_INSENSITIVE, types[i], &got) || U_FAILURE(got))
			continue;
		/* Root's, which an unknown language falls back to, says nothing of it. */
		e->is_known = e->is_known || (got != U_USING_DEFAULT_WARNING && !uset_isEmpty(set));
		uset_addAll(e->letters, set);
		add_strings(e->letters, set);
	}
	uset_removeAllStrings(e->letters);
	uset_freeze(e->letters);
	uset_close(set);
	ulocdata_close(data);
}

dgm_status dgm__exemplars_new(dgm__exemplars **out, const char *language, dgm_error *err)
{
	dgm__exemplars *e = dgm__calloc(1, sizeof *e);
	UErrorCode status = U_ZERO_ERROR;
	char id[ULOC_FULLNAME_CAPACITY];
	int32_t parsed;

	*out = NULL;
	if (!e)
		return dgm__out_of_memory(err);
	e->letters = uset_openEmpty();
	uloc_forLanguageTag(language, id, sizeof id, &parsed, &status);
	if (U_SUCCESS(status))
		find(e, id, &status);
	if (status == U_MEMORY_ALLOCATION_ERROR || !e->letters) {
		dgm__exemplars_free(e);
		return dgm__out_of_memory(err);
	}
	*out = e;
	return DGM_OK;
}

void dgm__exemplars_free(dgm__exemplars *e)
{
	if (!e)
		return;
	uset_close(e->letters);
	dgm__free(e);
}

bool dgm__exemplars_has(const dgm__exemplars *e, UChar32 c)
{
	return !e->is_known || uset_contains(e->letters, c);
}
