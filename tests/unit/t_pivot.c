/* tm pivot against a join by hand, what it counts, and failing allocations. */
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/pivot.h>

#include "base/buffer.h"

enum { UNITS = 600, VIAS = 40, TEXTS = 25 };

static unsigned state = 7;

static unsigned draw(unsigned below)
{
	state = state * 1103515245u + 12345u;
	return (state >> 16) % below;
}

static void write_file(char path[64], const char *ending, const char *text)
{
	int fd;

	snprintf(path, 64, "/tmp/dgm-t-pivot-XXXXXX%s", ending);
	fd = mkstemps(path, (int)strlen(ending));
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
}

static dgm_status pivot(const char *a, const char *b, unsigned fanout, const char *format, dgm_output **out, dgm_pivot_counts *counts, dgm_error *err)
{
	dgm_pivot_options opt = DGM_PIVOT_OPTIONS_INIT;
	const char *paths[] = { a, b };
	dgm_status st = dgm_output_memory(out, 1 << 24, err);

	opt.source = "ru";
	opt.target = "ko";
	opt.via = "en";
	opt.max_fanout = fanout;
	opt.format = format;
	return st == DGM_OK ? dgm_memories_pivot(paths, 2, &opt, *out, counts, err) : st;
}

/* Random memories; the texts of via differ in case and white space only. */
START_TEST(joins_as_by_hand)
{
	static const char *const shapes[] = { "via text", "Via  Text ", " VIA TEXT " };
	static bool sources[VIAS][TEXTS], targets[VIAS][TEXTS];
	dgm__buffer a = DGM__BUFFER_INIT(1 << 20), b = DGM__BUFFER_INIT(1 << 20);
	char paths[2][64], via[64];
	uint64_t wanted = 0, joined = 0, found = 0;
	dgm_pivot_counts counts = { 0 };
	dgm_error err = DGM_ERROR_INIT;
	dgm_output *out;

	for (unsigned i = 0; i < UNITS; i++) {
		unsigned v = draw(VIAS), t = draw(TEXTS);

		snprintf(via, sizeof via, "%s%u", shapes[draw(3)], v);
		(i % 2 ? sources : targets)[v][t] = true;
		dgm__buffer_printf(i % 2 ? &a : &b, "{\"segments\":{\"en\":\"%s\",\"%s\":\"%u/%u\"}}\n", via, i % 2 ? "ru" : "ko", v, t);
	}
	write_file(paths[0], ".jsonl", a.p);
	write_file(paths[1], ".jsonl", b.p);
	ck_assert_int_eq(pivot(paths[0], paths[1], 1000, "tsv", &out, &counts, &err), DGM_OK);
	for (unsigned v = 0; v < VIAS; v++) {
		unsigned here[2] = { 0, 0 };

		for (unsigned t = 0; t < TEXTS; t++) {
			here[0] += sources[v][t];
			here[1] += targets[v][t];
		}
		wanted += (uint64_t)here[0] * here[1];
		joined += here[0] && here[1];
	}
	for (const char *p = strchr(dgm_output_str(out).p, '\n') + 1; *p; p = strchr(p, '\n') + 1, found++) {
		unsigned v, t, w, u;

		ck_assert_int_eq(sscanf(p, "%u/%u\t%u/%u", &v, &t, &w, &u), 4);
		ck_assert_uint_eq(v, w);
		ck_assert(sources[v][t] && targets[w][u]);
	}
	ck_assert_uint_eq(found, wanted);
	ck_assert_uint_eq(counts.written, wanted);
	ck_assert_uint_eq(counts.joined, joined);
	ck_assert_uint_eq(counts.beyond, 0);
	dgm_output_abort(out);
	ck_assert_int_eq(pivot(paths[0], paths[1], 2, "tsv", &out, &counts, &err), DGM_OK);
	ck_assert_uint_eq(counts.written + counts.beyond, wanted);
	dgm_output_abort(out);
	for (int i = 0; i < 2; i++)
		unlink(paths[i]);
	dgm__buffer_clear(&a);
	dgm__buffer_clear(&b);
}
END_TEST

/* A text that everybody uses must not take all memory. */
START_TEST(crowds_are_bounded)
{
	dgm__buffer a = DGM__BUFFER_INIT(1 << 20), b = DGM__BUFFER_INIT(1 << 20);
	dgm_pivot_counts counts = { 0 };
	char paths[2][64];
	dgm_output *out;

	dgm__buffer_puts(&a, "en\tru\n");
	dgm__buffer_puts(&b, "en\tko\n");
	for (int i = 0; i < 1500; i++) {
		dgm__buffer_printf(&a, "Yes.\tда %d\n", i);
		dgm__buffer_printf(&b, "Yes.\t예 %d\n", i);
	}
	write_file(paths[0], ".tsv", a.p);
	write_file(paths[1], ".tsv", b.p);
	ck_assert_int_eq(pivot(paths[0], paths[1], 3, "tsv", &out, &counts, NULL), DGM_OK);
	ck_assert_uint_eq(counts.written, 3000);
	ck_assert_uint_eq(counts.written + counts.beyond, 1500 * 1500);
	dgm_output_abort(out);
	for (int i = 0; i < 2; i++)
		unlink(paths[i]);
	dgm__buffer_clear(&a);
	dgm__buffer_clear(&b);
}
END_TEST

static dgm_status pivot_once(const char *path)
{
	dgm_output *out = NULL;
	dgm_status st = pivot(path, path, 4, "tmx", &out, NULL, NULL);

	dgm_output_abort(out);
	return st;
}

START_TEST(failing_allocations_are_survived)
{
	char path[64];

	write_file(path, ".tsv", "en\tru\tko\tid\tp\nRain.\tДождь.\t비.\t1\tv\nrain.\tЛивень.\t비.\t2\tw\n");
	DGM_FAIL_EVERY_ALLOCATION(pivot_once(path), 1000);
	unlink(path);
}
END_TEST

START_TEST(arguments_are_checked)
{
	dgm_pivot_options opt = DGM_PIVOT_OPTIONS_INIT;
	const char *path = "-";
	dgm_output *out;

	ck_assert_int_eq(dgm_output_memory(&out, 1 << 20, NULL), DGM_OK);
	ck_assert_int_eq(dgm_memories_pivot(&path, 1, &opt, out, NULL, NULL), DGM_EARG);
	opt.source = opt.target = "ru";
	opt.via = "en";
	ck_assert_int_eq(dgm_memories_pivot(&path, 1, &opt, out, NULL, NULL), DGM_EARG);
	opt.target = "ko";
	opt.max_fanout = 0;
	ck_assert_int_eq(dgm_memories_pivot(&path, 1, &opt, out, NULL, NULL), DGM_EARG);
	opt.max_fanout = 1;
	ck_assert_int_eq(dgm_memories_pivot(&path, 0, &opt, out, NULL, NULL), DGM_EARG);
	dgm_output_abort(out);
}
END_TEST

static Suite *pivot_suite(void)
{
	Suite *suite = suite_create("pivot");
	TCase *tcase = tcase_create("pivot");

	tcase_add_test(tcase, joins_as_by_hand);
	tcase_add_test(tcase, crowds_are_bounded);
	tcase_add_test(tcase, failing_allocations_are_survived);
	tcase_add_test(tcase, arguments_are_checked);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(pivot_suite)
