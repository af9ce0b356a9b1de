/* Characters that XML 1.0 cannot hold, found before anything is written. */
#include "io/xml_check.h"

#include <stdio.h>

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

dgm_status dgm__xml_check_unit(const char *file, uint64_t number, const dgm_unit *u, dgm_error *err)
{
	place here = { .file = file, .unit = u, .number = number }, *at = &here;
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

dgm_status dgm__xml_check_header(const char *file, const dgm_memory_header *h, dgm_error *err)
{
	const dgm_str all[] = { h->source_language, h->admin_language, h->datatype, h->original_format, h->original_encoding, h->tool,
		h->tool_version };
	place at = { .file = file };
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < sizeof all / sizeof *all && st == DGM_OK; i++)
		st = check(&at, "attribute", all[i], err);
	if (st == DGM_OK)
		st = check_history(&at, &h->history, err);
	return st == DGM_OK ? check_notes(&at, h->properties, h->property_count, h->notes, h->note_count, err) : st;
}
