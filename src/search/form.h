/* Texts in the form in which they are compared, with the way back. */
#ifndef DGM_SEARCH_FORM_H
#define DGM_SEARCH_FORM_H

#include <dragoman/text.h>

#include "base/buffer.h"
#include "text/fold.h"

/* Handles and scratch; zero-initialise, then dgm__form_init. */
typedef struct dgm__form {
	dgm__folder *folder;
	dgm__buffer text;      /* NFKC, simple case folding, single spaces, none at the ends */
	uint32_t *origin;      /* for each byte of text, and its end: the byte in the original */
	size_t capacity;
} dgm__form;

dgm_status dgm__form_init(dgm__form *form, dgm_error *err);
void dgm__form_clear(dgm__form *form);

/* Makes form->text of text (well-formed UTF-8). */
dgm_status dgm__form_make(dgm__form *form, dgm_str text, dgm_error *err);

#endif
