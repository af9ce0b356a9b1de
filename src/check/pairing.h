/* Which words stand in translations of which, counted while a memory is read: the measure of whether two texts belong together. */
#ifndef DGM_CHECK_PAIRING_H
#define DGM_CHECK_PAIRING_H

#include "check/words.h"

typedef struct dgm__pairing dgm__pairing;

/* What the words say of one pair of texts. */
typedef struct dgm__pairing_score {
	double evidence;  /* sum over words of log p(word | other text) / p(word): above 0 for what belongs together */
	double words;     /* that were counted elsewhere */
} dgm__pairing_score;

enum { DGM__PAIRING_WORDS = 64 }; /* distinct stems of a side that are counted */

dgm_status dgm__pairing_new(dgm__pairing **out, dgm_error *err);
void dgm__pairing_free(dgm__pairing *pairing);

/* Counts a pair; false: enough was counted before, and this one is not in the counts. */
bool dgm__pairing_add(dgm__pairing *pairing, const dgm__words *source, const dgm__words *target);

/* In how many units the stems stand, alone and together; the table is hashed, so rare ones may be missed. */
typedef struct dgm__pairing_counts {
	double source, target, together;
} dgm__pairing_counts;

dgm__pairing_counts dgm__pairing_count(const dgm__pairing *pairing, uint64_t source_stem, uint64_t target_stem);
uint64_t dgm__pairing_units(const dgm__pairing *pairing); /* that were counted */

/* is_counted: this pair is in the counts, and is taken out of them for its own score. */
dgm__pairing_score dgm__pairing_measure(const dgm__pairing *pairing, const dgm__words *source, const dgm__words *target, bool is_counted);

/* The chance that a word of a source stands unchanged in its target, 0 < p < 1, beside this pair's own; usual: that of any word. */
double dgm__pairing_unchanged(const dgm__pairing *pairing, uint64_t stem, double usual);

/* How much more evidence two units have with their targets exchanged; is_counted: both are in the counts, and are taken out of them. */
double dgm__pairing_exchange(const dgm__pairing *pairing, const dgm__words *const sources[2], const dgm__words *const targets[2], bool is_counted);

/* Remembers the score of a pair, so that the next function knows what is usual. */
void dgm__pairing_remember(dgm__pairing *pairing, dgm__pairing_score score);

/* The usual evidence a word; 0 while too little is known. */
double dgm__pairing_usual(const dgm__pairing *pairing);

#endif
