/*
 * Units as PO, the catalogues of GNU gettext; what becomes of what: po_read.c. An entry that would stand twice gets a context of its own.
 */
#include "io/writer.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/seen.h"
#include "base/status.h"
#include "base/str.h"
#include "io/confidence.h"
#include "io/po.h"
#include "io/xml.h"

enum { MOST_KEYS = 1 << 21 }; /* slots: 32 MiB, some 1.5 million entries whose repeats are known */

typedef struct writing {
	bool begun;
	char date[32];
	dgm__buffer context;
	dgm__seen keys; /* msgctxt and msgid: an entry may stand once */
} writing;

static dgm_status begin_po(dgm_unit_writer *w, const dgm_memory_header *h, dgm_error *err)
{
	writing *s = dgm__calloc(1, sizeof *s);
	dgm_str date = h->history.creation_date;

	if (!s)
		return dgm__out_of_memory(err);
	w->state = s;
	s->keys.largest = MOST_KEYS;
	s->context.max = SIZE_MAX / 2;
	if (dgm__xml_date_is_valid(date))
		snprintf(s->date, sizeof s->date, "%.4s-%.2s-%.2s %.2s:%.2s+0000", date.p, date.p + 4, date.p + 6, date.p + 9, date.p + 11);
	dgm__writer_source(w, h);
	return DGM_OK;
}

/* "en-GB" as gettext spells it. */
static void write_language(dgm_output *out, const char *field, const char *tag)
{
	dgm_output_printf(out, "\"%s: ", field);
	for (; *tag; tag++)
		dgm_output_write(out, *tag == '-' ? "_" : tag, 1);
	dgm_output_puts(out, "\\n\"\n");
}

static void write_header(dgm_unit_writer *w, writing *s)
{
	dgm_output *out = w->output;

	dgm_output_puts(out, "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: memory\\n\"\n");
	dgm_output_printf(out, "\"PO-Revision-Date: %s\\n\"\n", *s->date ? s->date : "1970-01-01 00:00+0000");
	dgm_output_puts(out, "\"Last-Translator: dragoman\\n\"\n");
	write_language(out, "Language-Team", w->column_count > 1 ? w->columns[1] : "");
	write_language(out, "Language", w->column_count > 1 ? w->columns[1] : "");
	dgm_output_puts(out, "\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n");
	write_language(out, "X-Source-Language", w->column_count ? w->columns[0] : "");
	dgm_output_printf(out, "\"X-Generator: dragoman %s\\n\"\n", dgm_version());
	s->begun = true;
}

/* The escape of a byte, or NULL where it stands for itself. */
static const char *escape_of(char c, char room[5])
{
	static const char codes[] = "\"\\\n\t\r\a\b\f\v", letters[] = "\"\\ntrabfv";
	const char *at = c ? strchr(codes, c) : NULL;

	if (at)
		snprintf(room, 5, "\\%c", letters[at - codes]);
	else if ((unsigned char)c < 0x20 || c == 0x7F)
		snprintf(room, 5, "\\%03o", (unsigned)(unsigned char)c);
	else
		return NULL;
	return room;
}

static void write_string(dgm_output *out, const char *key, dgm_str text)
{
	size_t from = 0;
	char room[5];

	dgm_output_printf(out, "%s \"", key);
	for (size_t i = 0; i < text.n; i++) {
		const char *escape = escape_of(text.p[i], room);

		if (!escape)
			continue;
		dgm_output_write(out, text.p + from, i - from);
		dgm_output_puts(out, escape);
		from = i + 1;
	}
	dgm_output_write(out, text.n ? text.p + from : "", text.n - from);
	dgm_output_puts(out, "\"\n");
}

/* A comment for each line of the text. */
static void write_comment(dgm_output *out, const char *mark, dgm_str text)
{
	size_t n;

	for (size_t from = 0; from <= text.n; from += n + 1) {
		const char *end = from < text.n ? memchr(text.p + from, '\n', text.n - from) : NULL;

		n = end ? (size_t)(end - text.p) - from : text.n - from;
		dgm_output_puts(out, mark);
		for (size_t i = from; i < from + n; i++)
			dgm_output_write(out, text.p[i] == '\r' || !text.p[i] ? " " : text.p + i, 1);
		dgm_output_write(out, "\n", 1);
	}
}

static const struct { const char *type, *mark; } comments[] = {
	{ "x-comment", "#. " }, { "x-reference", "#: " }, { "x-flags", "#, " },
};

/* Properties that came from a PO file are comments again; the fuzzy flag says the rest of what a person should know. */
static void write_comments(dgm_unit_writer *w, const dgm_unit *u)
{
	for (size_t i = 0; i < u->note_count; i++)
		write_comment(w->output, "# ", u->notes[i]);
	for (size_t k = 0; k < sizeof comments / sizeof *comments; k++)
		for (size_t i = 0; i < u->property_count; i++)
			if (dgm__str_is(u->properties[i].type, comments[k].type)) {
				write_comment(w->output, comments[k].mark, u->properties[i].value);
				w->lost[DGM__LOSS_PROPERTIES]--;
			} else if (!k && dgm__str_is(u->properties[i].type, "x-fuzzy")) {
				w->lost[DGM__LOSS_PROPERTIES]--;
			}
	if (!dgm__unit_is_certain(u))
		dgm_output_puts(w->output, "#, fuzzy\n");
}

/* Has an entry of this context and source stood before, or can that no longer be known? */
static dgm_status stood_before(writing *s, dgm_str context, dgm_str source, bool *again, dgm_error *err)
{
	dgm__digest digest = dgm__digest_add((dgm__digest){ 0, 0 }, context.n ? context.p : "", context.n);

	digest = dgm__digest_add(digest, "\4", 1); /* as gettext joins them */
	digest = dgm__digest_add(digest, source.p, source.n);
	if (!dgm__seen_put(&s->keys, digest, again))
		return dgm__out_of_memory(err);
	*again |= s->keys.level > 0;
	return DGM_OK;
}

static dgm_status write_entry(dgm_unit_writer *w, writing *s, const dgm_unit *u, const dgm_variant *const pair[2], dgm_error *err)
{
	bool again = false;
	dgm_status st = stood_before(s, u->id, pair[0]->text, &again, err);

	dgm__buffer_reset(&s->context);
	if (again)
		dgm__buffer_printf(&s->context, u->id.n ? "~%llu " : "~%llu", (unsigned long long)w->written + 1);
	dgm__buffer_str(&s->context, u->id);
	if (st == DGM_OK)
		st = dgm__buffer_status(&s->context, err);
	if (st != DGM_OK)
		return st;
	dgm_output_write(w->output, "\n", 1);
	write_comments(w, u);
	if (s->context.n)
		write_string(w->output, "msgctxt", dgm__buffer_view(&s->context));
	write_string(w->output, "msgid", pair[0]->text);
	write_string(w->output, "msgstr", pair[1] ? pair[1]->text : (dgm_str){ "", 0 });
	return DGM_OK;
}

static dgm_status unit_po(dgm_unit_writer *w, const dgm_unit *u, dgm_error *err)
{
	const dgm_variant *pair[2];

	if (!dgm__writer_pair(w, u, pair))
		return DGM_OK;
	if (!pair[0]->text.n) { /* an empty msgid is the header's */
		w->lost[DGM__LOSS_UNITS]++;
		return DGM_OK;
	}
	if (!dgm__po_is_text(pair[0]->text) || (pair[1] && !dgm__po_is_text(pair[1]->text)) || !dgm__po_is_text(u->id))
		return dgm__fail(err, DGM_EFORMAT, dgm_output_name(w->output), 0, "unit %llu: a text is not UTF-8, or holds U+0000", (unsigned long long)w->written + 1);
	if (!((writing *)w->state)->begun)
		write_header(w, w->state);
	dgm__count_losses(w, u, false, true);
	w->lost[DGM__LOSS_HISTORY] += dgm__has_history(&u->history);
	for (int i = 0; i < 2 && pair[i]; i++)
		w->lost[DGM__LOSS_LANGUAGES] += !dgm__str_is(pair[i]->language, w->columns[i]);
	return write_entry(w, w->state, u, pair, err);
}

static dgm_status end_po(dgm_unit_writer *w, dgm_error *err)
{
	if (!((writing *)w->state)->begun)
		write_header(w, w->state);
	return DGM_OK;
}

static void release_po(dgm_unit_writer *w)
{
	writing *s = w->state;

	if (!s)
		return;
	dgm__seen_clear(&s->keys);
	dgm__buffer_clear(&s->context);
	dgm__free(s);
}

const dgm__writer_format dgm__writer_po = {
	.info = { .name = "po", .extension = ".po", .summary = "gettext catalogue, a pair of languages" },
	.begin = begin_po, .unit = unit_po, .end = end_po, .release = release_po,
};
