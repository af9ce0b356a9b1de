/* qsort for lists that are short or nearly in order: by insertion, without a call for each comparison where the order is inlined. */
#ifndef DGM_BASE_SORT_H
#define DGM_BASE_SORT_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { DGM__SORT_SHORT = 48, DGM__SORT_MOVES = 6, DGM__SORT_LARGEST = 64 };

/* items: at most DGM__SORT_LARGEST bytes each. A longer list that takes more than DGM__SORT_MOVES moves an item is left to qsort. */
static inline void dgm__sort(void *items, size_t count, size_t size, int (*order)(const void *, const void *))
{
	size_t moves = count > DGM__SORT_SHORT ? DGM__SORT_MOVES * count : SIZE_MAX;
	_Alignas(max_align_t) char item[DGM__SORT_LARGEST];
	char *at = items;

	for (size_t k = 1; k < count; k++) {
		size_t i = k;

		memcpy(item, at + k * size, size);
		for (; i && moves && order(at + (i - 1) * size, item) > 0; i--, moves--)
			memcpy(at + i * size, at + (i - 1) * size, size);
		memcpy(at + i * size, item, size);
		if (!moves) {
			qsort(items, count, size, order);
			return;
		}
	}
}

#endif
