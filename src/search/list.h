/* Lists of texts, rising, as an index keeps them: the difference to the one before, seven bits a byte, the lowest first (LEB128). */
#ifndef DGM_SEARCH_LIST_H
#define DGM_SEARCH_LIST_H

#include "base/buffer.h"

typedef struct dgm__list {
	const unsigned char *p, *end; /* what is left; borrowed */
	uint64_t text;                /* the last one read, 0 before the first */
} dgm__list;

typedef enum dgm__list_step { DGM__LIST_TEXT, DGM__LIST_END, DGM__LIST_BROKEN } dgm__list_step;

/* *last: the text that was added before, 0 for the first; text is greater. */
void dgm__list_add(dgm__buffer *to, uint64_t *last, uint64_t text);

/* Moves list->text on. */
static inline dgm__list_step dgm__list_next(dgm__list *list)
{
	uint64_t difference = 0;

	if (list->p == list->end)
		return DGM__LIST_END;
	for (unsigned shift = 0; list->p < list->end && shift < 63; shift += 7) {
		unsigned char byte = *list->p++;

		difference |= (uint64_t)(byte & 0x7F) << shift;
		if (byte & 0x80)
			continue;
		if (!difference || difference > INT64_MAX - list->text)
			return DGM__LIST_BROKEN;
		list->text += difference;
		return DGM__LIST_TEXT;
	}
	return DGM__LIST_BROKEN;
}

#endif
