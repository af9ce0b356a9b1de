/*
 * Targets far from the length that this memory makes one expect: cut off in the middle (and then without the mark that ends the source), or
 * much too short or too long.
 */
#include "check/check.h"

#include "check/end_kind.h"

/* Where sentences end without a mark (Thai), and in headlines, the length alone must say it; a comma at the end says more. */
static const double CUT = -1.8, CUT_WITHOUT_STOP = -2.8, CUT_AT_COMMA = -1.2, FAR = 5;

bool dgm__is_cut(const dgm__pair *pair)
{
	double deviation = dgm__learned_length(pair->learned, pair->source->text, pair->target->text);
	dgm__end source = dgm__end_of(pair->source_facts, pair->source->text), target = dgm__end_of(pair->target_facts, pair->target->text);

	if (deviation > CUT_AT_COMMA || target.kinds & DGM__END_SENTENCE || (source.kinds && source.kinds == target.kinds))
		return false;
	if (target.kinds & DGM__END_COMMA)
		return true;
	return deviation <= (pair->target_facts->has_no_stop || !(source.kinds & DGM__END_SENTENCE) ? CUT_WITHOUT_STOP : CUT);
}

static bool is_blank(dgm_str text)
{
	return dgm__length(text) == 0;
}

static dgm_status run_truncated(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_WARNING };

	(void)state;
	if (is_blank(pair->target->text) || !dgm__is_cut(pair))
		return DGM_OK;
	dgm__report_target(&report, 0, pair->target->text.n);
	return dgm__sink_put(sink, pair, &report, err, "the target breaks off: much shorter than expected, and without a mark at its end");
}

static dgm_status run_ratio(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_WARNING };
	double deviation = dgm__learned_length(pair->learned, pair->source->text, pair->target->text);

	(void)state;
	if ((deviation > -FAR && deviation < FAR) || dgm__is_cut(pair))
		return DGM_OK;
	dgm__report_target(&report, 0, pair->target->text.n);
	return dgm__sink_put(sink, pair, &report, err, "the target is much %s than translations of this memory are (%.1f standard deviations)",
		deviation < 0 ? "shorter" : "longer", deviation < 0 ? -deviation : deviation);
}

const dgm__check dgm__check_truncated = {
	.info = { .id = "truncated", .summary = "a target that breaks off", .category = "accuracy", .severity = DGM_SEVERITY_WARNING },
	.needs = DGM__NEED_LEARNED,
	.run = run_truncated,
};

const dgm__check dgm__check_length_ratio = {
	.info = { .id = "length-ratio", .summary = "a length far from the memory's own ratio", .category = "accuracy", .severity = DGM_SEVERITY_WARNING },
	.needs = DGM__NEED_LEARNED,
	.run = run_ratio,
};
