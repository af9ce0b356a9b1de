/*
 * Beads as tab-separated values: source, target, confidence, bead type, pair name. TSV has no quoting, so whatever would end a field or
 * a line becomes a space.
 */
#include "io/formats.h"

#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "io/tsv.h"

static dgm_status begin(dgm_alignment_writer *w, dgm_error *err)
{
	dgm__buffer *text = dgm__calloc(1, sizeof *text);

	if (!text)
		return dgm__out_of_memory(err);
	text->max = INT32_MAX;
	w->state = text;
	return DGM_OK;
}

static dgm_status write_pair(dgm_alignment_writer *w, const dgm_alignment *a, dgm_error *err)
{
	const char *source_joiner = dgm_language_joiner(dgm_doc_language(a->source));
	const char *target_joiner = dgm_language_joiner(dgm_doc_language(a->target));
	const char *name = dgm__pair_name(a);
	dgm__buffer *text = w->state;

	for (size_t k = 0; k < a->bead_count && !dgm_output_has_failed(w->output); k++) {
		const dgm_bead *b = &a->beads[k];

		if (b->confidence < w->opt.min_confidence) {
			w->left_out += b->source_count && b->target_count;
			continue;
		}
		dgm__bead_text(text, a->source, b->source_first, b->source_count, source_joiner);
		dgm__tsv_field(w->output, dgm__buffer_view(text));
		dgm_output_write(w->output, "\t", 1);
		if (text->failed == DGM_OK)
			dgm__bead_text(text, a->target, b->target_first, b->target_count, target_joiner);
		if (text->failed != DGM_OK)
			return dgm__buffer_status(text, err);
		dgm__tsv_field(w->output, dgm__buffer_view(text));
		dgm_output_printf(w->output, "\t%.4f\t%lu-%lu\t", b->confidence, (unsigned long)b->source_count, (unsigned long)b->target_count);
		dgm__tsv_field(w->output, (dgm_str){ name, strlen(name) });
		dgm_output_write(w->output, "\n", 1);
	}
	return DGM_OK;
}

static void release(dgm_alignment_writer *w)
{
	if (w->state)
		dgm__buffer_clear(w->state);
	dgm__free(w->state);
}

const dgm__alignment_format dgm__alignments_tsv = {
	.info = { .name = "tsv", .extension = ".tsv", .summary = "a bead a line: source, target, confidence, bead type, pair" },
	.begin = begin, .pair = write_pair, .release = release,
};
