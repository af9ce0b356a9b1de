/* The lines of a text file in UTF-8 (or UTF-16, UTF-32 with a byte order mark), one at a time, in memory that does not grow with the file. */
#ifndef DGM_IO_LINES_H
#define DGM_IO_LINES_H

#include "base/buffer.h"
#include "io/bytes.h"
#include "text/decoder.h"

typedef struct dgm__lines {
	dgm__bytes *bytes; /* borrowed */
	dgm__buffer held;
	size_t off;        /* of the next line in held */
	uint64_t number;   /* of the last line given, from 1 */
	bool ended;
	bool begun;        /* the encoding is known */
	bool cr;           /* the last line ended in CR LF */
	dgm__decoder *decoder; /* of a file in UTF-16 or UTF-32, by its byte order mark; NULL: UTF-8 */
	dgm__buffer raw;   /* its bytes */
} dgm__lines;

enum { DGM__MOST_LINE = 16 << 20 };

#define DGM__LINES_INIT(of) { (of), DGM__BUFFER_INIT(DGM__MOST_LINE), 0, 0, false, false, false, NULL, DGM__BUFFER_INIT(DGM__MOST_LINE) }

/*
 * The next line without its end (LF or CR LF) and, for the first, without a byte order mark; borrowed until the next call. line->p is NULL at the
 * end of the file. DGM_EFORMAT: not UTF-8; DGM_ELIMIT: longer than 16 MiB.
 */
dgm_status dgm__lines_next(dgm__lines *lines, dgm_str *line, dgm_error *err);
void dgm__lines_clear(dgm__lines *lines);

#endif
