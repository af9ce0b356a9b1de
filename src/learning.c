/* Memories -> lexicon: the units that hold both languages become two documents of as many sentences, and these teach. */
#include <stdlib.h>
#include <string.h>

#include <dragoman/memory.h>

#include "align/teach.h"
#include "base/buffer.h"
#include "base/mem.h"
#include "base/seen.h"
#include "base/status.h"

enum { SEEN_MOST = 1 << 26 };

#define CONFIDENCE_LEAST .05

typedef struct gathering {
	const char *languages[2];
	dgm__buffer texts[2];
	dgm_segments segments[2];
	dgm__taught *taught;
	size_t count, capacity;
	dgm__seen seen;
	dgm_lexicon_learn_counts counts;
} gathering;

static void gathering_clear(gathering *g)
{
	for (int s = 0; s < 2; s++) {
		dgm__buffer_clear(&g->texts[s]);
		dgm_segments_clear(&g->segments[s]);
	}
	dgm__free(g->taught);
	dgm__seen_clear(&g->seen);
}

/* "2-1" of x-bead and "0.9731" of x-confidence, where align wrote them. */
static dgm__taught taught_of(const dgm_unit *unit)
{
	dgm_str bead = dgm_unit_property(unit, "x-bead"), confidence = dgm_unit_property(unit, "x-confidence");
	dgm__taught taught = { 0, 0, 1 };
	double p = 0, place = 1;
	size_t i = 0;

	if (bead.n == 3 && bead.p[1] == '-' && bead.p[0] >= '1' && bead.p[0] <= '8' && bead.p[2] >= '1' && bead.p[2] <= '8') {
		taught.source_count = (uint8_t)(bead.p[0] - '0');
		taught.target_count = (uint8_t)(bead.p[2] - '0');
	}
	if (confidence.n > 2 && (confidence.p[0] == '0' || confidence.p[0] == '1') && confidence.p[1] == '.') {
		p = confidence.p[0] - '0';
		for (i = 2; i < confidence.n && i < 12 && confidence.p[i] >= '0' && confidence.p[i] <= '9'; i++)
			p += (confidence.p[i] - '0') * (place /= 10);
		taught.p = (float)(p > 1 ? 1 : p < CONFIDENCE_LEAST ? CONFIDENCE_LEAST : p);
	}
	return taught;
}

static bool put_text(gathering *g, int s, dgm_str text)
{
	dgm_segments *segments = &g->segments[s];
	dgm_segment *items = dgm__grow(segments->items, &segments->capacity, segments->count + 1, sizeof *items);

	if (!items)
		return false;
	segments->items = items;
	items[segments->count++] = (dgm_segment){ .start_off = g->texts[s].n, .end_off = g->texts[s].n + text.n, .certain = 1 };
	dgm__buffer_str(&g->texts[s], text);
	dgm__buffer_putc(&g->texts[s], '\n');
	return g->texts[s].failed != DGM_ENOMEM;
}

static dgm_status put_unit(void *arg, const dgm_unit *unit, dgm_error *err)
{
	gathering *g = arg;
	const dgm_variant *variants[2] = { dgm_unit_variant(unit, g->languages[0]), dgm_unit_variant(unit, g->languages[1]) };
	dgm__digest digest = { 0, 0 };
	dgm__taught *taught;
	bool again;

	g->counts.read++;
	if (!variants[0] || !variants[1] || !variants[0]->text.n || !variants[1]->text.n)
		return DGM_OK;
	for (int s = 0; s < 2; s++) {
		digest = dgm__digest_add(digest, variants[s]->text.p, variants[s]->text.n);
		digest = dgm__digest_add(digest, "", 1);
	}
	if (!dgm__seen_put(&g->seen, digest, &again))
		return dgm__out_of_memory(err);
	if (again) {
		g->counts.duplicates++;
		return DGM_OK;
	}
	taught = dgm__grow(g->taught, &g->capacity, g->count + 1, sizeof *taught);
	if (!taught)
		return dgm__out_of_memory(err);
	g->taught = taught;
	taught[g->count++] = taught_of(unit);
	for (int s = 0; s < 2; s++)
		if (!put_text(g, s, variants[s]->text))
			return dgm__out_of_memory(err);
	g->counts.used++;
	return DGM_OK;
}

static dgm_status read_memory(gathering *g, const char *path, const dgm_reporter *reporter, dgm_error *err)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_status st;

	opt.reporter = reporter;
	st = dgm_memory_walk(path, &opt, put_unit, g, err);
	for (int s = 0; s < 2 && st == DGM_OK; s++)
		if (dgm__buffer_status(&g->texts[s], NULL) == DGM_ELIMIT)
			st = dgm__fail(err, DGM_ELIMIT, path, 0, "more than 2 GB of text in one language; learn from the memories one by one, then lexicon merge");
	return st;
}

static dgm_status make_doc(dgm_doc **out, gathering *g, int s, dgm_error *err)
{
	dgm_text *text;
	dgm_status st = dgm_text_from_bytes(&text, g->texts[s].p, g->texts[s].n, g->languages[s], NULL, err);

	dgm__buffer_clear(&g->texts[s]);
	if (st == DGM_OK)
		st = dgm_doc_new(out, &text, g->languages[s], err);
	return st == DGM_OK ? dgm_doc_set_segments(*out, &g->segments[s], err) : st;
}

dgm_status dgm_lexicon_learn(dgm_lexicon **out, const char *const *paths, size_t count, const char *source_language, const char *target_language,
	const dgm_lexicon_learn_options *given, dgm_lexicon_learn_counts *counts, dgm_error *err)
{
	char languages[2][DGM_LANGUAGE_CAPACITY];
	dgm_lexicon_learn_options opt = DGM_LEXICON_LEARN_OPTIONS_INIT;
	gathering g = { .languages = { languages[0], languages[1] }, .texts = { DGM__BUFFER_INIT(INT32_MAX), DGM__BUFFER_INIT(INT32_MAX) },
		.seen = { .largest = SEEN_MOST } };
	dgm_doc *docs[2] = { NULL, NULL };
	dgm_status st;

	*out = NULL;
	dgm__options_take(&opt, sizeof opt, given);
	st = dgm_language_canonical(languages[0], source_language, err);
	if (st == DGM_OK)
		st = dgm_language_canonical(languages[1], target_language, err);
	for (size_t k = 0; k < count && st == DGM_OK; k++)
		st = read_memory(&g, paths[k], opt.reporter, err);
	if (st == DGM_OK && !g.count)
		st = dgm__fail(err, DGM_EFORMAT, count == 1 ? paths[0] : NULL, 0, "no unit has text in both %s and %s; tm info says what a memory holds",
			languages[0], languages[1]);
	for (int s = 0; s < 2 && st == DGM_OK; s++)
		st = make_doc(&docs[s], &g, s, err);
	if (st == DGM_OK)
		st = dgm__teach(out, docs[0], docs[1], g.taught, opt.threads, err);
	if (counts)
		*counts = g.counts;
	dgm_doc_free(docs[0]);
	dgm_doc_free(docs[1]);
	gathering_clear(&g);
	return st;
}
