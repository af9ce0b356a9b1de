/*
 * Without a glossary: a source word that this memory nearly always translates by one word, and here by another. By the counts of stems in the first units; a
 * small memory teaches nothing, and languages without spaces are left alone. A pronoun or a turned sentence may be the reason, so it is a note.
 */
#include "check/check.h"

static bool stands_before(const dgm__words *words, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (words->items[k].stem == words->items[i].stem)
			return true;
	return false;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	const dgm__words *source = &pair->source_words;
	dgm_status st = DGM_OK;

	(void)state;
	for (size_t i = 0; i < source->count && i < DGM__PAIRING_WORDS && pair->target_words.count && st == DGM_OK; i++) {
		const dgm__word *w = &source->items[i];
		dgm__report report = { .severity = DGM_SEVERITY_NOTE };
		const dgm__usual_word *usual = dgm__usual_missing(pair->learned->usual, pair->learned->pairing, w, &pair->target_words,
			pair->target->text, pair->is_counted);

		if (!usual || w->all_upper || stands_before(source, i)) /* acronyms have a check of their own */
			continue;
		dgm__report_source(&report, w->start_off, w->end_off);
		st = dgm__sink_put(sink, pair, &report, err, "this memory nearly always has \"%s\" (in some form) for \"%.*s\", the target has not", usual->shown,
			(int)(w->end_off - w->start_off), pair->source->text.p + w->start_off);
	}
	return st;
}

const dgm__check dgm__check_term_inconsistent = {
	.info = { .id = "term-inconsistent", .summary = "a word that the memory nearly always translates otherwise", .category = "terminology", .severity = DGM_SEVERITY_NOTE },
	.needs = DGM__NEED_PAIRING,
	.run = run,
};
