/*
 * XLIFF 1.2 and 2.1 for one pair of languages. What XLIFF has no place for but TMX has (properties, dates, authors) goes into the metadata module of 2.x, which
 * in 1.2 is an extension; so a memory comes back as it was.
 */
#include "io/xliff_write.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/str.h"
#include "io/confidence.h"
#include "io/xml.h"
#include "io/xml_check.h"

enum { MOST_HEADER = 16 << 20 };

typedef struct state {
	bool is_2;
	dgm_output *head; /* what stands at the top of the file; NULL: written */
	dgm__buffer word;
} state;

/* --- metadata ---------------------------------------------------------------------------------------------------------------------------- */

/* <mda:metadata> in the making: it and its groups are opened by what first stands in them. */
typedef struct metadata {
	dgm_output *out;
	dgm__buffer *word;
	const char *category, *side; /* side: "source", "target"; NULL: the unit */
	dgm_str language;            /* of properties */
	bool open, group;
} metadata;

static void close_group(metadata *m)
{
	if (m->group)
		dgm_output_puts(m->out, "</mda:metaGroup>\n");
	m->group = false;
}

static void end_metadata(metadata *m)
{
	close_group(m);
	if (m->open)
		dgm_output_puts(m->out, "</mda:metadata>\n");
}

static void open_group(metadata *m, const char *category, const char *side, dgm_str language)
{
	if (m->group && !strcmp(m->category, category) && m->side == side && m->language.n == language.n &&
	    (!language.n || !memcmp(m->language.p, language.p, language.n)))
		return;
	close_group(m);
	if (!m->open)
		dgm_output_puts(m->out, "<mda:metadata>\n");
	m->open = m->group = true;
	m->category = category;
	m->side = side;
	m->language = language;
	dgm__buffer_reset(m->word);
	dgm__buffer_puts(m->word, category);
	if (language.n) {
		dgm__buffer_putc(m->word, ':');
		dgm__buffer_str(m->word, language);
	}
	dgm_output_puts(m->out, "<mda:metaGroup");
	dgm__xml_attribute(m->out, "category", dgm__buffer_view(m->word));
	if (side)
		dgm_output_printf(m->out, " appliesTo=\"%s\"", side);
	dgm_output_puts(m->out, ">\n");
}

static void write_meta(metadata *m, dgm_str type, dgm_str value)
{
	dgm_output_puts(m->out, "<mda:meta");
	dgm__xml_required(m->out, "type", type, "");
	dgm_output_write(m->out, ">", 1);
	dgm__xml_text(m->out, value);
	dgm_output_puts(m->out, "</mda:meta>\n");
}

static void write_tmx(metadata *m, const char *side, const char *type, dgm_str value)
{
	if (!value.n)
		return;
	open_group(m, "tmx", side, (dgm_str){ NULL, 0 });
	write_meta(m, dgm__str(type), value);
}

static void write_history(metadata *m, const char *side, const dgm_history *h)
{
	const dgm_str all[DGM__XLIFF_HISTORY] = { h->creation_date, h->creation_id, h->change_date, h->change_id, h->last_usage_date, h->usage_count,
		h->creation_tool, h->creation_tool_version };

	for (int i = 0; i < DGM__XLIFF_HISTORY; i++)
		write_tmx(m, side, dgm__xliff_tmx[i], all[i]);
}

/* skip: bits of properties (the first 64) that have become attributes. */
static void write_properties(metadata *m, const char *side, const dgm_property *p, size_t count, uint64_t skip)
{
	for (size_t i = 0; i < count; i++) {
		if (i < 64 && skip >> i & 1)
			continue;
		open_group(m, "property", side, p[i].language);
		write_meta(m, p[i].type, p[i].value);
	}
}

static void write_unit_metadata(dgm_unit_writer *w, const dgm_unit *u, const dgm_variant *const pair[2], uint64_t skip)
{
	static const char *const sides[] = { "source", "target" };
	metadata m = { .out = w->output, .word = &((state *)w->state)->word };

	write_history(&m, NULL, &u->history);
	write_tmx(&m, NULL, dgm__xliff_tmx[DGM__XLIFF_SEGTYPE], u->segment_type);
	write_tmx(&m, NULL, dgm__xliff_tmx[DGM__XLIFF_DATATYPE], u->datatype);
	if (!dgm__str_is(u->source_language, w->columns[0]))
		write_tmx(&m, NULL, dgm__xliff_tmx[DGM__XLIFF_SRCLANG], u->source_language);
	write_properties(&m, NULL, u->properties, u->property_count, skip);
	for (int i = 0; i < 2 && pair[i]; i++) {
		write_history(&m, sides[i], &pair[i]->history);
		write_properties(&m, sides[i], pair[i]->properties, pair[i]->property_count, 0);
	}
	end_metadata(&m);
}

static void write_header_metadata(state *s, const dgm_memory_header *h)
{
	metadata m = { .out = s->head, .word = &s->word };

	write_history(&m, NULL, &h->history);
	write_tmx(&m, NULL, "segtype", h->segment_type);
	write_tmx(&m, NULL, "datatype", h->datatype);
	write_tmx(&m, NULL, "adminlang", h->admin_language);
	write_tmx(&m, NULL, "o-tmf", h->original_format);
	write_tmx(&m, NULL, "o-encoding", h->original_encoding);
	write_properties(&m, NULL, h->properties, h->property_count, 0);
	end_metadata(&m);
}

/* --- notes ------------------------------------------------------------------------------------------------------------------------------- */

static void write_notes(dgm_output *out, const dgm_str *notes, size_t count, const char *attribute, const char *side)
{
	for (size_t i = 0; i < count; i++) {
		dgm_output_puts(out, "<note");
		if (side)
			dgm_output_printf(out, " %s=\"%s\"", attribute, side);
		dgm_output_write(out, ">", 1);
		dgm__xml_text(out, notes[i]);
		dgm_output_puts(out, "</note>\n");
	}
}

static void write_unit_notes(dgm_output *out, const dgm_unit *u, const dgm_variant *const pair[2], bool is_2)
{
	const char *attribute = is_2 ? "appliesTo" : "annotates";
	bool any = u->note_count || pair[0]->note_count || (pair[1] && pair[1]->note_count);

	if (!any)
		return;
	dgm_output_puts(out, is_2 ? "<notes>\n" : "");
	write_notes(out, u->notes, u->note_count, attribute, NULL);
	write_notes(out, pair[0]->notes, pair[0]->note_count, attribute, "source");
	if (pair[1])
		write_notes(out, pair[1]->notes, pair[1]->note_count, attribute, "target");
	dgm_output_puts(out, is_2 ? "</notes>\n" : "");
}

/* --- the file ---------------------------------------------------------------------------------------------------------------------------- */

/* The languages are in the first element, but the target is known by the first pair only: what the header says waits for it. */
static dgm_status begin(dgm_unit_writer *w, const dgm_memory_header *h, bool is_2, dgm_error *err)
{
	dgm_status st = dgm__xml_check_header(dgm_output_name(w->output), h, err);
	state *s = st == DGM_OK ? dgm__calloc(1, sizeof *s) : NULL;

	if (st != DGM_OK)
		return st;
	if (!s)
		return dgm__out_of_memory(err);
	w->state = s;
	s->is_2 = is_2;
	s->word.max = SIZE_MAX / 2;
	dgm__writer_source(w, h);
	st = dgm_output_memory(&s->head, MOST_HEADER, err);
	if (st != DGM_OK)
		return st;
	if (is_2)
		write_header_metadata(s, h);
	if (h->note_count) {
		dgm_output_puts(s->head, is_2 ? "<notes>\n" : "");
		write_notes(s->head, h->notes, h->note_count, NULL, NULL);
		dgm_output_puts(s->head, is_2 ? "</notes>\n" : "");
	}
	if (!is_2)
		write_header_metadata(s, h);
	return dgm_output_has_failed(s->head) ? dgm__out_of_memory(err) : dgm__buffer_status(&s->word, err);
}

static dgm_status begin_12(dgm_unit_writer *w, const dgm_memory_header *h, dgm_error *err)
{
	return begin(w, h, false, err);
}

static dgm_status begin_2(dgm_unit_writer *w, const dgm_memory_header *h, dgm_error *err)
{
	return begin(w, h, true, err);
}

static void write_top(dgm_unit_writer *w, state *s)
{
	dgm_str source = dgm__str(w->column_count ? w->columns[0] : "und"), target = dgm__str(w->column_count > 1 ? w->columns[1] : "");
	dgm_str head = dgm_output_str(s->head);
	dgm_output *out = w->output;

	dgm_output_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	dgm_output_printf(out, "<xliff version=\"%s\" xmlns=\"%s\" xmlns:mda=\"%s\"", s->is_2 ? "2.1" : "1.2", s->is_2 ? DGM__XLIFF_2 : DGM__XLIFF_12,
		DGM__XLIFF_METADATA);
	if (!s->is_2)
		dgm_output_puts(out, ">\n<file original=\"memory\" datatype=\"plaintext\"");
	dgm__xml_attribute(out, s->is_2 ? "srcLang" : "source-language", source);
	dgm__xml_attribute(out, s->is_2 ? "trgLang" : "target-language", target);
	dgm_output_puts(out, s->is_2 ? ">\n<file id=\"f1\" xml:space=\"preserve\">\n" : " xml:space=\"preserve\">\n");
	if (!s->is_2 && head.n)
		dgm_output_puts(out, "<header>\n");
	dgm_output_str_write(out, head);
	if (!s->is_2)
		dgm_output_puts(out, head.n ? "</header>\n<body>\n" : "<body>\n");
	dgm_output_abort(s->head);
	s->head = NULL;
}

static uint64_t units_before(const dgm_unit_writer *w)
{
	return w->written - w->lost[DGM__LOSS_UNITS];
}

static dgm_status end(dgm_unit_writer *w, dgm_error *err)
{
	state *s = w->state;

	if (!units_before(w)) {
		write_top(w, s);
		/* a file of 2.1 has at least one unit or group */
		dgm_output_puts(w->output, s->is_2 ? "<group id=\"g1\"/>\n" : "");
	}
	dgm_output_puts(w->output, s->is_2 ? "</file>\n</xliff>\n" : "</body>\n</file>\n</xliff>\n");
	return dgm__buffer_status(&s->word, err);
}

static void release(dgm_unit_writer *w)
{
	state *s = w->state;

	if (!s)
		return;
	dgm_output_abort(s->head);
	dgm__buffer_clear(&s->word);
	dgm__free(s);
}

/* --- units ------------------------------------------------------------------------------------------------------------------------------- */

/* The value of a property that may become an attribute, for it stands once and has a value of the list; *skip then has its bit. */
static dgm_str as_attribute(const dgm_unit *u, const char *type, const char *const *allowed, uint64_t *skip)
{
	size_t times = 0, at = 0;

	for (size_t i = 0; i < u->property_count; i++)
		if (dgm__str_is(u->properties[i].type, type)) {
			times++;
			at = i;
		}
	for (; times == 1 && at < 64 && !u->properties[at].language.n && *allowed; allowed++)
		if (dgm__str_is(u->properties[at].value, *allowed)) {
			*skip |= (uint64_t)1 << at;
			return u->properties[at].value;
		}
	return (dgm_str){ NULL, 0 };
}

static void write_12(dgm_unit_writer *w, state *s, const dgm_unit *u, const dgm_variant *const pair[2])
{
	static const char *const states[] = { "final", "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n",
		"needs-review-translation", "needs-translation", "new", "signed-off", NULL };
	static const char *const no[] = { "no", NULL };
	double confidence = dgm__unit_confidence(u);
	dgm_output *out = w->output;
	uint64_t skip = 0;
	dgm_str state_of = { NULL, 0 };

	if (pair[1])
		state_of = as_attribute(u, "x-state", states, &skip);
	if (confidence < 0 || confidence >= DGM__CERTAIN)
		(void)as_attribute(u, "x-approved", no, &skip); /* comes back by the attribute alone */
	dgm_output_printf(out, "<trans-unit id=\"_%llu\"", (unsigned long long)units_before(w) + 1);
	dgm__xml_attribute(out, "resname", u->id);
	if (pair[1])
		dgm__xml_attribute(out, "approved", dgm__str(dgm__unit_is_certain(u) ? "yes" : "no"));
	dgm_output_puts(out, ">\n<source");
	if (!dgm__str_is(pair[0]->language, w->columns[0]))
		dgm__xml_attribute(out, "xml:lang", pair[0]->language);
	dgm_output_write(out, ">", 1);
	dgm__xliff_write_flow_12(w, &s->word, pair[0]);
	dgm_output_puts(out, "</source>\n");
	if (pair[1]) {
		dgm_output_puts(out, "<target");
		if (!dgm__str_is(pair[1]->language, w->columns[1]))
			dgm__xml_attribute(out, "xml:lang", pair[1]->language);
		dgm__xml_required(out, "state", state_of, "translated");
		dgm_output_write(out, ">", 1);
		dgm__xliff_write_flow_12(w, &s->word, pair[1]);
		dgm_output_puts(out, "</target>\n");
	}
	write_unit_notes(out, u, pair, false);
	write_unit_metadata(w, u, pair, skip);
	dgm_output_puts(out, "</trans-unit>\n");
}

static void write_2(dgm_unit_writer *w, state *s, const dgm_unit *u, const dgm_variant *const pair[2])
{
	static const char *const with_target[] = { "initial", "reviewed", "final", NULL };
	dgm_output *out = w->output;
	uint64_t skip = 0;
	dgm_str state_of = { NULL, 0 };
	unsigned data = 0;

	if (pair[1])
		state_of = as_attribute(u, "x-state", with_target, &skip);
	for (int i = 0; i < 2 && pair[i]; i++)
		w->lost[DGM__LOSS_LANGUAGES] += !dgm__str_is(pair[i]->language, w->columns[i]);
	dgm_output_printf(out, "<unit id=\"_%llu\"", (unsigned long long)units_before(w) + 1);
	dgm__xml_attribute(out, "name", u->id);
	dgm_output_puts(out, ">\n");
	write_unit_metadata(w, u, pair, skip);
	write_unit_notes(out, u, pair, true);
	dgm__xliff_write_data(out, pair[0], pair[1]);
	dgm_output_puts(out, "<segment");
	dgm__xml_required(out, "state", state_of, pair[1] ? "translated" : "initial");
	dgm_output_puts(out, ">\n<source>");
	dgm__xliff_write_flow_2(w, &s->word, pair[0], &data);
	dgm_output_puts(out, "</source>\n");
	if (pair[1]) {
		dgm_output_puts(out, "<target>");
		dgm__xliff_write_flow_2(w, &s->word, pair[1], &data);
		dgm_output_puts(out, "</target>\n");
	}
	dgm_output_puts(out, "</segment>\n</unit>\n");
}

static dgm_status unit(dgm_unit_writer *w, const dgm_unit *u, dgm_error *err)
{
	dgm_status st = dgm__xml_check_unit(dgm_output_name(w->output), w->written + 1, u, err);
	const dgm_variant *pair[2];
	state *s = w->state;

	if (st != DGM_OK || !dgm__writer_pair(w, u, pair))
		return st;
	if (!units_before(w))
		write_top(w, s);
	if (s->is_2)
		write_2(w, s, u, pair);
	else
		write_12(w, s, u, pair);
	return dgm__buffer_status(&s->word, err);
}

const dgm__writer_format dgm__writer_xliff = {
	.info = { .name = "xliff", .extension = ".xlf", .summary = "XLIFF 1.2, a pair of languages" },
	.begin = begin_12, .unit = unit, .end = end, .release = release,
};

const dgm__writer_format dgm__writer_xliff2 = {
	.info = { .name = "xliff2", .extension = ".xlf", .summary = "XLIFF 2.1, a pair of languages" },
	.begin = begin_2, .unit = unit, .end = end, .release = release,
};
