/*
 * Words of plain texts: those whose characters' property Word_Break alone says where words end (UAX 29, rules WB5 to WB13). What needs more (joiners, marks that
 * combine, Hebrew, scripts divided by dictionaries, characters that languages take otherwise) is not plain and left to ICU's break iterator.
 */
#ifndef DGM_TEXT_PLAIN_WORDS_H
#define DGM_TEXT_PLAIN_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unicode/ubrk.h>

#include <dragoman/text.h>

/* What is known of the characters met so far. */
typedef struct dgm__plain_words {
	UBreakIterator *judge;
	uint8_t classes[0x10000];
} dgm__plain_words;

/* judge: whose words they are to be; borrowed, and used when a character is met for the first time. */
void dgm__plain_words_init(dgm__plain_words *words, UBreakIterator *judge);

/* Is text (well-formed UTF-8) plain? */
bool dgm__plain_words_fit(dgm__plain_words *words, dgm_str text);
/* The next word of a plain text from *at on, which moves behind it; false: no more. */
bool dgm__plain_words_next(dgm__plain_words *words, dgm_str text, size_t *at, size_t *start_off, size_t *end_off);

#endif
