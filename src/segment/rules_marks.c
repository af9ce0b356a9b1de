/* Rules on the marks themselves: nothing before them, list markers, the ellipsis, strong marks. */
#include "segment/engine.h"

#include <string.h>

#include "segment/chars.h"

/* Marks with no word before them open what follows: "... and then". */
dgm__verdict dgm__rule_empty(dgm__scan *s, const dgm__candidate *c)
{
	return dgm__first_word(s, c->mark) < 0 ? DGM__JOIN : DGM__PASS;
}

dgm__verdict dgm__rule_ellipsis(dgm__scan *s, const dgm__candidate *c)
{
	if (c->kind != DGM__MARK_ELLIPSIS)
		return DGM__PASS;
	if ((c->after.first == DGM__CASELESS || c->after.first == DGM__FIGURE) && c->end == c->mark_end && !c->opener)
		return DGM__JOIN;
	return DGM__BREAK;
}

dgm__verdict dgm__rule_strong(dgm__scan *s, const dgm__candidate *c)
{
	return c->kind == DGM__MARK_STOP ? DGM__PASS : DGM__BREAK;
}

/* The segment so far is a figure, a letter or a Roman numeral: "1.", "b.", "IV.". */
dgm__verdict dgm__rule_list_marker(dgm__scan *s, const dgm__candidate *c)
{
	static const char roman[] = "ivxlcdm";
	const dgm__word *word = &c->before;
	int32_t off, letters = 0, figures = 0, numerals = 0;

	/* brackets and quotation marks may stand before it */
	if (!word->n || c->stop_after || dgm__first_word(s, c->mark) != word->off)
		return DGM__PASS;
	for (off = word->off; off < word->off + word->n;) {
		UChar32 ch = dgm__char_next(s->p, &off, word->off + word->n);

		letters += dgm__is_letter(ch);
		figures += dgm__is_figure(ch);
		numerals += ch < 0x80 && ch && strchr(roman, ch | 32) != NULL;
	}
	if (letters ? figures || (letters > 1 && numerals < letters) || letters > 6 : figures > 3)
		return DGM__PASS;
	return DGM__JOIN;
}
