/* Units into a format of the table. */
#include "io/writer.h"

#include <string.h>

#include "base/mem.h"
#include "base/status.h"

static const dgm__writer_format *const formats[] = { &dgm__writer_tmx };

dgm_status dgm_unit_writer_new(dgm_unit_writer **out, const char *format, const dgm_memory_header *header,
	dgm_output *output, dgm_error *err)
{
	const dgm__writer_format *row = NULL;
	dgm_unit_writer *w;
	dgm_status st;

	*out = NULL;
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (!strcmp(formats[i]->name, format))
			row = formats[i];
	if (!row)
		return dgm__fail(err, DGM_EARG, NULL, 0, "memories cannot be written as \"%.60s\"", format);
	w = dgm__calloc(1, sizeof *w);
	if (!w)
		return dgm__out_of_memory(err);
	w->format = row;
	w->output = output;
	st = row->begin(w, header, err);
	if (st != DGM_OK) {
		dgm__free(w);
		return st;
	}
	*out = w;
	return DGM_OK;
}

dgm_status dgm_unit_writer_write(dgm_unit_writer *writer, const dgm_unit *unit, dgm_error *err)
{
	dgm_status st = writer->format->unit(writer, unit, err);

	writer->written += st == DGM_OK;
	return st;
}

dgm_status dgm_unit_writer_finish(dgm_unit_writer *writer, dgm_error *err)
{
	dgm_status st = writer->format->end(writer, err);

	dgm__free(writer);
	return st;
}

void dgm_unit_writer_abort(dgm_unit_writer *writer)
{
	dgm__free(writer);
}
