/* Writers of units: one file a format, one row in writer.c. */
#ifndef DGM_IO_WRITER_H
#define DGM_IO_WRITER_H

#include <dragoman/memory.h>

typedef struct dgm__writer_format {
	const char *name, *extension, *summary;
	dgm_status (*begin)(dgm_unit_writer *writer, const dgm_memory_header *header, dgm_error *err);
	dgm_status (*unit)(dgm_unit_writer *writer, const dgm_unit *unit, dgm_error *err);
	dgm_status (*end)(dgm_unit_writer *writer, dgm_error *err);
} dgm__writer_format;

struct dgm_unit_writer {
	const dgm__writer_format *format;
	dgm_output *output;
	uint64_t written; /* units */
};

extern const dgm__writer_format dgm__writer_tmx;

#endif
