/* Collation elements by ICU, which takes UTF-16; offsets are led back to UTF-8. */
#include "text/letters.h"

#include <unicode/ucol.h>
#include <unicode/ucoleitr.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "base/mem.h"
#include "base/status.h"

struct dgm__letterer {
	UCollator *collator;
	UCollationElements *elements;
	UChar *text;
	size_t capacity;
};

void dgm__letters_clear(dgm__letters *letters)
{
	dgm__free(letters->items);
	*letters = (dgm__letters){ .items = NULL };
}

dgm_status dgm__letterer_new(dgm__letterer **out, const char *language, dgm_error *err)
{
	static const UChar nothing[] = { 0 };
	UErrorCode status = U_ZERO_ERROR;
	dgm__letterer *l = dgm__calloc(1, sizeof *l);

	*out = NULL;
	if (!l)
		return dgm__out_of_memory(err);
	l->collator = ucol_open(language, &status);
	if (U_SUCCESS(status))
		l->elements = ucol_openElements(l->collator, nothing, 0, &status);
	if (U_FAILURE(status)) {
		dgm__letterer_free(l);
		return status == U_MEMORY_ALLOCATION_ERROR ? dgm__out_of_memory(err)
							   : dgm__fail(err, DGM_EARG, NULL, 0, "no collation for %s: %s", language, u_errorName(status));
	}
	*out = l;
	return DGM_OK;
}

void dgm__letterer_free(dgm__letterer *l)
{
	if (!l)
		return;
	ucol_closeElements(l->elements);
	ucol_close(l->collator);
	dgm__free(l->text);
	dgm__free(l);
}

/* Converts well-formed text; the length in UTF-16 units, or -1: out of memory. */
static int32_t widen(dgm__letterer *l, dgm_str text)
{
	UChar *grown = dgm__grow(l->text, &l->capacity, text.n + 1, sizeof *grown);
	int32_t n = 0;

	if (!grown)
		return -1;
	l->text = grown;
	for (int32_t i = 0; i < (int32_t)text.n; ) {
		UChar32 c;

		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		U16_APPEND_UNSAFE(grown, n, c);
	}
	return n;
}

static bool is_of_word(UChar32 c)
{
	return u_isalnum(c) || U_GET_GC_MASK(c) & U_GC_M_MASK;
}

/* Walks UTF-16 and UTF-8 together and counts words on the way. */
typedef struct walk {
	const UChar *wide;
	int32_t wide_off, off;
	uint32_t word;     /* of the character before wide_off; 0: none */
	uint32_t words;
	bool breaks;
} walk;

static void walk_to(walk *w, int32_t wide_off)
{
	while (w->wide_off < wide_off) {
		UChar32 c;
		UErrorCode status = U_ZERO_ERROR;

		U16_NEXT_UNSAFE(w->wide, w->wide_off, c);
		w->off += U8_LENGTH(c);
		if (!is_of_word(c)) {
			w->word = 0;
			continue;
		}
		w->breaks = c >= 0x0E00 && uscript_breaksBetweenLetters(uscript_getScript(c, &status));
		if (!w->word)
			w->word = ++w->words;
	}
}

dgm_status dgm__letterer_run(dgm__letterer *l, dgm__letters *out, dgm_str text, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t n = widen(l, text), element;
	walk w = { .wide = l->text };

	out->count = 0;
	if (n < 0)
		return dgm__out_of_memory(err);
	ucol_setText(l->elements, l->text, n, &status);
	while (U_SUCCESS(status) && (element = ucol_next(l->elements, &status)) != UCOL_NULLORDER) {
		int32_t start_off = w.off;
		dgm__letter *grown;

		walk_to(&w, ucol_getOffset(l->elements));
		if (!ucol_primaryOrder(element))
			continue;
		grown = dgm__grow(out->items, &out->capacity, out->count + 1, sizeof *grown);
		if (!grown)
			return dgm__out_of_memory(err);
		out->items = grown;
		/* The second element of one character covers that character too. */
		if (start_off == w.off && out->count)
			start_off = (int32_t)grown[out->count - 1].start_off;
		grown[out->count++] = (dgm__letter){ (uint32_t)ucol_primaryOrder(element), (uint32_t)start_off, (uint32_t)w.off, w.word, w.breaks && w.word };
	}
	return U_SUCCESS(status) ? DGM_OK : dgm__out_of_memory(err);
}
