/* Pieces of the text are read apart, each with a vocabulary of its own; these are joined in their order, and then the sentences are renumbered. */
#include "align/sides.h"

#include <string.h>

#include "align/pool.h"
#include "base/mem.h"
#include "base/status.h"

enum { PIECE = 256, WAVE = 16 }; /* sentences of a piece; pieces that are in memory at a time */

/* Where the next piece begins. */
typedef struct cursor {
	int s;
	size_t doc, sentence;
} cursor;

typedef struct piece {
	int s;
	cursor from;
	size_t count;      /* of sentences */
	dgm__side read;
	dgm__renumbering to;
} piece;

typedef struct reading {
	dgm__side *sides;
	const dgm_doc *const (*docs)[2];
	size_t count;
	dgm__tools *tools;
	dgm__reader (*others)[2]; /* the readers of all threads but the first */
	piece pieces[WAVE];
	size_t piece_count;
} reading;

/* The next piece in the order of the text, all of the source before the target. */
static bool next_piece(piece *out, const reading *r, cursor *at)
{
	memset(out, 0, sizeof *out);
	for (; at->s < 2; *at = (cursor){ .s = at->s + 1 }) {
		out->s = at->s;
		out->from = *at;
		for (; at->doc < r->count && out->count < PIECE; at->doc++, at->sentence = 0) {
			size_t left = dgm_doc_count(r->docs[at->doc][at->s]) - at->sentence;

			if (left > PIECE - out->count) {
				at->sentence += PIECE - out->count;
				out->count = PIECE;
				break;
			}
			out->count += left;
		}
		if (out->count)
			return true;
	}
	return false;
}

static dgm_status read_piece(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	reading *r = arg;
	piece *p = &r->pieces[job];
	dgm__reader *reader = thread ? &r->others[thread - 1][p->s] : &r->tools->readers[p->s];
	cursor at = p->from;
	dgm_status st = DGM_OK;

	if (!reader->tokeniser)
		st = dgm__reader_share(reader, &r->tools->readers[p->s], r->sides[p->s].language, err);
	if (st == DGM_OK)
		st = dgm__side_open(&p->read, p->count, err);
	for (size_t left = p->count; left && st == DGM_OK; left--, at.sentence++) {
		for (; at.sentence >= dgm_doc_count(r->docs[at.doc][p->s]); at.doc++)
			at.sentence = 0;
		st = dgm__side_add(&p->read, reader, r->docs[at.doc][p->s], at.sentence, err);
	}
	return st;
}

static dgm_status place_piece(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	reading *r = arg;
	piece *p = &r->pieces[job];

	(void)thread;
	(void)err;
	dgm__side_place(&r->sides[p->s], &p->read, &p->to);
	return DGM_OK;
}

static void clear_pieces(reading *r)
{
	for (size_t k = 0; k < r->piece_count; k++) {
		dgm__side_clear(&r->pieces[k].read);
		dgm__renumbering_clear(&r->pieces[k].to);
	}
	r->piece_count = 0;
}

static dgm_status read_wave(reading *r, unsigned threads, dgm_error *err)
{
	dgm_status st = dgm__parallel(threads, r->piece_count, read_piece, r, err);

	for (size_t k = 0; k < r->piece_count && st == DGM_OK; k++)
		st = dgm__side_join(&r->sides[r->pieces[k].s], &r->pieces[k].read, &r->pieces[k].to, err);
	if (st == DGM_OK)
		st = dgm__parallel(threads, r->piece_count, place_piece, r, err);
	clear_pieces(r);
	return st;
}

dgm_status dgm__sides_read(dgm__side *sides, const dgm_doc *const (*docs)[2], size_t count, dgm__tools *tools, unsigned threads, dgm_error *err)
{
	reading *r = dgm__calloc(1, sizeof *r);
	dgm__reader (*others)[2] = dgm__calloc(threads, sizeof *others);
	cursor at = { 0 };
	dgm_status st = r && others ? DGM_OK : dgm__out_of_memory(err);

	if (st == DGM_OK) {
		*r = (reading){ .sides = sides, .docs = docs, .count = count, .tools = tools, .others = others };
		while (st == DGM_OK && next_piece(&r->pieces[r->piece_count], r, &at))
			if (++r->piece_count == WAVE)
				st = read_wave(r, threads, err);
		if (st == DGM_OK)
			st = read_wave(r, threads, err);
	}
	for (unsigned t = 0; t < threads && others; t++) {
		dgm__reader_clear(&others[t][0]);
		dgm__reader_clear(&others[t][1]);
	}
	dgm__free(others);
	dgm__free(r);
	return st;
}
