/* What an index knows a text by: its words, and, in scripts whose words do not stand between spaces, every two characters in a row. */
#ifndef DGM_SEARCH_TERMS_H
#define DGM_SEARCH_TERMS_H

#include <dragoman/text.h>

#include "text/words.h"

enum { DGM__TERM_NAME = 11 }; /* bytes of a term's name with its terminator */

/* word: its bytes; p == NULL: the term is a pair of characters. false: out of memory. */
typedef bool dgm__term_fn(void *arg, uint64_t term, dgm_str word);

/* Calls take with each term of a text in its form, words first. DGM_ENOMEM also where take gives false. */
dgm_status dgm__terms_each(dgm__words *breaks, dgm_str form, dgm__term_fn *take, void *arg, dgm_error *err);

/* The pairs alone. false: take gave false. */
bool dgm__terms_pairs(dgm_str form, dgm__term_fn *take, void *arg);

/* Does a word hold characters that make pairs? */
bool dgm__terms_has_pairs(dgm_str word);

/* The name under which FTS5 keeps a term: small letters and figures. */
void dgm__term_name(char name[DGM__TERM_NAME], uint64_t term);

/* The name of a further term, which tells how many words a text has: "n" and figures, so none of the above. */
void dgm__length_name(char name[DGM__TERM_NAME], size_t words);

#endif
