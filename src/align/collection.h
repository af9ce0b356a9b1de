/* Document pairs that are learned from together: their sides, lexicon, model and chunks, and the rounds over them. */
#ifndef DGM_ALIGN_COLLECTION_H
#define DGM_ALIGN_COLLECTION_H

#include "align/anchor.h"
#include "align/chunk.h"
#include "align/known.h"
#include "align/lexicon.h"
#include "align/parts.h"
#include "align/seed.h"
#include "align/side.h"
#include "align/wordbook.h"

typedef struct dgm__document_pair {
	const dgm_doc *docs[2]; /* borrowed */
	size_t first[2];        /* sentences before it in the collection */
	dgm__vector path;       /* of dgm_bead, indices in the documents, confidence the raw posterior; after the last pass */
	double total;           /* of its chunks */
	double part_total;      /* without the tail that one side may lack, and the sentences that it is of */
	size_t part_sentences, whole_sentences;
} dgm__document_pair;

typedef struct dgm__collection {
	dgm__side sides[2];
	dgm__lexicon lexicons[2];
	dgm__model model;
	dgm__parts parts;
	dgm__parts_sums parts_seen, parts_known; /* of the beads of the texts, and of the lexicon */
	dgm__rows counts[2]; /* learned in the last round, after the discount */
	dgm__sums sums;      /* of the last round, of these texts alone */
	dgm__sums known;     /* from the lexicon given */
	dgm__document_pair *pairs;
	size_t pair_count;
	dgm__chunk *chunks;   /* in order of pairs, then of place */
	size_t chunk_count;
} dgm__collection;

typedef struct dgm__collection_options {
	const char *languages[2];
	uint32_t max_merge;
	unsigned threads, rounds;
	bool moves;             /* look for blocks that stand elsewhere on the other side */
	const dgm__seed *seed;
	const dgm__wordbook *wordbook; /* NULL: no dictionary */
	const struct dgm__vectors *vectors; /* of the only pair; NULL: none */
	const struct dgm__support *support; /* NULL: none */
	dgm__known known;
} dgm__collection_options;

/* Zero-initialise *c. docs[k] are the two documents of pair k. Aligns them: afterwards each chunk has its path. */
dgm_status dgm__collection_run(dgm__collection *c, const dgm_doc *const (*docs)[2], size_t count, dgm__tools *tools,
	const dgm__collection_options *opt, dgm_error *err);
/* What the run taught, as a lexicon to keep; *out is freed by the caller. */
dgm_status dgm__collection_keep(dgm_lexicon **out, const dgm__collection *c, unsigned decimals, dgm_error *err);
/* Adds the logarithms of the lengths of all windows of b sentences among count of a side from `first` on. */
void dgm__windows_measure(dgm__measure *to, const dgm__side *side, size_t b, size_t first, size_t count);
void dgm__collection_clear(dgm__collection *c);

#endif
