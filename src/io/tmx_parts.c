/* Attributes, languages, inline codes, and checks of a whole unit. */
#include "io/tmx_parts.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "io/native.h"

enum { MOST_PAIRED = 512 }; /* codes of a segment whose pairing is looked at: the look is quadratic */

void dgm__tmx_fail_buffer(dgm__tmx *t, const dgm__buffer *buffer)
{
	if (buffer->failed == DGM_ENOMEM)
		dgm__xml_no_memory(&t->in);
	else if (buffer == &t->text)
		dgm__xml_fail(&t->in, DGM_ELIMIT, 0, "a segment of more than %d bytes", DGM__MOST_SEGMENT);
	else
		dgm__xml_fail(&t->in, DGM_ELIMIT, 0, "a unit of more than %d bytes", DGM__MOST_UNIT);
}

/* --- attributes ------------------------------------------------------------------------------------------------------------------ */

dgm__span dgm__tmx_hold(dgm__tmx *t, const dgm__xml_attributes *a, dgm__tmx_attribute which)
{
	if (!(a->present & DGM__BIT(which)))
		return (dgm__span){ 0, 0 };
	return dgm__build_hold(&t->build, a->values[which].p, a->values[which].n);
}

void dgm__tmx_hold_history(dgm__tmx *t, const dgm__xml_attributes *a, dgm__history_spans *h)
{
	h->creation_date = dgm__tmx_hold(t, a, DGM__ATTR_CREATIONDATE);
	h->creation_id = dgm__tmx_hold(t, a, DGM__ATTR_CREATIONID);
	h->change_date = dgm__tmx_hold(t, a, DGM__ATTR_CHANGEDATE);
	h->change_id = dgm__tmx_hold(t, a, DGM__ATTR_CHANGEID);
	h->last_usage_date = dgm__tmx_hold(t, a, DGM__ATTR_LASTUSAGEDATE);
	h->usage_count = dgm__tmx_hold(t, a, DGM__ATTR_USAGECOUNT);
	h->creation_tool = dgm__tmx_hold(t, a, DGM__ATTR_CREATIONTOOL);
	h->creation_tool_version = dgm__tmx_hold(t, a, DGM__ATTR_CREATIONTOOLVERSION);
}

/* --- languages -------------------------------------------------------------------------------------------------------------------- */

static bool differs_beyond_case(dgm_str a, const char *b)
{
	return strlen(b) != a.n || strncasecmp(a.p, b, a.n);
}

/* A tag not met before; *value is what raw_tags keeps. */
static bool intern(dgm__tmx *t, dgm_str written, uint64_t *value)
{
	char tag[DGM_LANGUAGE_CAPACITY];
	dgm__strmap_entry *e;

	*value = 0;
	if (!dgm_language_mend(tag, written))
		return true;
	if (t->tags.count >= DGM__TMX_LANGUAGES) {
		dgm__xml_fail(&t->in, DGM_ELIMIT, 0, "more than %d languages", DGM__TMX_LANGUAGES);
		return false;
	}
	e = dgm__strmap_put(&t->tags, tag, strlen(tag), 0, NULL);
	if (!e) {
		dgm__xml_no_memory(&t->in);
		return false;
	}
	*value = (uint64_t)(e - t->tags.entries + 1) * 2 + differs_beyond_case(written, tag);
	return true;
}

bool dgm__tmx_language(dgm__tmx *t, dgm_str written, dgm_str *canonical)
{
	dgm__strmap_entry *e = dgm__strmap_find(&t->raw_tags, written.p, written.n);
	uint64_t value;

	if (e) {
		value = e->value;
	} else {
		if (!intern(t, written, &value))
			return false;
		/* Unreadable tags are not kept beyond a bound: a file may invent any number. */
		if (t->raw_tags.count < 2 * DGM__TMX_LANGUAGES && !dgm__strmap_put(&t->raw_tags, written.p, written.n, value, NULL)) {
			dgm__xml_no_memory(&t->in);
			return false;
		}
	}
	if (!value)
		return false;
	*canonical = t->tags.entries[value / 2 - 1].key;
	if (value % 2)
		dgm__xml_found(&t->in, DGM__FINDING_VALIDATE, "language-tag", NULL, "\"%.*s\" is not BCP 47; read as %.*s", (int)written.n, written.p,
			(int)canonical->n, canonical->p);
	return true;
}

/* --- inline codes ----------------------------------------------------------------------------------------------------------------- */

dgm__code_spans *dgm__tmx_add_code(dgm__tmx *t, uint8_t kind)
{
	dgm__code_spans *c;

	if (t->build.codes.count - t->first_code >= DGM__MOST_PROPERTIES) {
		dgm__xml_fail(&t->in, DGM_ELIMIT, 0, "more than %d inline codes in one <seg>", DGM__MOST_PROPERTIES);
		return NULL;
	}
	c = dgm__vector_push(&t->build.codes);
	if (!c) {
		dgm__xml_no_memory(&t->in);
		return NULL;
	}
	c->kind = kind;
	c->text_off = (uint32_t)t->text.n;
	return c;
}

void dgm__tmx_native_markup(dgm__tmx *t, dgm__tmx_kind kind, const dgm__xml_attributes *a)
{
	dgm__buffer *to = &t->build.chars;

	if (!t->native_is_markup)
		dgm__native_begin_markup(&t->build);
	t->native_is_markup = true;
	dgm__buffer_putc(to, '<');
	dgm__buffer_puts(to, dgm__tmx_element_names[kind]);
	for (unsigned i = 0; i < DGM__TMX_ATTRIBUTES; i++) {
		dgm_str value = dgm__xml_value(a, i);

		if (!value.p)
			continue;
		dgm__buffer_putc(to, ' ');
		dgm__buffer_puts(to, dgm__tmx_attribute_names[i]);
		dgm__buffer_puts(to, "=\"");
		dgm__xml_escape(to, value, true);
		dgm__buffer_putc(to, '"');
	}
	dgm__buffer_putc(to, '>');
}

void dgm__tmx_native_end(dgm__tmx *t, dgm__tmx_kind kind)
{
	dgm__buffer_puts(&t->build.chars, "</");
	dgm__buffer_puts(&t->build.chars, dgm__tmx_element_names[kind]);
	dgm__buffer_putc(&t->build.chars, '>');
}

void dgm__tmx_native_close(dgm__tmx *t)
{
	dgm__code_spans *c = dgm__vector_at(&t->build.codes, t->build.codes.count - 1);

	dgm__native_close(&t->build, &c->native);
	t->native = 0;
	t->native_is_markup = false;
	t->into = &t->text;
}

/* A note or property of the header moves to the header's own memory. */
static void keep_in_header(dgm__tmx *t, dgm__tmx_kind kind)
{
	dgm__build *b = &t->build;
	dgm__vector *to = kind == DGM__TMX_PROP ? &t->header_properties : &t->header_notes;
	dgm_str parts[3] = { { NULL, 0 }, { NULL, 0 }, { NULL, 0 } };
	void *item;

	if (kind == DGM__TMX_PROP) {
		const dgm__property_spans *p = dgm__vector_at(&b->unit_properties, b->unit_properties.count - 1);

		parts[0] = dgm__build_view(b, p->value);
		parts[1] = dgm__build_view(b, p->type);
		parts[2] = dgm__build_view(b, p->language);
	} else {
		parts[0] = dgm__build_view(b, *(dgm__span *)dgm__vector_at(&b->unit_notes, b->unit_notes.count - 1));
	}
	for (int i = 0; i < 3; i++)
		if (parts[i].p && !(parts[i].p = dgm__arena_copy(&t->header_arena, parts[i].p, parts[i].n)))
			goto failed;
	item = dgm__vector_push(to);
	if (!item)
		goto failed;
	if (kind == DGM__TMX_PROP)
		*(dgm_property *)item = (dgm_property){ parts[1], parts[0], parts[2] };
	else
		*(dgm_str *)item = parts[0];
	return;
failed:
	dgm__xml_no_memory(&t->in);
}

void dgm__tmx_end_note(dgm__tmx *t, dgm__tmx_kind kind)
{
	bool of_variant = t->in.stack[t->in.depth - 1] == DGM__TMX_TUV;
	dgm__build *b = &t->build;
	dgm__vector *v;

	t->into = NULL;
	if (b->chars.failed != DGM_OK)
		return; /* told by the caller */
	if (kind == DGM__TMX_PROP) {
		v = of_variant ? &b->properties : &b->unit_properties;
		dgm__native_close(b, &((dgm__property_spans *)dgm__vector_at(v, v->count - 1))->value);
	} else {
		v = of_variant ? &b->notes : &b->unit_notes;
		dgm__native_close(b, dgm__vector_at(v, v->count - 1));
	}
	if (t->in.stack[t->in.depth - 1] == DGM__TMX_HEADER)
		keep_in_header(t, kind);
}

/* --- checks of what is complete ---------------------------------------------------------------------------------------------------- */

void dgm__tmx_check_pairs(dgm__tmx *t, size_t first)
{
	size_t end = t->build.codes.count;

	if (end - first > MOST_PAIRED)
		return;
	for (size_t k = first; k < end; k++) {
		const dgm__code_spans *c = dgm__vector_at(&t->build.codes, k);
		dgm_str i = dgm__build_view(&t->build, c->i);

		if ((c->kind == DGM_CODE_BPT || c->kind == DGM_CODE_EPT) && !dgm__build_has_partner(&t->build, k, first))
			dgm__xml_found(&t->in, DGM__FINDING_WARN, "inline-pairing", NULL, "<%s i=\"%.*s\"> without its <%s>",
				c->kind == DGM_CODE_BPT ? "bpt" : "ept", dgm__clip(i, 40), i.p ? i.p : "", c->kind == DGM_CODE_BPT ? "ept" : "bpt");
	}
}

static bool matches(dgm_str a, dgm_str b)
{
	char x[DGM_LANGUAGE_CAPACITY], y[DGM_LANGUAGE_CAPACITY];

	if (a.p == b.p)
		return true;
	snprintf(x, sizeof x, "%.*s", (int)a.n, a.p);
	snprintf(y, sizeof y, "%.*s", (int)b.n, b.p);
	return dgm_language_matches(x, y);
}

/* Does the variant answer to the header's source language? ICU is asked once a tag. */
static bool answers(dgm__tmx *t, dgm_str language)
{
	dgm__strmap_entry *e = dgm__strmap_find(&t->tags, language.p, language.n);

	if (!e)
		return matches(language, t->source_language);
	if (!e->value)
		e->value = matches(language, t->source_language) ? 1 : 2;
	return e->value == 1;
}

void dgm__tmx_check_source(dgm__tmx *t)
{
	const dgm__build *b = &t->build;
	dgm_str source = b->source_language.p ? b->source_language : t->source_language;

	if (!t->in.reader->opt.validate || dgm__xml_is(source, "*all*") || !b->variants.count)
		return;
	for (size_t i = 0; i < b->variants.count; i++) {
		const dgm__variant_spans *v = dgm__vector_at(&b->variants, i);

		if (v->language.p && (b->source_language.p ? matches(v->language, source) : answers(t, v->language)))
			return;
	}
	dgm__xml_found(&t->in, DGM__FINDING_VALIDATE, "no-source", NULL, "no variant in the source language %.*s", (int)source.n, source.p);
}

void dgm__tmx_check_id(dgm__tmx *t)
{
	dgm_str id = dgm__build_view(&t->build, t->build.id);
	bool again;

	if (!id.n)
		return;
	if (!dgm__seen_put(&t->ids, dgm__digest_add((dgm__digest){ 0, 0 }, id.p, id.n), &again))
		dgm__xml_no_memory(&t->in);
	else if (again)
		dgm__xml_found(&t->in, DGM__FINDING_WARN, "duplicate-tuid", NULL, "tuid \"%.*s\" stood before", dgm__clip(id, 80), id.p);
}
