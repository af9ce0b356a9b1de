/* A growable array of items of one size. Typed arrays in public structs use dgm__grow() directly. */
#ifndef DGM_BASE_VECTOR_H
#define DGM_BASE_VECTOR_H

#include <stddef.h>

typedef struct dgm__vector {
	void *items;
	size_t count, capacity;
	size_t item_size;
} dgm__vector;

#define DGM__VECTOR_INIT(type) { NULL, 0, 0, sizeof(type) }

/* A new zeroed item at the end; NULL on failure. Earlier pointers into the vector may move. */
void *dgm__vector_push(dgm__vector *vector);
void *dgm__vector_at(const dgm__vector *vector, size_t index); /* borrowed until the next push */
void dgm__vector_clear(dgm__vector *vector); /* frees; may be used again */

#endif
