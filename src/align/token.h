/* What the lexicon counts: words cut to stems, single Han and kana characters, numbers by value, classes of punctuation. */
#ifndef DGM_ALIGN_TOKEN_H
#define DGM_ALIGN_TOKEN_H

#include <dragoman/text.h>

typedef enum dgm__token_kind {
	DGM__TOKEN_NUMBER,    /* digits; type "#value" */
	DGM__TOKEN_MARK,      /* punctuation; type is its class */
	DGM__TOKEN_CHARACTER, /* Han, Hiragana, a katakana run, a word of a script without spaces */
	DGM__TOKEN_WORD,
	DGM__TOKEN_FACT       /* a date, a place...; made by the reader */
} dgm__token_kind;

typedef struct dgm__token {
	uint32_t start_off, end_off; /* bytes of the sentence as written */
	uint8_t kind;                /* dgm__token_kind */
	dgm_str type;                /* what is counted */
	dgm_str word;                /* the whole word, folded, where it may have a cognate; else empty */
} dgm__token;

/* The tokeniser of one language with its scratch; one thread at a time. */
typedef struct dgm__tokeniser dgm__tokeniser;

/* language: canonical BCP 47 tag. Freed with dgm__tokeniser_free. */
dgm_status dgm__tokeniser_new(dgm__tokeniser **out, const char *language, dgm_error *err);
void dgm__tokeniser_free(dgm__tokeniser *tokeniser);

/* The tokens of sentence (well-formed UTF-8) in order; they and their strings live until the next run. Linear. */
dgm_status dgm__tokeniser_run(dgm__tokeniser *tokeniser, dgm_str sentence, const dgm__token **tokens, size_t *count, dgm_error *err);

/* 1 + code points that are no white space: the measure of length. */
double dgm__token_length(dgm_str sentence);

#endif
