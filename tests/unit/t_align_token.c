/* The aligner's tokens. */
#include "unit.h"

#include <string.h>

#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include "align/reader.h"
#include "align/token.h"
#include "base/buffer.h"
#include "text/fold.h"

static const struct { const char *language, *sentence, *expected, *why; } rows[] = {
	{ "en", "", "", "nothing" },
	{ "en", "The ministers' 2nd talks", "the minis #2 nd talks", "stems of five; digits stand apart" },
	{ "en", "Lavrov's don't", "lavro don't", "the English genitive goes" },
	{ "fr", "l'accord d\xE2\x80\x99""Aix", "accor aix", "elided articles go, with either apostrophe" },
	{ "tr", "ANKARA'DA IRAK \xC4\xB0ran", "ankar \xC4\xB1rak iran", "case endings go; dotted and dotless i" },
	{ "az", "I", "\xC4\xB1", "Azerbaijani too" },
	{ "de", "Stra\xC3\x9F""e", "stras", "full folding" },
	{ "en", "5,000 5.000 5000 3,5 3.50 1,234.50 1.234,5", "#5000 #5000 #5000 #3.5 #3.5 #1234.5 #1234.5", "values, not strings" },
	{ "en", "12.05.2025 007 0.0 1.", "#12.05.2025 #7 #0 #1", "what is no one number stays as it is" },
	{ "ar", "\xD9\xA1\xD9\xAC\xD9\xA2\xD9\xA3\xD9\xA4 \xD9\xA3\xD9\xAB\xD9\xA5", "#1234 #3.5", "Arabic-Indic digits and separators" },
	{ "ar", "\xD8\xA7\xD9\x84\xD8\xB1\xD9\x8E\xD8\xA6\xD9\x8A\xD8\xB3", "\xD8\xB1\xD8\xA6\xD9\x8A\xD8\xB3", "article and vowel marks go" },
	{ "hi", "\xE0\xA5\xA7\xE0\xA5\xA8", "#12", "Devanagari digits" },
	{ "ja", "\xE6\x9D\xB1\xE4\xBA\xAC\xE3\x81\xA7\xE3\x82\xB5\xE3\x83\x9F\xE3\x83\x83\xE3\x83\x88", "\xE6\x9D\xB1 \xE4\xBA\xAC \xE3\x81\xA7 \xE3\x82\xB5\xE3\x83\x9F\xE3\x83\x83\xE3\x83\x88",
		"characters, but a katakana run is one" },
	{ "ko", "\xEB\x9D\xBC\xEB\xB8\x8C\xEB\xA1\x9C\xED\x94\x84\xEA\xB0\x80", "\xEB\x9D\xBC\xEB\xB8\x8C", "two syllables of Hangul" },
	{ "th", "\xE0\xB9\x84\xE0\xB8\x9B\xE0\xB8\x9A\xE0\xB9\x89\xE0\xB8\xB2\xE0\xB8\x99", "\xE0\xB9\x84\xE0\xB8\x9B \xE0\xB8\x9A\xE0\xB9\x89\xE0\xB8\xB2\xE0\xB8\x99", "Thai words by dictionary" },
	{ "zh-Hans", "\xEF\xBC\x95\xEF\xBC\x85\xEF\xBC\x9F", "#5 \xC2\xB6% \xC2\xB6?", "fullwidth forms are what they stand for" },
	{ "en", "1,2 \xC2\xBC", "#1.2 #1 #4", "a fraction in one character" },
	{ "he", "ארה\"ב צה״ל ה\"ידיעות\" מנכ\"לית", "ארהב צהל ה \xC2\xB6Q ידיעו \xC2\xB6Q מנכ \xC2\xB6Q לית", "a quotation mark before the last letter makes an acronym" },
	{ "el", "Γιατί; Ναι!", "γιατί \xC2\xB6? ναι \xC2\xB6!", "the Greek question mark" },
	{ "hy", "Ինչո՞ւ, ահա՛։", "ինչու \xC2\xB6? ահա", "Armenian marks stand within the word" },
	{ "am", "ለምን፧", "ለምን \xC2\xB6?", "the Ethiopic question mark" },
	{ "si", "ශ්\u200Dරී", "ශ්රී", "a joiner does not cut a word" },
	{ "uz", "O\u2018zbek G\u2018arb", "o\u2018zbe g\u2018arb", "an Uzbek letter" },
	{ "zu", "uTrump eMelika kaMongameli", "trump melik monga", "prefixes before a capital go" },
	{ "ga", "an bhFrainc na hÉireann", "an frain na éirea", "so do mutations" },
	{ "en", "mRNA eBay kWh pH DiCaprio", "mrna bay wh ph dicap", "a capital alone is no name" },
	{ "fr", "dit \u2039oui\u203A", "dit \xC2\xB6Q oui \xC2\xB6Q", "single guillemets" },
	{ "en", "\"(What)?\" \xE2\x80\x94 no!", "\xC2\xB6Q \xC2\xB6( what \xC2\xB6? \xC2\xB6Q \xC2\xB6- no \xC2\xB6!", "classes of punctuation" },
};

static dgm_status joined(dgm__buffer *out, const char *language, const char *sentence)
{
	dgm__tokeniser *tokeniser;
	const dgm__token *tokens;
	size_t count;
	dgm_status st = dgm__tokeniser_new(&tokeniser, language, NULL);

	if (st == DGM_OK)
		st = dgm__tokeniser_run(tokeniser, (dgm_str){ sentence, strlen(sentence) }, &tokens, &count, NULL);
	for (size_t k = 0; st == DGM_OK && k < count; k++) {
		if (k)
			dgm__buffer_putc(out, ' ');
		dgm__buffer_str(out, tokens[k].type);
		ck_assert_uint_lt(tokens[k].start_off, tokens[k].end_off);
		ck_assert_uint_le(tokens[k].end_off, strlen(sentence));
		ck_assert(!k || tokens[k - 1].end_off <= tokens[k].start_off || (tokens[k - 1].start_off == tokens[k].start_off && tokens[k - 1].end_off == tokens[k].end_off));
	}
	dgm__tokeniser_free(tokeniser);
	return st;
}

START_TEST(tokens_are)
{
	dgm__buffer out = DGM__BUFFER_INIT(4096);

	ck_assert_int_eq(joined(&out, rows[_i].language, rows[_i].sentence), DGM_OK);
	ck_assert_str_eq(out.p ? out.p : "", rows[_i].expected);
	dgm__buffer_clear(&out);
}
END_TEST

/* "m² ﬁx…": every token's place is that of the bytes as written, though NFKC changes them. */
START_TEST(places_are_of_the_text_as_written)
{
	const char *sentence = "km\xC2\xB2 \xEF\xAC\x81x\xE2\x80\xA6 ok";
	dgm__tokeniser *tokeniser;
	const dgm__token *tokens;
	size_t count;

	ck_assert_int_eq(dgm__tokeniser_new(&tokeniser, "en", NULL), DGM_OK);
	ck_assert_int_eq(dgm__tokeniser_run(tokeniser, (dgm_str){ sentence, strlen(sentence) }, &tokens, &count, NULL), DGM_OK);
	ck_assert_uint_eq(count, 3);
	ck_assert_uint_eq(tokens[0].end_off, 4);
	ck_assert_uint_eq(tokens[1].start_off, 5);
	ck_assert_uint_eq(tokens[1].end_off, 9);
	ck_assert_uint_eq(tokens[2].start_off, 13);
	ck_assert_uint_eq(tokens[2].end_off, 15);
	dgm__tokeniser_free(tokeniser);
}
END_TEST

/* A character and its neighbours, through what is remembered of characters and through ICU: the same, for every character of the basic plane. */
START_TEST(letters_are_as_icu_has_them)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&status);
	UCaseMap *cases = ucasemap_open("", _i ? U_FOLD_CASE_EXCLUDE_SPECIAL_I : U_FOLD_CASE_DEFAULT, &status);
	dgm__folder *folder;

	ck_assert_int_eq(dgm__folder_new(&folder, _i ? "tr" : "ru", NULL), DGM_OK);
	ck_assert(U_SUCCESS(status));
	for (UChar32 c = 0x20; c < 0x10000; c += dgm_fail_stride() > 1 ? 17 : 1) {
		UChar wide[3] = { 'I', (UChar)c, 0x301 }, composed[64];
		char text[8], expected[200];
		int32_t n = 0, wide_n, expected_n = 0;
		char folded[64];
		size_t folded_n;
		dgm_str out;
		const uint32_t *origin;

		if (U_IS_SURROGATE(c))
			continue;
		for (size_t k = 0; k < 3; k++)
			U8_APPEND_UNSAFE(text, n, wide[k]);
		for (int32_t units = 2; units <= 3; units++) {
			int32_t bytes = units == 3 ? n : n - 2;

			wide_n = unorm2_normalize(nfkc, wide, units, composed, 64, &status);
			u_strToUTF8(expected, sizeof expected, &expected_n, composed, wide_n, &status);
			ck_assert_int_eq(dgm__folder_nfkc(folder, (dgm_str){ text, (size_t)bytes }, &out, &origin, NULL), DGM_OK);
			ck_assert_msg(out.n == (size_t)expected_n && !memcmp(out.p, expected, out.n), "U+%04X is normalised wrongly", (unsigned)c);
			expected_n = ucasemap_utf8FoldCase(cases, expected, sizeof expected, text, bytes, &status);
			ck_assert_int_eq(dgm__folder_case(folder, (dgm_str){ text, (size_t)bytes }, folded, sizeof folded, &folded_n, NULL), DGM_OK);
			ck_assert_msg(folded_n == (size_t)expected_n && !memcmp(folded, expected, folded_n), "U+%04X is folded wrongly", (unsigned)c);
		}
		ck_assert(U_SUCCESS(status));
	}
	ucasemap_close(cases);
	dgm__folder_free(folder);
}
END_TEST

START_TEST(length_counts_what_is_seen)
{
	ck_assert_double_eq(dgm__token_length((dgm_str){ "", 0 }), 1);
	ck_assert_double_eq(dgm__token_length((dgm_str){ " a\xC2\xA0\xD0\xAF\xE3\x80\x80z ", 11 }), 4);
}
END_TEST

/* How many sentences end in a line; the next line may go on with its last one. */
static const struct { const char *language, *line, *next; uint32_t parts; const char *why; } part_rows[] = {
	{ "en", "They met.", "They left.", 1, "one" },
	{ "en", "They met. They left.", "Nobody knew.", 2, "two" },
	{ "en", "A headline without a mark", "They met.", 1, "a capital begins anew" },
	{ "en", "They met, she said,", "and left.", 0, "a comma, and on it goes" },
	{ "en", "They met (she said)", "and left.", 0, "a bracket is looked through" },
	{ "en", "They met. They spoke", "and left.", 1, "the second of two goes on" },
	{ "en", "They met;", "they left.", 1, "clauses are lines of their own in some texts" },
	{ "en", "They met\xE2\x80\xA6", "and left.", 1, "dots may end a sentence" },
	{ "en", "They met,", "", 1, "the last line" },
	{ "en", "They met,", "5 of them.", 1, "a figure has no case" },
	{ "ru", "\xD0\x9E\xD0\xBD\xD0\xB8 \xD1\x83\xD1\x88\xD0\xBB\xD0\xB8", "\xE2\x80\x94 \xD1\x81\xD0\xBA\xD0\xB0\xD0\xB7\xD0\xB0\xD0\xBB \xD0\xBE\xD0\xBD.", 0, "behind a dash" },
	{ "ka", "\xE1\x83\x90\xE1\x83\x91\xE1\x83\x92", "\xE1\x83\x90\xE1\x83\x91\xE1\x83\x92", 1, "Georgian knows no sentence case" },
	{ "zh-Hans", "\xE5\x9B\xA0\xE4\xB8\xBA\xEF\xBC\x8C", "\xE6\x89\x80\xE4\xBB\xA5\xE3\x80\x82", 1, "nor do Han" },
};

START_TEST(sentences_that_end_in_a_line)
{
	dgm__reader reader = { 0 };
	uint32_t parts = 9;

	ck_assert_int_eq(dgm__reader_init(&reader, part_rows[_i].language, NULL), DGM_OK);
	ck_assert_int_eq(dgm__reader_parts(&reader, (dgm_str){ part_rows[_i].line, strlen(part_rows[_i].line) },
		(dgm_str){ part_rows[_i].next, strlen(part_rows[_i].next) }, &parts, NULL), DGM_OK);
	ck_assert_msg(parts == part_rows[_i].parts, "%s: %u", part_rows[_i].why, parts);
	dgm__reader_clear(&reader);
}
END_TEST

static dgm_status try_tokens(void)
{
	dgm__buffer out = DGM__BUFFER_INIT(4096);
	dgm_status st = joined(&out, "ar", "The \xD8\xA7\xD9\x84\xD8\xB1\xD9\x8E\xD8\xA6\xD9\x8A\xD8\xB3 5,000 \xE0\xB9\x84\xE0\xB8\x9B \xEF\xBC\x95\xEF\xBC\x85");

	dgm__buffer_clear(&out);
	return st;
}

START_TEST(tokens_survive_failing_allocations)
{
	DGM_FAIL_EVERY_ALLOCATION(try_tokens(), 200);
}
END_TEST

static Suite *token_suite(void)
{
	Suite *suite = suite_create("align_token");
	TCase *tcase = tcase_create("tokens");

	tcase_add_loop_test(tcase, tokens_are, 0, sizeof rows / sizeof *rows);
	tcase_add_test(tcase, places_are_of_the_text_as_written);
	tcase_add_loop_test(tcase, letters_are_as_icu_has_them, 0, 2);
	tcase_add_test(tcase, length_counts_what_is_seen);
	tcase_add_loop_test(tcase, sentences_that_end_in_a_line, 0, sizeof part_rows / sizeof *part_rows);
	tcase_add_test(tcase, tokens_survive_failing_allocations);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(token_suite)
