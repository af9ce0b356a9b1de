/*
 * Datelines of news agencies at a paragraph's start: PLACE [, date] MARK [separator], where MARK is an agency in brackets,
 * slashes or bare; a bracket that holds place and agency; and the Chinese form that names the agency first. The shapes
 * are those of the agencies' own copy (doc/segmentation.md lists them); names come from agencies.txt, and an agency that
 * is in no list is accepted where place and date leave no doubt.
 */
#include "segment/engine.h"

#include <string.h>

#include "segment/chars.h"

enum { LONGEST_HEAD = 240, LONGEST_BRACKET = 150, LONGEST_NAME = 60, MOST_WORDS = 10, MOST_LOWER = 4 };

/* What stood between the paragraph's start and a possible mark. */
typedef struct place {
	int32_t words, lower_words, upper, letters, figures, commas;
	bool caps; /* the first word is all in capitals */
} place;

static bool is_agency(const dgm__scan *s, int32_t off, int32_t end)
{
	char key[DGM__KEY_CAPACITY];
	size_t n = end > off && end - off <= LONGEST_NAME ? dgm__fold(key, s->p + off, (size_t)(end - off)) : 0;

	return dgm__words_get(&s->k->agencies, key, n) != 0;
}

/* The end of the longest agency name that begins at off and ends before a character that is no part of a word; glued: or anywhere. */
static int32_t agency_end(const dgm__scan *s, int32_t off, int32_t limit, bool glued)
{
	int32_t longest = s->k->agency_longest[dgm__agency_head(s->p + off, (size_t)(s->end - off))], best = 0, end = off;

	/* a full stop behind the name belongs to it */
	for (int32_t letters = 0; longest && letters <= longest && end < limit && end - off < LONGEST_NAME; letters++) {
		dgm__char_next(s->p, &end, s->end);
		if ((glued || !dgm__is_word(dgm__char_at(s->p, end, s->end))) && is_agency(s, off, end))
			best = end;
	}
	return best;
}

/* Does an agency stand somewhere in [off, end)? */
static bool holds_agency(const dgm__scan *s, int32_t off, int32_t end)
{
	UChar32 before = -1;

	while (off < end) {
		bool starts = before < 0 || !dgm__is_word(before) || dgm__is_unspaced(before) || before == '=';
		int32_t found = starts ? agency_end(s, off, end, dgm__is_unspaced(dgm__char_at(s->p, off, end))) : 0;

		if (found && found <= end)
			return true;
		before = dgm__char_next(s->p, &off, end);
	}
	return false;
}

/* The partner of an opening bracket or slash at off; 0: none near. */
static int32_t bracket_end(const dgm__scan *s, int32_t off, int32_t *inside, int32_t *inside_end)
{
	int32_t limit = s->end - off > LONGEST_BRACKET ? off + LONGEST_BRACKET : s->end;
	UChar32 open = dgm__char_next(s->p, &off, s->end), c;
	UChar32 close = open == '(' ? ')' : open == 0xFF08 ? 0xFF09 : open == 0x3010 ? 0x3011 : open == '/' ? '/' : 0;

	*inside = off;
	while (close && off < limit) {
		*inside_end = off;
		c = dgm__char_next(s->p, &off, s->end);
		if (c == close)
			return off;
		if (c == '\n' || c == open)
			return 0;
	}
	return 0;
}

/* Dashes, a full stop (with or without a dash behind it), "=", "_"; off itself where there is none. */
static int32_t separator_end(const dgm__scan *s, int32_t off, bool *stop)
{
	int32_t i = dgm__skip_white(s->p, off, s->end), end = off;
	UChar32 c = dgm__char_at(s->p, i, s->end);

	*stop = false;
	if (c == '.' && i == off) {
		end = ++i;
		*stop = true;
		if (i < s->end && !dgm__is_dash(dgm__char_at(s->p, i, s->end)) && !dgm__white(s->p + i, (size_t)(s->end - i))) {
			*stop = false;
			return off;
		}
		i = dgm__skip_white(s->p, i, s->end);
		c = dgm__char_at(s->p, i, s->end);
		/* "/TASS/. - text" or "(EFE).- text": the dash is the separator */
		if (!dgm__is_dash(c))
			return end;
	}
	while (i < s->end && (dgm__is_dash(c) || c == '=' || c == '_')) {
		dgm__char_next(s->p, &i, s->end);
		end = i;
		*stop = false;
		c = dgm__char_at(s->p, i, s->end);
	}
	return end;
}

/* "ROMA, 2 GIU - " behind "(ANSA) - "; off itself where there is none. */
static int32_t place_after(const dgm__scan *s, int32_t off)
{
	int32_t i = off, limit = s->end - off > LONGEST_NAME ? off + LONGEST_NAME : s->end;
	bool figure = false;

	while (i < limit) {
		int32_t at = i;
		UChar32 c = dgm__char_next(s->p, &i, s->end);

		figure = figure || dgm__is_figure(c);
		if (dgm__is_dash(c) && at > off && dgm__white(s->p + at - 1, 1) && i < s->end && dgm__white(s->p + i, (size_t)(s->end - i)))
			return figure ? i : off;
		if (c == '.' || c == '?' || c == '!' || c == ';' || c == ':')
			return off;
	}
	return off;
}

/* "(Seoul=Yonhap) NAME reporter =": up to the sign, where one is near. */
static int32_t byline_end(const dgm__scan *s, int32_t off)
{
	int32_t limit = s->end - off > LONGEST_BRACKET ? off + LONGEST_BRACKET : s->end, c;

	for (int32_t i = off; i < limit;) {
		int32_t at = i;

		c = dgm__char_next(s->p, &i, s->end);
		if (c == '=' && at > off && dgm__white(s->p + at - 1, 1))
			return i;
		if (c == '.' || c == '?' || c == '!' || dgm__is_quote(c) || dgm__mark_at(&s->k->marks, s->p + at, s->end - at, &c) > 0)
			break;
	}
	return off;
}

/* A paragraph that begins with a bracket. */
static int32_t bracket_first(const dgm__scan *s, bool *stop)
{
	int32_t inside, inside_end = 0, end = bracket_end(s, s->begin, &inside, &inside_end), after;
	bool equals = end && memchr(s->p + inside, '=', (size_t)(inside_end - inside));

	*stop = false;
	if (!end || s->p[s->begin] == '/')
		return s->begin;
	if (!equals && dgm__char_at(s->p, s->begin, s->end) != 0x3010 && !holds_agency(s, inside, inside_end))
		return s->begin;
	if (equals)
		return byline_end(s, end);
	after = separator_end(s, end, stop);
	return after > end && !*stop ? place_after(s, after) : after;
}

/* The agency first, the place and the day, then the sign for a wire report, then perhaps the reporter in brackets. */
static int32_t agency_first(const dgm__scan *s)
{
	int32_t end = agency_end(s, s->begin, s->end, true), limit, inside, inside_end, bracket;

	if (!end || !dgm__is_unspaced(dgm__char_before(s->p, s->begin, end)))
		return s->begin;
	limit = s->end - end > 75 ? end + 75 : s->end;
	while (end < limit) {
		UChar32 c = dgm__char_next(s->p, &end, s->end);

		if (c == 0x7535 || c == 0x96FB || c == 0x8BAF || c == 0x8A0A) {
			bracket = bracket_end(s, end, &inside, &inside_end);
			return bracket ? bracket : end;
		}
		if (!dgm__is_unspaced(c) && !dgm__is_figure(c) && c != ' ')
			break;
	}
	return s->begin;
}

static void count_word(place *at, const dgm__scan *s, int32_t off, int32_t end)
{
	UChar32 c = dgm__char_at(s->p, off, end);
	bool caps = at->words == 0;

	at->words++;
	at->lower_words += dgm__is_lower(c);
	at->upper += dgm__is_upper(c);
	for (int32_t i = off; i < end;) {
		c = dgm__char_next(s->p, &i, end);
		at->figures += dgm__is_figure(c);
		at->letters += dgm__is_letter(c);
		caps = caps && !dgm__is_lower(c);
	}
	at->caps = at->words == 1 ? caps && at->upper && end - off > 2 : at->caps;
}

/* Is the text in brackets or slashes an agency, known or by the company it keeps? */
static bool is_mark(const dgm__scan *s, const place *before, int32_t inside, int32_t inside_end, bool *known)
{
	int32_t words = 1;

	*known = holds_agency(s, inside, inside_end);
	if (*known)
		return true;
	if (inside_end - inside > 36 || inside_end - inside < 2 || !(before->caps || (before->figures && before->words <= 5)))
		return false;
	for (int32_t i = inside; i < inside_end;) {
		UChar32 c = dgm__char_next(s->p, &i, inside_end);

		words += c == ' ';
		if (!dgm__is_letter(c) && c != ' ' && c != '-' && c != '.')
			return false;
	}
	return words <= 3;
}

/* The mark at off, which may begin one; its end with the separator, or 0. */
static int32_t mark_end(const dgm__scan *s, const place *before, int32_t off, bool *stop)
{
	UChar32 c = dgm__char_at(s->p, off, s->end);
	int32_t inside, inside_end = 0, end, after;
	bool known = true;

	if (c == '(' || c == '/' || c == 0xFF08) {
		end = bracket_end(s, off, &inside, &inside_end);
		if (!end || !is_mark(s, before, inside, inside_end, &known))
			return 0;
	} else {
		end = agency_end(s, off, s->end, false);
		if (!end)
			return 0;
	}
	after = separator_end(s, end, stop);
	if (after > end)
		return after;
	/* Hindi and Arabic agencies write no separator; place and date or comma must speak for it. */
	*stop = false;
	return c == '(' && known && (before->figures || before->commas) && before->words <= 6 ? end : 0;
}

static int32_t place_first(const dgm__scan *s, bool *stop)
{
	int32_t off = s->begin, limit = s->end - off > LONGEST_HEAD ? off + LONGEST_HEAD : s->end, word = -1, end;
	place before = { 0 };

	while (off < limit && before.words <= MOST_WORDS && before.lower_words <= MOST_LOWER) {
		int32_t at = off;
		UChar32 c = dgm__char_next(s->p, &off, s->end);

		if (dgm__is_word(c)) {
			/* a bare name is an agency only behind a place in capitals or a date */
			if (word < 0 && (before.caps || before.figures) && (end = mark_end(s, &before, at, stop)) > 0)
				return end;
			word = word < 0 ? at : word;
			continue;
		}
		if (word >= 0)
			count_word(&before, s, word, at);
		word = -1;
		if ((c == '(' || c == '/' || c == 0xFF08) && before.words && (end = mark_end(s, &before, at, stop)) > 0)
			return end;
		before.commas += c == ',' || c == 0x60C;
		if (c == '?' || c == '!' || c == ';' || c == ':' || c == '"' || c == 0xAB || c == 0x201C || c == 0x3002)
			break;
	}
	return s->begin;
}

int32_t dgm__dateline_end(const dgm__scan *s, bool *stop)
{
	UChar32 c = dgm__char_at(s->p, s->begin, s->end);
	int32_t end;

	*stop = false;
	if (dgm__is_opening_bracket(c))
		return bracket_first(s, stop);
	if (dgm__is_unspaced(c) && (end = agency_first(s)) > s->begin)
		return end;
	if (!dgm__is_letter(c) || dgm__is_lower(c))
		return s->begin;
	end = place_first(s, stop);
	return end;
}
