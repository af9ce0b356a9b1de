/* Words of two languages that sound alike when romanised: names above all. */
#ifndef DGM_ALIGN_COGNATE_H
#define DGM_ALIGN_COGNATE_H

#include "align/ibm1.h"
#include "align/side.h"
#include "text/roman.h"

/* Sentences of both sides that may answer each other. */
typedef struct dgm__stretch {
	size_t first[2], count[2];
} dgm__stretch;

/*
 * Appends (source type, target type, confidence 0..1) for every pair of words alike that meet in one of the stretches; sorted, each pair once, with the
 * surest of its words. sides: two; out: a vector of dgm__pair.
 */
dgm_status dgm__cognates_find(dgm__vector *out, const dgm__side *sides, const dgm__stretch *stretches, size_t count, dgm__roman *roman,
	unsigned threads, dgm_error *err);

enum { DGM__COGNATE_KEYS = 4 };

/*
 * The keys under which a romanised word is filed: the classes of its first `depth` (at most 6) consonants, ambiguous ones read both ways. Words that sound alike
 * share one. Returns how many there are, 0 for a word that is too short.
 */
size_t dgm__cognate_keys(uint16_t keys[DGM__COGNATE_KEYS], dgm_str letters, unsigned depth);

/* Sorts a vector of dgm__pair and keeps of each pair the largest number. */
void dgm__pairs_sort(dgm__vector *pairs);
/* Sorts them and adds up the numbers of each pair. */
void dgm__pairs_sum(dgm__vector *pairs);

#endif
