/* One query against one text after the other. */
#ifndef DGM_SEARCH_MATCH_H
#define DGM_SEARCH_MATCH_H

#include <dragoman/search.h>

#include "search/form.h"
#include "text/words.h"

enum { DGM__MOST_SPANS_FOUND = 32, DGM__MOST_QUERY_WORDS = 400 };

/* Words of a text, as hashes of their form. */
typedef struct dgm__word_list {
	uint64_t *items;
	size_t count, capacity;
} dgm__word_list;

typedef struct dgm__matcher {
	dgm_search_options opt;
	dgm__form form;            /* of the text looked at last */
	dgm__words *breaks;
	dgm__buffer query, folded; /* as given but for white space; in its form */
	dgm__word_list query_words, words;
	size_t *row;               /* of the edit distance; query_words.count + 1 */
	dgm_search_span spans[DGM__MOST_SPANS_FOUND];
	size_t span_count;
} dgm__matcher;

/* text: well-formed UTF-8. Cleared with dgm__matcher_clear in any case. DGM_EARG: there is nothing to look for. */
dgm_status dgm__matcher_init(dgm__matcher *matcher, const char *text, const dgm_search_options *opt, dgm_error *err);
void dgm__matcher_clear(dgm__matcher *matcher);

/* *score is 0 where the text is no hit; the spans are in matcher->spans. */
dgm_status dgm__matcher_try(dgm__matcher *matcher, dgm_str text, unsigned *score, dgm_error *err);

/* The words of a text in its form, by the root's boundaries: hashes, in order. */
dgm_status dgm__word_list_fill(dgm__word_list *list, dgm__words *breaks, dgm_str form, dgm_error *err);

#endif
