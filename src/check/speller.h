/* The Hunspell dictionary that is installed for a language. */
#ifndef DGM_CHECK_SPELLER_H
#define DGM_CHECK_SPELLER_H

#include <dragoman/language.h>

typedef struct dgm__speller dgm__speller;

/*
 * Looks for LANG.aff and LANG.dic in the folder hunspell of each folder of XDG_DATA_DIRS (default /usr/local/share:/usr/share), LANG being the tag as ICU
 * writes it ("de_AT"), its language with the region that is likeliest ("de_DE"), or the language alone. *out is NULL where none is found or can be read; *why then says
 * what was missing (static).
 */
dgm_status dgm__speller_new(dgm__speller **out, const char *language, const char **why, dgm_error *err);
void dgm__speller_free(dgm__speller *speller); /* NULL is fine */

/* Is the word in the dictionary? One that its encoding cannot write counts as known. */
bool dgm__speller_knows(dgm__speller *speller, dgm_str word);

#endif
