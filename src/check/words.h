/* The words of a text with what checks ask of them, found in one pass. */
#ifndef DGM_CHECK_WORDS_H
#define DGM_CHECK_WORDS_H

#include <dragoman/text.h>

typedef struct dgm__word {
	uint64_t stem;               /* hash of its first letters only: endings do not matter */
	uint64_t hash;               /* of the folded characters: two words are taken to be the same when it is */
	uint32_t start_off, end_off; /* bytes */
	uint16_t script;             /* UScriptCode of its first letter */
	uint8_t letters;             /* at most 255 */
	bool begins_upper, begins_lower;
	bool all_upper;              /* every letter is upper case: "CNN", "A" */
	bool is_glued;               /* part of an address, a path or the like: a mark of such joins it to its neighbour */
	bool is_number;              /* digits only */
	bool is_character;           /* one character of a script without spaces */
	bool follows;                /* only white space stands between it and the word before */
} dgm__word;

/* Zero-initialise; reuse; clear. */
typedef struct dgm__words {
	dgm__word *items;
	size_t count, capacity;
} dgm__words;

dgm_status dgm__words_find(dgm__words *words, dgm_str text, dgm_error *err);
void dgm__words_clear(dgm__words *words);

/* The same words, one after the other. */
bool dgm__words_equal(const dgm__words *a, const dgm__words *b);

#endif
