/* Allocation with overflow checks, and failure on demand in the test build. */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifdef DGM_TESTING
#include <stdatomic.h>

static atomic_long allowed = -1;
static atomic_long made;

long dgm__mem_fail_after(long count)
{
	atomic_store(&allowed, count);
	return atomic_exchange(&made, 0);
}

static int may_allocate(void)
{
	long left = atomic_load(&allowed);

	atomic_fetch_add(&made, 1);
	if (left < 0)
		return 1;
	if (left == 0)
		return 0;
	atomic_fetch_sub(&allowed, 1);
	return 1;
}
#else
#define may_allocate() 1
#endif

void *dgm__malloc(size_t n)
{
	return may_allocate() ? malloc(n ? n : 1) : NULL;
}

void *dgm__calloc(size_t count, size_t size)
{
	return may_allocate() ? calloc(count ? count : 1, size ? size : 1) : NULL;
}

void *dgm__realloc(void *p, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return NULL;
	return may_allocate() ? realloc(p, count && size ? count * size : 1) : NULL;
}

void dgm__free(void *p)
{
	free(p);
}

char *dgm__strndup(const char *s, size_t n)
{
	char *copy = n < SIZE_MAX ? dgm__malloc(n + 1) : NULL;

	if (!copy)
		return NULL;
	if (n)
		memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

char *dgm__strdup(const char *s)
{
	return dgm__strndup(s, strlen(s));
}

void *dgm__grow(void *items, size_t *capacity, size_t need, size_t item_size)
{
	size_t wanted = *capacity;
	void *moved;

	if (need <= *capacity && items)
		return items;
	wanted = wanted > SIZE_MAX / 2 ? need : wanted * 2;
	if (wanted < need)
		wanted = need;
	if (wanted < 8)
		wanted = 8;
	moved = dgm__realloc(items, wanted, item_size);
	if (moved)
		*capacity = wanted;
	return moved;
}
