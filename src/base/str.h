/* Strings that are not terminated, compared and made. */
#ifndef DGM_BASE_STR_H
#define DGM_BASE_STR_H

#include <string.h>

#include <dragoman/text.h>

/* A view of a terminated string; NULL is fine. */
static inline dgm_str dgm__str(const char *s)
{
	return (dgm_str){ s, s ? strlen(s) : 0 };
}

static inline bool dgm__str_same(dgm_str a, dgm_str b)
{
	return a.n == b.n && (!a.n || !memcmp(a.p, b.p, a.n));
}

/* By their bytes, a prefix first: below, at or above 0. */
static inline int dgm__str_order(dgm_str a, dgm_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

static inline bool dgm__str_is(dgm_str s, const char *word)
{
	return dgm__str_same(s, dgm__str(word));
}

#endif
