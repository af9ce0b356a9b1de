/* Findings into a format of the table. */
#include "io/findings.h"

#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"

static const dgm__findings_format *const formats[] = {
	&dgm__findings_html, &dgm__findings_jsonl, &dgm__findings_junit, &dgm__findings_sarif, &dgm__findings_text,
};

enum { FORMATS = sizeof formats / sizeof *formats };

struct dgm_findings_writer {
	const dgm__findings_format *format;
	dgm__findings_job job;
};

const dgm_format_info *dgm_findings_format_at(size_t index)
{
	return index < FORMATS ? &formats[index]->info : NULL;
}

dgm_status dgm_findings_writer_new(dgm_findings_writer **out, const char *format, dgm_check_table_fn *check_at, dgm_output *output,
	dgm_error *err)
{
	dgm_findings_writer *writer;
	dgm_status st = DGM_OK;
	size_t i = 0;

	*out = NULL;
	while (i < FORMATS && strcmp(formats[i]->info.name, format))
		i++;
	if (i == FORMATS)
		return dgm__fail(err, DGM_EARG, NULL, 0, "findings cannot be written as \"%.60s\"; write text, jsonl, sarif, junit or html", format);
	writer = dgm__calloc(1, sizeof *writer);
	if (!writer)
		return dgm__out_of_memory(err);
	writer->format = formats[i];
	writer->job = (dgm__findings_job){ .output = output, .check_at = check_at };
	if (writer->format->begin)
		st = writer->format->begin(&writer->job, err);
	if (st != DGM_OK) {
		dgm_findings_writer_abort(writer);
		return st;
	}
	*out = writer;
	return DGM_OK;
}

dgm_status dgm_findings_writer_file(dgm_findings_writer *writer, const char *file, dgm_error *err)
{
	return writer->format->file ? writer->format->file(&writer->job, file, err) : DGM_OK;
}

int dgm_findings_writer_put(void *arg, const dgm_finding *finding)
{
	dgm_findings_writer *writer = arg;

	writer->format->put(&writer->job, finding);
	return dgm_output_has_failed(writer->job.output);
}

dgm_status dgm_findings_writer_finish(dgm_findings_writer *writer, dgm_error *err)
{
	dgm_status st = writer->format->end ? writer->format->end(&writer->job, err) : DGM_OK;

	dgm_findings_writer_abort(writer);
	return st;
}

void dgm_findings_writer_abort(dgm_findings_writer *writer)
{
	if (!writer)
		return;
	if (writer->format->clear)
		writer->format->clear(&writer->job);
	dgm__free(writer);
}

const dgm_check_info *dgm__findings_check(const dgm__findings_job *job, const char *id, size_t *index)
{
	const dgm_check_info *check = NULL;
	size_t i = 0;

	while (job->check_at && (check = job->check_at(i)) != NULL && strcmp(check->id, id))
		i++;
	*index = i;
	return check;
}

void dgm__findings_counts(dgm_output *output, const uint64_t by_severity[3])
{
	for (int s = DGM_SEVERITY_ERROR; s >= DGM_SEVERITY_NOTE; s--)
		dgm_output_printf(output, "%s%" PRIu64 " %s%s", s == DGM_SEVERITY_ERROR ? "" : ", ", by_severity[s],
			dgm_severity_name((dgm_severity)s), by_severity[s] == 1 ? "" : "s");
}
