/* Lengths that do not fit: by the check's measure, how far the logarithm of the ratio is from the median of this memory's units of the same languages. */
#include "clean/clean.h"

static dgm_status run(void *limit, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_ERROR };
	double deviation = dgm__learned_length(pair->learned, pair->source->text, pair->target->text), most = *(const double *)limit;

	return deviation > most || deviation < -most ? dgm__sink_put(sink, pair, &report, err, "length") : DGM_OK;
}

static const dgm__check check = {
	.info = { .id = "length-ratio", .severity = DGM_SEVERITY_ERROR },
	.needs = DGM__NEED_LEARNED,
	.run = run,
};

const dgm__clean_rule dgm__clean_length_ratio = {
	.info = { .id = "length-ratio", .summary = "lengths far from the memory's own ratio", .limit_name = "robust standard deviations", .limit = 5,
		  .least_limit = .5, .most_limit = 100 },
	.checks = { &check },
	.least = DGM_SEVERITY_ERROR,
	.surveys = true,
};
