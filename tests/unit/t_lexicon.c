/* The kept lexicon: its file, adding up, learning from memories, and what an aligner makes of it. */
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/align.h>
#include <dragoman/lexicon.h>

#define HEAD "dragoman-lexicon\t1\nsource\ten\ntarget\tru\ntokens\tstem 5, syllables 2, katakana 9, facts 1\ndecimals\t4\n"

static const char small[] = HEAD
	"bead\t0-1\t1.5000\nbead\t1-1\t20.2500\nparts\t1-1\t0\t18.2500\t15.5000\nparts\tn-1\t1\t2.0000\t0.5000\nlength\t20.2500\t-2.0000\t1.2500\n"
	"source-window\t1\t22.0000\t100.0000\t460.0000\ntarget-window\t1\t23.0000\t110.0000\t530.0000\n"
	"s\tcat\t5\ns\tdog\t7\nt\tкот\t4\nt\tпес\t6\nst\tcat\tкот\t3.2500\nst\tdog\tпес\t5.0000\nts\tкот\tcat\t3.0000\nts\tпес\tdog\t4.7500\nend\t15\n";

static dgm_lexicon *load(const char *bytes)
{
	dgm_lexicon *l;
	dgm_error err = DGM_ERROR_INIT;

	ck_assert_msg(dgm_lexicon_from_bytes(&l, bytes, strlen(bytes), "file", &err) == DGM_OK, "%s", err.text);
	return l;
}

/* The file of a lexicon; freed by the caller. */
static char *text_of(const dgm_lexicon *l)
{
	dgm_output *out;
	dgm_str s;
	char *copy;

	ck_assert_int_eq(dgm_output_memory(&out, 1 << 24, NULL), DGM_OK);
	ck_assert_int_eq(dgm_lexicon_write(l, out, NULL), DGM_OK);
	s = dgm_output_str(out);
	copy = strndup(s.p, s.n);
	dgm_output_abort(out);
	return copy;
}

START_TEST(what_is_written_is_read)
{
	dgm_lexicon *l = load(small);
	char *text = text_of(l);
	dgm_lexicon_info info;

	ck_assert_str_eq(text, small);
	dgm_lexicon_info_get(l, &info);
	ck_assert_uint_eq(info.source_words, 12);
	ck_assert_uint_eq(info.target_types, 2);
	ck_assert(info.two_sided > 20.2 && info.two_sided < 20.3 && info.one_sided > 1.4 && info.one_sided < 1.6);
	ck_assert(info.length_ratio < -.09 && info.length_ratio > -.1);
	free(text);
	dgm_lexicon_free(l);
}
END_TEST

static const struct { const char *why, *bytes, *error; } bad[] = {
	{ "empty", "", "file: the lexicon breaks off" },
	{ "another file", "hello\n", "file:1: not a lexicon" },
	{ "a later version", "dragoman-lexicon\t2\n", "file:1: version 2 of the lexicon format" },
	{ "no language", "dragoman-lexicon\t1\nsource\t!\n", "file:2: not the source language" },
	{ "words cut otherwise", "dragoman-lexicon\t1\nsource\ten\ntarget\tru\ntokens\tstem 4\n", "file:4: learned with words cut otherwise" },
	{ "too many decimals", "dragoman-lexicon\t1\nsource\ten\ntarget\tru\ntokens\tstem 5, syllables 2, katakana 9, facts 1\ndecimals\t10\n", "file:5: not a number of decimals" },
	{ "breaks off", HEAD "s\ta\t1\n", "file:6: the lexicon breaks off" },
	{ "rows are missing", HEAD "s\ta\t1\nend\t2\n", "file:7: rows are missing" },
	{ "more after the end", HEAD "end\t0\nend\t0\n", "file:7: a line after the end" },
	{ "no such row", HEAD "x\ta\n", "file:6: not a row" },
	{ "a word twice", HEAD "s\ta\t1\ns\ta\t1\n", "file:7: this word stood before" },
	{ "an unlisted word", HEAD "s\ta\t1\nst\ta\tb\t1\n", "file:7: a pair whose words are not listed" },
	{ "a negative count", HEAD "s\ta\t-1\n", "file:6: not a word" },
	{ "a count too large", HEAD "s\ta\t99999999999999999999\n", "file:6: not a word" },
	{ "a sum too large", HEAD "s\ta\t72057594037927936\ns\tb\t1\n", "file:7: more words than can be counted" },
	{ "five decimals", HEAD "bead\t1-1\t.12345\n", "file:6: not a bead type" },
	{ "a bead of nine", HEAD "bead\t9-1\t1\n", "file:6: not a bead type" },
	{ "a pair that counts nothing", HEAD "s\ta\t1\nt\tb\t1\nst\ta\tb\t0.0000\n", "file:8: not two words and a count above 0" },
	{ "a measure twice", HEAD "length\t1\t1\t1\nlength\t1\t1\t1\n", "file:7: this measure stood before" },
	{ "no such class of beads", HEAD "parts\t2-1\t0\t1\t1\n", "file:6: not a class of beads" },
	{ "no such difference", HEAD "parts\t1-1\t3\t1\t1\n", "file:6: not a class of beads" },
	{ "a count too few", HEAD "parts\t1-1\t0\t1\n", "file:6: not a class of beads" },
	{ "parts twice", HEAD "parts\t1-1\t0\t1\t1\nparts\t1-1\t0\t1\t1\n", "file:7: these parts stood before" },
	{ "rounds twice", HEAD "rounds-left\t2\nrounds-left\t2\n", "file:7: not a number of rounds" },
	{ "too many rounds", HEAD "rounds-left\t5\n", "file:6: not a number of rounds" },
	{ "an anchor of unlisted words", HEAD "s\ta\t1\nanchor\ta\tb\t0.5\n", "file:7: a pair whose words are not listed" },
	{ "no UTF-8", HEAD "s\t\xFF\t1\n", "file:6:" },
};

START_TEST(bad_files_are_refused)
{
	dgm_lexicon *l;
	dgm_error err = DGM_ERROR_INIT;
	dgm_status st = dgm_lexicon_from_bytes(&l, bad[_i].bytes, strlen(bad[_i].bytes), "file", &err);

	ck_assert_msg(st == DGM_EFORMAT, "%s: status %d", bad[_i].why, (int)st);
	ck_assert_ptr_null(l);
	ck_assert_msg(!strncmp(err.text, bad[_i].error, strlen(bad[_i].error)), "%s: \"%s\"", bad[_i].why, err.text);
}
END_TEST

static const char other[] = HEAD
	"bead\t1-1\t0.0001\nlength\t0.0003\t0.0001\t0.0000\ns\tdog\t1\ns\tbird\t2\nt\tпес\t1\nt\tптица\t3\n"
	"st\tdog\tпес\t0.3333\nst\tbird\tптица\t1.0001\nts\tптица\tbird\t0.6667\nend\t9\n";

/* Whatever the order, the same bytes. */
START_TEST(sums_do_not_depend_on_order)
{
	dgm_lexicon *a = load(small), *b = load(other), *c = load(other);
	char *ab, *ba;

	ck_assert_int_eq(dgm_lexicon_add(a, b, NULL), DGM_OK);
	ck_assert_int_eq(dgm_lexicon_add(a, c, NULL), DGM_OK);
	ck_assert_int_eq(dgm_lexicon_add(b, c, NULL), DGM_OK);
	dgm_lexicon_free(c);
	c = load(small);
	ck_assert_int_eq(dgm_lexicon_add(b, c, NULL), DGM_OK);
	ab = text_of(a);
	ba = text_of(b);
	ck_assert_str_eq(ab, ba);
	ck_assert_ptr_nonnull(strstr(ab, "st\tdog\tпес\t5.6666\n"));
	free(ab);
	free(ba);
	dgm_lexicon_free(a);
	dgm_lexicon_free(b);
	dgm_lexicon_free(c);
}
END_TEST

START_TEST(languages_are_turned_or_refused)
{
	static const char turned[] = "dragoman-lexicon\t1\nsource\tru\ntarget\ten-GB\ntokens\tstem 5, syllables 2, katakana 9, facts 1\ndecimals\t4\n"
		"bead\t1-2\t2\nparts\t1-n\t-1\t1.5\t0.5\nlength\t1\t0.5\t0.25\ns\tкот\t1\nt\tcat\t1\nst\tкот\tcat\t1\nend\t6\n";
	static const char korean[] = "dragoman-lexicon\t1\nsource\ten\ntarget\tko\ntokens\tstem 5, syllables 2, katakana 9, facts 1\ndecimals\t4\nend\t0\n";
	dgm_lexicon *l = load(small), *t = load(turned), *k = load(korean);
	dgm_error err = DGM_ERROR_INIT;
	char *text;

	ck_assert_int_eq(dgm_lexicon_add(l, t, NULL), DGM_OK);
	text = text_of(l);
	ck_assert_ptr_nonnull(strstr(text, "bead\t2-1\t2.0000\n"));
	ck_assert_ptr_nonnull(strstr(text, "parts\tn-1\t1\t3.5000\t1.0000\n"));
	ck_assert_ptr_nonnull(strstr(text, "length\t21.2500\t-2.5000\t1.5000\n"));
	ck_assert_ptr_nonnull(strstr(text, "ts\tкот\tcat\t4.0000\n"));
	free(text);
	ck_assert_int_eq(dgm_lexicon_add(l, k, &err), DGM_EARG);
	ck_assert_str_eq(err.text, "a lexicon of en and ko cannot be added to one of en and ru");
	dgm_lexicon_free(l);
	dgm_lexicon_free(t);
	dgm_lexicon_free(k);
}
END_TEST

static int collect(void *arg, const dgm_lexicon_row *row)
{
	char *to = arg;

	sprintf(to + strlen(to), "%.*s>%.*s %.2f;", (int)row->word.n, row->word.p, (int)row->partner.n, row->partner.p, row->count);
	return 0;
}

START_TEST(words_are_found)
{
	dgm_lexicon *l = load(small);
	char rows[256] = "";
	size_t known;

	ck_assert_int_eq(dgm_lexicon_find(l, false, (dgm_str){ "Dog, cow", 8 }, collect, rows, &known, NULL), DGM_OK);
	ck_assert_uint_eq(known, 1);
	ck_assert_int_eq(dgm_lexicon_find(l, true, (dgm_str){ "КОТ", 6 }, collect, rows, &known, NULL), DGM_OK);
	ck_assert_str_eq(rows, "dog>пес 5.00;кот>cat 3.00;");
	rows[0] = '\0';
	ck_assert_int_eq(dgm_lexicon_each(l, false, collect, rows, NULL), DGM_OK);
	ck_assert_str_eq(rows, "cat>кот 3.25;dog>пес 5.00;");
	dgm_lexicon_free(l);
}
END_TEST

/* --- learning ----------------------------------------------------------------------------------------- */

static const char memory[] = "en\tde\nthe red house\tdas rote Haus\nthe red car\tdas rote Auto\nmy house\tmein Haus\nmy car\tmein Auto\nthe red car\tdas rote Auto\n"
	"only English\t\n";

static dgm_status learn(dgm_lexicon **out, const char *source, const char *target, unsigned threads, dgm_lexicon_learn_counts *counts, dgm_error *err)
{
	char path[] = "/tmp/dgm-lexicon-XXXXXX.tsv";
	const char *paths[1] = { path };
	dgm_lexicon_learn_options opt = DGM_LEXICON_LEARN_OPTIONS_INIT;
	int file = mkstemps(path, 4);
	dgm_status st;

	ck_assert_int_ge(file, 0);
	ck_assert_int_eq(write(file, memory, sizeof memory - 1), sizeof memory - 1);
	close(file);
	opt.threads = threads;
	st = dgm_lexicon_learn(out, paths, 1, source, target, &opt, counts, err);
	unlink(path);
	return st;
}

START_TEST(memories_teach)
{
	dgm_lexicon *one, *three;
	dgm_lexicon_learn_counts counts;
	dgm_error err = DGM_ERROR_INIT;
	char *a, *b, rows[256] = "";

	ck_assert_int_eq(learn(&one, "en", "de", 1, &counts, NULL), DGM_OK);
	ck_assert_uint_eq(counts.read, 6);
	ck_assert_uint_eq(counts.used, 4);
	ck_assert_uint_eq(counts.duplicates, 1);
	ck_assert_int_eq(learn(&three, "en", "de", 3, &counts, NULL), DGM_OK);
	a = text_of(one);
	b = text_of(three);
	ck_assert_str_eq(a, b);
	ck_assert_int_eq(dgm_lexicon_find(one, false, (dgm_str){ "car", 3 }, collect, rows, NULL, NULL), DGM_OK);
	ck_assert_msg(!strncmp(rows, "car>auto", 8), "%s", rows);
	free(a);
	free(b);
	dgm_lexicon_free(one);
	dgm_lexicon_free(three);
	ck_assert_int_eq(learn(&one, "en", "fr", 1, NULL, &err), DGM_EFORMAT);
	ck_assert_ptr_nonnull(strstr(err.text, "no unit has text in both en and fr"));
}
END_TEST

static dgm_doc *doc_from(const char *lines, const char *language)
{
	dgm_segments segments = { 0 };
	dgm_text *text;
	dgm_doc *doc;

	ck_assert_int_eq(dgm_text_from_bytes(&text, lines, strlen(lines), language, NULL, NULL), DGM_OK);
	segments.capacity = 16;
	segments.items = calloc(segments.capacity, sizeof *segments.items);
	for (size_t i = 0; lines[i]; i += strcspn(lines + i, "\n") + 1)
		segments.items[segments.count++] = (dgm_segment){ .start_off = i, .end_off = i + strcspn(lines + i, "\n"), .certain = 1 };
	ck_assert_int_eq(dgm_doc_new(&doc, &text, language, NULL), DGM_OK);
	ck_assert_int_eq(dgm_doc_set_segments(doc, &segments, NULL), DGM_OK);
	return doc;
}

typedef struct run {
	dgm_doc *docs[2];
	dgm_align_options opt;
	const char *languages[2];
} run;

static dgm_status try_run(const run *r, uint32_t *first_target, dgm_lexicon **kept, dgm_error *err)
{
	dgm_aligner *aligner;
	dgm_status st = dgm_aligner_new(&aligner, r->languages[0], r->languages[1], &r->opt, err);

	if (st == DGM_OK)
		st = dgm_aligner_add(aligner, "x", r->docs[0], r->docs[1], err);
	if (st == DGM_OK)
		st = dgm_aligner_run(aligner, err);
	if (st == DGM_OK && first_target) {
		const dgm_alignment *a = dgm_aligner_get(aligner, 0);

		*first_target = UINT32_MAX;
		for (size_t k = 0; k < a->bead_count && *first_target == UINT32_MAX; k++)
			if (a->beads[k].source_count && a->beads[k].target_count)
				*first_target = a->beads[k].target_first;
	}
	if (st == DGM_OK && kept)
		st = dgm_aligner_lexicon(aligner, kept, err);
	dgm_aligner_free(aligner);
	return st;
}

/* One source sentence, two of the same length to choose from: only what is known beforehand can tell. */
#define SOURCE "The dog barked at the moon.\n"
#define TARGET "Нынче снова дождливо утром\nПес лаял ночью на луну все\n"
static const char words[] = "dog\tпес\nto bark\tлаял\nmoon\tлуну\n", crossed[] = "пес\tdog\nлаял\tbark\nлуну\tmoon\n";
static const char wrong[] = "dog\tдождливо\nto bark\tснова\nmoon\tутром\n";

static uint32_t choose(const char *dictionary, const char *lexicon)
{
	run r = { .opt = DGM_ALIGN_OPTIONS_INIT, .languages = { "en", "ru" } };
	dgm_dictionary *d = NULL;
	dgm_lexicon *l = lexicon ? load(lexicon) : NULL;
	uint32_t first;

	r.docs[0] = doc_from(SOURCE, "en");
	r.docs[1] = doc_from(TARGET, "ru");
	if (dictionary)
		ck_assert_int_eq(dgm_dictionary_from_bytes(&d, dictionary, strlen(dictionary), "d", "en", "ru", NULL, NULL), DGM_OK);
	r.opt.dictionaries = (const dgm_dictionary *const *)&d;
	r.opt.dictionary_count = d != NULL;
	r.opt.lexicon = l;
	r.opt.threads = 1;
	r.opt.max_merge = 1;
	ck_assert_int_eq(try_run(&r, &first, NULL, NULL), DGM_OK);
	dgm_dictionary_free(d);
	dgm_lexicon_free(l);
	dgm_doc_free(r.docs[0]);
	dgm_doc_free(r.docs[1]);
	return first;
}

START_TEST(a_dictionary_decides)
{
	ck_assert_uint_eq(choose(words, NULL), 1);
	ck_assert_uint_eq(choose(crossed, NULL), 1);
	ck_assert_uint_eq(choose(wrong, NULL), 0);
}
END_TEST

START_TEST(a_lexicon_decides)
{
	static const char turned[] = "dragoman-lexicon\t1\nsource\tru\ntarget\ten\ntokens\tstem 5, syllables 2, katakana 9, facts 1\ndecimals\t0\n"
		"s\tдождл\t9\ns\tи\t300\nt\tdog\t9\nt\tof\t300\nst\tдождл\tdog\t8\nts\tdog\tдождл\t8\nend\t6\n";

	ck_assert_uint_eq(choose(NULL, small), 1);
	ck_assert_uint_eq(choose(NULL, turned), 0);
}
END_TEST

START_TEST(what_is_kept_adds_to_what_was_given)
{
	run r = { .opt = DGM_ALIGN_OPTIONS_INIT, .languages = { "en", "ru" } };
	dgm_lexicon *given = load(small), *kept;
	dgm_lexicon_info info;
	dgm_error err = DGM_ERROR_INIT;

	r.docs[0] = doc_from(SOURCE, "en");
	r.docs[1] = doc_from(TARGET, "ru");
	r.opt.lexicon = given;
	r.opt.keep = true;
	ck_assert_int_eq(try_run(&r, NULL, &kept, NULL), DGM_OK);
	dgm_lexicon_info_get(kept, &info);
	ck_assert_uint_eq(info.source_words, 12 + 6);
	ck_assert(info.two_sided > 20.9 && info.two_sided < 21.5);
	dgm_lexicon_free(kept);
	r.opt.learn = DGM_LEARN_NONE;
	ck_assert_int_eq(try_run(&r, NULL, &kept, &err), DGM_EARG);
	r.opt.learn = DGM_LEARN_BATCH;
	r.languages[1] = "ko";
	ck_assert_int_eq(try_run(&r, NULL, &kept, &err), DGM_EARG);
	ck_assert_str_eq(err.text, "the lexicon is of en and ru, the texts are en and ko");
	r.languages[1] = "ru";
	r.opt.keep = false;
	ck_assert_int_eq(try_run(&r, NULL, &kept, &err), DGM_EARG);
	ck_assert_ptr_null(kept);
	dgm_lexicon_free(given);
	dgm_doc_free(r.docs[0]);
	dgm_doc_free(r.docs[1]);
}
END_TEST

/* --- failing allocations ------------------------------------------------------------------------------ */

static dgm_status read_add_write(void)
{
	dgm_lexicon *a = NULL, *b = NULL;
	dgm_output *out = NULL;
	char rows[256] = "";
	dgm_status st = dgm_lexicon_from_bytes(&a, small, sizeof small - 1, "a", NULL);

	if (st == DGM_OK)
		st = dgm_lexicon_from_bytes(&b, other, sizeof other - 1, "b", NULL);
	if (st == DGM_OK)
		st = dgm_lexicon_add(a, b, NULL);
	if (st == DGM_OK)
		st = dgm_lexicon_each(a, true, collect, rows, NULL);
	if (st == DGM_OK)
		st = dgm_output_memory(&out, 1 << 16, NULL);
	if (st == DGM_OK)
		st = dgm_lexicon_write(a, out, NULL);
	if (st == DGM_OK)
		st = dgm_output_commit(out, NULL);
	else
		dgm_output_abort(out);
	dgm_lexicon_free(a);
	dgm_lexicon_free(b);
	return st;
}

START_TEST(failing_allocations_are_survived)
{
	DGM_FAIL_EVERY_ALLOCATION(read_add_write(), 400);
}
END_TEST

/* Past the making of the aligner, which t_align fails, a few places of the run. */
START_TEST(failing_allocations_while_aligning_are_survived)
{
	run r = { .opt = DGM_ALIGN_OPTIONS_INIT, .languages = { "en", "ru" } };
	dgm_lexicon *given = load(small), *kept;
	dgm_dictionary *d;
	long total, step;

	r.docs[0] = doc_from(SOURCE, "en");
	r.docs[1] = doc_from(TARGET, "ru");
	ck_assert_int_eq(dgm_dictionary_from_bytes(&d, words, sizeof words - 1, "d", "en", "ru", NULL, NULL), DGM_OK);
	r.opt.dictionaries = (const dgm_dictionary *const *)&d;
	r.opt.dictionary_count = 1;
	r.opt.lexicon = given;
	r.opt.keep = true;
	r.opt.threads = 1;
	dgm__mem_fail_after(-1);
	ck_assert_int_eq(try_run(&r, NULL, &kept, NULL), DGM_OK);
	dgm_lexicon_free(kept);
	total = dgm__mem_fail_after(-1);
	step = dgm_fail_stride() > 1 ? 60 : 7;
	for (long n = total > 280 ? total - 280 : 0; n < total; n += step) {
		dgm_status st;

		dgm__mem_fail_after(n);
		st = try_run(&r, NULL, &kept, NULL);
		dgm__mem_fail_after(-1);
		ck_assert_msg(st == DGM_ENOMEM, "allocation %ld of %ld failing gave status %d", n, total, (int)st);
	}
	dgm_dictionary_free(d);
	dgm_lexicon_free(given);
	dgm_doc_free(r.docs[0]);
	dgm_doc_free(r.docs[1]);
}
END_TEST

static Suite *lexicon_suite(void)
{
	Suite *suite = suite_create("lexicon");
	TCase *tcase = tcase_create("lexicon");

	tcase_add_test(tcase, what_is_written_is_read);
	tcase_add_loop_test(tcase, bad_files_are_refused, 0, sizeof bad / sizeof *bad);
	tcase_add_test(tcase, sums_do_not_depend_on_order);
	tcase_add_test(tcase, languages_are_turned_or_refused);
	tcase_add_test(tcase, words_are_found);
	tcase_add_test(tcase, memories_teach);
	tcase_add_test(tcase, a_dictionary_decides);
	tcase_add_test(tcase, a_lexicon_decides);
	tcase_add_test(tcase, what_is_kept_adds_to_what_was_given);
	tcase_add_test(tcase, failing_allocations_are_survived);
	if (!dgm_is_slow())
		tcase_add_test(tcase, failing_allocations_while_aligning_are_survived);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(lexicon_suite)
