/* The file of a round's counts, which lexicon count writes, lexicon merge adds up and lexicon estimate reads. doc/formats/counts.md. */
#ifndef DGM_ALIGN_COUNTS_FILE_H
#define DGM_ALIGN_COUNTS_FILE_H

#include <dragoman/output.h>

#include "align/expect.h"
#include "align/store.h"

enum { DGM__COUNTS_HEADER = 512 };

/* Lines 1 to 7: what counts must have in common to be added up. */
typedef struct dgm__counts_header {
	char text[DGM__COUNTS_HEADER];
	uint64_t words[2];
} dgm__counts_header;

void dgm__counts_header_make(dgm__counts_header *out, const dgm_lexicon *lexicon);

typedef struct dgm__counts_writer {
	dgm_output *to;
	uint64_t lines;
} dgm__counts_writer;

void dgm__counts_begin(dgm__counts_writer *out, dgm_output *to, const dgm__counts_header *header);
/* A dgm__count_row_fn; arg: the writer. */
dgm_status dgm__counts_row(void *arg, const dgm__count_row *row, dgm_error *err);
void dgm__counts_end(dgm__counts_writer *writer);

/* Is the file one of counts? false too where it cannot be read. */
bool dgm__counts_sniff(const char *path);

typedef dgm_status dgm__counts_header_fn(void *arg, const dgm__counts_header *header, dgm_error *err);

/*
 * Passes the head that all files have in common, then the rows, those of one word added up. count > 0. DGM_EFORMAT: damaged, or not of one round of one lexicon; the
 * message names file and line.
 */
dgm_status dgm__counts_add(const char *const *paths, size_t count, dgm__counts_header_fn *begin, dgm__count_row_fn *fn, void *arg, dgm_error *err);

#endif
