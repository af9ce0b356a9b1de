/*
 * Inline codes into XLIFF. Pairs are written by their two ends (bpt..ept, sc..ec), since in TMX they may cross. What matches codes between variants (x) is the id;
 * an id that begins with "_" stands for none.
 */
#include "io/xliff_write.h"

#include <string.h>

#include "base/str.h"
#include "io/xml.h"

enum { MOST_PAIRED = 512 }; /* codes of a segment that are compared with each other: the look is quadratic */

static bool is_half(const dgm_code *c)
{
	return c->kind == DGM_CODE_BPT || c->kind == DGM_CODE_EPT;
}

/* The other half of a pair: the nearest end after a begin, the nearest begin before an end; code_count: there is none. */
static size_t partner_of(const dgm_variant *v, size_t at)
{
	const dgm_code *c = &v->codes[at];
	uint8_t wanted = c->kind == DGM_CODE_BPT ? DGM_CODE_EPT : DGM_CODE_BPT;

	if (!is_half(c) || v->code_count > MOST_PAIRED)
		return v->code_count;
	if (c->kind == DGM_CODE_BPT) {
		for (size_t i = at + 1; i < v->code_count; i++)
			if (v->codes[i].kind == wanted && dgm__str_same(v->codes[i].i, c->i))
				return i;
	} else {
		for (size_t i = at; i-- > 0;)
			if (v->codes[i].kind == wanted && dgm__str_same(v->codes[i].i, c->i))
				return i;
	}
	return v->code_count;
}

/* Can the code's x be its id? Not where another code of the segment has it, or where it would read as none. */
static bool keeps_x(const dgm_variant *v, size_t at)
{
	dgm_str x = v->codes[at].x;

	if (!x.n || x.p[0] == '_' || at >= MOST_PAIRED)
		return false;
	for (size_t i = 0; i < at; i++)
		if (dgm__str_same(v->codes[i].x, x))
			return false;
	return true;
}

/* The id of the code into *word; as NMTOKEN where token. */
static dgm_str id_of(dgm__buffer *word, const dgm_variant *v, size_t at, bool token)
{
	const dgm_code *c = &v->codes[at];
	dgm_str part = keeps_x(v, at) ? c->x : c->kind == DGM_CODE_BPT && c->i.n ? c->i : (dgm_str){ NULL, 0 };

	dgm__buffer_reset(word);
	if (!keeps_x(v, at))
		dgm__buffer_putc(word, '_');
	if (!part.n)
		dgm__buffer_printf(word, ".%zu", at + 1);
	else if (token)
		dgm__xliff_token(word, part);
	else
		dgm__buffer_str(word, part);
	return dgm__buffer_view(word);
}

static void count_lost_x(dgm_unit_writer *w, const dgm_variant *v, size_t at)
{
	w->lost[DGM__LOSS_CODE_PARTS] += v->codes[at].x.n && v->codes[at].kind != DGM_CODE_HI_END && !keeps_x(v, at);
}

static dgm__xliff_nature nature_of(const dgm_code *c)
{
	char assoc = c->kind == DGM_CODE_PH && c->extra.n == 1 ? c->extra.p[0] : 0;

	return (dgm__xliff_nature){ c->kind == DGM_CODE_UT, c->is_markup, assoc == 'p' || assoc == 'f' || assoc == 'b' ? assoc : (char)0 };
}

static bool is_one_of(dgm_str s, const char *const *words)
{
	for (; *words; words++)
		if (s.n == strlen(*words) && !memcmp(s.p, *words, s.n))
			return true;
	return false;
}

static bool is_end(const dgm_code *c)
{
	return c->extra.n == 3 && !memcmp(c->extra.p, "end", 3);
}

/* --- 1.2 --------------------------------------------------------------------------------------------------------------------------------- */

/* ctype has a list of its own; anything else begins with "x-". */
static void write_ctype(dgm_output *out, dgm__buffer *word, const dgm_code *c)
{
	static const char *const known[] = { "image", "pb", "lf", "bold", "italic", "underlined", "link", NULL };
	dgm__xliff_nature nature = nature_of(c);

	nature.assoc = 0; /* has an attribute */
	if (!c->type.n && !nature.is_ut && !nature.is_markup)
		return;
	dgm__buffer_reset(word);
	if (nature.is_ut || nature.is_markup || (c->type.n >= 3 && !memcmp(c->type.p, "tmx", 3))) {
		dgm__buffer_puts(word, "x-");
		dgm__xliff_nature_put(word, nature);
		if (c->type.n)
			dgm__buffer_putc(word, ':');
	} else if (!is_one_of(c->type, known)) {
		dgm__buffer_puts(word, "x-");
	}
	dgm__buffer_str(word, c->type);
	dgm__xml_attribute(out, "ctype", dgm__buffer_view(word));
}

static void write_highlight_12(dgm_output *out, dgm__buffer *word, const dgm_variant *v, size_t at)
{
	const dgm_code *c = &v->codes[at];

	dgm__buffer_reset(word);
	dgm__buffer_puts(word, "x-tmx-hi");
	if (c->type.n) {
		dgm__buffer_putc(word, ':');
		dgm__buffer_str(word, c->type);
	}
	dgm_output_puts(out, "<mrk");
	dgm__xml_attribute(out, "mtype", dgm__buffer_view(word));
	dgm__xml_attribute(out, "mid", id_of(word, v, at, false));
	dgm_output_write(out, ">", 1);
}

static void write_code_12(dgm_unit_writer *w, dgm__buffer *word, const dgm_variant *v, size_t at)
{
	static const char *const names[] = { [DGM_CODE_BPT] = "bpt", [DGM_CODE_EPT] = "ept", [DGM_CODE_PH] = "ph", [DGM_CODE_IT] = "it",
		[DGM_CODE_UT] = "ph" };
	const dgm_code *c = &v->codes[at];
	size_t partner = partner_of(v, at);
	char assoc = nature_of(c).assoc;
	dgm_output *out = w->output;

	dgm_output_printf(out, "<%s", names[c->kind]);
	dgm__xml_attribute(out, "id", id_of(word, v, c->kind == DGM_CODE_EPT && partner < v->code_count ? partner : at, false));
	if (is_half(c))
		dgm__xml_attribute(out, "rid", c->i);
	if (c->kind == DGM_CODE_IT)
		dgm__xml_attribute(out, "pos", dgm__str(is_end(c) ? "close" : "open"));
	if (assoc)
		dgm__xml_attribute(out, "assoc", dgm__str(assoc == 'p' ? "preceding" : assoc == 'f' ? "following" : "both"));
	if (c->kind != DGM_CODE_EPT)
		write_ctype(out, word, c);
	else
		w->lost[DGM__LOSS_CODE_PARTS] += c->is_markup; /* ept has no ctype */
	dgm_output_write(out, ">", 1);
	dgm__xml_text(out, c->native);
	dgm_output_printf(out, "</%s>", names[c->kind]);
}

/* --- 2.1 --------------------------------------------------------------------------------------------------------------------------------- */

/* type has a list of its own; anything else is a subType with a prefix. */
static void write_type_2(dgm_output *out, dgm__buffer *word, const dgm_code *c)
{
	static const char *const known[] = { "fmt", "ui", "quote", "link", "image", "other", NULL };
	dgm__xliff_nature nature = nature_of(c);

	if (!c->type.n && !nature.is_ut && !nature.is_markup && !nature.assoc)
		return;
	if (is_one_of(c->type, known) && !nature.is_ut && !nature.is_markup && !nature.assoc) {
		dgm__xml_attribute(out, "type", c->type);
		return;
	}
	dgm__buffer_reset(word);
	dgm__xliff_nature_put(word, nature);
	dgm__buffer_putc(word, ':');
	if (c->type.n == 1 && c->type.p[0] == '-')
		dgm__buffer_puts(word, ".2D");
	else if (c->type.n)
		dgm__xliff_token(word, c->type);
	else
		dgm__buffer_putc(word, '-'); /* a subType has something on both sides */
	dgm_output_puts(out, " type=\"other\"");
	dgm__xml_attribute(out, "subType", dgm__buffer_view(word));
}

static void write_code_2(dgm_unit_writer *w, dgm__buffer *word, const dgm_variant *v, size_t at, unsigned *data)
{
	const dgm_code *c = &v->codes[at];
	bool alone = c->kind == DGM_CODE_PH || c->kind == DGM_CODE_UT;
	bool end = c->kind == DGM_CODE_EPT || (c->kind == DGM_CODE_IT && is_end(c));
	size_t partner = partner_of(v, at);
	dgm_output *out = w->output;

	dgm_output_puts(out, alone ? "<ph" : end ? "<ec" : "<sc");
	if (c->kind == DGM_CODE_EPT && partner < v->code_count)
		dgm__xml_attribute(out, "startRef", id_of(word, v, partner, true));
	else
		dgm__xml_attribute(out, "id", id_of(word, v, at, true));
	if (!alone && partner == v->code_count)
		dgm_output_puts(out, " isolated=\"yes\"");
	write_type_2(out, word, c);
	if (c->native.n)
		dgm_output_printf(out, " dataRef=\"d%u\"", ++*data);
	dgm_output_puts(out, "/>");
}

static void write_highlight_2(dgm_output *out, dgm__buffer *word, const dgm_variant *v, size_t at)
{
	dgm_output_puts(out, "<mrk");
	dgm__xml_attribute(out, "id", id_of(word, v, at, true));
	dgm_output_puts(out, " type=\"tmx:hi\"");
	dgm__xml_attribute(out, "value", v->codes[at].type);
	dgm_output_write(out, ">", 1);
}

static void write_data(dgm_output *out, const dgm_variant *v, unsigned *count)
{
	for (size_t i = 0; v && i < v->code_count; i++) {
		if (!v->codes[i].native.n || v->codes[i].kind >= DGM_CODE_HI_BEGIN)
			continue;
		if (!*count)
			dgm_output_puts(out, "<originalData>\n");
		dgm_output_printf(out, "<data id=\"d%u\">", ++*count);
		dgm__xml_text(out, v->codes[i].native);
		dgm_output_puts(out, "</data>\n");
	}
}

void dgm__xliff_write_data(dgm_output *out, const dgm_variant *source, const dgm_variant *target)
{
	unsigned count = 0;

	write_data(out, source, &count);
	write_data(out, target, &count);
	if (count)
		dgm_output_puts(out, "</originalData>\n");
}

/* --- texts ------------------------------------------------------------------------------------------------------------------------------- */

/* data: NULL for 1.2. Highlights are closed where the text ends, and closed only where they are open. */
static void write_flow(dgm_unit_writer *w, dgm__buffer *word, const dgm_variant *v, unsigned *data)
{
	size_t from = 0, open = 0;

	for (size_t i = 0; i < v->code_count; i++) {
		const dgm_code *c = &v->codes[i];

		dgm__xml_text(w->output, (dgm_str){ v->text.p + from, c->text_off - from });
		from = c->text_off;
		count_lost_x(w, v, i);
		open += c->kind == DGM_CODE_HI_BEGIN;
		if (c->kind == DGM_CODE_HI_BEGIN && data)
			write_highlight_2(w->output, word, v, i);
		else if (c->kind == DGM_CODE_HI_BEGIN)
			write_highlight_12(w->output, word, v, i);
		else if (c->kind == DGM_CODE_HI_END)
			dgm_output_puts(w->output, open && open-- ? "</mrk>" : "");
		else if (data)
			write_code_2(w, word, v, i, data);
		else
			write_code_12(w, word, v, i);
	}
	dgm__xml_text(w->output, (dgm_str){ v->text.p + from, v->text.n - from });
	while (open--)
		dgm_output_puts(w->output, "</mrk>");
}

void dgm__xliff_write_flow_12(dgm_unit_writer *w, dgm__buffer *word, const dgm_variant *v)
{
	write_flow(w, word, v, NULL);
}

void dgm__xliff_write_flow_2(dgm_unit_writer *w, dgm__buffer *word, const dgm_variant *v, unsigned *data)
{
	write_flow(w, word, v, data);
}
