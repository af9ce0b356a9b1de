/* Strings to numbers: open addressing, keys copied into the map's arena, insertion order kept. */
#ifndef DGM_BASE_STRMAP_H
#define DGM_BASE_STRMAP_H

#include "base/arena.h"

typedef struct dgm__strmap_entry {
	dgm_str key;    /* borrowed from the map */
	uint64_t hash;
	uint64_t value;
} dgm__strmap_entry;

/* Zero-initialise. entries[0..count) are in order of insertion. */
typedef struct dgm__strmap {
	dgm__strmap_entry *entries;
	size_t count, capacity;
	uint32_t *slots; /* private: entry index + 1 */
	size_t slot_count;
	dgm__arena keys;
} dgm__strmap;

/* The same on every machine; not what the map itself goes by. */
uint64_t dgm__hash(const char *p, size_t n);

/* Makes room for so many entries in all. 0: out of memory. */
int dgm__strmap_reserve(dgm__strmap *map, size_t count);

/* The entry of key, or NULL; borrowed until the next put. */
dgm__strmap_entry *dgm__strmap_find(const dgm__strmap *map, const char *key, size_t n);
/* The entry of key, made with this value where it is new; NULL: out of memory. *is_new may be NULL. */
dgm__strmap_entry *dgm__strmap_put(dgm__strmap *map, const char *key, size_t n, uint64_t value, int *is_new);
/* A key with its hash, for looking it up more than once. */
dgm__strmap_entry dgm__strmap_asked(const char *key, size_t n);
/* The same with the key and the hash of another map's entry, or of one that was asked for. */
dgm__strmap_entry *dgm__strmap_find_as(const dgm__strmap *map, const dgm__strmap_entry *other);
dgm__strmap_entry *dgm__strmap_put_as(dgm__strmap *map, const dgm__strmap_entry *other, uint64_t value);
/* The indices of the entries in the order of their keys' bytes, a prefix first; freed with dgm__free. NULL: out of memory. */
uint32_t *dgm__strmap_order(const dgm__strmap *map);
void dgm__strmap_clear(dgm__strmap *map); /* frees; may be used again */

#endif
