/* What a check keeps for each language that it meets, made when first asked for. */
#ifndef DGM_CHECK_BY_LANGUAGE_H
#define DGM_CHECK_BY_LANGUAGE_H

#include <dragoman/language.h>

#include "base/strmap.h"

/* Zero-initialise; clear. */
typedef struct dgm__by_language {
	dgm__strmap tags; /* canonical tag -> index of items */
	void **items;
	size_t capacity;
} dgm__by_language;

typedef dgm_status dgm__make_fn(void **out, const char *tag, dgm_error *err);
typedef void dgm__free_fn(void *item);

/* *out: the language's item, borrowed until the clearing; make makes it, and gives NULL where it fails. */
dgm_status dgm__by_language_get(void **out, dgm__by_language *kept, const char *tag, dgm__make_fn *make, dgm__free_fn *free_item, dgm_error *err);
void dgm__by_language_clear(dgm__by_language *kept, dgm__free_fn *free_item);

#endif
