/* Scores against gold: index files, strict, lax and null counts; boundaries of segmentation. */
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/eval.h>

static char gold_path[] = "t_eval.gold.XXXXXX", output_path[] = "t_eval.output.XXXXXX";

static void write_file(const char *path, const char *content)
{
	FILE *f = fopen(path, "wb");

	ck_assert_ptr_nonnull(f);
	ck_assert_uint_eq(fwrite(content, 1, strlen(content), f), strlen(content));
	ck_assert_int_eq(fclose(f), 0);
}

static void set_up(void)
{
	strcpy(strrchr(gold_path, '.') + 1, "XXXXXX");
	strcpy(strrchr(output_path, '.') + 1, "XXXXXX");
	close(mkstemp(gold_path));
	close(mkstemp(output_path));
}

static void tear_down(void)
{
	unlink(gold_path);
	unlink(output_path);
}

static const struct { const char *gold, *output; unsigned strict_right, strict_output, strict_gold, lax_output, vecalign_right, vecalign_output; const char *why; } align_rows[] = {
	{ "[0]:[0]\n[1]:[1]\n", "[0]:[0]:0.9\n[1]:[1]:0.8\n", 2, 2, 2, 2, 2, 2, "all right" },
	{ "[0, 1]:[0]\n", "[0]:[0]\n[1]:[]\n", 0, 1, 1, 1, 0, 2, "a merge cut short is lax right only" },
	{ "[0]:[]\n[1]:[0]\n", "[0]:[]\n[1]:[0]\n", 1, 1, 1, 1, 2, 2, "null beads count in the vecalign count only" },
	{ "[0]:[1]\n[1]:[0]\n", "[0]:[1]\n[1]:[0]\n", 2, 2, 2, 2, 2, 2, "crossing beads" },
	{ "[0]:[0]\n", "[0]:[1]\n[]:[0]\n", 0, 1, 1, 0, 0, 2, "the wrong partner" },
	{ "# comment\n\n[0]:[0]\r\n", "[0]:[0]:1\n", 1, 1, 1, 1, 1, 1, "comments, empty lines, CR" },
	{ "[]:[]\n[0]:[0]\n", "[]:[]\n[0]:[0]\n", 1, 1, 1, 1, 1, 2, "a bead without sentences is nothing" },
};

START_TEST(alignment_is_scored)
{
	dgm_align_score score = { 0 };
	dgm_error err = DGM_ERROR_INIT;

	write_file(gold_path, align_rows[_i].gold);
	write_file(output_path, align_rows[_i].output);
	ck_assert_msg(dgm_eval_align_add(&score, gold_path, output_path, &err) == DGM_OK, "%s", err.text);
	ck_assert_uint_eq(score.strict.right_output, align_rows[_i].strict_right);
	ck_assert_uint_eq(score.strict.right_gold, align_rows[_i].strict_right);
	ck_assert_uint_eq(score.strict.output, align_rows[_i].strict_output);
	ck_assert_uint_eq(score.strict.gold, align_rows[_i].strict_gold);
	ck_assert_uint_eq(score.lax.right_output, align_rows[_i].lax_output);
	ck_assert_uint_eq(score.vecalign.right_output, align_rows[_i].vecalign_right);
	ck_assert_uint_eq(score.vecalign.output, align_rows[_i].vecalign_output);
}
END_TEST

static const struct { const char *output; unsigned line; } bad_rows[] = {
	{ "[0]:[0]\n[0:[1]\n", 2 }, { "[0]\n", 1 }, { "[0]:[0]:1.5\n", 1 }, { "[0]:[0]:nan\n", 1 }, { "[1, 0]:[0]\n", 1 },
	{ "[0]:[0]:\n", 1 }, { "[0]:[99999999999]\n", 1 }, { "[-1]:[0]\n", 1 }, { "[0]:[0]:0.5x\n", 1 }, { "[0]:[0]\n[0]:[1]\n", 0 },
};

START_TEST(bad_index_is_refused_with_its_line)
{
	dgm_align_score score = { 0 };
	dgm_error err = DGM_ERROR_INIT;

	write_file(gold_path, "[0]:[0]\n");
	write_file(output_path, bad_rows[_i].output);
	ck_assert_int_eq(dgm_eval_align_add(&score, gold_path, output_path, &err), DGM_EFORMAT);
	ck_assert_uint_eq(err.line, bad_rows[_i].line);
	ck_assert_ptr_nonnull(strstr(err.text, output_path));
	ck_assert_uint_eq(score.documents, 0);
}
END_TEST

START_TEST(nulls_and_types_are_counted)
{
	dgm_align_score score = { 0 };

	write_file(gold_path, "[0, 1]:[0]\n[2]:[]\n[]:[1]\n[3]:[2]\n");
	write_file(output_path, "[0, 1]:[0]:0.95\n[2]:[1]:0.35\n[3]:[2]:1\n");
	ck_assert_int_eq(dgm_eval_align_add(&score, gold_path, output_path, NULL), DGM_OK);
	ck_assert_uint_eq(score.by_type[2][1].right_gold, 1);
	ck_assert_uint_eq(score.by_type[1][1].output, 2);
	ck_assert_uint_eq(score.by_type[1][1].right_output, 1);
	ck_assert_uint_eq(score.null_source.gold, 1);
	ck_assert_uint_eq(score.null_source.output, 0);
	ck_assert_uint_eq(score.null_target.right_gold, 0);
	ck_assert_uint_eq(score.bins[9].beads, 2);
	ck_assert_uint_eq(score.bins[3].right, 0);
}
END_TEST

static const struct { const char *gold, *output; unsigned right, output_n, gold_n; const char *why; } segment_rows[] = {
	{ "A b.\nC.\nD.\n", "A b.\nC. D.\n", 1, 1, 2, "a missed boundary" },
	{ "A b.\nC.\n", "A\nb.\nC.\n", 1, 2, 1, "an extra boundary" },
	{ "A.\n\nB. C.\n", "A.\nB. C.\n", 0, 0, 0, "a paragraph end is given" },
	{ "\xEF\xBB\xBF" "A.\nB.\n", "A.\r\nB.\r\n", 1, 1, 1, "byte order mark and CR" },
	{ "\xE4\xB8\x80\xE3\x80\x82\n\xE4\xBA\x8C\n", "\xE4\xB8\x80\n\xE3\x80\x82\xE4\xBA\x8C\n", 0, 1, 1, "counted in characters" },
};

static int count_errors(void *arg, const dgm_segment_error *error)
{
	(void)error;
	++*(unsigned *)arg;
	return 0;
}

START_TEST(segmentation_is_scored)
{
	dgm_error err = DGM_ERROR_INIT;
	dgm_score score = { 0 };
	unsigned errors = 0;

	write_file(gold_path, segment_rows[_i].gold);
	write_file(output_path, segment_rows[_i].output);
	ck_assert_msg(dgm_eval_segment_add(&score, gold_path, output_path, count_errors, &errors, &err) == DGM_OK, "%s", err.text);
	ck_assert_uint_eq(score.right_gold, segment_rows[_i].right);
	ck_assert_uint_eq(score.right_output, segment_rows[_i].right);
	ck_assert_uint_eq(score.output, segment_rows[_i].output_n);
	ck_assert_uint_eq(score.gold, segment_rows[_i].gold_n);
	ck_assert_uint_eq(errors, score.output + score.gold - 2 * score.right_gold);
}
END_TEST

START_TEST(other_characters_are_refused)
{
	dgm_error err = DGM_ERROR_INIT;
	dgm_score score = { 0 };

	write_file(gold_path, "A.\nB.\n");
	write_file(output_path, "A.\nX.\n");
	ck_assert_int_eq(dgm_eval_segment_add(&score, gold_path, output_path, NULL, NULL, &err), DGM_EFORMAT);
	ck_assert_uint_eq(err.line, 2);
}
END_TEST

static dgm_status score_once(void)
{
	dgm_align_score score = { 0 };
	dgm_score segments = { 0 };
	dgm_status st = dgm_eval_align_add(&score, gold_path, output_path, NULL);

	return st == DGM_OK ? dgm_eval_segment_add(&segments, gold_path, output_path, NULL, NULL, NULL) : st;
}

START_TEST(survives_failing_allocations)
{
	write_file(gold_path, "[0]:[0]\n[1, 2]:[1]\n");
	write_file(output_path, "[0]:[0]\n[1, 2]:[1]\n");
	DGM_FAIL_EVERY_ALLOCATION(score_once(), 200);
}
END_TEST

static Suite *eval_suite(void)
{
	Suite *suite = suite_create("eval");
	TCase *tcase = tcase_create("eval");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, alignment_is_scored, 0, sizeof align_rows / sizeof *align_rows);
	tcase_add_loop_test(tcase, bad_index_is_refused_with_its_line, 0, sizeof bad_rows / sizeof *bad_rows);
	tcase_add_test(tcase, nulls_and_types_are_counted);
	tcase_add_loop_test(tcase, segmentation_is_scored, 0, sizeof segment_rows / sizeof *segment_rows);
	tcase_add_test(tcase, other_characters_are_refused);
	tcase_add_test(tcase, survives_failing_allocations);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(eval_suite)
