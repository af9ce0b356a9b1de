/* Moved blocks, and the threshold that a precision needs. */
#include "align_texts.h"

/* The block of the flood stands first in one text and last in the other; a lone sentence moves too, but is no block. */
static const char first_half[] =
	"The Vistula rose by 734 centimetres in Sandomierz and Tarnobrzeg.\nMayor Kowalczyk closed 12 bridges near Annopol.\n"
	"Engineers Nowak and Zielinski from Wroclaw brought 58 pumps.\n";
static const char second_half[] =
	"In Lisbon the opera opened with Nabucco.\nMaestro Ferreira conducted 96 musicians.\nTickets cost 45 euros.\nBuyers from Porto came in 17 buses.\n";
static const char first_german[] =
	"Die Vistula stieg in Sandomierz und Tarnobrzeg um 734 Zentimeter.\nB\xC3\xBCrgermeister Kowalczyk sperrte 12 Br\xC3\xBC""cken bei Annopol.\n"
	"Die Ingenieure Nowak und Zielinski aus Wroclaw brachten 58 Pumpen.\n";
static const char second_german[] =
	"In Lissabon wurde die Oper mit Nabucco er\xC3\xB6""ffnet.\nMaestro Ferreira dirigierte 96 Musiker.\nKarten kosteten 45 Euro.\nK\xC3\xA4ufer aus Porto kamen in 17 Bussen.\n";

static void exchanged(texts *t)
{
	char source[2048], target[2048];

	*t = (texts){ .count = 1, .languages = { "en", "de" } };
	snprintf(source, sizeof source, "%s%s", first_half, second_half);
	snprintf(target, sizeof target, "%s%s", second_german, first_german);
	t->docs[0][0] = doc_from(source, "en");
	t->docs[0][1] = doc_from(target, "de");
}

/* Each sentence of both sides in one bead; those that are not moved stand in order on both sides, all in the order of the source. */
static void check_moves(const dgm_alignment *a)
{
	uint8_t seen[2][16] = { { 0 }, { 0 } };
	size_t source = 0, target = 0;

	for (size_t k = 0; k < a->bead_count; k++) {
		const dgm_bead *b = &a->beads[k];

		for (uint32_t x = 0; x < b->source_count; x++)
			seen[0][b->source_first + x]++;
		for (uint32_t y = 0; y < b->target_count; y++)
			seen[1][b->target_first + y]++;
		if (b->source_count) {
			ck_assert_uint_eq(b->source_first, source);
			source += b->source_count;
		}
		if (b->target_count && !b->moved) {
			ck_assert_uint_ge(b->target_first, target);
			target = b->target_first + b->target_count;
		}
		ck_assert(!b->moved || (b->source_count && b->target_count));
	}
	for (size_t x = 0; x < dgm_doc_count(a->source); x++)
		ck_assert_uint_eq(seen[0][x], 1);
	for (size_t y = 0; y < dgm_doc_count(a->target); y++)
		ck_assert_uint_eq(seen[1][y], 1);
}

static size_t count_moved(const dgm_alignment *a)
{
	size_t moved = 0;

	for (size_t k = 0; k < a->bead_count; k++)
		moved += a->beads[k].moved;
	return moved;
}

START_TEST(exchanged_halves_are_found)
{
	dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
	dgm_aligner *aligner;
	const dgm_alignment *a;
	texts t;

	exchanged(&t);
	ck_assert_int_eq(align(&aligner, &t, NULL), DGM_OK);
	ck_assert_uint_eq(count_moved(dgm_aligner_get(aligner, 0)), 0);
	dgm_aligner_free(aligner);
	opt.moves = true;
	ck_assert_int_eq(align(&aligner, &t, &opt), DGM_OK);
	a = dgm_aligner_get(aligner, 0);
	check_moves(a);
	ck_assert_uint_eq(a->bead_count, 7);
	/* one half is in order, the other has moved: its beads are right ones */
	ck_assert_msg(count_moved(a) == 3 || count_moved(a) == 4, "%zu moved", count_moved(a));
	for (size_t k = 0; k < a->bead_count; k++)
		ck_assert_uint_eq(a->beads[k].target_first, a->beads[k].source_first < 3 ? a->beads[k].source_first + 4 : a->beads[k].source_first - 3);
	dgm_aligner_free(aligner);
	texts_free(&t);
}
END_TEST

/* One sentence elsewhere is chance; texts that share nothing have no moved block either. */
static const struct { const char *source, *target; } unmoved[] = {
	{ "Mayor Kowalczyk closed 12 bridges.\nNobody was hurt.\nMaestro Ferreira conducted 96 musicians.\nTickets cost 45 euros.\n",
	  "Niemand wurde verletzt.\nMaestro Ferreira dirigierte 96 Musiker.\nKarten kosteten 45 Euro.\nB\xC3\xBCrgermeister Kowalczyk sperrte 12 Br\xC3\xBC""cken.\n" },
	{ first_half, second_german },
	{ "", second_german },
	{ first_half, "" },
	{ "", "" },
};

START_TEST(what_has_not_moved_stays)
{
	texts t = { .count = 1, .languages = { "en", "de" } };
	dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
	dgm_aligner *aligner;

	opt.moves = true;
	t.docs[0][0] = doc_from(unmoved[_i].source, "en");
	t.docs[0][1] = doc_from(unmoved[_i].target, "de");
	ck_assert_int_eq(align(&aligner, &t, &opt), DGM_OK);
	check_moves(dgm_aligner_get(aligner, 0));
	ck_assert_uint_eq(count_moved(dgm_aligner_get(aligner, 0)), 0);
	dgm_aligner_free(aligner);
	texts_free(&t);
}
END_TEST

static dgm_status try_moves(const texts *t)
{
	dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
	dgm_aligner *aligner = NULL;
	dgm_status st;

	opt.threads = 1;
	opt.learn = DGM_LEARN_NONE;
	opt.moves = true;
	st = align(&aligner, t, &opt);
	dgm_aligner_free(aligner);
	return st;
}

/* Moves are looked for last: of the allocations only the last ones are theirs. */
START_TEST(failing_allocations_are_survived)
{
	long total, stride = dgm_fail_stride() > 1 ? 25 : 5;
	texts t;

	exchanged(&t);
	dgm__mem_fail_after(-1);
	ck_assert_int_eq(try_moves(&t), DGM_OK);
	total = dgm__mem_fail_after(-1);
	for (long n = total > 250 ? total - 250 : 0; n <= total; n += n + stride > total && n < total ? total - n : stride) {
		dgm_status st;

		dgm__mem_fail_after(n);
		st = try_moves(&t);
		dgm__mem_fail_after(-1);
		ck_assert_msg(st == (n < total ? DGM_ENOMEM : DGM_OK), "allocation %ld of %ld failing gave status %d", n, total, (int)st);
	}
	texts_free(&t);
}
END_TEST

/* --- the threshold ----------------------------------------------------------------------------------- */

static const dgm_bead sure[] = { { 0, 1, 0, 1, .9, 0 }, { 1, 1, 1, 0, .99, 0 }, { 2, 1, 1, 1, 1, 0 }, { 3, 1, 2, 1, .5, 0 } }, unsure[] = { { 0, 1, 0, 1, .8, 0 } };

/* Two-sided confidences are 1, .9, .8, .5; their running means 1, .95, .9, .8. */
static const struct { double precision, threshold; } asked[] = { { 0, .5 }, { .79, .5 }, { .85, .8 }, { .9, .8 }, { .92, .9 }, { .95, .9 }, { .99, 1 }, { 1, 1 } };

START_TEST(the_mean_of_what_is_kept_is_the_precision)
{
	const dgm_alignment alignments[2] = { { .beads = sure, .bead_count = 4 }, { .beads = unsure, .bead_count = 1 } };
	const dgm_alignment *const list[2] = { &alignments[0], &alignments[1] };
	double threshold = -1;

	ck_assert_int_eq(dgm_alignments_threshold(&threshold, list, 2, asked[_i].precision - 1e-12 > 0 ? asked[_i].precision - 1e-12 : 0, NULL), DGM_OK);
	ck_assert_msg(threshold == asked[_i].threshold, "%g asked: %g", asked[_i].precision, threshold);
}
END_TEST

START_TEST(a_precision_is_a_probability)
{
	static const double bad[] = { -.1, 1.1, (double)__builtin_nanf("") };
	const dgm_alignment alignment = { .beads = unsure, .bead_count = 1 };
	const dgm_alignment *const list[1] = { &alignment };
	dgm_error err = DGM_ERROR_INIT;
	double threshold = 0;

	for (size_t k = 0; k < sizeof bad / sizeof *bad; k++)
		ck_assert_int_eq(dgm_alignments_threshold(&threshold, list, 1, bad[k], &err), DGM_EARG);
	ck_assert_int_eq(dgm_alignments_threshold(&threshold, list, 1, .9, &err), DGM_OK);
	ck_assert(threshold == 1); /* not even the surest */
	ck_assert_int_eq(dgm_alignments_threshold(&threshold, NULL, 0, .9, &err), DGM_OK);
	ck_assert(threshold == 1);
}
END_TEST

static dgm_status try_threshold(void)
{
	const dgm_alignment alignment = { .beads = sure, .bead_count = 4 };
	const dgm_alignment *const list[1] = { &alignment };
	double threshold;

	return dgm_alignments_threshold(&threshold, list, 1, .9, NULL);
}

START_TEST(a_threshold_without_memory)
{
	DGM_FAIL_EVERY_ALLOCATION(try_threshold(), 10);
}
END_TEST

static Suite *moved_suite(void)
{
	Suite *suite = suite_create("align moved");
	TCase *tcase = tcase_create("align moved");

	tcase_add_test(tcase, exchanged_halves_are_found);
	tcase_add_loop_test(tcase, what_has_not_moved_stays, 0, dgm_few(sizeof unmoved / sizeof *unmoved));
	if (!dgm_is_slow())
		tcase_add_test(tcase, failing_allocations_are_survived);
	tcase_add_loop_test(tcase, the_mean_of_what_is_kept_is_the_precision, 0, sizeof asked / sizeof *asked);
	tcase_add_test(tcase, a_precision_is_a_probability);
	tcase_add_test(tcase, a_threshold_without_memory);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(moved_suite)
