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
	"@bias", "@up-to-25", "@up-to-50", "@up-to-80", "@up-to-120", "@up-to-180", "@longer",
	"@next-up-to-6", "@next-up-to-12", "@next-up-to-25", "@next-up-to-50", "@next-longer",
	"@last-up-to-6", "@last-up-to-12", "@last-up-to-25", "@last-up-to-50", "@last-longer", "@rest-up-to-25", "@rest-up-to-50", "@rest-longer",
	"@inside", "@figure-after", "@figure-before", "@latin-after", "@latin-before", "@latin-both", "@opener-after", "@closer-before",
};

/* WORD<TAB>after|before|start WEIGHT, or @constant<TAB>WEIGHT; weights in hundredths. */
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

static dgm_status put_cue(dgm__space_cues *cues, int side, const char *word, size_t n, int32_t weight, bool remove, dgm_error *err)
{
	dgm__strmap_entry *entry = dgm__strmap_put(&cues->cues[side], word, n, 0, NULL);
	UChar32 outer;

	if (!entry)
		return dgm__out_of_memory(err);
	entry->value = remove ? 0 : (uint64_t)(weight + DGM__CUE_ZERO);
	outer = side == DGM__CUE_BEFORE ? dgm__char_before(word, 0, (int32_t)n) : dgm__char_at(word, 0, (int32_t)n);
	cues->lengths[side][outer & 0xFF] |= 1ull << n;
	return DGM_OK;
}

dgm_status dgm__space_cue_add(dgm__space_cues *cues, const char *word, size_t n, const char *field, size_t field_n, bool remove,
	const char *file, uint64_t line, dgm_error *err)
{
	static const struct { const char *name; size_t n; } sides[DGM__CUES] = { { "after ", 6 }, { "before ", 7 }, { "start ", 6 } };
	int32_t weight;

	cues->used = true;
	for (size_t i = 0; i < DGM__SPACE_CONSTANTS; i++)
		if (n == strlen(constant_names[i]) && !memcmp(word, constant_names[i], n) && read_weight(field, field_n, &weight)) {
			cues->constants[i] = remove ? 0 : weight;
			return DGM_OK;
		}
	for (int i = 0; i < DGM__CUES; i++)
		if (word[0] != '@' && field_n > sides[i].n && !memcmp(field, sides[i].name, sides[i].n) && n < DGM__KEY_CAPACITY &&
			read_weight(field + sides[i].n, field_n - sides[i].n, &weight))
			return put_cue(cues, i, word, n, weight, remove, err);
	return dgm__fail(err, DGM_EFORMAT, file, line,
		"\"%.*s\": needs a tab and \"after WEIGHT\", \"before WEIGHT\" or \"start WEIGHT\", or is a known @name with a weight", (int)(n > 80 ? 80 : n), word);
}

/* The weight of the longest cue that begins at off; on the side `before`, of the longest that ends there. */
static int32_t cue_at(const dgm__scan *s, int side, int32_t off)
{
	const dgm__space_cues *cues = &s->k->spaces;
	bool ends = side == DGM__CUE_BEFORE;
	UChar32 outer = ends ? dgm__char_before(s->p, s->start, off) : dgm__char_at(s->p, off, s->end);
	uint64_t lengths = outer < 0 ? 0 : cues->lengths[side][outer & 0xFF];
	int32_t room = ends ? off - s->start : s->end - off;

	for (int32_t n = DGM__KEY_CAPACITY - 1; n > 0; n--) {
		uint64_t value = lengths >> n & 1 && n <= room ? dgm__words_get(&cues->cues[side], s->p + (ends ? off - n : off), (size_t)n) : 0;

		if (value)
			return (int32_t)value - DGM__CUE_ZERO;
	}
	return 0;
}

/* Lengths in characters, three bytes each in these scripts, that part the classes; 0 ends a row. */
static const int32_t since_border[] = { 25, 50, 80, 120, 180, 0 }, of_piece[] = { 6, 12, 25, 50, 0 }, of_rest[] = { 25, 50, 0 };

/* The weight of a length's class, `first` that of the shortest. */
static int32_t length_weight(const dgm__scan *s, int first, const int32_t *limits, int32_t bytes)
{
	int i = 0;

	while (limits[i] && bytes / 3 >= limits[i])
		i++;
	return s->k->spaces.constants[first + i];
}

enum { PIECE_READ = 150 }; /* bytes: a longer one is of the last class */

/* Bytes from off to the next space or the paragraph's end, or to where it does not matter any more. */
static int32_t next_piece(const dgm__scan *s, int32_t off)
{
	int32_t end = s->end - off > PIECE_READ ? off + PIECE_READ : s->end, i = off;

	while (i < end && s->p[i] != ' ' && s->p[i] != '\n')
		i++;
	return i - off;
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

/* What the characters on both sides are worth. */
static int32_t side_weights(const dgm__scan *s, UChar32 before, UChar32 after)
{
	const int32_t *w = s->k->spaces.constants;
	int32_t sum = 0;

	if (dgm__is_figure(after))
		sum += w[DGM__SPACE_FIGURE_AFTER];
	if (dgm__is_figure(before))
		sum += w[DGM__SPACE_FIGURE_BEFORE];
	if (dgm__is_latin(after))
		sum += w[DGM__SPACE_LATIN_AFTER];
	if (dgm__is_latin(before))
		sum += w[DGM__SPACE_LATIN_BEFORE];
	if (dgm__is_latin(after) && dgm__is_latin(before))
		sum += w[DGM__SPACE_LATIN_BOTH];
	if (dgm__is_opening_bracket(after) || dgm__is_quote(after))
		sum += w[DGM__SPACE_OPENER_AFTER];
	if (dgm__is_closing_bracket(before) || dgm__is_quote(before))
		sum += w[DGM__SPACE_CLOSER_BEFORE];
	return sum;
}

/* Behind the stop of a title, or of what stands before figures: no weight counts. */
static bool is_after_abbreviation(const dgm__scan *s, int32_t off, UChar32 after)
{
	dgm__word word;
	uint64_t bits;

	if (off - 1 <= s->start || s->p[off - 1] != '.')
		return false;
	dgm__word_before(s, &word, off - 1);
	bits = dgm__abbreviation_class(s, &word);
	return bits & DGM__ABBREVIATION_NEVER || (bits & DGM__ABBREVIATION_NUMBER && dgm__is_figure(after));
}

bool dgm__space_breaks(dgm__scan *s, int32_t off, int32_t end)
{
	UChar32 before = dgm__char_before(s->p, s->start, off), after = dgm__char_at(s->p, end, s->end);
	int32_t piece = s->piece > s->start ? s->piece : s->start, sum = s->k->spaces.constants[DGM__SPACE_BIAS];

	s->piece = end;
	if (before < 0 || after < 0 || is_after_abbreviation(s, off, after))
		return false;
	sum += cue_at(s, DGM__CUE_AFTER, end) + cue_at(s, DGM__CUE_BEFORE, off) + cue_at(s, DGM__CUE_START, piece);
	sum += length_weight(s, DGM__SPACE_UP_TO_25, since_border, off - s->start);
	sum += length_weight(s, DGM__SPACE_NEXT_UP_TO_6, of_piece, next_piece(s, end));
	sum += length_weight(s, DGM__SPACE_LAST_UP_TO_6, of_piece, off - piece);
	sum += length_weight(s, DGM__SPACE_REST_UP_TO_25, of_rest, s->end - end);
	if (is_inside(s, off))
		sum += s->k->spaces.constants[DGM__SPACE_INSIDE];
	return sum + side_weights(s, before, after) > 0;
}
