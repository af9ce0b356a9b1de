/* Words as they sound, in Latin letters, with those met last kept: the transliterator is slow, and words come again. */
#ifndef DGM_CHECK_SOUNDS_H
#define DGM_CHECK_SOUNDS_H

#include "entity/similar.h"
#include "text/roman.h"

typedef struct dgm__sounds dgm__sounds;

typedef struct dgm__sound {
	char letters[DGM__ROMAN_CAPACITY];
	dgm__similar_word word; /* of letters: not to be copied with the struct */
} dgm__sound;

/* One handle a thread. */
dgm_status dgm__sounds_new(dgm__sounds **out, dgm_error *err);
void dgm__sounds_free(dgm__sounds *sounds); /* NULL is fine */

dgm_status dgm__sounds_of(dgm__sounds *sounds, const char *language, dgm_str word, dgm__sound *out, dgm_error *err);

#endif
