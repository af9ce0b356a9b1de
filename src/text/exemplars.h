/* The letters that a language is written with, by CLDR. */
#ifndef DGM_TEXT_EXEMPLARS_H
#define DGM_TEXT_EXEMPLARS_H

#include <unicode/utypes.h>

#include <dragoman/language.h>

/* Immutable. */
typedef struct dgm__exemplars dgm__exemplars;

/* language: a canonical tag. */
dgm_status dgm__exemplars_new(dgm__exemplars **out, const char *language, dgm_error *err);
void dgm__exemplars_free(dgm__exemplars *exemplars); /* NULL is fine */

/* Is c among the language's letters, in whatever case, or among those of borrowed words and names? Also true where CLDR does not know the language. */
bool dgm__exemplars_has(const dgm__exemplars *exemplars, UChar32 c);

#endif
