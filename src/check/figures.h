/* What the checks of figures share: reporting the claims of one kind that the ledger leaves over. */
#ifndef DGM_CHECK_FIGURES_H
#define DGM_CHECK_FIGURES_H

#include "check/check.h"

/* One finding for all claims of this kind that are left; what: "figures", "dates". */
dgm_status dgm__figures_report(const dgm__pair *pair, dgm_entity_kind kind, const char *what, dgm__sink *sink, dgm_error *err);

/* One finding for the claims that `picks` chooses. Nothing is put where it chooses none. */
dgm_status dgm__figures_put(const dgm__pair *pair, bool (*picks)(const dgm__claim *claim), dgm_severity severity, const char *what, dgm__sink *sink, dgm_error *err);

#endif
