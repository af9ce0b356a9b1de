/*
 * ICU's rules depart from the property Word_Break, and its versions from each other, in single characters. So a character that is met for the first time is shown to
 * ICU among letters and figures, and has the class by which the walk below finds the same words; it is not plain where there is none.
 */
#include "text/plain_words.h"

#include <stdio.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/utext.h>

enum class { UNKNOWN, OTHER, LETTER, FIGURE, MID_LETTER, MID_FIGURE, MID_BOTH, HARD };

enum { FIRST_CJK = 0x2E80 }; /* from here on dictionaries divide */

/* May the character be plain? */
static bool is_candidate(UChar32 c)
{
	if (c >= FIRST_CJK || u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT)
		return false;
	switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
	case U_WB_ALETTER:
	case U_WB_NUMERIC:
	case U_WB_MIDLETTER:
	case U_WB_MIDNUM:
	case U_WB_MIDNUMLET:
	case U_WB_SINGLE_QUOTE:
	case U_WB_OTHER:
	case U_WB_CR:
	case U_WB_LF:
	case U_WB_NEWLINE:
	case U_WB_DOUBLE_QUOTE:
	case U_WB_WSEGSPACE: return true;
	default: return false;
	}
}

/* Does the walk find ICU's words in text? */
static bool is_right(dgm__plain_words *words, dgm_str text)
{
	UErrorCode status = U_ZERO_ERROR;
	UText utext = UTEXT_INITIALIZER;
	size_t at = 0, start, end;
	int32_t before = 0, next;
	bool right;

	utext_openUTF8(&utext, text.p, (int64_t)text.n, &status);
	ubrk_setUText(words->judge, &utext, &status);
	right = U_SUCCESS(status);
	for (; right && (next = ubrk_next(words->judge)) != UBRK_DONE; before = next)
		if (ubrk_getRuleStatus(words->judge) >= UBRK_WORD_NUMBER)
			right = dgm__plain_words_next(words, text, &at, &start, &end) && start == (size_t)before && end == (size_t)next;
	right = right && !dgm__plain_words_next(words, text, &at, &start, &end);
	utext_close(&utext);
	return right;
}

void dgm__plain_words_init(dgm__plain_words *words, UBreakIterator *judge)
{
	/* those among which others are shown */
	static const struct { char character; enum class class; } known[] = {
		{ 'a', LETTER }, { 'b', LETTER }, { '1', FIGURE }, { '2', FIGURE }, { ' ', OTHER }, { ',', MID_FIGURE }, { '.', MID_BOTH }, { '\'', MID_BOTH },
	};

	words->judge = judge;
	memset(words->classes, UNKNOWN, sizeof words->classes);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		words->classes[(unsigned char)known[i].character] = (uint8_t)known[i].class;
}

static void learn(dgm__plain_words *words, UChar32 c, const char *p, int n)
{
	uint8_t *class = &words->classes[c];
	char text[96];

	snprintf(text, sizeof text, "%.*s a%.*sb 1%.*s2 a%.*s1 1%.*sb %.*s%.*s a%.*s%.*sb %.*s'%.*s %.*s,%.*s 1,%.*s a.%.*s", n, p, n, p, n, p, n, p, n, p, n, p, n, p, n, p,
		n, p, n, p, n, p, n, p, n, p, n, p, n, p);
	*class = HARD;
	if (is_candidate(c))
		for (*class = OTHER; *class < HARD && !is_right(words, (dgm_str){ text, strlen(text) });)
			++*class;
}

/* The class of the character at p, *size bytes long. */
static inline enum class class_at(dgm__plain_words *words, const char *p, size_t *size)
{
	const unsigned char *s = (const unsigned char *)p;
	uint8_t *known;
	unsigned c = s[0];

	*size = 1;
	if (c >= 0xF0)
		return HARD;
	if (c >= 0xE0) {
		c = (c & 0x0F) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
		*size = 3;
	} else if (c >= 0x80) {
		c = (c & 0x1F) << 6 | (s[1] & 0x3Fu);
		*size = 2;
	}
	known = &words->classes[c];
	if (*known == UNKNOWN)
		learn(words, (UChar32)c, p, (int)*size);
	return (enum class)*known;
}

bool dgm__plain_words_fit(dgm__plain_words *words, dgm_str text)
{
	for (size_t i = 0, size; i < text.n; i += size)
		if (class_at(words, text.p + i, &size) == HARD)
			return false;
	return true;
}

/* Does a mark at p between two characters of the class before make one word of them? */
static bool joins(dgm__plain_words *words, enum class before, enum class mark, const char *after, const char *end)
{
	size_t size;

	if (after == end || (before == LETTER ? mark != MID_LETTER && mark != MID_BOTH : mark != MID_FIGURE && mark != MID_BOTH))
		return false;
	return class_at(words, after, &size) == before;
}

bool dgm__plain_words_next(dgm__plain_words *words, dgm_str text, size_t *at, size_t *start_off, size_t *end_off)
{
	enum class now = OTHER, before;
	const char *p, *end;
	size_t size = 0;

	if (*at == text.n) /* an empty text may have no bytes to point at */
		return false;
	p = text.p + *at;
	end = text.p + text.n;
	while (p < end && (now = class_at(words, p, &size)) != LETTER && now != FIGURE)
		p += size;
	if (p == end)
		return false;
	*start_off = (size_t)(p - text.p);
	do {
		p += size;
		before = now;
		if (p == end)
			break;
		now = class_at(words, p, &size);
		if (now != LETTER && now != FIGURE && joins(words, before, now, p + size, end)) {
			p += size;
			now = class_at(words, p, &size);
		}
	} while (now == LETTER || now == FIGURE);
	*end_off = *at = (size_t)(p - text.p);
	return true;
}
