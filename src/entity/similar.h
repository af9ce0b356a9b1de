/* How alike two romanised words are: a weighted edit distance with the costs of sounds that spellings confuse. */
#ifndef DGM_ENTITY_SIMILAR_H
#define DGM_ENTITY_SIMILAR_H

#include <dragoman/text.h>

/* Below this two words are no cognates (ALIGNMENT.md 2.2). */
#define DGM__SIMILAR_LEAST .7

#define DGM__SIMILAR_HEADS 12
enum { DGM__SIMILAR_PLACES = 12 };

/* What of a romanised word is needed for each comparison; made once a word. */
typedef struct dgm__similar_word {
	const char *p;   /* letters a-z; borrowed */
	uint8_t n;       /* at most 60 are compared */
	uint8_t head;    /* class of the first consonant, < DGM__SIMILAR_HEADS: words are worth comparing only when their heads meet */
	uint8_t usable;  /* 0: too short or with too few consonants to be compared at all */
	uint8_t bones;   /* consonants in the skeleton, at most 32 */
	float weight;    /* what deleting all of it costs */
	uint64_t skeleton; /* groups of its consonants, two bits each, the first lowest */
	uint8_t whole;     /* 1: the skeleton holds all its consonants */
	uint8_t at[DGM__SIMILAR_PLACES]; /* where the first of them stand */
} dgm__similar_word;

/* roman: from dgm__roman_run. */
dgm__similar_word dgm__similar_prepare(dgm_str roman);

/* May words with these heads be cognates? Symmetric. For buckets. */
bool dgm__similar_heads_meet(unsigned a, unsigned b);

/*
 * Similarity 0..1 of two words (1: the same letters); 0 where it is below least, or the words are too short, too unequal in length, or begin with
 * consonants that do not meet. Symmetric. Case endings cost little.
 */
double dgm__similar(const dgm__similar_word *a, const dgm__similar_word *b, double least);

/* The confidence 0..1 of the anchor that two words of this similarity are: falls with the difference, small for short words. */
double dgm__similar_confidence(const dgm__similar_word *a, const dgm__similar_word *b, double similarity);

#endif
