/* Cutting document pairs into chunks that are aligned by themselves. */
#ifndef DGM_ALIGN_CUT_H
#define DGM_ALIGN_CUT_H

#include "align/collection.h"

/* Fills the collection's chunks: one a pair, more for a long pair, cut where anchors agree. Uses the lexicons as they stand. */
dgm_status dgm__cut(dgm__collection *c, dgm_error *err);

/* Cuts large chunks further where the posteriors of their beads leave no doubt. Their sums and posts are gone afterwards. */
dgm_status dgm__cut_again(dgm__collection *c, dgm_error *err);

#endif
