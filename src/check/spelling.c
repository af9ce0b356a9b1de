/*
 * Words that the language's installed Hunspell dictionary does not know. Names are left alone (capitals, but in languages whose nouns have them), so are words of the
 * source and of the glossary, acronyms, addresses, other scripts, and scripts without spaces. Where no dictionary is installed the check says so and is off.
 */
#include "check/check.h"

#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/strmap.h"
#include "check/speller.h"

enum { LEAST_LETTERS = 3, MOST_LANGUAGES = 64 };

typedef struct spellers {
	dgm__strmap languages;
	dgm__speller *items[MOST_LANGUAGES]; /* NULL: that language has none */
} spellers;

static dgm_status open_state(void **state, dgm_error *err)
{
	*state = dgm__calloc(1, sizeof(spellers));
	return *state ? DGM_OK : dgm__out_of_memory(err);
}

static void close_state(void *state)
{
	spellers *s = state;

	for (size_t i = 0; i < s->languages.count; i++)
		dgm__speller_free(s->items[i]);
	dgm__strmap_clear(&s->languages);
	dgm__free(s);
}

/* *out is NULL where there is none, which is said once a language. */
static dgm_status speller_of(dgm__speller **out, spellers *s, const dgm__pair *pair, dgm_error *err)
{
	const char *language = pair->target_language, *why;
	dgm__strmap_entry *entry = dgm__strmap_find(&s->languages, language, strlen(language));
	dgm_status st;

	*out = entry ? s->items[entry->value] : NULL;
	if (entry || s->languages.count == MOST_LANGUAGES)
		return DGM_OK;
	st = dgm__speller_new(out, language, &why, err);
	if (st != DGM_OK)
		return st;
	if (!*out)
		dgm__warn(pair->reporter, NULL, 0, "spelling: %s is not checked: %s", language, why);
	s->items[s->languages.count] = *out;
	if (dgm__strmap_put(&s->languages, language, strlen(language), s->languages.count, NULL))
		return DGM_OK;
	dgm__speller_free(*out);
	return dgm__out_of_memory(err);
}

static bool stands_in(const dgm__words *words, uint64_t hash)
{
	for (size_t i = 0; i < words->count; i++)
		if (words->items[i].hash == hash)
			return true;
	return false;
}

/* Is it a word of a translation that the glossary has for this source? */
static bool is_term(const dgm__terms *terms, dgm_str word)
{
	for (size_t i = 0; terms && i < terms->count; i++)
		for (const dgm__rendering *r = terms->hits[i].renderings; r; r = r->next)
			if (memmem(r->text.p, r->text.n, word.p, word.n))
				return true;
	return false;
}

static bool is_spared(const dgm__pair *pair, const dgm__word *w)
{
	if (w->letters < LEAST_LETTERS || w->is_number || w->is_glued || w->is_character || w->all_upper)
		return true;
	if (w->begins_upper && !pair->target_facts->has_noun_capitals)
		return true;
	return !dgm__facts_has_script(pair->target_facts, (UScriptCode)w->script) || stands_in(&pair->source_words, w->hash);
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	const dgm__words *words = &pair->target_words;
	dgm__speller *speller;
	dgm_status st = speller_of(&speller, state, pair, err);

	for (size_t i = 0; speller && st == DGM_OK && i < words->count; i++) {
		const dgm__word *w = &words->items[i];
		dgm_str word = { pair->target->text.p + w->start_off, w->end_off - w->start_off };
		dgm__report report = { .severity = DGM_SEVERITY_WARNING };

		if (is_spared(pair, w) || is_term(pair->terms, word) || dgm__speller_knows(speller, word))
			continue;
		dgm__report_target(&report, w->start_off, w->end_off);
		st = dgm__sink_put(sink, pair, &report, err, "\"%.*s\" is not in the spelling dictionary", (int)word.n, word.p);
	}
	return st;
}

const dgm__check dgm__check_spelling = {
	.info = { .id = "spelling", .summary = "words that an installed Hunspell dictionary does not know", .category = "linguistic conventions",
		.severity = DGM_SEVERITY_WARNING, .off = true },
	.needs = DGM__NEED_WORDS | DGM__USES_TERMS,
	.open = open_state,
	.close = close_state,
	.run = run,
};
