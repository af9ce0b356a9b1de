/* What no pair of articles should be: texts without sentences, without end, of another language, of other matter. Right beads or low confidence. */
#include "align_texts.h"

#include "base/buffer.h"

static double mean_confidence(const dgm_alignment *a)
{
	double sum = 0, n = 0;

	for (size_t k = 0; k < a->bead_count; k++)
		if (a->beads[k].source_count && a->beads[k].target_count) {
			sum += a->beads[k].confidence;
			n++;
		}
	return n > 0 ? sum / n : 0;
}

static void count_warning(void *arg, const char *text)
{
	++*(int *)arg;
	ck_assert_ptr_nonnull(strstr(text, "does not look like a translation"));
}

START_TEST(unrelated_texts_are_not_believed)
{
	texts t = { .count = 1, .languages = { "en", "ru" } };
	int warnings = 0;
	dgm_reporter reporter = { .warn = count_warning, .arg = &warnings };
	dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
	dgm_aligner *aligner;

	opt.reporter = &reporter;
	t.docs[0][0] = gold_doc("court", "en");
	t.docs[0][1] = gold_doc("science", "ru");
	ck_assert_int_eq(align(&aligner, &t, &opt), DGM_OK);
	check_whole(dgm_aligner_get(aligner, 0), 4);
	ck_assert_msg(mean_confidence(dgm_aligner_get(aligner, 0)) < .3, "mean confidence %f", mean_confidence(dgm_aligner_get(aligner, 0)));
	ck_assert_int_eq(warnings, 1);
	dgm_aligner_free(aligner);
	texts_free(&t);
}
END_TEST

static const struct { const char *source, *target; size_t beads; const char *why; } edges[] = {
	{ "", "", 0, "nothing on both sides" },
	{ "", german, 4, "empty source" },
	{ english, "", 5, "empty target" },
	{ "\n\n\n", "\n\n", 0, "empty sentences; any beads" },
	{ "12\n", "12\n", 1, "one sentence" },
	{ "?\n", ".\n", 0, "nothing to hold on to" },
};

START_TEST(edges_are_no_errors)
{
	texts t = { .count = 1, .languages = { "en", "de" } };
	dgm_aligner *aligner;

	if (dgm_is_slow() && _i % 3)
		return;
	t.docs[0][0] = doc_from(edges[_i].source, "en");
	t.docs[0][1] = doc_from(edges[_i].target, "de");
	ck_assert_int_eq(align(&aligner, &t, NULL), DGM_OK);
	check_whole(dgm_aligner_get(aligner, 0), 4);
	if (edges[_i].beads)
		ck_assert_uint_eq(dgm_aligner_get(aligner, 0)->bead_count, edges[_i].beads);
	dgm_aligner_free(aligner);
	texts_free(&t);
}
END_TEST

START_TEST(a_megabyte_in_one_sentence)
{
	size_t n = dgm_is_slow() ? 3000 : 120000;
	dgm__buffer source = DGM__BUFFER_INIT(1 << 26), target = DGM__BUFFER_INIT(1 << 26);
	texts t = { .count = 1, .languages = { "en", "fi" } };
	dgm_aligner *aligner;

	dgm__buffer_puts(&source, "Begin here 7.\n");
	dgm__buffer_puts(&target, "Begin here 7.\n");
	for (size_t k = 0; k < n; k++) {
		dgm__buffer_printf(&source, "w%zu x%zu ", k % 5003, k % 11);
		dgm__buffer_printf(&target, "w%zu ", k % 4001);
	}
	ck_assert_uint_gt(source.n, n * 25 / 3);
	t.docs[0][0] = doc_of(source.p, source.n, "en");
	t.docs[0][1] = doc_of(target.p, target.n, "fi");
	ck_assert_int_eq(align(&aligner, &t, NULL), DGM_OK);
	check_whole(dgm_aligner_get(aligner, 0), 4);
	dgm_aligner_free(aligner);
	texts_free(&t);
	dgm__buffer_clear(&source);
	dgm__buffer_clear(&target);
}
END_TEST

START_TEST(one_sentence_against_a_thousand)
{
	dgm__buffer many = DGM__BUFFER_INIT(1 << 26);
	texts t = { .count = 1, .languages = { "en", "de" } };
	dgm_aligner *aligner;
	const dgm_alignment *a;
	size_t found = 0, n = 1000, place = 700;

	if (dgm_is_slow())
		return;
	for (size_t k = 0; k < n; k++)
		dgm__buffer_printf(&many, k == place ? "Herr Tanaka traf 1734 Leute in Genf.\n" : "Niemand sah Nummer %zu.\n", 5000 + k);
	t.docs[0][0] = doc_from("Mr Tanaka met 1734 people in Geneva.\n", "en");
	t.docs[0][1] = doc_of(many.p, many.n, "de");
	for (int turn = 0; turn < 2; turn++) {
		ck_assert_int_eq(align(&aligner, &t, NULL), DGM_OK);
		a = dgm_aligner_get(aligner, 0);
		check_whole(a, 4);
		for (size_t k = 0; k < a->bead_count; k++)
			found += a->beads[k].source_count && a->beads[k].target_count && (turn ? a->beads[k].source_first : a->beads[k].target_first) == place;
		dgm_aligner_free(aligner);
		/* and the other way round */
		t = (texts){ .count = 1, .languages = { "de", "en" }, .docs = { { t.docs[0][1], t.docs[0][0] } } };
	}
	ck_assert_uint_eq(found, 2);
	texts_free(&t);
	dgm__buffer_clear(&many);
}
END_TEST

/* Names and figures are the same in any language: a wrong tag costs the words that ICU knows, no more. */
START_TEST(a_wrong_language_is_survived)
{
	static const char *const wrong[][2] = { { "ja", "th" }, { "ru", "de" }, { "de", "en" }, { "tlh", "eo" } };
	texts t = { .count = 1, .languages = { wrong[_i][0], wrong[_i][1] } };
	dgm_aligner *aligner;
	const dgm_alignment *a;

	if (dgm_is_slow() && _i)
		return;
	t.docs[0][0] = doc_from(english, wrong[_i][0]);
	t.docs[0][1] = doc_from(german, wrong[_i][1]);
	ck_assert_int_eq(align(&aligner, &t, NULL), DGM_OK);
	a = dgm_aligner_get(aligner, 0);
	check_whole(a, 4);
	ck_assert_msg(mean_confidence(a) > .3, "mean confidence %f", mean_confidence(a));
	ck_assert_uint_eq(a->beads[0].source_count, 1);
	ck_assert_uint_eq(a->beads[0].target_count, 1);
	dgm_aligner_free(aligner);
	texts_free(&t);
}
END_TEST

/* Sentences without a character, as many as a file of empty lines would give where lines are sentences: 100,000 against a few, 10,000 on both sides. */
START_TEST(a_hundred_thousand_empty_lines)
{
	dgm__buffer empty = DGM__BUFFER_INIT(1 << 20);
	texts t = { .count = 1, .languages = { "en", "de" } };
	dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
	dgm_aligner *aligner;

	opt.learn = DGM_LEARN_NONE;
	for (size_t k = 0; k < (size_t)(_i ? 10000 : 100000) / (dgm_is_slow() ? 50 : 1); k++)
		dgm__buffer_putc(&empty, '\n');
	t.docs[0][0] = doc_of(empty.p, empty.n, "en");
	t.docs[0][1] = doc_of(empty.p, _i ? empty.n : 7, "de");
	ck_assert_int_eq(align(&aligner, &t, &opt), DGM_OK);
	check_whole(dgm_aligner_get(aligner, 0), 4);
	dgm_aligner_free(aligner);
	texts_free(&t);
	dgm__buffer_clear(&empty);
}
END_TEST

static Suite *input_suite(void)
{
	Suite *suite = suite_create("align input");
	TCase *tcase = tcase_create("align input");

	tcase_add_test(tcase, unrelated_texts_are_not_believed);
	tcase_add_loop_test(tcase, edges_are_no_errors, 0, sizeof edges / sizeof *edges);
	tcase_add_test(tcase, a_megabyte_in_one_sentence);
	tcase_add_test(tcase, one_sentence_against_a_thousand);
	tcase_add_loop_test(tcase, a_wrong_language_is_survived, 0, 4);
	tcase_add_loop_test(tcase, a_hundred_thousand_empty_lines, 0, 2);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(input_suite)
