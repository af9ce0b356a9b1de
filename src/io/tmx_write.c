/*
 * TMX 1.4b, valid by the 1.4 DTD whatever the units hold; level 2 where they hold inline codes. What clients need beyond the DTD
 * (header attributes, hyphens in tags, source first) and why: doc/formats/tmx.md.
 */
#include "io/writer.h"

#include <stdio.h>
#include <string.h>

#include "base/status.h"
#include "io/xml.h"

/* Where an illegal character stands, for the message. */
typedef struct place {
	const char *file, *what;
	const dgm_unit *unit; /* NULL: the header */
	uint64_t number;
} place;

static dgm_status refuse(const place *at, uint32_t code, dgm_error *err)
{
	char where[128] = "the header", fault[64] = "bytes that are not UTF-8";

	if (at->unit && at->unit->id.n && at->unit->id.n < 80)
		snprintf(where, sizeof where, "unit %llu (%.*s)", (unsigned long long)at->number, (int)at->unit->id.n, at->unit->id.p);
	else if (at->unit)
		snprintf(where, sizeof where, "unit %llu", (unsigned long long)at->number);
	if (code != UINT32_MAX)
		snprintf(fault, sizeof fault, "character U+%04X, which XML 1.0 cannot hold", (unsigned)code);
	return dgm__fail(err, DGM_EFORMAT, at->file, 0, "%s: the %s has %s; remove it first", where, at->what, fault);
}

static dgm_status check(place *at, const char *what, dgm_str s, dgm_error *err)
{
	uint32_t code;

	at->what = what;
	return dgm__xml_is_legal(s, &code) ? DGM_OK : refuse(at, code, err);
}

static dgm_status check_history(place *at, const dgm_history *h, dgm_error *err)
{
	const dgm_str *const all[] = { &h->creation_date, &h->creation_id, &h->change_date, &h->change_id, &h->last_usage_date,
		&h->usage_count, &h->creation_tool, &h->creation_tool_version };
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < sizeof all / sizeof *all && st == DGM_OK; i++)
		st = check(at, "history", *all[i], err);
	return st;
}

static dgm_status check_notes(place *at, const dgm_property *properties, size_t property_count, const dgm_str *notes, size_t note_count,
	dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < property_count && st == DGM_OK; i++) {
		st = check(at, "property", properties[i].type, err);
		if (st == DGM_OK)
			st = check(at, "property", properties[i].value, err);
		if (st == DGM_OK)
			st = check(at, "property", properties[i].language, err);
	}
	for (size_t i = 0; i < note_count && st == DGM_OK; i++)
		st = check(at, "note", notes[i], err);
	return st;
}

static dgm_status check_codes(place *at, const dgm_variant *v, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < v->code_count && st == DGM_OK; i++) {
		const dgm_code *c = &v->codes[i];
		const dgm_str *const all[] = { &c->i, &c->x, &c->type, &c->extra, &c->native };

		if (c->text_off > v->text.n || (i && c->text_off < c[-1].text_off))
			return dgm__fail(err, DGM_EARG, at->file, 0, "unit %llu: an inline code lies outside its text", (unsigned long long)at->number);
		for (size_t k = 0; k < sizeof all / sizeof *all && st == DGM_OK; k++)
			st = check(at, "inline code", *all[k], err);
	}
	return st;
}

/* A unit is written whole or not at all, so it is read over before the first byte. */
static dgm_status check_unit(place *at, const dgm_unit *u, dgm_error *err)
{
	dgm_status st = check(at, "id", u->id, err);

	if (st == DGM_OK && !u->variant_count)
		return dgm__fail(err, DGM_EARG, at->file, 0, "unit %llu has no variant", (unsigned long long)at->number);
	if (st == DGM_OK)
		st = check_history(at, &u->history, err);
	if (st == DGM_OK)
		st = check(at, "data type", u->datatype, err);
	if (st == DGM_OK)
		st = check(at, "source language", u->source_language, err);
	if (st == DGM_OK)
		st = check_notes(at, u->properties, u->property_count, u->notes, u->note_count, err);
	for (size_t i = 0; i < u->variant_count && st == DGM_OK; i++) {
		const dgm_variant *v = &u->variants[i];

		if (!v->language.n)
			return dgm__fail(err, DGM_EARG, at->file, 0, "unit %llu: a variant has no language", (unsigned long long)at->number);
		st = check(at, "language tag", v->language, err);
		if (st == DGM_OK)
			st = check(at, "text", v->text, err);
		if (st == DGM_OK)
			st = check_codes(at, v, err);
		if (st == DGM_OK)
			st = check_history(at, &v->history, err);
		if (st == DGM_OK)
			st = check_notes(at, v->properties, v->property_count, v->notes, v->note_count, err);
	}
	return st;
}

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
		/* type is required by the DTD, also where it is empty */
		dgm_output_puts(out, "<prop");
		if (properties[i].type.n)
			dgm__xml_attribute(out, "type", properties[i].type);
		else
			dgm_output_puts(out, " type=\"\"");
		dgm__xml_attribute(out, "xml:lang", properties[i].language);
		dgm_output_puts(out, ">");
		dgm__xml_text(out, properties[i].value);
		dgm_output_puts(out, "</prop>\n");
	}
}

static void required(dgm_output *out, const char *name, dgm_str value, const char *otherwise)
{
	dgm__xml_attribute(out, name, value.n ? value : (dgm_str){ otherwise, strlen(otherwise) });
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
	const dgm_str all[] = { h->source_language, h->admin_language, h->datatype, h->original_format, h->original_encoding, h->tool,
		h->tool_version };
	place at = { .file = dgm_output_name(w->output) };
	dgm_output *out = w->output;
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < sizeof all / sizeof *all && st == DGM_OK; i++)
		st = check(&at, "attribute", all[i], err);
	if (st == DGM_OK)
		st = check_history(&at, &h->history, err);
	if (st == DGM_OK)
		st = check_notes(&at, h->properties, h->property_count, h->notes, h->note_count, err);
	if (st != DGM_OK)
		return st;
	dgm_output_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n<header");
	required(out, "creationtool", h->tool, "dragoman");
	required(out, "creationtoolversion", h->tool_version, dgm_version());
	required(out, "segtype", segment_type(h->segment_type), "sentence");
	required(out, "o-tmf", h->original_format, "dragoman");
	required(out, "adminlang", h->admin_language, "en");
	required(out, "srclang", h->source_language, "*all*");
	required(out, "datatype", h->datatype, "plaintext");
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
		required(out, "i", c->i, "0");
	if (c->kind == DGM_CODE_IT)
		required(out, "pos", c->extra, "begin");
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

		dgm__xml_text(out, (dgm_str){ v->text.p + from, c->text_off - from });
		from = c->text_off;
		open += c->kind == DGM_CODE_HI_BEGIN;
		if (c->kind != DGM_CODE_HI_END)
			write_code(out, c);
		else if (open && open--)
			dgm_output_puts(out, "</hi>");
	}
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
	place at = { .file = dgm_output_name(w->output), .unit = u, .number = w->written + 1 };
	dgm_output *out = w->output;
	dgm_status st = check_unit(&at, u, err);

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
