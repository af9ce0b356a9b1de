/* Lines from bytes. */
#include "io/lines.h"

#include <string.h>

#include "base/status.h"
#include "base/utf8.h"

enum { PIECE = 1 << 16 };

void dgm__lines_clear(dgm__lines *l)
{
	dgm__buffer_clear(&l->held);
}

/* Moves what is left to the front and reads on. */
static dgm_status fill(dgm__lines *l, dgm_error *err)
{
	dgm_status st;
	size_t n;
	char *room;

	if (l->off) {
		memmove(l->held.p, l->held.p + l->off, l->held.n - l->off);
		l->held.n -= l->off;
		l->off = 0;
	}
	room = dgm__buffer_reserve(&l->held, PIECE);
	if (!room && l->held.failed == DGM_ELIMIT)
		return dgm__fail(err, DGM_ELIMIT, dgm__bytes_name(l->bytes), l->number + 1, "a line of more than %d bytes", DGM__MOST_LINE);
	if (!room)
		return dgm__out_of_memory(err);
	st = dgm__bytes_read(l->bytes, room, PIECE, &n, err);
	if (st != DGM_OK)
		return st;
	l->held.n += n;
	l->ended = n == 0;
	if (l->ended && dgm__bytes_is_cut(l->bytes))
		return dgm__fail(err, DGM_EFORMAT, dgm__bytes_name(l->bytes), l->number, "gzip stream is cut short");
	return DGM_OK;
}

dgm_status dgm__lines_next(dgm__lines *l, dgm_str *line, dgm_error *err)
{
	const char *end = NULL;
	size_t looked = 0, bad;
	dgm_status st;

	*line = (dgm_str){ NULL, 0 };
	for (;;) {
		size_t left = l->held.n - l->off;

		if (left > looked)
			end = memchr(l->held.p + l->off + looked, '\n', left - looked);
		looked = left;
		if (end || l->ended)
			break;
		st = fill(l, err);
		if (st != DGM_OK)
			return st;
	}
	if (!end && !looked)
		return DGM_OK;
	*line = (dgm_str){ l->held.p + l->off, end ? (size_t)(end - l->held.p) - l->off : looked };
	l->off += line->n + (end != NULL);
	l->number++;
	if (line->n && line->p[line->n - 1] == '\r')
		line->n--;
	if (l->number == 1 && line->n >= 3 && !memcmp(line->p, "\xEF\xBB\xBF", 3)) {
		line->p += 3;
		line->n -= 3;
	}
	if (!dgm__utf8_is_valid(line->p, line->n, &bad, NULL))
		return dgm__fail(err, DGM_EFORMAT, dgm__bytes_name(l->bytes), l->number, "not valid UTF-8 at byte %zu of the line; convert the file first", bad + 1);
	if (line->n && memchr(line->p, '\0', line->n))
		return dgm__fail(err, DGM_EFORMAT, dgm__bytes_name(l->bytes), l->number, "character U+0000 in the line: not text, or UTF-16; convert the file first");
	return DGM_OK;
}
