/* The decoded text of the article, to which the offsets of segments refer. */
#include "io/formats.h"

static dgm_status write_text(const dgm_doc *doc, dgm_output *output, dgm_error *err)
{
	(void)err;
	dgm_output_str_write(output, dgm_doc_text(doc));
	return DGM_OK;
}

const dgm__segment_format dgm__segments_text = {
	.info = { .name = "text", .extension = ".text", .summary = "the article's text, to which the offsets of jsonl refer" },
	.write = write_text,
};
