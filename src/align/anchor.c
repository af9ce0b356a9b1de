/* Identical types and cognates. */
#include "align/anchor.h"

#include <string.h>

#include <dragoman/align.h>

#include "base/status.h"

const char *dgm_anchor_kind_name(size_t kind)
{
	return kind < DGM_ENTITY_KINDS ? dgm_entity_kind_name((uint8_t)kind) : kind == DGM_ANCHOR_NAME ? "name" : NULL;
}

/* Of what kind a type is that stands on both sides; facts of kinds that are not looked for are no types. */
static size_t kind_of(dgm_str type)
{
	if (type.p[0] == '#')
		return DGM_ENTITY_NUMBER;
	return type.n >= 2 && !memcmp(type.p, "\xC2\xB6", 2) ? DGM_ENTITY_QUOTE : DGM_ANCHOR_NAME;
}

dgm_status dgm__anchors_same(dgm__vector *out, const dgm__side *sides, const dgm__reader *reader, dgm_error *err)
{
	for (size_t k = 0; k < sides[0].types.count; k++) {
		dgm_str key = sides[0].types.entries[k].key;
		const dgm__strmap_entry *same = dgm__strmap_find(&sides[1].types, key.p, key.n);
		dgm__pair *pair;

		if (!same || (key.p[0] != '@' && dgm__reader_is_without(reader, kind_of(key))))
			continue;
		pair = dgm__vector_push(out);
		if (!pair)
			return dgm__out_of_memory(err);
		*pair = (dgm__pair){ (uint32_t)k, (uint32_t)(same - sides[1].types.entries), 1 };
	}
	return DGM_OK;
}

dgm_status dgm__anchors_find(dgm__vector *out, const dgm__side *sides, const dgm__stretch *stretches, size_t count, dgm__tools *tools,
	unsigned threads, dgm_error *err)
{
	dgm_status st = DGM_OK;

	if (!dgm__reader_is_without(&tools->readers[0], DGM_ANCHOR_NAME))
		st = dgm__cognates_find(out, sides, stretches, count, tools->roman, threads, err);
	if (st == DGM_OK)
		st = dgm__anchors_same(out, sides, &tools->readers[0], err);
	dgm__pairs_sort(out);
	return st;
}
