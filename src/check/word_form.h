/* Is a word of a text a form of a dictionary's word? By letters alone: a common beginning, endings of a length that languages have. */
#ifndef DGM_CHECK_WORD_FORM_H
#define DGM_CHECK_WORD_FORM_H

#include "check/facts.h"
#include "text/letters.h"

/* How much of an ending the words of a language take. */
typedef enum dgm__endings { DGM__ENDINGS_FEW, DGM__ENDINGS_SOME, DGM__ENDINGS_LONG } dgm__endings;

dgm__endings dgm__endings_of(const dgm__facts *facts);

/* letters[at .. end) is the rest of one word or, in a script without spaces, of a run of letters. */
size_t dgm__word_end(const dgm__letters *letters, size_t at);

/* How many letters a and b, of n and m, have in common at their beginnings. */
size_t dgm__common_prefix(const dgm__letter *a, size_t n, const dgm__letter *b, size_t m);

/* Is a word of m letters that shares its first p with a term's word of n letters a form of it? */
bool dgm__is_form(dgm__endings endings, size_t n, size_t m, size_t p);

/* The same, leniently: also stems that change, and compounds. inside: the place is not the beginning of the text's word. */
bool dgm__may_be_form(size_t n, size_t p, bool inside);

#endif
