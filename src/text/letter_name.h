/*
 * Letters that ICU's transliterators leave, by the names that the Unicode Character Database gives them: "KHMER LETTER PO" is heard as "po", "CYRILLIC SMALL
 * LETTER EN WITH DESCENDER" stands for "CYRILLIC SMALL LETTER EN", "TIBETAN VOWEL SIGN U" takes the place of the vowel before it.
 */
#ifndef DGM_TEXT_LETTER_NAME_H
#define DGM_TEXT_LETTER_NAME_H

#include <stddef.h>

#include <unicode/utypes.h>

/* The letter that the name of c is built on: what stands before WITH, else the name without its last, its first words, or with a doubled consonant
 * once; 0 where no letter is called so. */
UChar32 dgm__letter_base(UChar32 c);

/*
 * Writes how text (n UTF-16 units; of ASCII the letters a-z alone count) is heard, letters a-z, at most capacity, to out; the rest is cut. Returns their
 * number. Consonants of a syllabic script keep the vowel of their name where no vowel sign, virama or subjoined letter follows.
 */
size_t dgm__letters_heard(const UChar *text, int32_t n, char *out, size_t capacity);

#endif
