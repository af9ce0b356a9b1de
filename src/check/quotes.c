/*
 * Quotation marks that do not pair up in the target, and marks that the target's language does not write (CLDR's delimiters and what facts.c adds). Straight marks are
 * neutral; single ones are too often apostrophes. What the source leaves open, a quotation that runs on, is let be. Whether a mark opens or closes is told by
 * the spaces beside it, where there are none by its category.
 */
#include "check/check.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "check/quote_marks.h"

typedef struct balance {
	size_t opened, closed, straight;
	size_t first_off, last_off, end_off;    /* of the marks of either kind: the first, the last, where that ends */
	UChar32 foreign;                        /* the first that the language does not write there; 0: none */
	size_t foreign_off, foreign_end_off;
} balance;

static bool is_beside(UChar32 c)
{
	int8_t category = u_charType(c);

	return !c || u_isUWhiteSpace(c) || category == U_DASH_PUNCTUATION;
}

static bool is_start(int8_t category)
{
	return category == U_INITIAL_PUNCTUATION || category == U_START_PUNCTUATION;
}

static bool opens(UChar32 c, UChar32 before, UChar32 next)
{
	int8_t after = u_charType(next);
	bool left = is_beside(before) || u_charType(before) == U_START_PUNCTUATION, right = is_beside(next) || (u_ispunct(next) && !is_start(after));

	if (left != right)
		return left;
	return is_start(u_charType(c));
}

static void count_mark(balance *b, const dgm__facts *facts, UChar32 c, bool is_opening, size_t start, size_t end)
{
	if (is_opening)
		b->opened++;
	else
		b->closed++;
	if (!b->foreign && facts->quotes[0][0] && !dgm__facts_has_quote(facts, c, is_opening)) {
		b->foreign = c;
		b->foreign_off = start;
		b->foreign_end_off = end;
	}
}

static balance count(const dgm__facts *facts, dgm_str text)
{
	balance b = { .opened = 0 };
	UChar32 c = 0, before = 0, next;

	for (int32_t i = 0, start = 0; i < (int32_t)text.n; start = i, before = c) {
		int32_t k;

		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		if (c != '"' && !dgm__is_double_quote(c))
			continue;
		k = i;
		next = 0;
		if (k < (int32_t)text.n)
			U8_NEXT_OR_FFFD((const uint8_t *)text.p, k, (int32_t)text.n, next);
		if (c == '"' && !dgm__is_straight_quote(c, before, next))
			continue;
		b.first_off = b.end_off ? b.first_off : (size_t)start;
		b.last_off = (size_t)start;
		b.end_off = (size_t)i;
		if (c == '"')
			b.straight++;
		else
			count_mark(&b, facts, c, opens(c, before, next), (size_t)start, (size_t)i);
	}
	return b;
}

static bool is_even(const balance *b)
{
	return (b->opened + b->closed + b->straight) % 2 == 0 && b->opened <= b->closed + b->straight && b->closed <= b->opened + b->straight;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_NOTE };
	dgm_str text = pair->target->text;
	balance target = count(pair->target_facts, text), source;

	(void)state;
	if (!target.end_off)
		return DGM_OK;
	if (target.foreign) {
		dgm__report_target(&report, target.foreign_off, target.foreign_end_off);
		return dgm__sink_put(sink, pair, &report, err, "the language has not \"%.*s\" there", (int)(target.foreign_end_off - target.foreign_off), text.p + target.foreign_off);
	}
	source = count(pair->source_facts, pair->source->text);
	if (is_even(&target) || !is_even(&source))
		return DGM_OK;
	dgm__report_target(&report, target.last_off, target.end_off);
	return dgm__sink_put(sink, pair, &report, err, "a quotation mark has no partner");
}

const dgm__check dgm__check_quotes = {
	.info = { .id = "quotes", .summary = "quotation marks without a partner, or of another language", .category = "locale conventions", .severity = DGM_SEVERITY_NOTE },
	.run = run,
};
