/* Counts of a round -> the lexicon of the next. */
#ifndef DGM_ALIGN_ESTIMATE_H
#define DGM_ALIGN_ESTIMATE_H

#include "align/expect.h"
#include "align/store.h"

typedef struct dgm__estimate {
	dgm_lexicon *lexicon;  /* borrowed; has rounds left */
	dgm__vector counts[2]; /* of the next round */
	int64_t discount;      /* units */
} dgm__estimate;

void dgm__estimate_init(dgm__estimate *estimate, dgm_lexicon *lexicon);
/* A dgm__count_row_fn; arg: the estimate. Rows come in the order of a lexicon's counts. */
dgm_status dgm__estimate_row(void *arg, const dgm__count_row *row, dgm_error *err);
/* Gives the lexicon the new counts; after its last round it has no anchors either. Leaves nothing to clear. */
void dgm__estimate_finish(dgm__estimate *estimate);
void dgm__estimate_clear(dgm__estimate *estimate); /* frees, after a failure */

#endif
