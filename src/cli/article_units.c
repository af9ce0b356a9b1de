/* A bead's sentences are joined as the language writes them; the line is that of the first. */
#include "cli/article_units.h"

#include <string.h>

/* One side: the joined sentences of the bead at hand, and how far lines are counted. */
typedef struct side {
	const dgm_doc *doc;
	dgm_output *joined;
	size_t counted_off;
	uint64_t line;
} side;

static void count_lines(side *s, size_t off)
{
	dgm_str text = dgm_doc_text(s->doc);

	for (; s->counted_off < off; s->counted_off++)
		s->line += text.p[s->counted_off] == '\n';
}

/* count 0: no text, and the line of the place before sentence first. */
static dgm_status set_side(side *s, dgm_variant *variant, uint32_t first, uint32_t count, dgm_error *err)
{
	const char *tag = dgm_doc_language(s->doc);
	dgm_status st;

	dgm_output_abort(s->joined);
	st = dgm_output_memory(&s->joined, INT32_MAX, err);
	for (uint32_t i = 0; i < count && st == DGM_OK; i++) {
		if (i)
			dgm_output_puts(s->joined, dgm_language_joiner(tag));
		dgm_output_str_write(s->joined, dgm_doc_sentence(s->doc, first + i));
	}
	if (st != DGM_OK)
		return st;
	if (dgm_output_has_failed(s->joined)) {
		dgm_output *failed = s->joined;

		s->joined = NULL;
		return dgm_output_commit(failed, err);
	}
	if (first < dgm_doc_count(s->doc))
		count_lines(s, dgm_doc_segment(s->doc, first)->start_off);
	*variant = (dgm_variant){ .language = { tag, strlen(tag) }, .text = dgm_output_str(s->joined), .line = s->line };
	return DGM_OK;
}

/* Neighbouring sentences that one side has alone are one gap. */
static bool continues(const dgm_bead *a, const dgm_bead *b)
{
	return (!a->source_count && !b->source_count && a->target_first + a->target_count == b->target_first)
		|| (!a->target_count && !b->target_count && a->source_first + a->source_count == b->source_first);
}

/* The bead at *next, with those that continue its gap. */
static dgm_bead take_bead(const dgm_alignment *alignment, size_t *next)
{
	dgm_bead bead = alignment->beads[(*next)++];

	while (*next < alignment->bead_count && (!bead.source_count || !bead.target_count) && continues(&bead, &alignment->beads[*next])) {
		bead.source_count += alignment->beads[*next].source_count;
		bead.target_count += alignment->beads[(*next)++].target_count;
	}
	return bead;
}

dgm_status article_units(const dgm_alignment *alignment, dgm_checker *checker, dgm_error *err)
{
	side source = { .doc = alignment->source, .line = 1 }, target = { .doc = alignment->target, .line = 1 };
	dgm_variant variants[2];
	dgm_status st = DGM_OK;

	for (size_t next = 0; next < alignment->bead_count && st == DGM_OK; ) {
		dgm_unit unit = { .variants = variants, .variant_count = 2, .number = next + 1 };
		dgm_bead bead = take_bead(alignment, &next);

		unit.is_gap = !bead.source_count || !bead.target_count;
		st = set_side(&source, &variants[0], bead.source_first, bead.source_count, err);
		if (st == DGM_OK)
			st = set_side(&target, &variants[1], bead.target_first, bead.target_count, err);
		unit.line = variants[1].line;
		if (st == DGM_OK)
			st = dgm_checker_unit(checker, &unit, err);
	}
	dgm_output_abort(source.joined);
	dgm_output_abort(target.joined);
	return st;
}
