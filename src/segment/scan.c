/* One candidate: the run of terminators, the word before it, closing marks, and the word after it. */
#include "segment/engine.h"

#include <string.h>

#include "segment/chars.h"

enum { LONGEST_WORD = 120, EVIDENCE_WINDOW = 8192 }; /* bytes */

static dgm__letter letter_of(UChar32 c)
{
	if (c < 0)
		return DGM__NONE;
	if (dgm__is_lower(c))
		return DGM__LOWER;
	if (dgm__is_upper(c))
		return DGM__UPPER;
	if (dgm__is_figure(c))
		return DGM__FIGURE;
	return dgm__is_letter(c) ? DGM__CASELESS : DGM__OTHER;
}

/* Inside a word before a stop: U.S, state-run, km/h, AT&T, and gershayim in Hebrew. */
static bool is_inner(UChar32 c)
{
	return c == '.' || c == '-' || c == '/' || c == '&' || c == ',' || c == '"' || c == 0xB7 || c == 0x5F4 || (c >= 0x2018 && c <= 0x201D) || c == 0x2010 || c == 0x2011 || dgm__is_apostrophe(c);
}

/* Keeps an inner mark only where its sides fit: a comma between figures, a straight mark in Hebrew. */
static bool inner_fits(const dgm__scan *s, UChar32 c, int32_t off, int32_t after)
{
	UChar32 left = dgm__char_before(s->p, s->start, off), right = dgm__char_at(s->p, after, s->end);

	if (left < 0 || !dgm__is_word(left) || right < 0 || !dgm__is_word(right))
		return false;
	if (c == ',')
		return dgm__is_figure(left) && dgm__is_figure(right);
	if (c == '"' || (c >= 0x2018 && c <= 0x201D && c != 0x2019))
		return left >= 0x5D0 && left <= 0x5EA;
	return true;
}

void dgm__word_before(const dgm__scan *s, dgm__word *word, int32_t end)
{
	int32_t off = end, cut = -1;
	UChar32 c = -1;

	memset(word, 0, offsetof(dgm__word, key));
	while (off > s->start && end - off < LONGEST_WORD) {
		int32_t at = off;

		c = dgm__char_prev(s->p, s->start, &at);
		if (off < end && dgm__is_unspaced(c) && dgm__is_latin(s->p[off])) /* "我见过Dr." */
			break;
		if (!dgm__is_word(c) && !(is_inner(c) && at > s->start && inner_fits(s, c, at, off)) &&
			!(dgm__is_apostrophe(c) && off == end && c != '\'' && c != 0x2019))
			break;
		/* What stands before an apostrophe is an elided article, unless the word is Hebrew (geresh). */
		if (dgm__is_apostrophe(c) && cut < 0 && off < end && !(dgm__char_before(s->p, s->start, at) >= 0x5D0 && dgm__char_before(s->p, s->start, at) <= 0x5EA))
			cut = off;
		off = at;
	}
	/* but a lone small letter is an ending: "Leroy'a" */
	if (cut >= 0 && !(end - cut == U8_LENGTH(dgm__char_at(s->p, cut, end)) && letter_of(dgm__char_at(s->p, cut, end)) == DGM__LOWER))
		off = cut;
	word->off = off;
	word->n = end - off;
	if (!word->n)
		return;
	word->first = letter_of(dgm__char_at(s->p, off, end));
	word->key_n = dgm__fold(word->key, s->p + off, (size_t)word->n);
}

void dgm__word_after(const dgm__scan *s, dgm__word *word, int32_t off)
{
	int32_t end = off, limit = s->end - off > LONGEST_WORD ? off + LONGEST_WORD : s->end;

	memset(word, 0, offsetof(dgm__word, key));
	word->off = off;
	word->first = letter_of(dgm__char_at(s->p, off, s->end));
	while (end < limit) {
		int32_t next = end;

		if (!dgm__is_word(dgm__char_next(s->p, &next, s->end)))
			break;
		end = next;
	}
	word->n = end - off;
	if (word->n)
		word->key_n = dgm__fold(word->key, s->p + off, (size_t)word->n);
}

/* iPad, eBay: a small letter with a capital after it. */
static bool is_camel(const dgm__scan *s, const dgm__word *word)
{
	if (word->first != DGM__LOWER)
		return false;
	for (int32_t off = word->off, end = word->off + word->n; off < end;)
		if (dgm__is_upper(dgm__char_next(s->p, &off, end)))
			return true;
	return false;
}

/* From the first character behind white space to the first word, past openers and dashes. */
static void read_after(dgm__scan *s, dgm__candidate *c)
{
	int32_t off = c->next, limit = s->end - off > LONGEST_WORD ? off + LONGEST_WORD : s->end;

	while (off < limit) {
		int32_t at = off;
		size_t w = dgm__white(s->p + off, (size_t)(s->end - off));
		UChar32 mark = dgm__char_next(s->p, &off, s->end);

		if (w)
			continue;
		if (dgm__is_dash(mark))
			c->dash = true;
		else if (dgm__is_quote(mark) || mark == 0x201A || mark == 0x201E || (mark >= 0x300C && mark <= 0x300F))
			c->opener = true;
		else if (!dgm__is_opening_bracket(mark) && mark != 0xBF && mark != 0xA1 && mark != '*' && mark != 0x2022) {
			off = at;
			break;
		}
	}
	dgm__word_after(s, &c->after, off);
	c->camel = is_camel(s, &c->after);
}

/* The run of terminators; dots with spaces between them are an ellipsis too. */
static void read_run(const dgm__scan *s, dgm__candidate *c, int32_t off, int32_t n, UChar32 mark)
{
	bool strong = false, ideographic = false;
	int32_t dots = 0;

	do {
		if (mark == '.')
			dots++;
		else if (mark == 0x2026)
			dots += 3;
		else if (mark < 0x80 || mark == 0x37E || mark == 0x203C || mark == 0x203D || (mark >= 0x2047 && mark <= 0x2049))
			strong = true;
		else
			ideographic = true;
		off += n;
		while (dots && s->end - off >= 2 && s->p[off] == ' ' && s->p[off + 1] == '.' &&
			(dots > 1 || (s->end - off >= 4 && s->p[off + 2] == ' ' && s->p[off + 3] == '.'))) {
			dots++;
			off += 2;
		}
	} while (off < s->end && (n = dgm__mark_at(&s->k->marks, s->p + off, s->end - off, &mark)) > 0);
	c->mark_end = off;
	c->kind = ideographic ? DGM__MARK_IDEOGRAPHIC : strong ? DGM__MARK_STRONG : dots > 2 ? DGM__MARK_ELLIPSIS : DGM__MARK_STOP;
}

void dgm__candidate_read(dgm__scan *s, dgm__candidate *c, int32_t off, int32_t mark_n, int32_t mark_c)
{
	memset(c, 0, offsetof(dgm__candidate, before));
	c->mark = off;
	read_run(s, c, off, mark_n, mark_c);
	c->end = dgm__closers_read(s, c, c->mark_end);
	c->next = dgm__skip_white(s->p, c->end, s->end);
	c->spaced = c->next > c->end;
	dgm__word_before(s, &c->before, off);
	read_after(s, c);
}

int32_t dgm__first_word(dgm__scan *s, int32_t limit)
{
	if (s->sought_start != s->start) {
		s->sought_start = s->sought = s->start;
		s->first_word = -1;
	}
	while (s->first_word < 0 && s->sought < limit) {
		int32_t at = s->sought;
		UChar32 c = dgm__char_next(s->p, &s->sought, s->end);

		if (dgm__is_word(c) || (U_MASK(u_charType(c)) & (U_GC_SC_MASK | U_GC_SO_MASK)))
			s->first_word = at;
	}
	return s->first_word < limit ? s->first_word : -1;
}

/* A copy in lower case; 0 where it does not fit, or was in lower case anyway. */
static size_t lower(char out[DGM__KEY_CAPACITY], const dgm__scan *s, const dgm__word *word)
{
	int32_t off = word->off, end = word->off + word->n, to = 0, letters = 0;

	while (off < end) {
		UChar32 c = u_tolower(dgm__char_next(s->p, &off, end));

		if (to + U8_MAX_LENGTH > DGM__KEY_CAPACITY)
			return 0;
		U8_APPEND_UNSAFE(out, to, c);
		letters++;
	}
	return letters < 2 || (to == word->n && !memcmp(out, s->p + word->off, (size_t)to)) ? 0 : (size_t)to;
}

/* Does the word at [off, end) stand alone, and not after a stop? */
static bool is_evidence(const dgm__scan *s, int32_t off, int32_t end)
{
	int32_t i = off;
	UChar32 c = dgm__char_at(s->p, end, s->n);

	if (c >= 0 && (dgm__is_word(c) || c == '.' || dgm__is_apostrophe(c)))
		return false;
	c = dgm__char_before(s->p, 0, i);
	if (c < 0 || !dgm__white(s->p + i - U8_LENGTH(c), (size_t)U8_LENGTH(c)))
		return false;
	while (i > 0 && (c = dgm__char_before(s->p, 0, i)) >= 0 && dgm__white(s->p + i - U8_LENGTH(c), (size_t)U8_LENGTH(c)))
		i -= U8_LENGTH(c);
	return c >= 0 && c != '.' && c != '!' && c != '?' && c != 0x2026;
}

/* The first place of the needle in [from, to) that is evidence, or -1. */
static int32_t seek(const dgm__scan *s, const char *needle, size_t n, int32_t from, int32_t to)
{
	const char *p = s->p + from;

	while (p < s->p + to && (p = memmem(p, (size_t)(s->p + to - p), needle, n)) != NULL) {
		int32_t off = (int32_t)(p - s->p);

		if (is_evidence(s, off, off + (int32_t)n))
			return off;
		p += n;
	}
	return -1;
}

/* The window moves on with the text, so a word that is asked for again and again is looked for in each place once. */
bool dgm__seen_lower(dgm__scan *s, const dgm__word *word)
{
	int32_t from = word->off > EVIDENCE_WINDOW ? word->off - EVIDENCE_WINDOW : 0;
	int32_t to = s->n - word->off > EVIDENCE_WINDOW ? word->off + EVIDENCE_WINDOW : s->n;
	char needle[DGM__KEY_CAPACITY];
	size_t n = lower(needle, s, word);
	uint64_t hash = n ? dgm__hash(needle, n) | 1 : 0;
	dgm__sought *kept = &s->evidence[hash >> 32 & (DGM__SOUGHT - 1)];
	int32_t new_from = from, found;

	if (!n)
		return false;
	if (kept->hash == hash && kept->to >= from && from >= kept->from) {
		if (kept->found >= from)
			return true;
		/* the needle may lie across the old end */
		new_from = kept->to - (int32_t)n > from ? kept->to - (int32_t)n : from;
		if (to <= kept->to)
			return false; /* at the end of the text */
	}
	found = seek(s, needle, n, new_from, to);
	*kept = (dgm__sought){ hash, from, found < 0 ? to : found + (int32_t)n, found };
	return found >= 0;
}
