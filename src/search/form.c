/* Simple case folding goes character by character, so that each keeps its place. */
#include "search/form.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/white.h"

enum { MOST_TEXT = 64 << 20 };

dgm_status dgm__form_init(dgm__form *f, dgm_error *err)
{
	*f = (dgm__form){ .text = DGM__BUFFER_INIT(MOST_TEXT) };
	return dgm__folder_new(&f->folder, "en", err);
}

void dgm__form_clear(dgm__form *f)
{
	dgm__folder_free(f->folder);
	dgm__buffer_clear(&f->text);
	dgm__free(f->origin);
	*f = (dgm__form){ .folder = NULL };
}

/* Room for n bytes more, and the end. */
static bool reserve(dgm__form *f, size_t n)
{
	uint32_t *grown = dgm__grow(f->origin, &f->capacity, f->text.n + n + 1, sizeof *grown);

	if (!grown)
		return false;
	f->origin = grown;
	return dgm__buffer_reserve(&f->text, n) != NULL;
}

static void put(dgm__form *f, UChar32 c, uint32_t origin)
{
	int32_t n = 0;

	U8_APPEND_UNSAFE(f->text.p + f->text.n, n, c);
	for (int32_t i = 0; i < n; i++)
		f->origin[f->text.n + (size_t)i] = origin;
	f->text.n += (size_t)n;
}

dgm_status dgm__form_make(dgm__form *f, dgm_str text, dgm_error *err)
{
	const uint32_t *origin;
	dgm_str nfkc;
	dgm_status st = dgm__folder_nfkc(f->folder, text, &nfkc, &origin, err);
	uint32_t space_at = 0;
	bool space = false;

	dgm__buffer_reset(&f->text);
	if (st != DGM_OK)
		return st;
	/* a folded character may take a byte more than it had */
	if (!reserve(f, 2 * nfkc.n + 1))
		return dgm__out_of_memory(err);
	for (size_t i = 0; i < nfkc.n;) {
		size_t white = dgm__white(nfkc.p + i, nfkc.n - i);
		uint32_t at = origin ? origin[i] : (uint32_t)i;
		int32_t end = (int32_t)i;
		UChar32 c;

		if (white) {
			if (!space)
				space_at = at;
			space = f->text.n > 0;
			i += white;
			continue;
		}
		U8_NEXT_OR_FFFD((const uint8_t *)nfkc.p, end, (int32_t)nfkc.n, c);
		if (space)
			put(f, ' ', space_at);
		space = false;
		put(f, u_foldCase(c, U_FOLD_CASE_DEFAULT), at);
		i = (size_t)end;
	}
	f->text.p[f->text.n] = '\0';
	f->origin[f->text.n] = origin ? origin[nfkc.n] : (uint32_t)nfkc.n;
	return DGM_OK;
}
