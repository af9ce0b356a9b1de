/*
 * Dictionaries as the aligner counts them: every entry's words as types, then for the texts at hand IBM Model 1 over the entries that touch them. Weight
 * and method were measured: doc/alignment.md.
 */
#ifndef DGM_ALIGN_WORDBOOK_H
#define DGM_ALIGN_WORDBOOK_H

#include <dragoman/dictionary.h>

#include "align/ibm1.h"
#include "align/side.h"
#include "align/token.h"

typedef struct dgm__wordbook {
	dgm__strmap types[2];
	dgm__phrase_rows rows;
	size_t reversed;       /* dictionaries whose sides were exchanged */
} dgm__wordbook;

/* The words of the texts, or enough of them to see which side of a dictionary is whose. */
typedef struct dgm__sample {
	dgm__strmap words[2];
} dgm__sample;

/* Zero-initialise *out; sample: of both sides. Cleared by the caller, after a failure too. */
dgm_status dgm__wordbook_make(dgm__wordbook *out, const dgm_dictionary *const *dictionaries, size_t count, dgm__tokeniser *const tokenisers[2],
	const dgm__sample *sample, dgm_error *err);
void dgm__wordbook_clear(dgm__wordbook *wordbook);

/* Puts the types of a sentence into the sample. */
dgm_status dgm__sample_add(dgm__sample *sample, int side, dgm__tokeniser *tokeniser, dgm_str sentence, dgm_error *err);
void dgm__sample_clear(dgm__sample *sample);

/* Appends what the dictionaries say about words that occur on both sides, as counts for one direction. out: of dgm__pair. */
dgm_status dgm__wordbook_pairs(dgm__vector *out, const dgm__wordbook *wordbook, int direction, const dgm__side *sides, dgm_error *err);

#endif
