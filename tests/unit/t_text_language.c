/* Language tags: canonical forms, what stands in files, languages that are one. */
#include "unit.h"

#include <string.h>

#include <dragoman/language.h>

static const struct { const char *given, *canonical, *why; } tags[] = {
	{ "en", "en", "as it is" }, { "EN-us", "en-US", "case" }, { "zh-hans-cn", "zh-Hans-CN", "script and country" }, { "de-1996", "de-1996", "a variant" },
	{ "en-u-nu-latn", "en-u-nu-latn", "an extension" }, { "iw", "he", "an old code" }, { "mo-MD", "ro-MD", "an old code with its country" }, { "rus", "ru", "three letters" },
	{ "arb", "ar", "a language of a macrolanguage" }, { "cmn", "zh", "Mandarin" }, { "cmn-Hant-TW", "zh-Hant-TW", "what follows stays" }, { "pes", "fa", "Persian of Iran" },
	{ "prs", "fa-AF", "Dari brings its country" }, { "prs-Arab", "fa-Arab-AF", "behind the script" }, { "sh", "sr-Latn", "an alias that brings a script" },
	{ "sh-Cyrl-BA", "sr-Cyrl-BA", "its own script goes before" }, { "sh-RS", "sr-Latn-RS", "before the country" }, { "sh-ekavsk", "sr-Latn-ekavsk", "a variant behind all" },
	{ "swh", "sw", "Swahili" }, { "lvs", "lv", "Latvian" }, { "kmr", "ku", "Kurmanji" }, { "tl", "fil", "CLDR's Filipino" }, { "tgl", "fil", "the same by three letters" },
	{ "ckb", "ckb", "Sorani is its own" }, { "no", "no", "Norwegian too" }, { "quy", "quy", "known to nobody, but a tag" },
};

START_TEST(a_tag_is_made_canonical)
{
	char out[DGM_LANGUAGE_CAPACITY];

	ck_assert_int_eq(dgm_language_canonical(out, tags[_i].given, NULL), DGM_OK);
	ck_assert_msg(!strcmp(out, tags[_i].canonical), "%s (%s) gave %s", tags[_i].given, tags[_i].why, out);
	ck_assert_int_eq(dgm_language_canonical(out, tags[_i].canonical, NULL), DGM_OK);
	ck_assert_str_eq(out, tags[_i].canonical);
}
END_TEST

static const struct { const char *given, *message; } refused[] = {
	{ "", "is not a BCP 47 language tag" }, { "russian", "did you mean \"ru\"" }, { "en_US", "did you mean \"en-US\"" }, { "und", "is not a BCP 47" }, { "english-", "is not a BCP 47" },
	{ "e", "is not a BCP 47" }, { "en-!", "did you mean \"en\"" }, { "jp", "did you mean \"ja\"" }, { "cn", "did you mean \"zh\"" }, { "ua", "did you mean \"uk\"" }, { "xx", "names no language" }, { "gr-GR", "did you mean \"el\"" },
};

START_TEST(what_is_no_tag_is_refused)
{
	char out[DGM_LANGUAGE_CAPACITY];
	dgm_error err = { 0 };

	ck_assert_int_eq(dgm_language_canonical(out, refused[_i].given, &err), DGM_EARG);
	ck_assert_msg(strstr(err.text, refused[_i].message), "%s: %s", refused[_i].given, err.text);
}
END_TEST

START_TEST(tags_in_files_are_mended)
{
	static const struct { const char *given, *mended; } rows[] = { { "en_US", "en-US" }, { "SR-LATN", "sr-Latn" }, { "iw", "he" }, { "arb_Arab", "ar-Arab" }, { "prs_Arab", "fa-Arab-AF" } };
	char out[DGM_LANGUAGE_CAPACITY];

	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
		ck_assert(dgm_language_mend(out, (dgm_str){ rows[k].given, strlen(rows[k].given) }));
		ck_assert_str_eq(out, rows[k].mended);
	}
	ck_assert(!dgm_language_mend(out, (dgm_str){ "", 0 }));
	ck_assert(!dgm_language_mend(out, (dgm_str){ "\xD1\x80\xD1\x83", 4 }));
	ck_assert(!dgm_language_mend(out, (dgm_str){ "all", 0 }));
}
END_TEST

START_TEST(languages_match_by_language_and_script)
{
	static const struct { const char *a, *b; int match; } rows[] = { { "en", "en-GB", 1 }, { "sr", "sr-Latn", 0 }, { "sr", "sr-Cyrl", 1 }, { "zh", "zh-Hans", 1 }, { "zh-TW", "zh-Hant", 1 }, { "zh-TW", "zh-Hans", 0 }, { "en", "de", 0 } };

	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
		ck_assert_int_eq(dgm_language_matches(rows[k].a, rows[k].b), rows[k].match);
		ck_assert_int_eq(dgm_language_matches(rows[k].b, rows[k].a), rows[k].match);
	}
	ck_assert(dgm_language_is_known("fil"));
	ck_assert(!dgm_language_is_known("qqq"));
	ck_assert(dgm_language_is_rtl("dv"));
	ck_assert(!dgm_language_is_rtl("el"));
	ck_assert_str_eq(dgm_language_joiner("ja"), "");
	ck_assert_str_eq(dgm_language_joiner("ko"), " ");
}
END_TEST

static Suite *text_language(void)
{
	Suite *suite = suite_create("text_language");
	TCase *tcase = tcase_create("core");

	tcase_add_loop_test(tcase, a_tag_is_made_canonical, 0, sizeof tags / sizeof *tags);
	tcase_add_loop_test(tcase, what_is_no_tag_is_refused, 0, sizeof refused / sizeof *refused);
	tcase_add_test(tcase, tags_in_files_are_mended);
	tcase_add_test(tcase, languages_match_by_language_and_script);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(text_language)
