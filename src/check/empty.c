/* A target with nothing in it. */
#include "check/check.h"

#include "base/white.h"

static bool is_blank(dgm_str text)
{
	for (size_t i = 0, w; i < text.n; i += w) {
		w = dgm__white(text.p + i, text.n - i);
		if (!w)
			return false;
	}
	return true;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_ERROR };

	(void)state;
	if (is_blank(pair->source->text) || !is_blank(pair->target->text))
		return DGM_OK;
	return dgm__sink_put(sink, pair, &report, err, "the target is empty");
}

const dgm__check dgm__check_empty = {
	.info = { .id = "empty", .summary = "nothing in the target", .category = "accuracy", .severity = DGM_SEVERITY_ERROR },
	.run = run,
};
