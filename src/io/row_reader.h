/* What the readers of formats by lines have in common. */
#ifndef DGM_IO_ROW_READER_H
#define DGM_IO_ROW_READER_H

#include "base/strmap.h"
#include "io/build.h"
#include "io/lines.h"

typedef struct dgm__row_reader {
	dgm__lines lines;
	dgm__strmap tags; /* of languages, interned */
	dgm__build build;
	dgm__queue queue;
	uint64_t number;  /* of units so far */
} dgm__row_reader;

#define DGM__ROW_READER_INIT(bytes) { .lines = DGM__LINES_INIT(bytes), .build = DGM__BUILD_INIT }

static inline void dgm__row_reader_clear(dgm__row_reader *r)
{
	dgm__lines_clear(&r->lines);
	dgm__strmap_clear(&r->tags);
	dgm__build_clear(&r->build);
	dgm__queue_clear(&r->queue);
}

#endif
