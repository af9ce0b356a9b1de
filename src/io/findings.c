/* Findings into a format of the table. */
#include "io/findings.h"

#include <string.h>

#include "base/mem.h"
#include "base/status.h"

static const dgm__findings_format *const formats[] = { &dgm__findings_jsonl, &dgm__findings_text };

enum { FORMATS = sizeof formats / sizeof *formats };

struct dgm_findings_writer {
	const dgm__findings_format *format;
	dgm_output *output;
};

const char *dgm_findings_format_at(size_t index, const char **extension, const char **summary)
{
	if (index >= FORMATS)
		return NULL;
	if (extension)
		*extension = formats[index]->extension;
	if (summary)
		*summary = formats[index]->summary;
	return formats[index]->name;
}

dgm_status dgm_findings_writer_new(dgm_findings_writer **out, const char *format, dgm_output *output, dgm_error *err)
{
	dgm_findings_writer *writer;
	size_t i = 0;

	*out = NULL;
	while (i < FORMATS && strcmp(formats[i]->name, format))
		i++;
	if (i == FORMATS)
		return dgm__fail(err, DGM_EARG, NULL, 0, "findings cannot be written as \"%.60s\"; write text or jsonl", format);
	writer = dgm__calloc(1, sizeof *writer);
	if (!writer)
		return dgm__out_of_memory(err);
	writer->format = formats[i];
	writer->output = output;
	*out = writer;
	return DGM_OK;
}

int dgm_findings_writer_put(void *arg, const dgm_finding *finding)
{
	dgm_findings_writer *writer = arg;

	writer->format->put(writer->output, finding);
	return dgm_output_has_failed(writer->output);
}

dgm_status dgm_findings_writer_finish(dgm_findings_writer *writer, dgm_error *err)
{
	(void)err; /* both formats are done with each finding; one that closes something can fail here */
	dgm__free(writer);
	return DGM_OK;
}

void dgm_findings_writer_abort(dgm_findings_writer *writer)
{
	dgm__free(writer);
}
