/*
 * FTS5's own tokenizers do not serve: trigrams miss words of two characters, which most Chinese words are, and unicode61 takes a Chinese sentence for one
 * word. So the terms are made here and given to it as names of hashes; what two terms share by chance is found out when the text is looked at.
 */
#include "search/terms.h"

#include <stdio.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "base/status.h"
#include "base/strmap.h"

/* Arabic and Hebrew write small words onto the next, Korean its endings onto the noun: there a word is looked for inside others as well. */
static bool makes_pairs(UChar32 c)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = c < 0x500 ? USCRIPT_COMMON : uscript_getScript(c, &status);

	return script > USCRIPT_INHERITED && (script == USCRIPT_ARABIC || script == USCRIPT_HEBREW || script == USCRIPT_HANGUL || uscript_breaksBetweenLetters(script));
}

bool dgm__terms_pairs(dgm_str form, dgm__term_fn *take, void *arg)
{
	bool before = false, good = true;
	size_t first = 0;

	for (int32_t i = 0; good && i < (int32_t)form.n;) {
		size_t at = (size_t)i;
		bool now;
		UChar32 c;

		U8_NEXT_OR_FFFD((const uint8_t *)form.p, i, (int32_t)form.n, c);
		now = makes_pairs(c);
		if (before && now)
			good = take(arg, ~dgm__hash(form.p + first, (size_t)i - first), (dgm_str){ NULL, 0 });
		before = now;
		first = at;
	}
	return good;
}

bool dgm__terms_has_pairs(dgm_str word)
{
	UChar32 c;

	for (int32_t i = 0; i < (int32_t)word.n;) {
		U8_NEXT_OR_FFFD((const uint8_t *)word.p, i, (int32_t)word.n, c);
		if (makes_pairs(c))
			return true;
	}
	return false;
}

dgm_status dgm__terms_each(dgm__words *breaks, dgm_str form, dgm__term_fn *take, void *arg, dgm_error *err)
{
	dgm_status st = dgm__words_begin(breaks, "root", form, err);
	size_t start, end;
	bool good = true;

	while (st == DGM_OK && good && dgm__words_next(breaks, &start, &end))
		good = take(arg, dgm__hash(form.p + start, end - start), (dgm_str){ form.p + start, end - start });
	good = good && st == DGM_OK && dgm__terms_pairs(form, take, arg);
	return st == DGM_OK && !good ? dgm__out_of_memory(err) : st;
}

void dgm__term_name(char name[DGM__TERM_NAME], uint64_t term)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";

	for (int i = 0; i < DGM__TERM_NAME - 1; i++, term >>= 5)
		name[i] = letters[term & 31];
	name[DGM__TERM_NAME - 1] = '\0';
}

void dgm__length_name(char name[DGM__TERM_NAME], size_t words)
{
	const unsigned most = 9999; /* texts that are longer still are told apart when they are looked at */

	snprintf(name, DGM__TERM_NAME, "n%u", words < most ? (unsigned)words : most);
}
