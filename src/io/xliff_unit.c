/* Units of XLIFF: what was collected of one, each of its segments on its way to the queue; and the header. */
#include "io/xliff_read.h"

#include <string.h>

#include "base/number.h"
#include "io/confidence.h"
#include "io/tags.h"
#include "io/xml.h"

dgm__span dgm__xliff_hold(dgm__xliff *x, const dgm__xml_attributes *a, dgm__xliff_attribute which)
{
	dgm_str value = dgm__xml_value(a, which);

	return value.p ? dgm__build_hold(&x->raw, value.p, value.n) : (dgm__span){ 0, 0 };
}

dgm__xliff_piece *dgm__xliff_add_piece(dgm__xliff *x)
{
	dgm__xliff_piece *p = NULL;

	if (x->pieces.count > DGM__XLIFF_SEGMENTS)
		dgm__xml_fail(&x->in, DGM_ELIMIT, 0, "more than %d segments in one unit", DGM__XLIFF_SEGMENTS);
	else if (!(p = dgm__vector_push(&x->pieces)))
		dgm__xml_no_memory(&x->in);
	return p;
}

static void reset(dgm__xliff *x)
{
	dgm__build_reset(&x->raw);
	x->pieces.count = x->extras.count = x->data_spans.count = 0;
	if (x->data.count)
		dgm__strmap_clear(&x->data);
	x->id = x->name = x->approved = (dgm__span){ 0, 0 };
	x->produced = 0;
}

void dgm__xliff_begin_unit(dgm__xliff *x)
{
	dgm__xliff_end_header(x);
	reset(x);
	x->line = dgm__xml_input_line(&x->in);
	x->in_unit = true;
	x->outside = false;
}

/* --- one segment ------------------------------------------------------------------------------------------------------------------------- */

static dgm__span copy(dgm__xliff *x, dgm__span span)
{
	dgm_str s = dgm__build_view(&x->raw, span);

	return s.p ? dgm__build_hold(&x->build, s.p, s.n) : span;
}

static bool add_property(dgm__xliff *x, dgm__vector *to, const char *type, dgm__span value, dgm__span language)
{
	dgm__property_spans *p = dgm__vector_push(to);

	if (!p) {
		dgm__xml_no_memory(&x->in);
		return false;
	}
	p->type = dgm__build_hold(&x->build, type, strlen(type));
	p->value = copy(x, value);
	p->language = copy(x, language);
	return true;
}

/* The span of a history or of the unit's own attributes that metadata of this type names; NULL: none. */
static dgm__span *place_of(dgm__build *b, dgm__history_spans *h, bool of_unit, dgm_str type)
{
	dgm__span *const all[] = { &h->creation_date, &h->creation_id, &h->change_date, &h->change_id, &h->last_usage_date, &h->usage_count,
		&h->creation_tool, &h->creation_tool_version, &b->segment_type, &b->datatype };

	for (size_t i = 0; i < (of_unit ? (size_t)DGM__XLIFF_SRCLANG : (size_t)DGM__XLIFF_HISTORY); i++)
		if (dgm__xml_is(type, dgm__xliff_tmx[i]))
			return all[i];
	return NULL;
}

static void add_tmx(dgm__xliff *x, const dgm__xliff_extra *e, dgm__history_spans *h, bool of_unit)
{
	dgm_str type = dgm__build_view(&x->raw, e->type), value = dgm__build_view(&x->raw, e->value);
	dgm__span *to = place_of(&x->build, h, of_unit, type);

	if (to)
		*to = copy(x, e->value);
	else if (of_unit && dgm__xml_is(type, "srclang") && dgm__xml_is(value, "*all*"))
		x->build.source_language = (dgm_str){ "*all*", 5 };
	else if (of_unit && dgm__xml_is(type, "srclang") && !dgm__tag(&x->tags, value, &x->build.source_language))
		dgm__xml_no_memory(&x->in);
}

/* Notes, properties and history of the unit (DGM__XLIFF_SIDES) or of one side. */
static void add_extras(dgm__xliff *x, uint8_t side, dgm__history_spans *h, size_t *properties, size_t *notes)
{
	bool of_unit = side == DGM__XLIFF_SIDES;
	dgm__build *b = &x->build;

	for (size_t i = 0; i < x->extras.count && x->in.st == DGM_OK; i++) {
		const dgm__xliff_extra *e = dgm__vector_at(&x->extras, i);
		dgm__span *note;
		dgm__property_spans *p;

		if (e->side != side)
			continue;
		if (e->is_note && (note = dgm__vector_push(of_unit ? &b->unit_notes : &b->notes))) {
			*note = copy(x, e->value);
			++*notes;
		} else if (!e->is_note && e->is_tmx) {
			add_tmx(x, e, h, of_unit);
		} else if (!e->is_note && (p = dgm__vector_push(of_unit ? &b->unit_properties : &b->properties))) {
			*p = (dgm__property_spans){ copy(x, e->type), copy(x, e->value), copy(x, e->language) };
			++*properties;
		} else {
			dgm__xml_no_memory(&x->in);
		}
	}
}

static void add_codes(dgm__xliff *x, size_t first, size_t count)
{
	for (size_t i = first; i < first + count && x->in.st == DGM_OK; i++) {
		const dgm__code_spans *from = dgm__vector_at(&x->raw.codes, i);
		dgm__code_spans *to = dgm__vector_push(&x->build.codes);

		if (!to) {
			dgm__xml_no_memory(&x->in);
			return;
		}
		*to = (dgm__code_spans){ from->kind, from->is_markup, from->text_off, copy(x, from->i), copy(x, from->x), copy(x, from->type),
			copy(x, from->extra), copy(x, from->native) };
	}
}

static void add_variant(dgm__xliff *x, const dgm__xliff_piece *piece, dgm__xliff_side side)
{
	dgm__history_spans history = { .creation_date = { 0, 0 } };
	size_t properties = 0, notes = 0;
	dgm__variant_spans *v;

	if (!piece->sides[side].text.at)
		return;
	v = dgm__vector_push(&x->build.variants);
	if (!v) {
		dgm__xml_no_memory(&x->in);
		return;
	}
	v->language = piece->sides[side].language;
	v->line = piece->sides[side].line;
	v->text = copy(x, piece->sides[side].text);
	v->codes = piece->sides[side].codes;
	add_codes(x, piece->sides[side].first_code, v->codes);
	add_extras(x, (uint8_t)side, &history, &properties, &notes);
	v->properties = properties;
	v->notes = notes;
	v->history = history;
}

/* What the attributes say of the translation's state, where it is not the one that a memory's unit has anyway. */
static void add_state(dgm__xliff *x, const dgm__xliff_piece *piece)
{
	const dgm__span none = { 0, 0 };
	dgm_str state = dgm__build_view(&x->raw, piece->state);
	bool usual = !state.n || dgm__xml_is(state, piece->sides[DGM__XLIFF_TO].text.at ? "translated" : "initial");
	dgm__build *b = &x->build;
	double confidence = 1;

	if (!usual)
		add_property(x, &b->unit_properties, "x-state", piece->state, none);
	if (dgm__build_view(&x->raw, piece->sub_state).n)
		add_property(x, &b->unit_properties, "x-substate", piece->sub_state, none);
	for (size_t i = 0; i < b->unit_properties.count; i++) {
		const dgm__property_spans *p = dgm__vector_at(&b->unit_properties, i);

		if (dgm__xml_is(dgm__build_view(b, p->type), "x-confidence"))
			(void)dgm__number_read(dgm__build_view(b, p->value), &confidence);
	}
	if (confidence >= DGM__CERTAIN && dgm__xml_is(dgm__build_view(&x->raw, x->approved), "no"))
		add_property(x, &b->unit_properties, "x-approved", x->approved, none);
}

/* The name, where there is one; else the id, with the file's before it in the second file and those that follow, and the segment's behind it where there are several. */
static void make_id(dgm__xliff *x, const dgm__xliff_piece *piece, size_t index, bool several)
{
	dgm_str name = dgm__build_view(&x->raw, x->name), id = dgm__build_view(&x->raw, x->id), part = dgm__build_view(&x->raw, piece->id);
	dgm__buffer *to = &x->build.chars;
	size_t from = to->n;

	if (!name.n && id.n && id.p[0] == '_')
		id.n = 0; /* made up by the writer */
	if (!name.n && id.n && x->files > 1) {
		dgm__buffer_str(to, dgm__buffer_view(&x->file));
		dgm__buffer_putc(to, '/');
	}
	dgm__buffer_str(to, name.n ? name : id);
	if (to->n == from || to->failed != DGM_OK)
		return;
	if (several && part.n)
		dgm__buffer_printf(to, "/%.*s", (int)part.n, part.p);
	else if (several)
		dgm__buffer_printf(to, "/%zu", index);
	x->build.id = (dgm__span){ from + 1, to->n - from };
}

static void put_segment(dgm__xliff *x, const dgm__xliff_piece *piece, size_t index, bool several)
{
	dgm_str source = x->in.reader->header.source_language;
	dgm__build *b = &x->build;
	size_t properties = 0, notes = 0;

	dgm__build_reset(b);
	b->number = ++x->number;
	b->line = x->line;
	if (piece->sides[DGM__XLIFF_FROM].language.n && piece->sides[DGM__XLIFF_FROM].language.p != source.p)
		b->source_language = piece->sides[DGM__XLIFF_FROM].language;
	make_id(x, piece, index, several);
	add_extras(x, DGM__XLIFF_SIDES, &b->history, &properties, &notes);
	add_state(x, piece);
	add_variant(x, piece, DGM__XLIFF_FROM);
	add_variant(x, piece, DGM__XLIFF_TO);
	x->produced += b->chars.n;
	if (b->chars.failed == DGM_ELIMIT || x->produced > DGM__MOST_UNIT)
		dgm__xml_fail(&x->in, DGM_ELIMIT, 0, "a unit of more than %d bytes", DGM__MOST_UNIT);
	if (x->in.st != DGM_OK)
		return;
	if (b->variants.count == 1)
		dgm__xml_found(&x->in, DGM__FINDING_WARN, "single-variant", NULL, "a unit of one language: no pair in it");
	if (b->chars.failed != DGM_OK || !dgm__queue_push(&x->in.queue, b))
		dgm__xml_no_memory(&x->in);
	else
		x->in.units++;
}

/* In 1.2 the first piece is the whole: it counts where the target is not segmented, or there is none. */
void dgm__xliff_end_unit(dgm__xliff *x)
{
	size_t first = 0, end = x->pieces.count;

	x->in_unit = false;
	for (size_t i = 1; i < end && !x->is_2 && !first; i++)
		if (((dgm__xliff_piece *)dgm__vector_at(&x->pieces, i))->sides[DGM__XLIFF_TO].text.at)
			first = 1;
	if (!x->is_2 && !first && end > 1)
		end = 1;
	for (size_t i = first; i < end && x->in.st == DGM_OK; i++) {
		const dgm__xliff_piece *p = dgm__vector_at(&x->pieces, i);

		if (p->sides[DGM__XLIFF_FROM].text.at && p->sides[DGM__XLIFF_FROM].language.n)
			put_segment(x, p, i - first + 1, end - first > 1);
		else
			dgm__xml_found(&x->in, DGM__FINDING_WARN, p->sides[DGM__XLIFF_FROM].text.at ? "no-language" : "no-source", NULL, "a unit without %s; left out",
				p->sides[DGM__XLIFF_FROM].text.at ? "a source language" : "<source>");
	}
	if (x->in.st == DGM_OK && first == end)
		dgm__xml_found(&x->in, DGM__FINDING_WARN, "no-segment", NULL, "a unit without segments; left out");
	reset(x);
}

/* --- the header ------------------------------------------------------------------------------------------------------------------------- */

static dgm_str keep(dgm__xliff *x, dgm__span span)
{
	dgm_str s = dgm__build_view(&x->raw, span);

	if (s.p && !(s.p = dgm__arena_copy(&x->header, s.p, s.n)))
		dgm__xml_no_memory(&x->in);
	return s;
}

static void keep_tmx(dgm__xliff *x, const dgm__xliff_extra *e)
{
	dgm_memory_header *h = &x->in.reader->header;
	const struct { const char *name; dgm_str *to; } places[] = {
		{ "creationdate", &h->history.creation_date }, { "creationid", &h->history.creation_id }, { "changedate", &h->history.change_date },
		{ "changeid", &h->history.change_id }, { "segtype", &h->segment_type }, { "datatype", &h->datatype }, { "adminlang", &h->admin_language },
		{ "o-tmf", &h->original_format }, { "o-encoding", &h->original_encoding }, { "creationtool", &h->tool },
		{ "creationtoolversion", &h->tool_version },
	};
	dgm_str type = dgm__build_view(&x->raw, e->type);

	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (dgm__xml_is(type, places[i].name))
			*places[i].to = keep(x, e->value);
}

static void keep_extra(dgm__xliff *x, const dgm__xliff_extra *e)
{
	dgm_property *p;
	dgm_str *note;

	if (!e->is_note && e->is_tmx)
		keep_tmx(x, e);
	else if (e->is_note && (note = dgm__vector_push(&x->header_notes)))
		*note = keep(x, e->value);
	else if (!e->is_note && (p = dgm__vector_push(&x->header_properties)))
		*p = (dgm_property){ keep(x, e->type), keep(x, e->value), keep(x, e->language) };
	else
		dgm__xml_no_memory(&x->in);
}

void dgm__xliff_end_header(dgm__xliff *x)
{
	dgm_memory_header *h = &x->in.reader->header;

	if (x->in.header_done)
		return;
	for (size_t i = 0; i < x->extras.count && x->in.st == DGM_OK; i++)
		keep_extra(x, dgm__vector_at(&x->extras, i));
	h->properties = x->header_properties.items;
	h->property_count = x->header_properties.count;
	h->notes = x->header_notes.items;
	h->note_count = x->header_notes.count;
	if (x->languages[DGM__XLIFF_FROM].n)
		h->source_language = x->languages[DGM__XLIFF_FROM];
	x->in.header_done = true;
	reset(x);
}
