/* The words of plain texts are those that ICU's break iterator finds. */
#include "random_units.h"
#include "unit.h"

#include <stdio.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "text/plain_words.h"
#include "text/words.h"

static const char *const languages[] = { "en", "ru", "el", "ar", "fi", "sv", "he", "ja", "en-US-u-va-posix" };

/* Each letter of a script several times, so that runs of it come about. */
static const char *const alphabets[] = {
	"abcdeABC\xC3\xA9\xC3\x9F\xC2\xAA\xC2\xB5", "абвгдёЩ", "αβγ\xCE\x87", "ابتم\xD9\x80", "אבג\"", "\xEB\xB9\x84\xEA\xB0\x80", "\xE3\x82\xAB\xE3\x81\x8B\xE4\xBC\x9A", "กขคไ",
	"012345\xD9\xA1\xE0\xA5\xA7", "....,,,;;::''\"", "      \t\n\r\xC2\xA0\xE2\x80\x89", "_", "-/()%&<>@#", "\xE2\x80\x99\xE2\x80\x98\xE2\x80\x9C\xE2\x80\x93\xE2\x80\xA6\xC2\xB7\xE2\x82\xAC\xE2\x84\x96",
	"\xCC\x81\xC2\xAD\xE2\x80\x8D\xE2\x81\xA0", "\xEF\xBC\x8E\xEF\xBC\x87\xEF\xBC\x91\xEF\xBC\xA1\xEF\xBC\x9A", "\xF0\x9F\x98\x80\xF0\x9D\x90\x80",
};

static size_t put_letter(dice *d, const char *alphabet, char *to)
{
	size_t n = 1, letter = 0;

	for (const char *p = alphabet; *p; p++)
		letter += ((unsigned char)*p & 0xC0) != 0x80;
	letter = roll(d, (uint32_t)letter);
	while (letter)
		letter -= ((unsigned char)*++alphabet & 0xC0) != 0x80;
	to[0] = *alphabet;
	while (((unsigned char)alphabet[n] & 0xC0) == 0x80) {
		to[n] = alphabet[n];
		n++;
	}
	return n;
}

/* Walks over the words of text, and over those of ICU beside. */
static void compare(dgm__words *words, UBreakIterator *breaks, const char *language, dgm_str text)
{
	UErrorCode status = U_ZERO_ERROR;
	UText *utext = utext_openUTF8(NULL, text.p, (int64_t)text.n, &status);
	size_t start, end;
	int32_t before = 0, at;

	ubrk_setUText(breaks, utext, &status);
	ck_assert(U_SUCCESS(status));
	ck_assert_int_eq(dgm__words_begin(words, language, text, NULL), DGM_OK);
	for (; (at = ubrk_next(breaks)) != UBRK_DONE; before = at) {
		if (ubrk_getRuleStatus(breaks) < UBRK_WORD_NUMBER)
			continue;
		ck_assert_msg(dgm__words_next(words, &start, &end), "%s: no word at %d of \"%.*s\"", language, (int)before, (int)text.n, text.p);
		ck_assert_msg(start == (size_t)before && end == (size_t)at, "%s: a word from %zu to %zu, not %d to %d, of \"%.*s\"", language, start, end, (int)before, (int)at,
			(int)text.n, text.p);
	}
	ck_assert_msg(!dgm__words_next(words, &start, &end), "%s: a word too many in \"%.*s\"", language, (int)text.n, text.p);
	utext_close(utext);
}

static UBreakIterator *open_breaks(const char *language)
{
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *breaks = ubrk_open(UBRK_WORD, language, NULL, 0, &status);

	ck_assert(U_SUCCESS(status));
	return breaks;
}

START_TEST(random_texts_as_icu)
{
	UBreakIterator *breaks = open_breaks(languages[_i]);
	dgm__words *words = NULL;
	dice d = { .state = (uint64_t)_i + 1 };

	ck_assert_int_eq(dgm__words_new(&words, NULL), DGM_OK);
	for (int k = dgm_is_slow() ? 100 : 8000; k; k--) {
		/* few kinds of characters in a text, so that many are plain */
		const char *kinds[4];
		char text[40 * 4];
		size_t n = 0;

		for (size_t i = 0; i < 4; i++)
			kinds[i] = alphabets[roll(&d, k % 2 ? 4 : sizeof alphabets / sizeof *alphabets)];
		kinds[2] = k % 2 ? alphabets[8 + roll(&d, 3)] : kinds[2];
		kinds[3] = k % 2 ? alphabets[9 + roll(&d, 2) * 4] : kinds[3];
		for (uint32_t i = roll(&d, 40); i; i--)
			n += put_letter(&d, kinds[roll(&d, 4)], text + n);
		compare(words, breaks, languages[_i], (dgm_str){ text, n });
	}
	dgm__words_free(words);
	ubrk_close(breaks);
}
END_TEST

/* Each character by itself, between letters, between figures, and between the two. */
START_TEST(every_character_as_icu)
{
	UBreakIterator *breaks = open_breaks("root");
	dgm__words *words = NULL;

	ck_assert_int_eq(dgm__words_new(&words, NULL), DGM_OK);
	for (uint32_t c = 1; c < 0x3400; c += dgm_is_slow() ? 97 : 1) {
		char one[8], text[64];

		one[encode(one, c)] = '\0';
		snprintf(text, sizeof text, "%s a%sb 1%s2 a%s1 1%sb %s%s a%s%sb ", one, one, one, one, one, one, one, one, one);
		compare(words, breaks, "root", (dgm_str){ text, strlen(text) });
	}
	dgm__words_free(words);
	ubrk_close(breaks);
}
END_TEST

static const struct { const char *text; bool plain; } plain[] = {
	{ "Prices: it\xE2\x80\x99s \xE2\x80\x9C" "4.5%\xE2\x80\x9D \xE2\x80\x94 a_b@c.org, \xE2\x82\xAC" "3,50 (1:2).", false }, /* "_" */
	{ "Prices \xE2\x80\x9C" "rose\xE2\x80\x9D by 4.5% \xE2\x80\x94 it\xE2\x80\x99s \xE2\x82\xAC" "3,50 (twice).", true },
	{ "Цены выросли на 4,5 % — до № 3.", true }, { "Οι τιμές αυξήθηκαν", true }, { "ارتفعت الأسعار", true }, { "e\xCC\x81", false }, { "שלום", false }, { "ฝนตก", false }, { "会谈", false },
	{ "\xF0\x9F\x98\x80", false },
};

/* Else the test above would compare ICU with itself. */
START_TEST(ordinary_texts_are_plain)
{
	dgm__plain_words *words = dgm__calloc(1, sizeof *words);
	UBreakIterator *breaks = open_breaks("root");

	ck_assert_ptr_nonnull(words);
	dgm__plain_words_init(words, breaks);
	ck_assert_msg(dgm__plain_words_fit(words, str(plain[_i].text)) == plain[_i].plain, "%s", plain[_i].text);
	dgm__free(words);
	ubrk_close(breaks);
}
END_TEST

static Suite *words_suite(void)
{
	Suite *suite = suite_create("words");
	TCase *tcase = tcase_create("words");

	tcase_add_loop_test(tcase, random_texts_as_icu, 0, sizeof languages / sizeof *languages);
	tcase_add_loop_test(tcase, ordinary_texts_are_plain, 0, sizeof plain / sizeof *plain);
	tcase_add_test(tcase, every_character_as_icu);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(words_suite)
