/* Learning from sentence pairs that are known to answer each other, as memories hold them, in rounds whose counts can be taken apart and added up. */
#ifndef DGM_ALIGN_COURSE_H
#define DGM_ALIGN_COURSE_H

#include "align/expect.h"
#include "align/reader.h"
#include "align/seed.h"
#include "align/store.h"

typedef struct dgm__course {
	dgm__tools tools;
	dgm__seed seed;
	dgm__side sides[2];
	dgm__lexicon lexicons[2];
	dgm__chunk *chunks;
	size_t chunk_count;
	unsigned threads;
} dgm__course;

/* Reads two documents whose k-th sentences answer each other, p[k] > 0 is how sure that is. Zero-initialise; cleared by the caller after a failure too. */
dgm_status dgm__course_read(dgm__course *course, const dgm_doc *source, const dgm_doc *target, const float *p, unsigned threads, dgm_error *err);
void dgm__course_clear(dgm__course *course);

/* Puts the texts' words and cognates to a lexicon that has none yet; it has all rounds left then. */
dgm_status dgm__course_vocabulary(dgm_lexicon *to, dgm__course *course, dgm_error *err);

/*
 * Takes the words' numbers and what is known of them from a lexicon with rounds left. Once a course. DGM_EARG: a word is not in it; its words are not in the order
 * of their bytes.
 */
dgm_status dgm__course_open(dgm__course *course, const dgm_lexicon *lexicon, dgm_error *err);
/* Takes the counts of the same lexicon a round later. */
dgm_status dgm__course_renew(dgm__course *course, const dgm_lexicon *lexicon, dgm_error *err);

/* Passes the counts of one round that are above `least` units, source words' rows first; unit: that of the lexicon. */
dgm_status dgm__course_count(dgm__course *course, double unit, int64_t least, dgm__count_row_fn *fn, void *arg, dgm_error *err);

#endif
