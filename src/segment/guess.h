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
	uint32_t hits[DGM__GUESSED_LANGUAGES];     /* its function words, each counted in full */
	uint32_t apart[DGM__GUESSED_LANGUAGES], kinds_apart[DGM__GUESSED_LANGUAGES]; /* those that the language it is held against has not; how many different ones */
	uint32_t words;
	uint8_t seen[DGM__GUESSED_WORDS / 8];
} dgm__guess;

dgm_status dgm__guesser_new(dgm__guesser **out, dgm_error *err);
void dgm__guesser_free(dgm__guesser *guesser); /* NULL is fine */

/* Reads the first 64 KiB of text (well-formed UTF-8). against: index of the language whose words are set apart; one that is not known: none. */
void dgm__guesser_read(const dgm__guesser *guesser, dgm_str text, size_t against, dgm__guess *guess);
/* The index of a language ("pt", not "pt-BR"); one that it does not know gets the number of languages. */
size_t dgm__guesser_index(const dgm__guesser *guesser, const char *language);
/* The language of an index; static. */
const char *dgm__guesser_language(const dgm__guesser *guesser, size_t index);
/* Does the language have the words met anywhere in a sentence, not only those that open one? */
bool dgm__guesser_is_rich(const dgm__guesser *guesser, size_t language);
/* The index of the language with the highest score that is not 0, `but` aside; the number of languages: none. */
size_t dgm__guesser_best(const dgm__guesser *guesser, const dgm__guess *guess, size_t but);

#endif
