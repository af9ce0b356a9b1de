/* Facts that must stand on both sides, by their value, and by their value alone. */
#ifndef DGM_CHECK_COUNTERPARTS_H
#define DGM_CHECK_COUNTERPARTS_H

#include "check/check.h"

/* A warning about the entities of this kind that one side alone has; noun: "an address". */
dgm_status dgm__counterparts_run(const dgm__pair *pair, dgm_entity_kind kind, const char *noun, dgm__sink *sink, dgm_error *err);

#endif
