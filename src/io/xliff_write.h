/* Writing XLIFF: its structure (xliff_write.c) and the texts with their inline codes (xliff_codes.c). */
#ifndef DGM_IO_XLIFF_WRITE_H
#define DGM_IO_XLIFF_WRITE_H

#include "io/writer.h"
#include "io/xliff_rules.h"

/* Escaped text with the codes as 1.2 has them. A failure is kept in *word, a scratch buffer. */
void dgm__xliff_write_flow_12(dgm_unit_writer *w, dgm__buffer *word, const dgm_variant *v);
/* As 2.1 has them. *data counts the native codes written so far: those of the source, then those of the target. */
void dgm__xliff_write_flow_2(dgm_unit_writer *w, dgm__buffer *word, const dgm_variant *v, unsigned *data);
/* <originalData> with the native codes of both (target may be NULL), in that order; nothing where there are none. */
void dgm__xliff_write_data(dgm_output *out, const dgm_variant *source, const dgm_variant *target);

#endif
