/*
 * Findings as SARIF 2.1.0 (OASIS Standard, 2020), which code hosts show beside the files. A result has the line of its segment; columns are left
 * out, as a span counts in the segment's text and not in the file's line. The fingerprint is of check, source and target: a unit may move.
 */
#include "io/findings.h"

#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "io/json.h"

typedef struct sarif {
	uint64_t results;
} sarif;

static void put_rule(dgm_output *out, const dgm_check_info *check, bool first)
{
	dgm_output_puts(out, first ? "\n" : ",\n");
	dgm_output_puts(out, "        {\"id\": ");
	dgm__json_cstring(out, check->id);
	dgm_output_puts(out, ", \"shortDescription\": {\"text\": ");
	dgm__json_cstring(out, check->summary);
	dgm_output_puts(out, "}, \"defaultConfiguration\": {\"level\": ");
	dgm__json_cstring(out, dgm_severity_name(check->severity)); /* SARIF 3.27.10 has the same words */
	dgm_output_printf(out, ", \"enabled\": %s}, \"properties\": {\"tags\": [\"translation\"], \"mqm\": ", check->off ? "false" : "true");
	dgm__json_cstring(out, check->category);
	dgm_output_puts(out, "}}");
}

static dgm_status begin(dgm__findings_job *job, dgm_error *err)
{
	const dgm_check_info *check;

	job->state = dgm__calloc(1, sizeof(sarif));
	if (!job->state)
		return dgm__out_of_memory(err);
	dgm_output_puts(job->output, "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n"
		"  \"runs\": [{\n    \"tool\": {\"driver\": {\n      \"name\": \"dragoman\",\n      \"version\": ");
	dgm__json_cstring(job->output, dgm_version());
	dgm_output_puts(job->output, ",\n      \"rules\": [");
	for (size_t i = 0; job->check_at && (check = job->check_at(i)) != NULL; i++)
		put_rule(job->output, check, !i);
	dgm_output_puts(job->output, "\n      ]\n    }},\n    \"columnKind\": \"unicodeCodePoints\",\n    \"results\": [");
	return DGM_OK;
}

/* A path as a URI reference (RFC 3986): all but unreserved characters and slashes is escaped. */
static void put_uri(dgm_output *out, const char *path)
{
	static const char unreserved[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

	dgm_output_puts(out, path[0] == '/' ? "\"file://" : "\"");
	for (; *path; path++)
		if (strchr(unreserved, *path))
			dgm_output_write(out, path, 1);
		else
			dgm_output_printf(out, "%%%02X", (unsigned)(unsigned char)*path);
	dgm_output_puts(out, "\"");
}

/* FNV-1a, 64 bits (Fowler, Noll, Vo); a zero byte ends each text. */
static uint64_t hash(uint64_t h, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)p[i]) * 0x100000001B3u;
	return h * 0x100000001B3u;
}

static uint64_t fingerprint(const dgm_finding *f)
{
	uint64_t h = hash(0xCBF29CE484222325u, f->check, strlen(f->check));

	h = hash(h, f->source.p, f->source.n);
	return hash(h, f->target.p, f->target.n);
}

static void put(dgm__findings_job *job, const dgm_finding *f)
{
	sarif *s = job->state;
	dgm_output *out = job->output;
	size_t index;

	dgm_output_puts(out, s->results++ ? ",\n" : "\n");
	dgm_output_puts(out, "      {\"ruleId\": ");
	dgm__json_cstring(out, f->check);
	if (dgm__findings_check(job, f->check, &index))
		dgm_output_printf(out, ", \"ruleIndex\": %zu", index);
	dgm_output_printf(out, ", \"level\": \"%s\", \"message\": {\"text\": ", dgm_severity_name(f->severity));
	dgm__json_cstring(out, f->message);
	dgm_output_puts(out, "}, \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": ");
	put_uri(out, f->file);
	dgm_output_printf(out, "}, \"region\": {\"startLine\": %" PRIu64 "}}", f->line ? f->line : 1);
	dgm_output_printf(out, ", \"logicalLocations\": [{\"name\": \"unit %" PRIu64 "\", \"kind\": \"element\"}]}]", f->unit);
	dgm_output_printf(out, ", \"partialFingerprints\": {\"dragoman/v1\": \"%016" PRIx64 "\"}", fingerprint(f));
	dgm_output_puts(out, ", \"properties\": {\"source\": ");
	dgm__json_string(out, f->source);
	dgm_output_puts(out, ", \"target\": ");
	dgm__json_string(out, f->target);
	if (f->id.p) {
		dgm_output_puts(out, ", \"id\": ");
		dgm__json_string(out, f->id);
	}
	dgm_output_puts(out, "}}");
}

static dgm_status end(dgm__findings_job *job, dgm_error *err)
{
	(void)err;
	dgm_output_puts(job->output, "\n    ]\n  }]\n}\n");
	return DGM_OK;
}

static void clear(dgm__findings_job *job)
{
	dgm__free(job->state);
}

const dgm__findings_format dgm__findings_sarif = {
	.info = { .name = "sarif", .extension = ".sarif", .summary = "SARIF 2.1.0, for code hosts and editors" },
	.begin = begin, .put = put, .end = end, .clear = clear,
};
