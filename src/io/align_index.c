/* Beads by sentence number, as vecalign (Thompson and Koehn 2019) writes them; the third field is our confidence. */
#include "io/formats.h"

static void write_side(dgm_output *out, size_t first, size_t count)
{
	dgm_output_write(out, "[", 1);
	for (size_t i = 0; i < count; i++)
		dgm_output_printf(out, i ? ", %zu" : "%zu", first + i);
	dgm_output_write(out, "]", 1);
}

static dgm_status write_index(dgm__write_job *job, dgm_error *err)
{
	for (size_t i = 0; i < job->count; i++) {
		const dgm_alignment *a = job->alignments[i];

		/* Numbers begin anew with each pair, so a file of several must say where. */
		if (job->opt.batch)
			dgm_output_printf(job->output, "# %s\n", dgm__pair_name(a));
		for (size_t k = 0; k < a->bead_count && !dgm_output_has_failed(job->output); k++) {
			const dgm_bead *b = &a->beads[k];

			write_side(job->output, b->source_first, b->source_count);
			dgm_output_write(job->output, ":", 1);
			write_side(job->output, b->target_first, b->target_count);
			dgm_output_printf(job->output, ":%.4f\n", b->confidence);
		}
	}
	return DGM_OK;
}

const dgm__alignment_format dgm__alignments_index = {
	.info = { .name = "index", .extension = ".index", .summary = "sentence numbers of each bead and its confidence" },
	.write = write_index,
};
