/*
 * Closing marks after a stop. A bracket tells its side by its category; a quotation mark does not (U+201C opens in English
 * and closes in German), so its side comes from where it stands, and from the marks counted before it.
 */
#include "segment/engine.h"
#include "segment/chars.h"

enum { LOOK_AHEAD = 600 }; /* bytes searched for the partner of a mark in an unspaced script */

/* Gershayim typed as a straight mark: between two letters of Hebrew. */
static bool is_gershayim(const dgm__scan *s, int32_t off)
{
	UChar32 before = dgm__char_before(s->p, s->begin, off);

	return before >= 0x5D0 && before <= 0x5EA && dgm__is_letter(dgm__char_at(s->p, off + 1, s->end));
}

static void count_to(dgm__scan *s, int32_t off)
{
	if (s->counted_start != s->start) {
		/* A new segment: marks between the old count and its start belong to the paragraph only. */
		int32_t target = s->start;

		s->counted_start = s->start;
		if (target > s->counted)
			count_to(s, target);
		s->straight = s->directed = 0;
	}
	while (s->counted < off) {
		int32_t at = s->counted;
		unsigned char b = (unsigned char)s->p[at];
		UChar32 c;

		if (b < 0xC2 && b != '"') {
			s->counted++;
			continue;
		}
		c = dgm__char_next(s->p, &s->counted, s->end);
		if (c == '"' && !is_gershayim(s, at)) {
			s->straight++;
			s->straight_paragraph++;
		} else if (c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F)) {
			s->directed++;
			s->directed_paragraph++;
		}
	}
}

bool dgm__quotes_open(dgm__scan *s, int32_t off, int32_t c)
{
	count_to(s, off);
	if (c == '"')
		return s->straight % 2 == 1 || s->straight_paragraph % 2 == 1;
	return s->directed % 2 == 1 || s->directed_paragraph % 2 == 1;
}

/*
 * Unspaced scripts: is the next quotation mark, before any stop, one that closes? Then the mark in question opened. For U+201C, which opens unless it is
 * mistyped, stops between do not matter.
 */
static bool partner_closes(const dgm__scan *s, int32_t off, UChar32 mark)
{
	int32_t limit = s->end - off > LOOK_AHEAD ? off + LOOK_AHEAD : s->end, begin = off, n;
	UChar32 c;

	while (off < limit) {
		if (mark != 0x201C && (n = dgm__mark_at(&s->k->marks, s->p + off, s->end - off, &c)) > 0 && c != '.')
			return false;
		n = off;
		c = dgm__char_next(s->p, &off, s->end);
		if (dgm__is_quote(c) && c != '\'')
			return n > begin && (c == mark ? c == '"' || c == 0x201D : c == 0x201D || c == 0xBB || c == 0x2019);
	}
	return false;
}

static bool closes_unspaced(dgm__scan *s, int32_t off, int32_t after, UChar32 c)
{
	if (after >= s->end)
		return true;
	/* Of two straight marks the first closes and the second opens what follows. */
	if (c == '"' && s->p[off - 1] == '"' && dgm__is_word(dgm__char_at(s->p, after, s->end)))
		return false;
	if (partner_closes(s, after, c))
		return false;
	/* Straight and directed marks are mixed in the same pair, so they are counted together. */
	count_to(s, off);
	if ((s->straight + s->directed) % 2)
		return true;
	/* An opening mark where one is open already is a closing one mistyped. */
	return (s->straight_paragraph + s->directed_paragraph) % 2 || u_charType(c) == U_FINAL_PUNCTUATION;
}

/* A mark behind a space, with a space (or the end, or a comma) behind it too. */
static bool closes_spaced_out(dgm__scan *s, int32_t off, int32_t after, UChar32 c)
{
	UChar32 next = dgm__char_at(s->p, after, s->end);

	if (next >= 0 && !dgm__white(s->p + after, (size_t)(s->end - after)) && next != ',' && next != '.' && !dgm__is_closing_bracket(next))
		return false;
	if (c == '\'' || c == 0x2019)
		return false;
	if (c != '"' && ((uint32_t)c == s->k->closing_quotes[0] || (uint32_t)c == s->k->closing_quotes[1]))
		return true;
	if ((uint32_t)c == s->k->opening_quotes[0] || (uint32_t)c == s->k->opening_quotes[1])
		return false;
	return dgm__quotes_open(s, off, c);
}

/* The quotation mark at off, touching what closed before it, or standing behind white space. */
static bool quote_closes(dgm__scan *s, int32_t off, int32_t after, UChar32 c, bool touching)
{
	UChar32 next = dgm__char_at(s->p, after, s->end);

	if (!touching)
		return closes_spaced_out(s, off, after, c);
	if (s->k->unspaced && (next < 0 || !dgm__white(s->p + after, (size_t)(s->end - after))))
		return closes_unspaced(s, off, after, c);
	if (next >= 0 && dgm__is_word(next))
		return dgm__is_unspaced(next) || (next >= 0xAC00 && next <= 0xD7A3);
	return true;
}

/* "[12]": the number of a note, which belongs to what it follows. */
static int32_t note_end(const dgm__scan *s, int32_t off)
{
	int32_t i = off + 1;

	while (i < s->end && i - off < 5 && s->p[i] >= '0' && s->p[i] <= '9')
		i++;
	return i > off + 1 && i < s->end && s->p[i] == ']' ? i + 1 : 0;
}

int32_t dgm__closers_read(dgm__scan *s, dgm__candidate *c, int32_t off)
{
	while (off < s->end) {
		int32_t after = off, gap = dgm__skip_white(s->p, off, s->end), n;
		UChar32 mark;

		if (gap > off) {
			after = gap;
			mark = gap < s->end ? dgm__char_next(s->p, &after, s->end) : -1;
			if (mark < 0 || !dgm__is_quote(mark) || !quote_closes(s, gap, after, mark, false))
				return off;
			c->closed_quote = true;
			off = after;
			continue;
		}
		mark = dgm__char_next(s->p, &after, s->end);
		if (dgm__is_closing_bracket(mark)) {
			if (mark >= 0x300D && mark <= 0x300F)
				c->closed_quote = true;
			else
				c->closed_bracket = true;
		} else if (dgm__is_quote(mark)) {
			if (!quote_closes(s, off, after, mark, true))
				return off;
			c->closed_quote = true;
		} else if (mark == '[' && (n = note_end(s, off)) > 0) {
			after = n;
		} else if ((n = dgm__mark_at(&s->k->marks, s->p + off, s->end - off, &mark)) > 0) {
			/* "(...).", "...?». ": the sentence's own stop behind what it quotes */
			if (mark != '.' && mark != 0x2026 && c->kind == DGM__MARK_STOP)
				c->kind = DGM__MARK_STRONG;
			c->stop_after = true;
			after = off + n;
		} else {
			return off;
		}
		off = after;
	}
	return off;
}
