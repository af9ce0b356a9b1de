/* A list with an index by tag. */
#include "check/by_language.h"

#include <string.h>

#include "base/mem.h"
#include "base/status.h"

dgm_status dgm__by_language_get(void **out, dgm__by_language *kept, const char *tag, dgm__make_fn *make, dgm__free_fn *free_item, dgm_error *err)
{
	size_t n = strlen(tag), count = kept->tags.count;
	const dgm__strmap_entry *entry = dgm__strmap_find(&kept->tags, tag, n);
	void **grown;
	dgm_status st;

	*out = NULL;
	if (entry) {
		*out = kept->items[entry->value];
		return DGM_OK;
	}
	grown = dgm__grow(kept->items, &kept->capacity, count + 1, sizeof *grown);
	if (!grown)
		return dgm__out_of_memory(err);
	kept->items = grown;
	st = make(&grown[count], tag, err);
	if (st != DGM_OK)
		return st;
	if (!dgm__strmap_put(&kept->tags, tag, n, count, NULL)) {
		free_item(grown[count]);
		return dgm__out_of_memory(err);
	}
	*out = grown[count];
	return DGM_OK;
}

void dgm__by_language_clear(dgm__by_language *kept, dgm__free_fn *free_item)
{
	for (size_t i = 0; i < kept->tags.count; i++)
		free_item(kept->items[i]);
	dgm__free(kept->items);
	dgm__strmap_clear(&kept->tags);
	*kept = (dgm__by_language){ .items = NULL };
}
