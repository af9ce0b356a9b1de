/* One unit through a writer into memory, whatever fails on the way. */
#ifndef DGM_TESTS_WRITE_UNIT_H
#define DGM_TESTS_WRITE_UNIT_H

#include <dragoman/memory.h>

static inline dgm_status write_unit(const char *format, const dgm_memory_header *header, const dgm_unit *unit)
{
	dgm_unit_writer *writer = NULL;
	dgm_output *out = NULL;
	dgm_status st = dgm_output_memory(&out, 1 << 20, NULL), end;

	if (st != DGM_OK)
		return st;
	st = dgm_unit_writer_new(&writer, format, header, out, NULL);
	if (st == DGM_OK)
		st = dgm_unit_writer_write(writer, unit, NULL);
	if (st == DGM_OK)
		st = dgm_unit_writer_finish(writer, NULL);
	else
		dgm_unit_writer_abort(writer);
	end = dgm_output_commit(out, NULL);
	return st != DGM_OK ? st : end;
}

#endif
