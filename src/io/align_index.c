/* Beads by sentence number, as vecalign (Thompson and Koehn 2019) writes them; the third field is our confidence. */
#include "io/formats.h"

static void write_side(dgm_output *out, size_t first, size_t count)
{
	dgm_output_write(out, "[", 1);
	for (size_t i = 0; i < count; i++)
		dgm_output_printf(out, i ? ", %zu" : "%zu", first + i);
	dgm_output_write(out, "]", 1);
}

static dgm_status write_pair(dgm_alignment_writer *w, const dgm_alignment *a, dgm_error *err)
{
	(void)err;
	/* Numbers begin anew with each pair, so a file of several must say where. */
	if (w->opt.batch)
		dgm_output_printf(w->output, "# %s\n", dgm__pair_name(a));
	for (size_t k = 0; k < a->bead_count && !dgm_output_has_failed(w->output); k++) {
		const dgm_bead *b = &a->beads[k];

		write_side(w->output, b->source_first, b->source_count);
		dgm_output_write(w->output, ":", 1);
		write_side(w->output, b->target_first, b->target_count);
		dgm_output_printf(w->output, ":%.4f\n", b->confidence);
	}
	return DGM_OK;
}

const dgm__alignment_format dgm__alignments_index = {
	.info = { .name = "index", .extension = ".index", .summary = "sentence numbers of each bead and its confidence" },
	.pair = write_pair,
};
