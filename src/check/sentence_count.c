/*
 * Sentences that were joined or divided and did not keep their length: the sides hold different numbers of sentences, and the side with fewer is shorter than the memory
 * makes one expect; or the numbers differ by two. Languages that end sentences without a mark (Thai) are not counted.
 */
#include "check/check.h"

#include <dragoman/segment.h>

#include "base/mem.h"
#include "base/status.h"
#include "check/by_language.h"

/* In standard deviations of the length. */
static const double SHORTER = 1;

typedef struct state_of {
	dgm__by_language segmenters;
	dgm_segments segments;
} state_of;

static dgm_status make_segmenter(void **out, const char *tag, dgm_error *err)
{
	dgm_segment_options opt = DGM_SEGMENT_OPTIONS_INIT;
	dgm_segmenter *made;
	dgm_status st;

	opt.line_breaks = DGM_LINE_BREAKS_WRAP;
	st = dgm_segmenter_new(&made, tag, &opt, err);
	*out = made;
	return st;
}

static void free_segmenter(void *segmenter)
{
	dgm_segmenter_free(segmenter);
}

static dgm_status open_state(void **state, dgm_error *err)
{
	*state = dgm__calloc(1, sizeof(state_of));
	return *state ? DGM_OK : dgm__out_of_memory(err);
}

static void close_state(void *state)
{
	state_of *s = state;

	dgm__by_language_clear(&s->segmenters, free_segmenter);
	dgm_segments_clear(&s->segments);
	dgm__free(s);
}

static dgm_status count(size_t *out, state_of *s, const char *tag, dgm_str text, dgm_error *err)
{
	void *segmenter;
	dgm_status st = dgm__by_language_get(&segmenter, &s->segmenters, tag, make_segmenter, free_segmenter, err);

	s->segments.count = 0;
	if (st == DGM_OK)
		st = dgm_segmenter_run(segmenter, text, &s->segments, err);
	*out = s->segments.count;
	return st;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_NOTE };
	double longer = dgm__learned_length(pair->learned, pair->source->text, pair->target->text);
	size_t a, b;
	dgm_status st;

	if (pair->source_facts->has_no_stop || pair->target_facts->has_no_stop)
		return DGM_OK;
	st = count(&a, state, pair->source_language, pair->source->text, err);
	if (st == DGM_OK)
		st = count(&b, state, pair->target_language, pair->target->text, err);
	if (st != DGM_OK || !a || !b || a == b)
		return st;
	if (a + 1 >= b && b + 1 >= a && (b > a ? longer : -longer) < SHORTER)
		return DGM_OK;
	dgm__report_source(&report, 0, pair->source->text.n);
	dgm__report_target(&report, 0, pair->target->text.n);
	return dgm__sink_put(sink, pair, &report, err, "sentences: %zu in the source, %zu in the target", a, b);
}

const dgm__check dgm__check_sentence_count = {
	.info = { .id = "sentence-count", .summary = "sides with different numbers of sentences", .category = "accuracy", .severity = DGM_SEVERITY_NOTE, .off = true },
	.needs = DGM__NEED_LEARNED,
	.open = open_state,
	.close = close_state,
	.run = run,
};
