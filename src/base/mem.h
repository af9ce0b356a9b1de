/* All allocation of the library goes through here, so that tests can make the n-th one fail. */
#ifndef DGM_BASE_MEM_H
#define DGM_BASE_MEM_H

#include <stddef.h>

/* NULL on failure or when the size overflows. Zero bytes give a valid pointer. */
void *dgm__malloc(size_t n);
void *dgm__calloc(size_t count, size_t size); /* zeroed */
void *dgm__realloc(void *p, size_t count, size_t size); /* p stays valid when NULL comes back */
void dgm__free(void *p);
char *dgm__strdup(const char *s);
char *dgm__strndup(const char *s, size_t n); /* terminated copy of n bytes */

/*
 * Makes room for need items of item_size bytes in an array with *capacity: returns the array (moved or not) and updates
 * *capacity, or NULL with everything as it was. Growth is geometric.
 */
void *dgm__grow(void *items, size_t *capacity, size_t need, size_t item_size);

#ifdef DGM_TESTING
/* Lets `count` more allocations succeed, then fails every one; negative: never fail. Returns the allocations made since the last call. */
long dgm__mem_fail_after(long count);
#endif

#endif
