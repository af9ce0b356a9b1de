/* Texts brought to one form, so that what is to count as the same is the same. */
#ifndef DGM_MEMORY_NORMAL_H
#define DGM_MEMORY_NORMAL_H

#include <dragoman/memory.h>

/* Handles and scratch; one thread at a time. */
typedef struct dgm__normaliser dgm__normaliser;

/* what: bits of dgm_normalise. */
dgm_status dgm__normaliser_new(dgm__normaliser **out, unsigned what, dgm_error *err);
void dgm__normaliser_free(dgm__normaliser *normaliser); /* NULL is fine */

/*
 * *out becomes text (well-formed UTF-8) without white space at its ends and with single spaces inside, and further as `what` says: NFKC where it says
 * anything at all. Valid until the next call.
 */
dgm_status dgm__normalise(dgm__normaliser *normaliser, dgm_str text, dgm_str *out, dgm_error *err);

#endif
