/*
 * The same word twice in a row with only white space between, where the source does not double a word too. In languages that double words for
 * meaning it is a note; a few function words meet themselves by grammar ("die, die die Stadt", "that that"). Figures and single characters of scripts
 * without spaces are left alone.
 */
#include "check/check.h"

#include <string.h>

static bool doubled(const dgm__words *words, size_t i)
{
	const dgm__word *w = &words->items[i];

	return i && w->follows && w->hash == w[-1].hash && !w->is_number && !w->is_character;
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

/* "CNN" written as the names of its letters in another script (سي إن إن, Би-би-си without its hyphens) doubles short words. */
static bool spells_acronym(const dgm__pair *pair, const dgm__word *word)
{
	const dgm__words *source = &pair->source_words;

	if (word->letters > 3)
		return false;
	for (size_t i = 0; i < source->count; i++)
		if (source->items[i].all_upper && source->items[i].letters > 1 && source->items[i].script != word->script)
			return true;
	return false;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	const dgm__words *words = &pair->target_words;
	dgm_str text = pair->target->text;

	(void)state;
	for (size_t i = 1; i < pair->source_words.count; i++)
		if (doubled(&pair->source_words, i))
			return DGM_OK;
	for (size_t i = 1; i < words->count; i++) {
		const dgm__word *w = &words->items[i];
		dgm_str word = { text.p + w->start_off, w->end_off - w->start_off };
		dgm__report report = { .severity = pair->target_facts->doubles_words ? DGM_SEVERITY_NOTE : DGM_SEVERITY_WARNING };
		dgm_status st;

		/* "Duran Duran" and "Baden Baden" are doubled in the source as well. */
		if (!doubled(words, i) || listed(pair->target_facts->may_double, word) || spells_acronym(pair, w))
			continue;
		dgm__report_target(&report, w[-1].start_off, w->end_off);
		st = dgm__sink_put(sink, pair, &report, err, "\"%.*s\" stands twice", (int)word.n, word.p);
		if (st != DGM_OK)
			return st;
	}
	return DGM_OK;
}

const dgm__check dgm__check_doubled_word = {
	.info = { .id = "doubled-word", .summary = "the same word twice", .category = "linguistic conventions", .severity = DGM_SEVERITY_WARNING },
	.needs = DGM__NEED_WORDS,
	.run = run,
};
