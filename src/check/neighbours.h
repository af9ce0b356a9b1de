/* Would two neighbouring units fit better with their targets exchanged? */
#ifndef DGM_CHECK_NEIGHBOURS_H
#define DGM_CHECK_NEIGHBOURS_H

#include "check/check.h"
#include "text/roman.h"

/* Words of two texts, reused; zero-initialise, clear. */
typedef struct dgm__neighbour_words {
	dgm__words source, target;
} dgm__neighbour_words;

void dgm__neighbour_words_clear(dgm__neighbour_words *words);

/* *gain: how much better (in nats, about) the four texts fit with the targets exchanged; negative where they fit as they are. */
dgm_status dgm__neighbour_gain(double *gain, const dgm__pair *pair, const dgm__neighbour *other, dgm__neighbour_words *words, dgm__roman *roman, dgm_error *err);

/* Words that sound alike on both sides, names above all; at most a few are counted. */
dgm_status dgm__names_in_common(size_t *count, dgm__roman *roman, const dgm__pair *pair, const dgm__words *source_words, dgm_str source, const dgm__words *target_words, dgm_str target,
	dgm_error *err);

#endif
