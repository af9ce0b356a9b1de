/*
 * From parser events to units: what stands where, what is text, what is left out and said. Structure by the tables of tmx_rules.c; the choices
 * (and the files that taught them) are in doc/formats/tmx.md.
 */
#include "io/tmx_read.h"

#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/white.h"
#include "io/tmx_parts.h"

#define STR(s) ((int)(s).n), ((s).p)

static bool inside(const dgm__tmx *t, dgm__tmx_kind kind)
{
	for (unsigned i = 0; i < t->in.depth; i++)
		if (t->in.stack[i] == kind)
			return true;
	return false;
}

static dgm__tmx_kind parent_of(const dgm__tmx *t)
{
	return t->in.depth ? (dgm__tmx_kind)t->in.stack[t->in.depth - 1] : DGM__TMX_KINDS;
}

/* --- attributes ------------------------------------------------------------------------------------------------------------------ */

static void check_date(dgm__tmx *t, const dgm__xml_attributes *a, dgm__tmx_attribute which)
{
	dgm_str value = dgm__xml_value(a, which);

	if (value.p && !dgm__xml_date_is_valid(value))
		dgm__xml_found(&t->in, DGM__FINDING_WARN, "date", NULL, "%s \"%.*s\" is not of the form YYYYMMDDThhmmssZ; kept as it is",
			dgm__tmx_attribute_names[which], dgm__clip(value, 60), value.p);
}

static void check_values(dgm__tmx *t, const dgm__xml_attributes *a)
{
	dgm_str value = dgm__xml_value(a, DGM__ATTR_SEGTYPE);

	check_date(t, a, DGM__ATTR_CREATIONDATE);
	check_date(t, a, DGM__ATTR_CHANGEDATE);
	check_date(t, a, DGM__ATTR_LASTUSAGEDATE);
	if (value.p && !dgm__tmx_segtype_is_valid(value))
		dgm__xml_found(&t->in, DGM__FINDING_WARN, "segtype", NULL, "segtype \"%.*s\" is none of block, paragraph, sentence, phrase",
			dgm__clip(value, 60), value.p);
	value = dgm__xml_value(a, DGM__ATTR_USAGECOUNT);
	for (size_t i = 0; i < value.n; i++)
		if (value.p[i] < '0' || value.p[i] > '9') {
			dgm__xml_found(&t->in, DGM__FINDING_VALIDATE, "usagecount", NULL, "usagecount is no number");
			break;
		}
}

static void check_inline_values(dgm__tmx *t, const dgm__xml_attributes *a)
{
	dgm_str pos = dgm__xml_value(a, DGM__ATTR_POS), assoc = dgm__xml_value(a, DGM__ATTR_ASSOC);

	if (pos.p && !dgm__xml_is(pos, "begin") && !dgm__xml_is(pos, "end"))
		dgm__xml_found(&t->in, DGM__FINDING_VALIDATE, "attribute-value", NULL, "pos is neither begin nor end");
	if (assoc.p && !dgm__xml_is(assoc, "p") && !dgm__xml_is(assoc, "f") && !dgm__xml_is(assoc, "b"))
		dgm__xml_found(&t->in, DGM__FINDING_VALIDATE, "attribute-value", NULL, "assoc is none of p, f, b");
}

/* The DTD's word on the attributes of one element. */
static void check_attributes(dgm__tmx *t, dgm__tmx_kind kind, const dgm__xml_attributes *a)
{
	const dgm__tmx_element *row = &dgm__tmx_elements[kind];
	uint32_t wrong = a->present & ~row->allowed, missing = row->required & ~a->present;

	if (a->unknown)
		dgm__xml_found(&t->in, DGM__FINDING_VALIDATE, "unknown-attribute", a->unknown, "<%s> has no attribute %.60s", dgm__tmx_element_names[kind], a->unknown);
	for (int i = 0; i < DGM__TMX_ATTRIBUTES && (wrong | missing); i++) {
		if (wrong & DGM__BIT(i))
			dgm__xml_found(&t->in, DGM__FINDING_VALIDATE, "unknown-attribute", dgm__tmx_attribute_names[i], "<%s> has no attribute %s",
				dgm__tmx_element_names[kind], dgm__tmx_attribute_names[i]);
		if (missing & DGM__BIT(i) && kind != DGM__TMX_HEADER && kind != DGM__TMX_ROOT)
			dgm__xml_found(&t->in, DGM__FINDING_VALIDATE, "missing-attribute", dgm__tmx_element_names[kind], "<%s> needs the attribute %s", dgm__tmx_element_names[kind],
				dgm__tmx_attribute_names[i]);
	}
	if (a->present & DGM__BIT(DGM__ATTR_LANG) && t->is_14)
		dgm__xml_found(&t->in, DGM__FINDING_VALIDATE, "lang-attribute", NULL, "lang is the old form of xml:lang");
	if (DGM__BIT(kind) & (DGM__BIT(DGM__TMX_IT) | DGM__BIT(DGM__TMX_PH)))
		check_inline_values(t, a);
}

/* --- begin of elements ------------------------------------------------------------------------------------------------------------ */

static void begin_root(dgm__tmx *t, dgm__tmx_kind kind, const char *name, const char *uri, const dgm__xml_attributes *a)
{
	dgm_str version = dgm__xml_value(a, DGM__ATTR_VERSION);
	const char *other = dgm__tmx_other_root(name);

	if (other || kind != DGM__TMX_ROOT) {
		if (!strcmp(name, "xliff") && version.n)
			dgm__xml_fail(&t->in, DGM_EFORMAT, 0, "this is XLIFF %.*s, not TMX; name it .xlf and it is read as such", dgm__clip(version, 16),
				version.p);
		else if (other)
			dgm__xml_fail(&t->in, DGM_EFORMAT, 0, "%s", other);
		else
			dgm__xml_fail(&t->in, DGM_EFORMAT, 0, "the root element is <%.60s>, not <tmx>: no translation memory", name);
		return;
	}
	if (uri)
		dgm__xml_found(&t->in, DGM__FINDING_VALIDATE, "namespace", NULL, "TMX has no namespace; elements are taken by their local names");
	if (dgm__tmx_version_of(version) == DGM__TMX_VERSION_REFUSED)
		dgm__xml_fail(&t->in, DGM_EFORMAT, 0, "TMX %.*s is not supported; export version 1.4", dgm__clip(version, 16), version.p);
	else if (dgm__tmx_version_of(version) == DGM__TMX_VERSION_ODD)
		dgm__xml_found(&t->in, DGM__FINDING_VALIDATE, "version", NULL, "version \"%.*s\" is none of 1.1, 1.2, 1.3, 1.4",
			dgm__clip(version, 16), version.n ? version.p : "");
	t->is_14 = version.n >= 3 && version.p[2] >= '4';
}

static dgm_str keep(dgm__tmx *t, const dgm__xml_attributes *a, dgm__tmx_attribute which)
{
	dgm_str value = dgm__xml_value(a, which);
	const char *copy;

	if (!value.p)
		return value;
	copy = dgm__arena_copy(&t->header_arena, value.p, value.n);
	if (!copy)
		dgm__xml_no_memory(&t->in);
	return (dgm_str){ copy, copy ? value.n : 0 };
}

static void name_missing(dgm__tmx *t, const dgm__xml_attributes *a)
{
	uint32_t missing = dgm__tmx_elements[DGM__TMX_HEADER].required & ~a->present;
	dgm__buffer list = DGM__BUFFER_INIT(1024);

	if (!missing)
		return;
	for (int i = 0; i < DGM__TMX_ATTRIBUTES; i++)
		if (missing & DGM__BIT(i)) {
			dgm__buffer_puts(&list, list.n ? ", " : "");
			dgm__buffer_puts(&list, dgm__tmx_attribute_names[i]);
		}
	if (list.failed == DGM_OK)
		dgm__xml_found(&t->in, DGM__FINDING_WARN, "header-attribute", NULL, "the header has no %s; defaults are taken", list.p);
	else
		dgm__xml_no_memory(&t->in);
	dgm__buffer_clear(&list);
}

static void begin_header(dgm__tmx *t, const dgm__xml_attributes *a)
{
	dgm_memory_header *h = &t->in.reader->header;
	dgm_str source = dgm__xml_value(a, DGM__ATTR_SRCLANG);

	t->header_seen = true;
	name_missing(t, a);
	check_values(t, a);
	if (source.p && !dgm__xml_is(source, "*all*") && !dgm__tmx_language(t, source, &t->source_language))
		dgm__xml_found(&t->in, DGM__FINDING_WARN, "language-tag", NULL, "srclang \"%.*s\" is no language tag; taken as *all*",
			dgm__clip(source, 60), source.p);
	h->source_language = t->source_language;
	h->admin_language = keep(t, a, DGM__ATTR_ADMINLANG);
	h->segment_type = keep(t, a, DGM__ATTR_SEGTYPE);
	h->datatype = keep(t, a, DGM__ATTR_DATATYPE);
	h->original_format = keep(t, a, DGM__ATTR_O_TMF);
	h->original_encoding = keep(t, a, DGM__ATTR_O_ENCODING);
	h->tool = keep(t, a, DGM__ATTR_CREATIONTOOL);
	h->tool_version = keep(t, a, DGM__ATTR_CREATIONTOOLVERSION);
	h->history = (dgm_history){ .creation_date = keep(t, a, DGM__ATTR_CREATIONDATE), .creation_id = keep(t, a, DGM__ATTR_CREATIONID),
		.change_date = keep(t, a, DGM__ATTR_CHANGEDATE), .change_id = keep(t, a, DGM__ATTR_CHANGEID) };
}

static void begin_unit(dgm__tmx *t, const dgm__xml_attributes *a)
{
	dgm__build *b = &t->build;
	dgm_str source = dgm__xml_value(a, DGM__ATTR_SRCLANG);

	dgm__build_reset(b);
	t->dropped = false;
	b->number = ++t->tus;
	b->line = dgm__xml_input_line(&t->in);
	check_values(t, a);
	b->id = dgm__tmx_hold(t, a, DGM__ATTR_TUID);
	b->segment_type = dgm__tmx_hold(t, a, DGM__ATTR_SEGTYPE);
	b->datatype = dgm__tmx_hold(t, a, DGM__ATTR_DATATYPE);
	dgm__tmx_hold_history(t, a, &b->history);
	if (dgm__xml_is(source, "*all*"))
		b->source_language = (dgm_str){ "*all*", 5 };
	else if (source.p && !dgm__tmx_language(t, source, &b->source_language))
		dgm__xml_found(&t->in, DGM__FINDING_WARN, "language-tag", NULL, "srclang \"%.*s\" is no language tag; the header's is taken",
			dgm__clip(source, 60), source.p);
}

static void begin_variant(dgm__tmx *t, const dgm__xml_attributes *a)
{
	dgm_str tag = dgm__xml_value(a, DGM__ATTR_XML_LANG);
	dgm__variant_spans *v;

	if (t->build.variants.count >= DGM__MOST_VARIANTS) {
		dgm__xml_fail(&t->in, DGM_ELIMIT, 0, "more than %d variants in one <tu>", DGM__MOST_VARIANTS);
		return;
	}
	v = dgm__vector_push(&t->build.variants);
	if (!v) {
		dgm__xml_no_memory(&t->in);
		return;
	}
	t->seg_seen = false;
	check_values(t, a);
	v->line = dgm__xml_input_line(&t->in);
	dgm__tmx_hold_history(t, a, &v->history);
	if (!tag.p)
		tag = dgm__xml_value(a, DGM__ATTR_LANG);
	if (!tag.p) {
		dgm__xml_found(&t->in, DGM__FINDING_WARN, "no-language", NULL, "<tuv> without xml:lang; its unit is left out");
		t->dropped = true;
	} else if (!dgm__tmx_language(t, tag, &v->language)) {
		dgm__xml_found(&t->in, DGM__FINDING_WARN, "language-tag", NULL, "xml:lang \"%.*s\" is no language tag; its unit is left out",
			dgm__clip(tag, 60), tag.p);
		t->dropped = true;
	} else {
		t->language_seen = true;
	}
}

static void begin_segment(dgm__tmx *t)
{
	dgm__variant_spans *v = dgm__vector_at(&t->build.variants, t->build.variants.count - 1);

	if (t->seg_seen) {
		dgm__xml_fail(&t->in, DGM_EFORMAT, 0, "second <seg> in one <tuv>: which is the text?");
		return;
	}
	t->seg_seen = true;
	v->line = dgm__xml_input_line(&t->in);
	t->first_code = t->build.codes.count;
	dgm__buffer_reset(&t->text);
	t->into = &t->text;
}

/* note and prop: of the header, of the unit, of the variant. */
static void begin_note(dgm__tmx *t, dgm__tmx_kind kind, const dgm__xml_attributes *a)
{
	dgm__tmx_kind parent = parent_of(t);
	dgm__build *b = &t->build;
	dgm__property_spans *p;
	dgm__span *note;

	if (parent == DGM__TMX_HEADER)
		dgm__build_reset(b);
	else if ((parent == DGM__TMX_TU && b->variants.count) || (parent == DGM__TMX_TUV && t->seg_seen))
		dgm__xml_found(&t->in, DGM__FINDING_VALIDATE, "order", NULL, "<%s> after <%s>", dgm__tmx_element_names[kind],
			parent == DGM__TMX_TU ? "tuv" : "seg");
	if (b->unit_properties.count + b->properties.count + b->unit_notes.count + b->notes.count + t->header_properties.count +
	    t->header_notes.count >= DGM__MOST_PROPERTIES) {
		dgm__xml_fail(&t->in, DGM_ELIMIT, 0, "more than %d notes and properties in one <%s>", DGM__MOST_PROPERTIES,
			parent == DGM__TMX_HEADER ? "header" : "tu");
		return;
	}
	if (kind == DGM__TMX_PROP) {
		p = dgm__vector_push(parent == DGM__TMX_TUV ? &b->properties : &b->unit_properties);
		if (p) {
			p->type = dgm__tmx_hold(t, a, DGM__ATTR_TYPE);
			p->language = dgm__tmx_hold(t, a, a->present & DGM__BIT(DGM__ATTR_XML_LANG) ? DGM__ATTR_XML_LANG : DGM__ATTR_LANG);
			p->value = dgm__build_hold(b, "", 0);
		}
	} else {
		p = NULL;
		note = dgm__vector_push(parent == DGM__TMX_TUV ? &b->notes : &b->unit_notes);
		if (note) {
			*note = dgm__build_hold(b, "", 0);
			t->into = &b->chars;
			return;
		}
	}
	if (!p)
		dgm__xml_no_memory(&t->in);
	t->into = &b->chars;
}

static void begin_inline(dgm__tmx *t, dgm__tmx_kind kind, const dgm__xml_attributes *a)
{
	static const uint8_t kinds[DGM__TMX_KINDS] = { [DGM__TMX_BPT] = DGM_CODE_BPT, [DGM__TMX_EPT] = DGM_CODE_EPT, [DGM__TMX_PH] = DGM_CODE_PH,
		[DGM__TMX_IT] = DGM_CODE_IT, [DGM__TMX_UT] = DGM_CODE_UT, [DGM__TMX_HI] = DGM_CODE_HI_BEGIN };
	dgm__code_spans *c;

	if (kind == DGM__TMX_UT)
		dgm__xml_found(&t->in, DGM__FINDING_VALIDATE, "ut", NULL, "<ut> is deprecated since 1.4: bpt, ept, ph or it say more");
	c = dgm__tmx_add_code(t, kinds[kind]);
	if (!c)
		return;
	c->i = dgm__tmx_hold(t, a, DGM__ATTR_I);
	c->x = dgm__tmx_hold(t, a, DGM__ATTR_X);
	c->type = dgm__tmx_hold(t, a, DGM__ATTR_TYPE);
	c->extra = dgm__tmx_hold(t, a, kind == DGM__TMX_IT ? DGM__ATTR_POS : DGM__ATTR_ASSOC);
	if (kind == DGM__TMX_HI)
		return;
	c->native = dgm__build_hold(&t->build, "", 0);
	t->native = t->in.depth + 1;
	t->into = &t->build.chars;
}

/* Is the element where it may be? Else says so and skips or fails. */
static bool may_stand(dgm__tmx *t, dgm__tmx_kind kind, const char *name, const char *prefix)
{
	dgm__tmx_kind parent = parent_of(t);

	if (kind == DGM__TMX_KINDS) {
		dgm__xml_found(&t->in, DGM__FINDING_WARN, "unknown-element", name, "<%.40s%s%.60s> is no element of TMX; skipped with its content",
			prefix ? prefix : "", prefix ? ":" : "", name);
		return false;
	}
	if ((kind == DGM__TMX_TU || kind == DGM__TMX_SEG) && inside(t, kind)) {
		dgm__xml_fail(&t->in, DGM_EFORMAT, 0, "<%s> inside <%s>", dgm__tmx_element_names[kind], dgm__tmx_element_names[kind]);
		return false;
	}
	if (!(dgm__tmx_elements[kind].parents & DGM__BIT(parent)) || (kind == DGM__TMX_HEADER && t->header_seen)) {
		dgm__xml_found(&t->in, DGM__FINDING_WARN, "misplaced-element", dgm__tmx_element_names[kind], "<%s> does not belong here in <%s>; skipped with its content",
			dgm__tmx_element_names[kind], dgm__tmx_element_names[parent]);
		return false;
	}
	return true;
}

static void begin_body(dgm__tmx *t)
{
	if (!t->header_seen)
		dgm__xml_found(&t->in, DGM__FINDING_WARN, "no-header", NULL, "no <header>; the source language is taken as *all*");
	if (t->body_seen)
		dgm__xml_found(&t->in, DGM__FINDING_VALIDATE, "order", NULL, "second <body>");
	t->header_seen = t->in.header_done = t->body_seen = true;
}

static void begin_element(dgm__tmx *t, dgm__tmx_kind kind, const dgm__xml_attributes *a)
{
	switch (kind) {
	case DGM__TMX_HEADER:
		begin_header(t, a);
		break;
	case DGM__TMX_BODY:
		begin_body(t);
		break;
	case DGM__TMX_TU:
		begin_unit(t, a);
		break;
	case DGM__TMX_TUV:
		begin_variant(t, a);
		break;
	case DGM__TMX_SEG:
		begin_segment(t);
		break;
	case DGM__TMX_NOTE:
	case DGM__TMX_PROP:
		begin_note(t, kind, a);
		break;
	case DGM__TMX_BPT: case DGM__TMX_EPT: case DGM__TMX_PH: case DGM__TMX_IT: case DGM__TMX_UT: case DGM__TMX_HI:
		begin_inline(t, kind, a);
		break;
	default: /* ude and map are read over: they describe bytes of other encodings */
		break;
	}
}

static int start(dgm__xml_input *in, unsigned known, const char *name, const char *prefix, const char *uri, const dgm__xml_attributes *a)
{
	dgm__tmx *t = (dgm__tmx *)in;
	dgm__tmx_kind kind = (dgm__tmx_kind)known;

	if (!in->depth)
		begin_root(t, kind, name, uri, a);
	else if (!may_stand(t, kind, name, prefix))
		return -1;
	if (in->reader->opt.validate && in->st == DGM_OK)
		check_attributes(t, kind, a);
	if (in->st != DGM_OK)
		return (int)kind;
	if (t->native)
		dgm__tmx_native_markup(t, kind, a);
	else
		begin_element(t, kind, a);
	if (t->build.chars.failed != DGM_OK)
		dgm__tmx_fail_buffer(t, &t->build.chars);
	return (int)kind;
}

/* --- end of elements -------------------------------------------------------------------------------------------------------------- */

static void end_segment(dgm__tmx *t)
{
	dgm__build *b = &t->build;
	dgm__variant_spans *v = dgm__vector_at(&b->variants, b->variants.count - 1);
	size_t i = 0, w = 1;

	while (i < t->text.n && (w = dgm__white(t->text.p + i, t->text.n - i)))
		i += w;
	if (i >= t->text.n && b->codes.count == t->first_code)
		dgm__xml_found(&t->in, DGM__FINDING_WARN, "empty-segment", NULL, "empty <seg>");
	v->text = dgm__build_hold(b, t->text.p ? t->text.p : "", t->text.n);
	v->codes = b->codes.count - t->first_code;
	dgm__tmx_check_pairs(t, t->first_code);
	t->into = NULL;
}

static void end_variant(dgm__tmx *t)
{
	dgm__build *b = &t->build;
	dgm__variant_spans *v = dgm__vector_at(&b->variants, b->variants.count - 1), *other;
	size_t properties = 0, notes = 0;

	for (size_t i = 0; i + 1 < b->variants.count; i++) {
		other = dgm__vector_at(&b->variants, i);
		properties += other->properties;
		notes += other->notes;
		if (v->language.p && other->language.p == v->language.p)
			dgm__xml_found(&t->in, DGM__FINDING_WARN, "duplicate-language", NULL, "second variant in %.*s; both are kept, the first makes the pair",
				STR(v->language));
	}
	v->properties = b->properties.count - properties;
	v->notes = b->notes.count - notes;
	if (!t->seg_seen) {
		dgm__xml_found(&t->in, DGM__FINDING_WARN, "no-segment", NULL, "<tuv> without <seg>; its unit is left out");
		t->dropped = true;
	}
}

static void end_unit(dgm__tmx *t)
{
	dgm__build *b = &t->build;

	if (!b->variants.count) {
		dgm__xml_found(&t->in, DGM__FINDING_WARN, "no-variant", NULL, "<tu> without <tuv>; left out");
		t->dropped = true;
	} else if (b->variants.count == 1) {
		dgm__xml_found(&t->in, DGM__FINDING_WARN, "single-variant", NULL, "a unit of one language: no pair in it");
	}
	dgm__tmx_check_source(t);
	dgm__tmx_check_id(t);
	if (t->in.st != DGM_OK || t->dropped)
		return;
	if (!dgm__queue_push(&t->in.queue, b))
		dgm__xml_no_memory(&t->in);
	else
		t->in.units++;
}

static void end_header(dgm__tmx *t)
{
	dgm_memory_header *h = &t->in.reader->header;

	h->properties = t->header_properties.items;
	h->property_count = t->header_properties.count;
	h->notes = t->header_notes.items;
	h->note_count = t->header_notes.count;
	t->in.header_done = true;
	t->build.unit_properties.count = t->build.unit_notes.count = 0;
}

static void end(dgm__xml_input *in, unsigned kind)
{
	dgm__tmx *t = (dgm__tmx *)in;

	if (t->native && in->depth + 1 > t->native) {
		dgm__tmx_native_end(t, (dgm__tmx_kind)kind);
	} else {
		switch (kind) {
		case DGM__TMX_ROOT:
			if (!t->body_seen)
				dgm__xml_found(in, DGM__FINDING_WARN, "no-body", NULL, "no <body>: no units");
			break;
		case DGM__TMX_HEADER: end_header(t); break;
		case DGM__TMX_TU: end_unit(t); break;
		case DGM__TMX_TUV: end_variant(t); break;
		case DGM__TMX_SEG: end_segment(t); break;
		case DGM__TMX_NOTE: case DGM__TMX_PROP: dgm__tmx_end_note(t, (dgm__tmx_kind)kind); break;
		case DGM__TMX_HI: (void)dgm__tmx_add_code(t, DGM_CODE_HI_END); break;
		case DGM__TMX_BPT: case DGM__TMX_EPT: case DGM__TMX_PH: case DGM__TMX_IT: case DGM__TMX_UT: dgm__tmx_native_close(t); break;
		default: break;
		}
	}
	if (t->build.chars.failed != DGM_OK)
		dgm__tmx_fail_buffer(t, &t->build.chars);
}

static void text(dgm__xml_input *in, const char *p, size_t n)
{
	dgm__tmx *t = (dgm__tmx *)in;

	if (t->native_is_markup)
		dgm__xml_escape(&t->build.chars, (dgm_str){ p, n }, false);
	else if (t->into)
		dgm__buffer_append(t->into, p, n);
	else
		dgm__xml_stray(in, p, n, "outside <seg>");
	if (t->into && t->into->failed != DGM_OK)
		dgm__tmx_fail_buffer(t, t->into);
}

static void finished(dgm__xml_input *in)
{
	dgm__tmx *t = (dgm__tmx *)in;

	if (t->tus && !t->language_seen)
		dgm__xml_fail(in, DGM_EFORMAT, 0, "no variant names its language; nothing can be used");
}

const dgm__xml_dialect dgm__tmx_dialect = {
	.name = "TMX", .two_documents = "text after </tmx>; join memories with tm merge", .elements = dgm__tmx_element_names, .kinds = DGM__TMX_KINDS,
	.attributes = dgm__tmx_attribute_names, .attribute_count = DGM__TMX_ATTRIBUTES, .other_content = dgm__tmx_other_content,
	.start = start, .end = end, .text = text, .finished = finished,
};
