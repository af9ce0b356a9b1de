/* Anchors, the seed, a kept lexicon and a dictionary, each way. */
#include "align/priors.h"

#include "align/cognate.h"
#include "base/mem.h"
#include "base/status.h"

/* The seed's pairs of which both words occur; partners that are absent give no mass. ids: of the sides' types, by the seed's. */
static dgm_status seed_pairs(dgm__vector *out, const dgm__seed *seed, uint32_t *const ids[2], int d, dgm_error *err)
{
	const uint32_t *e = ids[d], *f = ids[1 - d];

	for (size_t k = 0; k < seed->pairs[d].count; k++) {
		const dgm__pair *pair = (const dgm__pair *)seed->pairs[d].items + k;
		dgm__pair *known;

		if (e[pair->e] == UINT32_MAX || f[pair->f] == UINT32_MAX)
			continue;
		known = dgm__vector_push(out);
		if (!known)
			return dgm__out_of_memory(err);
		*known = (dgm__pair){ e[pair->e], f[pair->f], pair->n };
	}
	return DGM_OK;
}

dgm_status dgm__priors_make(dgm__lexicon *lexicons, const dgm__side *sides, dgm__vector *anchors, const dgm__seed *seed, const dgm__known *known,
	const dgm__wordbook *wordbook, dgm_error *err)
{
	uint32_t *ids[2] = { dgm__side_ids(&sides[0], &seed->types[0]), dgm__side_ids(&sides[1], &seed->types[1]) };
	dgm_status st = ids[0] && ids[1] ? DGM_OK : dgm__out_of_memory(err);

	for (int d = 0; d < 2 && st == DGM_OK; d++) {
		dgm__vector ext = DGM__VECTOR_INIT(dgm__pair);

		for (size_t k = 0; k < anchors->count && d; k++) {
			dgm__pair *pair = (dgm__pair *)anchors->items + k;

			*pair = (dgm__pair){ pair->f, pair->e, pair->n };
		}
		dgm__pairs_sort(anchors);
		st = seed_pairs(&ext, seed, ids, d, err);
		if (st == DGM_OK && known->lexicon)
			st = dgm__known_pairs(&ext, known, d, sides, err);
		if (st == DGM_OK && wordbook)
			st = dgm__wordbook_pairs(&ext, wordbook, d, sides, err);
		dgm__pairs_sum(&ext);
		if (st == DGM_OK)
			st = dgm__lexicon_init(&lexicons[d], sides[d].types.count, sides[1 - d].types.count, sides[1 - d].p, anchors, &ext, err);
		dgm__vector_clear(&ext);
	}
	dgm__free(ids[0]);
	dgm__free(ids[1]);
	return st;
}
