/* A term of the glossary stands in the source, and none of its translations in the target. */
#include "check/check.h"

/* The first wording that the glossary allows, where the target holds none; NULL: it holds one, or one that is forbidden, or none is allowed. */
static const dgm__rendering *missing(const dgm__pair *pair, const dgm__rendering *first)
{
	const dgm__rendering *allowed = NULL;
	uint32_t start, end;

	for (const dgm__rendering *r = first; r; r = r->next) {
		if (r->forbidden ? dgm__terms_place(pair->terms, pair->glossary, r, &start, &end) : dgm__terms_has(pair->terms, pair->glossary, r))
			return NULL;
		if (!r->forbidden && !allowed)
			allowed = r;
	}
	return allowed;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	const dgm__terms *terms = pair->terms;
	dgm_status st = DGM_OK;

	(void)state;
	for (size_t i = 0; i < terms->count && terms->target.count && st == DGM_OK; i++) {
		const dgm__term_hit *hit = &terms->hits[i];
		dgm__report report = { .severity = DGM_SEVERITY_WARNING };
		const dgm__rendering *wanted = missing(pair, hit->renderings);

		if (!wanted)
			continue;
		dgm__report_source(&report, hit->start_off, hit->end_off);
		st = dgm__sink_put(sink, pair, &report, err, "the glossary has \"%.*s\" for \"%.*s\"; the target has not", (int)wanted->text.n, wanted->text.p,
			(int)hit->term.n, hit->term.p);
	}
	return st;
}

const dgm__check dgm__check_term_missing = {
	.info = { .id = "term-missing", .summary = "a term whose translation in the glossary is not in the target", .category = "terminology", .severity = DGM_SEVERITY_WARNING },
	.needs = DGM__NEED_TERMS,
	.run = run,
};
