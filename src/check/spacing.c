/*
 * Spaces where none belong (two in a row, one before a closing mark in languages that set none, one beside the full-width marks of Chinese and Japanese, one inside
 * quotation marks), and none where one belongs: before ; : ! ? and inside « » in French, whatever its width, which is a house's own choice; after a comma or stop between
 * two words. White space at the ends is edge-space's. Too many in the source as well are the memory's habit (of texts that were taken apart into words) and let be.
 */
#include "check/check.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

static bool closes_up(const dgm__facts *facts, UChar32 c)
{
	if (c == ',' || c == 0x3002 || c == 0x3001 || c == 0xFF0C || c == 0x060C || c == 0x0964)
		return true;
	return !facts->spaces_marks && (c == ';' || c == '?' || c == '!');
}

typedef struct neighbours {
	UChar32 before_gap, before, here, next; /* before: the character before, white or not; before_gap: the last that is not white */
} neighbours;

static bool is_glue(UChar32 c)
{
	return c == '/' || c == '@' || c == '_' || c == '=' || c == '&' || c == '\\' || c == '#';
}

/* French: no space before a mark that takes one, or inside « ». Not in figures, smileys, addresses, and not between repeated marks. */
static bool lacks_french_space(const neighbours *n)
{
	if (n->here == 0xBB)
		return !u_isUWhiteSpace(n->before) && u_isalnum(n->before);
	if (n->before == 0xAB)
		return !u_isUWhiteSpace(n->here) && u_isalnum(n->here);
	return (n->here == ';' || n->here == ':' || n->here == '!' || n->here == '?') && u_isalpha(n->before) && (u_isUWhiteSpace(n->next) || n->next == 0);
}

/* A comma or the like between two letters. */
static bool lacks_space_after(const neighbours *n)
{
	return (n->here == ',' || n->here == ';' || n->here == 0x060C || n->here == 0x061B || n->here == 0x0964) && u_isalpha(n->before) && u_isalpha(n->next);
}

static UChar32 char_at(dgm_str text, int32_t i)
{
	UChar32 c = 0;

	if (i < (int32_t)text.n)
		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
	return c;
}

/* May a space at the gap before this character not be? */
static bool is_unwanted(const dgm__facts *facts, const neighbours *n, size_t width)
{
	if (width > 1)
		return true;
	if (!closes_up(facts, n->here))
		return false;
	return !(n->here == ',' && u_isdigit(n->next));
}

/* Marks the places in a text; missing ones apart from those that are too many. */
static void find(dgm__report *extra, dgm__report *missing, const dgm__facts *facts, dgm_str text)
{
	int32_t i = 0, gap = -1;
	size_t width = 0;
	neighbours n = { 0, 0, 0, 0 };
	bool glued = false; /* inside an address or path */

	while (i < (int32_t)text.n) {
		int32_t start = i;

		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, n.here);
		n.next = char_at(text, i);
		if (u_isUWhiteSpace(n.here)) {
			gap = gap < 0 ? start : gap;
			width++;
			glued = false;
			n.before = n.here;
			continue;
		}
		glued = glued || is_glue(n.here);
		if (n.before_gap && gap >= 0 && is_unwanted(facts, &n, width))
			dgm__report_target(extra, (size_t)gap, (size_t)(width > 1 ? start : i));
		if (n.before_gap && !glued && ((facts->spaces_marks && lacks_french_space(&n)) || (facts->has_spaces && lacks_space_after(&n))))
			dgm__report_target(missing, (size_t)start, (size_t)i);
		n.before_gap = n.before = n.here;
		gap = -1;
		width = 0;
	}
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report extra = { .severity = DGM_SEVERITY_NOTE }, missing = { .severity = DGM_SEVERITY_NOTE }, source = { .severity = DGM_SEVERITY_NOTE };
	dgm_status st = DGM_OK;

	(void)state;
	find(&extra, &missing, pair->target_facts, pair->target->text);
	if (extra.target_span_count)
		find(&source, &(dgm__report){ .severity = DGM_SEVERITY_NOTE }, pair->source_facts, pair->source->text);
	if (extra.target_span_count && !source.target_span_count)
		st = dgm__sink_put(sink, pair, &extra, err, "a space where none belongs");
	if (st == DGM_OK && missing.target_span_count)
		st = dgm__sink_put(sink, pair, &missing, err, "no space where one belongs");
	return st;
}

const dgm__check dgm__check_spacing = {
	.info = { .id = "spacing", .summary = "spaces doubled, before marks, or missing", .category = "locale conventions", .severity = DGM_SEVERITY_NOTE },
	.run = run,
};
