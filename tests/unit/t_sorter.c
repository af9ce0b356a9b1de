/* Sorting in little memory: order, stability, runs of runs, large records, a disk that is not there. */
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/scratch.h"
#include "base/sorter.h"

static dgm_str str(const char *s)
{
	return (dgm_str){ s, strlen(s) };
}

/* Puts `count` records whose keys are drawn from `kinds`, the value being the number of the record, and checks what comes back. */
static dgm_status sort(size_t memory, unsigned count, unsigned kinds, dgm_error *err)
{
	dgm__sorter *s = NULL;
	dgm_status st = dgm__sorter_new(&s, memory, err);
	char before[32] = "", key[32];
	unsigned seen = 0, last = 0;
	uint64_t sum = 0;
	dgm__record r;
	bool more = true;

	for (unsigned i = 0; i < count && st == DGM_OK; i++) {
		snprintf(key, sizeof key, "k%u", i * 7919u % kinds);
		st = dgm__sorter_put(s, str(key), (dgm_str){ (const char *)&i, sizeof i }, err);
	}
	while (st == DGM_OK && (st = dgm__sorter_next(s, &r, &more, err)) == DGM_OK && more) {
		unsigned number;
		int order;

		memcpy(&number, r.value.p, sizeof number);
		snprintf(key, sizeof key, "%.*s", (int)r.key.n, r.key.p);
		order = strcmp(before, key);
		ck_assert_int_le(order, 0);
		ck_assert(order || number > last || !seen); /* those of one key in the order they came in */
		strcpy(before, key);
		last = number;
		sum += number;
		seen++;
	}
	if (st == DGM_OK) {
		ck_assert_uint_eq(seen, count);
		ck_assert_uint_eq(sum, (uint64_t)count * (count ? count - 1 : 0) / 2);
		ck_assert_int_eq(dgm__sorter_next(s, &r, &more, err), DGM_OK);
		ck_assert(!more);
	}
	dgm__sorter_free(s);
	return st;
}

static const struct { size_t memory; unsigned count, kinds; const char *why; } rows[] = {
	{ 1 << 20, 0, 1, "nothing" }, { 1 << 20, 1, 1, "one" }, { 1 << 20, 1000, 37, "in memory" }, { 1000, 1000, 37, "in a few dozen runs" },
	{ 100, 3000, 1000, "in runs of runs" }, { 0, 700, 3, "a run a record, thrice merged" },
};

START_TEST(sorts)
{
	dgm_error err = DGM_ERROR_INIT;

	ck_assert_msg(sort(rows[_i].memory, rows[_i].count, rows[_i].kinds, &err) == DGM_OK, "%s: %s", rows[_i].why, err.text);
}
END_TEST

START_TEST(prefixes_and_large_records)
{
	static char large[200000];
	dgm__sorter *s = NULL;
	dgm__record r;
	bool more;
	static const char *const expected[] = { "", "a", "aaaaaaaa", "aaaaaaaaaaaa", "aaaaaaaab", "b" };

	memset(large, 'x', sizeof large);
	ck_assert_int_eq(dgm__sorter_new(&s, 100, NULL), DGM_OK);
	for (int i = 5; i >= 0; i--)
		ck_assert_int_eq(dgm__sorter_put(s, str(expected[i]), (dgm_str){ large, i == 3 ? sizeof large : 0 }, NULL), DGM_OK);
	for (int i = 0; i < 6; i++) {
		ck_assert_int_eq(dgm__sorter_next(s, &r, &more, NULL), DGM_OK);
		ck_assert(more);
		ck_assert_uint_eq(r.key.n, strlen(expected[i]));
		ck_assert(!r.key.n || !memcmp(r.key.p, expected[i], r.key.n));
		ck_assert_uint_eq(r.value.n, i == 3 ? sizeof large : 0);
		ck_assert(i != 3 || !memcmp(r.value.p, large, sizeof large));
	}
	dgm__sorter_free(s);
	ck_assert_int_eq(dgm__sorter_new(&s, 100, NULL), DGM_OK);
	ck_assert_int_eq(dgm__sorter_put(s, str("k"), (dgm_str){ large, (size_t)DGM__SORTER_RECORD + 1 }, NULL), DGM_ELIMIT);
	dgm__sorter_free(s);
	dgm__sorter_free(NULL);
}
END_TEST

START_TEST(a_missing_folder_is_told)
{
	dgm_error err = DGM_ERROR_INIT;
	int fd;

	setenv("TMPDIR", "/no/such/folder", 1);
	ck_assert_int_eq(dgm__scratch_open(&fd, &err), DGM_EIO);
	ck_assert_ptr_nonnull(strstr(err.text, "/no/such/folder"));
	ck_assert_int_eq(sort(10, 10, 3, &err), DGM_EIO);
	unsetenv("TMPDIR");
}
END_TEST

START_TEST(failing_allocations_are_survived)
{
	DGM_FAIL_EVERY_ALLOCATION(sort(60, 60, 7, NULL), 2000);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("sorter");
	TCase *t = tcase_create("sorter");

	tcase_add_loop_test(t, sorts, 0, sizeof rows / sizeof *rows);
	tcase_add_test(t, prefixes_and_large_records);
	tcase_add_test(t, a_missing_folder_is_told);
	tcase_add_test(t, failing_allocations_are_survived);
	suite_add_tcase(s, t);
	return s;
}

DGM_UNIT_MAIN(suite)
