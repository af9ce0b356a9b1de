/*
 * Romanisation for comparing names: ICU's "Any-Latin; Latin-ASCII; Lower", for letters that it leaves what their names say (letter_name.h), then digraphs and
 * doubled letters folded. ASCII words and
 * Hangul do not need ICU, and what it makes of most letters of Latin and Cyrillic stands in a table. Hangul syllables are taken apart by arithmetic
 * (Unicode 3.12) and written near to how other languages spell the same sound, with one letter a vowel, so that the vowels Korean inserts between
 * consonants weigh no more than those of kana.
 */
#include "text/roman.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>
#include <unicode/utrans.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/strmap.h"
#include "text/letter_name.h"

enum { LONGEST_WORD = 256, SCRATCH = 1024, PLACES = 4096, KEPT = 4, KEPT_WORD = 48, KEPT_LETTERS = 30 };

/* What ICU makes of letters wherever they stand (the tests ask it), two places a letter: most words of Latin and Cyrillic never need it. */
enum { LATIN = 0xDF, LATIN_END = 0x180, CYRILLIC = 0x430, CYRILLIC_END = 0x460 };
static const char latin[] = "ssa a a a a a aec e e e e i i i i d n o o o o o / o u u u u y thy a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g "
			    "g g g g h h h h i i i i i i i i i i ijijj j k k q l l l l l l l l l l n n n n n n 'nn n o o o o o o oeoer r r r r r s s s s s s "
			    "s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s ";
static const char cyrillic[] = "a b v g d e z z i j k l m n o p r s t u f h c c s s \" y ' e u a e e d g e z i i j l n c k i u d ";
_Static_assert(sizeof latin == 2 * (LATIN_END - LATIN) + 1 && sizeof cyrillic == 2 * (CYRILLIC_END - CYRILLIC) + 1, "two places a letter");

/* A word that went through ICU, which is slow: articles have their words in common. */
typedef struct kept {
	char word[KEPT_WORD], letters[KEPT_LETTERS];
	uint8_t word_n, letters_n; /* word_n 0: nothing is kept here */
} kept;

struct dgm__roman {
	UTransliterator *latin, *ascii; /* opened for the first word that needs them */
	const UNormalizer2 *apart;      /* ICU's own */
	kept kept[PLACES][KEPT]; /* by the word's hash; in a full place new words take turns */
	unsigned turn;
	UChar wide[SCRATCH], taken_apart[SCRATCH * 2];
	char narrow[SCRATCH];
};

dgm_status dgm__roman_new(dgm__roman **out, dgm_error *err)
{
	*out = dgm__calloc(1, sizeof **out);
	return *out ? DGM_OK : dgm__out_of_memory(err);
}

static dgm_status open_icu(dgm__roman *roman, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;

	if (roman->ascii)
		return DGM_OK;
	roman->apart = unorm2_getNFDInstance(&status);
	if (!roman->latin)
		roman->latin = utrans_openU(u"Any-Latin; si-si_Latn", -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
	roman->ascii = U_SUCCESS(status) ? utrans_openU(u"Latin-ASCII; Lower", -1, UTRANS_FORWARD, NULL, 0, NULL, &status) : NULL;
	if (U_SUCCESS(status))
		return DGM_OK;
	return status == U_MEMORY_ALLOCATION_ERROR ? dgm__out_of_memory(err)
		: dgm__fail(err, DGM_EIO, NULL, 0, "ICU has no transliterator Any-Latin (%s); install ICU's full data", u_errorName(status));
}

void dgm__roman_free(dgm__roman *roman)
{
	if (!roman)
		return;
	if (roman->latin)
		utrans_close(roman->latin);
	if (roman->ascii)
		utrans_close(roman->ascii);
	dgm__free(roman);
}

/* Where the letters go: folding happens on the way in. */
typedef struct sink {
	char *p;
	size_t n;
} sink;

static void put(sink *to, char c)
{
	if (to->n && to->p[to->n - 1] == c)
		return;
	if (to->n < DGM__ROMAN_CAPACITY)
		to->p[to->n++] = c;
}

/* Lower-case ASCII to folded letters. What is not a letter disappears, also between the halves of a digraph ("gimjeong-eun"). */
static void fold_digraphs(sink *to, const char *p, size_t n)
{
	static const struct { char first, second, becomes; } pairs[] = {
		{ 'p', 'h', 'f' }, { 's', 'h', 's' }, { 't', 'h', 't' }, { 'c', 'k', 'k' }, { 'k', 'h', 'h' }, { 'z', 'h', 'z' }, { 'c', 'h', 'c' },
		{ 'b', 'h', 'b' }, { 'd', 'h', 'd' }, { 'g', 'h', 'g' },
	};

	enum { PAIRS = sizeof pairs / sizeof *pairs };

	for (size_t i = 0; i < n; i++) {
		char c = p[i], second;
		size_t k;

		if (c < 'a' || c > 'z')
			continue;
		if (c == 's' && i + 2 < n && p[i + 1] == 'c' && p[i + 2] == 'h') {
			put(to, 's');
			i += 2;
			continue;
		}
		second = i + 1 < n ? p[i + 1] : '\0';
		for (k = second == 'h' || second == 'k' ? 0 : PAIRS; k < PAIRS; k++)
			if (c == pairs[k].first && second == pairs[k].second)
				break;
		if (k < PAIRS) {
			put(to, pairs[k].becomes);
			i++;
		} else {
			put(to, c);
		}
	}
}

/* One Hangul syllable: Revised Romanisation with its two-letter vowels as one (eo -> o, eu -> u, ae -> e). */
static void put_hangul(sink *to, UChar32 c)
{
	static const char *const initials[] = { "g", "k", "n", "d", "t", "r", "m", "b", "p", "s", "s", "", "j", "j", "c", "k", "t", "p", "h" };
	static const char *const vowels[] = { "a", "e", "ya", "ye", "o", "e", "yo", "ye", "o", "wa", "we", "we", "yo", "u", "wo", "we", "wi", "yu", "u", "ui", "i" };
	static const char *const finals[] = { "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t",
		"k", "t", "p", "t" };
	int32_t index = c - 0xAC00;
	const char *parts[] = { initials[index / 588], vowels[index % 588 / 28], finals[index % 28] };

	for (size_t i = 0; i < 3; i++)
		for (const char *p = parts[i]; *p; p++)
			put(to, *p);
}

/* The article and what may stand before it, when three letters remain. */
static dgm_str without_arabic_article(dgm_str word)
{
	static const char *const heads[] = { "وال", "بال", "كال", "فال", "لل", "ال" };

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		size_t n = strlen(heads[i]);

		if (word.n >= n + 6 && !memcmp(word.p, heads[i], n))
			return (dgm_str){ word.p + n, word.n - n };
	}
	return word;
}

typedef enum content { ASCII_ONLY, HANGUL_ONLY, THAI_OR_LAO, OTHER } content;

static content look_at(dgm_str word)
{
	content seen = ASCII_ONLY;
	int32_t i = 0;

	while (i < (int32_t)word.n) {
		UChar32 c;
		content is;

		U8_NEXT(word.p, i, (int32_t)word.n, c);
		if (c < 0x80)
			continue;
		is = c >= 0xAC00 && c <= 0xD7A3 ? HANGUL_ONLY : c >= 0xE00 && c <= 0xEFF ? THAI_OR_LAO : OTHER;
		if (seen != ASCII_ONLY && is != seen)
			return OTHER;
		seen = is;
	}
	return seen;
}

/* Lao as Thai: ICU knows no Lao, and the two blocks run in parallel (Unicode 16.2) but for three letters. */
static UChar lao_as_thai(UChar c)
{
	switch (c) {
	case 0xEBD: return 0xE22;
	case 0xEDC: return 0xE19;
	case 0xEDD: return 0xE21;
	default: return c >= 0xE80 && c <= 0xEFF ? (UChar)(c - 0x80) : c;
	}
}

/* As ICU's Lower will have it, so that what it leaves is found again. */
static UChar lower(UChar c)
{
	UChar32 is = U16_IS_SURROGATE(c) ? c : u_tolower(c);

	return is <= 0xFFFF ? (UChar)is : c;
}

static bool is_schwa(UChar c) /* which Latin-ASCII leaves */
{
	return c == 0x259 || c == 0x1DD;
}

/* Most of what Any-Latin makes are letters of ASCII with marks: those go, in a tenth of the time that Latin-ASCII takes. False: there is another letter, and nothing is changed. */
static bool take_marks(dgm__roman *roman, int32_t *wide, UErrorCode *status)
{
	int32_t n = unorm2_normalize(roman->apart, roman->wide, *wide, roman->taken_apart, SCRATCH * 2, status), left = 0;

	for (int32_t i = 0; U_SUCCESS(*status) && i < n; i++) {
		UChar c = roman->taken_apart[i];

		if (c >= 0x80 && !is_schwa(c) && u_charType(c) != U_MODIFIER_LETTER && (U_IS_SURROGATE(c) || u_isalpha(c)) && !(U_GET_GC_MASK(c) & U_GC_M_MASK))
			return false;
	}
	for (int32_t i = 0; U_SUCCESS(*status) && i < n; i++) {
		UChar c = roman->taken_apart[i];

		if (c < 0x80 || is_schwa(c))
			roman->wide[left++] = is_schwa(c) ? 'e' : c >= 'A' && c <= 'Z' ? (UChar)(c + 32) : c;
	}
	*wide = left;
	return U_SUCCESS(*status);
}

static void transliterate(dgm__roman *roman, int32_t *wide, UErrorCode *status)
{
	int32_t limit = *wide;

	utrans_transUChars(roman->latin, roman->wide, wide, SCRATCH, 0, &limit, status);
	if (U_FAILURE(*status) || take_marks(roman, wide, status) || U_FAILURE(*status))
		return;
	limit = *wide;
	utrans_transUChars(roman->ascii, roman->wide, wide, SCRATCH, 0, &limit, status);
	for (int32_t i = 0; U_SUCCESS(*status) && i < *wide; i++)
		if (is_schwa(roman->wide[i]))
			roman->wide[i] = 'e';
}

/* The letters of word that ICU left (they stand among the n units of roman->wide) become those that they are built on. False: there are none. */
static bool to_bases(const dgm__roman *roman, int32_t n, UChar *word, int32_t word_n)
{
	bool any = false;

	for (int32_t i = 0; i < word_n; i++) {
		UChar32 base = word[i] < 0x80 || !u_memchr(roman->wide, word[i], n) ? 0 : dgm__letter_base(word[i]);

		if (base > 0 && base <= 0xFFFF) {
			word[i] = (UChar)base;
			any = true;
		}
	}
	return any;
}

/* Through ICU, what it leaves by the names of the letters. */
static dgm_status through_icu(dgm__roman *roman, dgm_str word, bool thai, size_t *n, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar original[LONGEST_WORD];
	int32_t wide = 0, original_n = 0;
	dgm_status st = open_icu(roman, err);

	if (st != DGM_OK)
		return st;
	u_strFromUTF8(original, LONGEST_WORD, &original_n, word.p, (int32_t)word.n, &status);
	for (int32_t i = 0; i < original_n; i++)
		original[i] = thai ? lao_as_thai(original[i]) : lower(original[i]);
	do {
		u_memcpy(roman->wide, original, original_n);
		wide = original_n;
		transliterate(roman, &wide, &status);
	} while (U_SUCCESS(status) && to_bases(roman, wide, original, original_n));
	*n = 0;
	if (status == U_BUFFER_OVERFLOW_ERROR) /* no word grows so much: not a word */
		return DGM_OK;
	if (U_FAILURE(status))
		return status == U_MEMORY_ALLOCATION_ERROR ? dgm__out_of_memory(err)
			: dgm__fail(err, DGM_EFORMAT, NULL, 0, "cannot romanise a word (%s)", u_errorName(status));
	for (int32_t i = 0; thai && i < wide; i++)
		if (roman->wide[i] == 'x') /* O ANG, the vowel carrier */
			roman->wide[i] = 'o';
	*n = dgm__letters_heard(roman->wide, wide, roman->narrow, sizeof roman->narrow);
	return DGM_OK;
}

static void run_hangul(sink *to, dgm_str word)
{
	int32_t i = 0;

	while (i < (int32_t)word.n) {
		UChar32 c;

		U8_NEXT(word.p, i, (int32_t)word.n, c);
		if (c >= 0xAC00)
			put_hangul(to, c);
		else if ((c | 32) >= 'a' && (c | 32) <= 'z')
			put(to, (char)(c | 32));
	}
}

/* Letter by letter; false: the word has letters that ICU must see. */
static bool run_known(sink *to, dgm_str word)
{
	char letters[LONGEST_WORD * 2];
	size_t n = 0;

	for (int32_t i = 0; i < (int32_t)word.n;) {
		const char *is;
		UChar32 c;

		U8_NEXT(word.p, i, (int32_t)word.n, c);
		if (c >= 0 && c < 0x80) {
			letters[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : (char)c;
			continue;
		}
		if (c >= LATIN && c < LATIN_END)
			is = &latin[2 * (c - LATIN)];
		else if (c >= CYRILLIC && c < CYRILLIC_END)
			is = &cyrillic[2 * (c - CYRILLIC)];
		else
			return false;
		letters[n++] = is[0];
		if (is[1] != ' ')
			letters[n++] = is[1];
	}
	fold_digraphs(to, letters, n);
	return true;
}

static const kept *find_kept(const kept place[KEPT], dgm_str word)
{
	for (size_t k = 0; k < KEPT; k++)
		if (place[k].word_n == word.n && word.n && !memcmp(place[k].word, word.p, word.n))
			return &place[k];
	return NULL;
}

static void keep(dgm__roman *roman, kept place[KEPT], dgm_str word, const sink *is)
{
	size_t k = 0;

	if (word.n > KEPT_WORD || is->n > KEPT_LETTERS)
		return;
	while (k < KEPT && place[k].word_n)
		k++;
	if (k == KEPT)
		k = roman->turn++ % KEPT;
	memcpy(place[k].word, word.p, word.n);
	memcpy(place[k].letters, is->p, is->n);
	place[k].word_n = (uint8_t)word.n;
	place[k].letters_n = (uint8_t)is->n;
}

/* Romanises a word that needs ICU, or remembers how it was. */
static dgm_status run_other(dgm__roman *roman, sink *to, dgm_str word, bool thai, dgm_error *err)
{
	kept *place = roman->kept[dgm__hash(word.p, word.n) % PLACES];
	const kept *known = find_kept(place, word);
	size_t length = 0;
	dgm_status st;

	if (known) {
		memcpy(to->p, known->letters, known->letters_n);
		to->n = known->letters_n;
		return DGM_OK;
	}
	st = through_icu(roman, word, thai, &length, err);
	if (st != DGM_OK)
		return st;
	fold_digraphs(to, roman->narrow, length);
	keep(roman, place, word, to);
	return DGM_OK;
}

dgm_status dgm__roman_run(dgm__roman *roman, const char *language, dgm_str word, char out[DGM__ROMAN_CAPACITY], size_t *n, dgm_error *err)
{
	sink to = { out, 0 };
	dgm_status st = DGM_OK;
	content is;

	if (word.n > LONGEST_WORD) {
		int32_t cut = LONGEST_WORD;

		U8_SET_CP_START((const uint8_t *)word.p, 0, cut);
		word.n = (size_t)cut;
	}
	if (language && !strncmp(language, "ar", 2) && (language[2] == '\0' || language[2] == '-'))
		word = without_arabic_article(word);
	if (!run_known(&to, word)) {
		is = look_at(word);
		if (is == HANGUL_ONLY)
			run_hangul(&to, word);
		else
			st = run_other(roman, &to, word, is == THAI_OR_LAO, err);
	}
	*n = to.n;
	return st;
}
