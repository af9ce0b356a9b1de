/*
 * Counts, written and added up row by row: what stands in memory is one row of all files, so that merging costs no more memory for more counts. Lines are short
 * and their numbers ascend, so that a file that was tampered with cannot ask for more than it holds.
 */
#include "align/counts_file.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/fields.h"
#include "base/mem.h"
#include "base/status.h"
#include "base/str.h"

enum { HEADER_LINES = 7, LINE = 128, FILES_MOST = 500, WORDS_MOST = 1 << 27 };

static const char MAGIC[] = "dragoman-counts";

/* --- writing ------------------------------------------------------------------------------------------ */

void dgm__counts_header_make(dgm__counts_header *out, const dgm_lexicon *lexicon)
{
	char digest[33];

	dgm__store_digest(digest, lexicon);
	for (int s = 0; s < 2; s++)
		out->words[s] = lexicon->types[s].count;
	snprintf(out->text, sizeof out->text, "%s\t1\nsource\t%s\ntarget\t%s\ntokens\t" DGM__STORE_TOKENS "\ndecimals\t%u\nwords\t%" PRIu64 "\t%" PRIu64 "\nlexicon\t%s\n",
		MAGIC, lexicon->languages[0], lexicon->languages[1], lexicon->decimals, out->words[0], out->words[1], digest);
}

void dgm__counts_begin(dgm__counts_writer *out, dgm_output *to, const dgm__counts_header *header)
{
	*out = (dgm__counts_writer){ to, 0 };
	dgm_output_puts(to, header->text);
}

/* A number and what ends its line or field. */
static void put_number(dgm_output *to, uint64_t n, char end)
{
	char digits[24];
	size_t at = sizeof digits;

	digits[--at] = end;
	do
		digits[--at] = (char)('0' + n % 10);
	while (n /= 10);
	dgm_output_write(to, digits + at, sizeof digits - at);
}

dgm_status dgm__counts_row(void *arg, const dgm__count_row *row, dgm_error *err)
{
	dgm__counts_writer *w = arg;
	uint32_t before = 0;

	(void)err;
	dgm_output_puts(w->to, row->d ? "t\t" : "s\t");
	put_number(w->to, row->e, '\n');
	for (size_t k = 0; k < row->count && !dgm_output_has_failed(w->to); k++) {
		put_number(w->to, row->f[k] - before, '\t');
		put_number(w->to, (uint64_t)row->n[k], '\n');
		before = row->f[k];
	}
	w->lines += 1 + row->count;
	return DGM_OK;
}

void dgm__counts_end(dgm__counts_writer *w)
{
	dgm_output_printf(w->to, "end\t%" PRIu64 "\n", w->lines);
}

/* --- reading ------------------------------------------------------------------------------------------ */

typedef struct counts_file {
	FILE *in;
	const char *name;
	char line[LINE];     /* without its end */
	dgm_str fields[2];   /* of it */
	size_t count;
	uint64_t number, rows;
	dgm__counts_header header;
	int d;               /* the row that comes next; 2: the end */
	uint32_t e;
} counts_file;

static dgm_status wrong(const counts_file *f, dgm_error *err, const char *what)
{
	return dgm__fail(err, DGM_EFORMAT, f->name, f->number, "%s; count anew", what);
}

static dgm_status read_line(counts_file *f, dgm_error *err)
{
	size_t n;

	f->number++;
	if (!fgets(f->line, sizeof f->line, f->in)) {
		if (ferror(f->in))
			return dgm__fail(err, DGM_EIO, f->name, 0, "cannot be read: %s", strerror(errno));
		return wrong(f, err, "the counts break off: their last line \"end\" is missing");
	}
	n = strlen(f->line);
	if (!n || f->line[n - 1] != '\n')
		return wrong(f, err, "not a line of counts");
	f->line[n - 1] = '\0';
	f->count = dgm__fields_split(f->fields, 2, (dgm_str){ f->line, n - 1 });
	return DGM_OK;
}

static bool read_number(dgm_str field, uint64_t below, uint64_t *out)
{
	int64_t n;

	if (!dgm__fields_fixed(field, 0, false, &n) || (uint64_t)n >= below)
		return false;
	*out = (uint64_t)n;
	return true;
}

static dgm_status read_header(counts_file *f, dgm_error *err)
{
	size_t n = 0;

	for (int k = 0; k < HEADER_LINES; k++) {
		dgm_str words[3];
		dgm_status st = read_line(f, err);

		if (!k && (st == DGM_EFORMAT || (st == DGM_OK && strcmp(f->line, "dragoman-counts\t1"))))
			return dgm__fail(err, DGM_EFORMAT, f->name, 1, "not counts that this dragoman reads: it does not begin with \"%s\\t1\"; lexicon count --lexicon makes them", MAGIC);
		if (st != DGM_OK)
			return st;
		if (k == 5 && (dgm__fields_split(words, 3, dgm__str(f->line)) != 3 || !dgm__str_is(words[0], "words") ||
			!read_number(words[1], WORDS_MOST, &f->header.words[0]) || !read_number(words[2], WORDS_MOST, &f->header.words[1])))
			return wrong(f, err, "not the numbers of words");
		n += (size_t)snprintf(f->header.text + n, sizeof f->header.text - n, "%s\n", f->line);
		if (n >= sizeof f->header.text)
			return wrong(f, err, "not the head of counts");
	}
	return DGM_OK;
}

/* The line read begins a row, or ends the file. */
static dgm_status begin_row(counts_file *f, dgm_error *err)
{
	int before = f->d;
	uint64_t e;

	f->rows++;
	if (f->count == 2 && dgm__str_is(f->fields[0], "end")) {
		if (!read_number(f->fields[1], UINT64_MAX, &e) || e != f->rows - 1)
			return wrong(f, err, "lines are missing, or too many");
		f->d = 2;
		return fgetc(f->in) == EOF ? DGM_OK : wrong(f, err, "a line after the end");
	}
	f->d = dgm__str_is(f->fields[0], "t");
	if (f->count != 2 || (!f->d && !dgm__str_is(f->fields[0], "s")) || !read_number(f->fields[1], f->header.words[f->d], &e))
		return wrong(f, err, "not a row of one of the words");
	if (f->rows > 1 && (f->d < before || (f->d == before && e <= f->e)))
		return wrong(f, err, "rows are not in order");
	f->e = (uint32_t)e;
	return DGM_OK;
}

static dgm_status open_file(counts_file *f, const char *path, dgm_error *err)
{
	dgm_status st;

	f->name = path;
	f->in = fopen(path, "rb");
	if (!f->in)
		return dgm__fail(err, DGM_EIO, path, 0, "cannot be read: %s", strerror(errno));
	st = read_header(f, err);
	if (st == DGM_OK)
		st = read_line(f, err);
	return st == DGM_OK ? begin_row(f, err) : st;
}

/* --- adding up ---------------------------------------------------------------------------------------- */

/* Sums of one row, by f; all 0 between rows. */
typedef struct sums {
	int64_t *sum, *n;
	uint32_t *touched;
	size_t count;
} sums;

/* The pairs of the row that f stands at, and the beginning of the next. */
static dgm_status add_row(sums *to, counts_file *f, dgm_error *err)
{
	uint64_t words = f->header.words[1 - f->d], at = 0;
	bool first = true;

	for (;;) {
		uint64_t gap, n;
		dgm_status st = read_line(f, err);

		if (st != DGM_OK)
			return st;
		if (f->line[0] < '0' || f->line[0] > '9')
			return first ? wrong(f, err, "a row without counts") : begin_row(f, err);
		f->rows++;
		if (f->count != 2 || !read_number(f->fields[0], words, &gap) || (!gap && !first) || at + gap >= words || !read_number(f->fields[1], UINT64_MAX, &n) || !n)
			return wrong(f, err, "not a word further on and its count");
		at += gap;
		first = false;
		if (!to->sum[at])
			to->touched[to->count++] = (uint32_t)at;
		if (n > (uint64_t)(DGM__STORE_MOST - to->sum[at]))
			return wrong(f, err, "a count too large to be added up");
		to->sum[at] += (int64_t)n;
	}
}

static int by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static dgm_status pass_row(sums *s, int d, uint32_t e, dgm__count_row_fn *fn, void *arg, dgm_error *err)
{
	dgm__count_row row = { d, e, s->touched, s->n, s->count };

	qsort(s->touched, s->count, sizeof *s->touched, by_number);
	for (size_t k = 0; k < s->count; k++) {
		s->n[k] = s->sum[s->touched[k]];
		s->sum[s->touched[k]] = 0;
	}
	s->count = 0;
	return fn(arg, &row, err);
}

static dgm_status add_rows(counts_file *files, size_t count, sums *s, dgm__count_row_fn *fn, void *arg, dgm_error *err)
{
	dgm_status st = DGM_OK;

	while (st == DGM_OK) {
		int d = 2;
		uint32_t e = 0;

		for (size_t k = 0; k < count; k++)
			if (files[k].d < d || (files[k].d == d && files[k].e < e)) {
				d = files[k].d;
				e = files[k].e;
			}
		if (d == 2)
			return DGM_OK;
		for (size_t k = 0; k < count && st == DGM_OK; k++)
			if (files[k].d == d && files[k].e == e)
				st = add_row(s, &files[k], err);
		if (st == DGM_OK)
			st = pass_row(s, d, e, fn, arg, err);
	}
	return st;
}

static dgm_status open_files(counts_file *files, const char *const *paths, size_t count, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t k = 0; k < count && st == DGM_OK; k++) {
		st = open_file(&files[k], paths[k], err);
		if (st == DGM_OK && k && strcmp(files[k].header.text, files[0].header.text))
			st = dgm__fail(err, DGM_EFORMAT, paths[k], 0, "not counted with the same lexicon as %s; count all of them anew", paths[0]);
	}
	return st;
}

dgm_status dgm__counts_add(const char *const *paths, size_t count, dgm__counts_header_fn *begin, dgm__count_row_fn *fn, void *arg, dgm_error *err)
{
	counts_file *files = count <= FILES_MOST ? dgm__calloc(count, sizeof *files) : NULL;
	sums s = { 0 };
	dgm_status st;

	if (count > FILES_MOST)
		return dgm__fail(err, DGM_ELIMIT, NULL, 0, "more than %d files at once; merge some of them first", FILES_MOST);
	st = files ? open_files(files, paths, count, err) : dgm__out_of_memory(err);
	if (st == DGM_OK)
		st = begin(arg, &files[0].header, err);
	if (st == DGM_OK) {
		size_t words = (size_t)(files[0].header.words[0] > files[0].header.words[1] ? files[0].header.words[0] : files[0].header.words[1]);

		s = (sums){ dgm__calloc(words, sizeof *s.sum), dgm__malloc(words * sizeof *s.n), dgm__malloc(words * sizeof *s.touched), 0 };
		st = s.sum && s.n && s.touched ? add_rows(files, count, &s, fn, arg, err) : dgm__out_of_memory(err);
	}
	for (size_t k = 0; k < count && files; k++)
		if (files[k].in)
			fclose(files[k].in);
	dgm__free(s.sum);
	dgm__free(s.n);
	dgm__free(s.touched);
	dgm__free(files);
	return st;
}

bool dgm__counts_sniff(const char *path)
{
	char head[sizeof MAGIC] = "";
	FILE *in = fopen(path, "rb");
	bool found = in && fread(head, 1, sizeof MAGIC - 1, in) == sizeof MAGIC - 1 && !strcmp(head, MAGIC);

	if (in)
		fclose(in);
	return found;
}
