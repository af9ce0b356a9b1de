/* Lists with an index by name. A file has few languages; what belongs to one does not move once it is made. */
#include "check/kept.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "dictionary/dictionary.h"

void dgm__kept_forget(dgm__kept *kept)
{
	for (size_t i = 0; i < kept->pair_index.count; i++) {
		dgm__learned *l = kept->pairs[i];

		dgm__pairing_free(l->pairing);
		dgm__usual_free(l->usual);
		dgm__name_book_free(l->names);
		dgm__free(l);
	}
	dgm__strmap_clear(&kept->pair_index);
}

static void clear_glossaries(dgm__kept *kept)
{
	for (size_t i = 0; i < kept->glossary_index.count; i++) {
		dgm__kept_terms *g = kept->glossaries[i];

		dgm__glossary_free(g->glossary);
		dgm__free(g);
	}
	dgm__strmap_clear(&kept->glossary_index);
	dgm__free(kept->glossaries);
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
	clear_glossaries(kept);
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

dgm_status dgm__kept_side(dgm__ledger_side *out, dgm__kept *kept, const char *tag, dgm_error *err)
{
	dgm__kept_language *l;
	dgm_status st = language(&l, kept, tag, err);

	if (st == DGM_OK && !l->units)
		st = dgm__cldr_day_mark(l->day_mark, tag, err);
	if (st == DGM_OK && !l->units)
		st = dgm__units_new(&l->units, tag, err);
	if (st != DGM_OK)
		return st;
	out->units = l->units;
	out->day_mark = (dgm_str){ l->day_mark, strlen(l->day_mark) };
	return DGM_OK;
}

enum { PAIR_NAME = 2 * DGM_LANGUAGE_CAPACITY + 2 };

static void name_pair(char name[PAIR_NAME], const char *source, const char *target)
{
	snprintf(name, PAIR_NAME, "%s %s", source, target);
}

dgm_status dgm__kept_learned(dgm__learned **out, dgm__kept *kept, const char *source, const char *target, dgm_error *err)
{
	char name[PAIR_NAME];
	int is_new;

	name_pair(name, source, target);
	*out = item(&kept->pair_index, &kept->pairs, &kept->pair_capacity, name, sizeof **out, &is_new);
	if (!*out)
		return dgm__out_of_memory(err);
	if (!(*out)->pairing && dgm__pairing_new(&(*out)->pairing, err) != DGM_OK)
		return DGM_ENOMEM;
	if (!(*out)->usual && dgm__usual_new(&(*out)->usual, err) != DGM_OK)
		return DGM_ENOMEM;
	return (*out)->names ? DGM_OK : dgm__name_book_new(&(*out)->names, err);
}

dgm_status dgm__kept_file_read(dgm__kept_file *file, const char *path, dgm_error *err)
{
	dgm__buffer empty = DGM__BUFFER_INIT(DGM__DICTIONARY_BYTES_MOST);

	file->bytes = empty;
	file->name = dgm__strdup(path);
	if (!file->name)
		return dgm__out_of_memory(err);
	return dgm__dictionary_bytes(&file->bytes, path, err);
}

void dgm__kept_file_clear(dgm__kept_file *file)
{
	dgm__buffer_clear(&file->bytes);
	dgm__free(file->name);
}

dgm_status dgm__kept_glossary(dgm__glossary **out, dgm__kept *kept, const dgm__facts *source, const dgm__facts *target, const dgm_reporter *reporter,
	dgm_error *err)
{
	char name[PAIR_NAME];
	dgm__kept_terms *slot;
	dgm_status st = DGM_OK;
	int is_new;

	*out = NULL;
	if (!kept->glossary_file || !kept->glossary_file->name)
		return DGM_OK;
	name_pair(name, source->tag, target->tag);
	slot = item(&kept->glossary_index, &kept->glossaries, &kept->glossary_capacity, name, sizeof *slot, &is_new);
	if (!slot)
		return dgm__out_of_memory(err);
	if (!slot->glossary)
		st = dgm__glossary_new(&slot->glossary, dgm__buffer_view(&kept->glossary_file->bytes), kept->glossary_file->name, source, target, reporter, err);
	*out = slot->glossary;
	return st;
}
