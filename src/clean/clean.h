/* What a rule of tm clean is: one row in registry.c, decided by checks, by a check of its own, or by a look at the unit alone. */
#ifndef DGM_CLEAN_CLEAN_H
#define DGM_CLEAN_CLEAN_H

#include <dragoman/clean.h>

#include "check/check.h"

enum { DGM__CLEAN_CHECKS = 6 };

typedef struct dgm__clean_rule {
	dgm_clean_rule info;
	/* Decides alone, by the rule's limit as the user set it; NULL: the checks do, or the copying where there are none of them either. */
	bool (*refuses)(double limit, const dgm_unit *unit);
	const dgm__check *checks[DGM__CLEAN_CHECKS]; /* a finding of one of them throws the unit out; their state is the rule's limit, a double */
	dgm_severity least;                         /* lesser findings do not */
	bool both_sides;                            /* the checks look at the target: let them look at the source too */
	bool surveys;                               /* the whole memory must be known first */
} dgm__clean_rule;

extern const dgm__clean_rule dgm__clean_length_ratio, dgm__clean_markup;
extern const dgm__clean_rule dgm__clean_empty, dgm__clean_only_punctuation, dgm__clean_too_long;

/* The table, in the order in which rules are tried; ends with NULL. */
extern const dgm__clean_rule *const dgm__clean_rules[];

#endif
