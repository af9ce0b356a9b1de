/* What every unit test shares: the main function over one suite, and the n-th allocation failing. */
#ifndef DGM_TESTS_UNIT_H
#define DGM_TESTS_UNIT_H

#define DGM_TESTING
#include <check.h>
#include <stdbool.h>
#include <stdlib.h>

#include <dragoman/status.h>

#include "base/mem.h"

/*
 * Seconds of the clock that one test may take before it counts as hanging. Check's own four fail a sound test on a busy machine; no test
 * here is judged by time.
 */
#define DGM_UNIT_HANGS_AFTER "1800"

/* Defines main for a test program whose suite is made by the function suite. */
#define DGM_UNIT_MAIN(suite) \
	int main(void) \
	{ \
		SRunner *runner; \
		int failed; \
		if (setenv("CK_DEFAULT_TIMEOUT", DGM_UNIT_HANGS_AFTER, 0) != 0) \
			return EXIT_FAILURE; \
		runner = srunner_create(suite()); \
		srunner_run_all(runner, CK_ENV); \
		failed = srunner_ntests_failed(runner); \
		srunner_free(runner); \
		return failed ? EXIT_FAILURE : EXIT_SUCCESS; \
	}

/*
 * How many allocations to go on between one that fails and the next: 1, or DGM_FAIL_STRIDE where each try is slow (valgrind, the
 * sanitizers).
 */
static inline long dgm_fail_stride(void)
{
	const char *given = getenv("DGM_FAIL_STRIDE");
	long stride = given ? strtol(given, NULL, 10) : 1;

	return stride > 1 ? stride : 1;
}

/* Under valgrind, where a second is a minute: tests take less text, and tables some of their rows. */
static inline bool dgm_is_slow(void)
{
	return dgm_fail_stride() >= 100;
}

/* How many of count rows are tried: under valgrind an eighth. */
static inline int dgm_few(size_t count)
{
	return (int)(dgm_is_slow() ? (count + 7) / 8 : count);
}

/*
 * Runs body (an expression of type dgm_status that releases what it made) with the first, second, ... allocation failing until it succeeds;
 * every failure on the way must be DGM_ENOMEM. `limit` bounds the tries.
 */
#define DGM_FAIL_EVERY_ALLOCATION(body, limit) \
	do { \
		dgm_status st_ = DGM_ENOMEM; \
		long n_ = 0; \
		for (; n_ < (limit) * dgm_fail_stride() && st_ != DGM_OK; n_ += dgm_fail_stride()) { \
			dgm__mem_fail_after(n_); \
			st_ = (body); \
			dgm__mem_fail_after(-1); \
			ck_assert_msg(st_ == DGM_OK || st_ == DGM_ENOMEM, "allocation %ld failing gave status %d", n_, (int)st_); \
		} \
		ck_assert_msg(st_ == DGM_OK, "no success within %ld allocations", n_); \
		ck_assert_msg(n_ > 1, "nothing was allocated"); \
	} while (0)

#endif
