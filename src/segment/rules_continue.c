/* Rules on what follows: the sentence goes on where a comma, a small letter, no space or a reporting word comes. */
#include "segment/engine.h"

#include "segment/chars.h"

enum { REPORT_LONGEST = 14 }; /* characters of a short attribution in an unspaced script */

dgm__verdict dgm__rule_continuation(dgm__scan *s, const dgm__candidate *c)
{
	UChar32 next = dgm__char_at(s->p, c->next, s->end), mark;

	if (next == ',' || next == ';' || next == ':' || next == 0x3001 || next == 0xFF0C || next == 0xFF1B || next == 0xFF1A ||
		next == 0x60C || next == 0x61B || next == 0x387 || dgm__is_closing_bracket(next))
		return DGM__JOIN;
	if (dgm__mark_at(&s->k->marks, s->p + c->next, s->end - c->next, &mark) > 0)
		return DGM__JOIN;
	/* A stop of a script without case says nothing about Latin letters after it. */
	if (c->after.first == DGM__LOWER && !c->camel && c->kind != DGM__MARK_IDEOGRAPHIC)
		return DGM__JOIN;
	return DGM__PASS;
}

/* Does a word of the kind begin at off? Tries every length up to the longest, since these scripts have no word borders. */
static bool begins_with(const dgm__scan *s, int32_t off, size_t longest, uint64_t bits)
{
	int32_t end = off;

	while (end < s->end && (size_t)(end - off) < longest) {
		char key[DGM__KEY_CAPACITY];
		size_t n;

		dgm__char_next(s->p, &end, s->end);
		n = dgm__fold(key, s->p + off, (size_t)(end - off));
		if (dgm__words_get(&s->k->words, key, n) & bits)
			return true;
	}
	return false;
}

static bool ends_with(const dgm__scan *s, int32_t begin, int32_t end, size_t longest, uint64_t bits)
{
	int32_t off = end;

	while (off > begin && (size_t)(end - off) < longest) {
		char key[DGM__KEY_CAPACITY];
		size_t n;

		dgm__char_prev(s->p, begin, &off);
		n = dgm__fold(key, s->p + off, (size_t)(end - off));
		if (dgm__words_get(&s->k->words, key, n) & bits)
			return true;
	}
	return false;
}

/* A few characters up to a stop, the last of them a reporting verb. */
static bool is_short_report(const dgm__scan *s, int32_t off)
{
	int32_t begin = off, c;

	for (int count = 0; count <= REPORT_LONGEST && off < s->end; count++) {
		if (dgm__mark_at(&s->k->marks, s->p + off, s->end - off, &c) > 0)
			return ends_with(s, begin, off, s->k->longest_final, DGM__WORD_FINAL);
		c = dgm__char_next(s->p, &off, s->end);
		if (dgm__is_quote(c))
			return false;
	}
	return false;
}

dgm__verdict dgm__rule_reporting(dgm__scan *s, const dgm__candidate *c)
{
	if (!c->closed_quote || c->stop_after || c->opener || c->dash)
		return DGM__PASS;
	if (!c->spaced && c->after.first == DGM__CASELESS) {
		UChar32 next = dgm__char_at(s->p, c->next, s->end);

		if (next >= 0xAC00 && next <= 0xD7A3) /* Korean glues its particle to the mark */
			return DGM__JOIN;
		if (begins_with(s, c->next, s->k->longest_particle, DGM__WORD_PARTICLE))
			return DGM__JOIN;
	}
	if (c->after.first == DGM__CASELESS && s->k->longest_final && is_short_report(s, c->next))
		return DGM__JOIN;
	if (c->spaced && dgm__words_get(&s->k->words, c->after.key, c->after.key_n) & (DGM__WORD_VERB | DGM__WORD_PARTICLE))
		return DGM__JOIN;
	return DGM__PASS;
}

dgm__verdict dgm__rule_no_space(dgm__scan *s, const dgm__candidate *c)
{
	UChar32 next, before;

	if (c->spaced)
		return DGM__PASS;
	if (c->kind == DGM__MARK_IDEOGRAPHIC)
		/* a full-width stop inside a figure */
		return c->before.n && c->after.first == DGM__FIGURE && dgm__is_figure(dgm__char_before(s->p, s->start, c->mark)) &&
			c->end == c->mark_end ? DGM__JOIN : DGM__BREAK;
	next = dgm__char_at(s->p, c->next, s->end);
	before = dgm__char_before(s->p, s->start, c->mark);
	if (c->end > c->mark_end && s->k->unspaced && c->kind != DGM__MARK_STOP)
		return dgm__is_unspaced(next) || c->opener ? DGM__PASS : DGM__JOIN;
	if (s->k->unspaced && dgm__is_unspaced(before) && (dgm__is_unspaced(next) || (c->opener && dgm__is_unspaced(c->after.n ? dgm__char_at(s->p, c->after.off, s->end) : -1))))
		return DGM__PASS;
	return DGM__JOIN;
}
