/* Lists with an index by name. A file has few languages; what belongs to one does not move once it is made. */
#include "check/kept.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"

void dgm__kept_forget(dgm__kept *kept)
{
	for (size_t i = 0; i < kept->pair_index.count; i++) {
		dgm__learned *l = kept->pairs[i];

		dgm__pairing_free(l->pairing);
		dgm__free(l);
	}
	dgm__strmap_clear(&kept->pair_index);
}

void dgm__kept_clear(dgm__kept *kept)
{
	dgm__kept_forget(kept);
	for (size_t i = 0; i < kept->language_index.count; i++) {
		dgm__kept_language *l = kept->languages[i];

		dgm_recogniser_free(l->recogniser);
		dgm__units_free(l->units);
		dgm__free(l);
	}
	dgm__strmap_clear(&kept->language_index);
	dgm__free(kept->languages);
	dgm__free(kept->pairs);
	*kept = (dgm__kept){ .languages = NULL };
}

/* The item of name in *items, made with zeros and size bytes where it is new; NULL: out of memory. */
static void *item(dgm__strmap *index, void ***items, size_t *capacity, const char *name, size_t size, int *is_new)
{
	size_t n = strlen(name);
	dgm__strmap_entry *entry = dgm__strmap_find(index, name, n);
	void **grown, *made;

	*is_new = !entry;
	if (entry)
		return (*items)[entry->value];
	grown = dgm__grow(*items, capacity, index->count + 1, sizeof *grown);
	if (!grown)
		return NULL;
	*items = grown;
	made = dgm__calloc(1, size);
	if (!made)
		return NULL;
	grown[index->count] = made;
	if (!dgm__strmap_put(index, name, n, index->count, NULL)) {
		dgm__free(made);
		return NULL;
	}
	return made;
}

static dgm_status language(dgm__kept_language **out, dgm__kept *kept, const char *tag, dgm_error *err)
{
	int is_new;

	*out = item(&kept->language_index, &kept->languages, &kept->language_capacity, tag, sizeof **out, &is_new);
	if (!*out)
		return dgm__out_of_memory(err);
	if (is_new)
		dgm__facts_make(&(*out)->facts, tag);
	return DGM_OK;
}

dgm_status dgm__kept_facts(const dgm__facts **out, dgm__kept *kept, const char *tag, dgm_error *err)
{
	dgm__kept_language *l;
	dgm_status st = language(&l, kept, tag, err);

	if (st == DGM_OK)
		*out = &l->facts;
	return st;
}

dgm_status dgm__kept_recogniser(const dgm_recogniser **out, dgm__kept *kept, const char *tag, dgm_error *err)
{
	dgm__kept_language *l;
	dgm_status st = language(&l, kept, tag, err);

	if (st == DGM_OK && !l->recogniser)
		st = dgm_recogniser_new(&l->recogniser, tag, err);
	if (st == DGM_OK)
		*out = l->recogniser;
	return st;
}

dgm_status dgm__kept_units(const dgm__units **out, dgm__kept *kept, const char *tag, dgm_error *err)
{
	dgm__kept_language *l;
	dgm_status st = language(&l, kept, tag, err);

	if (st == DGM_OK && !l->units)
		st = dgm__units_new(&l->units, tag, err);
	if (st == DGM_OK)
		*out = l->units;
	return st;
}

dgm_status dgm__kept_learned(dgm__learned **out, dgm__kept *kept, const char *source, const char *target, dgm_error *err)
{
	char name[2 * DGM_LANGUAGE_CAPACITY + 2];
	int is_new;

	snprintf(name, sizeof name, "%s %s", source, target);
	*out = item(&kept->pair_index, &kept->pairs, &kept->pair_capacity, name, sizeof **out, &is_new);
	if (!*out)
		return dgm__out_of_memory(err);
	return (*out)->pairing ? DGM_OK : dgm__pairing_new(&(*out)->pairing, err);
}
