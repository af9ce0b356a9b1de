/*
 * The same word twice in a row with only white space between, oftener than in the source. Words that a hyphen or the like joins count as one ("FBI-Agent
 * FBI-Agent"). Where doubling is grammar it is a note, and a few function words may meet themselves: some anywhere ("vous vous", "had had"), German ones after a
 * comma ("alle, die die Stadt sehen"). In scripts without spaces three characters or more must come again.
 */
#include "check/check.h"

#include <string.h>

#include <unicode/utf8.h>

#include "base/white.h"

enum { LEAST_RUN = 3, MOST_RUN = 12, COMMA_WITHIN = 1 };

/* Words of one stretch without white space: [first, last). */
typedef struct stretch {
	size_t first, last;
} stretch;

static bool has_white(dgm_str text, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (dgm__white(text.p + i, text.n - i))
			return true;
	return false;
}

static stretch stretch_at(const dgm__words *words, dgm_str text, size_t first)
{
	size_t last = first + 1;

	while (last < words->count && !has_white(text, words->items[last - 1].end_off, words->items[last].start_off))
		last++;
	return (stretch){ first, last };
}

/* Figures: of two digits or more, and no part of a row of them. */
static bool is_figure_alone(const dgm__words *words, stretch first, stretch second)
{
	const dgm__word *w = words->items;

	return w[first.first].letters > 1 && !(first.first && w[first.first - 1].is_number && w[first.first].follows)
		&& !(second.last < words->count && w[second.last].is_number && w[second.last].follows);
}

static bool are_equal(const dgm__words *words, stretch first, stretch second)
{
	bool has_letters = false;

	if (second.last - second.first != first.last - first.first || !words->items[second.first].follows)
		return false;
	for (size_t k = 0; k < first.last - first.first; k++) {
		if (words->items[first.first + k].hash != words->items[second.first + k].hash)
			return false;
		has_letters = has_letters || !words->items[first.first + k].is_number;
	}
	return has_letters || is_figure_alone(words, first, second);
}

/* How many characters from i on come at once again; 0: none. */
static size_t run_again(const dgm__words *words, size_t i)
{
	const dgm__word *w = words->items + i;

	for (size_t n = LEAST_RUN; n <= MOST_RUN && i + 2 * n <= words->count; n++) {
		size_t k = 0;

		while (k < n && w[k].is_character && w[k].hash == w[k + n].hash && w[k].end_off == w[k + 1].start_off && (k + 1 == n || w[k + n].end_off == w[k + n + 1].start_off))
			k++;
		if (k == n)
			return n;
	}
	return 0;
}

/* The next doubled words at or after *at: the first of them and the last; *at moves on. */
static bool next_doubled(const dgm__words *words, dgm_str text, size_t *at, stretch *found)
{
	while (*at < words->count) {
		stretch first = stretch_at(words, text, *at), second;
		size_t n;

		for (size_t i = first.first; i < first.last; i++)
			if ((n = run_again(words, i)) != 0) {
				*found = (stretch){ i, i + 2 * n };
				*at = i + 2 * n;
				return true;
			}
		*at = first.last;
		if (first.last == words->count)
			break;
		second = stretch_at(words, text, first.last);
		*found = (stretch){ first.first, second.last };
		if (are_equal(words, first, second))
			return true;
	}
	return false;
}

/* Is the word in a list separated by spaces? */
static bool listed(const char *list, dgm_str word)
{
	for (const char *p = list; p && *p; ) {
		size_t n = strcspn(p, " ");

		if (n == word.n && !strncasecmp(p, word.p, n))
			return true;
		p += n + (p[n] == ' ');
	}
	return false;
}

/* Does a comma stand before the word or the one before it: ", die die", ", mit denen denen"? */
static bool after_comma(const dgm__words *words, dgm_str text, size_t i)
{
	size_t from = i > COMMA_WITHIN ? words->items[i - COMMA_WITHIN - 1].end_off : 0;

	return memchr(text.p + from, ',', words->items[i].start_off - from) != NULL;
}

static bool has_twin_letters(dgm_str word)
{
	UChar32 c, before = 0;

	for (int32_t i = 0; i < (int32_t)word.n; before = c) {
		U8_NEXT_OR_FFFD((const uint8_t *)word.p, i, (int32_t)word.n, c);
		if (c == before)
			return true;
	}
	return false;
}

/* "CNN" written as the names of its letters in another script (سي إن إن, Би-би-си without its hyphens) doubles short words. */
static bool spells_acronym(const dgm__pair *pair, const dgm__word *word)
{
	const dgm__words *source = &pair->source_words;

	for (size_t i = 0; word->letters <= 3 && i < source->count; i++) {
		const dgm__word *w = &source->items[i];

		if (w->all_upper && w->letters > 1 && w->script != word->script && has_twin_letters((dgm_str){ pair->source->text.p + w->start_off, w->end_off - w->start_off }))
			return true;
	}
	return false;
}

static bool is_grammar(const dgm__pair *pair, const dgm__words *words, stretch found)
{
	const dgm__word *w = &words->items[found.first];
	dgm_str text = pair->target->text, word = { text.p + w->start_off, w->end_off - w->start_off };

	if (found.last - found.first > 2)
		return false;
	return (listed(pair->target_facts->may_double, word) && (!pair->target_facts->doubles_after_comma || after_comma(words, text, found.first)))
		|| spells_acronym(pair, w);
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	const dgm__words *words = &pair->target_words;
	dgm_str text = pair->target->text;
	size_t allowed = 0;
	stretch found;
	dgm_status st = DGM_OK;

	(void)state;
	/* "Duran Duran" and "Baden Baden" are doubled in the source as well. */
	for (size_t at = 0; next_doubled(&pair->source_words, pair->source->text, &at, &found); )
		allowed++;
	for (size_t at = 0; st == DGM_OK && next_doubled(words, text, &at, &found); ) {
		const dgm__word *first = &words->items[found.first], *half = &words->items[(found.first + found.last) / 2 - 1];
		bool note = pair->target_facts->doubles_words || first->is_character;
		dgm__report report = { .severity = note ? DGM_SEVERITY_NOTE : DGM_SEVERITY_WARNING };

		if (is_grammar(pair, words, found))
			continue;
		if (allowed) {
			allowed--;
			continue;
		}
		dgm__report_target(&report, first->start_off, words->items[found.last - 1].end_off);
		st = dgm__sink_put(sink, pair, &report, err, "\"%.*s\" stands twice", (int)(half->end_off - first->start_off), text.p + first->start_off);
	}
	return st;
}

const dgm__check dgm__check_doubled_word = {
	.info = { .id = "doubled-word", .summary = "the same word twice", .category = "linguistic conventions", .severity = DGM_SEVERITY_WARNING },
	.needs = DGM__NEED_WORDS,
	.run = run,
};
