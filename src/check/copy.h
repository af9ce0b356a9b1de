/* Copies of units, for those that wait until the memory has taught enough. */
#ifndef DGM_CHECK_COPY_H
#define DGM_CHECK_COPY_H

#include <dragoman/unit.h>

#include "base/arena.h"

/* What checks look at: ids, languages, texts, codes, properties, lines. *out borrows from arena. DGM_ENOMEM. */
dgm_status dgm__unit_copy(dgm_unit *out, const dgm_unit *unit, dgm__arena *arena, dgm_error *err);

#endif
