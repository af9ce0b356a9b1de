/*
 * The figures of both sides held against one another: which say the same, and what is left over. Computed once a pair for all checks of figures, so
 * that one fact is reported once, by one check.
 */
#ifndef DGM_CHECK_LEDGER_H
#define DGM_CHECK_LEDGER_H

#include <dragoman/entity.h>

#include "check/units.h"

enum { DGM__MOST_CLAIMS = 256 }; /* a side; a sentence with more is a table, and its rest goes unchecked: the cost stays bounded */

/* One number, percentage, date, time or amount of money that is no part of a larger one. */
typedef struct dgm__claim {
	const dgm_entity *entity;
	uint8_t report_as;  /* dgm_entity_kind of the check that it belongs to */
	bool has_digits;
	bool is_settled;    /* says the same as something on the other side, or needs no counterpart */
	bool is_excused;    /* settled without a counterpart */
	bool is_repeated;   /* its value stands on its own side already, where it has found its counterpart */
	bool is_shifted;    /* same digits in another power of ten than a claim left on the other side */
	bool is_converted;  /* the quantity of a claim left on the other side in another unit of measure, about right */
	int unit;           /* of measure, that follows it; inherited by the first of a range */
} dgm__claim;

typedef struct dgm__claims {
	dgm__claim items[DGM__MOST_CLAIMS];
	size_t count;
} dgm__claims;

typedef struct dgm__ledger {
	dgm__claims source, target;
	bool is_cut; /* there were too many */
} dgm__ledger;

/* All borrowed. */
typedef struct dgm__ledger_side {
	dgm_str text;
	const dgm_entities *entities;
	const dgm__units *units;
	dgm_str day_mark; /* that stands behind a day of the month: 日, 일; empty in most languages */
} dgm__ledger_side;

/* The number of a claim that is one, for sizes only; 0 for dates and times. */
double dgm__claim_number(const dgm__claim *claim);

void dgm__ledger_make(dgm__ledger *ledger, const dgm__ledger_side *source, const dgm__ledger_side *target);

#endif
