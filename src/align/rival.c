/* The posteriors of the last pass hold every bead that is worth learning from, the one that lost too. */
#include "align/rival.h"

#include "base/mem.h"
#include "base/status.h"

dgm_status dgm__rivals_find(dgm__rivals *out, const dgm__collection *c, dgm_error *err)
{
	for (int s = 0; s < 2; s++) {
		out->best[s] = dgm__calloc(c->sides[s].sentences, sizeof *out->best[s]);
		if (!out->best[s])
			return dgm__out_of_memory(err);
		for (size_t k = 0; k < c->chunk_count; k++)
			for (size_t q = 0; q < c->chunks[k].posts.count; q++) {
				const dgm__post *post = (const dgm__post *)c->chunks[k].posts.items + q, **best = out->best[s] + post->first[s];

				for (size_t x = 0; x < post->count[s]; x++)
					if (!best[x] || best[x]->p < post->p)
						best[x] = post;
			}
	}
	return DGM_OK;
}

void dgm__rivals_clear(dgm__rivals *rivals)
{
	dgm__free(rivals->best[0]);
	dgm__free(rivals->best[1]);
}

dgm_bead dgm__rivals_of(const dgm__rivals *rivals, const dgm__document_pair *pair, const dgm_bead *bead)
{
	int s = bead->source_count ? 0 : 1;
	const dgm__post *post = NULL;

	if (!bead->source_count || !bead->target_count)
		post = rivals->best[s][pair->first[s] + (s ? bead->target_first : bead->source_first)];
	if (!post)
		return (dgm_bead){ 0 };
	return (dgm_bead){ .source_first = post->first[0] - (uint32_t)pair->first[0], .source_count = post->count[0],
		.target_first = post->first[1] - (uint32_t)pair->first[1], .target_count = post->count[1], .confidence = (double)post->p };
}
