/*
 * Inline codes: each kind with its x (or, without it, its type and its native code) must stand on both sides equally often, and pairs must not
 * cross. A target without any code is the commonest loss; a memory whose targets never have codes was made so.
 */
#include "check/check.h"

#include <string.h>

enum { MOST_CODES = 128 };

static bool same_str(dgm_str a, dgm_str b)
{
	return a.n == b.n && (!a.n || !memcmp(a.p, b.p, a.n));
}

static bool same_code(const dgm_code *a, const dgm_code *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->x.n || b->x.n)
		return same_str(a->x, b->x);
	return same_str(a->type, b->type) && same_str(a->native, b->native);
}

static bool opens(const dgm_code *code)
{
	return code->kind == DGM_CODE_BPT || code->kind == DGM_CODE_HI_BEGIN;
}

static bool closes(const dgm_code *code, const dgm_code *opening)
{
	return (code->kind == DGM_CODE_EPT && opening->kind == DGM_CODE_BPT && same_str(code->i, opening->i))
		|| (code->kind == DGM_CODE_HI_END && opening->kind == DGM_CODE_HI_BEGIN);
}

/* Do the pairs of a variant nest? */
static bool nests(const dgm_variant *v)
{
	const dgm_code *stack[MOST_CODES];
	size_t depth = 0;

	for (size_t i = 0; i < v->code_count && i < MOST_CODES; i++) {
		const dgm_code *c = &v->codes[i];

		if (opens(c))
			stack[depth++] = c;
		else if (c->kind == DGM_CODE_EPT || c->kind == DGM_CODE_HI_END) {
			if (!depth || !closes(c, stack[depth - 1]))
				return false;
			depth--;
		}
	}
	return depth == 0;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_ERROR };
	const dgm_variant *a = pair->source, *b = pair->target;
	bool used[MOST_CODES] = { false };
	size_t missing = 0, added = 0, most = b->code_count < MOST_CODES ? b->code_count : MOST_CODES;

	(void)state;
	if (!a->code_count && !b->code_count)
		return DGM_OK;
	for (size_t i = 0; i < a->code_count && i < MOST_CODES; i++) {
		size_t j = 0;

		while (j < most && (used[j] || !same_code(&a->codes[i], &b->codes[j])))
			j++;
		if (j < most) {
			used[j] = true;
		} else {
			missing++;
			dgm__report_source(&report, a->codes[i].text_off, a->codes[i].text_off);
		}
	}
	for (size_t j = 0; j < most; j++)
		if (!used[j]) {
			added++;
			dgm__report_target(&report, b->codes[j].text_off, b->codes[j].text_off);
		}
	if (missing || added)
		return dgm__sink_put(sink, pair, &report, err, "inline codes: %zu of the source missing, %zu added", missing, added);
	if (nests(a) && !nests(b))
		return dgm__sink_put(sink, pair, &report, err, "inline codes cross in the target");
	return DGM_OK;
}

const dgm__check dgm__check_tags = {
	.info = { .id = "tags", .summary = "inline codes missing, added or crossed", .category = "design", .severity = DGM_SEVERITY_ERROR },
	.run = run,
};
