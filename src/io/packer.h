/* A way to pack an output, by the extension of its name: one row in packer.c. */
#ifndef DGM_IO_PACKER_H
#define DGM_IO_PACKER_H

#include "base/output_filter.h"

/* Fills *filter, whose state writes through to output. DGM_EARG: this build does not pack so. */
typedef dgm_status dgm__packer_open(dgm__output_filter *filter, dgm_output *output, dgm_error *err);

dgm__packer_open dgm__packer_gzip, dgm__packer_xz, dgm__packer_zstd;

#endif
