/* Pairs that need no reading of texts. */
#ifndef DGM_PAIR_NAMES_H
#define DGM_PAIR_NAMES_H

#include <dragoman/pair.h>

#include "base/vector.h"

/* The paths of one side. */
typedef struct dgm__name_list {
	const char *language; /* canonical */
	const char *const *paths;
	size_t count;
} dgm__name_list;

/*
 * Appends a dgm_found_pair for each source and target whose names are the same when folder, extensions and language are left out: first with the folders below the one
 * that all of a side stand in, then, for what is left, without them where that is unmistakable.
 */
dgm_status dgm__pair_by_name(dgm__vector *out, const dgm__name_list *sources, const dgm__name_list *targets, dgm_error *err);

/* What an article says of itself and of the one that it translates; borrowed; empty: nothing. */
typedef struct dgm__said {
	dgm_str id, translates;
	const char *path;
} dgm__said;

/* Appends a pair for each target that translates a source or the other way round, or has the identifier of a source. No file is a pair with itself. */
dgm_status dgm__pair_by_metadata(dgm__vector *out, const dgm__said *sources, size_t source_count, const dgm__said *targets, size_t target_count, dgm_error *err);

#endif
