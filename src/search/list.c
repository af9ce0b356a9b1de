#include "search/list.h"

void dgm__list_add(dgm__buffer *to, uint64_t *last, uint64_t text)
{
	uint64_t difference = text - *last;

	for (; difference > 0x7F; difference >>= 7)
		dgm__buffer_putc(to, (char)(difference | 0x80));
	dgm__buffer_putc(to, (char)difference);
	*last = text;
}
