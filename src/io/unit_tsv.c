/*
 * Units as tab-separated values. The first row names the languages; other columns become properties. TSV has no quoting: whatever would end
 * a field or a line becomes a space when written.
 */
#include "io/writer.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/utf8.h"
#include "io/build.h"
#include "io/lines.h"
#include "io/reader.h"
#include "io/tags.h"
#include "io/xml.h"

/* --- writing ------------------------------------------------------------------------------------------------------------------------ */

static void write_field(dgm_output *out, dgm_str text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '\t' || text.p[i] == '\n' || text.p[i] == '\r') {
			dgm_output_write(out, text.p + from, i - from);
			dgm_output_write(out, " ", 1);
			from = i + 1;
		}
	if (from < text.n)
		dgm_output_write(out, text.p + from, text.n - from);
}

static dgm_status begin_tsv(dgm_unit_writer *w, const dgm_memory_header *h, dgm_error *err)
{
	for (size_t i = 0; i < w->column_count; i++)
		dgm_output_printf(w->output, i ? "\t%s" : "%s", w->columns[i]);
	if (w->column_count)
		dgm_output_write(w->output, "\n", 1);
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
	return begin_tsv(w, NULL, err);
}

static dgm_status write_unit(dgm_unit_writer *w, const dgm_unit *u, dgm_error *err)
{
	const dgm_variant *cells[DGM__MOST_COLUMNS];
	size_t filled = 0;

	if (!w->column_count) {
		dgm_status st = choose_columns(w, u, err);

		if (st != DGM_OK)
			return st;
	}
	for (size_t i = 0; i < w->column_count; i++) {
		cells[i] = dgm__writer_variant(u, w->columns[i]);
		filled += cells[i] != NULL;
		if (cells[i] && !dgm__utf8_is_valid(cells[i]->text.p, cells[i]->text.n, NULL, NULL))
			return dgm__fail(err, DGM_EFORMAT, dgm_output_name(w->output), 0, "unit %llu: a text is not UTF-8", (unsigned long long)w->written + 1);
	}
	if (!filled) {
		w->lost[DGM__LOSS_UNITS]++;
		return DGM_OK;
	}
	dgm__count_losses(w, u, false, false);
	w->lost[DGM__LOSS_IDS] += u->id.n > 0;
	w->lost[DGM__LOSS_VARIANTS] += u->variant_count > filled ? u->variant_count - filled : 0;
	w->lost[DGM__LOSS_HISTORY] += u->history.creation_date.n || u->history.change_date.n || u->history.creation_id.n || u->history.change_id.n;
	for (size_t i = 0; i < w->column_count; i++) {
		if (i)
			dgm_output_write(w->output, "\t", 1);
		if (cells[i])
			write_field(w->output, cells[i]->text);
	}
	dgm_output_write(w->output, "\n", 1);
	return DGM_OK;
}

static dgm_status end_tsv(dgm_unit_writer *w, dgm_error *err)
{
	return DGM_OK;
}

const dgm__writer_format dgm__writer_tsv = {
	.info = { .name = "tsv", .extension = ".tsv", .summary = "tab-separated, a column a language, named in the first row" },
	.begin = begin_tsv, .unit = write_unit, .end = end_tsv,
};

/* --- reading ------------------------------------------------------------------------------------------------------------------------ */

typedef struct column {
	dgm_str language; /* interned; empty: a property */
	dgm_str name;
} column;

typedef struct state {
	dgm__lines lines;
	dgm__strmap tags;
	dgm__arena names;
	column columns[DGM__MOST_COLUMNS];
	size_t column_count;
	dgm__build build;
	dgm__queue queue;
	uint64_t number;
} state;

/* The next field of *rest; false: there is none. */
static bool next_field(dgm_str *rest, dgm_str *field)
{
	const char *tab;

	if (!rest->p)
		return false;
	tab = rest->n ? memchr(rest->p, '\t', rest->n) : NULL;
	*field = (dgm_str){ rest->p, tab ? (size_t)(tab - rest->p) : rest->n };
	*rest = tab ? (dgm_str){ tab + 1, rest->n - field->n - 1 } : (dgm_str){ NULL, 0 };
	return true;
}

/* A column is a language where its name is one that CLDR knows: "en", "zh-Hans"; "id" and "note" never are. */
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
	if (!c->name.p || !dgm__tag(&s->tags, name, &tag))
		return dgm__out_of_memory(err);
	if (!tag.p || word)
		return DGM_OK;
	snprintf(known, sizeof known, "%.*s", (int)tag.n, tag.p);
	if (dgm_language_is_known(known))
		c->language = tag;
	return DGM_OK;
}

static dgm_status read_names(dgm_unit_reader *r, state *s, dgm_error *err)
{
	size_t languages = 0;
	dgm_str line, field;
	dgm_status st = dgm__lines_next(&s->lines, &line, err);

	while (st == DGM_OK && next_field(&line, &field)) {
		if (s->column_count == DGM__MOST_COLUMNS)
			return dgm__fail(err, DGM_ELIMIT, dgm__unit_reader_name(r), 1, "more than %d columns", DGM__MOST_COLUMNS);
		st = name_column(s, &s->columns[s->column_count], field, err);
		languages += s->columns[s->column_count++].language.n > 0;
	}
	if (st == DGM_OK && languages < 2)
		st = dgm__fail(err, DGM_EFORMAT, dgm__unit_reader_name(r), 1, "the first row names fewer than two languages; write one such as \"en\" and \"ru\" over each column");
	return st;
}

static dgm_status take_field(dgm_unit_reader *r, state *s, const column *c, dgm_str field, dgm_error *err)
{
	dgm__property_spans *p;
	dgm__variant_spans *v;

	if (!field.n && !c->language.n)
		return DGM_OK;
	if (c->language.n) {
		if (!field.n) /* a unit that lacks this language */
			return DGM_OK;
		v = dgm__vector_push(&s->build.variants);
		if (!v)
			return dgm__out_of_memory(err);
		v->language = c->language;
		v->line = s->lines.number;
		v->text = dgm__build_hold(&s->build, field.p, field.n);
		return DGM_OK;
	}
	if (!strcmp(c->name.p, "id") || !strcmp(c->name.p, "tuid")) {
		s->build.id = dgm__build_hold(&s->build, field.p, field.n);
		return DGM_OK;
	}
	p = dgm__vector_push(&s->build.unit_properties);
	if (!p)
		return dgm__out_of_memory(err);
	p->type = dgm__build_hold(&s->build, c->name.p, c->name.n);
	p->value = dgm__build_hold(&s->build, field.p, field.n);
	return DGM_OK;
}

static dgm_status take_row(dgm_unit_reader *r, state *s, dgm_str line, dgm_error *err)
{
	dgm_status st = DGM_OK;
	size_t i = 0;
	dgm_str field;

	dgm__build_reset(&s->build);
	s->build.number = ++s->number;
	s->build.line = s->lines.number;
	while (st == DGM_OK && next_field(&line, &field)) {
		if (i == s->column_count)
			return dgm__fail(err, DGM_EFORMAT, dgm__unit_reader_name(r), s->lines.number, "more fields than the first row has names (%zu)", s->column_count);
		st = take_field(r, s, &s->columns[i++], field, err);
	}
	if (st == DGM_OK)
		st = dgm__buffer_status(&s->build.chars, err);
	if (st == DGM_OK && !s->build.variants.count)
		return dgm__unit_reader_found(r, DGM__FINDING_WARN, "no-variant", NULL, s->lines.number, err, "a row without text; left out");
	if (st == DGM_OK && s->build.variants.count == 1)
		st = dgm__unit_reader_found(r, DGM__FINDING_WARN, "single-variant", NULL, s->lines.number, err, "a unit of one language: no pair in it");
	if (st == DGM_OK && !dgm__queue_push(&s->queue, &s->build))
		st = dgm__out_of_memory(err);
	return st;
}

static dgm_status next_unit(dgm_unit_reader *r, const dgm_unit **unit, dgm_error *err)
{
	state *s = r->state;
	dgm_status st = DGM_OK;
	dgm_str line;

	while (st == DGM_OK && !(*unit = dgm__queue_take(&s->queue))) {
		st = dgm__lines_next(&s->lines, &line, err);
		if (st != DGM_OK || !line.p)
			return st;
		if (line.n)
			st = take_row(r, s, line, err);
	}
	return st;
}

static dgm_status open_tsv(dgm_unit_reader *r, dgm_error *err)
{
	state *s = dgm__calloc(1, sizeof *s);
	dgm_status st;

	if (!s)
		return dgm__out_of_memory(err);
	s->lines = (dgm__lines)DGM__LINES_INIT(r->bytes);
	s->build = (dgm__build)DGM__BUILD_INIT;
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

static void close_tsv(dgm_unit_reader *r)
{
	state *s = r->state;

	if (!s)
		return;
	dgm__lines_clear(&s->lines);
	dgm__strmap_clear(&s->tags);
	dgm__arena_clear(&s->names);
	dgm__build_clear(&s->build);
	dgm__queue_clear(&s->queue);
	dgm__free(s);
	r->state = NULL;
}

/* Nothing in the bytes says TSV, so the name must. */
static int sniff(const char *head, size_t n, const char *name)
{
	size_t length = strlen(name);

	return length > 4 && (!strcmp(name + length - 4, ".tsv") || !strcmp(name + length - 4, ".tab")) && memchr(head, '\t', n) ? 50 : 0;
}

const dgm__reader_format dgm__reader_tsv = {
	.name = "tsv", .summary = "tab-separated, languages in the first row", .sniff = sniff, .open = open_tsv, .next = next_unit, .close = close_tsv,
};
