/* How often the most frequent words of a language stand in any text: data/LANG/frequencies.txt, made from corpora/ by tools/word-frequencies. */
#ifndef DGM_ALIGN_FREQUENCIES_H
#define DGM_ALIGN_FREQUENCIES_H

#include "base/strmap.h"
#include "base/vector.h"

/* One type, as a text's are named. */
typedef struct dgm__frequency {
	dgm_str type; /* built in */
	double share;
} dgm__frequency;

/* Appends the language's (BCP 47) to out, a vector of dgm__frequency; nothing where there is no table. */
dgm_status dgm__frequencies_list(dgm__vector *out, const char *language, dgm_error *err);

/* *out: by type of the map what it would occur in so many tokens, 0 where it is in no table; freed with dgm__free. */
dgm_status dgm__frequencies_expect(double **out, const dgm__vector *frequencies, const dgm__strmap *types, double tokens, dgm_error *err);

#endif
