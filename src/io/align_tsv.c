/*
 * Beads as tab-separated values: source, target, confidence, bead type, pair name. TSV has no quoting, so whatever would end a field or
 * a line becomes a space.
 */
#include "io/formats.h"

#include <string.h>

#include "io/tsv.h"

static dgm_status write_pair(dgm__write_job *job, const dgm_alignment *a, dgm__buffer *text, dgm_error *err)
{
	const char *source_joiner = dgm_language_joiner(dgm_doc_language(a->source));
	const char *target_joiner = dgm_language_joiner(dgm_doc_language(a->target));
	const char *name = dgm__pair_name(a);

	for (size_t k = 0; k < a->bead_count && !dgm_output_has_failed(job->output); k++) {
		const dgm_bead *b = &a->beads[k];

		if (b->confidence < job->opt.min_confidence) {
			job->left_out += b->source_count && b->target_count;
			continue;
		}
		dgm__bead_text(text, a->source, b->source_first, b->source_count, source_joiner);
		dgm__tsv_field(job->output, dgm__buffer_view(text));
		dgm_output_write(job->output, "\t", 1);
		if (text->failed == DGM_OK)
			dgm__bead_text(text, a->target, b->target_first, b->target_count, target_joiner);
		if (text->failed != DGM_OK)
			return dgm__buffer_status(text, err);
		dgm__tsv_field(job->output, dgm__buffer_view(text));
		dgm_output_printf(job->output, "\t%.4f\t%lu-%lu\t", b->confidence, (unsigned long)b->source_count, (unsigned long)b->target_count);
		dgm__tsv_field(job->output, (dgm_str){ name, strlen(name) });
		dgm_output_write(job->output, "\n", 1);
	}
	return DGM_OK;
}

static dgm_status write_tsv(dgm__write_job *job, dgm_error *err)
{
	dgm__buffer text = DGM__BUFFER_INIT(INT32_MAX);
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < job->count && st == DGM_OK; i++)
		st = write_pair(job, job->alignments[i], &text, err);
	dgm__buffer_clear(&text);
	return st;
}

const dgm__alignment_format dgm__alignments_tsv = {
	.info = { .name = "tsv", .extension = ".tsv", .summary = "a bead a line: source, target, confidence, bead type, pair" },
	.write = write_tsv,
};
