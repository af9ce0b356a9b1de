/* Cutting document pairs into chunks that are aligned by themselves. */
#ifndef DGM_ALIGN_CUT_H
#define DGM_ALIGN_CUT_H

#include "align/collection.h"

/* Fills the collection's chunks: one a pair, more for a long pair. */
dgm_status dgm__cut(dgm__collection *c, dgm_error *err);

#endif
