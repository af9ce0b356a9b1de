/* The aligner as a whole: properties on texts of our own and on the sample corpus. Hostile input: t_align_input.c. */
#include "align_texts.h"

#include "base/buffer.h"

/* --- the sample corpus ------------------------------------------------------------------------------ */

static void stories(texts *t, const char *source, const char *target)
{
	static const char *const names[] = { "sanctions", "court", "science", "sport" };
	char path[4096], name[64];

	*t = (texts){ .languages = { source, target } };
	for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
		FILE *there;

		snprintf(name, sizeof name, "en-%s.index", strcmp(target, "en") ? target : source);
		there = fopen(path_of(path, sizeof path, names[k], name), "r");
		if (!there)
			continue;
		fclose(there);
		t->docs[t->count][0] = gold_doc(names[k], source);
		t->docs[t->count++][1] = gold_doc(names[k], target);
	}
	ck_assert_uint_gt(t->count, 0);
}

static void check_same(const dgm_aligner *one, const dgm_aligner *other, size_t count)
{
	ck_assert_uint_eq(dgm_aligner_count(one), count);
	ck_assert_uint_eq(dgm_aligner_count(other), count);
	for (size_t k = 0; k < count; k++) {
		const dgm_alignment *a = dgm_aligner_get(one, k), *b = dgm_aligner_get(other, k);

		check_whole(a, 4);
		ck_assert_uint_eq(a->bead_count, b->bead_count);
		ck_assert_uint_eq(a->link_count, b->link_count);
		for (size_t q = 0; q < a->bead_count; q++) {
			ck_assert_uint_eq(a->beads[q].source_count, b->beads[q].source_count);
			ck_assert_uint_eq(a->beads[q].target_count, b->beads[q].target_count);
			ck_assert(a->beads[q].confidence == b->beads[q].confidence);
		}
	}
}

START_TEST(threads_change_nothing)
{
	texts t;
	dgm_aligner *one, *many;
	dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;

	if (dgm_is_slow() && _i)
		return;
	stories(&t, "en", "el");
	opt.learn = (dgm_learn)_i;
	opt.threads = 1;
	ck_assert_int_eq(align(&one, &t, &opt), DGM_OK);
	opt.threads = 5;
	ck_assert_int_eq(align(&many, &t, &opt), DGM_OK);
	check_same(one, many, t.count);
	dgm_aligner_free(one);
	dgm_aligner_free(many);
	texts_free(&t);
}
END_TEST

/* An aligner that is reset knows nothing of what it did before, wherever it learned. */
START_TEST(a_reset_aligner_is_as_new)
{
	dgm_align_options before = DGM_ALIGN_OPTIONS_INIT, opt = DGM_ALIGN_OPTIONS_INIT, bad = DGM_ALIGN_OPTIONS_INIT;
	dgm_aligner *used, *fresh;
	texts t;

	if (dgm_is_slow() && _i)
		return;
	stories(&t, "en", "el");
	before.learn = (dgm_learn)_i;
	before.without = 1u << DGM_ANCHOR_NAME;
	before.max_merge = 2;
	opt.links = true;
	bad.max_merge = 0;
	ck_assert_int_eq(align(&used, &t, &before), DGM_OK);
	ck_assert_int_eq(dgm_aligner_reset(used, &bad, NULL), DGM_EARG);
	ck_assert_int_eq(dgm_aligner_reset(used, &opt, NULL), DGM_OK);
	ck_assert_uint_eq(dgm_aligner_count(used), 0);
	for (size_t k = 0; k < t.count; k++)
		ck_assert_int_eq(dgm_aligner_add(used, "again", t.docs[k][0], t.docs[k][1], NULL), DGM_OK);
	ck_assert_int_eq(dgm_aligner_run(used, NULL), DGM_OK);
	ck_assert_int_eq(align(&fresh, &t, &opt), DGM_OK);
	check_same(used, fresh, t.count);
	dgm_aligner_free(used);
	dgm_aligner_free(fresh);
	texts_free(&t);
}
END_TEST

/* Equal articles are learned from once, and all get the same alignment. */
START_TEST(repeated_articles_count_once)
{
	texts t, again;
	dgm_aligner *once, *twice;

	stories(&t, "en", "el");
	stories(&again, "en", "el");
	ck_assert_int_eq(align(&once, &t, NULL), DGM_OK);
	for (size_t k = 0; k < again.count; k++)
		for (int s = 0; s < 2; s++)
			t.docs[t.count + k][s] = again.docs[k][s];
	t.count += again.count;
	ck_assert_int_eq(align(&twice, &t, NULL), DGM_OK);
	ck_assert_uint_eq(dgm_aligner_count(twice), t.count);
	for (size_t k = 0; k < t.count; k++) {
		const dgm_alignment *a = dgm_aligner_get(once, k % again.count), *b = dgm_aligner_get(twice, k);

		check_whole(b, 4);
		ck_assert_ptr_eq(b->source, t.docs[k][0]);
		ck_assert_uint_eq(a->bead_count, b->bead_count);
		for (size_t q = 0; q < a->bead_count; q++)
			ck_assert(a->beads[q].source_count == b->beads[q].source_count && a->beads[q].confidence == b->beads[q].confidence);
	}
	dgm_aligner_free(once);
	dgm_aligner_free(twice);
	texts_free(&t);
}
END_TEST

/* A bead as one number, source and target exchanged if asked. */
static uint64_t key_of(const dgm_bead *b, bool swapped)
{
	uint64_t s = (uint64_t)b->source_first << 8 | b->source_count, t = (uint64_t)b->target_first << 8 | b->target_count;

	return swapped ? t << 32 | s : s << 32 | t;
}

START_TEST(swapped_sides_mirror)
{
	texts there, back;
	dgm_aligner *a, *b;
	size_t same = 0, all = 0;

	stories(&there, "en", "de");
	stories(&back, "de", "en");
	ck_assert_int_eq(align(&a, &there, NULL), DGM_OK);
	ck_assert_int_eq(align(&b, &back, NULL), DGM_OK);
	for (size_t k = 0; k < there.count; k++) {
		const dgm_alignment *x = dgm_aligner_get(a, k), *y = dgm_aligner_get(b, k);

		for (size_t i = 0; i < x->bead_count; i++)
			if (x->beads[i].source_count && x->beads[i].target_count)
				for (size_t j = all++ * 0; j < y->bead_count; j++)
					same += key_of(&x->beads[i], false) == key_of(&y->beads[j], true);
	}
	ck_assert_msg(same * 100 >= all * 93, "%zu of %zu beads stand when the sides are swapped", same, all);
	dgm_aligner_free(a);
	dgm_aligner_free(b);
	texts_free(&there);
	texts_free(&back);
}
END_TEST

START_TEST(same_text_is_one_to_one)
{
	texts t = { .count = 1, .languages = { "en", "en" } };
	dgm_aligner *aligner;
	const dgm_alignment *a;

	t.docs[0][0] = gold_doc("sanctions", "en");
	t.docs[0][1] = gold_doc("sanctions", "en");
	ck_assert_int_eq(align(&aligner, &t, NULL), DGM_OK);
	a = dgm_aligner_get(aligner, 0);
	ck_assert_uint_eq(a->bead_count, dgm_doc_count(t.docs[0][0]));
	for (size_t k = 0; k < a->bead_count; k++) {
		ck_assert_uint_eq(a->beads[k].source_count, 1);
		ck_assert_uint_eq(a->beads[k].target_count, 1);
		ck_assert_msg(a->beads[k].confidence > .9, "bead %zu: %f", k, a->beads[k].confidence);
	}
	dgm_aligner_free(aligner);
	texts_free(&t);
}
END_TEST

/* --- texts of our own -------------------------------------------------------------------------------- */

START_TEST(bead_sizes_keep_to_max_merge)
{
	texts t = { .count = 1, .languages = { "en", "de" } };
	dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
	dgm_aligner *aligner;

	if (dgm_is_slow() && _i != 4)
		return;
	opt.max_merge = (uint32_t)_i;
	t.docs[0][0] = doc_from(english, "en");
	t.docs[0][1] = doc_from(german, "de");
	ck_assert_int_eq(align(&aligner, &t, &opt), DGM_OK);
	check_whole(dgm_aligner_get(aligner, 0), (uint32_t)_i);
	if (_i >= 2) {
		const dgm_bead *b = dgm_aligner_get(aligner, 0)->beads;

		ck_assert_uint_eq(dgm_aligner_get(aligner, 0)->bead_count, 4);
		ck_assert_uint_eq(b[1].source_count, 2);
		ck_assert_uint_eq(b[1].target_count, 1);
	}
	dgm_aligner_free(aligner);
	texts_free(&t);
}
END_TEST

START_TEST(many_sentences_for_one)
{
	texts t = { .count = 1, .languages = { "en", "de" } };
	dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
	dgm_aligner *aligner;
	const dgm_alignment *a;
	size_t merged = 0;

	opt.max_merge = 8;
	t.docs[0][0] = doc_from("Alpha met Beta. Gamma met Delta. Epsilon met Zeta. Eta met Theta. Iota met Kappa. Lambda met Sigma.\n", "en");
	t.docs[0][1] = doc_from("Alpha traf Beta.\nGamma traf Delta.\nEpsilon traf Zeta.\nEta traf Theta.\nIota traf Kappa.\nLambda traf Sigma.\n", "de");
	ck_assert_int_eq(align(&aligner, &t, &opt), DGM_OK);
	a = dgm_aligner_get(aligner, 0);
	check_whole(a, 8);
	for (size_t k = 0; k < a->bead_count; k++)
		merged += a->beads[k].source_count == 1 && a->beads[k].target_count == 6;
	ck_assert_uint_eq(merged, 1);
	dgm_aligner_free(aligner);
	texts_free(&t);
}
END_TEST

/* n sentences of a made-up language: the words of sentence k are numbers written in letters; every fifth is dropped, every seventh pair merged. */
static void made_up(dgm__buffer *source, dgm__buffer *target, size_t n)
{
	uint32_t seed = 7;

	for (size_t k = 0; k < n; k++) {
		bool dropped = k % 5 == 3, joined = k % 7 == 2 && (k + 1) % 5 != 3;

		for (size_t w = 0; w < 9; w++) {
			uint32_t word;

			seed = seed * 1103515245u + 12345u;
			word = (seed >> 8) % 3000;
			dgm__buffer_printf(source, "%s%c%c%c%c", w ? " " : "", 'a' + word % 26, 'a' + word / 26 % 26, 'a' + word / 676 % 26, 'x');
			if (!dropped)
				dgm__buffer_printf(target, "%s%c%c%c%c", w ? " " : "", 'a' + (word + 5) % 26, 'a' + word * 7 / 26 % 26, 'a' + word / 676 % 26, 'o');
		}
		dgm__buffer_putc(source, '\n');
		if (!dropped)
			dgm__buffer_putc(target, joined && k + 1 < n ? ' ' : '\n');
	}
}

START_TEST(long_documents_are_whole)
{
	dgm__buffer source = DGM__BUFFER_INIT(1 << 26), target = DGM__BUFFER_INIT(1 << 26);
	texts t = { .count = 1, .languages = { "en", "fi" } };
	dgm_aligner *aligner;
	const dgm_alignment *a;
	size_t merged = 0, skipped = 0;

	if (dgm_is_slow())
		return;
	made_up(&source, &target, 2500);
	t.docs[0][0] = doc_of(source.p, source.n, "en");
	t.docs[0][1] = doc_of(target.p, target.n, "fi");
	ck_assert_int_eq(align(&aligner, &t, NULL), DGM_OK);
	a = dgm_aligner_get(aligner, 0);
	check_whole(a, 4);
	for (size_t k = 0; k < a->bead_count; k++) {
		merged += a->beads[k].source_count == 2 && a->beads[k].target_count == 1;
		skipped += !a->beads[k].target_count;
	}
	ck_assert_msg(skipped > 400 && skipped < 600, "%zu of 500 dropped sentences", skipped);
	ck_assert_msg(merged > 200 && merged < 340, "%zu of some 286 merges", merged);
	dgm_aligner_free(aligner);
	texts_free(&t);
	dgm__buffer_clear(&source);
	dgm__buffer_clear(&target);
}
END_TEST

/* One name in two source sentences: a target that names it twice is more like both than a target that names it once. */
START_TEST(a_repeated_word_must_be_answered)
{
	double confidence[2];
	static const char *const targets[] = { "Vandermeulen sprach, dann ging Vandermeulen.\n", "Vandermeulen sprach, dann ging er.\n" };

	for (size_t k = 0; k < 2; k++) {
		texts t = { .count = 1, .languages = { "en", "de" } };
		dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
		dgm_aligner *aligner;
		const dgm_alignment *a;

		opt.learn = DGM_LEARN_NONE;
		t.docs[0][0] = doc_from("Vandermeulen spoke.\nThen Vandermeulen went.\n", "en");
		t.docs[0][1] = doc_from(targets[k], "de");
		ck_assert_int_eq(align(&aligner, &t, &opt), DGM_OK);
		a = dgm_aligner_get(aligner, 0);
		confidence[k] = a->bead_count == 1 ? a->beads[0].confidence : 0;
		dgm_aligner_free(aligner);
		texts_free(&t);
	}
	ck_assert_msg(confidence[0] > confidence[1], "%f, %f", confidence[0], confidence[1]);
}
END_TEST

/* Two source sentences against one line: the line is more like both where it holds two sentences itself. Other lines show that lines may. */
START_TEST(a_line_may_hold_two_sentences)
{
	double confidence[2];
	static const char *const targets[] = { "Ulomi ketu bakila. Remo sati vuna.\n", "Ulomi ketu bakila remo, sati vuna.\n" };

	for (size_t k = 0; k < 2; k++) {
		texts t = { .count = 1, .languages = { "en", "de" } };
		dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
		char target[256];
		dgm_aligner *aligner;
		const dgm_alignment *a;

		opt.learn = DGM_LEARN_NONE;
		snprintf(target, sizeof target, "Tivo ralu gemi 1234.\n%sNaro pelu 5678. Simo tara 91011.\n", targets[k]);
		t.docs[0][0] = doc_from("It stood at 1234 then.\nThe old hat fell.\nA new one came.\nHere 5678 left. There 91011 came.\n", "en");
		t.docs[0][1] = doc_from(target, "de");
		ck_assert_int_eq(align(&aligner, &t, &opt), DGM_OK);
		a = dgm_aligner_get(aligner, 0);
		confidence[k] = 0;
		for (size_t q = 0; q < a->bead_count; q++)
			if (a->beads[q].source_first == 1 && a->beads[q].source_count == 2 && a->beads[q].target_count == 1)
				confidence[k] = a->beads[q].confidence;
		dgm_aligner_free(aligner);
		texts_free(&t);
	}
	ck_assert_msg(confidence[0] > confidence[1], "%f, %f", confidence[0], confidence[1]);
}
END_TEST

/* A sentence without a partner names the bead that it would have entered, and the two probabilities go together. */
START_TEST(null_beads_have_rivals)
{
	texts t = { .count = 1, .languages = { "en", "de" } };
	dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
	dgm_aligner *aligner;
	const dgm_alignment *a;
	size_t found = 0;

	opt.links = true;
	t.docs[0][0] = doc_from("Mr Tanaka met Ms Novak in Geneva.\nThere was coffee.\nThe bridge was closed for 3 hours.\n", "en");
	t.docs[0][1] = doc_from("Herr Tanaka traf Frau Novak in Genf.\nDie Br\xC3\xBC""cke war 3 Stunden gesperrt.\n", "de");
	ck_assert_int_eq(align(&aligner, &t, &opt), DGM_OK);
	a = dgm_aligner_get(aligner, 0);
	ck_assert_ptr_nonnull(a->rivals);
	for (size_t k = 0; k < a->bead_count; k++) {
		const dgm_bead *b = &a->beads[k], *rival = &a->rivals[k];

		if (b->source_count && b->target_count) {
			ck_assert_uint_eq(rival->source_count + rival->target_count, 0);
			continue;
		}
		found++;
		ck_assert_uint_eq(b->source_first, 1);
		ck_assert(rival->source_count && rival->target_count);
		ck_assert(rival->source_first <= 1 && 1 < rival->source_first + rival->source_count);
		ck_assert_uint_le(rival->target_first + rival->target_count, 2);
		ck_assert_msg(rival->confidence > 0 && rival->confidence < b->confidence, "%f, %f", rival->confidence, b->confidence);
	}
	ck_assert_uint_eq(found, 1);
	dgm_aligner_free(aligner);
	opt.links = false;
	ck_assert_int_eq(align(&aligner, &t, &opt), DGM_OK);
	ck_assert_ptr_null(dgm_aligner_get(aligner, 0)->rivals);
	dgm_aligner_free(aligner);
	texts_free(&t);
}
END_TEST

static const struct { size_t bead; const char *kind, *source, *target, *value; } reasons[] = {
	{ 0, "percent", "12 per cent", "12 Prozent", "12" },
	{ 1, "name", "Tanaka", "Tanaka", "" },
	{ 1, "name", "Novak", "Novak", "" },
	{ 3, "number", "3", "3", "3" },
	{ 3, "word", "hours", "Stunden", "" },
};

START_TEST(links_tell_what_holds_a_bead)
{
	texts t = { .count = 1, .languages = { "en", "de" } };
	dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
	dgm_aligner *aligner;
	const dgm_alignment *a;
	size_t found = 0, last = 0;

	if (dgm_is_slow() && _i % 3)
		return;
	opt.links = true;
	t.docs[0][0] = doc_from(english, "en");
	t.docs[0][1] = doc_from(german, "de");
	ck_assert_int_eq(align(&aligner, &t, &opt), DGM_OK);
	a = dgm_aligner_get(aligner, 0);
	for (size_t k = 0; k < a->link_count; k++) {
		const dgm_link *l = &a->links[k];

		ck_assert_uint_ge(l->bead, last);
		last = l->bead;
		ck_assert_uint_lt(l->bead, a->bead_count);
		ck_assert(l->source.n && l->target.n && l->weight >= 0);
		found += l->bead == reasons[_i].bead && !strcmp(l->kind, reasons[_i].kind) && l->source.n == strlen(reasons[_i].source) &&
			!memcmp(l->source.p, reasons[_i].source, l->source.n) && l->target.n == strlen(reasons[_i].target) &&
			!memcmp(l->target.p, reasons[_i].target, l->target.n) && l->value.n == strlen(reasons[_i].value) &&
			(!l->value.n || !memcmp(l->value.p, reasons[_i].value, l->value.n));
	}
	ck_assert_uint_eq(found, 1);
	dgm_aligner_free(aligner);
	texts_free(&t);
}
END_TEST

/* Without a kind of anchor no link is of that kind, and what is the same on both sides counts for less; units and telephone numbers weigh nothing. */
START_TEST(kinds_can_be_left_out)
{
	texts t = { .count = 1, .languages = { "en", "de" } };
	dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
	double confidence[2];

	if (dgm_is_slow() && _i % 6)
		return;
	opt.links = true;
	opt.learn = DGM_LEARN_NONE;
	t.docs[0][0] = doc_from("Tanaka spoke to 734 men 5 km off on 2 June 2025 at 15:30 (12 %, $5 million, NATO, http://example.com/a, Japan; +1 212 555 0123).\nNobody laughed.\n", "en");
	t.docs[0][1] = doc_from("Tanaka sprach zu 734 M\xC3\xA4nnern in 5 km Entfernung am 2. Juni 2025 um 15.30 Uhr (12 %, 5 Millionen $, NATO, http://example.com/a, Japan; +1 212 555 0123).\nNiemand lachte.\n", "de");
	for (size_t k = 0; k < 2; k++) {
		dgm_aligner *aligner;
		const dgm_alignment *a;
		size_t found = 0;

		opt.without = k ? 1u << _i : 0;
		ck_assert_int_eq(align(&aligner, &t, &opt), DGM_OK);
		a = dgm_aligner_get(aligner, 0);
		for (size_t q = 0; q < a->link_count; q++)
			found += !strcmp(a->links[q].kind, dgm_anchor_kind_name((size_t)_i));
		ck_assert_msg(k || _i == DGM_ENTITY_QUOTE ? !found : found > 0, "%s: %zu", dgm_anchor_kind_name((size_t)_i), found);
		confidence[k] = a->beads[0].confidence;
		dgm_aligner_free(aligner);
	}
	ck_assert_msg(_i == DGM_ENTITY_UNIT || _i == DGM_ENTITY_PHONE ? confidence[1] == confidence[0] : confidence[1] < confidence[0], "%s: %f, %f", dgm_anchor_kind_name((size_t)_i), confidence[0], confidence[1]);
	texts_free(&t);
}
END_TEST

START_TEST(bad_arguments_are_named)
{
	dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	dgm_aligner *aligner;

	opt.max_merge = _i ? 9 : 0;
	ck_assert_int_eq(dgm_aligner_new(&aligner, "en", "de", &opt, &err), DGM_EARG);
	ck_assert_ptr_null(aligner);
	ck_assert_ptr_nonnull(strstr(err.text, "max_merge"));
	opt.max_merge = 4;
	opt.without = 1u << DGM_ANCHOR_KINDS;
	ck_assert_int_eq(dgm_aligner_new(&aligner, "en", "de", &opt, &err), DGM_EARG);
	ck_assert_ptr_nonnull(strstr(err.text, "without"));
	ck_assert_ptr_null(dgm_anchor_kind_name(DGM_ANCHOR_KINDS));
	ck_assert_int_eq(dgm_aligner_new(&aligner, "en", "english", NULL, &err), DGM_EARG);
	ck_assert_int_eq(dgm_aligner_new(&aligner, "en", "de", NULL, &err), DGM_OK);
	ck_assert_int_eq(dgm_aligner_run(aligner, &err), DGM_OK);
	ck_assert_int_eq(dgm_aligner_run(aligner, &err), DGM_EARG);
	dgm_aligner_free(aligner);
	dgm_aligner_free(NULL);
}
END_TEST

static dgm_status try_align(const texts *t, dgm_learn learn)
{
	dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
	dgm_aligner *aligner = NULL;
	dgm_status st;

	opt.threads = 1;
	opt.learn = learn;
	opt.links = true;
	st = align(&aligner, t, &opt);
	dgm_aligner_free(aligner);
	return st;
}

static const dgm_learn learned[] = { DGM_LEARN_BATCH, DGM_LEARN_DOCUMENT, DGM_LEARN_NONE };

START_TEST(failing_allocations_are_survived)
{
	texts t = { .count = 2, .languages = { "en", "de" } };
	dgm_status st = DGM_ENOMEM;
	long total;

	for (size_t k = 0; k < 2; k++) {
		t.docs[k][0] = doc_from(english, "en");
		t.docs[k][1] = doc_from(german, "de");
	}
	dgm__mem_fail_after(-1);
	ck_assert_int_eq(try_align(&t, learned[_i]), DGM_OK);
	total = dgm__mem_fail_after(-1);
	/* Each try costs a whole alignment (and valgrind runs them too): some of the first and the last, a few of the seed's in between. */
	for (long n = 0; n <= total; n += dgm_fail_stride() > 1 ? total / 6 + 1 : n < 60 ? 6 : n > total - 120 ? 10 : n + total / 8 < total - 120 ? total / 8 : total - 120 - n + 5) {
		dgm__mem_fail_after(n);
		st = try_align(&t, learned[_i]);
		dgm__mem_fail_after(-1);
		ck_assert_msg(st == (n < total ? DGM_ENOMEM : DGM_OK), "allocation %ld of %ld failing gave status %d", n, total, (int)st);
	}
	texts_free(&t);
}
END_TEST

static Suite *align_suite(void)
{
	Suite *suite = suite_create("align");
	TCase *tcase = tcase_create("align");

	tcase_add_loop_test(tcase, threads_change_nothing, DGM_LEARN_BATCH, DGM_LEARN_NONE + 1);
	tcase_add_loop_test(tcase, a_reset_aligner_is_as_new, DGM_LEARN_BATCH, DGM_LEARN_NONE + 1);
	tcase_add_test(tcase, repeated_articles_count_once);
	if (!dgm_is_slow())
		tcase_add_test(tcase, swapped_sides_mirror);
	tcase_add_test(tcase, same_text_is_one_to_one);
	tcase_add_loop_test(tcase, bead_sizes_keep_to_max_merge, 1, 9);
	tcase_add_test(tcase, many_sentences_for_one);
	tcase_add_test(tcase, long_documents_are_whole);
	tcase_add_test(tcase, a_repeated_word_must_be_answered);
	tcase_add_test(tcase, a_line_may_hold_two_sentences);
	tcase_add_test(tcase, null_beads_have_rivals);
	tcase_add_loop_test(tcase, links_tell_what_holds_a_bead, 0, sizeof reasons / sizeof *reasons);
	tcase_add_loop_test(tcase, kinds_can_be_left_out, 0, DGM_ANCHOR_KINDS);
	tcase_add_loop_test(tcase, bad_arguments_are_named, 0, 2);
	if (!dgm_is_slow())
		tcase_add_loop_test(tcase, failing_allocations_are_survived, 0, sizeof learned / sizeof *learned);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(align_suite)
