/* What one side says and the other does not: what omission and addition share. */
#ifndef DGM_CHECK_GAP_H
#define DGM_CHECK_GAP_H

#include "check/check.h"

/*
 * Puts a finding where the side at hand (of_source: the source) says more than the other. what_whole: the message for sentences that one of two articles has alone;
 * what_part: the message for a unit.
 */
dgm_status dgm__gap_run(const dgm__pair *pair, bool of_source, dgm_severity severity, const char *what_whole, const char *what_part, dgm__sink *sink, dgm_error *err);

#endif
