/* Rows of vectors, and which row a window of sentences has: the windows' texts sorted, each once. */
#include "align/vectors.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "base/status.h"

enum { CHARACTERS_MOST = 10000, DIMENSION_LEAST = 2, DIMENSION_MOST = 1 << 16 };

#define WEIGHT 4.        /* nats; not tuned: no model was at hand */
#define RATIO_MOST 2.

static const char pad[] = "PAD", blank[] = "BLANK_LINE";

/* count sentences from first on; a count of 0 is the line that vecalign pads with. */
typedef struct window {
	const dgm_doc *doc;
	uint32_t first, count;
	size_t bytes;
} window;

/* Piece number k of the window's text: sentences with spaces between. */
static dgm_str piece(const window *w, size_t k)
{
	dgm_str s;

	if (!w->count)
		return (dgm_str){ pad, sizeof pad - 1 };
	if (k & 1)
		return (dgm_str){ " ", 1 };
	s = dgm_doc_sentence(w->doc, w->first + k / 2);
	return s.n ? s : (dgm_str){ blank, sizeof blank - 1 };
}

/* Bytes of the text, which ends after CHARACTERS_MOST code points. */
static size_t measure(const window *w)
{
	size_t bytes = 0, characters = 0, pieces = w->count ? 2 * (size_t)w->count - 1 : 1;

	for (size_t k = 0; k < pieces; k++) {
		dgm_str s = piece(w, k);

		for (size_t i = 0; i < s.n; i++, bytes++)
			if (((unsigned char)s.p[i] & 0xC0) != 0x80 && characters++ == CHARACTERS_MOST)
				return bytes;
	}
	return bytes;
}

/* By the texts' bytes, which is by code point. */
static int compare(const window *a, const window *b)
{
	size_t left = a->bytes < b->bytes ? a->bytes : b->bytes, at[2] = { 0, 0 }, k[2] = { 0, 0 };

	while (left) {
		dgm_str x = piece(a, k[0]), y = piece(b, k[1]);
		size_t n = x.n - at[0] < y.n - at[1] ? x.n - at[0] : y.n - at[1];
		int order;

		n = n < left ? n : left;
		order = memcmp(x.p + at[0], y.p + at[1], n);
		if (order)
			return order;
		left -= n;
		at[0] += n;
		at[1] += n;
		if (at[0] == x.n)
			k[0]++, at[0] = 0;
		if (at[1] == y.n)
			k[1]++, at[1] = 0;
	}
	return (a->bytes > b->bytes) - (a->bytes < b->bytes);
}

static int by_text(const void *a, const void *b)
{
	return compare(a, b);
}

/* All windows of the document, in the order of their texts. */
static window *sorted_windows(const dgm_doc *doc, uint32_t most, size_t *count)
{
	size_t sentences = dgm_doc_count(doc), n = 0;
	window *windows = dgm__malloc((sentences * most + 1) * sizeof *windows);

	if (!windows)
		return NULL;
	if (most > 1 && sentences)
		windows[n++] = (window){ .doc = doc };
	for (uint32_t b = 1; b <= most; b++)
		for (size_t x = 0; x + b <= sentences; x++)
			windows[n++] = (window){ .doc = doc, .first = (uint32_t)x, .count = b };
	for (size_t k = 0; k < n; k++)
		windows[k].bytes = measure(&windows[k]);
	if (n)
		qsort(windows, n, sizeof *windows, by_text);
	*count = n;
	return windows;
}

/* Gives each window its row; *rows: how many there are. */
static dgm_status number_rows(dgm__vectors *v, int s, const dgm_doc *doc, size_t *rows, dgm_error *err)
{
	size_t count;
	window *windows = sorted_windows(doc, v->most, &count);

	v->row_of[s] = dgm__calloc(dgm_doc_count(doc) * v->most, sizeof *v->row_of[s]);
	*rows = 0;
	if (!windows || !v->row_of[s]) {
		dgm__free(windows);
		return dgm__out_of_memory(err);
	}
	for (size_t k = 0; k < count; k++) {
		*rows += !k || compare(&windows[k - 1], &windows[k]);
		if (windows[k].count)
			v->row_of[s][windows[k].first * (size_t)v->most + windows[k].count - 1] = (uint32_t)(*rows - 1);
	}
	dgm__free(windows);
	return DGM_OK;
}

/* The size of a row, from the size of the file. */
static dgm_status find_dimension(dgm__vectors *v, int s, const char *path, FILE *in, size_t rows, dgm_error *err)
{
	struct stat info;
	uint64_t row = rows * sizeof(float), size;

	if (fstat(fileno(in), &info) < 0 || !S_ISREG(info.st_mode))
		return dgm__fail(err, DGM_EIO, path, 0, "is no regular file; give one of sentence vectors");
	size = (uint64_t)info.st_size;
	if (!rows && !size)
		return DGM_OK;
	if (!size || !rows || size % row || size / row < DIMENSION_LEAST || size / row > DIMENSION_MOST)
		return dgm__fail(err, DGM_EFORMAT, path, 0, "%llu bytes are not %zu rows of float32, one for each different overlap of up to %u sentences; "
			"make it from these very sentences", (unsigned long long)size, rows, v->most);
	if (s && v->dimension && v->dimension != size / row)
		return dgm__fail(err, DGM_EFORMAT, path, 0, "rows of %llu numbers, but the source has rows of %zu; use one model for both",
			(unsigned long long)(size / row), v->dimension);
	v->dimension = (size_t)(size / row);
	return DGM_OK;
}

/* Each row to unit length. */
static dgm_status normalise(dgm__vectors *v, int s, const char *path, size_t rows, dgm_error *err)
{
	for (size_t k = 0; k < rows; k++) {
		float *row = v->rows[s] + k * v->dimension;
		double square = 0;

		for (size_t i = 0; i < v->dimension; i++)
			square += (double)row[i] * (double)row[i];
		if (!isfinite(square))
			return dgm__fail(err, DGM_EFORMAT, path, k + 1, "a number of this row is none, or too large; the file must hold float32");
		for (size_t i = 0; i < v->dimension && square > 0; i++)
			row[i] = (float)((double)row[i] / sqrt(square));
	}
	return DGM_OK;
}

static dgm_status read_rows(dgm__vectors *v, int s, const char *path, const dgm_doc *doc, size_t *rows, dgm_error *err)
{
	FILE *in = fopen(path, "rb");
	dgm_status st;

	if (!in)
		return dgm__fail(err, DGM_EIO, path, 0, "cannot read: %s", strerror(errno));
	st = number_rows(v, s, doc, rows, err);
	if (st == DGM_OK)
		st = find_dimension(v, s, path, in, *rows, err);
	if (st == DGM_OK && !(v->rows[s] = dgm__calloc(*rows, v->dimension * sizeof **v->rows)))
		st = dgm__out_of_memory(err);
	if (st == DGM_OK && fread(v->rows[s], v->dimension * sizeof **v->rows, *rows, in) != (v->dimension ? *rows : 0))
		st = dgm__fail(err, DGM_EIO, path, 0, "cannot read all of it");
	fclose(in);
	return st == DGM_OK ? normalise(v, s, path, *rows, err) : st;
}

static double cosine(const float *x, const float *y, size_t n)
{
	float sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += x[i] * y[i];
	return (double)sum;
}

/* The mean vector of the single sentences: the mean of cosines with them is the cosine with it. */
static float *centre(const dgm__vectors *v, int s, size_t sentences)
{
	double *sum = dgm__calloc(v->dimension, sizeof *sum);
	float *mean = dgm__calloc(v->dimension, sizeof *mean);

	for (size_t x = 0; x < sentences && sum && mean; x++)
		for (size_t i = 0; i < v->dimension; i++)
			sum[i] += (double)v->rows[s][v->row_of[s][x * v->most] * v->dimension + i];
	for (size_t i = 0; i < v->dimension && sentences && sum && mean; i++)
		mean[i] = (float)(sum[i] / (double)sentences);
	dgm__free(sum);
	return mean;
}

static dgm_status find_bases(dgm__vectors *v, const dgm_doc *const docs[2], const size_t rows[2], dgm_error *err)
{
	for (int s = 0; s < 2; s++) {
		float *mean = centre(v, 1 - s, dgm_doc_count(docs[1 - s]));

		v->base[s] = dgm__calloc(rows[s], sizeof *v->base[s]);
		for (size_t k = 0; k < rows[s] && mean && v->base[s]; k++)
			v->base[s][k] = cosine(v->rows[s] + k * v->dimension, mean, v->dimension);
		dgm__free(mean);
		if (!mean || !v->base[s])
			return dgm__out_of_memory(err);
	}
	return DGM_OK;
}

dgm_status dgm__vectors_load(dgm__vectors **out, const char *const paths[2], const dgm_doc *const docs[2], uint32_t most, dgm_error *err)
{
	dgm__vectors *v = dgm__calloc(1, sizeof *v);
	size_t rows[2] = { 0, 0 };
	dgm_status st = v ? DGM_OK : dgm__out_of_memory(err);

	*out = NULL;
	if (v)
		v->most = most;
	for (int s = 0; s < 2 && st == DGM_OK; s++)
		st = read_rows(v, s, paths[s], docs[s], &rows[s], err);
	if (st == DGM_OK)
		st = find_bases(v, docs, rows, err);
	if (st != DGM_OK) {
		dgm__vectors_free(v);
		return st;
	}
	*out = v;
	return DGM_OK;
}

void dgm__vectors_free(dgm__vectors *v)
{
	if (!v)
		return;
	for (int s = 0; s < 2; s++) {
		dgm__free(v->rows[s]);
		dgm__free(v->base[s]);
		dgm__free(v->row_of[s]);
	}
	dgm__free(v);
}

static double term(const dgm__vectors *v, size_t x, size_t y, const dgm__bead_type *type)
{
	uint32_t e = v->row_of[0][x * v->most + type->a - 1], f = v->row_of[1][y * v->most + type->b - 1];
	double usual = 1 - (v->base[0][e] + v->base[1][f]) / 2, ratio;

	if (usual < 1e-6)
		return 0;
	ratio = (1 - cosine(v->rows[0] + e * v->dimension, v->rows[1] + f * v->dimension, v->dimension)) / usual;
	return WEIGHT * (1 - (ratio < RATIO_MOST ? ratio : RATIO_MOST)) * (type->a + type->b) / 2;
}

void dgm__vectors_add(dgm__worker *w, const dgm__chunk *chunk)
{
	const dgm__band *band = &w->band;
	size_t two_sided = w->model->type_count - 2;

	for (size_t i = 1; i <= band->rows; i++)
		for (size_t j = band->low[i] ? band->low[i] : 1; j <= band->high[i]; j++)
			for (size_t t = 0; t < two_sided; t++) {
				const dgm__bead_type *type = &w->model->types[t + 2];

				if (type->a <= i && type->b <= j)
					w->scores[dgm__band_cell(band, i, j) * two_sided + t] +=
						(float)term(w->vectors, chunk->first[0] + i - type->a, chunk->first[1] + j - type->b, type);
			}
}
