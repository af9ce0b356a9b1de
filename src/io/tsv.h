/* Fields of tab-separated rows. */
#ifndef DGM_IO_TSV_H
#define DGM_IO_TSV_H

#include <dragoman/output.h>

/* Writes the text; tabs and line breaks, which would end the field or the row, become a space each. */
void dgm__tsv_field(dgm_output *output, dgm_str text);

#endif
