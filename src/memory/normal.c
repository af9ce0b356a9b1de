/* One pass over the folded text: white space, marks and figures. */
#include "memory/normal.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/status.h"
#include "base/white.h"
#include "text/fold.h"

struct dgm__normaliser {
	unsigned what;
	dgm__folder *folder;
	dgm__buffer folded, text;
};

enum { MOST_TEXT = 64 << 20 };

dgm_status dgm__normaliser_new(dgm__normaliser **out, unsigned what, dgm_error *err)
{
	dgm__normaliser *n = dgm__calloc(1, sizeof *n);
	dgm_status st = DGM_OK;

	*out = NULL;
	if (!n)
		return dgm__out_of_memory(err);
	n->what = what;
	n->folded.max = n->text.max = MOST_TEXT;
	if (what)
		st = dgm__folder_new(&n->folder, "en", err);
	if (st != DGM_OK) {
		dgm__normaliser_free(n);
		return st;
	}
	*out = n;
	return DGM_OK;
}

void dgm__normaliser_free(dgm__normaliser *n)
{
	if (!n)
		return;
	dgm__folder_free(n->folder);
	dgm__buffer_clear(&n->folded);
	dgm__buffer_clear(&n->text);
	dgm__free(n);
}

/* Compatibility forms and case. Folding makes a text at most three times as long. */
static dgm_status fold(dgm__normaliser *n, dgm_str *text, dgm_error *err)
{
	const uint32_t *origin;
	size_t length = 0;
	char *to;
	dgm_status st = dgm__folder_nfkc(n->folder, *text, text, &origin, err);

	if (st != DGM_OK || !(n->what & DGM_NORMALISE_CASE) || !text->n)
		return st;
	dgm__buffer_reset(&n->folded);
	to = dgm__buffer_reserve(&n->folded, 3 * text->n + 8);
	if (!to)
		return dgm__buffer_status(&n->folded, err);
	st = dgm__folder_case(n->folder, *text, to, 3 * text->n + 8, &length, err);
	*text = (dgm_str){ to, length };
	return st;
}

/* What a walk over the text has to remember. */
typedef struct walk {
	char *to;
	size_t n;
	bool space; /* one waits to be written before the next character */
	bool digit; /* a figure's place-holder was the last thing written */
} walk;

static void put(walk *w, const char *p, size_t n)
{
	if (w->space && w->n)
		w->to[w->n++] = ' ';
	w->space = false;
	while (n--)
		w->to[w->n++] = *p++;
}

static bool is_mark(UChar32 c)
{
	return c < 0x80 ? c > ' ' && c != 0x7F && !(c >= '0' && c <= '9') && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') && c != '%' && c != '$' && c != '+'
			: u_ispunct(c) || u_charType(c) == U_FORMAT_CHAR;
}

/* "1,234.5" is one figure: a mark between two digits belongs to it. */
static bool joins_figures(const walk *w, UChar32 c, dgm_str rest)
{
	UChar32 next;
	int32_t i = 0;

	if (!w->digit || w->space || !(c == '.' || c == ',' || c == '\'' || c == 0x2019 || c == 0x066B || c == 0x066C) || !rest.n)
		return false;
	U8_NEXT_OR_FFFD((const uint8_t *)rest.p, i, (int32_t)rest.n, next);
	return u_isdigit(next);
}

static void take(dgm__normaliser *n, walk *w, const char *p, size_t size, UChar32 c, dgm_str rest)
{
	if (n->what & DGM_NORMALISE_DIGITS && u_isdigit(c)) {
		if (!w->digit || w->space)
			put(w, "#", 1);
		w->digit = true;
	} else if (n->what & DGM_NORMALISE_DIGITS && joins_figures(w, c, rest)) {
		return;
	} else if (n->what & DGM_NORMALISE_MARKS && is_mark(c)) {
		w->space = w->n > 0; /* "well-known" is "well known" */
		w->digit = false;
	} else {
		put(w, p, size);
		w->digit = false;
	}
}

dgm_status dgm__normalise(dgm__normaliser *n, dgm_str text, dgm_str *out, dgm_error *err)
{
	walk w = { .n = 0 };
	dgm_status st = n->folder ? fold(n, &text, err) : DGM_OK;

	*out = (dgm_str){ NULL, 0 };
	if (st != DGM_OK || !text.n)
		return st;
	dgm__buffer_reset(&n->text);
	if (!n->what) {
		*out = dgm__white_fold(&n->text, text);
		return dgm__buffer_status(&n->text, err);
	}
	w.to = dgm__buffer_reserve(&n->text, 2 * text.n + 1);
	if (!w.to)
		return dgm__buffer_status(&n->text, err);
	for (size_t i = 0; i < text.n;) {
		size_t white = dgm__white(text.p + i, text.n - i), start = i;
		int32_t end = (int32_t)i;
		UChar32 c;

		if (white) {
			w.space = !(n->what & DGM_NORMALISE_SPACE);
			i += white;
			continue;
		}
		U8_NEXT_OR_FFFD((const uint8_t *)text.p, end, (int32_t)text.n, c);
		i = (size_t)end;
		take(n, &w, text.p + start, i - start, c, (dgm_str){ text.p + i, text.n - i });
	}
	if (n->what & DGM_NORMALISE_SPACE) { /* those that stand for marks */
		size_t kept = 0;

		for (size_t i = 0; i < w.n; i++)
			if (w.to[i] != ' ')
				w.to[kept++] = w.to[i];
		w.n = kept;
	}
	*out = (dgm_str){ w.to, w.n };
	return DGM_OK;
}
