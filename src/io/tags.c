/* Tags as written and their canonical forms in one map: the value is 1 + the entry of the canonical form, 0 where there is none. */
#include "io/tags.h"

#include <string.h>

enum { MOST_TAGS = 4096 };

bool dgm__tag(dgm__strmap *tags, dgm_str written, dgm_str *canonical)
{
	dgm__strmap_entry *e = dgm__strmap_find(tags, written.p, written.n), *mended;
	char tag[DGM_LANGUAGE_CAPACITY];
	uint64_t value = 0;

	*canonical = (dgm_str){ NULL, 0 };
	if (!e) {
		if (tags->count >= MOST_TAGS)
			return false;
		if (dgm_language_mend(tag, written)) {
			mended = dgm__strmap_put(tags, tag, strlen(tag), 0, NULL);
			if (!mended)
				return false;
			value = (uint64_t)(mended - tags->entries) + 1;
			mended->value = value;
		}
		e = dgm__strmap_put(tags, written.p, written.n, value, NULL);
		if (!e)
			return false;
	}
	if (e->value)
		*canonical = tags->entries[e->value - 1].key;
	return true;
}
