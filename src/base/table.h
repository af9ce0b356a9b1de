/*
 * A map from digests to two numbers, of any size in bounded memory: open addressing whose cells lie in memory up to a bound and beyond it in a scratch file.
 * A cell's place is the upper bits of its digest, so that a table is doubled by one pass through both files.
 */
#ifndef DGM_BASE_TABLE_H
#define DGM_BASE_TABLE_H

#include <dragoman/status.h>

#include "base/seen.h"

typedef struct dgm__table dgm__table;

typedef struct dgm__table_value {
	uint64_t a, b;
} dgm__table_value;

enum { DGM__TABLE_MEMORY = 16 << 20 };

/* memory: bytes that its cells may take before they go to disk; DGM__TABLE_MEMORY is a good choice. Freed with dgm__table_free. */
dgm_status dgm__table_new(dgm__table **out, size_t memory, dgm_error *err);
void dgm__table_free(dgm__table *table); /* NULL is fine */

/* Puts value in where the digest is new (*is_new), else *value becomes what was put first. DGM_EIO: the scratch file cannot be written. */
dgm_status dgm__table_put(dgm__table *table, dgm__digest digest, dgm__table_value *value, bool *is_new, dgm_error *err);

#endif
