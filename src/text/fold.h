/* Compatibility forms (NFKC) and full case folding of sentences, with the way back to the bytes as written. */
#ifndef DGM_TEXT_FOLD_H
#define DGM_TEXT_FOLD_H

#include <dragoman/text.h>

/* ICU handles and scratch for one language; one thread at a time. */
typedef struct dgm__folder dgm__folder;

/* language: canonical BCP 47 tag; decides about the dotless i. Freed with dgm__folder_free. */
dgm_status dgm__folder_new(dgm__folder **out, const char *language, dgm_error *err);
void dgm__folder_free(dgm__folder *folder);

/*
 * *out becomes sentence (well-formed UTF-8) in NFKC: sentence itself where it is so already, else a text of the folder's, valid until the next
 * call. *origin is then the offset in sentence of the character that each byte of *out came from, with one more entry for the end, or NULL where
 * offsets are the same.
 */
dgm_status dgm__folder_nfkc(dgm__folder *folder, dgm_str sentence, dgm_str *out, const uint32_t **origin, dgm_error *err);

/*
 * The bytes of the sentence that bytes [from, to) of its folded form came from, [*start_off, *end_off): a character that became several is whole in it.
 * origin: as dgm__folder_nfkc gives it; to > from.
 */
void dgm__folded_span(const uint32_t *origin, size_t from, size_t to, uint32_t *start_off, uint32_t *end_off);

/* Full case folding of word into to (capacity bytes); *n is what was written. A form that does not fit is cut at a character. */
dgm_status dgm__folder_case(dgm__folder *folder, dgm_str word, char *to, size_t capacity, size_t *n, dgm_error *err);

#endif
