/*
 * A target mostly in letters that its language is not written in. Latin names may stand in any text, so Latin counts only by its plain words
 * (in lower case); other foreign letters count as they are. Japanese without a single kana, and Korean without Hangul, is Chinese.
 */
#include "check/check.h"

enum { LEAST_LETTERS = 10, LEAST_PLAIN = 4, LEAST_HAN = 15 };

typedef struct tally {
	size_t letters, foreign, latin, plain_latin, han;
} tally;

static tally count(const dgm__pair *pair)
{
	tally t = { 0, 0, 0, 0, 0 };

	for (size_t i = 0; i < pair->target_words.count; i++) {
		const dgm__word *w = &pair->target_words.items[i];

		if (w->is_number || w->is_glued)
			continue;
		t.letters += w->letters;
		t.han += w->script == USCRIPT_HAN ? w->letters : 0u;
		if (dgm__facts_has_script(pair->target_facts, (UScriptCode)w->script))
			continue;
		if (w->script == USCRIPT_LATIN) {
			t.latin += w->letters;
			t.plain_latin += w->begins_lower;
		} else {
			t.foreign += w->letters;
		}
	}
	return t;
}

/* Ideographs alone, where a language writes its grammar in letters of its own. */
static bool is_chinese(const dgm__facts *facts, const tally *t)
{
	size_t least = facts->scripts[0] == USCRIPT_HIRAGANA ? LEAST_HAN : facts->scripts[0] == USCRIPT_HANGUL ? LEAST_LETTERS : SIZE_MAX;

	return t->letters >= least && t->han == t->letters;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_ERROR };
	const dgm__facts *facts = pair->target_facts;
	tally t;

	(void)state;
	if (!facts->script_count)
		return DGM_OK;
	t = count(pair);
	if (!(t.letters >= LEAST_LETTERS && t.foreign * 2 > t.letters)
	    && !(t.plain_latin >= LEAST_PLAIN && t.latin * 10 > t.letters * 7)
	    && !is_chinese(facts, &t))
		return DGM_OK;
	if (dgm__words_equal(&pair->source_words, &pair->target_words))
		return DGM_OK; /* untranslated says so */
	dgm__report_target(&report, 0, pair->target->text.n);
	return dgm__sink_put(sink, pair, &report, err, "most of the target is not in a script of %s", pair->target_language);
}

const dgm__check dgm__check_wrong_script = {
	.info = { .id = "wrong-script", .summary = "a target in another script than its language's", .category = "accuracy", .severity = DGM_SEVERITY_ERROR },
	.needs = DGM__NEED_WORDS,
	.run = run,
};
