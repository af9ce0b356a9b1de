/* What a memory teaches about a pair of languages while it is read: how long translations are, how many words pass unchanged. */
#ifndef DGM_CHECK_LEARNED_H
#define DGM_CHECK_LEARNED_H

#include "check/name_book.h"
#include "check/usual.h"

enum { DGM__RATIO_BINS = 801 };

/* Words of targets. */
typedef struct dgm__shared {
	uint64_t words, shared; /* shared: also in the unit's source */
} dgm__shared;

typedef struct dgm__learned {
	uint32_t ratio_bins[DGM__RATIO_BINS]; /* of the natural logarithm of target by source length, -4 .. 4 */
	uint64_t units;        /* in the bins */
	double ratio, spread;  /* median and robust standard deviation; of the units up to refreshed */
	uint64_t refreshed;
	dgm__pairing *pairing; /* which words go together */
	dgm__usual *usual;     /* which of them nearly always do */
	dgm__name_book *names; /* which words are names, and how they are spelt */
	dgm__shared all, plain;
} dgm__learned;

/* Characters that are not white space. */
size_t dgm__length(dgm_str text);

/* false: most of the target's words are the source's, so it teaches nothing about what becomes of words. */
bool dgm__is_translation(const dgm__words *source, const dgm__words *target);

/* Adds one pair of texts and their words. */
void dgm__learned_add(dgm__learned *learned, dgm_str source, dgm_str target, const dgm__words *source_words, const dgm__words *target_words);

/* Takes the median and the spread of the lengths again where many were added since. */
void dgm__learned_refresh(dgm__learned *learned);

/*
 * How far the length of target is from what source makes one expect, in standard deviations (negative: too short); 0 where too little is known
 * or the source is too short to tell.
 */
double dgm__learned_length(const dgm__learned *learned, dgm_str source, dgm_str target);

/* The chance that a word of a target stands in its source too, never 0. */
double dgm__learned_shared(const dgm__learned *learned);

/* The same of a plain word. */
double dgm__learned_plain_shared(const dgm__learned *learned);

/* No name, by its first letter, and no figure or address. */
bool dgm__is_plain(const dgm__word *word);

#endif
