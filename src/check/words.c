/*
 * Words by Unicode properties: a run of letters, marks and digits, apostrophes inside; in scripts that break between letters (Han, kana, Thai)
 * each letter with its marks. Hyphens part words. Folding is simple case folding, code point by code point.
 */
#include "check/words.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "base/mem.h"
#include "base/status.h"

enum { STEM_LETTERS = 5 };

typedef enum kind { OTHER, SPACE, LETTER, DIGIT, MARK, APOSTROPHE } kind;

static kind kind_of(UChar32 c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? LETTER : c >= '0' && c <= '9' ? DIGIT
			: c == ' ' || (c >= '\t' && c <= '\r') ? SPACE : c == '\'' ? APOSTROPHE : OTHER;
	if (c == 0x2019 || c == 0x02BC)
		return APOSTROPHE;
	if (c == 0x200C || c == 0x200D || U_GET_GC_MASK(c) & U_GC_M_MASK)
		return MARK;
	if (u_isUWhiteSpace(c))
		return SPACE;
	return u_isalpha(c) ? LETTER : u_isdigit(c) ? DIGIT : OTHER;
}

static void begin(dgm__word *word, size_t start_off, UChar32 c, kind k, bool follows)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = c < 0x80 && k == LETTER ? USCRIPT_LATIN : uscript_getScript(c, &status);

	*word = (dgm__word){ .hash = 1469598103934665603u, .start_off = (uint32_t)start_off, .script = (uint16_t)script,
		.begins_upper = u_isupper(c) || u_istitle(c), .begins_lower = u_islower(c), .is_number = k == DIGIT, .follows = follows };
	word->is_character = k == LETTER && script > USCRIPT_INHERITED && uscript_breaksBetweenLetters(script);
}

static void extend(dgm__word *word, size_t end_off, UChar32 c, kind k)
{
	word->hash = (word->hash ^ (uint64_t)u_foldCase(c, U_FOLD_CASE_DEFAULT)) * 1099511628211u;
	if (word->letters < STEM_LETTERS)
		word->stem = word->hash;
	word->end_off = (uint32_t)end_off;
	word->is_number = word->is_number && k != LETTER;
	word->all_upper = k == LETTER ? u_isupper(c) && (word->letters == 0 || word->all_upper) : word->all_upper;
	if (word->letters < 255)
		word->letters += k == LETTER || k == DIGIT;
}

/* Does an apostrophe at i stand before a letter? */
static bool letter_follows(const uint8_t *s, int32_t i, int32_t n)
{
	UChar32 c;

	if (i >= n)
		return false;
	U8_NEXT_OR_FFFD(s, i, n, c);
	return kind_of(c) == LETTER;
}

/* Does a mark as addresses and paths have them stand at off, with no space on its other side? */
static bool glues(dgm_str text, size_t off, int step)
{
	return text.p[off] && strchr("/.:@_=&#%\\", text.p[off]) && off + (size_t)step < text.n && (unsigned char)text.p[off + (size_t)step] > ' ';
}

static void find_glued(dgm__words *words, dgm_str text)
{
	for (size_t i = 0; i < words->count; i++) {
		dgm__word *w = &words->items[i];

		w->is_glued = (w->start_off && glues(text, w->start_off - 1u, -1)) || (w->end_off < text.n && glues(text, w->end_off, 1));
		if (w->letters == 1 && ((w->end_off < text.n && text.p[w->end_off] == '.') || (w->start_off && text.p[w->start_off - 1] == '.')))
			w->is_glued = false; /* "p.m." */
	}
}

dgm_status dgm__words_find(dgm__words *words, dgm_str text, dgm_error *err)
{
	const uint8_t *s = (const uint8_t *)text.p;
	int32_t n = (int32_t)text.n, i = 0;
	bool inside = false, follows = false;
	dgm__word *word = NULL;
	UChar32 c;

	words->count = 0;
	while (i < n) {
		int32_t start = i;
		kind k;

		U8_NEXT_OR_FFFD(s, i, n, c);
		k = kind_of(c);
		if (inside && k == MARK) {
			if (c == 0x200C || c == 0x200D)
				word->end_off = (uint32_t)i;
			else
				extend(word, (size_t)i, c, k);
			continue;
		}
		if (inside && k == APOSTROPHE && !word->is_character && letter_follows(s, i, n))
			continue;
		if (k != LETTER && k != DIGIT) {
			follows = (inside || follows) && k == SPACE;
			inside = false;
			continue;
		}
		if (!inside || word->is_character || (k == LETTER && c >= 0x80 && uscript_breaksBetweenLetters(u_getIntPropertyValue(c, UCHAR_SCRIPT)))) {
			dgm__word *grown = dgm__grow(words->items, &words->capacity, words->count + 1, sizeof *grown);

			if (!grown)
				return dgm__out_of_memory(err);
			words->items = grown;
			word = &grown[words->count++];
			begin(word, (size_t)start, c, k, inside || follows);
			inside = true;
		}
		extend(word, (size_t)i, c, k);
		follows = false;
	}
	find_glued(words, text);
	return DGM_OK;
}

void dgm__words_clear(dgm__words *words)
{
	dgm__free(words->items);
	*words = (dgm__words){ .items = NULL };
}

bool dgm__words_equal(const dgm__words *a, const dgm__words *b)
{
	size_t i = 0;

	while (i < a->count && i < b->count && a->items[i].hash == b->items[i].hash)
		i++;
	return i == a->count && i == b->count;
}
