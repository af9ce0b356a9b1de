/* What the words and letters of a text say about its language; for who asks often. */
#ifndef DGM_SEGMENT_GUESS_H
#define DGM_SEGMENT_GUESS_H

#include <unicode/uscript.h>

#include <dragoman/segment.h>

enum { DGM__GUESSED_LANGUAGES = 128, DGM__GUESSED_WORDS = 1 << 14 };

/* The function words of all languages that have data. Immutable: any number of threads may use it. */
typedef struct dgm__guesser dgm__guesser;

typedef struct dgm__guess {
	uint32_t letters[USCRIPT_CODE_LIMIT], all; /* by script; Han and Hangul count threefold, katakana as hiragana */
	double scores[DGM__GUESSED_LANGUAGES];     /* by index of the language: its function words; one of k languages counts 1 / k */
	uint32_t kinds[DGM__GUESSED_LANGUAGES];    /* how many different ones */
	uint32_t words;
	uint8_t seen[DGM__GUESSED_WORDS / 8];
} dgm__guess;

dgm_status dgm__guesser_new(dgm__guesser **out, dgm_error *err);
void dgm__guesser_free(dgm__guesser *guesser); /* NULL is fine */

/* Reads the first 64 KiB of text (well-formed UTF-8). */
void dgm__guesser_read(const dgm__guesser *guesser, dgm_str text, dgm__guess *guess);
/* The index of a language ("pt", not "pt-BR"); one that it does not know gets the number of languages. */
size_t dgm__guesser_index(const dgm__guesser *guesser, const char *language);
/* The index of the language with the highest score that is not 0, `but` aside; the number of languages: none. */
size_t dgm__guesser_best(const dgm__guesser *guesser, const dgm__guess *guess, size_t but);

#endif
