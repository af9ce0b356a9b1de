/*
 * A run of the source's words left standing in the target. How long a run must be depends on how often its words pass unchanged elsewhere in this
 * memory ("Microsoft" nearly always, "in" between English and German often, "the" never): by chance a run has the product of their probabilities.
 * Titles, names and trade marks stay in the original: most words of a run must begin in lower case (or be of a script without case), or those that do
 * must be unlikely enough; and a run that fills a quotation or brackets is a note.
 */
#include "check/check.h"

#include <math.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/mem.h"
#include "base/status.h"

enum { LEAST_RUN = 3, SURE_RUN = 5, CHARACTERS_A_WORD = 2, MOST_PLACES = 64 };

static const double CHANCE = 1e-5, CHANCE_OF_LONG = 1e-4, SURE_CHANCE = 1e-7;

typedef struct run_found {
	size_t source, target, count; /* words */
} run_found;

static size_t common_run(const dgm__words *a, size_t i, const dgm__words *b, size_t j)
{
	size_t n = 0;

	while (i + n < a->count && j + n < b->count && a->items[i + n].hash == b->items[j + n].hash)
		n++;
	return n;
}

/* Where the source has each word: lists by slot of the hash, so that the cost stays linear. */
typedef struct places {
	uint32_t *heads, *next; /* word index + 1 */
	size_t head_count, head_capacity, next_capacity;
} places;

static dgm_status open_places(void **state, dgm_error *err)
{
	*state = dgm__calloc(1, sizeof(places));
	return *state ? DGM_OK : dgm__out_of_memory(err);
}

static void close_places(void *state)
{
	places *p = state;

	dgm__free(p->heads);
	dgm__free(p->next);
	dgm__free(p);
}

static dgm_status index_source(places *p, const dgm__words *source, dgm_error *err)
{
	size_t wanted = 16;
	uint32_t *heads, *next;

	while (wanted < 2 * source->count)
		wanted *= 2;
	heads = dgm__grow(p->heads, &p->head_capacity, wanted, sizeof *heads);
	if (!heads)
		return dgm__out_of_memory(err);
	p->heads = heads;
	next = dgm__grow(p->next, &p->next_capacity, source->count, sizeof *next);
	if (!next)
		return dgm__out_of_memory(err);
	p->next = next;
	p->head_count = wanted;
	memset(heads, 0, wanted * sizeof *heads);
	for (size_t i = source->count; i-- > 0; ) {
		size_t slot = source->items[i].hash % wanted;

		next[i] = heads[slot];
		heads[slot] = (uint32_t)i + 1;
	}
	return DGM_OK;
}

/* The longest run from a target's word on; a word that the source has very often is tried at its first places only. */
static run_found longest_from(const places *p, const dgm__words *source, const dgm__words *target, size_t j)
{
	run_found best = { 0, j, 0 };
	size_t tried = 0;

	for (uint32_t at = p->heads[target->items[j].hash % p->head_count]; at && tried < MOST_PLACES; at = p->next[at - 1], tried++) {
		size_t n = common_run(source, at - 1, target, j);

		if (n > best.count)
			best = (run_found){ at - 1, j, n };
	}
	return best;
}

/* What a run says: words that count, and how unlikely it is that they all pass unchanged (in nats). */
typedef struct weight {
	double words, evidence;
} weight;

static double least_evidence(double words)
{
	return -log(words >= SURE_RUN ? CHANCE_OF_LONG : CHANCE);
}

/* Nothing where the run may be a name, a title, a list of figures: the plain words must be most, or unlikely enough by themselves. */
static weight weigh(const dgm__pair *pair, const run_found *r)
{
	double plain = 0, plain_evidence = 0, usual = dgm__learned_shared(pair->learned), plain_usual = dgm__learned_plain_shared(pair->learned);
	weight w = { 0, 0 };

	for (size_t i = r->target; i < r->target + r->count; i++) {
		const dgm__word *word = &pair->target_words.items[i];
		double worth = word->is_number || word->is_glued ? 0 : word->is_character ? 1. / CHARACTERS_A_WORD : 1;
		bool is_plain = dgm__is_plain(word);
		double nats = worth ? -worth * log(dgm__pairing_unchanged(pair->learned->pairing, word->stem, is_plain ? plain_usual : usual)) : 0;

		w.words += worth;
		w.evidence += nats;
		plain += is_plain ? worth : 0;
		plain_evidence += is_plain ? nats : 0;
	}
	return plain >= LEAST_RUN && (plain * 2 > w.words || plain_evidence >= least_evidence(w.words)) ? w : (weight){ 0, 0 };
}

/* Is the nearest mark at off - 1, or off on the other side, a quotation mark or a bracket? Stops and commas inside it are passed over. */
static bool is_enclosed_at(dgm_str text, size_t off, bool before)
{
	const uint8_t *s = (const uint8_t *)text.p;
	int32_t i = (int32_t)off, n = (int32_t)text.n;

	while (before ? i > 0 : i < n) {
		int32_t category;
		UChar32 c;

		if (before)
			U8_PREV_OR_FFFD(s, 0, i, c);
		else
			U8_NEXT_OR_FFFD(s, i, n, c);
		category = u_charType(c);
		if (u_hasBinaryProperty(c, UCHAR_QUOTATION_MARK) || category == U_START_PUNCTUATION || category == U_END_PUNCTUATION)
			return true;
		if (before || !u_ispunct(c))
			return false;
	}
	return false;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	const dgm__words *a = &pair->source_words, *b = &pair->target_words;
	run_found best = { 0, 0, 0 };
	weight best_weight = { 0, 0 };
	dgm__report report = { .severity = DGM_SEVERITY_WARNING };
	dgm_status st;

	if (!a->count || !b->count)
		return DGM_OK;
	st = index_source(state, a, err);
	if (st != DGM_OK)
		return st;
	for (size_t j = 0; j < b->count; ) {
		run_found r = longest_from(state, a, b, j);
		weight w = r.count ? weigh(pair, &r) : (weight){ 0, 0 };

		if (w.evidence > best_weight.evidence) {
			best = r;
			best_weight = w;
		}
		j += r.count ? r.count : 1;
	}
	if (best_weight.words < LEAST_RUN || best_weight.evidence < least_evidence(best_weight.words) || (best.count == a->count && best.count == b->count))
		return DGM_OK;
	if (best_weight.words >= SURE_RUN && best_weight.evidence >= -log(SURE_CHANCE))
		report.severity = DGM_SEVERITY_ERROR;
	if (is_enclosed_at(pair->target->text, b->items[best.target].start_off, true)
	    && is_enclosed_at(pair->target->text, b->items[best.target + best.count - 1].end_off, false))
		report.severity = DGM_SEVERITY_NOTE;
	dgm__report_source(&report, a->items[best.source].start_off, a->items[best.source + best.count - 1].end_off);
	dgm__report_target(&report, b->items[best.target].start_off, b->items[best.target + best.count - 1].end_off);
	return dgm__sink_put(sink, pair, &report, err, "%zu words of the source stand in the target untranslated", best.count);
}

const dgm__check dgm__check_source_left = {
	.info = { .id = "source-left", .summary = "a run of source words inside the target", .category = "accuracy", .severity = DGM_SEVERITY_ERROR },
	.needs = DGM__NEED_LEARNED,
	.open = open_places,
	.close = close_places,
	.run = run,
};
