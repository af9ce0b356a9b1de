/* A story in several languages: what units hold, what support does to a pair, bad arguments, failing allocations. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <dragoman/memory.h>
#include <dragoman/story.h>

enum { ARTICLES = 4 };

static const char *const languages[ARTICLES] = { "en", "ja", "ko", "zh-Hans" };

static dgm_status align(dgm_story **story, size_t count, unsigned threads, dgm_error *err)
{
	char paths[ARTICLES][512];
	dgm_story_article articles[ARTICLES];
	dgm_articles_options opt = DGM_ARTICLES_OPTIONS_INIT;

	for (size_t i = 0; i < count; i++) {
		snprintf(paths[i], sizeof paths[i], "%s/corpora/weather/%s.gold.txt", getenv("DGM_SRCDIR"), languages[i]);
		articles[i] = (dgm_story_article){ languages[i], paths[i] };
	}
	opt.segmented = true;
	opt.align.threads = threads;
	return dgm_story_align(story, articles, count, &opt, err);
}

static dgm_output *write_story(const dgm_story *story, double least)
{
	dgm_write_options opt = DGM_WRITE_OPTIONS_INIT;
	dgm_output *out;

	opt.min_confidence = least;
	ck_assert_int_eq(dgm_output_memory(&out, 1 << 24, NULL), DGM_OK);
	ck_assert_int_eq(dgm_story_write(story, "jsonl", &opt, out, NULL, NULL), DGM_OK);
	return out;
}

/* Every sentence of every article stands in one unit at most, in the order of its article. */
START_TEST(no_sentence_stands_twice)
{
	dgm_story *story;
	dgm_output *out, *strict;
	dgm_str text;

	ck_assert_int_eq(align(&story, ARTICLES, 1, NULL), DGM_OK);
	ck_assert_uint_eq(dgm_story_pair_count(story), ARTICLES * (ARTICLES - 1) / 2);
	out = write_story(story, -1);
	text = dgm_output_str(out);
	for (size_t k = 0; k < ARTICLES - 1; k++) {
		const dgm_doc *doc = k ? dgm_story_pair(story, k - 1)->target : dgm_story_pair(story, 0)->source;
		size_t found = 0;

		for (size_t x = 0; x < dgm_doc_count(doc); x++) {
			dgm_str s = dgm_doc_sentence(doc, x);
			const char *at;

			if (memchr(s.p, '"', s.n)) /* stands escaped */
				continue;
			at = memmem(text.p, text.n, s.p, s.n);
			found += at != NULL;
			ck_assert(!at || !memmem(at + 1, text.n - (size_t)(at + 1 - text.p), s.p, s.n));
		}
		ck_assert_uint_gt(found, 5);
	}
	strict = write_story(story, .99);
	ck_assert_uint_lt(dgm_output_str(strict).n, text.n);
	dgm_output_abort(strict);
	dgm_output_abort(out);
	dgm_story_free(story);
}
END_TEST

static bool is_same_bead(const dgm_bead *a, const dgm_bead *b)
{
	return a->source_first == b->source_first && a->source_count == b->source_count && a->target_first == b->target_first &&
		a->target_count == b->target_count && a->confidence == b->confidence;
}

/* A story of all has the hub's pairs as a story of two has them. */
START_TEST(the_hub_is_as_if_alone)
{
	dgm_story *all, *two;
	const dgm_alignment *in_all, *alone;

	if (dgm_is_slow())
		return;
	ck_assert_int_eq(align(&all, ARTICLES, 1, NULL), DGM_OK);
	ck_assert_int_eq(align(&two, 2, 1, NULL), DGM_OK);
	in_all = dgm_story_pair(all, 0);
	alone = dgm_story_pair(two, 0);
	ck_assert_uint_eq(in_all->bead_count, alone->bead_count);
	ck_assert_uint_gt(alone->bead_count, 5);
	for (size_t k = 0; k < alone->bead_count; k++)
		ck_assert(is_same_bead(&in_all->beads[k], &alone->beads[k]));
	dgm_story_free(two);
	dgm_story_free(all);
}
END_TEST

START_TEST(threads_change_nothing)
{
	dgm_story *stories[2];
	dgm_output *outs[2];

	if (dgm_is_slow())
		return;
	for (unsigned t = 0; t < 2; t++) {
		ck_assert_int_eq(align(&stories[t], ARTICLES, t ? 3 : 1, NULL), DGM_OK);
		outs[t] = write_story(stories[t], 0);
	}
	ck_assert_uint_eq(dgm_output_str(outs[0]).n, dgm_output_str(outs[1]).n);
	ck_assert_mem_eq(dgm_output_str(outs[0]).p, dgm_output_str(outs[1]).p, dgm_output_str(outs[0]).n);
	for (unsigned t = 0; t < 2; t++) {
		dgm_output_abort(outs[t]);
		dgm_story_free(stories[t]);
	}
}
END_TEST

START_TEST(arguments_are_checked)
{
	dgm_story_article twice[] = { { "en", "/nowhere" }, { "EN", "/nowhere" } }, missing[] = { { "en", "/nowhere" }, { "ru", "/nowhere" } };
	dgm_error err = DGM_ERROR_INIT;
	dgm_story *story;

	ck_assert_int_eq(dgm_story_align(&story, missing, 1, NULL, &err), DGM_EARG);
	ck_assert_int_eq(dgm_story_align(&story, missing, DGM_STORY_MOST + 1, NULL, &err), DGM_EARG);
	ck_assert_int_eq(dgm_story_align(&story, twice, 2, NULL, &err), DGM_EARG);
	ck_assert_int_eq(dgm_story_align(&story, missing, 2, NULL, &err), DGM_EIO);
	ck_assert_ptr_null(story);
	dgm_story_free(NULL);
}
END_TEST

static dgm_doc *doc_of(const char *text, const char *language)
{
	dgm_segment_options opt = DGM_SEGMENT_OPTIONS_INIT;
	dgm_segments segments = { 0 };
	dgm_segmenter *segmenter;
	dgm_text *t;
	dgm_doc *doc;

	opt.line_breaks = DGM_LINE_BREAKS_SEGMENT;
	ck_assert_int_eq(dgm_segmenter_new(&segmenter, language, &opt, NULL), DGM_OK);
	ck_assert_int_eq(dgm_text_from_bytes(&t, text, strlen(text), language, NULL, NULL), DGM_OK);
	ck_assert_int_eq(dgm_segmenter_run(segmenter, dgm_text_str(t), &segments, NULL), DGM_OK);
	ck_assert_int_eq(dgm_doc_new(&doc, &t, language, NULL), DGM_OK);
	ck_assert_int_eq(dgm_doc_set_segments(doc, &segments, NULL), DGM_OK);
	dgm_segmenter_free(segmenter);
	return doc;
}

static const struct { uint32_t source, target; } supported[] = { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } };

/* Nothing in the texts tells which sentence answers which: support does. */
START_TEST(support_decides)
{
	dgm_doc *source = doc_of("Kala mina sito.\nRuve pola nesi.\n", "en"), *target = doc_of("Bado feki.\nWuno zari.\n", "fi");
	dgm_support item = { supported[_i].source, supported[_i].target, 40 }, bad[] = { { 1, 0, 1 }, { 0, 0, 1 } };
	dgm_aligner *aligner;
	const dgm_alignment *a;
	bool joined = false;

	ck_assert_int_eq(dgm_aligner_new(&aligner, "en", "fi", NULL, NULL), DGM_OK);
	ck_assert_int_eq(dgm_aligner_add(aligner, "pair", source, target, NULL), DGM_OK);
	ck_assert_int_eq(dgm_aligner_support(aligner, 1, &item, 1, NULL), DGM_EARG);
	ck_assert_int_eq(dgm_aligner_support(aligner, 0, bad, 2, NULL), DGM_EARG);
	ck_assert_int_eq(dgm_aligner_support(aligner, 0, &(dgm_support){ 2, 0, 1 }, 1, NULL), DGM_EARG);
	ck_assert_int_eq(dgm_aligner_support(aligner, 0, &(dgm_support){ 0, 0, 1e9 }, 1, NULL), DGM_EARG);
	ck_assert_int_eq(dgm_aligner_support(aligner, 0, &item, 1, NULL), DGM_OK);
	ck_assert_int_eq(dgm_aligner_run(aligner, NULL), DGM_OK);
	a = dgm_aligner_get(aligner, 0);
	for (size_t k = 0; k < a->bead_count; k++) {
		const dgm_bead *b = &a->beads[k];

		joined |= item.source >= b->source_first && item.source < b->source_first + b->source_count && item.target >= b->target_first &&
			item.target < b->target_first + b->target_count;
	}
	ck_assert_msg(joined, "sentences %u and %u are not in one bead", item.source, item.target);
	dgm_aligner_free(aligner);
	dgm_doc_free(source);
	dgm_doc_free(target);
}
END_TEST

static dgm_status align_and_write(void)
{
	dgm_write_options opt = DGM_WRITE_OPTIONS_INIT;
	dgm_output *out = NULL;
	dgm_story *story;
	dgm_status st = align(&story, 3, 1, NULL);

	if (st == DGM_OK)
		st = dgm_output_memory(&out, 1 << 24, NULL);
	if (st == DGM_OK)
		st = dgm_story_write(story, "tmx", &opt, out, NULL, NULL);
	if (st == DGM_OK && dgm_output_has_failed(out))
		st = DGM_ENOMEM;
	dgm_output_abort(out);
	dgm_story_free(story);
	return st;
}

START_TEST(failing_allocations_are_survived)
{
	long total;

	dgm__mem_fail_after(-1);
	ck_assert_int_eq(align_and_write(), DGM_OK);
	total = dgm__mem_fail_after(-1);
	/* Each try costs up to six alignments: the last allocations, those of the units, one by one, the rest now and then. */
	for (long n = 3; n <= total; n += n > total - 200 ? dgm_fail_stride() : total / 20) {
		dgm_status st;

		dgm__mem_fail_after(n);
		st = align_and_write();
		dgm__mem_fail_after(-1);
		ck_assert_msg(st == (n < total ? DGM_ENOMEM : DGM_OK), "allocation %ld of %ld failing gave status %d", n, total, (int)st);
	}
}
END_TEST

static Suite *story_suite(void)
{
	Suite *suite = suite_create("story");
	TCase *tcase = tcase_create("story");

	tcase_add_test(tcase, no_sentence_stands_twice);
	tcase_add_test(tcase, the_hub_is_as_if_alone);
	tcase_add_test(tcase, threads_change_nothing);
	tcase_add_test(tcase, arguments_are_checked);
	tcase_add_loop_test(tcase, support_decides, 0, dgm_is_slow() ? 1 : (int)(sizeof supported / sizeof *supported));
	if (!dgm_is_slow())
		tcase_add_test(tcase, failing_allocations_are_survived);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(story_suite)
