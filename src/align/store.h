/* The lexicon that is kept between runs: sums in fixed point, which add up to the same whatever their order. */
#ifndef DGM_ALIGN_STORE_H
#define DGM_ALIGN_STORE_H

#include <dragoman/lexicon.h>

#include "align/model.h"
#include "base/strmap.h"
#include "base/vector.h"

enum { DGM__STORE_DECIMALS = 4, DGM__STORE_DECIMALS_MAX = 9, DGM__STORE_TYPE_BYTES = 256, DGM__STORE_ROUNDS = 4 };

/* A fixed-point sum stays below; so do counts of words. */
#define DGM__STORE_MOST ((int64_t)1 << 56)

typedef struct dgm__stored {
	uint32_t e, f; /* indices of the types of the side that explains and of the other */
	int64_t n;     /* fixed point, > 0 */
} dgm__stored;

/* By e, f; for qsort. */
int dgm__stored_compare(const void *a, const void *b);

/* Weight, sum and sum of squares of a measure; fixed point. */
typedef struct dgm__moments {
	int64_t n, sum, square;
} dgm__moments;

/* Beads with a difference in parts, and as many as chance would have (parts.h). */
typedef struct dgm__stored_parts {
	int64_t seen, expected;
} dgm__stored_parts;

struct dgm_lexicon {
	char languages[2][DGM_LANGUAGE_CAPACITY];
	unsigned decimals;
	dgm__strmap types[2];   /* value: occurrences */
	uint64_t tokens[2];     /* their sum */
	dgm__vector counts[2];  /* of dgm__stored, by e, f; [1]: e is of the target */
	int64_t beads[DGM__MERGE_MAX + 1][DGM__MERGE_MAX + 1]; /* [a][b]: a source and b target sentences */
	dgm__moments length;    /* of ln(target / source) */
	dgm__moments windows[2][DGM__MERGE_MAX + 1]; /* of ln length of b neighbouring sentences of a side */
	dgm__stored_parts parts[DGM__PARTS_CLASSES][DGM__PARTS_BINS];
	/* between the rounds of learning from memories */
	unsigned rounds_left;   /* 0: finished; DGM__STORE_ROUNDS: a vocabulary, without counts */
	dgm__vector anchors;    /* of dgm__stored, by e (source), f: cognates, n their confidence */
};

dgm_status dgm__store_new(dgm_lexicon **out, const char *source_language, const char *target_language, unsigned decimals, dgm_error *err);

/* That of a class of bead types and a bin; turned: as seen from the target. */
const dgm__stored_parts *dgm__store_parts(const dgm_lexicon *lexicon, size_t class, size_t bin, bool turned);

/* 10^decimals. */
double dgm__store_unit(const dgm_lexicon *lexicon);
int64_t dgm__store_fixed(const dgm_lexicon *lexicon, double value);

/* Adds occurrences of a type; *id is its index. DGM_ELIMIT: beyond the bounds. */
dgm_status dgm__store_type(dgm_lexicon *lexicon, int side, dgm_str type, uint64_t n, uint32_t *id, dgm_error *err);
/* Can a line of the file hold the type? Others are not kept. */
bool dgm__store_holds(dgm_str type);
/* Appends to one of the lexicon's lists of pairs. */
bool dgm__store_pair(dgm__vector *list, uint32_t e, uint32_t f, int64_t n);
/* Puts the pairs in order and adds up those that came twice (of anchors the surer stays). Call after the last dgm__store_pair. */
dgm_status dgm__store_order(dgm_lexicon *lexicon, dgm_error *err);
/* dgm_lexicon_add without the order. */
dgm_status dgm__store_join(dgm_lexicon *into, const dgm_lexicon *from, dgm_error *err);
bool dgm__store_add(int64_t *sum, int64_t n);

/* Is it for these languages (a language and its script; region aside)? *turned: the other way round. */
bool dgm__store_fits(const dgm_lexicon *lexicon, const char *source_language, const char *target_language, bool *turned);

/* Are the types in the order of their bytes, as those of a file that was written are? Then their indices are the same in every process. */
bool dgm__store_is_ordered(const dgm_lexicon *lexicon);
/* Of all that bears on counts: 32 hexadecimal digits and the end. */
void dgm__store_digest(char out[33], const dgm_lexicon *lexicon);

/* How texts are cut into types, for the header: a lexicon of other settings cannot be used. */
#define DGM__STORE_TOKENS "stem 5, syllables 2, katakana 9, facts 1"

#endif
