/* Strings one behind the other in a run of bytes, for records on disk. */
#ifndef DGM_MEMORY_PACK_H
#define DGM_MEMORY_PACK_H

#include <dragoman/unit.h>

#include "base/arena.h"
#include "base/buffer.h"

/* A length of 32 bits, then the bytes; a failure is kept in the buffer. */
void dgm__pack_str(dgm__buffer *to, dgm_str text);
void dgm__pack_number(dgm__buffer *to, double number);
void dgm__pack_properties(dgm__buffer *to, const dgm_property *properties, size_t count);

/* Takes what was packed from the front of *from, borrowed from it. */
dgm_str dgm__unpack_str(dgm_str *from);
double dgm__unpack_number(dgm_str *from);
/* The array is the arena's; false: out of memory. */
bool dgm__unpack_properties(dgm_str *from, dgm_property **properties, size_t *count, dgm__arena *arena);

#endif
