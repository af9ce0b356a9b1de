/* The growable array. */
#include "base/vector.h"

#include <string.h>

#include "base/mem.h"

void *dgm__vector_push(dgm__vector *vector)
{
	void *items = dgm__grow(vector->items, &vector->capacity, vector->count + 1, vector->item_size);
	char *item;

	if (!items)
		return NULL;
	vector->items = items;
	item = (char *)items + vector->count++ * vector->item_size;
	memset(item, 0, vector->item_size);
	return item;
}

void *dgm__vector_at(const dgm__vector *vector, size_t index)
{
	return (char *)vector->items + index * vector->item_size;
}

void dgm__vector_clear(dgm__vector *vector)
{
	dgm__free(vector->items);
	vector->items = NULL;
	vector->count = vector->capacity = 0;
}
