/*
 * Expressions over translation units: ratio < 2 and lang("ru") and confidence >= .8 and text("en") ~ "sanction" and date >= 2024-01-01. The language
 * is told in dragoman-tm(1).
 */
#ifndef DRAGOMAN_FILTER_H
#define DRAGOMAN_FILTER_H

#include <dragoman/unit.h>

typedef struct dgm_filter dgm_filter;

/* DGM_EARG: the message names the column (characters, from 1) and what was expected there. *out is the caller's, freed with dgm_filter_free. */
DGM_API dgm_status dgm_filter_new(dgm_filter **out, const char *expression, dgm_error *err);
DGM_API void dgm_filter_free(dgm_filter *filter); /* NULL is fine */

/* *passes: does the unit fit? A comparison with what the unit does not have (a property, a date) is false. DGM_ELIMIT: a regular expression took too long. */
DGM_API dgm_status dgm_filter_run(dgm_filter *filter, const dgm_unit *unit, bool *passes, dgm_error *err);

#endif
