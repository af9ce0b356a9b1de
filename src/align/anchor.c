/* Identical types and cognates. */
#include "align/anchor.h"

#include "base/status.h"

dgm_status dgm__anchors_find(dgm__vector *out, const dgm__side *sides, const dgm__stretch *stretches, size_t count, dgm__roman *roman,
	unsigned threads, dgm_error *err)
{
	dgm_status st = dgm__cognates_find(out, sides, stretches, count, roman, threads, err);

	for (size_t k = 0; k < sides[0].types.count && st == DGM_OK; k++) {
		dgm_str key = sides[0].types.entries[k].key;
		const dgm__strmap_entry *same = dgm__strmap_find(&sides[1].types, key.p, key.n);
		dgm__pair *pair = same ? dgm__vector_push(out) : NULL;

		if (pair)
			*pair = (dgm__pair){ (uint32_t)k, (uint32_t)(same - sides[1].types.entries), 1 };
		else if (same)
			st = dgm__out_of_memory(err);
	}
	dgm__pairs_sort(out);
	return st;
}
