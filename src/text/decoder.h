/* Bytes of a named encoding to UTF-8, piece by piece: for files that are read as a stream. */
#ifndef DGM_TEXT_DECODER_H
#define DGM_TEXT_DECODER_H

#include "base/buffer.h"

typedef struct dgm__decoder dgm__decoder;

/* encoding: a name that ICU knows. DGM_EARG: it does not. */
dgm_status dgm__decoder_open(dgm__decoder **out, const char *encoding, dgm_error *err);
void dgm__decoder_close(dgm__decoder *decoder); /* NULL is fine */

/*
 * Appends the text of n bytes to *to; last: nothing follows. false: ill-formed bytes, or a character cut off by the end (*cut); the text
 * before them has been appended and *bad_off is how many bytes of this call were taken before the fault was seen. Failures of *to are
 * kept there.
 */
bool dgm__decoder_run(dgm__decoder *decoder, dgm__buffer *to, const char *p, size_t n, bool last, size_t *bad_off, bool *cut);

/* The name of the encoding that the bytes look like, or false where nobody can tell. Mark-up is left aside. */
bool dgm__decoder_guess(char *name, size_t capacity, const char *p, size_t n);

/* Do both names mean one encoding? */
bool dgm__decoder_is_same(const char *a, const char *b);

#endif
