/* An index that is being asked. */
#ifndef DGM_SEARCH_ASKING_H
#define DGM_SEARCH_ASKING_H

#include "base/arena.h"
#include "base/buffer.h"
#include "search/search.h"
#include "search/store.h"

typedef struct dgm__asking {
	dgm__search *search;
	const char *path;
	sqlite3 *db;
	sqlite3_stmt *unit, *texts, *text;
	dgm_variant *variants;
	dgm__arena arena;
	dgm__buffer match;  /* of FTS5 */
	bool has_match;
	dgm_error *err;
} dgm__asking;

/* Compares the text of this number with the query; keeps it where it is a hit. */
dgm_status dgm__asking_look(dgm__asking *asking, uint64_t text);

/* Finds the texts that are like the query, and looks at them. */
dgm_status dgm__fuzzy_ask(dgm__asking *asking);

#endif
