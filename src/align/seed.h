/* What is known of a pair of languages before any text: ICU's names and number words as word pairs, how long they are, and the most frequent words. */
#ifndef DGM_ALIGN_SEED_H
#define DGM_ALIGN_SEED_H

#include "align/ibm1.h"
#include "align/token.h"
#include "base/strmap.h"

typedef struct dgm__seed {
	dgm__strmap types[2];    /* of source, target */
	dgm__vector pairs[2];    /* of dgm__pair with ids of these maps, sorted by e, f; [1]: e is of the target side */
	dgm__vector frequencies[2]; /* of dgm__frequency; empty: there is no table of the language */
	bool has_ratio;
	double ratio;            /* ln of how much longer a target text is, by the names of countries */
} dgm__seed;

/* Appends the distinct types of phrase to ids, then the new end to off. */
dgm_status dgm__phrase_half_add(dgm__vector *ids, dgm__vector *off, dgm__strmap *types, dgm__tokeniser *tokeniser, dgm_str phrase, dgm_error *err);

dgm_status dgm__seed_make(dgm__seed *out, const char *source_language, const char *target_language, dgm__tokeniser *const tokenisers[2], dgm_error *err);
void dgm__seed_clear(dgm__seed *seed);

#endif
