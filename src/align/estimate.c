/* The absolute discount (learn.c) on whole counts. */
#include "align/estimate.h"

#include "align/model.h"
#include "base/status.h"

void dgm__estimate_init(dgm__estimate *e, dgm_lexicon *lexicon)
{
	e->lexicon = lexicon;
	e->counts[0] = e->counts[1] = (dgm__vector)DGM__VECTOR_INIT(dgm__stored);
	e->discount = dgm__store_fixed(lexicon, DGM__DISCOUNT);
}

dgm_status dgm__estimate_row(void *arg, const dgm__count_row *row, dgm_error *err)
{
	dgm__estimate *e = arg;

	for (size_t k = 0; k < row->count; k++)
		if (row->n[k] > e->discount && !dgm__store_pair(&e->counts[row->d], row->e, row->f[k], row->n[k] - e->discount))
			return dgm__out_of_memory(err);
	return DGM_OK;
}

void dgm__estimate_finish(dgm__estimate *e)
{
	for (int d = 0; d < 2; d++) {
		dgm__vector_clear(&e->lexicon->counts[d]);
		e->lexicon->counts[d] = e->counts[d];
	}
	if (--e->lexicon->rounds_left == 0)
		dgm__vector_clear(&e->lexicon->anchors);
}

void dgm__estimate_clear(dgm__estimate *e)
{
	dgm__vector_clear(&e->counts[0]);
	dgm__vector_clear(&e->counts[1]);
}
