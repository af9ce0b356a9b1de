/* Word counts straight on UTF-8 through UText. */
#include "text/words.h"

#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/mem.h"
#include "base/status.h"

enum { MOST_ITERATORS = 32 }; /* further languages take the root's rules: only a few languages have their own */

struct dgm__words {
	struct iterator {
		char language[DGM_LANGUAGE_CAPACITY];
		UBreakIterator *breaks;
	} iterators[MOST_ITERATORS];
	size_t count;
	UText text;
	size_t last; /* the iterator used last: texts come language by language */
};

dgm_status dgm__words_new(dgm__words **out, dgm_error *err)
{
	dgm__words *w = dgm__calloc(1, sizeof *w);
	const UText closed = UTEXT_INITIALIZER;

	*out = w;
	if (!w)
		return dgm__out_of_memory(err);
	w->text = closed;
	return DGM_OK;
}

void dgm__words_free(dgm__words *w)
{
	if (!w)
		return;
	for (size_t i = 0; i < w->count; i++)
		ubrk_close(w->iterators[i].breaks);
	utext_close(&w->text);
	dgm__free(w);
}

static UBreakIterator *iterator_of(dgm__words *w, const char *language, UErrorCode *status)
{
	struct iterator *slot;

	for (size_t k = 0; k < w->count; k++) {
		size_t i = (w->last + 1 + k) % w->count;

		if (!strcmp(w->iterators[i].language, language)) {
			w->last = i;
			return w->iterators[i].breaks;
		}
	}
	if (w->count == MOST_ITERATORS)
		return w->iterators[0].breaks;
	slot = &w->iterators[w->count];
	slot->breaks = ubrk_open(UBRK_WORD, w->count ? language : "root", NULL, 0, status);
	if (U_FAILURE(*status))
		return NULL;
	/* The first is the root's, for languages past the bound. */
	strcpy(slot->language, w->count ? language : "root");
	return w->count++ ? slot->breaks : iterator_of(w, language, status);
}

dgm_status dgm__words_count(dgm__words *w, const char *language, dgm_str text, uint64_t *count, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *breaks = iterator_of(w, language, &status);

	*count = 0;
	if (!text.n && U_SUCCESS(status))
		return DGM_OK;
	utext_openUTF8(&w->text, text.p, (int64_t)text.n, &status);
	if (U_SUCCESS(status))
		ubrk_setUText(breaks, &w->text, &status);
	if (U_FAILURE(status))
		return status == U_MEMORY_ALLOCATION_ERROR ? dgm__out_of_memory(err)
							   : dgm__fail(err, DGM_EARG, NULL, 0, "no word boundaries for %s: %s", language, u_errorName(status));
	while (ubrk_next(breaks) != UBRK_DONE)
		*count += ubrk_getRuleStatus(breaks) >= UBRK_WORD_NUMBER;
	return DGM_OK;
}
