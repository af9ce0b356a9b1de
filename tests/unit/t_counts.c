/* Learning in steps: shards add up to what one process learns, whatever their number and order; files of counts that are damaged are refused. */
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/lexicon.h>

enum { ROUNDS = 4, MOST = 3 };

#define ROWS 60

/* Scratch files of a test, removed with it. */
static char folder[] = "/tmp/dgm-counts-XXXXXX";

static const char *place(const char *name, int k)
{
	static char paths[16][64];
	static int next;
	char *path = paths[next++ % 16];

	snprintf(path, sizeof *paths, "%s/%d.%s", folder, k, name);
	return path;
}

static void put(const char *path, const char *bytes, size_t n)
{
	FILE *out = fopen(path, "wb");

	ck_assert_ptr_nonnull(out);
	ck_assert_uint_eq(fwrite(bytes, 1, n, out), n);
	ck_assert_int_eq(fclose(out), 0);
}

static void open_folder(void)
{
	strcpy(folder, "/tmp/dgm-counts-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void close_folder(void)
{
	char command[64];

	snprintf(command, sizeof command, "rm -rf %s", folder);
	ck_assert_int_eq(system(command), 0);
}

/* Two memories: their words overlap, some units repeat, within a memory and from one to the other; names sound alike. */
static void write_memories(const char *paths[2])
{
	static const char *const sources[] = { "house", "car", "Moscow", "river", "minister", "budget", "Anna", "winter" };
	static const char *const targets[] = { "дом", "машина", "Москва", "река", "министр", "бюджет", "Анна", "зима" };
	static char names[2][80];

	for (int m = 0; m < 2; m++) {
		FILE *out;

		snprintf(names[m], sizeof names[m], "%s/m%d.tsv", folder, m);
		paths[m] = names[m];
		out = fopen(names[m], "w");
		ck_assert_ptr_nonnull(out);
		fputs("en\tru\n", out);
		for (int k = 0; k < ROWS; k++) {
			int x = (k * 5 + m) % 41, a = x % 8, b = x / 2 % 8, c = x / 3 % 8;

			fprintf(out, "The %s and the %s of %s, %d.\t%s и %s, %s, %d.\n", sources[a], sources[b], sources[c], x, targets[a], targets[b], targets[c], x);
		}
		ck_assert_int_eq(fclose(out), 0);
	}
}

static dgm_lexicon_learn_options shard(uint32_t k, uint32_t of, uint32_t threads)
{
	dgm_lexicon_learn_options opt = DGM_LEXICON_LEARN_OPTIONS_INIT;

	opt.threads = threads;
	opt.shard = k;
	opt.shards = of;
	return opt;
}

static char *text_of(const dgm_lexicon *l)
{
	dgm_output *out;
	char *copy;

	ck_assert_int_eq(dgm_output_memory(&out, 1 << 24, NULL), DGM_OK);
	ck_assert_int_eq(dgm_lexicon_write(l, out, NULL), DGM_OK);
	copy = strndup(dgm_output_str(out).p, dgm_output_str(out).n);
	dgm_output_abort(out);
	return copy;
}

/* Through its file, as between machines. */
static dgm_lexicon *passed_on(dgm_lexicon *l)
{
	char *text = text_of(l);
	dgm_lexicon *again;

	dgm_lexicon_free(l);
	ck_assert_int_eq(dgm_lexicon_from_bytes(&again, text, strlen(text), "between", NULL), DGM_OK);
	free(text);
	return again;
}

/* The sum of the vocabularies of n shards, the last one first. */
static dgm_lexicon *vocabulary(const char *const *memories, uint32_t n)
{
	dgm_lexicon *sum = NULL, *part;

	for (uint32_t k = n; k > 0; k--) {
		dgm_lexicon_learn_options opt = shard(k, n, 1);

		ck_assert_int_eq(dgm_lexicon_vocabulary(sum ? &part : &sum, memories, 2, "en", "ru", &opt, NULL, NULL), DGM_OK);
		if (k == n)
			continue;
		ck_assert_int_eq(dgm_lexicon_add(sum, part, NULL), DGM_OK);
		dgm_lexicon_free(part);
	}
	return passed_on(sum);
}

static void count(const dgm_lexicon *l, const char *to, const char *const *memories, uint32_t k, uint32_t n)
{
	dgm_lexicon_learn_options opt = shard(k, n, k % 2 + 1);
	dgm_output *out;

	ck_assert_int_eq(dgm_output_open(&out, to, NULL), DGM_OK);
	ck_assert_int_eq(dgm_lexicon_count(l, out, memories, 2, "en", "ru", &opt, NULL, NULL), DGM_OK);
	ck_assert_int_eq(dgm_output_commit(out, NULL), DGM_OK);
}

static dgm_lexicon *learn_in_steps(const char *const *memories, uint32_t n, bool merging)
{
	dgm_lexicon *l = vocabulary(memories, n);

	for (int round = 0; round < ROUNDS; round++) {
		const char *parts[MOST], *whole = place("whole", round);
		dgm_output *out;

		for (uint32_t k = 0; k < n; k++)
			count(l, parts[k] = place("part", (int)k), memories, k + 1, n);
		ck_assert(dgm_counts_sniff(parts[0]));
		if (merging) {
			ck_assert_int_eq(dgm_output_open(&out, whole, NULL), DGM_OK);
			ck_assert_int_eq(dgm_counts_merge(out, parts, n, NULL), DGM_OK);
			ck_assert_int_eq(dgm_output_commit(out, NULL), DGM_OK);
		}
		ck_assert_int_eq(dgm_lexicon_estimate(l, merging ? &whole : parts, merging ? 1 : n, NULL), DGM_OK);
		l = passed_on(l);
	}
	return l;
}

START_TEST(shards_learn_what_one_process_learns)
{
	const char *memories[2];
	dgm_lexicon *whole, *steps;
	dgm_lexicon_info info;
	char *a, *b;

	open_folder();
	write_memories(memories);
	ck_assert_int_eq(dgm_lexicon_learn(&whole, memories, 2, "en", "ru", NULL, NULL, NULL), DGM_OK);
	steps = learn_in_steps(memories, _i ? MOST : 1, _i);
	a = text_of(whole);
	b = text_of(steps);
	ck_assert_str_eq(a, b);
	dgm_lexicon_info_get(steps, &info);
	ck_assert_uint_eq(info.rounds_left, 0);
	ck_assert_uint_gt(info.forward_pairs, 8);
	free(a);
	free(b);
	dgm_lexicon_free(whole);
	dgm_lexicon_free(steps);
	close_folder();
}
END_TEST

/* --- what cannot be done ------------------------------------------------------------------------------ */

START_TEST(steps_are_held_to_their_order)
{
	const char *memories[2], *part = NULL;
	dgm_lexicon *first, *second, *done;
	dgm_lexicon_learn_options opt = shard(3, 2, 1);
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *out;

	open_folder();
	write_memories(memories);
	ck_assert_int_eq(dgm_lexicon_vocabulary(&first, memories, 2, "en", "ru", &opt, NULL, &err), DGM_EARG);
	first = vocabulary(memories, 1);
	second = vocabulary(memories, 1);
	count(first, part = place("part", 0), memories, 1, 1);
	ck_assert_int_eq(dgm_lexicon_estimate(second, &part, 1, NULL), DGM_OK);
	ck_assert_int_eq(dgm_lexicon_estimate(second, &part, 1, &err), DGM_EARG);
	ck_assert_ptr_nonnull(strstr(err.text, "not counted with this lexicon"));
	ck_assert_int_eq(dgm_lexicon_add(first, second, &err), DGM_EARG);
	ck_assert_ptr_nonnull(strstr(err.text, "between two rounds"));
	ck_assert_int_eq(dgm_lexicon_learn(&done, memories, 1, "en", "ru", NULL, NULL, NULL), DGM_OK);
	ck_assert_int_eq(dgm_lexicon_estimate(done, &part, 1, &err), DGM_EARG);
	ck_assert_int_eq(dgm_output_memory(&out, 1 << 20, NULL), DGM_OK);
	ck_assert_int_eq(dgm_lexicon_count(done, out, memories, 1, "en", "ru", NULL, NULL, &err), DGM_EARG);
	ck_assert_ptr_nonnull(strstr(err.text, "the lexicon is finished"));
	ck_assert_int_eq(dgm_lexicon_count(first, out, memories, 1, "ru", "en", NULL, NULL, &err), DGM_EARG);
	dgm_output_abort(out);
	dgm_lexicon_free(first);
	dgm_lexicon_free(second);
	dgm_lexicon_free(done);
	close_folder();
}
END_TEST

START_TEST(a_word_that_the_vocabulary_lacks_is_named)
{
	const char *memories[2], *other;
	dgm_lexicon *l;
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *out;

	open_folder();
	write_memories(memories);
	l = vocabulary(memories, 1);
	other = place("other.tsv", 0);
	put(other, "en\tru\nA zebra.\tЗебра.\n", strlen("en\tru\nA zebra.\tЗебра.\n"));
	ck_assert_int_eq(dgm_output_memory(&out, 1 << 20, NULL), DGM_OK);
	ck_assert_int_eq(dgm_lexicon_count(l, out, &other, 1, "en", "ru", NULL, NULL, &err), DGM_EARG);
	ck_assert_msg(strstr(err.text, "is not in the lexicon") != NULL, "%s", err.text);
	dgm_output_abort(out);
	dgm_lexicon_free(l);
	close_folder();
}
END_TEST

#define HEAD "dragoman-counts\t1\nsource\ten\ntarget\tru\ntokens\tx\ndecimals\t4\nwords\t3\t5\nlexicon\t0\n"

static const struct { const char *why, *bytes, *error; } bad[] = {
	{ "empty", "", "not counts" },
	{ "another file", "dragoman-lexicon\t1\n", "not counts" },
	{ "a later version", "dragoman-counts\t2\n", "not counts" },
	{ "no numbers of words", "dragoman-counts\t1\na\nb\nc\nd\nwords\t3\n", "6: not the numbers of words" },
	{ "more words than memory", "dragoman-counts\t1\na\nb\nc\nd\nwords\t3\t99999999999\n", "6: not the numbers of words" },
	{ "broken off in the head", "dragoman-counts\t1\na\n", "break off" },
	{ "broken off", HEAD "s\t0\n1\t5\n", "break off" },
	{ "a long line", HEAD "s\t00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000\n",
	  "8: not a line of counts" },
	{ "a word that is not there", HEAD "s\t3\n1\t5\nend\t2\n", "8: not a row" },
	{ "a partner that is not there", HEAD "s\t2\n5\t5\nend\t2\n", "9: not a word further on" },
	{ "partners that pass the end", HEAD "s\t2\n4\t5\n1\t5\nend\t3\n", "10: not a word further on" },
	{ "a partner twice", HEAD "s\t2\n4\t5\n0\t5\nend\t3\n", "10: not a word further on" },
	{ "a count of 0", HEAD "s\t2\n4\t0\nend\t2\n", "9: not a word further on" },
	{ "a count beyond all bounds", HEAD "s\t2\n4\t99999999999999999999\nend\t2\n", "9: not a word further on" },
	{ "a count below 0", HEAD "s\t2\n4\t-5\nend\t2\n", "9: not a word further on" },
	{ "an empty row", HEAD "s\t1\ns\t2\n4\t5\nend\t3\n", "9: a row without counts" },
	{ "rows out of order", HEAD "s\t2\n4\t5\ns\t1\n4\t5\nend\t4\n", "10: rows are not in order" },
	{ "a row twice", HEAD "t\t2\n2\t5\nt\t2\n2\t5\nend\t4\n", "10: rows are not in order" },
	{ "directions out of order", HEAD "t\t2\n2\t5\ns\t2\n2\t5\nend\t4\n", "10: rows are not in order" },
	{ "a count of lines that lies", HEAD "s\t2\n4\t5\nend\t3\n", "10: lines are missing" },
	{ "something after the end", HEAD "s\t2\n4\t5\nend\t2\nx\n", "a line after the end" },
	{ "three fields", HEAD "s\t2\n4\t5\t6\nend\t2\n", "9: not a word further on" },
	{ "no row", HEAD "x\t2\n", "8: not a row" },
};

START_TEST(damaged_counts_are_refused)
{
	const char *path;
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *out;

	open_folder();
	path = place("bad", 0);
	put(path, bad[_i].bytes, strlen(bad[_i].bytes));
	ck_assert_int_eq(dgm_output_memory(&out, 1 << 20, NULL), DGM_OK);
	ck_assert_msg(dgm_counts_merge(out, &path, 1, &err) == DGM_EFORMAT, "%s", bad[_i].why);
	ck_assert_msg(strstr(err.text, bad[_i].error) != NULL, "%s: %s", bad[_i].why, err.text);
	dgm_output_abort(out);
	close_folder();
}
END_TEST

#define GOOD HEAD "s\t0\n1\t5\n3\t2\nt\t4\n0\t9\nend\t5\n"

START_TEST(counts_of_one_head_add_up)
{
	static const char other[] = HEAD "s\t0\n0\t4\n1\t6\ns\t1\n2\t1\nend\t5\n", sum[] = HEAD "s\t0\n0\t4\n1\t11\n3\t2\ns\t1\n2\t1\nt\t4\n0\t9\nend\t8\n";
	static const char another[] = "dragoman-counts\t1\nsource\ten\ntarget\tde\ntokens\tx\ndecimals\t4\nwords\t3\t5\nlexicon\t0\nend\t0\n";
	const char *paths[3];
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *out;

	open_folder();
	put(paths[0] = place("a", 0), GOOD, strlen(GOOD));
	put(paths[1] = place("a", 1), other, strlen(other));
	ck_assert_int_eq(dgm_output_memory(&out, 1 << 20, NULL), DGM_OK);
	ck_assert_msg(dgm_counts_merge(out, paths, 2, &err) == DGM_OK, "%s", err.text);
	ck_assert_str_eq(dgm_output_str(out).p, sum);
	put(paths[2] = place("a", 2), another, strlen(another));
	ck_assert_int_eq(dgm_counts_merge(out, paths, 3, &err), DGM_EFORMAT);
	ck_assert_msg(strstr(err.text, "not counted with the same lexicon") != NULL, "%s", err.text);
	dgm_output_abort(out);
	close_folder();
}
END_TEST

/* One round of a small memory. */
static dgm_status run_round(const char *memory, const char *const *counts)
{
	dgm_lexicon *l = NULL;
	dgm_output *out = NULL;
	dgm_lexicon_learn_options opt = shard(1, 1, 1);
	dgm_status st = dgm_lexicon_vocabulary(&l, &memory, 1, "en", "ru", &opt, NULL, NULL);

	if (st == DGM_OK)
		st = dgm_output_memory(&out, 1 << 20, NULL);
	if (st == DGM_OK)
		st = dgm_lexicon_count(l, out, &memory, 1, "en", "ru", &opt, NULL, NULL);
	if (st == DGM_OK)
		st = dgm_counts_merge(out, counts, 2, NULL);
	if (st == DGM_OK)
		st = dgm_lexicon_estimate(l, counts, 2, NULL);
	dgm_output_abort(out);
	dgm_lexicon_free(l);
	return st;
}

/* Past the making of the readers, which other tests fail, a few places. */
START_TEST(failing_allocations_are_survived)
{
	static const char rows[] = "en\tru\nAnna and Moscow.\tАнна и Москва.\n";
	const char *memory, *counts[2];
	dgm_lexicon *l;
	dgm_output *out;
	long total, step = dgm_fail_stride() > 1 ? 40 : 13;

	open_folder();
	put(memory = place("m.tsv", 0), rows, sizeof rows - 1);
	ck_assert_int_eq(dgm_lexicon_vocabulary(&l, &memory, 1, "en", "ru", NULL, NULL, NULL), DGM_OK);
	ck_assert_int_eq(dgm_output_open(&out, counts[0] = counts[1] = place("counts", 0), NULL), DGM_OK);
	ck_assert_int_eq(dgm_lexicon_count(l, out, &memory, 1, "en", "ru", NULL, NULL, NULL), DGM_OK);
	ck_assert_int_eq(dgm_output_commit(out, NULL), DGM_OK);
	dgm_lexicon_free(l);
	dgm__mem_fail_after(-1);
	ck_assert_int_eq(run_round(memory, counts), DGM_OK);
	total = dgm__mem_fail_after(-1);
	for (long n = total > 150 ? total - 150 : 0; n < total; n += step) {
		dgm_status st;

		dgm__mem_fail_after(n);
		st = run_round(memory, counts);
		dgm__mem_fail_after(-1);
		ck_assert_msg(st == DGM_ENOMEM, "allocation %ld of %ld failing gave status %d", n, total, (int)st);
	}
	close_folder();
}
END_TEST

static Suite *counts_suite(void)
{
	Suite *suite = suite_create("counts");
	TCase *tcase = tcase_create("counts");

	tcase_add_loop_test(tcase, shards_learn_what_one_process_learns, 0, dgm_is_slow() ? 1 : 2);
	tcase_add_test(tcase, steps_are_held_to_their_order);
	tcase_add_test(tcase, a_word_that_the_vocabulary_lacks_is_named);
	tcase_add_loop_test(tcase, damaged_counts_are_refused, 0, sizeof bad / sizeof *bad);
	tcase_add_test(tcase, counts_of_one_head_add_up);
	if (!dgm_is_slow())
		tcase_add_test(tcase, failing_allocations_are_survived);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(counts_suite)
