/* From spans in a buffer to a unit in an arena. */
#include "io/build.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"

void dgm__build_reset(dgm__build *b)
{
	dgm__span none = { 0, 0 };

	dgm__buffer_reset(&b->chars);
	b->id = b->segment_type = b->datatype = none;
	b->source_language = (dgm_str){ NULL, 0 };
	memset(&b->history, 0, sizeof b->history);
	b->number = b->line = 0;
	b->variants.count = b->unit_properties.count = b->unit_notes.count = 0;
	b->properties.count = b->notes.count = b->codes.count = 0;
}

void dgm__build_clear(dgm__build *b)
{
	dgm__buffer_clear(&b->chars);
	dgm__vector_clear(&b->variants);
	dgm__vector_clear(&b->unit_properties);
	dgm__vector_clear(&b->unit_notes);
	dgm__vector_clear(&b->properties);
	dgm__vector_clear(&b->notes);
	dgm__vector_clear(&b->codes);
}

dgm__span dgm__build_hold(dgm__build *b, const char *p, size_t n)
{
	dgm__span span = { b->chars.n + 1, n };

	dgm__buffer_append(&b->chars, p, n);
	return b->chars.failed == DGM_OK ? span : (dgm__span){ 0, 0 };
}

dgm_str dgm__build_view(const dgm__build *b, dgm__span span)
{
	return span.at ? (dgm_str){ b->chars.p + span.at - 1, span.n } : (dgm_str){ NULL, 0 };
}

bool dgm__build_has_partner(const dgm__build *b, size_t at, size_t first)
{
	const dgm__code_spans *c = dgm__vector_at(&b->codes, at), *other;
	bool begins = c->kind == DGM_CODE_BPT;
	dgm_str i = dgm__build_view(b, c->i);
	size_t from = begins ? at + 1 : first, to = begins ? b->codes.count : at;

	for (; from < to; from++) {
		other = dgm__vector_at(&b->codes, from);
		if (other->kind == (begins ? DGM_CODE_EPT : DGM_CODE_BPT) && dgm__str_same(i, dgm__build_view(b, other->i)))
			return true;
	}
	return false;
}

static dgm_str place(const char *base, dgm__span span)
{
	return span.at ? (dgm_str){ base + span.at - 1, span.n } : (dgm_str){ NULL, 0 };
}

static void place_history(dgm_history *h, const char *base, const dgm__history_spans *s)
{
	*h = (dgm_history){
		place(base, s->creation_date), place(base, s->creation_id), place(base, s->change_date), place(base, s->change_id),
		place(base, s->last_usage_date), place(base, s->usage_count), place(base, s->creation_tool),
		place(base, s->creation_tool_version),
	};
}

static void place_properties(dgm_property *to, const char *base, const dgm__vector *from)
{
	for (size_t i = 0; i < from->count; i++) {
		const dgm__property_spans *s = dgm__vector_at(from, i);

		to[i] = (dgm_property){ place(base, s->type), place(base, s->value), place(base, s->language) };
	}
}

static void place_notes(dgm_str *to, const char *base, const dgm__vector *from)
{
	for (size_t i = 0; i < from->count; i++)
		to[i] = place(base, *(const dgm__span *)dgm__vector_at(from, i));
}

static void place_codes(dgm_code *to, const char *base, const dgm__vector *from)
{
	for (size_t i = 0; i < from->count; i++) {
		const dgm__code_spans *s = dgm__vector_at(from, i);

		to[i] = (dgm_code){ s->kind, s->text_off, place(base, s->i), place(base, s->x), place(base, s->type), place(base, s->extra),
			place(base, s->native), s->is_markup };
	}
}

/* count items of a size from the arena; a valid pointer also for none. */
static void *array(dgm__arena *arena, size_t count, size_t size)
{
	return dgm__arena_alloc(arena, count ? count * size : 1);
}

static bool place_variants(dgm_unit *u, dgm__arena *arena, const char *base, const dgm__build *b)
{
	dgm_variant *variants = array(arena, b->variants.count, sizeof *variants);
	dgm_property *properties = array(arena, b->properties.count, sizeof *properties);
	dgm_code *codes = array(arena, b->codes.count, sizeof *codes);
	dgm_str *notes = array(arena, b->notes.count, sizeof *notes);

	if (!variants || !properties || !codes || !notes)
		return false;
	place_properties(properties, base, &b->properties);
	place_codes(codes, base, &b->codes);
	place_notes(notes, base, &b->notes);
	for (size_t i = 0; i < b->variants.count; i++) {
		const dgm__variant_spans *s = dgm__vector_at(&b->variants, i);

		variants[i] = (dgm_variant){ .language = s->language, .text = place(base, s->text), .codes = codes, .code_count = s->codes,
			.properties = properties, .property_count = s->properties, .notes = notes, .note_count = s->notes, .line = s->line };
		place_history(&variants[i].history, base, &s->history);
		codes += s->codes;
		properties += s->properties;
		notes += s->notes;
	}
	u->variants = variants;
	u->variant_count = b->variants.count;
	return true;
}

bool dgm__queue_push(dgm__queue *q, const dgm__build *b)
{
	dgm_unit *units = dgm__grow(q->units, &q->capacity, q->count + 1, sizeof *units);
	const char *base;
	dgm_property *properties;
	dgm_str *notes;
	dgm_unit *u;

	if (!units)
		return false;
	q->units = units;
	base = dgm__arena_copy(&q->arena, b->chars.p ? b->chars.p : "", b->chars.n);
	properties = array(&q->arena, b->unit_properties.count, sizeof *properties);
	notes = array(&q->arena, b->unit_notes.count, sizeof *notes);
	if (!base || !properties || !notes)
		return false;
	u = &q->units[q->count];
	*u = (dgm_unit){ .id = place(base, b->id), .source_language = b->source_language, .segment_type = place(base, b->segment_type),
		.datatype = place(base, b->datatype), .properties = properties, .property_count = b->unit_properties.count, .notes = notes,
		.note_count = b->unit_notes.count, .number = b->number, .line = b->line };
	place_history(&u->history, base, &b->history);
	place_properties(properties, base, &b->unit_properties);
	place_notes(notes, base, &b->unit_notes);
	if (!place_variants(u, &q->arena, base, b))
		return false;
	q->count++;
	return true;
}

const dgm_unit *dgm__queue_take(dgm__queue *q)
{
	if (q->first < q->count)
		return &q->units[q->first++];
	q->first = q->count = 0;
	dgm__arena_reset(&q->arena);
	return NULL;
}

void dgm__queue_clear(dgm__queue *q)
{
	dgm__free(q->units);
	dgm__arena_clear(&q->arena);
	memset(q, 0, sizeof *q);
}
