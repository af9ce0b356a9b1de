/* What a writer had to leave out, said once. */
#ifndef DGM_MEMORY_LOSSES_H
#define DGM_MEMORY_LOSSES_H

#include "io/writer.h"

/* Warns of all losses but those of whole units, which are in the commands' counts. reporter may be NULL. */
void dgm__losses_tell(const dgm_unit_writer *writer, const dgm_output *output, const dgm_reporter *reporter);

#endif
