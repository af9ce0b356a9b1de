/* Anchors, the seed, a kept lexicon and a dictionary, each way. */
#include "align/priors.h"

#include "align/cognate.h"
#include "base/mem.h"
#include "base/status.h"

/* The seed's pairs of which both words occur; partners that are absent give no mass. */
static dgm_status seed_pairs(dgm__vector *out, const dgm__side *sides, const dgm__seed *seed, int d, dgm_error *err)
{
	uint32_t *e = dgm__side_ids(&sides[d], &seed->types[d]), *f = dgm__side_ids(&sides[1 - d], &seed->types[1 - d]);
	dgm_status st = e && f ? DGM_OK : dgm__out_of_memory(err);

	for (size_t k = 0; k < seed->pairs[d].count && st == DGM_OK; k++) {
		const dgm__pair *pair = (const dgm__pair *)seed->pairs[d].items + k;
		dgm__pair *known;

		if (e[pair->e] == UINT32_MAX || f[pair->f] == UINT32_MAX)
			continue;
		known = dgm__vector_push(out);
		if (!known)
			st = dgm__out_of_memory(err);
		else
			*known = (dgm__pair){ e[pair->e], f[pair->f], pair->n };
	}
	dgm__free(e);
	dgm__free(f);
	return st;
}

dgm_status dgm__priors_make(dgm__lexicon *lexicons, const dgm__side *sides, dgm__vector *anchors, const dgm__seed *seed, const dgm__known *known,
	const dgm__wordbook *wordbook, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (int d = 0; d < 2 && st == DGM_OK; d++) {
		dgm__vector ext = DGM__VECTOR_INIT(dgm__pair);

		for (size_t k = 0; k < anchors->count && d; k++) {
			dgm__pair *pair = (dgm__pair *)anchors->items + k;

			*pair = (dgm__pair){ pair->f, pair->e, pair->n };
		}
		dgm__pairs_sort(anchors);
		st = seed_pairs(&ext, sides, seed, d, err);
		if (st == DGM_OK && known->lexicon)
			st = dgm__known_pairs(&ext, known, d, sides, err);
		if (st == DGM_OK && wordbook)
			st = dgm__wordbook_pairs(&ext, wordbook, d, sides, err);
		dgm__pairs_sum(&ext);
		if (st == DGM_OK)
			st = dgm__lexicon_init(&lexicons[d], sides[d].types.count, sides[1 - d].types.count, sides[1 - d].p, anchors, &ext, err);
		dgm__vector_clear(&ext);
	}
	return st;
}
