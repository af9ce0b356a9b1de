/* Segments as JSON Lines: one object a segment, the exact slice of the text. Shape: doc/formats/jsonl.md. */
#include "io/formats.h"

#include "io/json.h"

static dgm_status write_segments(const dgm_doc *doc, dgm_output *out, dgm_error *err)
{
	dgm_str text = dgm_doc_text(doc);

	for (size_t i = 0; i < dgm_doc_count(doc) && !dgm_output_has_failed(out); i++) {
		const dgm_segment *s = dgm_doc_segment(doc, i);

		dgm_output_puts(out, "{\"file\":");
		dgm__json_cstring(out, dgm_doc_name(doc));
		dgm_output_printf(out, ",\"paragraph\":%lu,\"index\":%zu,\"start\":%zu,\"end\":%zu,\"kind\":",
			(unsigned long)s->paragraph, i, s->start_off, s->end_off);
		dgm__json_cstring(out, dgm_segment_kind_name(s->kind));
		dgm_output_puts(out, ",\"reason\":");
		dgm__json_cstring(out, dgm_segment_reason_name(s->reason));
		dgm_output_puts(out, ",\"text\":");
		dgm__json_string(out, (dgm_str){ text.p + s->start_off, s->end_off - s->start_off });
		dgm_output_puts(out, "}\n");
	}
	return DGM_OK;
}

const dgm__segment_format dgm__segments_jsonl = {
	.info = { .name = "jsonl", .extension = ".jsonl", .summary = "JSON Lines, an object a segment with its place in the text" },
	.write = write_segments,
};
