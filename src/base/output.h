/* What writers that go on with a broken file need beside the public header. */
#ifndef DGM_BASE_OUTPUT_H
#define DGM_BASE_OUTPUT_H

#include <dragoman/output.h>

/* Of a file of dgm_output_open_work: drops what is not written yet, cuts the file off at offset and goes on there. */
dgm_status dgm__output_go_to(dgm_output *output, uint64_t offset, dgm_error *err);

#endif
