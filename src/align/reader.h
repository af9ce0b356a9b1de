/* All that is counted of a sentence: its tokens, and the facts in it by value. */
#ifndef DGM_ALIGN_READER_H
#define DGM_ALIGN_READER_H

#include <dragoman/entity.h>
#include <dragoman/segment.h>

#include "align/token.h"
#include "base/arena.h"
#include "text/roman.h"

/* The reader of one language with its scratch; one thread at a time. */
typedef struct dgm__reader {
	dgm__tokeniser *tokeniser;
	const dgm_recogniser *recogniser;
	const dgm_segmenter *segmenter;
	dgm_recogniser *own_recogniser; /* NULL: these two are shared */
	dgm_segmenter *own_segmenter;
	dgm_segments segments;  /* scratch */
	uint32_t without;       /* kinds of anchors that are not looked for, bit by kind; 0 after init */
	dgm_entities entities;  /* of the sentence last read */
	dgm__token *items;
	size_t capacity;
	dgm__arena strings;
} dgm__reader;

/* Zero-initialise; language: canonical BCP 47 tag. dgm__reader_clear frees, after a failure too. */
dgm_status dgm__reader_init(dgm__reader *reader, const char *language, dgm_error *err);
/* A reader for another thread, which borrows from one of the same language what is dear to make. */
dgm_status dgm__reader_share(dgm__reader *reader, const dgm__reader *from, const char *language, dgm_error *err);
void dgm__reader_clear(dgm__reader *reader);

/*
 * The tokens of sentence, then its facts (kind DGM__TOKEN_FACT) with types that are the same in every language; a number that is a token already is not
 * repeated. They live until the next run.
 */
dgm_status dgm__reader_run(dgm__reader *reader, dgm_str sentence, const dgm__token **tokens, size_t *count, dgm_error *err);

/* The same; reader->entities then has the facts of all kinds, also of those that make no token. */
dgm_status dgm__reader_run_all(dgm__reader *reader, dgm_str sentence, const dgm__token **tokens, size_t *count, dgm_error *err);

/*
 * How many sentences the segmenter sees in what was given as one, at least 1; less 1 if the last of them goes on in `next`: that begins with a small letter, and
 * no mark that ends a sentence or a clause stands between.
 */
dgm_status dgm__reader_parts(dgm__reader *reader, dgm_str sentence, dgm_str next, uint32_t *parts, dgm_error *err);

/* What costs time to make; one thread at a time. */
typedef struct dgm__tools {
	dgm__reader readers[2];
	dgm__roman *roman;
} dgm__tools;

static inline bool dgm__reader_is_without(const dgm__reader *reader, size_t kind)
{
	return reader->without >> kind & 1;
}

#endif
