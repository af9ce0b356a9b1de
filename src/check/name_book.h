/* What a memory teaches of names while it is read: which words are written with a capital alone, which pass by their sound, and how they are then spelt. */
#ifndef DGM_CHECK_NAME_BOOK_H
#define DGM_CHECK_NAME_BOOK_H

#include "check/sounds.h"
#include "check/words.h"

typedef struct dgm__name_book dgm__name_book;

dgm_status dgm__name_book_new(dgm__name_book **out, dgm_error *err);
void dgm__name_book_free(dgm__name_book *book); /* NULL is fine */

/* Sides: 0 the source, 1 the target. */
void dgm__name_book_count_form(dgm__name_book *book, int side, const dgm__word *word, bool is_mid); /* is_mid: its capital is its own */
void dgm__name_book_count_stem(dgm__name_book *book, int side, uint64_t stem, bool has_answer);

typedef struct dgm__name_counts {
	unsigned lower, upper;  /* times the word stood with a small letter; with a capital that no beginning asks for */
	unsigned seen, answered; /* units in which its stem stood; in which the other side had a word of its sound */
} dgm__name_counts;

dgm__name_counts dgm__name_book_counts(const dgm__name_book *book, int side, uint64_t hash, uint64_t stem);

enum { DGM__NAME_SPELLINGS = 3, DGM__NAME_SHOWN = 48 };

/* One way to spell a name on the other side, endings aside. */
typedef struct dgm__name_spelling {
	uint64_t stem;               /* of the word as it stood last */
	uint16_t times, script;
	uint8_t n;                   /* letters */
	char letters[DGM__ROMAN_CAPACITY]; /* its sound as it stood first */
	char shown[DGM__NAME_SHOWN]; /* as it stood first, in the other language */
} dgm__name_spelling;

typedef struct dgm__name_spellings {
	uint64_t source; /* hash of the word */
	dgm__name_spelling items[DGM__NAME_SPELLINGS];
	size_t count;
} dgm__name_spellings;

/* The word of the source was answered by one of this stem and sound, written so. */
void dgm__name_book_spell(dgm__name_book *book, uint64_t source_hash, uint64_t stem, uint16_t script, const dgm__sound *sound, dgm_str written);

/* NULL: none known. */
const dgm__name_spellings *dgm__name_book_spellings(const dgm__name_book *book, uint64_t source_hash);

/* Is it the same word but for its ending (or, as articles and prepositions stand there, its beginning)? */
bool dgm__is_spelt_so(const dgm__name_spelling *spelling, dgm_str letters);

#endif
