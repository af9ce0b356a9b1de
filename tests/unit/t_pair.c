/* Pairing: the parts of the method by themselves, names and metadata by tables, what is decided. */
#include "unit.h"

#include <string.h>

#include <dragoman/pair.h>

#include "pair/decide.h"
#include "pair/features.h"
#include "pair/index.h"
#include "pair/names.h"

START_TEST(test_days)
{
	static const struct { const char *text; int32_t day; } rows[] = {
		{ "1970-01-01", 0 }, { "20250602T120000Z", 20241 }, { "2024-02-29T00:00:00+09:00", 19782 }, { "1969-12-31", -1 },
		{ "June 2", DGM__NO_DAY }, { "2025-13-01", DGM__NO_DAY }, { "2025", DGM__NO_DAY }, { "", DGM__NO_DAY }, { "202-50602", DGM__NO_DAY },
	};

	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
		ck_assert_msg(dgm__day_of((dgm_str){ rows[k].text, strlen(rows[k].text) }) == rows[k].day, "%s", rows[k].text);
}
END_TEST

typedef struct name_row {
	const char *why, *sources[3], *targets[3];
	int target_of[3]; /* -1: none */
} name_row;

static const name_row name_rows[] = {
	{ "language before the extension", { "s/a.en.txt", "s/b.en.txt" }, { "t/b.pt-BR.txt", "t/a.pt-BR.txt" }, { 1, 0, -1 } },
	{ "underscore and hyphen", { "s/a_EN.txt", "s/b-en.html" }, { "t/a_pt.txt", "t/b-pt.xml" }, { 0, 1, -1 } },
	{ "folders of languages", { "x/en/1.txt", "x/en/2.txt" }, { "x/pt-BR/2.txt", "x/pt-BR/1.txt" }, { 1, 0, -1 } },
	{ "a folder below counts first, then is left out", { "s/1/a.txt", "s/2/a.txt", "s/2/b.txt" }, { "t/2/a.txt", "t/1/a.txt", "t/b.txt" }, { 1, 0, 2 } },
	{ "what stands twice serves none", { "s/a.en.txt", "s/a.txt" }, { "t/a.txt" }, { -1, -1, -1 } },
	{ "a name that is nothing but the language goes by its folder", { "c/x/en.txt", "c/y/en.txt" }, { "c/y/pt.txt", "c/x/pt.txt" }, { 1, 0, -1 } },
};

static size_t count_of(const char *const *items)
{
	size_t n = 0;

	while (n < 3 && items[n])
		n++;
	return n;
}

static dgm_status pair_names(dgm__vector *out, const name_row *r)
{
	dgm__name_list sources = { "en", r->sources, count_of(r->sources) }, targets = { "pt-BR", r->targets, count_of(r->targets) };

	return dgm__pair_by_name(out, &sources, &targets, NULL);
}

static void check_pairs(const dgm__vector *found, const int *target_of, const char *why)
{
	size_t expected = 0;

	for (size_t k = 0; k < 3; k++)
		expected += target_of[k] >= 0;
	ck_assert_msg(found->count == expected, "%s: %zu pairs", why, found->count);
	for (size_t k = 0; k < found->count; k++) {
		const dgm_found_pair *p = dgm__vector_at(found, k);

		ck_assert_msg(target_of[p->source] == (int)p->target, "%s: source %zu", why, p->source);
	}
}

START_TEST(test_names)
{
	dgm__vector found = DGM__VECTOR_INIT(dgm_found_pair);

	ck_assert_int_eq(pair_names(&found, &name_rows[_i]), DGM_OK);
	check_pairs(&found, name_rows[_i].target_of, name_rows[_i].why);
	dgm__vector_clear(&found);
}
END_TEST

static dgm_status names_once(void)
{
	dgm__vector found = DGM__VECTOR_INIT(dgm_found_pair);
	dgm_status st = pair_names(&found, &name_rows[3]);

	dgm__vector_clear(&found);
	return st;
}

#define STR(s) { s, sizeof(s) - 1 }

static dgm_status said_once(void)
{
	/* The second target translates the first source; the third source translates the first target; the same identifier; a file is none with itself. */
	static const dgm__said sources[] = { { STR("s0"), STR(""), "0" }, { STR("same"), STR(""), "1" }, { STR("s2"), STR("t0"), "2" }, { STR("x"), STR(""), "f" } };
	static const dgm__said targets[] = { { STR("t0"), STR(""), "3" }, { STR("t1"), STR("s0"), "4" }, { STR("same"), STR("none"), "5" }, { STR("x"), STR(""), "f" } };
	static const int target_of[] = { 1, 2, 0 };
	dgm__vector found = DGM__VECTOR_INIT(dgm_found_pair);
	dgm_status st = dgm__pair_by_metadata(&found, sources, 4, targets, 4, NULL);

	if (st == DGM_OK)
		check_pairs(&found, target_of, "metadata");
	dgm__vector_clear(&found);
	return st;
}

START_TEST(test_metadata)
{
	ck_assert_int_eq(said_once(), DGM_OK);
}
END_TEST

/* What is rare decides; what all have is nothing; days apart are none, no day is any. */
static dgm_status candidates_once(void)
{
	uint64_t a[] = { 1, 2, 9 }, b[] = { 3, 4, 9 }, c[] = { 2, 3, 9 }, d[] = { 1, 3, 4, 9 }, e[] = { 9 }, f[] = { 1, 2, 9 };
	dgm__features sources[] = { { a, 3, 100 }, { b, 3, DGM__NO_DAY } };
	dgm__features targets[] = { { c, 3, 103 }, { d, 4, DGM__NO_DAY }, { e, 1, 100 }, { f, 3, 104 }, { e, 1, 100 } };
	dgm__vector found = DGM__VECTOR_INIT(dgm__candidate);
	dgm_status st = dgm__index_candidates(&found, sources, 2, targets, 5, 3, 1, NULL);
	const dgm__candidate *x = found.items;

	if (st == DGM_OK) {
		ck_assert_uint_eq(found.count, 4);
		ck_assert(x[0].source == 0 && x[1].source == 0 && x[0].target + x[1].target == 1);
		ck_assert(x[2].source == 1 && x[2].target == 1 && x[3].target == 0);
		ck_assert(x[2].likeness > x[3].likeness && x[2].likeness <= 1.001f);
	}
	dgm__vector_clear(&found);
	return st;
}

START_TEST(test_candidates)
{
	ck_assert_int_eq(candidates_once(), DGM_OK);
}
END_TEST

/* One to one, the surest first; two that fit alike are sure of neither; too little evidence is none. */
static dgm_status decide_once(void)
{
	static const dgm__candidate candidates[] = {
		{ 0, 0, .5f, 2 }, { 0, 1, .4f, 1 }, { 1, 0, .4f, .5 }, { 1, 1, .3f, 1.2 }, { 2, 2, .9f, -1 }, { 3, 3, .5f, 1 }, { 3, 4, .5f, 1 },
	};
	static const int target_of[] = { 0, 1, -1 };
	dgm__vector found = DGM__VECTOR_INIT(dgm_found_pair);
	dgm_status st = dgm__pairs_decide(&found, candidates, sizeof candidates / sizeof *candidates, 4, 5, .6, NULL);

	if (st == DGM_OK)
		check_pairs(&found, target_of, "decided");
	dgm__vector_clear(&found);
	return st;
}

START_TEST(test_decide)
{
	ck_assert_int_eq(decide_once(), DGM_OK);
}
END_TEST

START_TEST(test_allocations)
{
	DGM_FAIL_EVERY_ALLOCATION(names_once(), 200);
	DGM_FAIL_EVERY_ALLOCATION(said_once(), 200);
	DGM_FAIL_EVERY_ALLOCATION(candidates_once(), 200);
	DGM_FAIL_EVERY_ALLOCATION(decide_once(), 200);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("pair");
	TCase *tc = tcase_create("pair");

	tcase_add_test(tc, test_days);
	tcase_add_loop_test(tc, test_names, 0, sizeof name_rows / sizeof *name_rows);
	tcase_add_test(tc, test_metadata);
	tcase_add_test(tc, test_candidates);
	tcase_add_test(tc, test_decide);
	tcase_add_test(tc, test_allocations);
	suite_add_tcase(s, tc);
	return s;
}

DGM_UNIT_MAIN(suite)
