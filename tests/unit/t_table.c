/* The table that goes to disk: what was put first stays, in memory, beyond it, and through every doubling; a disk that is not there. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/table.h"

static dgm__digest digest_of(unsigned key)
{
	return dgm__digest_add((dgm__digest){ 0, 0 }, (const char *)&key, sizeof key);
}

/* Puts `count` keys in twice, each time with a value of its own: the first must come back. */
static dgm_status fill(size_t memory, unsigned count, dgm_error *err)
{
	dgm__table *t = NULL;
	dgm_status st = dgm__table_new(&t, memory, err);

	for (unsigned i = 0; i < 2 * count && st == DGM_OK; i++) {
		unsigned key = i % count;
		dgm__table_value value = { i, ~(uint64_t)i };
		bool is_new;

		st = dgm__table_put(t, digest_of(key), &value, &is_new, err);
		if (st != DGM_OK)
			break;
		ck_assert_msg(is_new == (i < count), "key %u, time %u", key, i / count);
		ck_assert_uint_eq(value.a, key);
		ck_assert_uint_eq(value.b, ~(uint64_t)key);
	}
	dgm__table_free(t);
	return st;
}

static const struct { size_t memory; unsigned count; const char *why; } rows[] = {
	{ 1 << 20, 1, "one" }, { 1 << 20, 5000, "in memory" }, { 1 << 16, 9000, "begun in memory, ended on disk" }, { 0, 5000, "on disk from the beginning" },
};

START_TEST(the_first_stays)
{
	ck_assert_int_eq(fill(rows[_i].memory, rows[_i].count, NULL), DGM_OK);
}
END_TEST

/* Cells of the last places run on at the beginning, and an all-zero digest is one like another. */
START_TEST(one_place_for_all)
{
	static const size_t memories[] = { 1 << 20, 0 };
	dgm__table *t;

	ck_assert_int_eq(dgm__table_new(&t, memories[_i], NULL), DGM_OK);
	for (uint64_t i = 0; i < 300; i++) {
		dgm__digest d = { i < 200 ? UINT64_MAX : 0, i < 200 ? i : i - 200 };
		dgm__table_value value = { i, 0 };
		bool is_new;

		ck_assert_int_eq(dgm__table_put(t, d, &value, &is_new, NULL), DGM_OK);
		ck_assert(is_new);
		value.a = 1000;
		ck_assert_int_eq(dgm__table_put(t, d, &value, &is_new, NULL), DGM_OK);
		ck_assert(!is_new);
		ck_assert_uint_eq(value.a, i);
	}
	dgm__table_free(t);
}
END_TEST

START_TEST(a_missing_folder_is_told)
{
	dgm_error err = DGM_ERROR_INIT;

	setenv("TMPDIR", "/no/such/folder", 1);
	ck_assert_int_eq(fill(0, 10, &err), DGM_EIO);
	ck_assert_ptr_nonnull(strstr(err.text, "/no/such/folder"));
	ck_assert_int_eq(fill(1 << 16, 9000, &err), DGM_EIO);
	ck_assert_int_eq(fill(1 << 20, 5000, &err), DGM_OK); /* asks for no disk that it does not need */
	unsetenv("TMPDIR");
	dgm__table_free(NULL);
}
END_TEST

START_TEST(failing_allocations_are_survived)
{
	DGM_FAIL_EVERY_ALLOCATION(fill(1 << 17, 9000, NULL), 20);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("table");
	TCase *t = tcase_create("table");

	tcase_add_loop_test(t, the_first_stays, 0, sizeof rows / sizeof *rows);
	tcase_add_loop_test(t, one_place_for_all, 0, 2);
	tcase_add_test(t, a_missing_folder_is_told);
	tcase_add_test(t, failing_allocations_are_survived);
	suite_add_tcase(s, t);
	return s;
}

DGM_UNIT_MAIN(suite)
