/*
 * Brackets that do not pair up in the target (Bidi_Paired_Bracket; full and half width are one). Counts are not compared across the sides: names are
 * glossed in brackets. Let be: "a)" and "1)" before an item, smileys, the corner brackets that are quotation marks and run over sentences, and what the
 * source leaves open in the same way.
 */
#include "check/check.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

enum { DEEPEST = 32 };

typedef struct open_bracket {
	UChar32 closes_with;
	uint32_t start_off, end_off;
} open_bracket;

/* The first bracket without a partner; end_off 0: there is none. */
typedef struct lone_bracket {
	UChar32 c;
	uint32_t start_off, end_off;
} lone_bracket;

static UChar32 half_width(UChar32 c)
{
	return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

/* ")" after at most two letters or three figures that begin the text or follow a space or an opening bracket: "a)", "12)", "iv)"; at the beginning of the text "a )" too. */
static bool ends_item(dgm_str text, size_t off)
{
	bool apart = off && text.p[off - 1] == ' ';
	size_t i = off - apart, n = 0;

	for (; i > 0 && n < 4; n++) {
		UChar32 c;
		int32_t k = (int32_t)i;

		U8_PREV_OR_FFFD((const uint8_t *)text.p, 0, k, c);
		if (!u_isalnum(c))
			return n > 0 && !apart && (u_isUWhiteSpace(c) || u_charType(c) == U_START_PUNCTUATION);
		i = (size_t)k;
	}
	return n > 0 && n < 4 && i == 0;
}

static bool is_smiley(dgm_str text, size_t off)
{
	return off && (text.p[off - 1] == ':' || text.p[off - 1] == ';' || (off > 1 && text.p[off - 1] == '-' && (text.p[off - 2] == ':' || text.p[off - 2] == ';')));
}

static lone_bracket find_lone(dgm_str text)
{
	const uint8_t *s = (const uint8_t *)text.p;
	open_bracket stack[DEEPEST];
	size_t depth = 0;
	UChar32 c;

	for (int32_t i = 0, start = 0; i < (int32_t)text.n; start = i) {
		int32_t type;

		U8_NEXT_OR_FFFD(s, i, (int32_t)text.n, c);
		c = half_width(c);
		type = c < 0x80 && c != '(' && c != ')' && c != '[' && c != ']' && c != '{' && c != '}' ? U_BPT_NONE
			: u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
		if (type == U_BPT_NONE || (c >= 0x300C && c <= 0x300F) || is_smiley(text, (size_t)start))
			continue;
		if (type == U_BPT_OPEN) {
			if (depth == DEEPEST)
				return (lone_bracket){ 0, 0, 0 };
			stack[depth++] = (open_bracket){ u_getBidiPairedBracket(c), (uint32_t)start, (uint32_t)i };
		} else if (depth && stack[depth - 1].closes_with == c) {
			depth--;
		} else if (!ends_item(text, (size_t)start)) {
			return (lone_bracket){ c, (uint32_t)start, (uint32_t)i };
		}
	}
	if (!depth)
		return (lone_bracket){ 0, 0, 0 };
	return (lone_bracket){ u_getBidiPairedBracket(stack[depth - 1].closes_with), stack[depth - 1].start_off, stack[depth - 1].end_off };
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_WARNING };
	lone_bracket lone = find_lone(pair->target->text), source;

	(void)state;
	if (!lone.end_off)
		return DGM_OK;
	source = find_lone(pair->source->text);
	if (source.end_off && source.c == lone.c)
		return DGM_OK;
	dgm__report_target(&report, lone.start_off, lone.end_off);
	return dgm__sink_put(sink, pair, &report, err, "the bracket \"%.*s\" has no partner", (int)(lone.end_off - lone.start_off), pair->target->text.p + lone.start_off);
}

const dgm__check dgm__check_brackets = {
	.info = { .id = "brackets", .summary = "unbalanced brackets in the target", .category = "linguistic conventions", .severity = DGM_SEVERITY_WARNING },
	.run = run,
};
