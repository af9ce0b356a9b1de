/* Plain texts by plain_words.c, which takes a quarter of the time; others by ICU, straight on UTF-8 through UText. */
#include "text/words.h"

#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/mem.h"
#include "base/status.h"
#include "text/plain_words.h"

enum { MOST_ITERATORS = 32 }; /* further languages take the root's rules: only a few languages have their own */

struct dgm__words {
	struct iterator {
		char language[DGM_LANGUAGE_CAPACITY];
		UBreakIterator *breaks;
		bool is_root; /* the language's rules are the root's */
	} iterators[MOST_ITERATORS];
	size_t count;
	UText text;
	UBreakIterator *breaks; /* of the walk at hand; NULL: its text is plain, or empty */
	size_t last; /* the iterator used last: texts come language by language */
	dgm_str plain; /* of the walk at hand */
	size_t plain_at;
	dgm__plain_words plain_words;
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

static bool have_same_rules(UBreakIterator *a, UBreakIterator *b, UErrorCode *status)
{
	UErrorCode sizing[2] = { U_ZERO_ERROR, U_ZERO_ERROR };
	uint32_t sizes[2] = { ubrk_getBinaryRules(a, NULL, 0, &sizing[0]), ubrk_getBinaryRules(b, NULL, 0, &sizing[1]) };
	uint8_t *rules = sizes[0] == sizes[1] ? dgm__calloc(2, sizes[0]) : NULL;
	bool same = false;

	if (rules) {
		ubrk_getBinaryRules(a, rules, (int32_t)sizes[0], status);
		ubrk_getBinaryRules(b, rules + sizes[0], (int32_t)sizes[0], status);
		same = U_SUCCESS(*status) && !memcmp(rules, rules + sizes[0], sizes[0]);
	} else if (sizes[0] == sizes[1]) {
		*status = U_MEMORY_ALLOCATION_ERROR;
	}
	dgm__free(rules);
	return same;
}

static struct iterator *iterator_of(dgm__words *w, const char *language, UErrorCode *status)
{
	struct iterator *slot;

	for (size_t k = 0; k < w->count; k++) {
		size_t i = (w->last + 1 + k) % w->count;

		if (!strcmp(w->iterators[i].language, language)) {
			w->last = i;
			return &w->iterators[i];
		}
	}
	if (w->count == MOST_ITERATORS)
		return &w->iterators[0];
	slot = &w->iterators[w->count];
	slot->breaks = ubrk_open(UBRK_WORD, w->count ? language : "root", NULL, 0, status);
	if (U_SUCCESS(*status))
		slot->is_root = !w->count || have_same_rules(slot->breaks, w->iterators[0].breaks, status);
	if (U_FAILURE(*status)) {
		ubrk_close(slot->breaks);
		return NULL;
	}
	if (!w->count)
		dgm__plain_words_init(&w->plain_words, slot->breaks);
	/* The first is the root's, for languages past the bound. */
	strcpy(slot->language, w->count ? language : "root");
	return w->count++ ? slot : iterator_of(w, language, status);
}

dgm_status dgm__words_begin(dgm__words *w, const char *language, dgm_str text, dgm_error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	struct iterator *iterator;

	w->breaks = NULL;
	w->plain = (dgm_str){ NULL, 0 };
	w->plain_at = 0;
	if (!text.n)
		return DGM_OK;
	iterator = iterator_of(w, language, &status);
	if (U_SUCCESS(status) && iterator->is_root && dgm__plain_words_fit(&w->plain_words, text)) {
		w->plain = text;
		return DGM_OK;
	}
	utext_openUTF8(&w->text, text.p, (int64_t)text.n, &status);
	if (U_SUCCESS(status))
		ubrk_setUText(iterator->breaks, &w->text, &status);
	if (U_SUCCESS(status)) {
		w->breaks = iterator->breaks;
		return DGM_OK;
	}
	return status == U_MEMORY_ALLOCATION_ERROR ? dgm__out_of_memory(err)
						   : dgm__fail(err, DGM_EARG, NULL, 0, "no word boundaries for %s: %s", language, u_errorName(status));
}

bool dgm__words_next(dgm__words *w, size_t *start_off, size_t *end_off)
{
	int32_t before, at;

	if (!w->breaks)
		return dgm__plain_words_next(&w->plain_words, w->plain, &w->plain_at, start_off, end_off);
	before = ubrk_current(w->breaks);
	while ((at = ubrk_next(w->breaks)) != UBRK_DONE) {
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
