/* Scores against gold: alignment (Thompson and Koehn 2019; SentAlign's count) and segmentation. */
#ifndef DRAGOMAN_EVAL_H
#define DRAGOMAN_EVAL_H

#include <dragoman/status.h>
#include <dragoman/text.h>

typedef struct dgm_score {
	uint64_t right_output, output, right_gold, gold; /* counts; precision = right_output / output, recall = right_gold / gold */
} dgm_score;

DGM_API double dgm_score_precision(const dgm_score *score); /* 0..1; 1 where there was nothing to find */
DGM_API double dgm_score_recall(const dgm_score *score);
DGM_API double dgm_score_f1(const dgm_score *score);

#define DGM_EVAL_BINS 10
#define DGM_EVAL_TYPES 9 /* sides of 0..8 sentences */

typedef struct dgm_align_score {
	dgm_score strict;   /* exact beads with both sides */
	dgm_score lax;      /* share a source and a target sentence with one bead of the other */
	dgm_score vecalign; /* strict, but null beads of the output count in precision */
	dgm_score null_source, null_target; /* sentences left unaligned on that side */
	dgm_score by_type[DGM_EVAL_TYPES][DGM_EVAL_TYPES]; /* [source count][target count], both sides; larger sides count as the last */
	struct { uint64_t beads, right; double confidence_sum; } bins[DGM_EVAL_BINS]; /* of output beads with both sides, by confidence */
	uint64_t documents;
} dgm_align_score;

/* Adds one document: two files in index format ("[0, 1]:[0]:0.97"). DGM_EFORMAT with line. */
DGM_API dgm_status dgm_eval_align_add(dgm_align_score *score, const char *gold_path, const char *output_path, dgm_error *err);

/* One boundary that differs. */
typedef struct dgm_segment_error {
	bool missed;             /* in gold, not in the output; else the other way round */
	dgm_str before, after;   /* up to 45 code points of text either side */
} dgm_segment_error;

typedef int dgm_segment_error_fn(void *arg, const dgm_segment_error *error);

/*
 * Adds one document: gold and output hold one sentence a line with the same characters but for white space. A boundary is the number of non-white characters
 * before it; ends of paragraphs (empty lines of gold) and of the text do not count. fn may be NULL.
 * DGM_EFORMAT: the characters differ; the message says where.
 */
DGM_API dgm_status dgm_eval_segment_add(dgm_score *score, const char *gold_path, const char *output_path,
	dgm_segment_error_fn *fn, void *arg, dgm_error *err);

#endif
