/*
 * Inline codes of XLIFF as codes of our model. 1.2: g and bpt..ept are pairs, bx and ex too, x and ph stand alone, it is half a pair. 2.1: pc, sc..ec are pairs
 * whose native codes stand in originalData. A begin without its end in the same segment becomes half a pair (it), as TMX wants it.
 */
#include "io/xliff_read.h"

#include <string.h>

#include "base/white.h"
#include "io/native.h"
#include "io/xml.h"

enum { MOST_PAIRED = 512 }; /* codes of a segment whose pairing is looked at: the look is quadratic */

/* --- strings of a code ------------------------------------------------------------------------------------------------------------------- */

/* An id, undone where it was written by us as NMTOKEN; what is not text then stays as it was. */
static dgm__span hold_id(dgm__xliff *x, dgm_str id)
{
	dgm__buffer *to = &x->raw.chars;
	size_t from = to->n;
	uint32_t code;

	if (x->is_2) {
		dgm__xliff_untoken(to, id);
		if (to->failed == DGM_OK && to->n > from && dgm__xml_is_legal((dgm_str){ to->p + from, to->n - from }, &code))
			return (dgm__span){ from + 1, to->n - from };
		if (to->failed == DGM_OK)
			to->n = from;
	}
	return dgm__build_hold(&x->raw, id.p ? id.p : "", id.n);
}

/* What matches codes between variants: the id, unless it is one that the writer made up. */
static dgm__span hold_x(dgm__xliff *x, dgm_str id)
{
	return id.n && id.p[0] != '_' ? hold_id(x, id) : (dgm__span){ 0, 0 };
}

/* What pairs a begin with its end. */
static dgm__span hold_i(dgm__xliff *x, dgm_str id)
{
	if (x->is_2 && id.n > 1 && id.p[0] == '_')
		id = (dgm_str){ id.p + 1, id.n - 1 };
	return hold_id(x, id);
}

static dgm__code_spans *add_code(dgm__xliff *x, uint8_t kind)
{
	dgm__code_spans *c = NULL;

	if (x->raw.codes.count - x->first_code >= DGM__MOST_PROPERTIES || x->raw.codes.count >= DGM__XLIFF_CODES)
		dgm__xml_fail(&x->in, DGM_ELIMIT, 0, "more than %d inline codes in one segment, or %d in one unit", DGM__MOST_PROPERTIES, DGM__XLIFF_CODES);
	else if (!(c = dgm__vector_push(&x->raw.codes)))
		dgm__xml_no_memory(&x->in);
	if (!c)
		return NULL;
	c->kind = kind;
	c->text_off = (uint32_t)x->text.n;
	return c;
}

/* The type, and what we wrote beside it. */
static dgm__xliff_nature take_type(dgm__xliff *x, dgm__code_spans *c, const dgm__xml_attributes *a)
{
	dgm_str type = dgm__xml_value(a, x->is_2 ? DGM__XA_SUB_TYPE : DGM__XA_CTYPE);
	dgm__xliff_nature nature = { false, false, 0 };
	bool ours;

	if (x->is_2 && !type.n)
		type = dgm__xml_value(a, DGM__XA_TYPE);
	if (!x->is_2 && type.n >= 2 && !memcmp(type.p, "x-", 2))
		type = (dgm_str){ type.p + 2, type.n - 2 };
	ours = dgm__xliff_nature_take(&type, &nature);
	if (x->is_2 && ours && dgm__xml_is(type, "-"))
		type.n = 0; /* a subType has something on both sides */
	if (type.n)
		c->type = ours ? hold_id(x, type) : dgm__build_hold(&x->raw, type.p, type.n);
	if (nature.assoc)
		c->extra = dgm__build_hold(&x->raw, &nature.assoc, 1);
	if (nature.is_ut && c->kind == DGM_CODE_PH)
		c->kind = DGM_CODE_UT;
	return nature;
}

/* The string of originalData that an attribute names. */
static dgm__span data_of(dgm__xliff *x, const dgm__xml_attributes *a, dgm__xliff_attribute which)
{
	dgm_str id = dgm__xml_value(a, which);
	const dgm__strmap_entry *e = id.n ? dgm__strmap_find(&x->data, id.p, id.n) : NULL;

	if (id.n && !e)
		dgm__xml_found(&x->in, DGM__FINDING_WARN, "data-reference", NULL, "no <data id=\"%.*s\"> in this unit", dgm__clip(id, 60), id.p);
	return e ? *(dgm__span *)dgm__vector_at(&x->data_spans, e->value - 1) : (dgm__span){ 0, 0 };
}

static void mark_markup(dgm__xliff *x, dgm__code_spans *c, bool flagged)
{
	c->is_markup = flagged && dgm__xliff_is_fragment(dgm__build_view(&x->raw, c->native));
}

/* --- 1.2 --------------------------------------------------------------------------------------------------------------------------------- */

static void take_position(dgm__xliff *x, dgm__code_spans *c, const dgm__xml_attributes *a)
{
	static const struct { const char *theirs, *ours; } words[] = {
		{ "open", "begin" }, { "close", "end" }, { "preceding", "p" }, { "following", "f" }, { "both", "b" },
	};
	dgm_str value = dgm__xml_value(a, c->kind == DGM_CODE_IT ? DGM__XA_POS : DGM__XA_ASSOC);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (dgm__xml_is(value, words[i].theirs))
			c->extra = dgm__build_hold(&x->raw, words[i].ours, strlen(words[i].ours));
}

static int start_12(dgm__xliff *x, dgm__xliff_kind kind, const dgm__xml_attributes *a)
{
	static const uint8_t kinds[DGM__XLIFF_KINDS] = { [DGM__XLIFF_G] = DGM_CODE_BPT, [DGM__XLIFF_X] = DGM_CODE_PH, [DGM__XLIFF_BX] = DGM_CODE_BPT,
		[DGM__XLIFF_EX] = DGM_CODE_EPT, [DGM__XLIFF_BPT] = DGM_CODE_BPT, [DGM__XLIFF_EPT] = DGM_CODE_EPT, [DGM__XLIFF_PH] = DGM_CODE_PH,
		[DGM__XLIFF_IT] = DGM_CODE_IT };
	dgm_str id = dgm__xml_value(a, DGM__XA_ID), rid = dgm__xml_value(a, DGM__XA_RID);
	dgm__code_spans *c = add_code(x, kinds[kind]);
	dgm__xliff_pair *pair;

	if (!c)
		return (int)kind;
	if (c->kind == DGM_CODE_BPT || c->kind == DGM_CODE_EPT)
		c->i = hold_i(x, rid.n ? rid : id);
	if (c->kind != DGM_CODE_EPT)
		c->x = hold_x(x, id);
	x->native_is_flagged = take_type(x, c, a).is_markup;
	if (c->kind == DGM_CODE_IT || c->kind == DGM_CODE_PH)
		take_position(x, c, a);
	if (kind == DGM__XLIFF_G) {
		pair = dgm__vector_push(&x->open);
		if (pair)
			*pair = (dgm__xliff_pair){ x->raw.codes.count - 1, { 0, 0 } };
		else
			dgm__xml_no_memory(&x->in);
	} else if (kind >= DGM__XLIFF_BPT) {
		c->native = dgm__build_hold(&x->raw, "", 0);
		x->native = x->in.depth + 1;
		x->into = &x->raw.chars;
	}
	return (int)kind;
}

/* Inside a native code: a sub-flow and the codes in it become mark-up of TMX, anything else leaves its text. */
static int start_markup(dgm__xliff *x, dgm__xliff_kind kind, const dgm__xml_attributes *a)
{
	static const struct { dgm__xliff_attribute from; const char *to; } names[] = {
		{ DGM__XA_RID, "i" }, { DGM__XA_ID, "x" }, { DGM__XA_CTYPE, "type" }, { DGM__XA_DATATYPE, "datatype" },
	};
	dgm__buffer *to = &x->raw.chars;

	if (kind != DGM__XLIFF_SUB && (kind < DGM__XLIFF_BPT || kind > DGM__XLIFF_IT))
		return DGM__XLIFF_TRANSPARENT;
	if (!x->native_is_markup)
		dgm__native_begin_markup(&x->raw);
	x->native_is_markup = true;
	dgm__buffer_printf(to, "<%s", dgm__xliff_element_names[kind]);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		dgm_str value = dgm__xml_value(a, names[i].from);
		bool fits = names[i].from == DGM__XA_RID ? kind == DGM__XLIFF_BPT || kind == DGM__XLIFF_EPT : names[i].from == DGM__XA_DATATYPE
			? kind == DGM__XLIFF_SUB : names[i].from == DGM__XA_ID ? kind != DGM__XLIFF_SUB && kind != DGM__XLIFF_EPT : kind != DGM__XLIFF_EPT;

		if (!value.n || !fits)
			continue;
		dgm__buffer_printf(to, " %s=\"", names[i].to);
		dgm__xml_escape(to, value, true);
		dgm__buffer_putc(to, '"');
	}
	dgm__buffer_putc(to, '>');
	return (int)kind;
}

/* --- 2.1 --------------------------------------------------------------------------------------------------------------------------------- */

static int start_2(dgm__xliff *x, dgm__xliff_kind kind, const dgm__xml_attributes *a)
{
	dgm_str id = dgm__xml_value(a, DGM__XA_ID), begin = dgm__xml_value(a, DGM__XA_START_REF);
	bool isolated = dgm__xml_is(dgm__xml_value(a, DGM__XA_ISOLATED), "yes"), is_end = kind == DGM__XLIFF_EC;
	uint8_t made = kind == DGM__XLIFF_PH ? DGM_CODE_PH : isolated ? DGM_CODE_IT : is_end ? DGM_CODE_EPT : DGM_CODE_BPT;
	dgm__code_spans *c = add_code(x, made);
	dgm__xliff_pair *pair;
	dgm__span native;

	if (!c)
		return (int)kind;
	if (made == DGM_CODE_BPT || made == DGM_CODE_EPT)
		c->i = hold_i(x, is_end ? begin : id);
	if (made != DGM_CODE_EPT)
		c->x = hold_x(x, id);
	if (made == DGM_CODE_IT)
		c->extra = is_end ? dgm__build_hold(&x->raw, "end", 3) : dgm__build_hold(&x->raw, "begin", 5);
	native = data_of(x, a, kind == DGM__XLIFF_PC ? DGM__XA_DATA_REF_START : DGM__XA_DATA_REF);
	c->native = native;
	mark_markup(x, c, take_type(x, c, a).is_markup);
	if (kind == DGM__XLIFF_PC) {
		pair = dgm__vector_push(&x->open);
		if (pair)
			*pair = (dgm__xliff_pair){ x->raw.codes.count - 1, data_of(x, a, DGM__XA_DATA_REF_END) };
		else
			dgm__xml_no_memory(&x->in);
	}
	return (int)kind;
}

/* <cp hex="001B"/>: a character that XML cannot hold. */
static void append_character(dgm__xliff *x, dgm_str hex)
{
	uint32_t c = 0;
	char utf8[4];
	size_t n = 0;

	for (; n < hex.n && n < 6; n++) {
		char d = hex.p[n];

		if (!((d >= '0' && d <= '9') || (d >= 'A' && d <= 'F') || (d >= 'a' && d <= 'f')))
			break;
		c = c * 16 + (uint32_t)(d <= '9' ? d - '0' : (d | 0x20) - 'a' + 10);
	}
	if (!n || n < hex.n || !c || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
		dgm__xml_found(&x->in, DGM__FINDING_WARN, "cp", NULL, "<cp hex=\"%.*s\"> names no character; left out", dgm__clip(hex, 20), hex.p ? hex.p : "");
		return;
	}
	n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = n; i-- > 1; c >>= 6)
		utf8[i] = (char)(0x80 | (c & 0x3F));
	utf8[0] = (char)(n == 1 ? c : (0xF00u >> n & 0xFF) | c);
	if (x->into)
		dgm__buffer_append(x->into, utf8, n);
}

/* --- mark-up of both ---------------------------------------------------------------------------------------------------------------------- */

/* The segment of the source with this mid, or 0. The expected one is looked at first. */
static size_t piece_of(const dgm__xliff *x, dgm_str mid)
{
	size_t count = x->pieces.count;

	for (size_t k = 0; k < count; k++) {
		size_t at = (x->piece + 1 + k) % count;
		dgm_str id = dgm__build_view(&x->raw, ((dgm__xliff_piece *)dgm__vector_at(&x->pieces, at))->id);

		if (at && id.n == mid.n && (!id.n || !memcmp(id.p, mid.p, mid.n)))
			return at;
	}
	return 0;
}

static int start_segment_mark(dgm__xliff *x, const dgm__xml_attributes *a)
{
	dgm_str mid = dgm__xml_value(a, DGM__XA_MID);
	dgm__xliff_piece *piece;
	size_t at;

	if (x->side == DGM__XLIFF_FROM) {
		piece = dgm__xliff_add_piece(x);
		if (!piece)
			return DGM__XLIFF_TRANSPARENT;
		piece->id = dgm__xliff_hold(x, a, DGM__XA_MID);
		at = x->pieces.count - 1;
	} else {
		at = piece_of(x, mid);
		if (!at || ((dgm__xliff_piece *)dgm__vector_at(&x->pieces, at))->sides[DGM__XLIFF_TO].text.at) {
			dgm__xml_found(&x->in, DGM__FINDING_WARN, "segment-mark", NULL, "the target's segment \"%.*s\" has no counterpart in the source; left out",
				dgm__clip(mid, 60), mid.p ? mid.p : "");
			x->outside = true;
			return DGM__XLIFF_TRANSPARENT;
		}
	}
	x->outside = false;
	dgm__xliff_begin_text(x, at, x->side);
	return DGM__XLIFF_SEGMENT_MARK;
}

static int start_highlight(dgm__xliff *x, dgm_str type, const dgm__xml_attributes *a)
{
	dgm__code_spans *c = add_code(x, DGM_CODE_HI_BEGIN);

	if (!c)
		return DGM__XLIFF_TRANSPARENT;
	c->x = hold_x(x, dgm__xml_value(a, x->is_2 ? DGM__XA_ID : DGM__XA_MID));
	if (type.n)
		c->type = dgm__build_hold(&x->raw, type.p, type.n);
	return DGM__XLIFF_HIGHLIGHT;
}

static int start_mark(dgm__xliff *x, const dgm__xml_attributes *a)
{
	static const char hi[] = "x-tmx-hi";
	dgm_str type = dgm__xml_value(a, x->is_2 ? DGM__XA_TYPE : DGM__XA_MTYPE);

	if (!x->is_2 && dgm__xml_is(type, "seg") && !x->open.count && !x->native)
		return start_segment_mark(x, a);
	if (x->outside)
		return DGM__XLIFF_TRANSPARENT;
	if (x->is_2 && dgm__xml_is(type, "tmx:hi"))
		return start_highlight(x, dgm__xml_value(a, DGM__XA_VALUE), a);
	if (!x->is_2 && type.n >= sizeof hi - 1 && !memcmp(type.p, hi, sizeof hi - 1) && (type.n == sizeof hi - 1 || type.p[sizeof hi - 1] == ':'))
		return start_highlight(x, type.n > sizeof hi ? (dgm_str){ type.p + sizeof hi, type.n - sizeof hi } : (dgm_str){ NULL, 0 }, a);
	dgm__xml_found(&x->in, DGM__FINDING_WARN, "annotation", NULL, "an annotation (<mrk>) has no place in a memory; its text stays");
	return DGM__XLIFF_TRANSPARENT;
}

int dgm__xliff_start_inline(dgm__xliff *x, dgm__xliff_kind kind, const dgm__xml_attributes *a)
{
	if (kind == DGM__XLIFF_MRK && !x->native)
		return start_mark(x, a);
	if (x->outside)
		return DGM__XLIFF_TRANSPARENT;
	if (kind == DGM__XLIFF_CP) {
		append_character(x, dgm__xml_value(a, DGM__XA_HEX));
		return DGM__XLIFF_TRANSPARENT;
	}
	if (x->native)
		return start_markup(x, kind, a);
	if (kind == DGM__XLIFF_SM || kind == DGM__XLIFF_EM) {
		dgm__xml_found(&x->in, DGM__FINDING_WARN, "annotation", NULL, "an annotation (<%s>) has no place in a memory; its text stays",
			dgm__xliff_element_names[kind]);
		return DGM__XLIFF_TRANSPARENT;
	}
	if (kind >= DGM__XLIFF_PC || (kind == DGM__XLIFF_PH && x->is_2))
		return start_2(x, kind, a);
	return start_12(x, kind, a);
}

/* --- ends --------------------------------------------------------------------------------------------------------------------------------- */

static void end_pair(dgm__xliff *x)
{
	dgm__xliff_pair *pair = dgm__vector_at(&x->open, --x->open.count);
	const dgm__code_spans *begin = dgm__vector_at(&x->raw.codes, pair->code);
	dgm__span i = begin->i;
	bool flagged = begin->is_markup;
	dgm__code_spans *c = add_code(x, DGM_CODE_EPT);

	if (!c)
		return;
	c->i = i;
	c->native = pair->native;
	mark_markup(x, c, flagged);
}

static void end_native(dgm__xliff *x)
{
	dgm__code_spans *c = dgm__vector_at(&x->raw.codes, x->raw.codes.count - 1);

	dgm__native_close(&x->raw, &c->native);
	if (!x->native_is_markup && x->raw.chars.failed == DGM_OK)
		mark_markup(x, c, x->native_is_flagged);
	x->native = 0;
	x->native_is_markup = false;
	x->into = &x->text;
}

void dgm__xliff_end_inline(dgm__xliff *x, unsigned kind)
{
	if (kind == DGM__XLIFF_TRANSPARENT)
		return;
	if (x->native && x->in.depth + 1 > x->native)
		dgm__buffer_printf(&x->raw.chars, "</%s>", dgm__xliff_element_names[kind]);
	else if (x->native)
		end_native(x);
	else if (kind == DGM__XLIFF_G || kind == DGM__XLIFF_PC)
		end_pair(x);
	else if (kind == DGM__XLIFF_HIGHLIGHT)
		(void)add_code(x, DGM_CODE_HI_END);
	else if (kind == DGM__XLIFF_SEGMENT_MARK) {
		dgm__xliff_end_text(x);
		x->outside = true;
	}
}

/* --- texts -------------------------------------------------------------------------------------------------------------------------------- */

void dgm__xliff_begin_text(dgm__xliff *x, size_t piece, dgm__xliff_side side)
{
	dgm__buffer_reset(&x->text);
	x->into = &x->text;
	x->piece = piece;
	x->side = side;
	x->first_code = x->raw.codes.count;
	x->open.count = 0;
}

/* Half a pair whose other half stands in another segment, or nowhere. */
static void mend_pairs(dgm__xliff *x)
{
	size_t count = x->raw.codes.count;
	bool alone[MOST_PAIRED];

	if (count - x->first_code > MOST_PAIRED)
		return;
	for (size_t k = x->first_code; k < count; k++) {
		const dgm__code_spans *c = dgm__vector_at(&x->raw.codes, k);

		alone[k - x->first_code] = (c->kind == DGM_CODE_BPT || c->kind == DGM_CODE_EPT) && !dgm__build_has_partner(&x->raw, k, x->first_code);
	}
	for (size_t k = x->first_code; k < count; k++) {
		dgm__code_spans *c = dgm__vector_at(&x->raw.codes, k);

		if (!alone[k - x->first_code])
			continue;
		c->extra = c->kind == DGM_CODE_BPT ? dgm__build_hold(&x->raw, "begin", 5) : dgm__build_hold(&x->raw, "end", 3);
		c->kind = DGM_CODE_IT;
		c->i = (dgm__span){ 0, 0 };
	}
}

void dgm__xliff_end_text(dgm__xliff *x)
{
	dgm__xliff_piece *p = dgm__vector_at(&x->pieces, x->piece);
	size_t i = 0, w = 1;

	mend_pairs(x);
	while (i < x->text.n && (w = dgm__white(x->text.p + i, x->text.n - i)))
		i += w;
	if (i >= x->text.n && x->raw.codes.count == x->first_code)
		dgm__xml_found(&x->in, DGM__FINDING_WARN, "empty-segment", NULL, "empty <%s>", x->side == DGM__XLIFF_FROM ? "source" : "target");
	p->sides[x->side].text = dgm__build_hold(&x->raw, x->text.p ? x->text.p : "", x->text.n);
	p->sides[x->side].first_code = x->first_code;
	p->sides[x->side].codes = x->raw.codes.count - x->first_code;
	x->into = NULL;
}
