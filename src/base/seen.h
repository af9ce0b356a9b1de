/*
 * Has this been seen before? A set of 128-bit hashes of bounded size. Past the bound it keeps a sample, chosen by the hashes themselves, so that
 * every member of a sampled class is in it and counts can be scaled up (distinct sampling: Gibbons 2001).
 */
#ifndef DGM_BASE_SEEN_H
#define DGM_BASE_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct dgm__digest {
	uint64_t a, b;
} dgm__digest;

/* Zero-initialise, then set largest. */
typedef struct dgm__seen {
	dgm__digest *slots;
	size_t slot_count, used;
	size_t largest;   /* slots allowed, a power of two of at least 16 */
	unsigned level;   /* only hashes whose lowest `level` bits are 0 are kept; 0: all */
	uint64_t repeats; /* how often a kept hash came again */
} dgm__seen;

/* Continue a digest by more bytes; start from {0, 0}. Byte order does not matter to the result's use, only within one run. */
dgm__digest dgm__digest_add(dgm__digest digest, const char *p, size_t n);

/* Puts digest in; *again: it was there. An unsampled one counts as new. false: out of memory. */
bool dgm__seen_put(dgm__seen *seen, dgm__digest digest, bool *again);
/* Is digest in? */
bool dgm__seen_has(const dgm__seen *seen, dgm__digest digest);
/* All repeats, scaled up from the sample; exact while level is 0. */
uint64_t dgm__seen_repeats(const dgm__seen *seen);
void dgm__seen_clear(dgm__seen *seen);

#endif
