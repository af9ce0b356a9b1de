/* Chunks of a collection. */
#include "align/cut.h"

#include "base/mem.h"
#include "base/status.h"

dgm_status dgm__cut(dgm__collection *c, dgm_error *err)
{
	c->chunks = dgm__calloc(c->pair_count, sizeof *c->chunks);
	if (!c->chunks)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < c->pair_count; k++) {
		size_t count[2] = { dgm_doc_count(c->pairs[k].docs[0]), dgm_doc_count(c->pairs[k].docs[1]) };

		dgm__chunk_init(&c->chunks[c->chunk_count++], (uint32_t)k, c->pairs[k].first, count);
	}
	return DGM_OK;
}
