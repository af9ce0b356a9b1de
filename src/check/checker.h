/* A checker with other rows than those of the table, and with learning apart from running: for who reads a memory twice. */
#ifndef DGM_CHECK_CHECKER_H
#define DGM_CHECK_CHECKER_H

#include "check/check.h"

typedef struct dgm__checker_row {
	const dgm__check *check;
	void *state;     /* for a check without open: what its run is given; borrowed while the checker lives */
	bool both_sides; /* runs a second time with source and target changed over; not for checks that need what is learned or the ledger */
} dgm__checker_row;

/* As dgm_checker_new; of opt only the languages and the reporter count. The checks run in the order of rows. */
dgm_status dgm__checker_start(dgm_checker **out, const dgm__checker_row *rows, size_t count, const dgm_check_options *opt, dgm_finding_fn *found, void *arg,
	dgm_error *err);
/* Learns lengths from a unit and runs no check. Between dgm_checker_begin and dgm_checker_end. */
dgm_status dgm__checker_learn(dgm_checker *checker, const dgm_unit *unit, dgm_error *err);
/* Runs the checks on a unit that was learned. */
dgm_status dgm__checker_run(dgm_checker *checker, const dgm_unit *unit, dgm_error *err);

#endif
