/* libhunspell with the dictionary's own encoding, which ICU converts to. */
#include "config.h"

#include "check/speller.h"

#include "base/status.h"

#ifdef HAVE_HUNSPELL

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <hunspell/hunspell.h>
#include <unicode/ucnv.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "base/mem.h"

enum { MOST_PATH = 4096, MOST_WORD = 256 };

struct dgm__speller {
	Hunhandle *handle;
	UConverter *converter; /* NULL: the dictionary is in UTF-8 */
};

/* The path of NAME.aff or .dic in the first n bytes of folder; false: it does not fit or cannot be read. */
static bool path_of(char path[MOST_PATH], const char *folder, size_t n, const char *name, const char *ending)
{
	return snprintf(path, MOST_PATH, "%.*s/hunspell/%s.%s", (int)n, folder, name, ending) < MOST_PATH && !access(path, R_OK);
}

static bool find(char affixes[MOST_PATH], char words[MOST_PATH], const char *name)
{
	const char *given = getenv("XDG_DATA_DIRS"), *folder = given && *given ? given : "/usr/local/share:/usr/share";

	for (size_t n; *folder; folder += n + (folder[n] == ':')) {
		n = strcspn(folder, ":");
		if (n && n < MOST_PATH / 2 && path_of(affixes, folder, n, name, "aff") && path_of(words, folder, n, name, "dic"))
			return true;
	}
	return false;
}

/* Tries the tag as it is, with its likeliest region, without any. */
static bool find_for(char affixes[MOST_PATH], char words[MOST_PATH], const char *language)
{
	char names[3][ULOC_FULLNAME_CAPACITY] = { "", "", "" }, full[ULOC_FULLNAME_CAPACITY], code[12] = "", region[8] = "";
	UErrorCode status = U_ZERO_ERROR;
	int32_t parsed;

	uloc_forLanguageTag(language, names[0], sizeof names[0], &parsed, &status);
	uloc_addLikelySubtags(names[0], full, sizeof full, &status);
	uloc_getLanguage(full, code, sizeof code, &status);
	uloc_getCountry(full, region, sizeof region, &status);
	if (U_FAILURE(status) || !code[0])
		return false;
	snprintf(names[1], sizeof names[1], "%s_%s", code, region);
	snprintf(names[2], sizeof names[2], "%s", code);
	for (size_t k = 0; k < 3; k++)
		if (find(affixes, words, names[k]))
			return true;
	return false;
}

dgm_status dgm__speller_new(dgm__speller **out, const char *language, const char **why, dgm_error *err)
{
	char affixes[MOST_PATH], words[MOST_PATH];
	UErrorCode status = U_ZERO_ERROR;
	const char *encoding;
	dgm__speller *s;

	*out = NULL;
	*why = "no Hunspell dictionary of it is installed";
	if (!find_for(affixes, words, language))
		return DGM_OK;
	s = dgm__calloc(1, sizeof *s);
	if (!s || !(s->handle = Hunspell_create(affixes, words))) {
		dgm__free(s);
		return dgm__out_of_memory(err);
	}
	encoding = Hunspell_get_dic_encoding(s->handle);
	if (strcasecmp(encoding, "UTF-8") != 0)
		s->converter = ucnv_open(encoding, &status);
	if (U_SUCCESS(status) && s->converter)
		ucnv_setFromUCallBack(s->converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
	if (U_FAILURE(status)) {
		*why = "its Hunspell dictionary is in an encoding that ICU does not know";
		dgm__speller_free(s);
		return DGM_OK;
	}
	*out = s;
	return DGM_OK;
}

void dgm__speller_free(dgm__speller *s)
{
	if (!s)
		return;
	ucnv_close(s->converter);
	Hunspell_destroy(s->handle);
	dgm__free(s);
}

/* The word with plain apostrophes, terminated; 0: it is too long. */
static size_t plain(char to[MOST_WORD], dgm_str word)
{
	size_t n = 0;

	for (size_t i = 0; i < word.n; i++) {
		if (n + 1 >= MOST_WORD)
			return 0;
		if (i + 2 < word.n && !memcmp(word.p + i, "\xE2\x80\x99", 3)) {
			to[n++] = '\'';
			i += 2;
		} else {
			to[n++] = word.p[i];
		}
	}
	to[n] = '\0';
	return n;
}

bool dgm__speller_knows(dgm__speller *s, dgm_str word)
{
	char utf8[MOST_WORD], own[MOST_WORD], *target = own;
	const UChar *source;
	UChar wide[MOST_WORD];
	UErrorCode status = U_ZERO_ERROR;
	size_t n = plain(utf8, word);
	int32_t length;

	if (!n)
		return true;
	if (!s->converter)
		return Hunspell_spell(s->handle, utf8) != 0;
	u_strFromUTF8(wide, MOST_WORD, &length, utf8, (int32_t)n, &status);
	source = wide;
	ucnv_reset(s->converter);
	ucnv_fromUnicode(s->converter, &target, own + sizeof own - 1, &source, wide + length, NULL, true, &status);
	if (U_FAILURE(status))
		return true;
	*target = '\0';
	return Hunspell_spell(s->handle, own) != 0;
}

#else

dgm_status dgm__speller_new(dgm__speller **out, const char *language, const char **why, dgm_error *err)
{
	(void)language;
	(void)err;
	*out = NULL;
	*why = "this dragoman was built without Hunspell";
	return DGM_OK;
}

void dgm__speller_free(dgm__speller *speller)
{
	(void)speller;
}

bool dgm__speller_knows(dgm__speller *speller, dgm_str word)
{
	(void)speller;
	(void)word;
	return true;
}

#endif
