/* Rules on the word before a full stop: known abbreviations, initials and acronyms, short words without a vowel. */
#include "segment/engine.h"

#include <string.h>

#include "segment/chars.h"

static uint64_t word_bits(const dgm__scan *s, const dgm__word *word)
{
	return dgm__words_get(&s->k->words, word->key, word->key_n);
}

/* Hangul, Han and kana: one character is a word, not an initial. */
static bool is_syllable(UChar32 c)
{
	return dgm__is_unspaced(c) || (c >= 0xAC00 && c <= 0xD7A3);
}

/* Joins "left. right" in key; 0 where it is too long. */
static size_t join(char key[DGM__KEY_CAPACITY], const dgm__word *left, const char *right, size_t right_n)
{
	if (!left->key_n || !right_n || left->key_n + 2 + right_n > DGM__KEY_CAPACITY)
		return 0;
	memmove(key + left->key_n + 2, right, right_n);
	memcpy(key, left->key, left->key_n);
	memcpy(key + left->key_n, ". ", 2);
	return left->key_n + 2 + right_n;
}

/* The class of an entry such as "*str" that the word ends in. */
static uint64_t class_of_suffix(const dgm__scan *s, const dgm__word *word)
{
	char key[DGM__KEY_CAPACITY];
	uint64_t bits = 0;

	for (size_t n = 1; n < s->k->longest_suffix && n < word->key_n && !bits; n++) {
		key[0] = '*';
		memcpy(key + 1, word->key + word->key_n - n, n);
		bits = dgm__words_get(&s->k->abbreviations, key, n + 1);
	}
	return bits;
}

uint64_t dgm__abbreviation_class(const dgm__scan *s, const dgm__word *word)
{
	uint64_t bits = dgm__words_get(&s->k->abbreviations, word->key, word->key_n) & ~(uint64_t)DGM__ABBREVIATION_PART;
	const char *hyphen = word->key_n ? memrchr(word->key, '-', word->key_n) : NULL;
	char key[DGM__KEY_CAPACITY];
	size_t n = word->key_n;
	int32_t off = word->off;

	if (!bits && hyphen) /* "St.-Olaf-Str." is known by its last part */
		bits = dgm__words_get(&s->k->abbreviations, hyphen + 1, (size_t)(word->key + n - hyphen - 1)) & ~(uint64_t)DGM__ABBREVIATION_PART;
	if (!bits)
		bits = class_of_suffix(s, word);
	memcpy(key, word->key, n);
	for (int i = 0; i < 2 && n; i++) {
		dgm__word left;
		uint64_t longer;

		while (off > s->start) {
			int32_t at = off;

			dgm__char_prev(s->p, s->start, &at);
			if (!dgm__white(s->p + at, (size_t)(off - at)))
				break;
			off = at;
		}
		if (off <= s->start || s->p[off - 1] != '.')
			break;
		dgm__word_before(s, &left, off - 1);
		n = join(key, &left, key, n);
		longer = dgm__words_get(&s->k->abbreviations, key, n) & ~(uint64_t)DGM__ABBREVIATION_PART;
		bits = longer ? longer : bits;
		off = left.off;
	}
	return bits;
}

/* Is the stop inside a known form with spaces: "z." before "B."? */
static bool is_front(const dgm__scan *s, const dgm__candidate *c)
{
	char key[DGM__KEY_CAPACITY];
	size_t n;

	if (!c->spaced || c->end != c->mark_end || c->opener || c->dash)
		return false;
	n = join(key, &c->before, c->after.key, c->after.key_n);
	return n && dgm__words_get(&s->k->abbreviations, key, n) != 0;
}

/* The last character before off that is no white space, and where it ends; -1: none. */
static UChar32 char_before_white(const dgm__scan *s, int32_t *off)
{
	while (*off > s->start) {
		int32_t at = *off;
		UChar32 c = dgm__char_prev(s->p, s->start, &at);

		if (!dgm__white(s->p + at, (size_t)(*off - at)))
			return c;
		*off = at;
	}
	return -1;
}

/* A figure, perhaps with another unit between ("5 tys. zl."). */
static bool figure_before(const dgm__scan *s, const dgm__word *word)
{
	int32_t off = word->off;
	UChar32 c = char_before_white(s, &off);
	dgm__word left;

	if (c < 0 || dgm__is_figure(c))
		return c >= 0;
	dgm__word_before(s, &left, c == '.' ? off - 1 : off);
	if (!left.n || !(dgm__words_get(&s->k->abbreviations, left.key, left.key_n) & DGM__ABBREVIATION_UNIT))
		return false;
	off = left.off;
	c = char_before_white(s, &off);
	return c >= 0 && dgm__is_figure(c);
}

/* One letter and a stop: an initial, whatever function word is written so. */
static bool is_lone_letter(const dgm__scan *s, const dgm__word *word)
{
	int32_t off = word->off, end = off + word->n;

	if (off >= end)
		return false;
	dgm__char_next(s->p, &off, end);
	return off == end && dgm__char_at(s->p, end, s->end) == '.';
}

/* May begin a sentence by itself: a function word, or a quotation mark that opens. */
static bool opens_sentence(const dgm__scan *s, const dgm__candidate *c)
{
	return c->closed_quote || c->opener || c->dash || (!c->camel && word_bits(s, &c->after) & DGM__WORD_STARTER && !is_lone_letter(s, &c->after));
}

/* A Roman numeral that is no word: VII, but not "I". */
static bool is_roman(const dgm__scan *s, const dgm__word *word)
{
	for (int32_t i = word->off; i < word->off + word->n; i++)
		if (!s->p[i] || !strchr("IVXLC", s->p[i]))
			return false;
	return word->n > 1 || (word->n == 1 && (s->p[word->off] == 'V' || s->p[word->off] == 'X'));
}

dgm__verdict dgm__rule_abbreviation(dgm__scan *s, const dgm__candidate *c)
{
	uint64_t bits, next;
	bool figure = c->after.first == DGM__FIGURE || c->after.first == DGM__OTHER;

	if (!c->before.key_n || c->stop_after)
		return DGM__PASS;
	if (is_front(s, c))
		return DGM__JOIN;
	next = word_bits(s, &c->after);
	if (word_bits(s, &c->before) & DGM__WORD_CALENDAR_SHORT && c->after.first == DGM__FIGURE && c->end == c->mark_end)
		return DGM__JOIN;
	if (!(bits = dgm__abbreviation_class(s, &c->before)))
		return DGM__PASS;
	if (bits & DGM__ABBREVIATION_NEVER)
		return c->closed_quote ? DGM__BREAK : DGM__JOIN;
	if (bits & DGM__ABBREVIATION_NUMBER)
		return (c->after.first == DGM__FIGURE || is_roman(s, &c->after)) && c->end == c->mark_end ? DGM__JOIN : DGM__PASS;
	if (bits & DGM__ABBREVIATION_ENDS)
		return DGM__BREAK;
	if (bits & DGM__ABBREVIATION_UNIT)
		return !figure && figure_before(s, &c->before) ? DGM__BREAK : DGM__JOIN;
	if (next & (DGM__WORD_WEEKDAY | DGM__WORD_MONTH) && !c->opener && !c->dash && !c->closed_quote)
		return DGM__JOIN;
	/* "at 9:30 a.m. Economists": behind a figure, the document's own spelling may tell */
	return opens_sentence(s, c) || (figure_before(s, &c->before) && dgm__seen_lower(s, &c->after)) ? DGM__BREAK : DGM__JOIN;
}

/* One letter, or letters with stops between them: 1, 2; anything else 0. */
static int initial_kind(const dgm__scan *s, const dgm__word *word)
{
	int32_t off = word->off, end = off + word->n, letters = 0, pieces = 1, longest = 0;

	while (off < end) {
		UChar32 c = dgm__char_next(s->p, &off, end);

		if (c == '.') {
			pieces++;
			letters = 0;
		} else if (dgm__is_letter(c) && !is_syllable(c)) {
			letters += !(U_MASK(u_charType(c)) & U_GC_M_MASK);
			longest = letters > longest ? letters : longest;
		} else if (c != '-' || pieces == 1) {
			return 0;
		}
	}
	return longest == 1 && pieces == 1 ? 1 : longest <= 2 && longest && pieces > 1 ? 2 : 0;
}

dgm__verdict dgm__rule_initial(dgm__scan *s, const dgm__candidate *c)
{
	int kind = c->before.n && !c->stop_after ? initial_kind(s, &c->before) : 0;

	/* a small letter behind a figure is a unit: "2.5 m." */
	if (!kind || (kind == 1 && c->before.first == DGM__LOWER && c->after.first == DGM__UPPER && figure_before(s, &c->before)))
		return DGM__PASS;
	if (c->closed_quote)
		return DGM__BREAK;
	if (c->after.first == DGM__CASELESS || c->after.first == DGM__FIGURE)
		return DGM__JOIN;
	if (opens_sentence(s, c))
		return DGM__BREAK;
	return kind == 1 && dgm__seen_lower(s, &c->after) ? DGM__BREAK : DGM__JOIN;
}

/* Consonants of the Latin, Greek and Cyrillic alphabets without marks; every other letter may be a vowel. */
static bool is_consonant(UChar32 c)
{
	static const char latin[] = "bcdfghjklmnpqrstvwxz";

	if (c < 0x80)
		return c && strchr(latin, c | 32);
	c = u_tolower(c);
	return (c >= 0x3B2 && c <= 0x3C8 && c != 0x3B5 && c != 0x3B7 && c != 0x3B9 && c != 0x3BF && c != 0x3C5) ||
		(c >= 0x431 && c <= 0x449 && c != 0x435 && c != 0x438 && c != 0x43E && c != 0x443) || c == 0x458 || (c >= 0x452 && c <= 0x453) ||
		(c >= 0x459 && c <= 0x45B) || c == 0x45F || c == 0x491;
}

static bool is_syllabic(const dgm__scan *s, UChar32 c)
{
	for (size_t i = 0; i < sizeof s->k->syllabic / sizeof *s->k->syllabic && s->k->syllabic[i]; i++)
		if (s->k->syllabic[i] == (uint32_t)c)
			return true;
	return false;
}

/* "kpt.", "bldg.": most titles and units have no vowel, few words have none; behind a figure it is a unit, and the sentence may end. */
dgm__verdict dgm__rule_vowelless(dgm__scan *s, const dgm__candidate *c)
{
	int32_t letters = 0, capitals = 0, off = c->before.off, end = off + c->before.n;

	if (c->before.n < 2 || c->before.n > 8 || c->end != c->mark_end || figure_before(s, &c->before))
		return DGM__PASS;
	while (off < end) {
		UChar32 ch = dgm__char_next(s->p, &off, end);

		if (!is_consonant(ch) || (letters && off < end && is_syllabic(s, ch)))
			return DGM__PASS;
		letters++;
		capitals += dgm__is_upper(ch);
	}
	return letters < 2 || letters > 4 || capitals == letters || opens_sentence(s, c) ? DGM__PASS : DGM__JOIN;
}
