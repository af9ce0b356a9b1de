/* A stretch of one document pair that is aligned by itself, and what an alignment of it yields. */
#ifndef DGM_ALIGN_CHUNK_H
#define DGM_ALIGN_CHUNK_H

#include <dragoman/align.h>

#include "align/model.h"
#include "base/vector.h"

/* A bead with a posterior worth learning from. */
typedef struct dgm__post {
	uint32_t first[2];  /* sentences of source and target side, counted over the collection */
	uint8_t count[2];
	float p;
	size_t weights[2];  /* where its weights begin in the chunk's; [d] are of the words of side 1 - d */
} dgm__post;

typedef struct dgm__chunk {
	uint32_t pair;               /* index of the document pair */
	size_t first[2], count[2];   /* sentences, counted over the collection */
	dgm__vector posts;           /* of dgm__post, by place */
	float *weights[2];
	size_t weights_capacity[2], weight_count[2];
	/* sums of posteriors: by bead type, and of the log ratio of lengths over two-sided beads */
	double beads[DGM__BEAD_TYPES_MAX], ratio_weight, ratio, ratio_square;
	double parts[DGM__BEAD_TYPES_MAX][DGM__PARTS_BINS]; /* the same by difference in parts */
	double total;                /* ln of how much more probable the texts are as translations than by themselves */
	double part_total;           /* the same up to where one side has ended, there where it is most a sentence: what follows on the other may be a tail cut off */
	size_t part_sentences;       /* up to there, of both sides */
	/* the last pass */
	dgm__vector path;            /* of dgm_bead, indices counted over the collection */
} dgm__chunk;

void dgm__chunk_init(dgm__chunk *chunk, uint32_t pair, const size_t first[2], const size_t count[2]);
void dgm__chunk_clear(dgm__chunk *chunk);

#endif
