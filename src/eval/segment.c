/*
 * Segmentation scores: a boundary is the number of non-white characters before it, so that white space never matters. Ends of paragraphs and of
 * the text are given to everybody and do not count.
 */
#include <dragoman/eval.h>

#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/white.h"

enum { CONTEXT = 45 };

/* The boundaries of one file, rising. */
typedef struct boundary {
	uint64_t at;     /* non-white characters before it */
	size_t off;      /* byte after the last of them */
	bool paragraph;  /* an empty line, or the end of the text, follows */
} boundary;

typedef struct side {
	dgm_text *text;
	boundary *items;
	size_t count, capacity;
	uint64_t characters;
} side;

static void side_clear(side *s)
{
	dgm_text_free(s->text);
	dgm__free(s->items);
}

static bool add_boundary(side *s, uint64_t at, size_t off)
{
	boundary *items = dgm__grow(s->items, &s->capacity, s->count + 1, sizeof *items);

	if (!items)
		return false;
	s->items = items;
	items[s->count++] = (boundary){ at, off, false };
	return true;
}

static bool is_trail(char c)
{
	return (c & 0xC0) == 0x80;
}

/* Each line with text ends a sentence; a line without marks the boundary before it as the end of a paragraph. */
static dgm_status side_load(side *s, const char *path, dgm_error *err)
{
	dgm_status st = dgm_text_load(&s->text, path, NULL, err);
	uint64_t at_line = 0;
	size_t last = 0, i = 0, w;
	dgm_str body;

	if (st != DGM_OK)
		return st;
	body = dgm_text_str(s->text);
	if (body.n >= 3 && !memcmp(body.p, "\xEF\xBB\xBF", 3))
		i = 3;
	for (; i <= body.n; i += w ? w : 1) {
		bool line_end = i == body.n || body.p[i] == '\n';

		if (line_end && s->characters > at_line) {
			if (!add_boundary(s, s->characters, last))
				return dgm__out_of_memory(err);
			at_line = s->characters;
		} else if (line_end && s->count) {
			s->items[s->count - 1].paragraph = true;
		}
		w = i < body.n ? dgm__white(body.p + i, body.n - i) : 0;
		if (i < body.n && !w) {
			s->characters += !is_trail(body.p[i]);
			last = i + 1;
		}
	}
	if (s->count)
		s->items[s->count - 1].paragraph = true;
	return DGM_OK;
}

/* Compares the two texts without white space. */
static dgm_status check_same_characters(const side *gold, const side *output, const char *output_path, dgm_error *err)
{
	dgm_str a = dgm_text_str(gold->text), b = dgm_text_str(output->text);
	size_t i = 0, j = 0, w;
	uint64_t line = 1;

	if (a.n >= 3 && !memcmp(a.p, "\xEF\xBB\xBF", 3))
		i = 3;
	if (b.n >= 3 && !memcmp(b.p, "\xEF\xBB\xBF", 3))
		j = 3;
	for (;;) {
		while (i < a.n && (w = dgm__white(a.p + i, a.n - i)))
			i += w;
		while (j < b.n && (w = dgm__white(b.p + j, b.n - j))) {
			line += b.p[j] == '\n';
			j += w;
		}
		if (i == a.n && j == b.n)
			return DGM_OK;
		if (i == a.n || j == b.n || a.p[i] != b.p[j])
			return dgm__fail(err, DGM_EFORMAT, output_path, line,
				"the characters differ from the gold here; both files must hold one text, one sentence a line");
		i++;
		j++;
	}
}

static dgm_segment_error context_of(const side *s, const boundary *b, bool missed)
{
	dgm_str body = dgm_text_str(s->text);
	size_t from = b->off, to = b->off;

	for (int n = 0; n < CONTEXT && from > 0; n++)
		for (from--; from > 0 && is_trail(body.p[from]); from--)
			;
	for (int n = 0; n < CONTEXT && to < body.n; n++)
		for (to++; to < body.n && is_trail(body.p[to]); to++)
			;
	return (dgm_segment_error){ missed, { body.p + from, b->off - from }, { body.p + b->off, to - b->off } };
}

static int report(const side *s, const boundary *b, bool missed, dgm_segment_error_fn *fn, void *arg)
{
	dgm_segment_error e = context_of(s, b, missed);

	return fn ? fn(arg, &e) : 0;
}

static int compare(dgm_score *score, const side *gold, const side *output, dgm_segment_error_fn *fn, void *arg)
{
	size_t i = 0, j = 0;
	int stop = 0;

	while ((i < gold->count || j < output->count) && !stop) {
		const boundary *g = i < gold->count ? &gold->items[i] : NULL, *o = j < output->count ? &output->items[j] : NULL;

		if (g && o && g->at == o->at) {
			score->gold += !g->paragraph;
			score->output += !g->paragraph;
			score->right_gold += !g->paragraph;
			score->right_output += !g->paragraph;
			i++;
			j++;
		} else if (!o || (g && g->at < o->at)) {
			i++;
			if (g->paragraph)
				continue;
			score->gold++;
			stop = report(gold, g, true, fn, arg);
		} else {
			j++;
			score->output++;
			stop = report(output, o, false, fn, arg);
		}
	}
	return stop;
}

dgm_status dgm_eval_segment_add(dgm_score *score, const char *gold_path, const char *output_path,
	dgm_segment_error_fn *fn, void *arg, dgm_error *err)
{
	side gold = { 0 }, output = { 0 };
	dgm_status st;

	st = side_load(&gold, gold_path, err);
	if (st == DGM_OK)
		st = side_load(&output, output_path, err);
	if (st == DGM_OK)
		st = check_same_characters(&gold, &output, output_path, err);
	if (st == DGM_OK && compare(score, &gold, &output, fn, arg))
		st = dgm__fail(err, DGM_ESTOP, NULL, 0, "stopped by the caller");
	side_clear(&gold);
	side_clear(&output);
	return st;
}
