/* What stands between an output and its file, such as a packer. */
#ifndef DGM_BASE_OUTPUT_FILTER_H
#define DGM_BASE_OUTPUT_FILTER_H

#include <dragoman/output.h>

typedef struct dgm__output_filter {
	int (*write)(void *state, const char *bytes, size_t n); /* 0, or an errno */
	int (*end)(void *state);                                /* writes what is still held back; 0, or an errno */
	void (*release)(void *state);
	void *state;
} dgm__output_filter;

/* Before anything is written, and not to memory. The output releases the state, in any case. */
void dgm__output_set_filter(dgm_output *output, const dgm__output_filter *filter);

/* For the filter: bytes for the file itself; 0, or an errno. */
int dgm__output_write_through(dgm_output *output, const char *bytes, size_t n);

#endif
