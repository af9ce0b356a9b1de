/* Romanisation and the similarity of romanised words. */
#include "unit.h"

#include <math.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>
#include <unicode/utrans.h>

#include "entity/similar.h"
#include "text/roman.h"

static const struct { const char *language, *word, *roman, *why; } roman_rows[] = {
	{ "en", "Lavrov", "lavrov", "ASCII" },
	{ "en", "Schwarzenegger", "swarzeneger", "sch, doubled letters" },
	{ "en", "Philipp", "filip", "ph" },
	{ "en", "O'Brien-Smith", "obriensmit", "marks go" },
	{ "ru", "Лавров", "lavrov", "Cyrillic" },
	{ "ru", "Хрущёв", "hrusev", "kh, shch" },
	{ "el", "Φίλιππος", "filipos", "Greek phi with accent" },
	{ "ar", "الرياض", "ryad", "the article goes" },
	{ "fa", "البرز", "albrz", "in Persian it stays" },
	{ "he", "לברוב", "lbrwb", "no vowels" },
	{ "ja", "ラブロフ", "raburofu", "katakana" },
	{ "ja", "モスクワ", "mosukuwa", "katakana" },
	{ "ko", "라브로프", "raburopu", "eu is one letter" },
	{ "ko", "서울", "soul", "eo is one letter" },
	{ "zh", "拉夫罗夫", "lafuluofu", "Mandarin readings" },
	{ "hi", "लावरोव", "lavarova", "inherent vowels" },
	{ "th", "มอสโก", "mosko", "the vowel carrier is a vowel" },
	{ "lo", "ມອສໂກ", "mosko", "Lao by way of Thai" },
	{ "az", "Əliyev", "eliyev", "schwa" },
	{ "vi", "Đà Nẵng", "danang", "d with stroke, two marks" },
	{ "pl", "Łódź", "lodz", "l with stroke" },
	{ "ka", "თბილისი", "tbilisi", "Georgian" },
	{ "hy", "Երևան", "erevan", "Armenian" },
	{ "si", "මොස්කව්", "moskav", "Sinhala, by its own rules of ICU" },
	{ "km", "ពូទីន", "putino", "Khmer, by the names of its letters" },
	{ "km", "រុស្ស៊ី", "rusi", "a consonant below another takes the vowel" },
	{ "km", "ឥណ្ឌា", "inda", "an independent vowel" },
	{ "bo", "པུ་ཊིན", "putina", "Tibetan" },
	{ "bo", "ཨ་མེ་རི་ཀ", "amerika", "a carrier gives way to its vowel" },
	{ "zgh", "ⵎⵓⵔⵓⴽ", "muruk", "Tifinagh" },
	{ "kk", "Өскемен", "oskemen", "Cyrillic of Kazakh" },
	{ "tt", "Мәскәү", "meskeu", "of Tatar" },
	{ "tg", "Ҳинд", "hind", "of Tajik" },
	{ "ba", "Һаҙыр", "hazyr", "of Bashkir" },
	{ "ur", "ٹرمپ", "trmp", "Arabic letters of Urdu" },
	{ "ckb", "مۆسکۆ", "moeskoe", "of Sorani" },
	{ "ug", "پۇتىن", "putyn", "of Uyghur" },
	{ "sd", "ڀارت", "bart", "of Sindhi" },
	{ "ml", "ലണ്ടൻ", "lantan", "a Malayalam chillu" },
	{ "ee", "Gɔzɔ", "gozo", "open o" },
	{ "lo", "ໜອງ", "nong", "a letter that Thai has not" },
	{ "chr", "ᏣᎳᎩ", "tsalagi", "Cherokee" },
	{ NULL, "ʻʼ", "", "letters that modify" },
	{ NULL, "㐂", "", "a Han character without a reading" },
	{ NULL, "", "", "empty" },
	{ NULL, "2025", "", "no letters" },
};

START_TEST(words_are_romanised)
{
	dgm__roman *roman;
	char out[DGM__ROMAN_CAPACITY];
	size_t n = 99;
	dgm_str word = { roman_rows[_i].word, strlen(roman_rows[_i].word) };

	ck_assert_int_eq(dgm__roman_new(&roman, NULL), DGM_OK);
	ck_assert_int_eq(dgm__roman_run(roman, roman_rows[_i].language, word, out, &n, NULL), DGM_OK);
	ck_assert_msg(n == strlen(roman_rows[_i].roman) && !memcmp(out, roman_rows[_i].roman, n), "%s gave %.*s, not %s", roman_rows[_i].word, (int)n, out, roman_rows[_i].roman);
	dgm__roman_free(roman);
}
END_TEST

/* The letters that a language writes with, but signs without a sound of their own. */
START_TEST(letters_of_every_language_are_heard)
{
	static const char mute[] = "ъ ь ء ع ع א ע ʔ ǀ ǁ ǂ ǃ ऽ ঽ ઽ ಽ ฯ ຯ ੲ ੳ ੴ ҥ";
	dgm__roman *roman;
	size_t languages = 0, letters = 0;

	ck_assert_int_eq(dgm__roman_new(&roman, NULL), DGM_OK);
	for (int32_t k = 0; k < uloc_countAvailable(); k += dgm_is_slow() ? 40 : 1) {
		UErrorCode status = U_ZERO_ERROR;
		ULocaleData *data = ulocdata_open(uloc_getAvailable(k), &status);
		USet *set = ulocdata_getExemplarSet(data, NULL, 0, ULOCDATA_ES_STANDARD, &status);
		int32_t size;

		ck_assert(U_SUCCESS(status));
		size = status == U_USING_DEFAULT_WARNING || strchr(uloc_getAvailable(k), '_') ? 0 : uset_size(set);
		languages += size > 0;
		for (int32_t i = 0; i < size && (i < 100 || !dgm_is_slow()); i++) {
			UChar32 c = uset_charAt(set, i);
			char word[8] = "", out[DGM__ROMAN_CAPACITY];
			int32_t word_n = 0;
			size_t n;

			if (c < 0 || !u_isalpha(c) || u_charType(c) == U_MODIFIER_LETTER)
				continue;
			U8_APPEND_UNSAFE(word, word_n, c);
			ck_assert_int_eq(dgm__roman_run(roman, NULL, (dgm_str){ word, (size_t)word_n }, out, &n, NULL), DGM_OK);
			ck_assert_msg(n > 0 || strstr(mute, word), "%s: %s (U+%04X) is not heard", uloc_getAvailable(k), word, (unsigned)c);
			letters++;
		}
		uset_close(set);
		ulocdata_close(data);
	}
	ck_assert_uint_gt(languages, dgm_is_slow() ? 1 : 150);
	ck_assert_uint_gt(letters, dgm_is_slow() ? 20 : 5000);
	dgm__roman_free(roman);
}
END_TEST

START_TEST(long_words_are_cut)
{
	dgm__roman *roman;
	char out[DGM__ROMAN_CAPACITY], text[4096 * 3];
	size_t n;

	for (size_t i = 0; i < 4096; i++)
		memcpy(text + 3 * i, i % 2 ? "龘" : "爨", 3);
	ck_assert_int_eq(dgm__roman_new(&roman, NULL), DGM_OK);
	ck_assert_int_eq(dgm__roman_run(roman, "zh", (dgm_str){ text, sizeof text }, out, &n, NULL), DGM_OK);
	ck_assert_uint_eq(n, DGM__ROMAN_CAPACITY);
	memset(text, 'b', 10);
	for (size_t i = 0; i < 4000; i++)
		text[i] = (char)('a' + i % 2);
	ck_assert_int_eq(dgm__roman_run(roman, "en", (dgm_str){ text, 4000 }, out, &n, NULL), DGM_OK);
	ck_assert_uint_eq(n, DGM__ROMAN_CAPACITY);
	dgm__roman_free(roman);
}
END_TEST

static dgm_status make_and_run(void)
{
	dgm__roman *roman;
	char out[DGM__ROMAN_CAPACITY];
	size_t n;
	dgm_status st = dgm__roman_new(&roman, NULL);

	if (st == DGM_OK)
		st = dgm__roman_run(roman, "el", (dgm_str){ "Λαβρόφ", 12 }, out, &n, NULL);
	dgm__roman_free(roman);
	return st;
}

START_TEST(romanising_survives_failing_allocations)
{
	DGM_FAIL_EVERY_ALLOCATION(make_and_run(), 100);
}
END_TEST

/* Are they the same name? Languages of both sides. */
static const struct { const char *la, *a, *lb, *b; int same; } cognate_rows[] = {
	{ "en", "Lavrov", "ru", "Лавров", 1 }, { "en", "Lavrov", "ko", "라브로프", 1 }, { "en", "Lavrov", "ja", "ラブロフ", 1 },
	{ "en", "Lavrov", "zh", "拉夫罗夫", 1 }, { "en", "Lavrov", "ar", "لافروف", 1 }, { "en", "Lavrov", "he", "לברוב", 1 },
	{ "en", "Lavrov", "hi", "लावरोव", 1 }, { "en", "Lavrov", "th", "ลาฟรอฟ", 1 }, { "en", "Lavrov", "el", "Λαβρόφ", 1 },
	{ "en", "Lavrov", "ka", "ლავროვი", 1 }, { "en", "Lavrov", "bn", "লাভরভ", 1 }, { "en", "Lavrov", "ta", "லாவ்ரோவ்", 1 },
	{ "en", "Moscow", "ru", "Москвой", 1 }, { "ko", "모스크바", "ja", "モスクワ", 1 }, { "ru", "Лавровым", "ko", "라브로프", 1 },
	{ "en", "Trump", "ru", "Трампа", 1 }, { "en", "Trump", "ja", "トランプ", 1 }, { "en", "Trump", "ko", "트럼프", 1 }, { "en", "Trump", "ar", "ترامب", 1 },
	{ "en", "Zelensky", "uk", "Зеленський", 1 }, { "en", "Khrushchev", "ru", "Хрущёв", 1 }, { "en", "Washington", "ja", "ワシントン", 1 },
	{ "en", "Washington", "ko", "워싱턴", 1 }, { "en", "Washington", "he", "וושינגטון", 1 }, { "en", "Berlin", "ar", "برلين", 1 },
	{ "en", "Putin", "km", "ពូទីន", 1 }, { "en", "Putin", "si", "පුටින්", 1 }, { "en", "Putin", "bo", "པུ་ཊིན", 1 }, { "en", "Morocco", "zgh", "ⵎⵓⵔⵓⴽ", 1 },
	{ "en", "Trump", "ur", "ٹرمپ", 1 }, { "en", "Putin", "ug", "پۇتىن", 1 }, { "en", "Oskemen", "kk", "Өскемен", 1 }, { "en", "London", "ml", "ലണ്ടൻ", 1 },
	{ "en", "Lavrov", "ru", "Латвия", 0 }, { "en", "minister", "ru", "Лавров", 0 }, { "en", "Moscow", "ko", "라브로프", 0 },
	{ "en", "Tokyo", "ru", "правило", 0 }, { "en", "is", "ru", "ис", 0 }, { "en", "people", "ru", "правительство", 0 },
};

START_TEST(names_meet_across_scripts)
{
	dgm__roman *roman;
	char pa[DGM__ROMAN_CAPACITY], pb[DGM__ROMAN_CAPACITY];
	size_t na, nb;
	dgm_str a = { cognate_rows[_i].a, strlen(cognate_rows[_i].a) }, b = { cognate_rows[_i].b, strlen(cognate_rows[_i].b) };
	dgm__similar_word wa, wb;
	double there, back;

	ck_assert_int_eq(dgm__roman_new(&roman, NULL), DGM_OK);
	ck_assert_int_eq(dgm__roman_run(roman, cognate_rows[_i].la, a, pa, &na, NULL), DGM_OK);
	ck_assert_int_eq(dgm__roman_run(roman, cognate_rows[_i].lb, b, pb, &nb, NULL), DGM_OK);
	wa = dgm__similar_prepare((dgm_str){ pa, na });
	wb = dgm__similar_prepare((dgm_str){ pb, nb });
	there = dgm__similar(&wa, &wb, DGM__SIMILAR_LEAST);
	back = dgm__similar(&wb, &wa, DGM__SIMILAR_LEAST);
	ck_assert_msg((there > 0) == cognate_rows[_i].same, "%s (%.*s) and %s (%.*s): %.3f; with no bound %.3f", a.p, (int)na, pa, b.p, (int)nb, pb, there, dgm__similar(&wa, &wb, 0));
	ck_assert_double_eq_tol(there, back, 1e-6);
	ck_assert(dgm__similar_heads_meet(wa.head, wb.head) == dgm__similar_heads_meet(wb.head, wa.head));
	dgm__roman_free(roman);
}
END_TEST

START_TEST(confidence_grows_with_likeness_and_length)
{
	dgm__similar_word longer = dgm__similar_prepare((dgm_str){ "wasington", 9 }), brief = dgm__similar_prepare((dgm_str){ "trk", 3 });

	ck_assert_double_eq_tol(dgm__similar_confidence(&longer, &longer, 1), 1, 1e-9);
	ck_assert_double_eq_tol(dgm__similar_confidence(&brief, &brief, 1), .4, 1e-9);
	ck_assert_double_lt(dgm__similar_confidence(&longer, &longer, .8), .05);
	ck_assert_double_eq(dgm__similar(&longer, &longer, .7), 1);
}
END_TEST

/* A word of 3 to 9 letters out of few, so that many are near to each other. */
static size_t some_word(char *to, uint32_t *state)
{
	static const char letters[] = "aeiouaeiytdkgpbszmnlrvhjwc";
	size_t n;

	*state = *state * 1103515245u + 12345u;
	n = 3 + (*state >> 16) % 7;
	for (size_t k = 0; k < n; k++) {
		*state = *state * 1103515245u + 12345u;
		to[k] = letters[(*state >> 16) % (sizeof letters - 1)];
	}
	return n;
}

/* What is not computed because it cannot matter: at a bound the same likeness as without, or none below it. */
START_TEST(a_bound_loses_nothing)
{
	int rounds = dgm_is_slow() ? 5000 : 100000, alike = 0;
	uint32_t state = 7;

	for (int k = 0; k < rounds; k++) {
		char p[2][16];
		size_t n[2] = { some_word(p[0], &state), some_word(p[1], &state) };
		dgm__similar_word a, b;
		double whole, bounded;

		if (k % 2) /* near each other: one is the other with another end */
			memcpy(p[1], p[0], n[0] < n[1] ? n[0] - 1 : n[1] - 1);
		a = dgm__similar_prepare((dgm_str){ p[0], n[0] });
		b = dgm__similar_prepare((dgm_str){ p[1], n[1] });
		whole = dgm__similar(&a, &b, 0);
		bounded = dgm__similar(&a, &b, .8);
		alike += bounded > 0;
		ck_assert_msg(fabs(bounded - (whole >= .8 ? whole : 0)) < 1e-9, "%.*s %.*s: %.6f, bounded %.6f", (int)n[0], p[0], (int)n[1], p[1], whole, bounded);
	}
	ck_assert_int_gt(alike, rounds / 20);
}
END_TEST

/* More words than are remembered: the second time as the first. */
START_TEST(words_are_remembered_as_they_were)
{
	int words = dgm_is_slow() ? 300 : 20000;
	dgm__roman *fresh, *used;

	ck_assert_int_eq(dgm__roman_new(&used, NULL), DGM_OK);
	for (int turn = 0; turn < 2; turn++) {
		ck_assert_int_eq(dgm__roman_new(&fresh, NULL), DGM_OK);
		for (int k = 0; k < words; k += turn ? 97 : 1) {
			char word[16], a[DGM__ROMAN_CAPACITY], b[DGM__ROMAN_CAPACITY];
			size_t n = 0, na, nb;

			for (int rest = k + 1; rest; rest /= 25) { /* Greek letters from U+03B1 on */
				word[n++] = (char)(rest % 25 < 15 ? 0xCE : 0xCF);
				word[n++] = (char)(rest % 25 < 15 ? 0xB1 + rest % 25 : 0x80 + rest % 25 - 15);
			}
			ck_assert_int_eq(dgm__roman_run(used, "el", (dgm_str){ word, n }, a, &na, NULL), DGM_OK);
			if (!turn)
				continue;
			ck_assert_int_eq(dgm__roman_run(fresh, "el", (dgm_str){ word, n }, b, &nb, NULL), DGM_OK);
			ck_assert_uint_eq(na, nb);
			ck_assert_mem_eq(a, b, na);
		}
		dgm__roman_free(fresh);
	}
	dgm__roman_free(used);
}
END_TEST

/* Through ICU in one piece. */
static size_t transliterate(UTransliterator *icu, const UChar32 *letters, size_t n, char *to, size_t capacity)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar wide[16];
	int32_t count = 0, limit, bytes = 0;

	for (size_t k = 0; k < n; k++)
		wide[count++] = (UChar)letters[k];
	limit = count;
	utrans_transUChars(icu, wide, &count, 16, 0, &limit, &status);
	u_strToUTF8(to, (int32_t)capacity, &bytes, wide, count, &status);
	ck_assert(U_SUCCESS(status));
	return (size_t)bytes;
}

/* Letters of a table are taken to stand for the same whatever is beside them. */
START_TEST(some_letters_stand_for_themselves)
{
	UErrorCode status = U_ZERO_ERROR;
	UTransliterator *icu = utrans_openU(u"Any-Latin; Latin-ASCII; Lower", -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
	UChar32 letters[256];
	size_t count = 0, step = dgm_is_slow() ? 29 : 1;

	ck_assert(U_SUCCESS(status));
	for (UChar32 c = 0xDF; c < 0x460; c = c == 0x17F ? 0x430 : c + 1)
		letters[count++] = c;
	for (UChar32 c = 'a'; c <= 'z'; c++)
		letters[count++] = c;
	for (size_t i = 0; i < count; i++)
		for (size_t k = i % step; k < count; k += step) {
			char apart[64], together[64];
			size_t n = transliterate(icu, &letters[i], 1, apart, 32), all;

			n += transliterate(icu, &letters[k], 1, apart + n, 32);
			all = transliterate(icu, (UChar32[]){ letters[i], letters[k] }, 2, together, 64);
			ck_assert_msg(all == n && !memcmp(apart, together, n), "U+%04X and U+%04X make %.*s, not %.*s", (unsigned)letters[i], (unsigned)letters[k],
				(int)all, together, (int)n, apart);
		}
	utrans_close(icu);
}
END_TEST

/* With a letter of neither Latin nor Cyrillic beside it, that comes to nothing, a letter goes through ICU. */
START_TEST(known_letters_are_as_icu_has_them)
{
	dgm__roman *roman;

	ck_assert_int_eq(dgm__roman_new(&roman, NULL), DGM_OK);
	for (UChar32 c = 0xDF; c < 0x460; c = c == 0x17F ? 0x430 : c + 1) {
		char word[] = { (char)(0xC0 | c >> 6), (char)(0x80 | (c & 0x3F)), '\xE2', '\x98', '\x83' }, a[DGM__ROMAN_CAPACITY], b[DGM__ROMAN_CAPACITY];
		size_t na, nb;

		ck_assert_int_eq(dgm__roman_run(roman, NULL, (dgm_str){ word, 2 }, a, &na, NULL), DGM_OK);
		ck_assert_int_eq(dgm__roman_run(roman, NULL, (dgm_str){ word, 5 }, b, &nb, NULL), DGM_OK); /* U+2603, a snowman */
		ck_assert_msg(na == nb && !memcmp(a, b, na), "U+%04X is %.*s, by ICU %.*s", (unsigned)c, (int)na, a, (int)nb, b);
	}
	dgm__roman_free(roman);
}
END_TEST

static Suite *roman_suite(void)
{
	Suite *suite = suite_create("text_roman");
	TCase *tcase = tcase_create("roman");

	tcase_add_loop_test(tcase, words_are_romanised, 0, sizeof roman_rows / sizeof *roman_rows);
	tcase_add_test(tcase, letters_of_every_language_are_heard);
	tcase_add_test(tcase, long_words_are_cut);
	tcase_add_test(tcase, romanising_survives_failing_allocations);
	tcase_add_loop_test(tcase, names_meet_across_scripts, 0, sizeof cognate_rows / sizeof *cognate_rows);
	tcase_add_test(tcase, confidence_grows_with_likeness_and_length);
	tcase_add_test(tcase, a_bound_loses_nothing);
	tcase_add_test(tcase, words_are_remembered_as_they_were);
	tcase_add_test(tcase, some_letters_stand_for_themselves);
	tcase_add_test(tcase, known_letters_are_as_icu_has_them);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(roman_suite)
