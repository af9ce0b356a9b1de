/* Reading the sentences of all document pairs, with all threads. */
#ifndef DGM_ALIGN_SIDES_H
#define DGM_ALIGN_SIDES_H

#include "align/side.h"

/*
 * Adds the sentences of docs[k][s], k < count, to sides[s], s < 2, which are zero-initialised; the caller closes and clears them, after a failure too. Ids are those
 * of the order of the text, whatever the number of threads. tools: the first thread's; the others' share what they can with it.
 */
dgm_status dgm__sides_read(dgm__side *sides, const dgm_doc *const (*docs)[2], size_t count, dgm__tools *tools, unsigned threads, dgm_error *err);

#endif
