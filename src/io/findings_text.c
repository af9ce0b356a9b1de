/*
 * Findings as gcc writes its diagnostics, which editors and CI systems find their way by: "FILE:LINE:COL: severity: message [check]".
 * The line is that of the target segment; the column counts characters of the segment's text from 1 to the first span.
 */
#include "io/findings.h"

#include <inttypes.h>

static size_t column(const dgm_finding *f)
{
	size_t column = 1, end = f->target_span_count ? f->target_spans[0].start_off : 0;

	for (size_t i = 0; i < end && i < f->target.n; i++)
		column += ((unsigned char)f->target.p[i] & 0xC0) != 0x80;
	return column;
}

/* One line whatever the text quoted in the message holds. */
static void put_line(dgm_output *out, const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c < 0x20 || c == 0x7F)
			dgm_output_printf(out, "\\x%02x", c);
		else
			dgm_output_write(out, text, 1);
	}
}

static void put(dgm__findings_job *job, const dgm_finding *f)
{
	dgm_output *out = job->output;

	put_line(out, f->file);
	if (f->line)
		dgm_output_printf(out, ":%" PRIu64 ":%zu", f->line, column(f));
	else
		dgm_output_printf(out, ": unit %" PRIu64, f->unit);
	dgm_output_printf(out, ": %s: ", dgm_severity_name(f->severity));
	put_line(out, f->message);
	dgm_output_printf(out, " [%s]\n", f->check);
}

const dgm__findings_format dgm__findings_text = {
	.info = { .name = "text", .extension = ".txt", .summary = "a line a finding, as compilers write them" },
	.put = put,
};
