/* The names of a pair of texts, and which words of the other side answer them by their sound. */
#ifndef DGM_CHECK_NAMES_FOUND_H
#define DGM_CHECK_NAMES_FOUND_H

#include "check/facts.h"
#include "check/name_book.h"

enum { DGM__MOST_NAMES = 24, DGM__MOST_TOKENS = 96, DGM__NAME_ALONE = -1, DGM__NAME_IS_ANSWER = -2 };

/* A word, or a run of katakana: words[first .. end). */
typedef struct dgm__name_token {
	uint32_t first, end, start_off, end_off;
	uint64_t hash, stem; /* of a run: of its first and its characters */
	uint16_t script;
	bool is_answered;    /* a word of the other side sounds like it: one of the two is a name */
} dgm__name_token;

typedef struct dgm__name {
	uint32_t token;
	int32_t answer;      /* token of the other side; or DGM__NAME_ALONE, or DGM__NAME_IS_ANSWER: a name there has found it */
	bool is_mid;         /* nothing but the name asks for the capital */
	bool is_alike;       /* its answer is as good as the same */
	const dgm__name_spelling *usual; /* of the source's: how the memory nearly always spells it, where the answer is spelt otherwise; else NULL */
} dgm__name;

/* By side: 0 the source, 1 the target. */
typedef struct dgm__names {
	dgm__name_token tokens[2][DGM__MOST_TOKENS];
	size_t token_count[2];
	dgm__sound sounds[2][DGM__MOST_TOKENS]; /* private, by token */
	bool has_sound[2][DGM__MOST_TOKENS];    /* those that were asked for */
	dgm__name items[2][DGM__MOST_NAMES];
	size_t count[2];
	bool is_title[2];    /* most words begin with a capital */
} dgm__names;

typedef struct dgm__name_side {
	dgm_str text;
	const dgm__words *words;
	const dgm__facts *facts;
} dgm__name_side;

/* book: what was learned, or NULL while it is: then only capitals that nothing else asks for are names. */
dgm_status dgm__names_find(dgm__names *names, const dgm__name_side sides[2], const dgm__name_book *book, dgm__sounds *sounds, dgm_error *err);

/*
 * In how many units has the memory seen the token answer the other side? 0 where it stood there without in more than every fifth, or answered once. The unit
 * at hand is taken out where is_counted is true.
 */
unsigned dgm__name_times(const dgm__name_book *book, int side, const dgm__name_token *token, bool is_counted);

/* Adds a pair's names to the book; names: scratch. */
dgm_status dgm__names_learn(dgm__name_book *book, dgm__names *names, const dgm__name_side sides[2], dgm__sounds *sounds, dgm_error *err);

#endif
