/* SRX 2.0 (LISA OSCAR, 2008): a user's own segmentation rules. srx_read.c reads the file, srx.c picks, compiles and runs the rules. */
#ifndef DGM_SEGMENT_SRX_H
#define DGM_SEGMENT_SRX_H

#include <stdbool.h>

#include <dragoman/segment.h>

#include "base/arena.h"
#include "base/vector.h"

typedef struct dgm__srx_rule {
	const char *before, *after; /* regular expressions, UTF-8; "" matches anywhere */
	bool breaks;
	uint32_t set;               /* which languagerule it stands in */
	uint64_t line;
} dgm__srx_rule;

typedef struct dgm__srx_map {
	const char *pattern, *name;
	uint64_t line;
} dgm__srx_map;

typedef struct dgm__srx_set { const char *name; } dgm__srx_set;

/* A file as it stands; strings live in the arena. */
typedef struct dgm__srx_file {
	dgm__arena arena;
	dgm__vector rules, maps, sets; /* dgm__srx_rule, dgm__srx_map, dgm__srx_set */
	bool cascade;
} dgm__srx_file;

dgm_status dgm__srx_read(dgm__srx_file *file, const char *path, const dgm_reporter *reporter, dgm_error *err);
void dgm__srx_file_clear(dgm__srx_file *file);

/* The rules of one language, ready to run. Immutable: a run works on clones. */
typedef struct dgm__srx dgm__srx;

dgm_status dgm__srx_load(dgm__srx **out, const char *path, const char *language, const dgm_reporter *reporter, dgm_error *err);
void dgm__srx_free(dgm__srx *srx);

/* One thread's clones and buffers for a run over many paragraphs. */
typedef struct dgm__srx_run dgm__srx_run;

dgm_status dgm__srx_run_new(dgm__srx_run **out, const dgm__srx *srx, dgm_error *err);
void dgm__srx_run_free(dgm__srx_run *run);

/* The byte offsets in p[0, n) where the rules break, ascending; borrowed until the next call. */
dgm_status dgm__srx_breaks(dgm__srx_run *run, const char *p, int32_t n, const int32_t **offsets, size_t *count, dgm_error *err);

#endif
