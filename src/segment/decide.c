/* The ordered rules: the first that answers decides the candidate, and names the border. */
#include "segment/engine.h"

#include "segment/chars.h"

static const struct { dgm__rule *rule; uint8_t reason; } rules[] = {
	{ dgm__rule_empty, DGM_REASON_FULL_STOP },
	{ dgm__rule_continuation, DGM_REASON_FULL_STOP },
	{ dgm__rule_reporting, DGM_REASON_FULL_STOP },
	{ dgm__rule_no_space, DGM_REASON_NO_SPACE },
	{ dgm__rule_ellipsis, DGM_REASON_ELLIPSIS },
	{ dgm__rule_strong, DGM_REASON_STRONG_MARK },
	{ dgm__rule_list_marker, DGM_REASON_FULL_STOP },
	{ dgm__rule_figure, DGM_REASON_FIGURE },
	{ dgm__rule_roman, DGM_REASON_FIGURE },
	{ dgm__rule_abbreviation, DGM_REASON_ABBREVIATION },
	{ dgm__rule_initial, DGM_REASON_INITIAL },
	{ dgm__rule_vowelless, DGM_REASON_FULL_STOP },
};

bool dgm__decide(dgm__scan *s, const dgm__candidate *c, uint8_t *reason)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		dgm__verdict verdict = rules[i].rule(s, c);

		*reason = rules[i].reason;
		if (verdict != DGM__PASS)
			return verdict == DGM__BREAK;
	}
	*reason = DGM_REASON_FULL_STOP;
	return true;
}
