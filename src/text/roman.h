/* Words of any script in folded Latin letters, so that names can be compared by sound: "Лавров", "라브로프" -> near "lavrov". */
#ifndef DGM_TEXT_ROMAN_H
#define DGM_TEXT_ROMAN_H

#include <dragoman/text.h>

/* A transliterator with its scratch buffers; one thread at a time. The first word that needs ICU is dear (some 10 ms). */
typedef struct dgm__roman dgm__roman;

#define DGM__ROMAN_CAPACITY 64 /* bytes of a romanised word; what is longer is cut */

/* Freed with dgm__roman_free. One handle serves all languages. */
dgm_status dgm__roman_new(dgm__roman **out, dgm_error *err);
void dgm__roman_free(dgm__roman *roman);

/*
 * Writes the letters a-z that word (one word, well-formed UTF-8) comes to, without a terminator, and their number to *n: digraphs folded
 * (sh, sch -> s; ph -> f; kh -> h ...), doubled letters once, everything else dropped. *n is 0 where the word has no letters or none that
 * is heard. language (BCP 47; may be NULL) decides about the Arabic article. A word longer than 256 bytes is cut.
 */
dgm_status dgm__roman_run(dgm__roman *roman, const char *language, dgm_str word, char out[DGM__ROMAN_CAPACITY], size_t *n, dgm_error *err);

#endif
