/* What is known of two languages before any text: how long the one is beside the other, and the words of any text. */
#include "unit.h"

#include <string.h>

#include "align/frequencies.h"
#include "align/seed.h"

static dgm_status make_seed(dgm__seed *seed, const char *source, const char *target)
{
	const char *languages[2] = { source, target };
	dgm__tokeniser *tokenisers[2] = { NULL, NULL };
	dgm_status st = DGM_OK;

	for (int s = 0; s < 2 && st == DGM_OK; s++)
		st = dgm__tokeniser_new(&tokenisers[s], languages[s], NULL);
	if (st == DGM_OK)
		st = dgm__seed_make(seed, source, target, tokenisers, NULL);
	dgm__tokeniser_free(tokenisers[0]);
	dgm__tokeniser_free(tokenisers[1]);
	return st;
}

/* ln(target letters / source letters) of the gold beads of corpora/ (zh-Hans -.87, ja -.65, ko -.73, he -.24, ar -.11, de .16, fr .14, th .07), .25 each way. */
static const struct { const char *source, *target; double least, most; } ratios[] = {
	{ "en", "zh-Hans", -1.12, -.62 }, { "en", "ja", -.90, -.40 }, { "en", "ko", -.98, -.48 }, { "en", "he", -.49, .01 },
	{ "en", "ar", -.36, .14 }, { "en", "de", -.09, .41 }, { "en", "fr", -.11, .39 }, { "en", "th", -.18, .32 },
	{ "zh-Hans", "en", .62, 1.12 }, { "fr", "de", -.25, .25 }, { "ja", "zh-Hans", -.47, .03 }, { "en", "en-GB", -.02, .02 },
};

START_TEST(names_tell_how_long_texts_are)
{
	dgm__seed seed;

	ck_assert_int_eq(make_seed(&seed, ratios[_i].source, ratios[_i].target), DGM_OK);
	ck_assert(seed.has_ratio);
	ck_assert_msg(seed.ratio >= ratios[_i].least && seed.ratio <= ratios[_i].most, "%s to %s: %.3f", ratios[_i].source, ratios[_i].target, seed.ratio);
	dgm__seed_clear(&seed);
}
END_TEST

START_TEST(a_language_without_names_has_no_ratio)
{
	dgm__seed seed;

	ck_assert_int_eq(make_seed(&seed, "en", "tlh"), DGM_OK);
	ck_assert(!seed.has_ratio);
	ck_assert_uint_eq(seed.frequencies[1].count, 0);
	ck_assert_uint_gt(seed.frequencies[0].count, 50);
	dgm__seed_clear(&seed);
}
END_TEST

/* Words that no text does without, by their types. */
static const struct { const char *language, *type; } frequent[] = {
	{ "en", "the" }, { "de", "der" }, { "de-AT", "und" }, { "fr", "de" }, { "es", "que" }, { "it", "di" }, { "pt-BR", "de" }, { "ru", "в" }, { "uk", "у" }, { "pl", "w" },
	{ "el", "και" }, { "tr", "bir" }, { "ar", "في" }, { "he", "את" }, { "hi", "के" }, { "th", "ที่" }, { "zh-Hans", "的" }, { "zh-Hant", "的" }, { "ja", "の" }, { "ko", "¶Q" },
};

START_TEST(frequent_words_are_known)
{
	dgm__vector list = DGM__VECTOR_INIT(dgm__frequency);
	double sum = 0, share = 0;

	ck_assert_int_eq(dgm__frequencies_list(&list, frequent[_i].language, NULL), DGM_OK);
	for (size_t k = 0; k < list.count; k++) {
		const dgm__frequency *f = dgm__vector_at(&list, k);

		ck_assert(f->share > 0);
		sum += f->share;
		if (f->type.n == strlen(frequent[_i].type) && !memcmp(f->type.p, frequent[_i].type, f->type.n))
			share = f->share;
	}
	ck_assert_msg(share > .004, "%s: %s has %.4f", frequent[_i].language, frequent[_i].type, share);
	ck_assert(sum > .1 && sum < .8);
	dgm__vector_clear(&list);
}
END_TEST

START_TEST(only_what_the_text_has_is_expected)
{
	dgm__vector list = DGM__VECTOR_INIT(dgm__frequency);
	dgm__strmap types = { 0 };
	double *expected = NULL, the = 0;

	ck_assert_int_eq(dgm__frequencies_list(&list, "en", NULL), DGM_OK);
	for (size_t k = 0; k < list.count; k++) {
		const dgm__frequency *f = dgm__vector_at(&list, k);

		if (f->type.n == 3 && !memcmp(f->type.p, "the", 3))
			the = f->share;
	}
	ck_assert_ptr_nonnull(dgm__strmap_put(&types, "zebra", 5, 1, NULL));
	ck_assert_ptr_nonnull(dgm__strmap_put(&types, "the", 3, 1, NULL));
	ck_assert_int_eq(dgm__frequencies_expect(&expected, &list, &types, 2000, NULL), DGM_OK);
	ck_assert_double_eq(expected[0], 0);
	ck_assert_double_eq(expected[1], 2000 * the);
	dgm__free(expected);
	dgm__strmap_clear(&types);
	dgm__vector_clear(&list);
}
END_TEST

static Suite *seed_suite(void)
{
	Suite *suite = suite_create("seed");
	TCase *tcase = tcase_create("seed");

	tcase_add_loop_test(tcase, names_tell_how_long_texts_are, 0, sizeof ratios / sizeof *ratios);
	tcase_add_test(tcase, a_language_without_names_has_no_ratio);
	tcase_add_loop_test(tcase, frequent_words_are_known, 0, sizeof frequent / sizeof *frequent);
	tcase_add_test(tcase, only_what_the_text_has_is_expected);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(seed_suite)
