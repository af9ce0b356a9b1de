/* The units of memories that have text in two languages, as two documents of as many sentences. */
#ifndef DGM_GATHERING_H
#define DGM_GATHERING_H

#include <dragoman/lexicon.h>
#include <dragoman/memory.h>

#include "align/store.h"
#include "base/buffer.h"
#include "base/seen.h"

typedef struct dgm__gathering {
	char languages[2][DGM_LANGUAGE_CAPACITY];
	uint32_t shard, shards;    /* only units whose texts are of this class, from 1; 0, 0: all */
	dgm__buffer texts[2];
	dgm_segments segments[2];
	float *p;                  /* of each sentence pair: how sure it is */
	size_t count, capacity;
	dgm__seen seen;
	dgm_lexicon *lexicon;      /* without words: bead types and lengths, summed up as they come */
	double lengths[2][DGM__MERGE_MAX]; /* of the last units of this article, a ring */
	dgm__digest article;       /* its name */
	size_t row;                /* units with both texts since its beginning */
	dgm_lexicon_learn_counts counts;
} dgm__gathering;

/* Zero-initialise; cleared by the caller after a failure too. Reads all of the memories. DGM_EFORMAT: no such unit in any of them. */
dgm_status dgm__gather(dgm__gathering *out, const char *const *paths, size_t count, const char *source_language, const char *target_language,
	const dgm_lexicon_learn_options *opt, dgm_error *err);
/* The document of one side, which takes its text over. Freed by the caller. */
dgm_status dgm__gathering_document(dgm_doc **out, dgm__gathering *gathering, int side, dgm_error *err);
void dgm__gathering_clear(dgm__gathering *gathering);

#endif
