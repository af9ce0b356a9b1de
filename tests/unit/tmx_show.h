/* Units as one readable string, so that a table row can say what is expected. */
#ifndef DGM_TESTS_TMX_SHOW_H
#define DGM_TESTS_TMX_SHOW_H

#include <string.h>

#include <dragoman/memory.h>

#include "base/buffer.h"
#include "io/bytes.h"
#include "io/reader.h"

static inline void show_code(dgm__buffer *to, const dgm_code *c)
{
	static const char *const names[] = { "bpt", "ept", "ph", "it", "ut", "hi", "/hi" };

	dgm__buffer_printf(to, "{%s@%u", names[c->kind], (unsigned)c->text_off);
	if (c->i.n)
		dgm__buffer_printf(to, " i=%.*s", (int)c->i.n, c->i.p);
	if (c->x.n)
		dgm__buffer_printf(to, " x=%.*s", (int)c->x.n, c->x.p);
	if (c->type.n)
		dgm__buffer_printf(to, " type=%.*s", (int)c->type.n, c->type.p);
	if (c->extra.n)
		dgm__buffer_printf(to, " %.*s", (int)c->extra.n, c->extra.p);
	if (c->native.n)
		dgm__buffer_printf(to, " %s`%.*s`", c->is_markup ? "xml" : "", (int)c->native.n, c->native.p);
	dgm__buffer_puts(to, "}");
}

static inline void show_properties(dgm__buffer *to, const dgm_property *p, size_t count, const dgm_str *notes, size_t note_count)
{
	for (size_t i = 0; i < count; i++) {
		dgm__buffer_printf(to, " %.*s:%.*s", (int)p[i].type.n, p[i].type.p, (int)p[i].value.n, p[i].value.p);
		if (p[i].language.n)
			dgm__buffer_printf(to, "@%.*s", (int)p[i].language.n, p[i].language.p);
	}
	for (size_t i = 0; i < note_count; i++)
		dgm__buffer_printf(to, " note:%.*s", (int)notes[i].n, notes[i].p);
}

static inline void show_history(dgm__buffer *to, const dgm_history *h)
{
	const dgm_str all[] = { h->creation_date, h->creation_id, h->change_date, h->change_id, h->last_usage_date, h->usage_count,
		h->creation_tool, h->creation_tool_version };
	bool any = false;

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		any |= all[i].n > 0;
	for (size_t i = 0; any && i < sizeof all / sizeof *all; i++) {
		dgm__buffer_puts(to, i ? "," : " (");
		dgm__buffer_str(to, all[i]);
	}
	if (any)
		dgm__buffer_puts(to, ")");
}

/* "#1 id<en> prop:value | en=text{codes} | ru=..." */
static inline void show_unit(dgm__buffer *to, const dgm_unit *u)
{
	dgm__buffer_printf(to, "#%llu", (unsigned long long)u->number);
	if (u->id.n)
		dgm__buffer_printf(to, " %.*s", (int)u->id.n, u->id.p);
	if (u->source_language.n)
		dgm__buffer_printf(to, " <%.*s>", (int)u->source_language.n, u->source_language.p);
	show_history(to, &u->history);
	show_properties(to, u->properties, u->property_count, u->notes, u->note_count);
	for (size_t i = 0; i < u->variant_count; i++) {
		const dgm_variant *v = &u->variants[i];

		dgm__buffer_printf(to, " | %.*s=%.*s", (int)v->language.n, v->language.p, (int)v->text.n, v->text.p);
		for (size_t k = 0; k < v->code_count; k++)
			show_code(to, &v->codes[k]);
		show_history(to, &v->history);
		show_properties(to, v->properties, v->property_count, v->notes, v->note_count);
	}
	dgm__buffer_puts(to, "\n");
}

static inline int show_finding(void *arg, const dgm_memory_finding *f)
{
	dgm__buffer_printf(arg, "%llu %s\n", (unsigned long long)f->line, f->rule);
	return 0;
}

/* Reads n bytes as a file of this name: units into *units, "LINE RULE" into *findings (NULL: not asked). */
static inline dgm_status show_file(const char *name, dgm__buffer *units, dgm__buffer *findings, const char *p, size_t n, dgm_unit_reader_options *opt,
	dgm_error *err)
{
	dgm_unit_reader *reader = NULL;
	const dgm_unit *unit = NULL;
	dgm__bytes *bytes = NULL;
	dgm_status st = dgm__bytes_from_memory(&bytes, p, n, name, err);

	if (findings) {
		opt->found = show_finding;
		opt->found_arg = findings;
	}
	if (st == DGM_OK)
		st = dgm__unit_reader_start(&reader, bytes, opt, err);
	while (st == DGM_OK && (st = dgm_unit_reader_next(reader, &unit, err)) == DGM_OK && unit)
		show_unit(units, unit);
	dgm_unit_reader_close(reader);
	return st;
}

static inline dgm_status show_memory(dgm__buffer *units, dgm__buffer *findings, const char *p, size_t n, dgm_unit_reader_options *opt, dgm_error *err)
{
	return show_file("m.tmx", units, findings, p, n, opt, err);
}

#endif
