/* Sentence vectors: rows in the order of overlaps, made-up vectors that decide what nothing else can, files that do not fit. */
#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/align.h>

#include "align/vectors.h"

enum { MOST = 2, DIMENSION = 6, LINES = 8 };

typedef struct text {
	const char *lines[LINES];
	int meanings[LINES]; /* of each line: what its vector points at, 0..DIMENSION - 1 */
} text;

static dgm_doc *doc_of(const text *t, const char *language)
{
	dgm_segments segments = { 0 };
	char joined[4096] = "";
	dgm_text *decoded;
	dgm_doc *doc;

	segments.items = calloc(LINES, sizeof *segments.items);
	ck_assert_ptr_nonnull(segments.items);
	segments.capacity = LINES;
	for (size_t k = 0; k < LINES && t->lines[k]; k++) {
		size_t at = strlen(joined);

		snprintf(joined + at, sizeof joined - at, "%s\n", t->lines[k]);
		segments.items[segments.count++] = (dgm_segment){ .start_off = at, .end_off = at + strlen(t->lines[k]), .certain = 1 };
	}
	ck_assert_int_eq(dgm_text_from_bytes(&decoded, joined, strlen(joined), language, NULL, NULL), DGM_OK);
	ck_assert_int_eq(dgm_doc_new(&doc, &decoded, language, NULL), DGM_OK);
	ck_assert_int_eq(dgm_doc_set_segments(doc, &segments, NULL), DGM_OK);
	return doc;
}

/* The generator: an overlap and its vector, which is the sum of the meanings of its sentences, scaled so that lengths must not matter. */
typedef struct overlap {
	char line[512];
	float vector[DIMENSION];
} overlap;

static int by_line(const void *a, const void *b)
{
	return strcmp(((const overlap *)a)->line, ((const overlap *)b)->line);
}

static size_t overlaps_of(overlap *to, const text *t, size_t most)
{
	size_t n = 0, kept = 0;

	for (size_t b = 1; b <= most; b++)
		for (size_t x = 0; x + b <= LINES && t->lines[x + b - 1]; x++) {
			overlap *o = &to[n++];

			memset(o, 0, sizeof *o);
			for (size_t k = x; k < x + b; k++) {
				snprintf(o->line + strlen(o->line), sizeof o->line - strlen(o->line), "%s%s", k > x ? " " : "", *t->lines[k] ? t->lines[k] : "BLANK_LINE");
				o->vector[t->meanings[k]] += 3;
			}
		}
	if (most > 1 && n)
		strcpy(memset(&to[n++], 0, sizeof *to), "PAD");
	qsort(to, n, sizeof *to, by_line);
	for (size_t k = 0; k < n; k++)
		if (!k || strcmp(to[k].line, to[kept - 1].line))
			to[kept++] = to[k];
	return kept;
}

static void write_vectors(const char *path, const text *t, size_t most)
{
	overlap *overlaps = calloc(LINES * (most + 1), sizeof *overlaps);
	size_t rows = overlaps_of(overlaps, t, most);
	FILE *out = fopen(path, "wb");

	ck_assert_ptr_nonnull(out);
	for (size_t k = 0; k < rows; k++)
		ck_assert_uint_eq(fwrite(overlaps[k].vector, sizeof(float), DIMENSION, out), DIMENSION);
	ck_assert_int_eq(fclose(out), 0);
	free(overlaps);
}

typedef struct files {
	char paths[2][64];
	dgm_doc *docs[2];
} files;

static void set_up(files *f, const text *source, const text *target, size_t most)
{
	const text *texts[2] = { source, target };

	for (int s = 0; s < 2; s++) {
		int fd;

		snprintf(f->paths[s], sizeof f->paths[s], "/tmp/dragoman-vectors.XXXXXX");
		fd = mkstemp(f->paths[s]);
		ck_assert_int_ge(fd, 0);
		close(fd);
		write_vectors(f->paths[s], texts[s], most);
		f->docs[s] = doc_of(texts[s], s ? "de" : "en");
	}
}

static void tear_down(files *f)
{
	for (int s = 0; s < 2; s++) {
		remove(f->paths[s]);
		dgm_doc_free(f->docs[s]);
	}
}

static dgm_status load(dgm__vectors **out, const files *f, uint32_t most, dgm_error *err)
{
	return dgm__vectors_load(out, (const char *const[2]){ f->paths[0], f->paths[1] }, (const dgm_doc *const[2]){ f->docs[0], f->docs[1] }, most, err);
}

/* PAD < a < "a b" < b < "b a": rows by code point, a repeated sentence is one of them. */
START_TEST(rows_stand_in_the_order_of_overlaps)
{
	static const text source = { { "b", "a", "b" }, { 0, 1, 0 } }, target = { { "", "z" }, { 2, 3 } };
	static const uint32_t want[] = { 3, 4, 1, 2, 3 };
	dgm__vectors *v;
	files f;

	set_up(&f, &source, &target, MOST);
	ck_assert_int_eq(load(&v, &f, MOST, NULL), DGM_OK);
	ck_assert_uint_eq(v->dimension, DIMENSION);
	for (size_t k = 0; k < sizeof want / sizeof *want; k++)
		ck_assert_uint_eq(v->row_of[0][k], want[k]);
	ck_assert_uint_eq(v->row_of[1][0], 0); /* BLANK_LINE, "BLANK_LINE z", PAD, z */
	ck_assert_uint_eq(v->row_of[1][1], 1);
	ck_assert_uint_eq(v->row_of[1][2], 3);
	ck_assert(fabs((double)v->rows[0][3 * DIMENSION] - 1) < 1e-6);
	dgm__vectors_free(v);
	dgm__vectors_free(NULL);
	tear_down(&f);
}
END_TEST

/* Three sentences against two, all of one length and without a word in common: what is left out is for the vectors to say. */
static const struct { int target[2]; uint32_t alone; } decided[] = { { { 1, 2 }, 0 }, { { 0, 2 }, 1 }, { { 0, 1 }, 2 } };

START_TEST(vectors_decide_what_nothing_else_can)
{
	static const text source = { { "Kalo mi.", "Veso tu.", "Raba ni." }, { 0, 1, 2 } };
	text target = { { "Wwww ww.", "Zzzz zz." }, { 0, 0 } };
	dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
	dgm_aligner *aligner;
	const dgm_alignment *a;
	size_t found = 0;
	files f;

	target.meanings[0] = decided[_i].target[0];
	target.meanings[1] = decided[_i].target[1];
	set_up(&f, &source, &target, 4);
	for (int s = 0; s < 2; s++)
		opt.embeddings[s] = f.paths[s];
	ck_assert_int_eq(dgm_aligner_new(&aligner, "en", "de", &opt, NULL), DGM_OK);
	ck_assert_int_eq(dgm_aligner_add(aligner, "pair", f.docs[0], f.docs[1], NULL), DGM_OK);
	ck_assert_int_eq(dgm_aligner_run(aligner, NULL), DGM_OK);
	a = dgm_aligner_get(aligner, 0);
	for (size_t k = 0; k < a->bead_count; k++) {
		const dgm_bead *b = &a->beads[k];

		ck_assert_uint_eq(b->source_count, 1);
		if (!b->target_count) {
			found++;
			ck_assert_uint_eq(b->source_first, decided[_i].alone);
		}
	}
	ck_assert_uint_eq(found, 1);
	dgm_aligner_free(aligner);
	tear_down(&f);
}
END_TEST

static void append(const char *path, const void *bytes, size_t n, const char *mode)
{
	FILE *out = fopen(path, mode);

	ck_assert_ptr_nonnull(out);
	ck_assert_uint_eq(fwrite(bytes, 1, n, out), n);
	ck_assert_int_eq(fclose(out), 0);
}

START_TEST(files_that_do_not_fit_are_refused)
{
	static const text source = { { "b", "a" }, { 0, 1 } }, target = { { "y", "z" }, { 2, 3 } };
	static const float none[2 * 4] = { 0 };
	static const struct { int what; dgm_status st; const char *says; } rows[] = {
		{ 0, DGM_EFORMAT, "100 bytes are not 4 rows" }, { 1, DGM_EFORMAT, "rows of 2 numbers" }, { 2, DGM_EFORMAT, ":1: a number" }, { 3, DGM_EFORMAT, "0 bytes" },
		{ 4, DGM_EIO, "cannot read" }, { 5, DGM_EIO, "no regular file" },
	};
	float nan_row[DIMENSION * 4] = { NAN };
	dgm__vectors *v = (dgm__vectors *)1;
	dgm_error err = DGM_ERROR_INIT;
	files f;

	set_up(&f, &source, &target, MOST);
	switch (rows[_i].what) {
	case 0: append(f.paths[1], none, 4, "ab"); break;
	case 1: append(f.paths[1], none, sizeof none, "wb"); break;
	case 2: append(f.paths[1], nan_row, sizeof nan_row, "wb"); break;
	case 3: append(f.paths[1], none, 0, "wb"); break;
	case 4: remove(f.paths[1]); break;
	default: remove(f.paths[1]); strcpy(f.paths[1], "/tmp");
	}
	ck_assert_int_eq(load(&v, &f, MOST, &err), rows[_i].st);
	ck_assert_ptr_null(v);
	ck_assert_msg(strstr(err.text, rows[_i].says) && strstr(err.text, f.paths[1]), "%s", err.text);
	if (rows[_i].what == 5)
		f.paths[1][0] = '\0';
	tear_down(&f);
}
END_TEST

/* Beyond 10,000 characters overlaps are the same: the runs that begin with the long sentence are one row. */
START_TEST(long_overlaps_are_cut)
{
	static char longest[12001];
	static const text source = { { "a" }, { 0 } };
	dgm_text *decoded;
	dgm_segments segments = { 0 };
	files f;
	dgm__vectors *v;
	float numbers[DIMENSION * 4] = { 1, [DIMENSION] = 1, [DIMENSION * 2] = 1, [DIMENSION * 3] = 1 };

	set_up(&f, &source, &source, MOST);
	dgm_doc_free(f.docs[1]);
	memset(longest, 'x', 12000);
	memcpy(longest + 11997, "\nz\n", 3);
	segments.items = calloc(2, sizeof *segments.items);
	ck_assert_ptr_nonnull(segments.items);
	segments.count = segments.capacity = 2;
	segments.items[0] = (dgm_segment){ .start_off = 0, .end_off = 11997, .certain = 1 };
	segments.items[1] = (dgm_segment){ .start_off = 11998, .end_off = 11999, .certain = 1 };
	ck_assert_int_eq(dgm_text_from_bytes(&decoded, longest, 12000, "x", NULL, NULL), DGM_OK);
	ck_assert_int_eq(dgm_doc_new(&f.docs[1], &decoded, "de", NULL), DGM_OK);
	ck_assert_int_eq(dgm_doc_set_segments(f.docs[1], &segments, NULL), DGM_OK);
	append(f.paths[1], numbers, DIMENSION * 3 * sizeof *numbers, "wb"); /* PAD, x..., z */
	ck_assert_int_eq(load(&v, &f, MOST, NULL), DGM_OK);
	ck_assert_uint_eq(v->row_of[1][0], 1);
	ck_assert_uint_eq(v->row_of[1][1], 1);
	ck_assert_uint_eq(v->row_of[1][2], 2);
	dgm__vectors_free(v);
	tear_down(&f);
}
END_TEST

START_TEST(embeddings_are_of_one_pair)
{
	static const text source = { { "a" }, { 0 } };
	dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	dgm_aligner *aligner;
	files f;

	set_up(&f, &source, &source, 4);
	opt.embeddings[0] = f.paths[0];
	opt.embeddings[1] = _i ? f.paths[1] : NULL;
	ck_assert_int_eq(dgm_aligner_new(&aligner, "en", "de", &opt, NULL), DGM_OK);
	for (int k = 0; k <= _i; k++)
		ck_assert_int_eq(dgm_aligner_add(aligner, "pair", f.docs[0], f.docs[1], NULL), DGM_OK);
	ck_assert_int_eq(dgm_aligner_run(aligner, &err), DGM_EARG);
	ck_assert_ptr_nonnull(strstr(err.text, "embeddings"));
	dgm_aligner_free(aligner);
	tear_down(&f);
}
END_TEST

static dgm_status load_and_free(const files *f)
{
	dgm__vectors *v;
	dgm_status st = load(&v, f, MOST, NULL);

	dgm__vectors_free(v);
	return st;
}

START_TEST(failing_allocations_are_reported)
{
	static const text source = { { "b", "a" }, { 0, 1 } }, target = { { "y" }, { 2 } };
	files f;

	set_up(&f, &source, &target, MOST);
	DGM_FAIL_EVERY_ALLOCATION(load_and_free(&f), 100);
	tear_down(&f);
}
END_TEST

static Suite *vectors_suite(void)
{
	Suite *suite = suite_create("vectors");
	TCase *tcase = tcase_create("vectors");

	tcase_add_test(tcase, rows_stand_in_the_order_of_overlaps);
	tcase_add_loop_test(tcase, vectors_decide_what_nothing_else_can, 0, sizeof decided / sizeof *decided);
	tcase_add_loop_test(tcase, files_that_do_not_fit_are_refused, 0, 6);
	tcase_add_test(tcase, long_overlaps_are_cut);
	tcase_add_loop_test(tcase, embeddings_are_of_one_pair, 0, 2);
	tcase_add_test(tcase, failing_allocations_are_reported);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(vectors_suite)
