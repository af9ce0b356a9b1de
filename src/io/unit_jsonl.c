/* Units as JSON Lines: written by hand, read by jansson. Shape: doc/formats/jsonl.md. */
#include "io/writer.h"

#include <string.h>

#include <jansson.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/str.h"
#include "base/utf8.h"
#include "io/json.h"
#include "io/reader.h"
#include "io/row_reader.h"
#include "io/tags.h"

/* --- writing ------------------------------------------------------------------------------------------------------------------------ */

/* ,"KEY":"VALUE" where there is one */
static void write_member(dgm_output *out, const char *key, dgm_str value)
{
	if (!value.n)
		return;
	dgm_output_printf(out, ",\"%s\":", key);
	dgm__json_string(out, value);
}

static void write_segments(dgm_unit_writer *w, const dgm_unit *u)
{
	const char *mark = "";

	dgm_output_puts(w->output, "\"segments\":{");
	for (size_t i = 0; i < u->variant_count; i++) {
		size_t before = 0;

		while (before < i && !dgm__str_same(u->variants[before].language, u->variants[i].language))
			before++;
		if (before < i) { /* a key stands once in an object */
			w->lost[DGM__LOSS_VARIANTS]++;
			continue;
		}
		dgm_output_puts(w->output, mark);
		dgm__json_string(w->output, u->variants[i].language);
		dgm_output_write(w->output, ":", 1);
		dgm__json_string(w->output, u->variants[i].text);
		mark = ",";
	}
	dgm_output_write(w->output, "}", 1);
}

/* A type that stands several times has a list. */
static void write_properties(dgm_output *out, const dgm_property *p, size_t count)
{
	const char *mark = ",\"properties\":{";

	for (size_t i = 0; i < count; i++) {
		size_t before = 0, times = 0;

		while (before < i && !dgm__str_same(p[before].type, p[i].type))
			before++;
		if (before < i)
			continue;
		for (size_t k = i; k < count; k++)
			times += dgm__str_same(p[k].type, p[i].type);
		dgm_output_puts(out, mark);
		dgm__json_string(out, p[i].type);
		dgm_output_puts(out, times > 1 ? ":[" : ":");
		mark = "";
		for (size_t k = i; k < count; k++)
			if (dgm__str_same(p[k].type, p[i].type)) {
				dgm_output_puts(out, mark);
				dgm__json_string(out, p[k].value);
				mark = ",";
			}
		if (times > 1)
			dgm_output_write(out, "]", 1);
		mark = ",";
	}
	if (count)
		dgm_output_write(out, "}", 1);
}

static dgm_status begin_jsonl(dgm_unit_writer *w, const dgm_memory_header *h, dgm_error *err)
{
	return DGM_OK;
}

/* The library's strings are UTF-8; those of a caller must be. U+0000 could be written, but no reader takes it. */
static bool is_text(const dgm_unit *u)
{
	for (size_t i = 0; i < u->variant_count; i++)
		if (!dgm__utf8_is_valid(u->variants[i].text.p, u->variants[i].text.n, NULL, NULL) ||
		    (u->variants[i].text.n && memchr(u->variants[i].text.p, '\0', u->variants[i].text.n)))
			return false;
	return true;
}

static dgm_status write_unit(dgm_unit_writer *w, const dgm_unit *u, dgm_error *err)
{
	dgm_output *out = w->output;

	if (!is_text(u))
		return dgm__fail(err, DGM_EFORMAT, dgm_output_name(out), 0, "unit %llu: a text is not UTF-8, or holds U+0000", (unsigned long long)w->written + 1);
	dgm__count_losses(w, u, true, true);
	dgm_output_write(out, "{", 1);
	if (u->id.n) {
		dgm_output_puts(out, "\"id\":");
		dgm__json_string(out, u->id);
		dgm_output_write(out, ",", 1);
	}
	write_segments(w, u);
	write_properties(out, u->properties, u->property_count);
	for (size_t i = 0; i < u->note_count; i++) {
		dgm_output_puts(out, i ? "," : ",\"notes\":[");
		dgm__json_string(out, u->notes[i]);
	}
	if (u->note_count)
		dgm_output_write(out, "]", 1);
	write_member(out, "source_language", u->source_language);
	write_member(out, "created", u->history.creation_date);
	write_member(out, "created_by", u->history.creation_id);
	write_member(out, "changed", u->history.change_date);
	write_member(out, "changed_by", u->history.change_id);
	w->lost[DGM__LOSS_HISTORY] += u->history.usage_count.n || u->history.last_usage_date.n || u->history.creation_tool.n;
	dgm_output_puts(out, "}\n");
	return DGM_OK;
}

static dgm_status end_jsonl(dgm_unit_writer *w, dgm_error *err)
{
	return DGM_OK;
}

const dgm__writer_format dgm__writer_jsonl = {
	.info = { .name = "jsonl", .extension = ".jsonl", .summary = "JSON Lines, an object a unit" },
	.begin = begin_jsonl, .unit = write_unit, .end = end_jsonl,
};

/* --- reading ------------------------------------------------------------------------------------------------------------------------ */

typedef struct state {
	dgm__row_reader in;
} state;

static dgm_status bad_line(const dgm_unit_reader *r, const state *s, const char *what, dgm_error *err)
{
	return dgm__fail(err, DGM_EFORMAT, dgm__unit_reader_name(r), s->in.lines.number, "%s", what);
}

static dgm__span hold(state *s, const json_t *value)
{
	return json_is_string(value) ? dgm__build_hold(&s->in.build, json_string_value(value), json_string_length(value)) : (dgm__span){ 0, 0 };
}

/* A text or a list of texts under each key. */
static bool take_properties(state *s, json_t *object)
{
	dgm__property_spans *p;
	const char *key;
	json_t *value, *item;
	size_t i;

	json_object_foreach(object, key, value) {
		for (i = 0; i < (json_is_array(value) ? json_array_size(value) : 1); i++) {
			item = json_is_array(value) ? json_array_get(value, i) : value;
			p = dgm__vector_push(&s->in.build.unit_properties);
			if (!p)
				return false;
			p->type = dgm__build_hold(&s->in.build, key, strlen(key));
			p->value = hold(s, item);
		}
	}
	return true;
}

static bool take_notes(state *s, const json_t *list)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		dgm__span *note = dgm__vector_push(&s->in.build.unit_notes);

		if (!note)
			return false;
		*note = hold(s, json_array_get(list, i));
	}
	return true;
}

static dgm_status take_segments(dgm_unit_reader *r, state *s, json_t *segments, bool *dropped, dgm_error *err)
{
	const char *key;
	json_t *value;

	json_object_foreach(segments, key, value) {
		dgm__variant_spans *v;
		dgm_str tag;

		if (!json_is_string(value))
			return bad_line(r, s, "a segment is not a string", err);
		if (!dgm__tag(&s->in.tags, (dgm_str){ key, strlen(key) }, &tag))
			return dgm__out_of_memory(err);
		if (!tag.p) {
			*dropped = true;
			return dgm__unit_reader_found(r, DGM__FINDING_WARN, "language-tag", NULL, s->in.lines.number, err,
				"\"%.60s\" is no language tag; its unit is left out", key);
		}
		v = dgm__vector_push(&s->in.build.variants);
		if (!v)
			return dgm__out_of_memory(err);
		v->language = tag;
		v->line = s->in.lines.number;
		v->text = hold(s, value);
	}
	return DGM_OK;
}

static dgm_status take_unit(dgm_unit_reader *r, state *s, json_t *row, dgm_error *err)
{
	json_t *segments = json_object_get(row, "segments"), *source = json_object_get(row, "source_language");
	bool dropped = false;
	dgm_status st;

	if (!json_is_object(segments))
		return bad_line(r, s, "no object \"segments\" with a text a language", err);
	dgm__build_reset(&s->in.build);
	s->in.build.number = ++s->in.number;
	s->in.build.line = s->in.lines.number;
	s->in.build.id = hold(s, json_object_get(row, "id"));
	s->in.build.history.creation_date = hold(s, json_object_get(row, "created"));
	s->in.build.history.creation_id = hold(s, json_object_get(row, "created_by"));
	s->in.build.history.change_date = hold(s, json_object_get(row, "changed"));
	s->in.build.history.change_id = hold(s, json_object_get(row, "changed_by"));
	if (json_is_string(source) && !dgm__tag(&s->in.tags, (dgm_str){ json_string_value(source), json_string_length(source) }, &s->in.build.source_language))
		return dgm__out_of_memory(err);
	st = take_segments(r, s, segments, &dropped, err);
	if (st == DGM_OK && (!take_properties(s, json_object_get(row, "properties")) || !take_notes(s, json_object_get(row, "notes"))))
		st = dgm__out_of_memory(err);
	if (st == DGM_OK)
		st = dgm__buffer_status(&s->in.build.chars, err);
	if (st == DGM_OK && !dropped && !s->in.build.variants.count)
		st = dgm__unit_reader_found(r, DGM__FINDING_WARN, "no-variant", NULL, s->in.lines.number, err, "a unit without segments; left out");
	else if (st == DGM_OK && !dropped && !dgm__queue_push(&s->in.queue, &s->in.build))
		st = dgm__out_of_memory(err);
	return st;
}

static dgm_status take_line(dgm_unit_reader *r, state *s, dgm_str line, dgm_error *err)
{
	json_error_t fault;
	json_t *row;
	dgm_status st;

	row = json_loadb(line.p, line.n, 0, &fault);
	if (!row)
		return dgm__fail(err, DGM_EFORMAT, dgm__unit_reader_name(r), s->in.lines.number, "not JSON: %.100s at byte %d of the line", fault.text, fault.position);
	st = json_is_object(row) ? take_unit(r, s, row, err) : bad_line(r, s, "not an object", err);
	json_decref(row);
	return st;
}

static dgm_status next_unit(dgm_unit_reader *r, const dgm_unit **unit, dgm_error *err)
{
	state *s = r->state;
	dgm_status st = DGM_OK;
	dgm_str line;

	while (st == DGM_OK && !(*unit = dgm__queue_take(&s->in.queue))) {
		st = dgm__lines_next(&s->in.lines, &line, err);
		if (st != DGM_OK || !line.p)
			return st;
		if (line.n)
			st = take_line(r, s, line, err);
	}
	return st;
}

static dgm_status open_jsonl(dgm_unit_reader *r, dgm_error *err)
{
	state *s = dgm__malloc(sizeof *s);

	if (!s)
		return dgm__out_of_memory(err);
	s->in = (dgm__row_reader)DGM__ROW_READER_INIT(r->bytes);
	r->state = s;
	r->header.source_language = (dgm_str){ "*all*", 5 };
	return DGM_OK;
}

static void close_jsonl(dgm_unit_reader *r)
{
	state *s = r->state;

	if (!s)
		return;
	dgm__row_reader_clear(&s->in);
	dgm__free(s);
	r->state = NULL;
}

static int sniff(const char *head, size_t n, const char *name)
{
	return n && head[0] == '{' && memmem(head, n, "\"segments\"", 10) ? 50 : 0;
}

const dgm__reader_format dgm__reader_jsonl = {
	.name = "jsonl", .summary = "JSON Lines, an object a unit", .sniff = sniff, .open = open_jsonl, .next = next_unit, .close = close_jsonl,
};
