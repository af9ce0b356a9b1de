/* The best hits so far, as copies. */
#ifndef DGM_SEARCH_HITS_H
#define DGM_SEARCH_HITS_H

#include "base/arena.h"
#include "search/match.h"

enum { DGM__MOST_HITS = 1000 };

typedef struct dgm__kept_hit {
	dgm_search_hit hit;
	dgm_unit unit;
	uint64_t place;    /* in the memories: of equal hits the first stays */
	dgm__arena arena;  /* all of hit and unit */
} dgm__kept_hit;

/* Zero-initialise, then set limit. */
typedef struct dgm__hits {
	dgm__kept_hit **items; /* a heap: the one to go first is at 0 */
	size_t count, limit;
	uint64_t seen;
} dgm__hits;

/* Would a hit of this score and place be kept, were it to come now? */
bool dgm__hits_wants(const dgm__hits *hits, unsigned score, uint64_t place);
/* Copies the hit where it is among the best. */
dgm_status dgm__hits_put(dgm__hits *hits, const dgm_search_hit *hit, uint64_t place, dgm_error *err);
/* Orders them: the best first, of equals the first by place. No more can be put. */
void dgm__hits_sort(dgm__hits *hits);
void dgm__hits_clear(dgm__hits *hits);

#endif
