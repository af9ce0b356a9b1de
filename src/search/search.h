/* What looking in a memory and looking in an index share. */
#ifndef DGM_SEARCH_SEARCH_H
#define DGM_SEARCH_SEARCH_H

#include "search/hits.h"

typedef struct dgm__search {
	dgm_search_options opt;
	dgm__matcher matcher;
	dgm__hits hits;
	const char *path;    /* of the memory at hand */
	uint64_t texts;       /* of it that were looked at */
	uint64_t first_place; /* of its first text, among those of all memories */
} dgm__search;

/* Is there no use in looking further? Where all hits are equal, those that came first stay. */
bool dgm__search_is_over(const dgm__search *search);

/* *score is 0 where the text, in this language, is not looked at or no hit; else it may be kept, before the next is asked about. */
dgm_status dgm__search_score(dgm__search *search, dgm_str language, dgm_str text, unsigned *score, dgm_error *err);
/* text: how many texts of this memory or index were before it. */
dgm_status dgm__search_keep(dgm__search *search, const char *file, const dgm_unit *unit, size_t variant, unsigned score, uint64_t text, dgm_error *err);

/* Does the file begin as an index does? */
bool dgm__index_is(const char *path);
dgm_status dgm__index_search(dgm__search *search, const char *path, dgm_error *err);

#endif
