/* Reading beads in index format: "[0, 1]:[0]:0.97" a line; doc/formats/index.md. */
#ifndef DGM_EVAL_INDEX_H
#define DGM_EVAL_INDEX_H

#include <dragoman/status.h>

/* Sentence numbers of one side: from, count of the file's number pool. */
typedef struct dgm__index_side {
	size_t from;
	uint32_t count;
} dgm__index_side;

typedef struct dgm__index_bead {
	dgm__index_side source, target;
	double confidence; /* 1 where the line names none */
} dgm__index_bead;

typedef struct dgm__index {
	dgm__index_bead *beads;
	size_t count, capacity;
	uint32_t *numbers; /* strictly rising within a side */
	size_t number_count, number_capacity;
	uint32_t source_size, target_size; /* largest sentence number + 1 */
} dgm__index;

/*
 * Reads the file into a zeroed *index; dgm__index_clear frees. Empty lines and lines that begin with # are passed over.
 * DGM_EFORMAT: a line of another form, a number that stands twice on a side, a confidence outside 0..1.
 */
dgm_status dgm__index_load(dgm__index *index, const char *path, dgm_error *err);
void dgm__index_clear(dgm__index *index);

#endif
