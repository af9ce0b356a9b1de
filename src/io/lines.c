/* Lines from bytes. */
#include "io/lines.h"

#include <string.h>

#include "base/status.h"
#include "base/utf8.h"

enum { PIECE = 1 << 16 };

void dgm__lines_clear(dgm__lines *l)
{
	dgm__buffer_clear(&l->held);
	dgm__buffer_clear(&l->raw);
	dgm__decoder_close(l->decoder);
	l->decoder = NULL;
}

/* The encoding that a byte order mark says; NULL: UTF-8. */
static const char *wide_encoding(dgm_str head)
{
	static const struct { const char *bytes; size_t n; const char *name; } marks[] = {
		{ "\x00\x00\xFE\xFF", 4, "UTF-32BE" }, { "\xFF\xFE\x00\x00", 4, "UTF-32LE" }, { "\xFE\xFF", 2, "UTF-16BE" }, { "\xFF\xFE", 2, "UTF-16LE" },
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (head.n >= marks[i].n && !memcmp(head.p, marks[i].bytes, marks[i].n))
			return marks[i].name;
	return NULL;
}

/* What was read becomes text at the end of held; a decoded mark is that of UTF-8. */
static dgm_status decode(dgm__lines *l, bool last, dgm_error *err)
{
	size_t taken = 0;
	bool cut = false;

	if (!dgm__decoder_run(l->decoder, &l->held, l->raw.p, l->raw.n, last, &taken, &cut))
		return dgm__fail(err, DGM_EFORMAT, dgm__bytes_name(l->bytes), l->number + 1, cut ? "the file ends inside a character"
			: "not valid in the encoding that its byte order mark says");
	dgm__buffer_reset(&l->raw);
	if (l->held.failed == DGM_ELIMIT)
		return dgm__fail(err, DGM_ELIMIT, dgm__bytes_name(l->bytes), l->number + 1, "a line of more than %d bytes", DGM__MOST_LINE);
	return dgm__buffer_status(&l->held, err);
}

/* The first piece shows the encoding. */
static dgm_status begin(dgm__lines *l, dgm_error *err)
{
	const char *encoding = wide_encoding(dgm__buffer_view(&l->held));
	dgm_status st = encoding ? dgm__decoder_open(&l->decoder, encoding, err) : DGM_OK;

	l->begun = true;
	if (!encoding || st != DGM_OK)
		return st;
	dgm__buffer_str(&l->raw, dgm__buffer_view(&l->held));
	dgm__buffer_reset(&l->held);
	st = dgm__buffer_status(&l->raw, err);
	return st == DGM_OK ? decode(l, false, err) : st;
}

/* Moves what is left to the front and reads on. */
static dgm_status fill(dgm__lines *l, dgm_error *err)
{
	dgm__buffer *to;
	dgm_status st;
	size_t n;
	char *room;

	if (l->off) {
		memmove(l->held.p, l->held.p + l->off, l->held.n - l->off);
		l->held.n -= l->off;
		l->off = 0;
	}
	to = l->decoder ? &l->raw : &l->held;
	room = dgm__buffer_reserve(to, PIECE);
	if (!room && to->failed == DGM_ELIMIT)
		return dgm__fail(err, DGM_ELIMIT, dgm__bytes_name(l->bytes), l->number + 1, "a line of more than %d bytes", DGM__MOST_LINE);
	if (!room)
		return dgm__out_of_memory(err);
	st = dgm__bytes_read(l->bytes, room, PIECE, &n, err);
	if (st != DGM_OK)
		return st;
	to->n += n;
	l->ended = n == 0;
	if (l->ended && dgm__bytes_is_cut(l->bytes))
		return dgm__fail(err, DGM_EFORMAT, dgm__bytes_name(l->bytes), l->number, "packed stream is cut short");
	if (l->decoder)
		return decode(l, l->ended, err);
	return !l->number && !l->begun ? begin(l, err) : DGM_OK;
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
	l->cr = line->n && line->p[line->n - 1] == '\r';
	line->n -= l->cr;
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
