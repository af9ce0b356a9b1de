/* Rules on figures before a stop: ordinals and dates where the language writes them so, else the sentence ends. */
#include "segment/engine.h"

#include <string.h>

#include "segment/chars.h"

static bool is_starter(const dgm__scan *s, const dgm__word *word)
{
	return dgm__words_get(&s->k->words, word->key, word->key_n) & DGM__WORD_STARTER;
}

/* All figures (inner points and commas too); *value is the number where it is short and plain, else UINT32_MAX. */
static bool figure_of(const dgm__scan *s, const dgm__word *word, uint32_t *value)
{
	int32_t off = word->off, end = off + word->n, digits = 0;

	*value = 0;
	while (off < end) {
		UChar32 c = dgm__char_next(s->p, &off, end);

		if (dgm__is_figure(c)) {
			*value = ++digits > 4 ? UINT32_MAX : *value == UINT32_MAX ? UINT32_MAX : *value * 10 + (uint32_t)u_charDigitValue(c);
		} else if (c == '.' || c == ',' || c == '-' || c == '/') {
			*value = UINT32_MAX;
			digits = 5;
		} else {
			return false;
		}
	}
	return digits > 0;
}

dgm__verdict dgm__rule_figure(dgm__scan *s, const dgm__candidate *c)
{
	uint64_t bits;
	uint32_t value;

	if (!c->before.n || c->end != c->mark_end || !figure_of(s, &c->before, &value))
		return DGM__PASS;
	bits = dgm__words_get(&s->k->words, c->after.key, c->after.key_n);
	if (s->k->ordinal_dates && value <= 31 && bits & DGM__WORD_MONTH && !c->opener && !c->dash)
		return DGM__JOIN;
	if (value <= s->k->ordinals && c->after.first == DGM__UPPER && !c->opener && !c->dash && !is_starter(s, &c->after) &&
		!dgm__seen_lower(s, &c->after))
		return DGM__JOIN;
	return DGM__BREAK;
}

/* A Roman numeral is an ordinal where figures with a stop are. */
dgm__verdict dgm__rule_roman(dgm__scan *s, const dgm__candidate *c)
{
	if ((!s->k->ordinal_dates && !s->k->ordinals) || c->before.n < 2 || c->end != c->mark_end || c->after.first != DGM__UPPER || c->opener || c->dash)
		return DGM__PASS;
	for (int32_t i = c->before.off; i < c->before.off + c->before.n; i++)
		if (!s->p[i] || !strchr("IVXLC", s->p[i]))
			return DGM__PASS;
	return is_starter(s, &c->after) || dgm__seen_lower(s, &c->after) ? DGM__BREAK : DGM__JOIN;
}
