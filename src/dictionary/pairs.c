/*
 * Tables of words: TSV (word, tab, translation; # comments), which a user's own glossary is as a rule, and CSV (RFC 4180, with a comma or the semicolon of some
 * spreadsheets) whose first row names the languages. A third column, or the one headed "status", may say that the translation is forbidden.
 */
#include <string.h>

#include "base/status.h"
#include "dictionary/dictionary.h"

enum { COLUMNS = 32 };

typedef struct row {
	dgm_str fields[COLUMNS];
	size_t count;
} row;

typedef struct table {
	dgm__dictionary_job *job;
	dgm_str text;
	size_t at;
	char separator;
	uint64_t next_line;        /* of the row after the one at hand */
	size_t columns[2], status; /* of source, target and status; status may be COLUMNS: none */
	dgm__buffer cells;         /* unquoted fields of a CSV row */
} table;

static bool sniff(const dgm__dictionary_job *job)
{
	dgm_str line = dgm__dictionary_first_line(job);

	return line.n && memchr(line.p, '\t', line.n) && !memchr(line.p, '\0', line.n);
}

static size_t after_byte_order_mark(dgm_str text)
{
	return text.n >= 3 && !memcmp(text.p, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

static void add_field(row *r, const char *p, size_t n)
{
	if (r->count < COLUMNS)
		r->fields[r->count++] = dgm__trim((dgm_str){ p, n });
}

/* Splits a line at its separators, quotes as letters. */
static void split_plainly(row *r, dgm_str line, char separator)
{
	const char *p = line.p, *end = line.p + line.n, *next;

	for (r->count = 0; (next = memchr(p, separator, (size_t)(end - p))) != NULL; p = next + 1)
		add_field(r, p, (size_t)(next - p));
	add_field(r, p, (size_t)(end - p));
}

/* true: *r is the next row that is not blank or a comment. */
static bool next_tsv(table *t, row *r)
{
	dgm_str line;

	while (dgm__dictionary_line(t->text, &t->at, &line)) {
		t->job->line = t->next_line++;
		if (!dgm__trim(line).n || line.p[0] == '#')
			continue;
		split_plainly(r, line, '\t');
		return true;
	}
	return false;
}

/* One field from *at into the cells, which end it with NUL; *at stays at what ends it. */
static void unquote(table *t, size_t *at)
{
	dgm_str text = t->text;
	bool quoted = *at < text.n && text.p[*at] == '"';
	size_t i = *at + quoted;

	for (; i < text.n; i++) {
		char c = text.p[i];

		if (quoted && c == '"') {
			if (i + 1 == text.n || text.p[i + 1] != '"') {
				quoted = false;
				continue;
			}
			i++;
		} else if (!quoted && (c == t->separator || c == '\n')) {
			break;
		}
		t->next_line += c == '\n';
		dgm__buffer_putc(&t->cells, c ? c : ' ');
	}
	dgm__buffer_putc(&t->cells, '\0');
	*at = i;
}

static bool next_csv(table *t, row *r)
{
	size_t cell = 0;

	if (t->at >= t->text.n)
		return false;
	t->job->line = t->next_line;
	dgm__buffer_reset(&t->cells);
	for (;;) {
		unquote(t, &t->at);
		if (t->at >= t->text.n || t->text.p[t->at++] == '\n')
			break;
	}
	t->next_line++;
	for (r->count = 0; cell < t->cells.n && !t->cells.failed; cell += strlen(t->cells.p + cell) + 1)
		add_field(r, t->cells.p + cell, strlen(t->cells.p + cell));
	return true;
}

static bool is_word(dgm_str field, const char *word)
{
	return field.n == strlen(word) && !strncasecmp(field.p, word, field.n);
}

bool dgm__dictionary_forbids(dgm_str status)
{
	static const char *const words[] = { "forbidden", "deprecated", "superseded", "deprecatedTerm-admn-sts", "supersededTerm-admn-sts" };

	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (is_word(status, words[k]))
			return true;
	return false;
}

/* Are the first two fields language tags whose first subtags have at most so many letters? "bank" could be one; none is of four letters. */
static bool names_languages(const row *r, size_t most)
{
	for (size_t k = 0; k < 2; k++) {
		char tag[DGM_LANGUAGE_CAPACITY];

		if (k >= r->count || !dgm_language_mend(tag, r->fields[k]) || strcspn(tag, "-") > most)
			return false;
	}
	return true;
}

/* Finds the columns of the job's languages in a first row that names them. */
static bool find_columns(table *t, const row *r)
{
	dgm__dictionary_job *job = t->job;
	bool found[2] = { false, false };

	for (size_t k = 0; k < r->count; k++) {
		char tag[DGM_LANGUAGE_CAPACITY];

		if (is_word(r->fields[k], "status"))
			t->status = k;
		if (!dgm_language_mend(tag, r->fields[k]))
			continue;
		for (int side = 0; side < 2; side++)
			if (!found[side] && dgm_language_matches(tag, job->languages[side])) {
				found[side] = true;
				t->columns[side] = k;
				break;
			}
	}
	if (found[0] && found[1])
		job->dictionary->directed = true;
	return found[0] && found[1];
}

static dgm_status put_row(table *t, const row *r, dgm_error *err)
{
	dgm__dictionary_job *job = t->job;

	if (r->count <= t->columns[0] || r->count <= t->columns[1]) {
		if (t->separator != '\t') /* a short row of a spreadsheet: nothing stands there */
			return DGM_OK;
		return dgm__fail(err, DGM_EFORMAT, job->path, job->line, "no tab between a word and its translation; put one, or # before a comment");
	}
	job->forbidden = t->status < r->count && dgm__dictionary_forbids(r->fields[t->status]);
	return dgm__dictionary_put(job, r->fields[t->columns[0]], r->fields[t->columns[1]], err);
}

static dgm_status read_table(table *t, bool (*next)(table *, row *), bool has_head, dgm_error *err)
{
	dgm__dictionary_job *job = t->job;
	dgm_status st = DGM_OK;
	bool first = true;
	row r;

	while (st == DGM_OK && next(t, &r)) {
		bool is_head = first && names_languages(&r, 3);

		st = dgm__buffer_status(&t->cells, err);
		if (st != DGM_OK || (is_head && find_columns(t, &r)))
			;
		else if (is_head && (has_head || (job->as_written && names_languages(&r, 2)))) /* elsewhere short words look like tags: "so", "as" */
			st = dgm__dictionary_lacks(job, err);
		else
			st = put_row(t, &r, err);
		first = false;
	}
	return st;
}

static dgm_status read_with(dgm__dictionary_job *job, dgm_str text, char separator, bool (*next)(table *, row *), dgm_error *err)
{
	table t = { .job = job, .text = text, .at = after_byte_order_mark(text), .separator = separator, .next_line = 1, .columns = { 0, 1 }, .status = 2,
		.cells = DGM__BUFFER_INIT(DGM__DICTIONARY_BYTES_MOST) };
	dgm_status st = read_table(&t, next, separator != '\t', err);

	dgm__buffer_clear(&t.cells);
	return st;
}

static dgm_status read_tsv_rows(dgm__dictionary_job *job, dgm_str text, dgm_error *err)
{
	return read_with(job, text, '\t', next_tsv, err);
}

static dgm_status read_tsv(dgm__dictionary_job *job, dgm_error *err)
{
	return dgm__dictionary_rows(job, read_tsv_rows, err);
}

/* The separator of a first row that names languages; 0: it does not. */
static char csv_separator(const dgm__dictionary_job *job)
{
	size_t at = after_byte_order_mark(job->bytes);
	dgm_str line;
	row r;

	if (!dgm__dictionary_line(job->bytes, &at, &line))
		return 0;
	for (const char *separator = ",;"; *separator; separator++) {
		split_plainly(&r, line, *separator);
		for (size_t k = 0; k < r.count; k++)
			if (r.fields[k].n >= 2 && r.fields[k].p[0] == '"' && r.fields[k].p[r.fields[k].n - 1] == '"')
				r.fields[k] = (dgm_str){ r.fields[k].p + 1, r.fields[k].n - 2 };
		if (names_languages(&r, 3))
			return *separator;
	}
	return 0;
}

static bool sniff_csv(const dgm__dictionary_job *job)
{
	return csv_separator(job) != 0;
}

static dgm_status read_csv_rows(dgm__dictionary_job *job, dgm_str text, dgm_error *err)
{
	return read_with(job, text, csv_separator(job), next_csv, err);
}

static dgm_status read_csv(dgm__dictionary_job *job, dgm_error *err)
{
	return dgm__dictionary_rows(job, read_csv_rows, err);
}

const dgm__dictionary_format dgm__dictionary_pairs = { .name = "pairs", .sniff = sniff, .read = read_tsv };
const dgm__dictionary_format dgm__dictionary_csv = { .name = "csv", .sniff = sniff_csv, .read = read_csv };
