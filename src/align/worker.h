/* Scores and posteriors of one chunk: what each thread does. */
#ifndef DGM_ALIGN_WORKER_H
#define DGM_ALIGN_WORKER_H

#include "align/chunk.h"
#include "align/lexicon.h"
#include "align/parts.h"
#include "align/side.h"
#include "base/arena.h"

/* A chunk's sentences in types numbered within the chunk. */
typedef struct dgm__local {
	size_t sentences, types;
	uint32_t *global;                /* by local type */
	uint32_t *row_off;               /* sentences + 1 */
	dgm__count *rows;                /* local type, n */
	uint32_t *post_off;              /* types + 1 */
	dgm__count *posts;               /* sentence, n; by sentence within a type */
	uint32_t *repeat_off;            /* types + 1 */
	struct dgm__repeat *repeats;     /* windows that hold a type more than once */
	uint16_t *repeat_most;           /* by type: the most that one of them holds */
	size_t repeats_capacity;
	uint32_t *excess[DGM__MERGE_MAX + 1]; /* by window of b and its end: occurrences beyond the cap */
	bool exceeds;                    /* is one of them not 0? */
	double *log_length[DGM__MERGE_MAX + 1]; /* by window of b and its end */
	uint32_t *tokens;
	uint32_t *parts;                 /* sentences + 1: of all before */
	uint8_t *common;
} dgm__local;

/* Window of `count` sentences that ends before sentence `end` holds a type n times. */
typedef struct dgm__repeat {
	uint32_t end;
	uint16_t n;
	uint8_t count;
} dgm__repeat;

/* Evidence that one sentence gives for a local type of the other side. */
typedef struct dgm__evidence {
	uint32_t type;
	float sum;      /* of n(e) times the entry's ratio */
	uint32_t answers; /* tokens whose entry answers the type */
} dgm__evidence;

/* One entry of the lexicon as far as the chunk is concerned. */
typedef struct dgm__local_entry {
	uint32_t type;  /* local, of the other side */
	float ratio;
} dgm__local_entry;

/* One direction: side d explains side 1 - d. */
typedef struct dgm__direction {
	uint32_t *entry_off;      /* local types of side d + 1; into entries */
	dgm__local_entry *entries;
	size_t entries_capacity;
	uint32_t *off;            /* sentences + 1; into evidence */
	dgm__evidence *evidence;
	size_t capacity;
	double *base;             /* a sentence: sum of n(e) base(e) */
	/* evidence being summed, by local type of the other side; all zero between uses */
	float *sum;
	uint32_t *answers;
	uint8_t *has;             /* 1: among the touched */
	uint32_t *touched;        /* the types that have some; room for one more */
	size_t touched_count;
	size_t reach;             /* postings of these types */
	/* scratch */
	float *x, *gain;          /* in order of touched */
	double *more;             /* by type */
} dgm__direction;

/* The part of the lattice that is looked at: node row i has the columns low[i]..high[i]; both never fall from row to row. */
typedef struct dgm__band {
	size_t rows, columns;    /* sentences; nodes are one more */
	uint32_t *low, *high;    /* by row */
	size_t *off;             /* rows + 2 */
	uint32_t *top, *bottom;  /* by column: first and last row that holds it */
} dgm__band;

typedef struct dgm__vectors dgm__vectors;
typedef struct dgm__support dgm__support;

typedef struct dgm__worker {
	const dgm__side *sides[2];
	const dgm__lexicon *lexicons[2];
	const dgm__model *model;
	const dgm__vectors *vectors; /* NULL: none */
	const dgm__support *support; /* NULL: none */
	uint32_t *local_of[2];   /* local type + 1 by type; all zero between chunks */
	dgm__local local[2];
	dgm__direction direction[2];
	dgm__band band;
	float *scores;           /* by cell, then two-sided bead type */
	double *forward;
	dgm__arena arena;        /* emptied for each chunk */
	dgm_error error;         /* of this thread */
} dgm__worker;

/* sides, lexicons: two each; vectors, support: NULL where there are none. All borrowed. */
dgm_status dgm__worker_init(dgm__worker *worker, const dgm__side *sides, const dgm__lexicon *lexicons, const dgm__model *model,
	const dgm__vectors *vectors, const dgm__support *support, dgm_error *err);
void dgm__worker_clear(dgm__worker *worker);

/* Fills chunk's sums and posts (with weights for learning) or, last, its path. */
dgm_status dgm__worker_run(dgm__worker *worker, dgm__chunk *chunk, bool last, dgm_error *err);

/* Fills the weights of posts that are given: beads known beforehand. */
dgm_status dgm__worker_teach(dgm__worker *worker, dgm__chunk *chunk, dgm_error *err);

/* worker_run's steps, each in a file of its own. */
dgm_status dgm__local_make(dgm__worker *worker, const dgm__chunk *chunk, int side, dgm_error *err);
void dgm__local_release(dgm__worker *worker, int side);
dgm_status dgm__evidence_find(dgm__worker *worker, int direction, dgm_error *err);
dgm_status dgm__scores_make(dgm__worker *worker, dgm_error *err);
dgm_status dgm__lattice_run(dgm__worker *worker, dgm__chunk *chunk, bool last, dgm_error *err);
dgm_status dgm__weights_make(dgm__worker *worker, dgm__chunk *chunk, dgm_error *err);

/* Adds sentence x's evidence to the direction's sums, and empties these. to: the side that is explained. */
void dgm__evidence_add(dgm__direction *direction, const dgm__local *to, size_t x);
void dgm__evidence_reset(dgm__direction *direction);

/* The summed evidence for a local type. */
static inline float dgm__evidence_sum(const dgm__direction *direction, uint32_t type)
{
	return direction->sum[type];
}

/* The difference in parts of the bead of a and b sentences that ends before the nodes i, j. */
static inline size_t dgm__worker_parts(const dgm__worker *w, size_t i, size_t j, size_t a, size_t b)
{
	return dgm__parts_bin(w->local[0].parts[i] - w->local[0].parts[i - a], w->local[1].parts[j] - w->local[1].parts[j - b]);
}

static inline size_t dgm__band_cell(const dgm__band *band, size_t i, size_t j)
{
	return band->off[i] + j - band->low[i];
}

#endif
