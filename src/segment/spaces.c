/*
 * Thai and Lao end a sentence with a space and write spaces inside sentences too. Each space is scored: a sum of weights
 * of the words around it, of figures, brackets and Latin letters beside it, and of the length since the last border; above zero it
 * ends a segment, and the border is marked as uncertain. Cues and weights are data: spaces.txt.
 */
#include "segment/engine.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "segment/chars.h"

static const char *const constant_names[DGM__SPACE_CONSTANTS] = {
	"@bias", "@up-to-25", "@up-to-50", "@up-to-80", "@up-to-120", "@up-to-180", "@longer", "@inside", "@figure-after", "@figure-before",
	"@latin-after", "@latin-before", "@opener-after", "@closer-before", "@short-rest", "@short-piece-after", "@short-piece-before",
};

/* WORD<TAB>after|before WEIGHT, or @constant<TAB>WEIGHT; weights in hundredths. */
static bool read_weight(const char *p, size_t n, int32_t *weight)
{
	char digits[16], *end;
	long value;

	if (!n || n >= sizeof digits)
		return false;
	memcpy(digits, p, n);
	digits[n] = '\0';
	value = strtol(digits, &end, 10);
	*weight = (int32_t)value;
	return !*end && value > -100000 && value < 100000;
}

static dgm_status put_cue(dgm__strmap *map, size_t *longest, const char *word, size_t n, int32_t weight, bool remove, dgm_error *err)
{
	dgm__strmap_entry *entry = dgm__strmap_put(map, word, n, 0, NULL);

	if (!entry)
		return dgm__out_of_memory(err);
	entry->value = remove ? 0 : (uint64_t)(weight + DGM__CUE_ZERO);
	if (n > *longest)
		*longest = n;
	return DGM_OK;
}

dgm_status dgm__space_cue_add(dgm__space_cues *cues, const char *word, size_t n, const char *field, size_t field_n, bool remove,
	const char *file, uint64_t line, dgm_error *err)
{
	static const struct { const char *name; size_t n; } sides[] = { { "after ", 6 }, { "before ", 7 } };
	int32_t weight;

	cues->used = true;
	for (size_t i = 0; i < DGM__SPACE_CONSTANTS; i++)
		if (n == strlen(constant_names[i]) && !memcmp(word, constant_names[i], n) && read_weight(field, field_n, &weight)) {
			cues->constants[i] = remove ? 0 : weight;
			return DGM_OK;
		}
	for (size_t i = 0; i < 2; i++)
		if (word[0] != '@' && field_n > sides[i].n && !memcmp(field, sides[i].name, sides[i].n) && n < DGM__KEY_CAPACITY &&
			read_weight(field + sides[i].n, field_n - sides[i].n, &weight))
			return put_cue(i ? &cues->before : &cues->after, i ? &cues->longest_before : &cues->longest_after, word, n, weight, remove, err);
	return dgm__fail(err, DGM_EFORMAT, file, line,
		"\"%.*s\": needs a tab and \"after WEIGHT\" or \"before WEIGHT\", or is a known @name with a weight", (int)(n > 80 ? 80 : n), word);
}

/* The longest cue that begins at off. */
static int32_t cue_after(const dgm__scan *s, int32_t off)
{
	const dgm__space_cues *cues = &s->k->spaces;
	int32_t weight = 0, end = off;

	while (end < s->end && (size_t)(end - off) < cues->longest_after) {
		uint64_t value;

		dgm__char_next(s->p, &end, s->end);
		value = dgm__words_get(&cues->after, s->p + off, (size_t)(end - off));
		weight = value ? (int32_t)value - DGM__CUE_ZERO : weight;
	}
	return weight;
}

static int32_t cue_before(const dgm__scan *s, int32_t end)
{
	const dgm__space_cues *cues = &s->k->spaces;
	int32_t weight = 0, off = end;

	while (off > s->start && (size_t)(end - off) < cues->longest_before) {
		uint64_t value;

		dgm__char_prev(s->p, s->start, &off);
		value = dgm__words_get(&cues->before, s->p + off, (size_t)(end - off));
		weight = value ? (int32_t)value - DGM__CUE_ZERO : weight;
	}
	return weight;
}

/* Characters in [off, end), three bytes each in these scripts. */
static int32_t length_weight(const dgm__space_cues *cues, int32_t bytes)
{
	static const int32_t limits[] = { 25, 50, 80, 120, 180 };
	int32_t n = bytes / 3, i = 0;

	while (i < 5 && n >= limits[i])
		i++;
	return cues->constants[DGM__SPACE_UP_TO_25 + i];
}

enum { SHORT_PIECE = 30 }; /* bytes */

/* Does the paragraph or a space end the piece at off within a few letters? */
static bool is_short_after(const dgm__scan *s, int32_t off)
{
	for (int32_t i = off; i < s->end && i - off < SHORT_PIECE; i++)
		if (s->p[i] == ' ' || s->p[i] == '\n')
			return true;
	return s->end - off < SHORT_PIECE;
}

static bool is_short_before(const dgm__scan *s, int32_t off)
{
	for (int32_t i = off; i > s->start && off - i < SHORT_PIECE; i--)
		if (s->p[i - 1] == ' ' || s->p[i - 1] == '\n')
			return true;
	return off - s->start < SHORT_PIECE;
}

static bool is_latin(UChar32 c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Is the space inside brackets that opened in this segment? Counted back over a bounded stretch. */
static bool is_inside(dgm__scan *s, int32_t off)
{
	int32_t from = off - s->start > 400 ? off - 400 : s->start, depth = 0;

	if (dgm__quotes_open(s, off, '"') || dgm__quotes_open(s, off, 0x201C))
		return true;
	while (off > from) {
		UChar32 c = (unsigned char)s->p[--off];

		depth += c == '(' ? 1 : c == ')' ? -1 : 0;
		if (depth > 0)
			return true;
	}
	return false;
}

bool dgm__space_breaks(dgm__scan *s, int32_t off, int32_t end)
{
	const int32_t *w = s->k->spaces.constants;
	UChar32 before = dgm__char_before(s->p, s->start, off), after = dgm__char_at(s->p, end, s->end);
	int32_t sum = w[DGM__SPACE_BIAS] + cue_after(s, end) + cue_before(s, off) + length_weight(&s->k->spaces, off - s->start);

	if (before < 0 || after < 0)
		return false;
	if (is_inside(s, off))
		sum += w[DGM__SPACE_INSIDE];
	if (s->end - end < 75)
		sum += w[DGM__SPACE_SHORT_REST];
	if (is_short_after(s, end))
		sum += w[DGM__SPACE_SHORT_PIECE_AFTER];
	if (is_short_before(s, off))
		sum += w[DGM__SPACE_SHORT_PIECE_BEFORE];
	if (dgm__is_figure(after))
		sum += w[DGM__SPACE_FIGURE_AFTER];
	if (dgm__is_figure(before))
		sum += w[DGM__SPACE_FIGURE_BEFORE];
	if (is_latin(after))
		sum += w[DGM__SPACE_LATIN_AFTER];
	if (is_latin(before))
		sum += w[DGM__SPACE_LATIN_BEFORE];
	if (dgm__is_opening_bracket(after) || dgm__is_quote(after))
		sum += w[DGM__SPACE_OPENER_AFTER];
	if (dgm__is_closing_bracket(before) || dgm__is_quote(before))
		sum += w[DGM__SPACE_CLOSER_BEFORE];
	return sum > 0;
}
