/* What one thread needs to run checks: glossaries, patterns and the checks' states of its own. */
#ifndef DGM_CHECK_RUNNER_H
#define DGM_CHECK_RUNNER_H

#include "check/checker.h"
#include "check/kept.h"
#include "check/remarks.h"

/* A pair with its words and what was found in it. */
typedef struct dgm__slot {
	dgm__pair pair;
	dgm__remarks remarks;
	dgm__learned *learned; /* the pair's, where it may be added to */
} dgm__slot;

/* Zero-initialise, open; clear. */
typedef struct dgm__runner {
	const dgm__checker_row *rows;
	size_t row_count;
	void **states;      /* by row */
	size_t opened;      /* rows that were */
	dgm__kept kept;           /* its glossaries */
	dgm__kept *languages;     /* borrowed; recognisers and units of the pairs' languages are made before the threads ask for them */
	dgm_entities source_entities, target_entities; /* reused */
	dgm__ledger ledger;
	dgm__names names;
	dgm__sounds *sounds; /* NULL until asked for: the transliterator is dear */
	dgm__terms terms;
	dgm__patterns *patterns; /* NULL: none */
	const dgm_reporter *reporter;
	dgm__arena remarks;
} dgm__runner;

/* Rows and reporter are borrowed; patterns are copied where they are not NULL. */
dgm_status dgm__runner_init(dgm__runner *runner, const dgm__checker_row *rows, size_t count, const dgm__patterns *patterns, const dgm_reporter *reporter, dgm_error *err);
void dgm__runner_clear(dgm__runner *runner);

/* A file begins: states are opened. all: those that look at the units in their order too. */
dgm_status dgm__runner_open(dgm__runner *runner, bool all, dgm_error *err);
void dgm__runner_close(dgm__runner *runner);

/* What the names of a pair teach. */
dgm_status dgm__runner_learn_names(dgm__runner *runner, const dgm__pair *pair, dgm__name_book *book, dgm_error *err);
/* Finds the words of a pair. */
dgm_status dgm__runner_words(dgm__slot *slot, dgm_error *err);
/* Runs the checks that look at one pair at a time. */
dgm_status dgm__runner_run(dgm__runner *runner, dgm__slot *slot, dgm_error *err);
/* Runs the check of one row that looks at the pairs in their order; its remarks go to remarks. */
dgm_status dgm__runner_run_in_order(dgm__runner *runner, dgm__slot *slot, size_t row, dgm__remarks *remarks, dgm_error *err);

#endif
