/*
 * A quotation on one side, and no quotation mark of any kind on the other: reported speech made of direct speech, or somebody's words made the writer's. Single words
 * in quotation marks come and go with the language, so only a stretch counts. Marks of all styles are the same: double, single, straight, nested, angle brackets around
 * Chinese titles, a dash that opens direct speech.
 */
#include "check/check.h"

#include <unicode/utf8.h>

#include "check/quote_marks.h"

/* What a stretch must be worth (25 letters), and its letters; those of Chinese, Japanese and Korean say more each. */
enum { LEAST_WORTH = 50, LETTER = 2, DENSE_LETTER = 3 };

typedef struct quoted {
	bool has_marks;                 /* of whatever kind */
	size_t worth;                   /* of the longest stretch; 0: none */
	size_t start_off, end_off;      /* with its marks */
} quoted;

static size_t worth_of(UChar32 c)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script;

	if (c < 0x80)
		return u_isalpha(c) ? LETTER : 0;
	if (!(U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK)))
		return 0;
	script = uscript_getScript(c, &status);
	return script == USCRIPT_HAN || script == USCRIPT_HANGUL || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ? DENSE_LETTER : LETTER;
}

/* Marks that may enclose words, but may be something else too: apostrophes at the edge of a word, brackets around titles, a dash at the beginning. */
static bool may_quote(UChar32 c, UChar32 before, UChar32 next)
{
	if (c == '\'' || c == 0x2019 || c == 0x02BC)
		return !(u_isalpha(before) && u_isalpha(next));
	if (u_charType(c) == U_DASH_PUNCTUATION && (!before || before == '\n'))
		return true;
	if (c == '"')
		return dgm__is_straight_quote(c, before, next);
	return c == '`' || (c >= 0x3008 && c <= 0x300B) || u_hasBinaryProperty(c, UCHAR_QUOTATION_MARK);
}

static quoted find(dgm_str text)
{
	quoted q = { .has_marks = false };
	UChar32 c = 0, before = 0, next;
	size_t worth = 0, from = 0;
	bool is_open = false;

	for (int32_t i = 0, start = 0; i < (int32_t)text.n; start = i, before = c) {
		int32_t k;

		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		k = i;
		next = 0;
		if (k < (int32_t)text.n)
			U8_NEXT_OR_FFFD((const uint8_t *)text.p, k, (int32_t)text.n, next);
		q.has_marks = q.has_marks || may_quote(c, before, next);
		worth += worth_of(c);
		if (!dgm__is_straight_quote(c, before, next) && !dgm__is_double_quote(c))
			continue;
		if (is_open && worth > q.worth)
			q = (quoted){ true, worth, from, (size_t)i };
		is_open = !is_open;
		from = (size_t)start;
		worth = 0;
	}
	return q;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_WARNING };
	quoted source = find(pair->source->text), target = find(pair->target->text);

	(void)state;
	if (source.worth >= LEAST_WORTH && !target.has_marks && pair->target->text.n) {
		dgm__report_source(&report, source.start_off, source.end_off);
		return dgm__sink_put(sink, pair, &report, err, "the source quotes, the target does not");
	}
	if (target.worth >= LEAST_WORTH && !source.has_marks && pair->source->text.n) {
		dgm__report_target(&report, target.start_off, target.end_off);
		return dgm__sink_put(sink, pair, &report, err, "the target quotes, the source does not");
	}
	return DGM_OK;
}

const dgm__check dgm__check_quotations = {
	.info = { .id = "quotations", .summary = "a quotation on one side alone", .category = "accuracy", .severity = DGM_SEVERITY_WARNING },
	.run = run,
};
