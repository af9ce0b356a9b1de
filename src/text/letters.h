/* Text as a row of letters at the primary strength of a language's collation: case, accents, width and kana aside, as its readers take them. */
#ifndef DGM_TEXT_LETTERS_H
#define DGM_TEXT_LETTERS_H

#include <dragoman/language.h>

typedef struct dgm__letter {
	uint32_t key;                /* equal keys: the same letter (primary weights of ICU's collator) */
	uint32_t start_off, end_off; /* bytes */
	uint32_t word;               /* letters of one word share it, counted from 1; 0: a space or mark */
	bool breaks;                 /* of a script without spaces (Han, kana, Thai): a word may begin and end anywhere */
} dgm__letter;

/* Zero-initialise; reuse; clear. */
typedef struct dgm__letters {
	dgm__letter *items;
	size_t count, capacity;
} dgm__letters;

void dgm__letters_clear(dgm__letters *letters);

/* ICU handles and scratch for one language; one thread at a time. */
typedef struct dgm__letterer dgm__letterer;

/* language: a canonical tag. */
dgm_status dgm__letterer_new(dgm__letterer **out, const char *language, dgm_error *err);
void dgm__letterer_free(dgm__letterer *letterer); /* NULL is fine */

/* Replaces the content of out. What has no primary weight (accents of their own, joiners, controls) is left out. */
dgm_status dgm__letterer_run(dgm__letterer *letterer, dgm__letters *out, dgm_str text, dgm_error *err);

#endif
