/* White space at the beginning or end of the target that the source has not. */
#include "check/check.h"

#include "base/white.h"

/* Where the white space at the beginning of text ends; that of an empty text is 0. */
static size_t leading(dgm_str text)
{
	size_t i = 0, w;

	while (i < text.n && (w = dgm__white(text.p + i, text.n - i)) != 0)
		i += w;
	return i;
}

/* Where the white space at its end begins. */
static size_t trailing(dgm_str text)
{
	size_t end = 0, w;

	for (size_t i = 0; i < text.n; i += w ? w : 1) {
		w = dgm__white(text.p + i, text.n - i);
		if (!w)
			end = i + 1;
	}
	return end;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_NOTE };
	dgm_str source = pair->source->text, target = pair->target->text;
	size_t begin = leading(target), end = trailing(target);

	(void)state;
	if (begin == target.n)
		return DGM_OK;
	if (begin && !leading(source))
		dgm__report_target(&report, 0, begin);
	if (end < target.n && trailing(source) == source.n)
		dgm__report_target(&report, end, target.n);
	return report.target_span_count ? dgm__sink_put(sink, pair, &report, err, "white space at the %s of the target", report.target_spans[0].start_off ? "end" : "beginning")
		: DGM_OK;
}

const dgm__check dgm__check_edge_space = {
	.info = { .id = "edge-space", .summary = "white space at the ends that the source has not", .category = "design", .severity = DGM_SEVERITY_NOTE },
	.run = run,
};
