/*
 * Units as tables. The first row names the languages; other columns become properties. TSV has no quoting: whatever would end a field or a line becomes a space when
 * written. CSV as RFC 4180 has it; read also with the separators and the encoding (UTF-16) of spreadsheets.
 */
#include "io/writer.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/str.h"
#include "base/utf8.h"
#include "io/reader.h"
#include "io/row_reader.h"
#include "io/tags.h"
#include "io/tsv.h"
#include "io/xml.h"

/* --- writing ------------------------------------------------------------------------------------------------------------------------ */

static bool is_csv(const dgm_unit_writer *w)
{
	return w->format == &dgm__writer_csv;
}

/* Quoted where the text holds what is special, where white space stands at its ends, and where it is empty: a field without quotes and text is a missing one. */
static void write_csv_field(dgm_output *out, dgm_str text)
{
	bool quoted = !text.n || text.p[0] == ' ' || text.p[text.n - 1] == ' ';
	size_t from = 0;

	for (size_t i = 0; i < text.n && !quoted; i++)
		quoted = strchr("\",;\t\r\n", text.p[i]) != NULL;
	dgm_output_puts(out, quoted ? "\"" : "");
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '"') {
			dgm_output_write(out, text.p + from, i + 1 - from);
			from = i; /* the quote once more */
		}
	if (from < text.n)
		dgm_output_write(out, text.p + from, text.n - from);
	dgm_output_puts(out, quoted ? "\"" : "");
}

/* Beside two other languages a column "id" would be read as that of the ids: Indonesian is "ind" there, its tag of three letters. */
static const char *column_name(const dgm_unit_writer *w, size_t column)
{
	return w->column_count > 2 && !strcmp(w->columns[column], "id") ? "ind" : w->columns[column];
}

static dgm_status begin_table(dgm_unit_writer *w, const dgm_memory_header *h, dgm_error *err)
{
	for (size_t i = 0; i < w->column_count; i++)
		dgm_output_printf(w->output, "%s%s", !i ? "" : is_csv(w) ? "," : "\t", column_name(w, i));
	if (w->column_count)
		dgm_output_puts(w->output, is_csv(w) ? "\r\n" : "\n");
	return DGM_OK;
}

/* The columns are the languages of the first unit where nobody has named them. */
static dgm_status choose_columns(dgm_unit_writer *w, const dgm_unit *u, dgm_error *err)
{
	for (size_t i = 0; i < u->variant_count && w->column_count < DGM__MOST_COLUMNS; i++) {
		char *column = w->columns[w->column_count];
		size_t before = 0;

		snprintf(column, DGM_LANGUAGE_CAPACITY, "%.*s", dgm__clip(u->variants[i].language, DGM_LANGUAGE_CAPACITY - 1), u->variants[i].language.p);
		while (strcmp(w->columns[before], column))
			before++;
		w->column_count += before == w->column_count;
	}
	return begin_table(w, NULL, err);
}

/* The variant of each column, or NULL. A variant stands once: in the column of its very tag, else in the first one that it matches. Returns how many stand. */
static size_t fill_cells(const dgm_unit_writer *w, const dgm_unit *u, const dgm_variant **cells)
{
	size_t filled = 0;

	for (size_t i = 0; i < w->column_count; i++) {
		cells[i] = dgm__writer_variant(u, w->columns[i]);
		for (size_t before = 0; before < i && cells[i]; before++)
			if (cells[before] == cells[i])
				cells[dgm__str_is(cells[i]->language, w->columns[i]) ? before : i] = NULL;
	}
	for (size_t i = 0; i < w->column_count; i++)
		filled += cells[i] != NULL;
	return filled;
}

static dgm_status write_unit(dgm_unit_writer *w, const dgm_unit *u, dgm_error *err)
{
	const dgm_variant *cells[DGM__MOST_COLUMNS];
	size_t filled;

	if (!w->column_count) {
		dgm_status st = choose_columns(w, u, err);

		if (st != DGM_OK)
			return st;
	}
	filled = fill_cells(w, u, cells);
	for (size_t i = 0; i < w->column_count; i++)
		if (cells[i] && cells[i]->text.n && !dgm__utf8_is_valid(cells[i]->text.p, cells[i]->text.n, NULL, NULL))
			return dgm__fail(err, DGM_EFORMAT, dgm_output_name(w->output), 0, "unit %llu: a text is not UTF-8", (unsigned long long)w->written + 1);
	if (!filled) {
		w->lost[DGM__LOSS_UNITS]++;
		return DGM_OK;
	}
	dgm__count_losses(w, u, false, false);
	w->lost[DGM__LOSS_IDS] += u->id.n > 0;
	w->lost[DGM__LOSS_VARIANTS] += u->variant_count - filled;
	w->lost[DGM__LOSS_HISTORY] += dgm__has_history(&u->history);
	for (size_t i = 0; i < w->column_count; i++) {
		w->lost[DGM__LOSS_LANGUAGES] += cells[i] && !dgm__str_is(cells[i]->language, w->columns[i]);
		if (i)
			dgm_output_write(w->output, is_csv(w) ? "," : "\t", 1);
		if (cells[i] && is_csv(w))
			write_csv_field(w->output, cells[i]->text);
		else if (cells[i])
			dgm__tsv_field(w->output, cells[i]->text);
	}
	dgm_output_puts(w->output, is_csv(w) ? "\r\n" : "\n");
	return DGM_OK;
}

static dgm_status end_table(dgm_unit_writer *w, dgm_error *err)
{
	return DGM_OK;
}

const dgm__writer_format dgm__writer_tsv = {
	.info = { .name = "tsv", .extension = ".tsv", .summary = "tab-separated, a column a language, named in the first row" },
	.begin = begin_table, .unit = write_unit, .end = end_table,
};

const dgm__writer_format dgm__writer_csv = {
	.info = { .name = "csv", .extension = ".csv", .summary = "comma-separated (RFC 4180), a column a language, named in the first row" },
	.begin = begin_table, .unit = write_unit, .end = end_table,
};

/* --- reading ------------------------------------------------------------------------------------------------------------------------ */

typedef struct column {
	dgm_str language; /* interned; empty: a property */
	dgm_str name;
} column;

typedef struct state {
	dgm__row_reader in;
	dgm__arena names;
	column columns[DGM__MOST_COLUMNS];
	size_t column_count;
	uint64_t line;                  /* line: where the record at hand begins */
	char separator;
	bool quoted;                    /* CSV */
	dgm__buffer record;             /* the fields of CSV without their quotes */
	struct {
		size_t off, n;
		bool quoted;
	} fields[DGM__MOST_COLUMNS + 1]; /* of the record at hand; one more than there may be columns */
	size_t field_count;
} state;

/* --- records ---- */

/* Spreadsheets write ';' where ',' is the decimal mark: what the first row has most of. */
static char guess_separator(dgm_str line)
{
	static const char marks[] = ",;\t";
	size_t counts[3] = { 0, 0, 0 };
	int best = 0;

	for (size_t i = 0; i < line.n; i++)
		for (int k = 0; k < 3; k++)
			counts[k] += line.p[i] == marks[k];
	for (int k = 1; k < 3; k++)
		if (counts[k] > counts[best])
			best = k;
	return marks[best];
}

static bool add_field(state *s, size_t off, size_t n, bool quoted)
{
	if (s->field_count <= DGM__MOST_COLUMNS) {
		s->fields[s->field_count].off = off;
		s->fields[s->field_count].n = n;
		s->fields[s->field_count].quoted = quoted;
		s->field_count++;
	}
	return s->field_count <= DGM__MOST_COLUMNS;
}

static dgm_str field_at(const state *s, size_t i)
{
	return (dgm_str){ s->record.p + s->fields[i].off, s->fields[i].n };
}

static void split_at_tabs(state *s, dgm_str line)
{
	size_t from = 0;

	dgm__buffer_str(&s->record, line);
	for (size_t i = 0; i <= line.n; i++)
		if (i == line.n || line.p[i] == '\t') {
			if (!add_field(s, from, i - from, false))
				return;
			from = i + 1;
		}
}

/* The rest of a quoted field, whose first quote is passed; it may go on over lines. *at ends behind the closing quote. */
static dgm_status take_quoted(dgm_unit_reader *r, state *s, dgm_str *line, size_t *at, dgm_error *err)
{
	uint64_t begun = s->in.lines.number;
	dgm_status st;

	for (;;) {
		for (; *at < line->n; ++*at) {
			if (line->p[*at] == '"' && (*at + 1 == line->n || line->p[*at + 1] != '"')) {
				++*at;
				return DGM_OK;
			}
			*at += line->p[*at] == '"'; /* one of two */
			dgm__buffer_putc(&s->record, line->p[*at]);
		}
		dgm__buffer_puts(&s->record, s->in.lines.cr ? "\r\n" : "\n");
		if (s->record.failed != DGM_OK)
			return dgm__buffer_status(&s->record, err);
		st = dgm__lines_next(&s->in.lines, line, err);
		if (st != DGM_OK)
			return st;
		if (!line->p)
			return dgm__fail(err, DGM_EFORMAT, dgm__unit_reader_name(r), begun, "the quote that is opened here is never closed");
		*at = 0;
	}
}

static dgm_status split_quoted(dgm_unit_reader *r, state *s, dgm_str line, dgm_error *err)
{
	dgm_status st = DGM_OK;
	size_t at = 0, off;
	bool quoted;

	do {
		off = s->record.n;
		quoted = at < line.n && line.p[at] == '"';
		if (quoted) {
			at++;
			st = take_quoted(r, s, &line, &at, err);
		}
		for (; st == DGM_OK && at < line.n && line.p[at] != s->separator; at++) {
			if (quoted)
				return dgm__fail(err, DGM_EFORMAT, dgm__unit_reader_name(r), s->in.lines.number, "text behind a closing quote; double the quotes that belong to the text");
			dgm__buffer_putc(&s->record, line.p[at]);
		}
		if (st != DGM_OK)
			return st;
		if (!add_field(s, off, s->record.n - off, quoted))
			return DGM_OK;
	} while (at++ < line.n);
	return DGM_OK;
}

/* The next row that is not empty; *more is false at the end. */
static dgm_status next_record(dgm_unit_reader *r, state *s, bool *more, dgm_error *err)
{
	dgm_status st;
	dgm_str line;

	do {
		st = dgm__lines_next(&s->in.lines, &line, err);
		*more = line.p != NULL;
		if (st != DGM_OK || !line.p)
			return st;
	} while (!line.n);
	dgm__buffer_reset(&s->record);
	dgm__buffer_puts(&s->record, "");
	s->field_count = 0;
	s->line = s->in.lines.number;
	if (s->quoted && !s->separator)
		s->separator = guess_separator(line);
	if (s->quoted)
		st = split_quoted(r, s, line, err);
	else
		split_at_tabs(s, line);
	if (st == DGM_OK && s->record.failed == DGM_ELIMIT)
		return dgm__fail(err, DGM_ELIMIT, dgm__unit_reader_name(r), s->line, "a row of more than %d bytes", DGM__MOST_UNIT);
	return st == DGM_OK ? dgm__buffer_status(&s->record, err) : st;
}

/* --- columns ---- */

/* A column is a language where its name is one that CLDR knows: "en", "zh-Hans"; "note" never is, "id" (Indonesian) where too few others are. */
static dgm_status name_column(state *s, column *c, dgm_str name, dgm_error *err)
{
	static const char *const words[] = { "id", "note", "tuid" };
	char known[DGM_LANGUAGE_CAPACITY];
	dgm_str tag = { NULL, 0 };
	bool word = false;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		word |= name.n == strlen(words[i]) && !memcmp(name.p, words[i], name.n);
	c->name.p = dgm__arena_copy(&s->names, name.p, name.n);
	c->name.n = name.n;
	if (!c->name.p || !dgm__tag(&s->in.tags, name, &tag))
		return dgm__out_of_memory(err);
	if (!tag.p || word)
		return DGM_OK;
	snprintf(known, sizeof known, "%.*s", (int)tag.n, tag.p);
	if (dgm_language_is_known(known))
		c->language = tag;
	return DGM_OK;
}

/* "en", "id": the ids of one language would be no table. Returns how many columns became languages. */
static size_t take_ids_as_indonesian(state *s)
{
	for (size_t i = 0; i < s->column_count; i++)
		if (!strcmp(s->columns[i].name.p, "id"))
			return dgm__tag(&s->in.tags, s->columns[i].name, &s->columns[i].language) && s->columns[i].language.n;
	return 0;
}

static dgm_status read_names(dgm_unit_reader *r, state *s, dgm_error *err)
{
	size_t languages = 0;
	bool more;
	dgm_status st = next_record(r, s, &more, err);

	if (st == DGM_OK && more && s->field_count > DGM__MOST_COLUMNS)
		return dgm__fail(err, DGM_ELIMIT, dgm__unit_reader_name(r), s->line, "more than %d columns", DGM__MOST_COLUMNS);
	for (size_t i = 0; st == DGM_OK && more && i < s->field_count; i++) {
		st = name_column(s, &s->columns[i], field_at(s, i), err);
		languages += s->columns[i].language.n > 0;
		s->column_count++;
	}
	if (st == DGM_OK && languages == 1)
		languages += take_ids_as_indonesian(s);
	if (st == DGM_OK && languages < 2)
		st = dgm__fail(err, DGM_EFORMAT, dgm__unit_reader_name(r), 1, "the first row names fewer than two languages; write one such as \"en\" and \"ru\" over each column");
	return st;
}

static dgm_status take_field(state *s, const column *c, dgm_str field, bool quoted, dgm_error *err)
{
	dgm__property_spans *p;
	dgm__variant_spans *v;

	if (!field.n && !(quoted && c->language.n)) /* nothing, or a unit that lacks this language */
		return DGM_OK;
	if (c->language.n) {
		v = dgm__vector_push(&s->in.build.variants);
		if (!v)
			return dgm__out_of_memory(err);
		v->language = c->language;
		v->line = s->line;
		v->text = dgm__build_hold(&s->in.build, field.p, field.n);
		return DGM_OK;
	}
	if (!strcmp(c->name.p, "id") || !strcmp(c->name.p, "tuid")) {
		s->in.build.id = dgm__build_hold(&s->in.build, field.p, field.n);
		return DGM_OK;
	}
	p = dgm__vector_push(&s->in.build.unit_properties);
	if (!p)
		return dgm__out_of_memory(err);
	p->type = dgm__build_hold(&s->in.build, c->name.p, c->name.n);
	p->value = dgm__build_hold(&s->in.build, field.p, field.n);
	return DGM_OK;
}

static dgm_status take_row(dgm_unit_reader *r, state *s, dgm_error *err)
{
	dgm_status st = DGM_OK;

	dgm__build_reset(&s->in.build);
	s->in.build.number = ++s->in.number;
	s->in.build.line = s->line;
	if (s->field_count > s->column_count)
		return dgm__fail(err, DGM_EFORMAT, dgm__unit_reader_name(r), s->line, "more fields than the first row has names (%zu)", s->column_count);
	for (size_t i = 0; i < s->field_count && st == DGM_OK; i++)
		st = take_field(s, &s->columns[i], field_at(s, i), s->fields[i].quoted, err);
	if (st == DGM_OK)
		st = dgm__buffer_status(&s->in.build.chars, err);
	if (st == DGM_OK && !s->in.build.variants.count)
		return dgm__unit_reader_found(r, DGM__FINDING_WARN, "no-variant", NULL, s->line, err, "a row without text; left out");
	if (st == DGM_OK && s->in.build.variants.count == 1)
		st = dgm__unit_reader_found(r, DGM__FINDING_WARN, "single-variant", NULL, s->line, err, "a unit of one language: no pair in it");
	if (st == DGM_OK && !dgm__queue_push(&s->in.queue, &s->in.build))
		st = dgm__out_of_memory(err);
	return st;
}

static dgm_status next_unit(dgm_unit_reader *r, const dgm_unit **unit, dgm_error *err)
{
	state *s = r->state;
	dgm_status st = DGM_OK;
	bool more;

	while (st == DGM_OK && !(*unit = dgm__queue_take(&s->in.queue))) {
		st = next_record(r, s, &more, err);
		if (st != DGM_OK || !more)
			return st;
		st = take_row(r, s, err);
	}
	return st;
}

static dgm_status open_table(dgm_unit_reader *r, bool quoted, dgm_error *err)
{
	state *s = dgm__calloc(1, sizeof *s);
	dgm_status st;

	if (!s)
		return dgm__out_of_memory(err);
	s->in = (dgm__row_reader)DGM__ROW_READER_INIT(r->bytes);
	s->record.max = DGM__MOST_UNIT;
	s->quoted = quoted;
	r->state = s;
	r->header.source_language = (dgm_str){ "*all*", 5 };
	st = read_names(r, s, err);
	/* The first language is the source, as everywhere. */
	for (size_t i = 0; i < s->column_count && st == DGM_OK; i++)
		if (s->columns[i].language.n) {
			r->header.source_language = s->columns[i].language;
			break;
		}
	return st;
}

static void close_table(dgm_unit_reader *r)
{
	state *s = r->state;

	if (!s)
		return;
	dgm__row_reader_clear(&s->in);
	dgm__arena_clear(&s->names);
	dgm__buffer_clear(&s->record);
	dgm__free(s);
	r->state = NULL;
}

static dgm_status open_tsv(dgm_unit_reader *r, dgm_error *err)
{
	return open_table(r, false, err);
}

static dgm_status open_csv(dgm_unit_reader *r, dgm_error *err)
{
	return open_table(r, true, err);
}

/* Nothing in the bytes says TSV or CSV, so the name must. */
static int sniff_tsv(const char *head, size_t n, const char *name)
{
	return (dgm__has_extension(name, ".tsv") || dgm__has_extension(name, ".tab")) && memchr(head, '\t', n) ? 50 : 0;
}

static int sniff_csv(const char *head, size_t n, const char *name)
{
	return dgm__has_extension(name, ".csv") ? 50 : 0;
}

const dgm__reader_format dgm__reader_tsv = {
	.name = "tsv", .summary = "tab-separated, languages in the first row", .sniff = sniff_tsv, .open = open_tsv, .next = next_unit, .close = close_table,
};

const dgm__reader_format dgm__reader_csv = {
	.name = "csv", .summary = "comma-separated, languages in the first row", .sniff = sniff_csv, .open = open_csv, .next = next_unit, .close = close_table,
};
