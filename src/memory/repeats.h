/* Which units of some memories are repeats that do not stay. */
#ifndef DGM_MEMORY_REPEATS_H
#define DGM_MEMORY_REPEATS_H

#include "memory/replay.h"

/* Zero-initialise. */
typedef struct dgm__repeats {
	uint8_t *bits;   /* one for each unit, in the order of reading: it does not stay */
	size_t capacity; /* bytes */
	uint64_t units, same, alike, other; /* see dgm_memory_copy_counts */
} dgm__repeats;

/* Reads the memories once. Of opt: drop_duplicates (else nothing is found), normalise, by_source, keep, salvage; begin and survey are called. */
dgm_status dgm__repeats_find(dgm__repeats *repeats, dgm__replay *memories, size_t count, const dgm_memory_copy_options *opt, dgm_error *err);
/* Does the unit (from 0) not stay? */
bool dgm__repeats_has(const dgm__repeats *repeats, uint64_t unit);
void dgm__repeats_clear(dgm__repeats *repeats);

#endif
