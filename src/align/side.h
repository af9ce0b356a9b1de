/* One side of the collection: its vocabulary and its sentences as counted types. */
#ifndef DGM_ALIGN_SIDE_H
#define DGM_ALIGN_SIDE_H

#include <dragoman/document.h>

#include "align/reader.h"
#include "base/strmap.h"

typedef struct dgm__count {
	uint32_t type, n;
} dgm__count;

typedef struct dgm__sentence {
	size_t counts;      /* where its counts begin */
	size_t words;       /* where its words begin */
	double length;      /* 1 + code points */
	uint32_t tokens;
	uint32_t parts;     /* sentences that end in it, as the segmenter sees them */
} dgm__sentence;

typedef struct dgm__side {
	char language[DGM_LANGUAGE_CAPACITY];
	dgm__strmap types;  /* a type's id is the index of its entry; value: tokens in the text */
	dgm__strmap words;  /* whole folded words that may have cognates; value: type id */
	dgm__sentence *at;  /* sentences + 1: the last one only ends the lists */
	size_t sentences, capacity;
	dgm__count *counts; /* by type within a sentence */
	size_t counts_capacity;
	uint32_t *word_ids; /* indices into words, in order of the text */
	size_t words_capacity;
	double *p;          /* relative frequency of each type; set by dgm__side_close */
	uint8_t *common;    /* 1: a word so common that repeating it says nothing */
	uint64_t total;     /* tokens */
} dgm__side;

/* Room for the vocabulary of about so many sentences to come; what is missing is made when it is needed. */
dgm_status dgm__side_open(dgm__side *side, size_t sentences, dgm_error *err);

/* Zero-initialise. Adds sentence x of doc. */
dgm_status dgm__side_add(dgm__side *side, dgm__reader *reader, const dgm_doc *doc, size_t x, dgm_error *err);
/* Where a piece of a side's text, read by itself, goes in the whole. */
typedef struct dgm__renumbering {
	uint32_t *types, *words;          /* their ids there; NULL: the piece became the side, or nothing was joined */
	size_t sentences, counts, places; /* where the piece's sentences, counts and word ids begin */
} dgm__renumbering;

/*
 * Makes room for a piece behind what the side holds: its vocabulary, numbered as if the texts had been read in a row, and places for its sentences, which
 * dgm__side_place fills, several pieces at a time if need be. The first piece is moved whole. out: cleared by the caller with dgm__renumbering_clear.
 */
dgm_status dgm__side_join(dgm__side *side, dgm__side *piece, dgm__renumbering *out, dgm_error *err);
void dgm__side_place(const dgm__side *side, const dgm__side *piece, const dgm__renumbering *to);
void dgm__renumbering_clear(dgm__renumbering *renumbering);
/*
 * Fixes the frequencies; damping is added to the number of tokens (0: none). known: occurrences of each type in other texts, of known_total tokens; NULL: none.
 */
dgm_status dgm__side_close(dgm__side *side, double damping, const double *known, double known_total, dgm_error *err);
/* The ids that the map's keys have among the side's types, UINT32_MAX where absent; freed with dgm__free. NULL: out of memory. */
uint32_t *dgm__side_ids(const dgm__side *side, const dgm__strmap *types);
/* By type. */
void dgm__counts_sort(dgm__count *row, size_t n);
void dgm__side_clear(dgm__side *side);

#endif
