/*
 * XLIFF 1.2 and 2.0/2.1 as a stream of units: one unit a segment, its source and its target. What stands where is in the tables of xliff_rules.c; the choices
 * are in doc/formats/xliff.md.
 */
#include "io/xliff_read.h"

#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "io/native.h"
#include "io/tags.h"
#include "io/xml.h"

static dgm__xliff_kind parent_of(const dgm__xliff *x)
{
	return x->in.depth ? (dgm__xliff_kind)x->in.stack[x->in.depth - 1] : DGM__XLIFF_KINDS;
}

/* --- root and files ---------------------------------------------------------------------------------------------------------------------- */

static void take_language(dgm__xliff *x, dgm__xliff_side side, dgm_str written)
{
	x->languages[side] = (dgm_str){ NULL, 0 };
	if (!written.n || dgm__xml_is(written, "und"))
		return;
	if (!dgm__tag(&x->tags, written, &x->languages[side]))
		dgm__xml_no_memory(&x->in);
	else if (!x->languages[side].p)
		dgm__xml_found(&x->in, DGM__FINDING_WARN, "language-tag", NULL, "\"%.*s\" is no language tag; its texts are left out", dgm__clip(written, 60),
			written.p);
}

static void begin_root(dgm__xliff *x, dgm__xliff_kind kind, const char *name, const dgm__xml_attributes *a)
{
	dgm_str version = dgm__xml_value(a, DGM__XA_VERSION);

	if (kind != DGM__XLIFF_ROOT) {
		dgm__xml_fail(&x->in, DGM_EFORMAT, 0, "the root element is <%.60s>, not <xliff>", name);
		return;
	}
	x->is_2 = version.n && version.p[0] == '2';
	if (!dgm__xml_is(version, "1.2") && !dgm__xml_is(version, "1.1") && !dgm__xml_is(version, "2.0") && !dgm__xml_is(version, "2.1")) {
		if (version.n && (version.p[0] != '1' && version.p[0] != '2'))
			dgm__xml_fail(&x->in, DGM_EFORMAT, 0, "XLIFF %.*s is not supported; export version 1.2 or 2.1", dgm__clip(version, 16), version.p);
		else
			dgm__xml_found(&x->in, DGM__FINDING_WARN, "version", NULL, "version \"%.*s\" is none of 1.1, 1.2, 2.0, 2.1; read as %s",
				dgm__clip(version, 16), version.n ? version.p : "", x->is_2 ? "2.1" : "1.2");
	}
	if (x->is_2) {
		take_language(x, DGM__XLIFF_FROM, dgm__xml_value(a, DGM__XA_SRC_LANG));
		take_language(x, DGM__XLIFF_TO, dgm__xml_value(a, DGM__XA_TRG_LANG));
	}
}

static void begin_file(dgm__xliff *x, const dgm__xml_attributes *a)
{
	dgm_str id = dgm__xml_value(a, x->is_2 ? DGM__XA_ID : DGM__XA_ORIGINAL);

	x->files++;
	dgm__buffer_reset(&x->file);
	dgm__buffer_str(&x->file, id);
	if (x->file.failed != DGM_OK)
		dgm__xml_fail(&x->in, x->file.failed, 0, "a file's name of more than %d bytes", DGM__MOST_SEGMENT);
	if (!x->is_2) {
		take_language(x, DGM__XLIFF_FROM, dgm__xml_value(a, DGM__XA_SOURCE_LANGUAGE));
		take_language(x, DGM__XLIFF_TO, dgm__xml_value(a, DGM__XA_TARGET_LANGUAGE));
	}
	if (x->files > 1)
		dgm__xliff_end_header(x);
}

/* --- notes and metadata ------------------------------------------------------------------------------------------------------------------ */

static dgm__xliff_extra *add_extra(dgm__xliff *x)
{
	dgm__xliff_extra *e = NULL;

	if (x->extras.count >= DGM__MOST_PROPERTIES)
		dgm__xml_fail(&x->in, DGM_ELIMIT, 0, "more than %d notes and properties in one unit", DGM__MOST_PROPERTIES);
	else if (!(e = dgm__vector_push(&x->extras)))
		dgm__xml_no_memory(&x->in);
	return e;
}

static uint8_t side_of(dgm_str word)
{
	return dgm__xml_is(word, "source") ? DGM__XLIFF_FROM : dgm__xml_is(word, "target") ? DGM__XLIFF_TO : DGM__XLIFF_SIDES;
}

/* Only units and, before them, the file as a whole have a place for what is said beside the text. */
static bool has_place(dgm__xliff *x, const char *what)
{
	if (x->in_unit || (!x->in.header_done && x->files == 1 && parent_of(x) != DGM__XLIFF_GROUP))
		return true;
	dgm__xml_found(&x->in, DGM__FINDING_WARN, "stray-note", NULL, "%s outside a unit; left out", what);
	return false;
}

static int begin_note(dgm__xliff *x, const dgm__xml_attributes *a)
{
	dgm__xliff_extra *e;

	if (!has_place(x, "a note"))
		return -1;
	e = add_extra(x);
	if (!e)
		return DGM__XLIFF_NOTE;
	e->side = x->in_unit ? side_of(dgm__xml_value(a, x->is_2 ? DGM__XA_APPLIES_TO : DGM__XA_ANNOTATES)) : DGM__XLIFF_SIDES;
	e->is_note = true;
	e->value = dgm__build_hold(&x->raw, "", 0);
	x->into = &x->raw.chars;
	return DGM__XLIFF_NOTE;
}

#define METADATA_PARENTS (DGM__BIT(DGM__XLIFF_FILE) | DGM__BIT(DGM__XLIFF_HEADER) | DGM__BIT(DGM__XLIFF_GROUP) | DGM__BIT(DGM__XLIFF_UNIT) | \
	DGM__BIT(DGM__XLIFF_TRANS_UNIT))

/* The attributes that these elements have are in no namespace, so the dialect's table has them. */
static int begin_metadata(dgm__xliff *x, const char *name, const dgm__xml_attributes *a)
{
	static const char property[] = "property:";
	dgm__xliff_kind parent = parent_of(x);
	dgm_str category = dgm__xml_value(a, DGM__XA_CATEGORY);
	dgm__xliff_extra *e;

	if (!strcmp(name, "metadata"))
		return parent < DGM__XLIFF_KINDS && METADATA_PARENTS & DGM__BIT(parent) && has_place(x, "metadata") ? DGM__XLIFF_METADATA_KIND : -1;
	if (!strcmp(name, "metaGroup") && (parent == DGM__XLIFF_METADATA_KIND || parent == DGM__XLIFF_META_GROUP)) {
		x->meta_tmx = dgm__xml_is(category, "tmx");
		x->meta_side = side_of(dgm__xml_value(a, DGM__XA_APPLIES_TO));
		x->meta_language = (dgm__span){ 0, 0 };
		if (category.n >= sizeof property && !memcmp(category.p, property, sizeof property - 1))
			x->meta_language = dgm__build_hold(&x->raw, category.p + sizeof property - 1, category.n - (sizeof property - 1));
		return DGM__XLIFF_META_GROUP;
	}
	if (strcmp(name, "meta") || parent != DGM__XLIFF_META_GROUP || !(e = add_extra(x)))
		return -1;
	*e = (dgm__xliff_extra){ .side = x->in_unit ? x->meta_side : (uint8_t)DGM__XLIFF_SIDES, .is_tmx = x->meta_tmx, .language = x->meta_language };
	e->type = dgm__xliff_hold(x, a, DGM__XA_TYPE);
	e->value = dgm__build_hold(&x->raw, "", 0);
	x->into = &x->raw.chars;
	return DGM__XLIFF_META;
}

static int begin_data(dgm__xliff *x, const dgm__xml_attributes *a)
{
	dgm_str id = dgm__xml_value(a, DGM__XA_ID);
	dgm__span *span;

	if (x->data_spans.count >= DGM__XLIFF_CODES) {
		dgm__xml_fail(&x->in, DGM_ELIMIT, 0, "more than %d codes in one unit", DGM__XLIFF_CODES);
		return -1;
	}
	span = dgm__vector_push(&x->data_spans);
	if (!span || !dgm__strmap_put(&x->data, id.p ? id.p : "", id.n, x->data_spans.count, NULL)) {
		dgm__xml_no_memory(&x->in);
		return -1;
	}
	*span = dgm__build_hold(&x->raw, "", 0);
	x->into = &x->raw.chars;
	return DGM__XLIFF_DATA;
}

/* --- units ------------------------------------------------------------------------------------------------------------------------------- */

static int begin_unit(dgm__xliff *x, dgm__xliff_kind kind, const dgm__xml_attributes *a)
{
	dgm__xliff_begin_unit(x);
	x->id = dgm__xliff_hold(x, a, DGM__XA_ID);
	x->name = dgm__xliff_hold(x, a, x->is_2 ? DGM__XA_NAME : DGM__XA_RESNAME);
	x->approved = dgm__xliff_hold(x, a, DGM__XA_APPROVED);
	if (kind == DGM__XLIFF_TRANS_UNIT)
		(void)dgm__xliff_add_piece(x);
	return (int)kind;
}

static int begin_segment(dgm__xliff *x, const dgm__xml_attributes *a)
{
	dgm__xliff_piece *p = dgm__xliff_add_piece(x);

	if (p) {
		p->id = dgm__xliff_hold(x, a, DGM__XA_ID);
		p->state = dgm__xliff_hold(x, a, DGM__XA_STATE);
		p->sub_state = dgm__xliff_hold(x, a, DGM__XA_SUB_STATE);
	}
	return DGM__XLIFF_SEGMENT;
}

/* source, target, seg-source */
static int begin_flow(dgm__xliff *x, dgm__xliff_kind kind, const dgm__xml_attributes *a)
{
	dgm__xliff_side side = kind == DGM__XLIFF_TARGET ? DGM__XLIFF_TO : DGM__XLIFF_FROM;
	size_t at = x->is_2 ? x->pieces.count - 1 : 0;
	dgm_str written = dgm__xml_value(a, DGM__XA_XML_LANG), language = x->languages[side];
	dgm__xliff_piece *p = dgm__vector_at(&x->pieces, at);

	if (kind == DGM__XLIFF_SEG_SOURCE) {
		x->side = side;
		x->piece = 0;
		x->open.count = 0;
		x->outside = true;
		return (int)kind;
	}
	if (p->sides[side].text.at) {
		dgm__xml_fail(&x->in, DGM_EFORMAT, 0, "second <%s> in one unit: which is the text?", dgm__xliff_element_names[kind]);
		return -1;
	}
	if (written.n && !dgm__tag(&x->tags, written, &language)) {
		dgm__xml_no_memory(&x->in);
		return -1;
	}
	if (!language.p && side == DGM__XLIFF_TO) {
		dgm__xml_found(&x->in, DGM__FINDING_WARN, "no-language", NULL, "a target without a language; left out");
		return -1;
	}
	p->sides[side].language = language;
	p->sides[side].line = dgm__xml_input_line(&x->in);
	if (side == DGM__XLIFF_TO && !x->is_2) {
		p->state = dgm__xliff_hold(x, a, DGM__XA_STATE);
		p->sub_state = (dgm__span){ 0, 0 };
	}
	dgm__xliff_begin_text(x, at, side);
	return (int)kind;
}

static void end_flow(dgm__xliff *x)
{
	const dgm__xliff_piece *whole = dgm__vector_at(&x->pieces, 0);

	if (!x->outside)
		dgm__xliff_end_text(x);
	/* the segments of 1.2 are in the languages of the whole, and in its state */
	for (size_t i = 1; i < x->pieces.count && !x->is_2; i++) {
		dgm__xliff_piece *p = dgm__vector_at(&x->pieces, i);

		p->state = whole->state;
		for (int side = 0; side < DGM__XLIFF_SIDES; side++) {
			p->sides[side].language = whole->sides[side].language;
			p->sides[side].line = whole->sides[side].line;
		}
	}
	x->into = NULL;
	x->outside = false;
}

/* Is the element where it may be? Else says so. */
static bool may_stand(dgm__xliff *x, dgm__xliff_kind kind, const char *name, const char *prefix)
{
	dgm__xliff_kind parent = parent_of(x);

	if (kind == DGM__XLIFF_KINDS || kind == DGM__XLIFF_IGNORABLE) {
		dgm__xml_found(&x->in, DGM__FINDING_WARN, "skipped-element", name, "<%.40s%s%.60s> is no part of a memory; skipped with its content",
			prefix ? prefix : "", prefix ? ":" : "", name);
		return false;
	}
	if (parent == DGM__XLIFF_SEGMENT_MARK || parent == DGM__XLIFF_HIGHLIGHT || parent == DGM__XLIFF_TRANSPARENT)
		parent = DGM__XLIFF_MRK;
	if (parent < DGM__XLIFF_KINDS && dgm__xliff_parents[kind] & DGM__BIT(parent) && (kind != DGM__XLIFF_SUB || x->native))
		return true;
	dgm__xml_found(&x->in, DGM__FINDING_WARN, "misplaced-element", name, "<%.60s> does not belong here in <%s>; skipped with its content", name,
		dgm__xml_open_element(&x->in));
	return false;
}

static int start_element(dgm__xliff *x, dgm__xliff_kind kind, const dgm__xml_attributes *a)
{
	switch (kind) {
	case DGM__XLIFF_FILE:
		begin_file(x, a);
		return (int)kind;
	case DGM__XLIFF_GROUP:
		dgm__xliff_end_header(x);
		return (int)kind;
	case DGM__XLIFF_UNIT:
	case DGM__XLIFF_TRANS_UNIT:
		return begin_unit(x, kind, a);
	case DGM__XLIFF_SEGMENT:
		return begin_segment(x, a);
	case DGM__XLIFF_SOURCE:
	case DGM__XLIFF_TARGET:
	case DGM__XLIFF_SEG_SOURCE:
		return begin_flow(x, kind, a);
	case DGM__XLIFF_NOTE:
		return begin_note(x, a);
	case DGM__XLIFF_DATA:
		return begin_data(x, a);
	default:
		return kind >= DGM__XLIFF_G ? dgm__xliff_start_inline(x, kind, a) : (int)kind;
	}
}

static void check_buffers(dgm__xliff *x)
{
	if (x->text.failed == DGM_ELIMIT)
		dgm__xml_fail(&x->in, DGM_ELIMIT, 0, "a segment of more than %d bytes", DGM__MOST_SEGMENT);
	else if (x->raw.chars.failed == DGM_ELIMIT)
		dgm__xml_fail(&x->in, DGM_ELIMIT, 0, "a unit of more than %d bytes", DGM__MOST_UNIT);
	else if (x->text.failed != DGM_OK || x->raw.chars.failed != DGM_OK)
		dgm__xml_no_memory(&x->in);
}

static int start(dgm__xml_input *in, unsigned known, const char *name, const char *prefix, const char *uri, const dgm__xml_attributes *a)
{
	dgm__xliff *x = (dgm__xliff *)in;
	dgm__xliff_kind kind = (dgm__xliff_kind)known;
	int held;

	if (!in->depth) {
		begin_root(x, kind, name, a);
		return DGM__XLIFF_ROOT;
	}
	if (uri && !strcmp(uri, DGM__XLIFF_METADATA))
		held = begin_metadata(x, name, a);
	else
		held = may_stand(x, kind, name, prefix) ? start_element(x, kind, a) : -1;
	check_buffers(x);
	return held;
}

/* The string that was being collected into raw.chars. */
static void end_string(dgm__xliff *x, dgm__span *span)
{
	dgm__native_close(&x->raw, span);
	x->into = NULL;
}

static void end(dgm__xml_input *in, unsigned kind)
{
	dgm__xliff *x = (dgm__xliff *)in;

	switch (kind) {
	case DGM__XLIFF_FILE:
		dgm__xliff_end_header(x);
		break;
	case DGM__XLIFF_UNIT:
	case DGM__XLIFF_TRANS_UNIT:
		dgm__xliff_end_unit(x);
		break;
	case DGM__XLIFF_SOURCE:
	case DGM__XLIFF_TARGET:
	case DGM__XLIFF_SEG_SOURCE:
		end_flow(x);
		break;
	case DGM__XLIFF_NOTE:
	case DGM__XLIFF_META:
		end_string(x, &((dgm__xliff_extra *)dgm__vector_at(&x->extras, x->extras.count - 1))->value);
		break;
	case DGM__XLIFF_DATA:
		end_string(x, dgm__vector_at(&x->data_spans, x->data_spans.count - 1));
		break;
	default:
		if (kind >= DGM__XLIFF_G)
			dgm__xliff_end_inline(x, kind);
	}
	check_buffers(x);
}

static void text(dgm__xml_input *in, const char *p, size_t n)
{
	dgm__xliff *x = (dgm__xliff *)in;

	if (x->outside)
		return;
	if (x->native_is_markup)
		dgm__xml_escape(&x->raw.chars, (dgm_str){ p, n }, false);
	else if (x->into)
		dgm__buffer_append(x->into, p, n);
	else
		dgm__xml_stray(in, p, n, "outside a segment");
	check_buffers(x);
}

static const dgm__xml_dialect dialect = {
	.name = "XLIFF", .two_documents = "text after </xliff>; make two files of it", .elements = dgm__xliff_element_names, .kinds = DGM__XLIFF_KINDS,
	.attributes = dgm__xliff_attribute_names, .attribute_count = DGM__XLIFF_ATTRIBUTES, .start = start, .end = end, .text = text,
};

/* --- the format -------------------------------------------------------------------------------------------------------------------------- */

static void close_reader(dgm_unit_reader *reader)
{
	dgm__xliff *x = reader->state;

	if (!x)
		return;
	dgm__xml_close(&x->in);
	dgm__strmap_clear(&x->tags);
	dgm__strmap_clear(&x->data);
	dgm__buffer_clear(&x->file);
	dgm__buffer_clear(&x->text);
	dgm__build_clear(&x->raw);
	dgm__build_clear(&x->build);
	dgm__vector_clear(&x->pieces);
	dgm__vector_clear(&x->extras);
	dgm__vector_clear(&x->data_spans);
	dgm__vector_clear(&x->open);
	dgm__vector_clear(&x->header_properties);
	dgm__vector_clear(&x->header_notes);
	dgm__arena_clear(&x->header);
	dgm__free(x);
	reader->state = NULL;
}

static dgm_status open_reader(dgm_unit_reader *reader, dgm_error *err)
{
	dgm__xliff *x = dgm__malloc(sizeof *x);

	if (!x)
		return dgm__out_of_memory(err);
	*x = (dgm__xliff){ .raw = DGM__BUILD_INIT, .build = DGM__BUILD_INIT, .file = DGM__BUFFER_INIT(DGM__MOST_SEGMENT),
		.text = DGM__BUFFER_INIT(DGM__MOST_SEGMENT), .pieces = DGM__VECTOR_INIT(dgm__xliff_piece), .extras = DGM__VECTOR_INIT(dgm__xliff_extra),
		.data_spans = DGM__VECTOR_INIT(dgm__span), .open = DGM__VECTOR_INIT(dgm__xliff_pair), .header_properties = DGM__VECTOR_INIT(dgm_property),
		.header_notes = DGM__VECTOR_INIT(dgm_str) };
	reader->state = x;
	reader->header.source_language = (dgm_str){ "*all*", 5 };
	return dgm__xml_open(&x->in, reader, &dialect, err);
}

static dgm_status next_unit(dgm_unit_reader *reader, const dgm_unit **unit, dgm_error *err)
{
	return dgm__xml_next(reader->state, unit, err);
}

/* A file named .tmx that holds XLIFF is a mistake: the reader of TMX says so. */
static int sniff(const char *head, size_t n, const char *name)
{
	return memmem(head, n, "<xliff", 6) && !strstr(name, ".tmx") ? 100 : 0;
}

const dgm__reader_format dgm__reader_xliff = {
	.name = "xliff", .summary = "XLIFF 1.2 and 2.1", .sniff = sniff, .open = open_reader, .next = next_unit, .close = close_reader,
};
