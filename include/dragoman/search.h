/* Looking for texts in memories: the same text, similar texts, texts that hold a word. */
#ifndef DRAGOMAN_SEARCH_H
#define DRAGOMAN_SEARCH_H

#include <dragoman/memory.h>

typedef enum dgm_search_mode {
	DGM_SEARCH_CONCORDANCE, /* the text stands in a segment, whatever the case, the compatibility form (NFKC) and the amount of white space */
	DGM_SEARCH_EXACT,       /* it is the segment, white space aside */
	DGM_SEARCH_FUZZY        /* it is like the segment by at least min_score; doc/memories.md has the formula */
} dgm_search_mode;

typedef struct dgm_search_span {
	size_t start_off, end_off; /* bytes of the variant's text, half open */
} dgm_search_span;

/* All borrowed for the callback. Of a unit from an index only id, number, line and the variants' language and text are there. */
typedef struct dgm_search_hit {
	const char *file;
	const dgm_unit *unit;
	size_t variant;               /* which of its variants was found */
	unsigned score;               /* per cent; 100 but for DGM_SEARCH_FUZZY */
	const dgm_search_span *spans; /* DGM_SEARCH_CONCORDANCE: where the text stands */
	size_t span_count;
} dgm_search_hit;

typedef int dgm_search_fn(void *arg, const dgm_search_hit *hit); /* non-zero stops: DGM_ESTOP */

typedef struct dgm_search_options {
	uint32_t size;
	unsigned mode;                /* dgm_search_mode */
	unsigned min_score;           /* DGM_SEARCH_FUZZY: 1..100 */
	unsigned limit;               /* hits that are wanted: the best, of equals the first; at most 1000 */
	const char *language;         /* canonical tag: look at these variants alone; NULL: at all */
	const dgm_reporter *reporter; /* may be NULL */
} dgm_search_options;

#define DGM_SEARCH_OPTIONS_INIT { .size = sizeof(dgm_search_options), .min_score = 70, .limit = 20 }

/*
 * Looks for text (UTF-8) in memories and in indices of memories. found is called at the end, the best first. *more (may be NULL): there
 * were hits beyond the limit. DGM_EARG: no text, a bad option.
 */
DGM_API dgm_status dgm_search(const char *const *paths, size_t count, const char *text, const dgm_search_options *opt, dgm_search_fn *found, void *arg,
	bool *more, dgm_error *err);

typedef struct dgm_index_options {
	uint32_t size;
	bool salvage;                 /* as for readers */
	const dgm_reporter *reporter; /* may be NULL */
} dgm_index_options;

#define DGM_INDEX_OPTIONS_INIT { .size = sizeof(dgm_index_options) }

/*
 * Writes an index of the memories, which dgm_search takes in their place. output must be a file (dgm_output_open); it is whole after dgm_output_commit.
 * *units (may be NULL) is how many went in. Memory does not grow with the memories. DGM_EARG: output is no file, or the library was built without SQLite.
 */
DGM_API dgm_status dgm_memories_index(const char *const *paths, size_t count, const dgm_index_options *opt, dgm_output *output, uint64_t *units, dgm_error *err);

#endif
