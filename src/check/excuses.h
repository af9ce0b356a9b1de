/* What an editor adds, drops or says in another way without a change of fact: figures that need no counterpart. */
#ifndef DGM_CHECK_EXCUSES_H
#define DGM_CHECK_EXCUSES_H

#include "check/ledger.h"

/* After all that says the same has been settled: settles (and marks as excused) what is left for a good reason. */
void dgm__ledger_excuse(dgm__ledger *ledger, const dgm__ledger_side *source, const dgm__ledger_side *target);

#endif
