/* NFKC and case folding by ICU (UAX 15; Unicode 15 section 3.13). */
#include "text/fold.h"

#include <string.h>

#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/status.h"

enum { PAGE = 256, PAGES = 0x10000 / PAGE };

enum { ASKED = 1, COMPOSED = 2, FOLDS = 4 };

/* What ICU says of one character of the basic plane. */
typedef struct letter {
	uint8_t flags;   /* ASKED; COMPOSED: it is its own NFKC beside any other such; FOLDS: to one character of as many bytes */
	uint16_t folded;
} letter;

struct dgm__folder {
	const UNormalizer2 *nfkc; /* ICU's own, never closed */
	UCaseMap *cases;
	bool dotless;            /* I is the capital of dotless i */
	letter *letters[PAGES];  /* asked for where texts have them; NULL: none of the page yet */
	UChar *wide, *composed; /* scratch */
	size_t wide_capacity, composed_capacity;
	dgm__buffer text;
	uint32_t *origin;
	size_t origin_capacity;
};

dgm_status dgm__folder_new(dgm__folder **out, const char *language, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	dgm__folder *folder = dgm__calloc(1, sizeof *folder);

	*out = NULL;
	if (!folder)
		return dgm__out_of_memory(err);
	folder->dotless = (!strncmp(language, "tr", 2) || !strncmp(language, "az", 2)) && (!language[2] || language[2] == '-');
	folder->text = (dgm__buffer)DGM__BUFFER_INIT(INT32_MAX);
	folder->nfkc = unorm2_getNFKCInstance(&status);
	folder->cases = ucasemap_open("", folder->dotless ? U_FOLD_CASE_EXCLUDE_SPECIAL_I : U_FOLD_CASE_DEFAULT, &status);
	if (U_FAILURE(status)) {
		dgm__folder_free(folder);
		return dgm__fail(err, DGM_ENOMEM, NULL, 0, "ICU's normaliser is not to be had: %s", u_errorName(status));
	}
	*out = folder;
	return DGM_OK;
}

void dgm__folder_free(dgm__folder *folder)
{
	if (!folder)
		return;
	if (folder->cases)
		ucasemap_close(folder->cases);
	for (size_t k = 0; k < PAGES; k++)
		dgm__free(folder->letters[k]);
	dgm__free(folder->wide);
	dgm__free(folder->composed);
	dgm__free(folder->origin);
	dgm__buffer_clear(&folder->text);
	dgm__free(folder);
}

static void ask(const dgm__folder *folder, letter *to, UChar32 c)
{
	UErrorCode status = U_ZERO_ERROR;
	char text[4], folded[8];
	int32_t n = 0, at = 0, folded_n;

	U8_APPEND_UNSAFE(text, n, c);
	folded_n = ucasemap_utf8FoldCase(folder->cases, folded, sizeof folded, text, n, &status);
	to->flags = ASKED;
	if (u_getIntPropertyValue(c, UCHAR_NFKC_QUICK_CHECK) == UNORM_YES && !u_getCombiningClass(c))
		to->flags |= COMPOSED;
	if (U_FAILURE(status) || folded_n != n)
		return;
	U8_NEXT_UNSAFE(folded, at, c);
	if (at != n)
		return;
	to->flags |= FOLDS;
	to->folded = (uint16_t)c;
}

/* What ICU says of a character beyond ASCII; NULL: it lies beyond the basic plane, or there is no memory to keep it. */
static const letter *letter_of(dgm__folder *folder, UChar32 c)
{
	letter **page, *found;

	if (c >= 0x10000)
		return NULL;
	page = &folder->letters[c / PAGE];
	if (!*page && !(*page = dgm__calloc(PAGE, sizeof **page)))
		return NULL;
	found = &(*page)[c % PAGE];
	if (!found->flags)
		ask(folder, found, c);
	return found;
}

/* Is the text its own NFKC, as can be seen character by character? */
static bool is_composed(dgm__folder *folder, dgm_str s)
{
	for (size_t i = 0; i < s.n;) {
		const letter *known;
		UChar32 c;

		U8_NEXT_UNSAFE(s.p, i, c);
		if (c < 0x80)
			continue;
		known = letter_of(folder, c);
		if (!known || !(known->flags & COMPOSED))
			return false;
	}
	return true;
}

/* Room for need units in *units. */
static bool room(UChar **units, size_t *capacity, size_t need)
{
	UChar *more = dgm__grow(*units, capacity, need, sizeof **units);

	if (more)
		*units = more;
	return more != NULL;
}

/* Room for so many more bytes of text and their origins. NULL: out of memory. */
static char *more_text(dgm__folder *folder, size_t bytes, dgm_error *err)
{
	char *to = dgm__buffer_reserve(&folder->text, bytes + 1);
	uint32_t *origin = to ? dgm__grow(folder->origin, &folder->origin_capacity, folder->text.n + bytes + 1, sizeof *origin) : NULL;

	if (!origin) {
		dgm__out_of_memory(err);
		return NULL;
	}
	folder->origin = origin;
	return to;
}

/* Appends n composed units; every byte of theirs came from byte `from` of the sentence. */
static dgm_status put(dgm__folder *folder, const UChar *units, int32_t n, uint32_t from, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	char *to = more_text(folder, (size_t)n * 3, err);
	int32_t bytes = 0;

	if (!to)
		return DGM_ENOMEM;
	u_strToUTF8(to, n * 3 + 1, &bytes, units, n, &status);
	if (U_FAILURE(status))
		return dgm__fail(err, DGM_EFORMAT, NULL, 0, "text that ICU cannot convert: %s", u_errorName(status));
	for (int32_t k = 0; k < bytes; k++)
		folder->origin[folder->text.n + (size_t)k] = from;
	folder->text.n += (size_t)bytes;
	return DGM_OK;
}

/* Appends characters of the sentence that stay as they are: n bytes from `from` on. */
static dgm_status put_same(dgm__folder *folder, dgm_str s, uint32_t from, uint32_t n, dgm_error *err)
{
	char *to = more_text(folder, n, err);
	uint32_t start = from;

	if (!to)
		return DGM_ENOMEM;
	memcpy(to, s.p + from, n);
	for (uint32_t k = 0; k < n; k++) {
		start = U8_IS_TRAIL((uint8_t)s.p[from + k]) ? start : from + k;
		folder->origin[folder->text.n + k] = start;
	}
	folder->text.n += n;
	return DGM_OK;
}

/* The end of the piece that begins at unit `at`, up to the next normalisation boundary, and its bytes in UTF-8. */
static int32_t piece_end(const dgm__folder *folder, int32_t at, int32_t units, uint32_t *bytes)
{
	UChar32 c;

	*bytes = 0;
	do {
		UChar32 next;

		U16_NEXT(folder->wide, at, units, c);
		*bytes += (uint32_t)U8_LENGTH(c);
		if (at >= units)
			break;
		U16_GET(folder->wide, 0, at, units, next);
		if (unorm2_hasBoundaryBefore(folder->nfkc, next))
			break;
	} while (at < units);
	return at;
}

/* Normalises the piece. */
static dgm_status compose_piece(dgm__folder *folder, int32_t at, int32_t end, uint32_t from, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t n;

	/* a character becomes at most 18 (U+FDFA) */
	if (!room(&folder->composed, &folder->composed_capacity, (size_t)(end - at) * 18 + 18))
		return dgm__out_of_memory(err);
	n = unorm2_normalize(folder->nfkc, folder->wide + at, end - at, folder->composed, (int32_t)folder->composed_capacity, &status);
	if (U_FAILURE(status))
		return dgm__fail(err, DGM_ENOMEM, NULL, 0, "ICU cannot normalise: %s", u_errorName(status));
	return put(folder, folder->composed, n, from, err);
}

/* The bytes in UTF-8 of so many units. */
static uint32_t bytes_of(const UChar *wide, int32_t units)
{
	uint32_t bytes = 0;

	for (int32_t at = 0; at < units;) {
		UChar32 c;

		U16_NEXT(wide, at, units, c);
		bytes += (uint32_t)U8_LENGTH(c);
	}
	return bytes;
}

/* The sentence: what is normalised stays, the rest piece by piece between normalisation boundaries, so that each piece knows where it came from. */
static dgm_status compose(dgm__folder *folder, dgm_str s, int32_t units, dgm_error *err)
{
	dgm_status st = DGM_OK;
	int32_t at = 0, end;
	uint32_t from = 0, bytes;

	dgm__buffer_reset(&folder->text);
	while (at < units && st == DGM_OK) {
		UErrorCode status = U_ZERO_ERROR;
		int32_t same = unorm2_spanQuickCheckYes(folder->nfkc, folder->wide + at, units - at, &status);

		if (U_FAILURE(status))
			return dgm__fail(err, DGM_ENOMEM, NULL, 0, "ICU cannot normalise: %s", u_errorName(status));
		bytes = bytes_of(folder->wide + at, same);
		if (same)
			st = put_same(folder, s, from, bytes, err);
		from += bytes;
		at += same;
		if (at == units || st != DGM_OK)
			break;
		end = piece_end(folder, at, units, &bytes);
		st = compose_piece(folder, at, end, from, err);
		from += bytes;
		at = end;
	}
	if (st == DGM_OK)
		folder->origin[folder->text.n] = (uint32_t)s.n;
	return st;
}

void dgm__folded_span(const uint32_t *origin, size_t from, size_t to, uint32_t *start_off, uint32_t *end_off)
{
	*start_off = origin ? origin[from] : (uint32_t)from;
	if (origin)
		while (origin[to] == origin[to - 1])
			to++;
	*end_off = origin ? origin[to] : (uint32_t)to;
}

dgm_status dgm__folder_nfkc(dgm__folder *folder, dgm_str sentence, dgm_str *out, const uint32_t **origin, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t units = 0;
	dgm_status st;

	*out = sentence;
	*origin = NULL;
	if (is_composed(folder, sentence))
		return DGM_OK;
	if (sentence.n > INT32_MAX / 2 || !room(&folder->wide, &folder->wide_capacity, sentence.n + 1))
		return dgm__out_of_memory(err);
	u_strFromUTF8(folder->wide, (int32_t)folder->wide_capacity, &units, sentence.p, (int32_t)sentence.n, &status);
	if (U_SUCCESS(status) && unorm2_spanQuickCheckYes(folder->nfkc, folder->wide, units, &status) == units && U_SUCCESS(status))
		return DGM_OK;
	if (U_FAILURE(status))
		return dgm__fail(err, DGM_EFORMAT, NULL, 0, "text that ICU cannot read: %s", u_errorName(status));
	st = compose(folder, sentence, units, err);
	if (st == DGM_OK) {
		*out = (dgm_str){ folder->text.p, folder->text.n };
		*origin = folder->origin;
	}
	return st;
}

/* Folds a word whose letters keep their lengths; false: it has others. */
static bool fold_plain(dgm__folder *folder, char *to, dgm_str word)
{
	size_t at = 0;

	for (size_t i = 0; i < word.n;) {
		const letter *known;
		UChar32 c;

		U8_NEXT_UNSAFE(word.p, i, c);
		if (c < 0x80) {
			if (c == 'I' && folder->dotless)
				return false;
			to[at++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
			continue;
		}
		known = letter_of(folder, c);
		if (!known || !(known->flags & FOLDS))
			return false;
		U8_APPEND_UNSAFE(to, at, (UChar32)known->folded);
	}
	return true;
}

dgm_status dgm__folder_case(dgm__folder *folder, dgm_str word, char *to, size_t capacity, size_t *n, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t full;

	*n = 0;
	if (word.n <= capacity && fold_plain(folder, to, word)) {
		*n = word.n;
		return DGM_OK;
	}
	if (word.n > capacity) { /* cut first: folding whole megabytes for a few letters would not be linear in what is kept */
		int32_t end = (int32_t)capacity;

		U8_SET_CP_START((const uint8_t *)word.p, 0, end);
		word.n = (size_t)end;
	}
	full = ucasemap_utf8FoldCase(folder->cases, to, (int32_t)capacity, word.p, (int32_t)word.n, &status);
	if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(status))
		return dgm__fail(err, DGM_ENOMEM, NULL, 0, "ICU cannot fold case: %s", u_errorName(status));
	if (full > (int32_t)capacity) {
		full = (int32_t)capacity;
		U8_TRUNCATE_IF_INCOMPLETE(to, 0, full);
	}
	*n = (size_t)full;
	return DGM_OK;
}
