/*
 * Digits of a system that the target's language does not write: neither Latin nor its default or native one by CLDR. And two systems in one figure. News in
 * Arabic uses both its systems, so each alone is right.
 */
#include "check/check.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

/* Full-width digits are at home beside full-width marks. */
static bool is_at_home(const dgm__facts *facts, UChar32 zero)
{
	if (zero == '0' || zero == facts->zeros[0] || zero == facts->zeros[1])
		return true;
	return zero == 0xFF10 && (dgm__facts_has_script(facts, USCRIPT_HAN) || dgm__facts_has_script(facts, USCRIPT_HANGUL));
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_NOTE };
	dgm_str text = pair->target->text;
	UChar32 c, before = 0; /* the zero of the digit just before; 0: none */
	bool mixed = false;

	(void)state;
	for (int32_t i = 0, start = 0; i < (int32_t)text.n; start = i) {
		UChar32 zero = 0;

		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		if (c < 0x80 ? c >= '0' && c <= '9' : u_isdigit(c))
			zero = c - u_charDigitValue(c);
		if (zero && (!is_at_home(pair->target_facts, zero) || (before && zero != before))) {
			mixed = mixed || (before && zero != before);
			dgm__report_target(&report, (size_t)start, (size_t)i);
		}
		before = zero;
	}
	if (!report.target_span_count)
		return DGM_OK;
	return dgm__sink_put(sink, pair, &report, err, mixed ? "one figure in digits of two kinds" : "digits that the language does not write");
}

const dgm__check dgm__check_digits = {
	.info = { .id = "digits", .summary = "digits of another script", .category = "locale conventions", .severity = DGM_SEVERITY_NOTE },
	.run = run,
};
