/*
 * One text begins with a capital, the other with a small letter, in languages that have both. Let be: figures first, words of mixed case ("iPhone", "eBay"), a first
 * word that is in capitals throughout or also stands in the source, and in languages that write nouns with a capital a small letter in the source.
 */
#include "check/check.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

typedef enum start { NONE, SMALL, CAPITAL } start;

/* How text begins; *at: at which letter. Figures before the first letter, or letters of mixed case in its word, tell nothing. */
static start start_of(dgm_str text, const dgm__words *words, size_t *at)
{
	const dgm__word *w = words->items;
	UChar32 c, first = 0;

	if (!words->count || w->is_number || w->is_glued || w->all_upper || w->letters < 2)
		return NONE;
	*at = w->start_off;
	for (int32_t i = (int32_t)w->start_off; i < (int32_t)w->end_off; ) {
		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)w->end_off, c);
		if (u_isdigit(c) || (first && (u_isupper(c) || u_istitle(c))))
			return NONE;
		first = first ? first : c;
	}
	return w->begins_upper ? CAPITAL : w->begins_lower ? SMALL : NONE;
}

static bool stands_in(const dgm__word *word, const dgm__words *others)
{
	for (size_t i = 0; i < others->count; i++)
		if (others->items[i].hash == word->hash)
			return true;
	return false;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_NOTE };
	size_t at_source, at_target;
	start a, b;

	(void)state;
	if (!pair->source_facts->has_case || !pair->target_facts->has_case)
		return DGM_OK;
	a = start_of(pair->source->text, &pair->source_words, &at_source);
	b = start_of(pair->target->text, &pair->target_words, &at_target);
	if (a == NONE || b == NONE || a == b || stands_in(pair->target_words.items, &pair->source_words))
		return DGM_OK;
	if (b == CAPITAL && pair->target_facts->has_noun_capitals)
		return DGM_OK;
	if (a == CAPITAL && pair->source_facts->has_noun_capitals)
		return DGM_OK;
	dgm__report_source(&report, at_source, pair->source_words.items[0].end_off);
	dgm__report_target(&report, at_target, pair->target_words.items[0].end_off);
	return dgm__sink_put(sink, pair, &report, err, "the source begins with a %s, the target with a %s", a == CAPITAL ? "capital" : "small letter",
		b == CAPITAL ? "capital" : "small letter");
}

const dgm__check dgm__check_capital_start = {
	.info = { .id = "capital-start", .summary = "a capital at the start of one text alone", .category = "linguistic conventions", .severity = DGM_SEVERITY_NOTE },
	.needs = DGM__NEED_WORDS,
	.run = run,
};
