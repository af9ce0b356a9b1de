/* What an article can be found by, whatever its language: figures, dates and other facts by value, words as written, names by sound. */
#ifndef DGM_PAIR_FEATURES_H
#define DGM_PAIR_FEATURES_H

#include <dragoman/document.h>

#include "align/reader.h"
#include "base/vector.h"
#include "text/roman.h"

#define DGM__NO_DAY INT32_MIN

typedef struct dgm__features {
	uint64_t *items; /* hashes, sorted, each once; freed with dgm__free */
	uint32_t count;
	int32_t day;     /* of the article's date, from 1 January 1970; DGM__NO_DAY: not said */
} dgm__features;

/* reader: of the document's language. scratch: of uint64_t, reused. */
dgm_status dgm__features_read(dgm__features *out, const dgm_doc *doc, dgm__reader *reader, dgm__roman *roman, dgm__vector *scratch, dgm_error *err);

/* The order of hashes, for qsort and bsearch. */
int dgm__feature_order(const void *a, const void *b);
/* Sorts and keeps each once; returns how many. */
size_t dgm__features_distinct(uint64_t *items, size_t count);

/* The day of "2025-06-02...", "20250602..." and the like; DGM__NO_DAY where text is no such date. */
int32_t dgm__day_of(dgm_str text);

#endif
