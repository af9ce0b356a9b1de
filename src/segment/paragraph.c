/*
 * Paragraphs. An empty line, VT, FF, U+0085 and U+2029 end one; what a single line end (LF, CR LF, CR, U+2028) does is
 * told by the caller or guessed from the head of the text.
 */
#include "segment/engine.h"

#include <string.h>

#include "segment/chars.h"

/* No byte of eight can be part of a line's end: none is up to CR, none is 0xC2 or 0xE2 (exact, but for bytes behind one that can; Mycroft 1987). */
static bool eight_plain(const char *p)
{
	const uint64_t each = UINT64_C(0x0101010101010101);
	uint64_t v, c2, e2;

	memcpy(&v, p, sizeof v);
	c2 = v ^ each * 0xC2;
	e2 = v ^ each * 0xE2;
	return !((((v - each * ('\r' + 1)) & ~v) | ((c2 - each) & ~c2) | ((e2 - each) & ~e2)) & each * 0x80);
}

/* The end of the line that begins at off; *next is the start of the one after it. *hard: a paragraph ends here whatever the mode. */
static int32_t line_end(const char *p, int32_t off, int32_t n, int32_t *next, bool *hard)
{
	*hard = false;
	for (; off < n; off++) {
		unsigned char b;

		while (off + 8 < n && eight_plain(p + off))
			off += 8;
		b = (unsigned char)p[off];
		if (b > '\r' && b != 0xC2 && b != 0xE2)
			continue;
		if (b == '\n' || b == '\r') {
			*next = off + (b == '\r' && off + 1 < n && p[off + 1] == '\n' ? 2 : 1);
			return off;
		}
		if (b == '\v' || b == '\f') {
			*hard = true;
			*next = off + 1;
			return off;
		}
		if (b == 0xC2 && off + 1 < n && (unsigned char)p[off + 1] == 0x85) {
			*hard = true;
			*next = off + 2;
			return off;
		}
		if (b == 0xE2 && off + 2 < n && (unsigned char)p[off + 1] == 0x80 && ((unsigned char)p[off + 2] & 0xFE) == 0xA8) {
			*hard = (unsigned char)p[off + 2] == 0xA9;
			*next = off + 3;
			return off;
		}
	}
	*next = n;
	return n;
}

int32_t dgm__trim_end(const char *p, int32_t begin, int32_t end)
{
	while (end > begin) {
		int32_t off = end;

		dgm__char_prev(p, begin, &off);
		if (!dgm__white(p + off, (size_t)(end - off)))
			break;
		end = off;
	}
	return end;
}

bool dgm__paragraph_next(dgm__paragraphs *at, int32_t *begin, int32_t *end, bool *is_new)
{
	bool hard = false, found = false;

	*is_new = at->off == 0 || at->was_hard;
	at->was_hard = false;
	while (at->off < at->n && !hard) {
		int32_t next, stop = line_end(at->p, at->off, at->n, &next, &hard), first;

		if (at->off == 0 && at->n >= 3 && !memcmp(at->p, "\xEF\xBB\xBF", 3))
			at->off = 3;
		first = dgm__skip_white(at->p, at->off, stop);
		at->off = next;
		if (first >= stop) {
			if (found)
				break;
			*is_new = true;
			hard = false;
			continue;
		}
		if (!found)
			*begin = first;
		found = true;
		*end = dgm__trim_end(at->p, first, stop);
		if (at->breaks != DGM_LINE_BREAKS_WRAP) {
			at->was_hard = hard;
			return true;
		}
	}
	at->was_hard = true;
	return found;
}

/* --- the rule of "auto" ------------------------------------------------------------------------------ */

enum { HEAD = 1 << 16, WIDEST = 120, NARROWEST = 30, FEWEST = 3 };

/* A line's measures: columns as a terminal shows them. */
typedef struct measure {
	int32_t width;      /* the whole line */
	int32_t first_word; /* its first word */
	bool ends_open;     /* no final mark at its end */
} measure;

static int32_t columns(UChar32 c)
{
	if (c < 0x300)
		return 1;
	if (U_MASK(u_charType(c)) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK))
		return 0;
	return dgm__is_unspaced(c) || (c >= 0x1100 && c <= 0x115F) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3000 && c <= 0x303F) ||
		(c >= 0xFF01 && c <= 0xFF60) ? 2 : 1;
}

static bool is_open_end(const char *p, int32_t begin, int32_t end, const dgm__marks *marks)
{
	int32_t off = end, c = -1;

	while (off > begin) {
		int32_t at = off;

		c = dgm__char_prev(p, begin, &at);
		if (!dgm__is_quote(c) && !dgm__is_closing_bracket(c))
			return dgm__mark_at(marks, p + at, off - at, &c) == 0;
		off = at;
	}
	return true;
}

static measure measure_line(const char *p, int32_t begin, int32_t end, const dgm__marks *marks)
{
	measure m = { 0, 0, is_open_end(p, begin, end, marks) };
	bool in_first = true;

	for (int32_t off = begin; off < end;) {
		bool white = dgm__white(p + off, (size_t)(end - off)) > 0;
		UChar32 c = dgm__char_next(p, &off, end);

		m.width += columns(c);
		/* Between two Han or kana characters a line may end anywhere but before a mark or two. */
		in_first = in_first && !white && !(m.width > 6 && dgm__is_unspaced(c));
		if (in_first)
			m.first_word = m.width;
	}
	return m;
}

typedef struct tally { int32_t inner, open, full, widest, spaceless; } tally;

/* One pass over the head: the widest line first, then how many inner lines end where the next word would not have fitted. */
static void take_tally(tally *t, const char *p, int32_t n, int32_t width, const dgm__marks *marks)
{
	measure last = { 0, 0, false };
	bool has_last = false, hard;

	for (int32_t off = 0, next; off < n; off = next) {
		int32_t stop = line_end(p, off, n, &next, &hard), begin = dgm__skip_white(p, off, stop);
		measure m;

		if (begin >= stop || hard) {
			has_last = false;
			if (begin >= stop)
				continue;
		}
		m = measure_line(p, begin, dgm__trim_end(p, begin, stop), marks);
		if (m.width > t->widest)
			t->widest = m.width;
		if (has_last) {
			t->inner++;
			t->open += last.ends_open;
			t->full += last.width + 1 + m.first_word > width;
		}
		last = m;
		has_last = !hard;
	}
}

dgm_line_breaks dgm__line_breaks_guess(const char *p, int32_t n, const dgm__marks *marks)
{
	tally first = { 0 }, second = { 0 };

	if (n > HEAD) { /* whole lines only: the cut one would look short */
		for (n = HEAD; n > 0 && p[n - 1] != '\n'; n--)
			;
		if (!n)
			return DGM_LINE_BREAKS_PARAGRAPH;
	}
	take_tally(&first, p, n, INT32_MAX / 2, marks);
	if (first.inner < FEWEST || first.widest > WIDEST || first.widest < NARROWEST || first.open * 2 < first.inner)
		return DGM_LINE_BREAKS_PARAGRAPH;
	take_tally(&second, p, n, first.widest, marks);
	return second.full * 10 >= second.inner * 8 ? DGM_LINE_BREAKS_WRAP : DGM_LINE_BREAKS_PARAGRAPH;
}
