/* Language tags: BCP 47 (RFC 5646), read and made canonical by ICU. */
#ifndef DRAGOMAN_LANGUAGE_H
#define DRAGOMAN_LANGUAGE_H

#include <dragoman/text.h>

#define DGM_LANGUAGE_CAPACITY 64 /* bytes of a tag with its terminator; longer ones are refused */

/*
 * Strict form, for what a person typed: out becomes the canonical tag ("EN-us" -> "en-US").
 * DGM_EARG: not a BCP 47 tag; the message names the nearest good one.
 */
DGM_API dgm_status dgm_language_canonical(char out[DGM_LANGUAGE_CAPACITY], const char *tag, dgm_error *err);

/*
 * Lenient form, for tags inside files: underscores, old codes and odd case are mended ("en_US" -> "en-US",
 * "iw" -> "he", "SR-LATN" -> "sr-Latn"). tag need not be terminated. false: no language can be read from it.
 */
DGM_API bool dgm_language_mend(char out[DGM_LANGUAGE_CAPACITY], dgm_str tag);

/* Both are canonical tags; true when they name one language in one script ("en" and "en-GB"; not "sr" and "sr-Latn"). */
DGM_API bool dgm_language_matches(const char *a, const char *b);

/* Does CLDR know the language part of this canonical tag? */
DGM_API bool dgm_language_is_known(const char *tag);

/* What stands between two sentences of a paragraph: " ", or "" for scripts written without spaces (Han, kana). */
DGM_API const char *dgm_language_joiner(const char *tag);

/* Is the language's script written from right to left? */
DGM_API bool dgm_language_is_rtl(const char *tag);

#endif
