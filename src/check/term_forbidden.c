/* A term of the glossary stands in the source, and in the target a translation that the glossary forbids. */
#include "check/check.h"

/* Does the forbidden wording stand inside one that is allowed, as "bank" in "bank account"? */
static bool is_covered(const dgm__pair *pair, const dgm__rendering *first, uint32_t start_off, uint32_t end_off)
{
	for (const dgm__rendering *r = first; r; r = r->next) {
		uint32_t start, end;

		if (!r->forbidden && dgm__terms_place(pair->terms, pair->glossary, r, &start, &end) && start <= start_off && end >= end_off)
			return true;
	}
	return false;
}

static const dgm__rendering *first_allowed(const dgm__rendering *r)
{
	while (r && r->forbidden)
		r = r->next;
	return r;
}

static dgm_status report_term(const dgm__pair *pair, const dgm__term_hit *hit, dgm__sink *sink, dgm_error *err)
{
	const dgm__rendering *instead = first_allowed(hit->renderings);
	dgm_status st = DGM_OK;

	for (const dgm__rendering *r = hit->renderings; r && st == DGM_OK; r = r->next) {
		dgm__report report = { .severity = DGM_SEVERITY_ERROR };
		uint32_t start, end;

		if (!r->forbidden || !dgm__terms_place(pair->terms, pair->glossary, r, &start, &end) || is_covered(pair, hit->renderings, start, end))
			continue;
		dgm__report_source(&report, hit->start_off, hit->end_off);
		dgm__report_target(&report, start, end);
		st = dgm__sink_put(sink, pair, &report, err, "the glossary forbids \"%.*s\" for \"%.*s\"%s%.*s%s", (int)r->text.n, r->text.p, (int)hit->term.n,
			hit->term.p, instead ? "; it has \"" : "", instead ? (int)instead->text.n : 0, instead ? instead->text.p : "", instead ? "\"" : "");
	}
	return st;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm_status st = DGM_OK;

	(void)state;
	for (size_t i = 0; i < pair->terms->count && st == DGM_OK; i++)
		st = report_term(pair, &pair->terms->hits[i], sink, err);
	return st;
}

const dgm__check dgm__check_term_forbidden = {
	.info = { .id = "term-forbidden", .summary = "a translation that the glossary forbids", .category = "terminology", .severity = DGM_SEVERITY_ERROR },
	.needs = DGM__NEED_TERMS,
	.run = run,
};
