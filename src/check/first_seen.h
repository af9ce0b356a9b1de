/* The texts that a file has shown, each with what stood beside it first: for checks that compare units with units before them. */
#ifndef DGM_CHECK_FIRST_SEEN_H
#define DGM_CHECK_FIRST_SEEN_H

#include "base/buffer.h"
#include "check/check.h"

typedef struct dgm__first_seen dgm__first_seen;

/* As a check's open and close: the state is a dgm__first_seen. */
dgm_status dgm__first_seen_open(void **state, dgm_error *err);
void dgm__first_seen_close(void *state);

/* Writes a text in the form in which it is compared; empty: it is not. */
typedef void dgm__form_fn(dgm__buffer *out, dgm_str text);

/*
 * Remembers text with beside, where text was not seen in this language before. *unit: the unit that showed it first, if with something else beside
 * it; otherwise 0.
 */
dgm_status dgm__first_seen_put(uint64_t *unit, dgm__first_seen *seen, const char *language, dgm_str text, dgm_str beside, uint64_t number, dgm__form_fn *form, dgm_error *err);

#endif
