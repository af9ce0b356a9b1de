/*
 * TMX 1.4b, valid by the 1.4 DTD whatever the units hold; level 2 where they hold inline codes. What clients need beyond the DTD
 * (header attributes, hyphens in tags, source first) and why: doc/formats/tmx.md.
 */
#include "io/writer.h"

#include <stdio.h>
#include <string.h>

#include "base/status.h"
#include "io/xml.h"
#include "io/xml_check.h"

static void write_history(dgm_output *out, const dgm_history *h, bool header)
{
	if (!header) {
		dgm__xml_attribute(out, "usagecount", h->usage_count);
		dgm__xml_attribute(out, "lastusagedate", h->last_usage_date);
		dgm__xml_attribute(out, "creationtool", h->creation_tool);
		dgm__xml_attribute(out, "creationtoolversion", h->creation_tool_version);
	}
	dgm__xml_attribute(out, "creationdate", h->creation_date);
	dgm__xml_attribute(out, "creationid", h->creation_id);
	dgm__xml_attribute(out, "changedate", h->change_date);
	dgm__xml_attribute(out, "changeid", h->change_id);
}

static void write_notes(dgm_output *out, const dgm_property *properties, size_t property_count, const dgm_str *notes, size_t note_count)
{
	for (size_t i = 0; i < note_count; i++) {
		dgm_output_puts(out, "<note>");
		dgm__xml_text(out, notes[i]);
		dgm_output_puts(out, "</note>\n");
	}
	for (size_t i = 0; i < property_count; i++) {
		dgm_output_puts(out, "<prop");
		dgm__xml_required(out, "type", properties[i].type, "");
		dgm__xml_attribute(out, "xml:lang", properties[i].language);
		dgm_output_puts(out, ">");
		dgm__xml_text(out, properties[i].value);
		dgm_output_puts(out, "</prop>\n");
	}
}

/* The four values that the DTD knows; anything else reads as absent. */
static dgm_str segment_type(dgm_str s)
{
	static const char *const known[] = { "block", "paragraph", "sentence", "phrase" };

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (s.n == strlen(known[i]) && !memcmp(s.p, known[i], s.n))
			return s;
	return (dgm_str){ NULL, 0 };
}

static dgm_status begin(dgm_unit_writer *w, const dgm_memory_header *h, dgm_error *err)
{
	dgm_output *out = w->output;
	dgm_status st = dgm__xml_check_header(dgm_output_name(out), h, err);

	if (st != DGM_OK)
		return st;
	dgm_output_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n<header");
	dgm__xml_required(out, "creationtool", h->tool, "dragoman");
	dgm__xml_required(out, "creationtoolversion", h->tool_version, dgm_version());
	dgm__xml_required(out, "segtype", segment_type(h->segment_type), "sentence");
	dgm__xml_required(out, "o-tmf", h->original_format, "dragoman");
	dgm__xml_required(out, "adminlang", h->admin_language, "en");
	dgm__xml_required(out, "srclang", h->source_language, "*all*");
	dgm__xml_required(out, "datatype", h->datatype, "plaintext");
	dgm__xml_attribute(out, "o-encoding", h->original_encoding);
	write_history(out, &h->history, true);
	if (h->property_count + h->note_count) {
		dgm_output_puts(out, ">\n");
		write_notes(out, h->properties, h->property_count, h->notes, h->note_count);
		dgm_output_puts(out, "</header>\n<body>\n");
	} else {
		dgm_output_puts(out, "/>\n<body>\n");
	}
	return DGM_OK;
}

static const char *const code_names[] = { [DGM_CODE_BPT] = "bpt", [DGM_CODE_EPT] = "ept", [DGM_CODE_PH] = "ph", [DGM_CODE_IT] = "it",
	[DGM_CODE_UT] = "ut", [DGM_CODE_HI_BEGIN] = "hi" };

/* As the DTD has it: which attributes an element takes, and which it needs. */
static void write_code(dgm_output *out, const dgm_code *c)
{
	dgm_output_printf(out, "<%s", code_names[c->kind]);
	if (c->kind == DGM_CODE_BPT || c->kind == DGM_CODE_EPT)
		dgm__xml_required(out, "i", c->i, "0");
	if (c->kind == DGM_CODE_IT)
		dgm__xml_required(out, "pos", c->extra, "begin");
	if (c->kind == DGM_CODE_PH)
		dgm__xml_attribute(out, "assoc", c->extra);
	if (c->kind != DGM_CODE_EPT)
		dgm__xml_attribute(out, "x", c->x);
	if (c->kind != DGM_CODE_EPT && c->kind != DGM_CODE_UT)
		dgm__xml_attribute(out, "type", c->type);
	dgm_output_write(out, ">", 1);
	if (c->kind == DGM_CODE_HI_BEGIN)
		return;
	if (c->is_markup)
		dgm_output_str_write(out, c->native);
	else
		dgm__xml_text(out, c->native);
	dgm_output_printf(out, "</%s>", code_names[c->kind]);
}

/* The text with its codes; hi is closed where the segment ends, and closed only where it is open. */
static void write_segment(dgm_output *out, const dgm_variant *v)
{
	size_t from = 0, open = 0;

	for (size_t i = 0; i < v->code_count; i++) {
		const dgm_code *c = &v->codes[i];

		if (from < c->text_off)
			dgm__xml_text(out, (dgm_str){ v->text.p + from, c->text_off - from });
		from = c->text_off;
		open += c->kind == DGM_CODE_HI_BEGIN;
		if (c->kind != DGM_CODE_HI_END)
			write_code(out, c);
		else if (open && open--)
			dgm_output_puts(out, "</hi>");
	}
	if (from < v->text.n)
		dgm__xml_text(out, (dgm_str){ v->text.p + from, v->text.n - from });
	while (open--)
		dgm_output_puts(out, "</hi>");
}

static void write_variant(dgm_output *out, const dgm_variant *v)
{
	dgm_output_puts(out, "<tuv");
	dgm__xml_attribute(out, "xml:lang", v->language);
	write_history(out, &v->history, false);
	dgm_output_puts(out, v->property_count + v->note_count ? ">\n" : ">");
	write_notes(out, v->properties, v->property_count, v->notes, v->note_count);
	dgm_output_puts(out, "<seg>");
	write_segment(out, v);
	dgm_output_puts(out, "</seg></tuv>\n");
}

static dgm_status unit(dgm_unit_writer *w, const dgm_unit *u, dgm_error *err)
{
	dgm_output *out = w->output;
	dgm_status st = dgm__xml_check_unit(dgm_output_name(out), w->written + 1, u, err);

	if (st != DGM_OK)
		return st;
	dgm_output_puts(out, "<tu");
	dgm__xml_attribute(out, "tuid", u->id);
	dgm__xml_attribute(out, "datatype", u->datatype);
	write_history(out, &u->history, false);
	dgm__xml_attribute(out, "segtype", segment_type(u->segment_type));
	dgm__xml_attribute(out, "srclang", u->source_language);
	dgm_output_puts(out, ">\n");
	write_notes(out, u->properties, u->property_count, u->notes, u->note_count);
	for (size_t i = 0; i < u->variant_count; i++)
		write_variant(out, &u->variants[i]);
	dgm_output_puts(out, "</tu>\n");
	return DGM_OK;
}

static dgm_status end(dgm_unit_writer *w, dgm_error *err)
{
	dgm_output_puts(w->output, "</body>\n</tmx>\n");
	return DGM_OK;
}

const dgm__writer_format dgm__writer_tmx = {
	.info = { .name = "tmx", .extension = ".tmx", .summary = "TMX 1.4b, level 2 where there are inline codes" },
	.begin = begin, .unit = unit, .end = end,
};
