/* The base layer: map, arena, UTF-8 check, white space. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/status.h"
#include "base/strmap.h"
#include "base/utf8.h"
#include "base/white.h"

static const struct { const char *bytes; size_t n; int valid; size_t bad_off, bad_n; const char *why; } utf8_rows[] = {
	{ "", 0, 1, 0, 0, "empty" },
	{ "plain ASCII, long enough for eight", 34, 1, 0, 0, "the fast path" },
	{ "\xD0\xAF", 2, 1, 0, 0, "two bytes" },
	{ "\xF0\x9F\x98\x80", 4, 1, 0, 0, "four bytes" },
	{ "a\0b", 3, 1, 0, 0, "NUL is a character" },
	{ "ab\xFF", 3, 0, 2, 1, "never a lead byte" },
	{ "\xC0\x80", 2, 0, 0, 1, "overlong NUL" },
	{ "\xED\xA0\x80", 3, 0, 0, 1, "surrogate" },
	{ "\xF4\x90\x80\x80", 4, 0, 0, 1, "past U+10FFFF" },
	{ "x\xE2\x82", 3, 0, 1, 2, "cut short: the maximal subpart is two bytes" },
	{ "12345678\x80", 9, 0, 8, 1, "a lone trail byte after eight good ones" },
};

START_TEST(utf8_is_checked)
{
	size_t off = 99, n = 99;

	ck_assert_int_eq(dgm__utf8_is_valid(utf8_rows[_i].bytes, utf8_rows[_i].n, &off, &n), utf8_rows[_i].valid);
	if (!utf8_rows[_i].valid) {
		ck_assert_uint_eq(off, utf8_rows[_i].bad_off);
		ck_assert_uint_eq(n, utf8_rows[_i].bad_n);
	}
}
END_TEST

static dgm_status fill_map(size_t count)
{
	dgm__strmap map = { 0 };
	dgm_status st = DGM_OK;
	char key[32];

	for (size_t i = 0; i < count && st == DGM_OK; i++) {
		int n = snprintf(key, sizeof key, "key %zu", i);

		if (!dgm__strmap_put(&map, key, (size_t)n, i, NULL))
			st = DGM_ENOMEM;
	}
	for (size_t i = 0; i < count && st == DGM_OK; i++) {
		int n = snprintf(key, sizeof key, "key %zu", i);
		dgm__strmap_entry *e = dgm__strmap_find(&map, key, (size_t)n);

		ck_assert_ptr_nonnull(e);
		ck_assert_uint_eq(e->value, i);
	}
	ck_assert_ptr_null(dgm__strmap_find(&map, "absent", 6));
	dgm__strmap_clear(&map);
	return st;
}

START_TEST(a_message_is_one_line)
{
	dgm_error err = DGM_ERROR_INIT;
	char cut[] = "\xD0\x96\x1B[m\xD0";

	ck_assert_int_eq(dgm__fail(&err, DGM_EFORMAT, "a.tmx", 3, "tag \"%s\" is unknown", "r\nu\t"), DGM_EFORMAT);
	ck_assert_str_eq(err.text, "a.tmx:3: tag \"r u \" is unknown");
	dgm__one_line(cut);
	ck_assert_str_eq(cut, "\xD0\x96 [m");
}
END_TEST

START_TEST(map_finds_what_was_put)
{
	ck_assert_int_eq(fill_map(5000), DGM_OK);
}
END_TEST

START_TEST(map_survives_failing_allocations)
{
	DGM_FAIL_EVERY_ALLOCATION(fill_map(200), 1000);
}
END_TEST

START_TEST(map_keeps_the_first_value)
{
	dgm__strmap map = { 0 };
	int is_new;

	ck_assert_uint_eq(dgm__strmap_put(&map, "a\0b", 3, 7, &is_new)->value, 7);
	ck_assert_int_eq(is_new, 1);
	ck_assert_uint_eq(dgm__strmap_put(&map, "a\0b", 3, 8, &is_new)->value, 7);
	ck_assert_int_eq(is_new, 0);
	ck_assert_ptr_null(dgm__strmap_find(&map, "a", 1));
	dgm__strmap_clear(&map);
}
END_TEST

START_TEST(white_space_is_unicode)
{
	ck_assert_uint_eq(dgm__white(" ", 1), 1);
	ck_assert_uint_eq(dgm__white("\xC2\xA0", 2), 2);
	ck_assert_uint_eq(dgm__white("\xE3\x80\x80", 3), 3);
	ck_assert_uint_eq(dgm__white("\xE2\x80\xAF", 3), 3);
	ck_assert_uint_eq(dgm__white("\xE2\x80\x8B", 3), 0);
	ck_assert_uint_eq(dgm__white("x", 1), 0);
}
END_TEST

static const struct { const char *text, *folded, *why; } folds[] = {
	{ "", "", "nothing" }, { "one two", "one two", "nothing to fold" }, { " ", "", "only space" }, { "\t\xC2\xA0 ", "", "only white space" },
	{ " one", "one", "before" }, { "one \n", "one", "behind" }, { "one  two\xE3\x80\x80three", "one two three", "inside" },
	{ "\xC3\xA0\xC2\xA0\xD0\xA0", "\xC3\xA0 \xD0\xA0", "bytes that look like white space at the end of other characters" },
};

START_TEST(white_space_is_folded)
{
	dgm__buffer room = DGM__BUFFER_INIT(100);
	dgm_str text = { folds[_i].text, strlen(folds[_i].text) }, folded = dgm__white_fold(&room, text);
	bool changes = strcmp(folds[_i].text, folds[_i].folded) != 0;

	ck_assert_msg(folded.n == strlen(folds[_i].folded) && (!folded.n || !memcmp(folded.p, folds[_i].folded, folded.n)), "%s: \"%.*s\"", folds[_i].why, (int)folded.n,
		folded.p);
	ck_assert_int_eq(folded.p == text.p, !changes);
	dgm__buffer_clear(&room);
}
END_TEST

static Suite *base_suite(void)
{
	Suite *suite = suite_create("base");
	TCase *tcase = tcase_create("base");

	tcase_add_loop_test(tcase, utf8_is_checked, 0, sizeof utf8_rows / sizeof *utf8_rows);
	tcase_add_test(tcase, a_message_is_one_line);
	tcase_add_test(tcase, map_finds_what_was_put);
	tcase_add_test(tcase, map_survives_failing_allocations);
	tcase_add_test(tcase, map_keeps_the_first_value);
	tcase_add_test(tcase, white_space_is_unicode);
	tcase_add_loop_test(tcase, white_space_is_folded, 0, sizeof folds / sizeof *folds);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(base_suite)
