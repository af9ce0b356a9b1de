/* Segments as plain text: a sentence a line, an empty line between paragraphs and between documents. */
#include "io/formats.h"

static dgm_status write_segments(const dgm_doc *doc, dgm_output *out, dgm_error *err)
{
	bool between = dgm_output_written(out) > 0;

	for (size_t i = 0; i < dgm_doc_count(doc) && !dgm_output_has_failed(out); i++) {
		if (i)
			between = dgm_doc_segment(doc, i)->paragraph != dgm_doc_segment(doc, i - 1)->paragraph;
		if (between)
			dgm_output_write(out, "\n", 1);
		dgm_output_str_write(out, dgm_doc_sentence(doc, i));
		dgm_output_write(out, "\n", 1);
	}
	return DGM_OK;
}

const dgm__segment_format dgm__segments_lines = {
	.info = { .name = "lines", .extension = ".txt", .summary = "a sentence a line, an empty line between paragraphs" },
	.write = write_segments,
};
