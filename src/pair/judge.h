/* What the aligner says of candidates: it learns from the likeliest of them and scores all. */
#ifndef DGM_PAIR_JUDGE_H
#define DGM_PAIR_JUDGE_H

#include <dragoman/pair.h>

#include "pair/index.h"

typedef struct dgm__judge_options {
	const char *languages[2];
	const dgm_lexicon *lexicon; /* may be NULL */
	unsigned threads;
	const dgm_reporter *reporter;
} dgm__judge_options;

/* Sets the evidence of each candidate. docs: of the sources, of the targets; NULL: not read, and no candidate. */
dgm_status dgm__judge(dgm__candidate *candidates, size_t count, dgm_doc *const *sources, dgm_doc *const *targets, size_t target_count,
	const dgm__judge_options *opt, dgm_error *err);

#endif
