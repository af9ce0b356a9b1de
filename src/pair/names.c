/* Keys of both sides meet in a string map; a source whose key is taken already has none. */
#include "pair/names.h"

#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/status.h"
#include "base/strmap.h"

static dgm_status push(dgm__vector *out, size_t source, size_t target, dgm_error *err)
{
	dgm_found_pair *pair = dgm__vector_push(out);

	if (!pair)
		return dgm__out_of_memory(err);
	*pair = (dgm_found_pair){ source, target, 1 };
	return DGM_OK;
}

/* --- by name ----------------------------------------------------------------------------------------- */

/* Bytes of the folder that all paths stand in, with its slash. */
static size_t common_folder(const dgm__name_list *list)
{
	size_t n = list->count ? strlen(list->paths[0]) : 0;

	for (size_t k = 1; k < list->count; k++)
		for (size_t i = 0; i < n; i++)
			if (list->paths[k][i] != list->paths[0][i])
				n = i;
	while (n && list->paths[0][n - 1] != '/')
		n--;
	return n;
}

/* Is the part the tag or its language? Underscores are hyphens. */
static bool is_language(dgm_str part, const char *tag)
{
	size_t n = strlen(tag);

	if (part.n != n)
		n = strcspn(tag, "-");
	if (!n || part.n != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((part.p[i] == '_' ? '-' : part.p[i] | 0x20) != (tag[i] == '-' ? '-' : tag[i] | 0x20))
			return false;
	return true;
}

/* Appends a folder or file name without its language, which stands between stops, or behind or before the last or first hyphen or underscore. */
static void put_name(dgm__buffer *to, dgm_str name, const char *tag)
{
	size_t from = to->n;

	for (size_t at = 0, end; at < name.n; at = end + 1) {
		dgm_str part = { name.p + at, name.n - at };
		const char *stop = memchr(part.p, '.', part.n), *cut;

		part.n = stop ? (size_t)(stop - part.p) : part.n;
		end = at + part.n;
		if (is_language(part, tag))
			continue;
		for (size_t n = part.n; n-- > 1;) {
			cut = part.p + n;
			if ((*cut == '-' || *cut == '_') && is_language((dgm_str){ cut + 1, part.n - n - 1 }, tag)) {
				part.n = n;
				break;
			}
		}
		if (to->n > from)
			dgm__buffer_putc(to, '.');
		dgm__buffer_str(to, part);
	}
}

/* The key of a path behind its first `skip` bytes: names without extension and language. folders: those of its folders too. */
static void make_key(dgm__buffer *to, const char *path, size_t skip, bool folders, const char *tag)
{
	const char *p = path + skip, *slash;

	dgm__buffer_reset(to);
	for (; (slash = strchr(p, '/')) != NULL; p = slash + 1)
		if (folders) {
			put_name(to, (dgm_str){ p, (size_t)(slash - p) }, tag);
			dgm__buffer_putc(to, '/');
		}
	slash = strrchr(p, '.');
	put_name(to, (dgm_str){ p, slash && slash != p ? (size_t)(slash - p) : strlen(p) }, tag);
}

enum { TAKEN = UINT32_MAX };

/* Files the paths that have no partner yet by key; a key that stands twice serves none. */
static dgm_status file_paths(dgm__strmap *map, const dgm__name_list *list, const bool *paired, bool folders, dgm__buffer *key, dgm_error *err)
{
	size_t skip = folders ? common_folder(list) : 0;

	for (size_t k = 0; k < list->count; k++) {
		dgm__strmap_entry *entry;
		int is_new;

		if (paired[k])
			continue;
		make_key(key, list->paths[k], skip, folders, list->language);
		if (key->failed)
			return dgm__buffer_status(key, err);
		entry = key->n ? dgm__strmap_put(map, key->p, key->n, k, &is_new) : NULL;
		if (key->n && !entry)
			return dgm__out_of_memory(err);
		if (entry && !is_new)
			entry->value = TAKEN;
	}
	return DGM_OK;
}

static dgm_status join(dgm__vector *out, const dgm__name_list *const lists[2], bool *const paired[2], bool folders, dgm_error *err)
{
	dgm__strmap maps[2] = { { 0 }, { 0 } };
	dgm__buffer key = DGM__BUFFER_INIT(1 << 16);
	dgm_status st = DGM_OK;

	for (int s = 0; s < 2 && st == DGM_OK; s++)
		st = file_paths(&maps[s], lists[s], paired[s], folders, &key, err);
	for (size_t k = 0; k < maps[0].count && st == DGM_OK; k++) {
		const dgm__strmap_entry *source = &maps[0].entries[k], *target = dgm__strmap_find(&maps[1], source->key.p, source->key.n);

		if (!target || source->value == TAKEN || target->value == TAKEN)
			continue;
		paired[0][source->value] = paired[1][target->value] = true;
		st = push(out, source->value, target->value, err);
	}
	dgm__buffer_clear(&key);
	dgm__strmap_clear(&maps[0]);
	dgm__strmap_clear(&maps[1]);
	return st;
}

dgm_status dgm__pair_by_name(dgm__vector *out, const dgm__name_list *sources, const dgm__name_list *targets, dgm_error *err)
{
	const dgm__name_list *const lists[2] = { sources, targets };
	bool *paired[2] = { dgm__calloc(sources->count, sizeof **paired), dgm__calloc(targets->count, sizeof **paired) };
	dgm_status st = paired[0] && paired[1] ? DGM_OK : dgm__out_of_memory(err);

	if (st == DGM_OK)
		st = join(out, lists, paired, true, err);
	if (st == DGM_OK)
		st = join(out, lists, paired, false, err);
	dgm__free(paired[0]);
	dgm__free(paired[1]);
	return st;
}

/* --- by metadata ------------------------------------------------------------------------------------- */

static dgm_status file_ids(dgm__strmap *map, const dgm__said *said, size_t count, dgm_error *err)
{
	for (size_t k = 0; k < count; k++)
		if (said[k].id.n && !dgm__strmap_put(map, said[k].id.p, said[k].id.n, k, NULL))
			return dgm__out_of_memory(err);
	return DGM_OK;
}

typedef struct ids {
	const dgm__said *said[2];
	size_t count[2];
	dgm__strmap maps[2];
	bool *paired[2];
} ids;

/* The article of a side that id is filed under, if it is free and another file than path. */
static bool find_free(size_t *index, const ids *d, int side, dgm_str id, const char *path)
{
	const dgm__strmap_entry *entry = id.n ? dgm__strmap_find(&d->maps[side], id.p, id.n) : NULL;

	if (!entry || d->paired[side][entry->value] || !strcmp(d->said[side][entry->value].path, path))
		return false;
	*index = entry->value;
	return true;
}

/* Links of this side to the other by what each of its articles names: the one it translates, or its own identifier. */
static dgm_status link_side(dgm__vector *out, ids *d, int side, bool own, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t k = 0; k < d->count[side] && st == DGM_OK; k++) {
		const dgm__said *said = &d->said[side][k];
		size_t other;

		if (d->paired[side][k] || !find_free(&other, d, 1 - side, own ? said->id : said->translates, said->path))
			continue;
		d->paired[side][k] = d->paired[1 - side][other] = true;
		st = side ? push(out, other, k, err) : push(out, k, other, err);
	}
	return st;
}

dgm_status dgm__pair_by_metadata(dgm__vector *out, const dgm__said *sources, size_t source_count, const dgm__said *targets, size_t target_count, dgm_error *err)
{
	ids d = { .said = { sources, targets }, .count = { source_count, target_count } };
	dgm_status st = DGM_OK;

	for (int s = 0; s < 2 && st == DGM_OK; s++) {
		d.paired[s] = dgm__calloc(d.count[s], sizeof **d.paired);
		st = d.paired[s] ? file_ids(&d.maps[s], d.said[s], d.count[s], err) : dgm__out_of_memory(err);
	}
	if (st == DGM_OK)
		st = link_side(out, &d, 1, false, err);
	if (st == DGM_OK)
		st = link_side(out, &d, 0, false, err);
	if (st == DGM_OK)
		st = link_side(out, &d, 1, true, err);
	for (int s = 0; s < 2; s++) {
		dgm__strmap_clear(&d.maps[s]);
		dgm__free(d.paired[s]);
	}
	return st;
}
