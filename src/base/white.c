/* Most texts have nothing to fold, which one look tells. */
#include "base/white.h"

#include <stdbool.h>

/* Has text single spaces alone, none at its ends? */
static bool is_folded(dgm_str text)
{
	bool space = true;

	for (size_t i = 0; i < text.n; i++) {
		unsigned char b = (unsigned char)text.p[i];

		if (b > ' ' && b != 0xC2 && (b < 0xE1 || b > 0xE3)) { /* no white space begins so */
			space = false;
			continue;
		}
		if (b == ' ' ? space : dgm__white(text.p + i, text.n - i) > 0)
			return false;
		space = b == ' ';
	}
	return !space || !text.n;
}

dgm_str dgm__white_fold(dgm__buffer *room, dgm_str text)
{
	size_t from, i = 0, w;

	if (is_folded(text))
		return text;
	dgm__buffer_reset(room);
	while (i < text.n) {
		while (i < text.n && (w = dgm__white(text.p + i, text.n - i)) > 0)
			i += w;
		from = i;
		while (i < text.n && !dgm__white(text.p + i, text.n - i))
			i++;
		if (i > from && room->n)
			dgm__buffer_putc(room, ' ');
		dgm__buffer_append(room, text.p + from, i - from);
	}
	return dgm__buffer_view(room);
}
