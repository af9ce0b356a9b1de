/* Findings as JSON Lines: one object a finding. Shape: doc/checks.md. */
#include "io/findings.h"

#include <inttypes.h>

#include "io/json.h"

static void put_spans(dgm_output *out, const char *key, const dgm_span *spans, size_t count)
{
	dgm_output_printf(out, ",\"%s\":[", key);
	for (size_t i = 0; i < count; i++)
		dgm_output_printf(out, "%s[%" PRIu32 ",%" PRIu32 "]", i ? "," : "", spans[i].start_off, spans[i].end_off);
	dgm_output_puts(out, "]");
}

static void put(dgm__findings_job *job, const dgm_finding *f)
{
	dgm_output *out = job->output;

	dgm_output_puts(out, "{\"file\":");
	dgm__json_cstring(out, f->file);
	dgm_output_printf(out, ",\"line\":%" PRIu64 ",\"unit\":%" PRIu64 ",\"id\":", f->line, f->unit);
	if (f->id.p)
		dgm__json_string(out, f->id);
	else
		dgm_output_puts(out, "null");
	dgm_output_puts(out, ",\"check\":");
	dgm__json_cstring(out, f->check);
	dgm_output_puts(out, ",\"severity\":");
	dgm__json_cstring(out, dgm_severity_name(f->severity));
	dgm_output_puts(out, ",\"message\":");
	dgm__json_cstring(out, f->message);
	dgm_output_puts(out, ",\"source\":");
	dgm__json_string(out, f->source);
	dgm_output_puts(out, ",\"target\":");
	dgm__json_string(out, f->target);
	put_spans(out, "source_spans", f->source_spans, f->source_span_count);
	put_spans(out, "target_spans", f->target_spans, f->target_span_count);
	dgm_output_puts(out, "}\n");
}

const dgm__findings_format dgm__findings_jsonl = {
	.info = { .name = "jsonl", .extension = ".jsonl", .summary = "JSON Lines, an object a finding with both texts and the spans in them" },
	.put = put,
};
