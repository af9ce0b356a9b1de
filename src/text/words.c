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
	UBreakIterator *breaks; /* of the walk at hand; NULL: nothing to walk over */
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

dgm_status dgm__words_begin(dgm__words *w, const char *language, dgm_str text, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;

	w->breaks = NULL;
	if (!text.n)
		return DGM_OK;
	w->breaks = iterator_of(w, language, &status);
	utext_openUTF8(&w->text, text.p, (int64_t)text.n, &status);
	if (U_SUCCESS(status))
		ubrk_setUText(w->breaks, &w->text, &status);
	if (U_SUCCESS(status))
		return DGM_OK;
	w->breaks = NULL;
	return status == U_MEMORY_ALLOCATION_ERROR ? dgm__out_of_memory(err)
						   : dgm__fail(err, DGM_EARG, NULL, 0, "no word boundaries for %s: %s", language, u_errorName(status));
}

bool dgm__words_next(dgm__words *w, size_t *start_off, size_t *end_off)
{
	int32_t before = w->breaks ? ubrk_current(w->breaks) : 0, at;

	while (w->breaks && (at = ubrk_next(w->breaks)) != UBRK_DONE) {
		if (ubrk_getRuleStatus(w->breaks) >= UBRK_WORD_NUMBER) {
			*start_off = (size_t)before;
			*end_off = (size_t)at;
			return true;
		}
		before = at;
	}
	return false;
}

dgm_status dgm__words_count(dgm__words *w, const char *language, dgm_str text, uint64_t *count, dgm_error *err)
{
	dgm_status st = dgm__words_begin(w, language, text, err);
	size_t start, end;

	for (*count = 0; st == DGM_OK && dgm__words_next(w, &start, &end);)
		++*count;
	return st;
}
