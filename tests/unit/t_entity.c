/* The recogniser as a whole: life, failing allocations, spans, order, comparing, hostile text. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <dragoman/entity.h>

static dgm_status make_and_run(const char *language, const char *text)
{
	dgm_recogniser *recogniser;
	dgm_entities entities = { 0 };
	dgm_status st = dgm_recogniser_new(&recogniser, language, NULL);

	if (st == DGM_OK)
		st = dgm_recogniser_run(recogniser, (dgm_str){ text, strlen(text) }, &entities, NULL);
	dgm_entities_clear(&entities);
	dgm_recogniser_free(recogniser);
	return st;
}

START_TEST(every_language_has_a_recogniser)
{
	static const char *const languages[] = { "en", "ru", "ko", "zh-Hans", "zh-Hant", "ja", "ar", "he", "hi", "th", "el", "de", "fr", "es", "pt", "pt-PT", "tr", "uk", "fa", "vi",
		"id", "pl", "cs", "fi", "hu", "sv", "nl", "ka", "hy", "am", "km", "lo", "my", "sr-Latn", "yue", "tlh", "eo" };

	for (size_t i = 0; i < sizeof languages / sizeof *languages; i += dgm_is_slow() ? 6 : 1)
		ck_assert_msg(make_and_run(languages[i], "12 345,6 % (2025)") == DGM_OK, "%s", languages[i]);
}
END_TEST

START_TEST(bad_tags_are_refused)
{
	dgm_recogniser *recogniser = (dgm_recogniser *)1;
	dgm_error err = DGM_ERROR_INIT;

	ck_assert_int_eq(dgm_recogniser_new(&recogniser, "not a tag", &err), DGM_EARG);
	ck_assert_ptr_null(recogniser);
	ck_assert_int_eq(err.code, DGM_EARG);
	dgm_recogniser_free(NULL);
}
END_TEST

START_TEST(failing_allocations_are_reported)
{
	DGM_FAIL_EVERY_ALLOCATION(make_and_run("ru", "Россия, 2 июня 2025 г.: 1,05 млн долларов (15:30), НАТО, https://example.com/a, 20%"), 20000);
}
END_TEST

START_TEST(spans_are_in_order_and_in_the_text)
{
	static const char text[] = "On June 2, 2025 at 3:30 p.m. \"some 1,234 people\" 5 miles off paid $5.5 million (20%) to NATO in Seoul; see www.example.com or call +1 212 555 0123.";
	dgm_recogniser *recogniser;
	dgm_entities entities = { 0 };
	unsigned seen = 0;

	ck_assert_int_eq(dgm_recogniser_new(&recogniser, "en", NULL), DGM_OK);
	for (int turn = 0; turn < 2; turn++)
		ck_assert_int_eq(dgm_recogniser_run(recogniser, (dgm_str){ text, sizeof text - 1 }, &entities, NULL), DGM_OK);
	for (size_t i = 0; i < entities.count; i++) {
		const dgm_entity *e = &entities.items[i];

		ck_assert_uint_lt(e->start_off, e->end_off);
		ck_assert_uint_le(e->end_off, sizeof text - 1);
		ck_assert(i == 0 || entities.items[i - 1].start_off <= e->start_off);
		ck_assert_ptr_nonnull(dgm_entity_kind_name(e->kind));
		ck_assert_uint_gt(e->value.n, 0);
		ck_assert(dgm_entity_equal(e, e));
		seen |= 1u << e->kind;
		for (size_t k = 0; k < i; k++)
			ck_assert_msg(entities.items[k].kind != e->kind || entities.items[k].end_off <= e->start_off, "two of one kind overlap at %u", e->start_off);
	}
	ck_assert_uint_eq(seen, (1u << DGM_ENTITY_KINDS) - 1);
	ck_assert_ptr_null(dgm_entity_kind_name(DGM_ENTITY_KINDS));
	dgm_entities_clear(&entities);
	dgm_recogniser_free(recogniser);
}
END_TEST

/* Do the first entities of this kind on both sides say the same? */
static const struct { int kind; const char *la, *a, *lb, *b; int same; } equal_rows[] = {
	{ DGM_ENTITY_NUMBER, "en", "1,234.5 tonnes", "de", "1.234,5 Tonnen", 1 },
	{ DGM_ENTITY_NUMBER, "en", "1.234 tonnes", "de", "1.234 Tonnen", 1 }, /* one of the readings */
	{ DGM_ENTITY_NUMBER, "en", "5,000 people", "ru", "5 тысяч человек", 1 },
	{ DGM_ENTITY_NUMBER, "en", "1.05 million people", "zh-Hans", "105万人", 1 },
	{ DGM_ENTITY_NUMBER, "en", "100 million people", "ko", "1억 명", 1 },
	{ DGM_ENTITY_NUMBER, "en", "three people", "zh-Hans", "三人", 1 },
	{ DGM_ENTITY_NUMBER, "en", "12.3 million", "hi", "1.23 करोड़", 1 },
	{ DGM_ENTITY_NUMBER, "en", "in 2027", "th", "ในปี 2570", 1 },
	{ DGM_ENTITY_NUMBER, "en", "5,000 people", "ru", "500 человек", 0 },
	{ DGM_ENTITY_NUMBER, "en", "5 million", "ru", "5 млрд", 0 },
	{ DGM_ENTITY_DATE, "en", "June 2, 2025", "ru", "2 июня 2025 года", 1 },
	{ DGM_ENTITY_DATE, "en", "June 2", "ja", "2025年6月2日", 1 },
	{ DGM_ENTITY_DATE, "en", "June 2, 2024", "ja", "2025年6月2日", 0 },
	{ DGM_ENTITY_DATE, "en", "6/2/2025", "de", "02.06.2025", 1 },
	{ DGM_ENTITY_DATE, "en", "June 2, 2025", "th", "2 มิถุนายน 2568", 1 },
	{ DGM_ENTITY_DATE, "en", "on Monday", "fr", "lundi", 1 },
	{ DGM_ENTITY_DATE, "en", "on Monday", "fr", "mardi", 0 },
	{ DGM_ENTITY_TIME, "en", "at 3 p.m.", "de", "um 15 Uhr", 1 },
	{ DGM_ENTITY_TIME, "en", "at 3:30", "fr", "à 15h30", 1 },
	{ DGM_ENTITY_TIME, "en", "at 3 p.m.", "zh-Hans", "下午3点", 1 },
	{ DGM_ENTITY_TIME, "en", "at 3 p.m.", "zh-Hans", "上午3点", 0 },
	{ DGM_ENTITY_MONEY, "en", "$5 million", "ru", "5 млн долларов США", 1 },
	{ DGM_ENTITY_MONEY, "en", "C$5", "fr", "5 dollars", 1 },
	{ DGM_ENTITY_MONEY, "en", "US$5", "fr", "5 euros", 0 },
	{ DGM_ENTITY_MONEY, "en", "3.5 billion euros", "fr", "3,5 milliards d'euros", 1 },
	{ DGM_ENTITY_PERCENT, "en", "4.5 percent", "tr", "yüzde 4,5", 1 },
	{ DGM_ENTITY_PERCENT, "en", "50%", "zh-Hans", "百分之五十", 1 },
	{ DGM_ENTITY_PLACE, "en", "in South Korea", "ru", "в Южной Корее", 1 },
	{ DGM_ENTITY_PLACE, "en", "Seoul", "ja", "ソウル", 1 },
	{ DGM_ENTITY_PLACE, "en", "Seoul", "ja", "東京", 0 },
	{ DGM_ENTITY_ACRONYM, "en", "NATO said", "ru", "В НАТО заявили", 1 },
	{ DGM_ENTITY_UNIT, "en", "5 km away", "ru", "в 5 километрах", 1 },
	{ DGM_ENTITY_UNIT, "en", "1.5 million tonnes", "zh-Hans", "150万吨", 1 },
	{ DGM_ENTITY_UNIT, "en", "20 kilometres", "ar", "٢٠ كيلومترًا", 1 },
	{ DGM_ENTITY_UNIT, "de", "20 Kilometern", "ko", "20킬로미터를", 1 },
	{ DGM_ENTITY_UNIT, "en", "30 degrees Celsius", "zh-Hans", "30摄氏度", 1 },
	{ DGM_ENTITY_UNIT, "en", "20 miles", "th", "20 กิโลเมตร", 0 },
	{ DGM_ENTITY_UNIT, "en", "20 kilometres", "hi", "25 किमी", 0 },
	{ DGM_ENTITY_ACRONYM, "fr", "l'ONU", "de", "die NATO", 0 },
	{ DGM_ENTITY_PHONE, "en", "+1 (212) 555-0123", "es", "(212) 555 01 23", 1 },
	{ DGM_ENTITY_PHONE, "en", "+44 20 7946 0958", "en", "020 7946 0958", 1 },
	{ DGM_ENTITY_PHONE, "en", "+7 495 123 45 67", "ru", "8 (495) 123-45-67", 1 },
	{ DGM_ENTITY_PHONE, "en", "+1 (212) 555-0123", "es", "(212) 555 01 32", 0 },
	{ DGM_ENTITY_PHONE, "en", "+1 212 555 0123", "de", "+49 212 555 0123", 0 },
};

START_TEST(values_compare_across_languages)
{
	dgm_entity first[2] = { { 0 }, { 0 } };
	dgm_entities entities[2] = { { 0 }, { 0 } };

	if (dgm_is_slow() && _i % 8)
		return;
	for (int side = 0; side < 2; side++) {
		const char *language = side ? equal_rows[_i].lb : equal_rows[_i].la, *text = side ? equal_rows[_i].b : equal_rows[_i].a;
		dgm_recogniser *recogniser;
		size_t i;

		ck_assert_int_eq(dgm_recogniser_new(&recogniser, language, NULL), DGM_OK);
		ck_assert_int_eq(dgm_recogniser_run(recogniser, (dgm_str){ text, strlen(text) }, &entities[side], NULL), DGM_OK);
		for (i = 0; i < entities[side].count && entities[side].items[i].kind != equal_rows[_i].kind; i++)
			;
		ck_assert_msg(i < entities[side].count, "no %s in %s: %s", dgm_entity_kind_name((uint8_t)equal_rows[_i].kind), language, text);
		first[side] = entities[side].items[i];
		dgm_recogniser_free(recogniser);
	}
	ck_assert_msg(dgm_entity_equal(&first[0], &first[1]) == equal_rows[_i].same, "%s and %s: %s, %s", equal_rows[_i].a, equal_rows[_i].b, first[0].value.p, first[1].value.p);
	ck_assert(dgm_entity_equal(&first[0], &first[1]) == dgm_entity_equal(&first[1], &first[0]));
	dgm_entities_clear(&entities[0]);
	dgm_entities_clear(&entities[1]);
}
END_TEST

START_TEST(hostile_text_is_linear)
{
	static const char *const parts[] = { "1", "1,", "1.1", "east ", "(", "\"", "5 million ", "June ", "2 June ", "12:", "12:30 ", "A.", "@a", "a.b", "http://", "$", "$5 ", "Новая ", "三", "三万", "1万", "1억", " ", "-1", "two thousand ", "и",
		"%", "5% ", "\xE2\x80\x8B", "a\xCC\x81", "2025年", "www.", "5 de " };
	static char text[200000];
	static const char *const languages[] = { "en", "ru", "zh-Hans", "ko", "es" };

	for (size_t l = 0; l < sizeof languages / sizeof *languages; l++) {
		dgm_recogniser *recogniser;
		dgm_entities entities = { 0 };

		ck_assert_int_eq(dgm_recogniser_new(&recogniser, languages[l], NULL), DGM_OK);
		for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
			size_t n = strlen(parts[i]), at = 0;

			while (at + n <= sizeof text / (dgm_is_slow() ? 200 : dgm_fail_stride() > 1 ? 50 : 1)) {
				memcpy(text + at, parts[i], n);
				at += n;
			}
			ck_assert_int_eq(dgm_recogniser_run(recogniser, (dgm_str){ text, at }, &entities, NULL), DGM_OK);
		}
		ck_assert_int_eq(dgm_recogniser_run(recogniser, (dgm_str){ NULL, 0 }, &entities, NULL), DGM_OK);
		ck_assert_uint_eq(entities.count, 0);
		dgm_entities_clear(&entities);
		dgm_recogniser_free(recogniser);
	}
}
END_TEST

static Suite *entity_suite(void)
{
	Suite *suite = suite_create("entity");
	TCase *tcase = tcase_create("entity");

	tcase_add_test(tcase, every_language_has_a_recogniser);
	tcase_add_test(tcase, bad_tags_are_refused);
	tcase_add_test(tcase, failing_allocations_are_reported);
	tcase_add_test(tcase, spans_are_in_order_and_in_the_text);
	tcase_add_loop_test(tcase, values_compare_across_languages, 0, sizeof equal_rows / sizeof *equal_rows);
	tcase_add_test(tcase, hostile_text_is_linear);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(entity_suite)
