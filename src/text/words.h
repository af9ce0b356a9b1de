/* Words as ICU's word boundaries see them (UAX 29, with dictionaries for Thai, Lao, Khmer, Burmese, Chinese and Japanese). */
#ifndef DGM_TEXT_WORDS_H
#define DGM_TEXT_WORDS_H

#include <dragoman/language.h>

/* Break iterators by language, opened when first asked for. */
typedef struct dgm__words dgm__words;

dgm_status dgm__words_new(dgm__words **out, dgm_error *err);
void dgm__words_free(dgm__words *words); /* NULL is fine */

/*
 * Begins a walk over the words of text, which is borrowed until it ends; dgm__words_next gives the byte range of the next one, false: no more. language as below.
 */
dgm_status dgm__words_begin(dgm__words *words, const char *language, dgm_str text, dgm_error *err);
bool dgm__words_next(dgm__words *words, size_t *start_off, size_t *end_off);

/*
 * Counts the words of text (well-formed UTF-8) in language (a canonical tag): stretches between boundaries that hold a letter, figure,
 * kana or ideograph.
 */
dgm_status dgm__words_count(dgm__words *words, const char *language, dgm_str text, uint64_t *count, dgm_error *err);

#endif
