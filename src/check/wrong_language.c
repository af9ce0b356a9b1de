/*
 * A target in another language than its own: its function words are another's, several of them and many times those of its own; or its plain words hold letters that
 * CLDR does not give the language (Ukrainian і for Russian, Polish ł for Czech). Short texts, lists of names
 * and titles, and languages near to each other stay in doubt. Where wrong-script speaks, this check is silent.
 */
#include "check/check.h"

#include <math.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/mem.h"
#include "base/status.h"
#include "check/by_language.h"
#include "segment/guess.h"
#include "text/exemplars.h"

/*
 * Different function words that only the other language has (fewer will do where a long text has none of its own at all), their share of all words, and how many
 * times as many they must be as those that only its own has.
 */
static const double LEAST = 3, LEAST_IN_LONG = 2, LEAST_SHARE = .12, SHARE_IN_LONG = .2, LEAD = 4;
/* Words with letters of another language, and their share of the plain words. */
static const double LEAST_STRANGE_SHARE = .2;
enum { LONG = 8, LEAST_WORDS = 3, LEAST_STRANGE = 2, LEAST_STRANGE_CHARACTERS = 4 };

/* Dear to make: when first asked for. */
typedef struct state_of {
	dgm__guesser *guesser;
	dgm__guess guess;
	dgm__by_language exemplars;
} state_of;

static dgm_status make_exemplars(void **out, const char *tag, dgm_error *err)
{
	dgm__exemplars *made;
	dgm_status st = dgm__exemplars_new(&made, tag, err);

	*out = made;
	return st;
}

static void free_exemplars(void *exemplars)
{
	dgm__exemplars_free(exemplars);
}

static dgm_status open_state(void **state, dgm_error *err)
{
	*state = dgm__calloc(1, sizeof(state_of));
	return *state ? DGM_OK : dgm__out_of_memory(err);
}

static void close_state(void *state)
{
	state_of *s = state;

	dgm__by_language_clear(&s->exemplars, free_exemplars);
	dgm__guesser_free(s->guesser);
	dgm__free(s);
}

static bool is_strange(const dgm__exemplars *exemplars, dgm_str text, const dgm__word *word)
{
	UChar32 c;

	for (int32_t i = (int32_t)word->start_off; i < (int32_t)word->end_off; ) {
		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)word->end_off, c);
		if (c >= 0x80 && u_isalpha(c) && !dgm__exemplars_has(exemplars, c))
			return true;
	}
	return false;
}

static bool stands_in(const dgm__words *words, uint64_t hash)
{
	for (size_t i = 0; i < words->count; i++)
		if (words->items[i].hash == hash)
			return true;
	return false;
}

/* Plain words with a letter of another language: no names, nothing that the source writes too, and in scripts of the language only. */
static void find_strange(dgm__report *report, const dgm__exemplars *exemplars, const dgm__pair *pair)
{
	size_t plain = 0, characters = 0;

	for (size_t i = 0; i < pair->target_words.count; i++) {
		const dgm__word *w = &pair->target_words.items[i];

		if (w->is_number || w->is_glued || w->begins_upper || !dgm__facts_has_script(pair->target_facts, (UScriptCode)w->script))
			continue;
		plain++;
		characters += w->is_character;
		if (is_strange(exemplars, pair->target->text, w) && !stands_in(&pair->source_words, w->hash))
			dgm__report_target(report, w->start_off, w->end_off);
	}
	if (report->target_span_count < (characters * 2 > plain ? LEAST_STRANGE_CHARACTERS : LEAST_STRANGE) || (double)report->target_span_count < LEAST_STRANGE_SHARE * (double)plain)
		report->target_span_count = 0;
}

/* Do most of the words begin with a capital? Names and titles bring function words of their own: "Guido Magnone : La Tour de Mustagh". */
static bool is_list_of_names(const dgm__words *words)
{
	size_t upper = 0, lower = 0;

	for (size_t i = 0; i < words->count; i++) {
		upper += words->items[i].begins_upper;
		lower += words->items[i].begins_lower;
	}
	return upper > lower;
}

/* The language whose function words the text has; NULL: its own, or in doubt. */
static const char *other_language(state_of *s, const dgm__pair *pair)
{
	const char *code = strcmp(pair->target_facts->language, "no") ? pair->target_facts->language : "nb";
	size_t own = dgm__guesser_index(s->guesser, code), count = dgm__guesser_index(s->guesser, ""), best = count;
	const dgm__guess *guess = &s->guess;

	if (!dgm__guesser_is_rich(s->guesser, own) || is_list_of_names(&pair->target_words))
		return NULL;
	dgm__guesser_read(s->guesser, pair->target->text, own, &s->guess);
	for (size_t i = 0; i < count; i++) {
		/* Those of its own that the other has not. */
		double rest = guess->hits[own] - (guess->hits[i] - guess->apart[i]), least = guess->hits[own] || guess->words < LONG || guess->apart[i] < SHARE_IN_LONG * guess->words ? LEAST : LEAST_IN_LONG;

		if (guess->kinds_apart[i] >= least && guess->apart[i] >= fmax(LEAST_SHARE * guess->words, LEAD * rest) && (best == count || guess->apart[i] > guess->apart[best]))
			best = i;
	}
	return best < count ? dgm__guesser_language(s->guesser, best) : NULL;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_ERROR };
	void *exemplars;
	state_of *s = state;
	const char *other;
	dgm_status st;

	if (pair->target_words.count < LEAST_WORDS || dgm__words_equal(&pair->source_words, &pair->target_words))
		return DGM_OK; /* untranslated says so */
	st = dgm__by_language_get(&exemplars, &s->exemplars, pair->target_language, make_exemplars, free_exemplars, err);
	if (st == DGM_OK && !s->guesser)
		st = dgm__guesser_new(&s->guesser, err);
	if (st != DGM_OK)
		return st;
	other = other_language(s, pair);
	if (!other)
		find_strange(&report, exemplars, pair);
	if (!other && !report.target_span_count)
		return DGM_OK;
	if (!other)
		return dgm__sink_put(sink, pair, &report, err, "the target has letters that %s is not written with", pair->target_language);
	dgm__report_target(&report, 0, pair->target->text.n);
	return dgm__sink_put(sink, pair, &report, err, "the target is not in %s but, by its words, in %s", pair->target_language, other);
}

const dgm__check dgm__check_wrong_language = {
	.info = { .id = "wrong-language", .summary = "a target in another language than its own", .category = "accuracy", .severity = DGM_SEVERITY_ERROR },
	.needs = DGM__NEED_WORDS,
	.yields_to = "wrong-script",
	.open = open_state,
	.close = close_state,
	.run = run,
};
