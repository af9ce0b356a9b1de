/*
 * Sorts any number of records in bounded memory: runs sorted in memory go to scratch files and are merged as they are read (Knuth, TAOCP 3, 5.4.1);
 * of runs of one size at most a few dozen wait, so that the cost is n log n.
 */
#ifndef DGM_BASE_SORTER_H
#define DGM_BASE_SORTER_H

#include <stdbool.h>

#include <dragoman/text.h>

typedef struct dgm__sorter dgm__sorter;

typedef struct dgm__record {
	dgm_str key, value; /* borrowed until the next is asked for */
} dgm__record;

enum { DGM__SORTER_MEMORY = 24 << 20, DGM__SORTER_RECORD = 64 << 20 };

/* memory: bytes it may take, about; DGM__SORTER_MEMORY is a good choice. Freed with dgm__sorter_free. */
dgm_status dgm__sorter_new(dgm__sorter **out, size_t memory, dgm_error *err);
void dgm__sorter_free(dgm__sorter *sorter); /* NULL is fine */

/* Copies a record in. DGM_ELIMIT: it is larger than DGM__SORTER_RECORD. */
dgm_status dgm__sorter_put(dgm__sorter *sorter, dgm_str key, dgm_str value, dgm_error *err);

/*
 * The next record by key (as bytes; a prefix comes first), those of one key in the order they came in; *more is false, and *record untouched, at the
 * end. The first call ends putting.
 */
dgm_status dgm__sorter_next(dgm__sorter *sorter, dgm__record *record, bool *more, dgm_error *err);

#endif
