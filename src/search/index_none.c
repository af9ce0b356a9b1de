/* A library that was built without SQLite: what is asked of an index is refused. */
#include <stdio.h>
#include <string.h>

#include "base/status.h"
#include "search/search.h"

bool dgm__index_is(const char *path)
{
	return false; /* the reader of memories will say what it is */
}

dgm_status dgm__index_search(dgm__search *search, const char *path, dgm_error *err)
{
	return dgm__fail(err, DGM_EARG, path, 0, "this program was built without SQLite and cannot read an index");
}

dgm_status dgm_memories_index(const char *const *paths, size_t count, const dgm_index_options *opt, dgm_output *output, uint64_t *units, dgm_error *err)
{
	return dgm__fail(err, DGM_EARG, dgm_output_name(output), 0, "this program was built without SQLite and cannot make an index");
}
