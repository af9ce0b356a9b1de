/* Open addressing with linear probing, at most two thirds full. */
#include "base/strmap.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

/* FNV-1a (Fowler, Noll, Vo) with a final mix. */
uint64_t dgm__hash(const char *p, size_t n)
{
	uint64_t h = 1469598103934665603u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)p[i]) * 1099511628211u;
	h ^= h >> 32;
	return h * 0x9E3779B97F4A7C15u ^ h >> 29;
}

/* For this process's memory alone, as it goes by the order of bytes in a word: eight bytes a step, multiplied and folded. */
static uint64_t hash_of(const char *p, size_t n)
{
	uint64_t h = n * 0x9E3779B97F4A7C15u, word;

	for (; n >= sizeof word; p += sizeof word, n -= sizeof word) {
		memcpy(&word, p, sizeof word);
		h = (h ^ word) * 0xD6E8FEB86659FD93u;
		h ^= h >> 32;
	}
	if (n) {
		word = 0;
		memcpy(&word, p, n);
		h = (h ^ word) * 0xD6E8FEB86659FD93u;
		h ^= h >> 32;
	}
	return h * 0x9E3779B97F4A7C15u ^ h >> 29;
}

static size_t slot_of(const dgm__strmap *map, uint64_t hash, const char *key, size_t n)
{
	size_t slot = (size_t)hash & (map->slot_count - 1);

	while (map->slots[slot]) {
		const dgm__strmap_entry *e = &map->entries[map->slots[slot] - 1];

		if (e->hash == hash && e->key.n == n && !memcmp(e->key.p, key, n))
			break;
		slot = (slot + 1) & (map->slot_count - 1);
	}
	return slot;
}

static int rehash(dgm__strmap *map, size_t wanted)
{
	uint32_t *slots = dgm__calloc(wanted, sizeof *slots);

	if (!slots)
		return 0;
	dgm__free(map->slots);
	map->slots = slots;
	map->slot_count = wanted;
	for (size_t i = 0; i < map->count; i++) {
		size_t slot = (size_t)map->entries[i].hash & (wanted - 1);

		while (slots[slot])
			slot = (slot + 1) & (wanted - 1);
		slots[slot] = (uint32_t)(i + 1);
	}
	return 1;
}

int dgm__strmap_reserve(dgm__strmap *map, size_t count)
{
	size_t wanted = map->slot_count ? map->slot_count : 16;

	while (count > wanted / 3 * 2)
		wanted *= 2;
	return wanted == map->slot_count || rehash(map, wanted);
}

dgm__strmap_entry dgm__strmap_asked(const char *key, size_t n)
{
	return (dgm__strmap_entry){ { key, n }, hash_of(key, n), 0 };
}

dgm__strmap_entry *dgm__strmap_find(const dgm__strmap *map, const char *key, size_t n)
{
	dgm__strmap_entry asked = { { key, n }, map->count ? hash_of(key, n) : 0, 0 };

	return dgm__strmap_find_as(map, &asked);
}

dgm__strmap_entry *dgm__strmap_find_as(const dgm__strmap *map, const dgm__strmap_entry *other)
{
	size_t slot;

	if (!map->count)
		return NULL;
	slot = slot_of(map, other->hash, other->key.p, other->key.n);
	return map->slots[slot] ? &map->entries[map->slots[slot] - 1] : NULL;
}

/* Finds or adds; hash: of the key. */
static dgm__strmap_entry *put(dgm__strmap *map, uint64_t hash, const char *key, size_t n, uint64_t value, int *is_new)
{
	dgm__strmap_entry *entries;
	size_t slot;
	char *copy;

	if (is_new)
		*is_new = 0;
	if ((map->count + 1) * 3 > map->slot_count * 2 && !rehash(map, map->slot_count ? map->slot_count * 2 : 16))
		return NULL;
	slot = slot_of(map, hash, key, n);
	if (map->slots[slot])
		return &map->entries[map->slots[slot] - 1];
	if (map->count >= UINT32_MAX - 1)
		return NULL;
	entries = dgm__grow(map->entries, &map->capacity, map->count + 1, sizeof *entries);
	if (!entries)
		return NULL;
	map->entries = entries;
	copy = dgm__arena_copy(&map->keys, key, n);
	if (!copy)
		return NULL;
	entries[map->count] = (dgm__strmap_entry){ { copy, n }, hash, value };
	map->slots[slot] = (uint32_t)++map->count;
	if (is_new)
		*is_new = 1;
	return &entries[map->count - 1];
}

dgm__strmap_entry *dgm__strmap_put(dgm__strmap *map, const char *key, size_t n, uint64_t value, int *is_new)
{
	return put(map, hash_of(key, n), key, n, value, is_new);
}

dgm__strmap_entry *dgm__strmap_put_as(dgm__strmap *map, const dgm__strmap_entry *other, uint64_t value)
{
	return put(map, other->hash, other->key.p, other->key.n, value, NULL);
}

void dgm__strmap_clear(dgm__strmap *map)
{
	dgm__free(map->entries);
	dgm__free(map->slots);
	dgm__arena_clear(&map->keys);
	memset(map, 0, sizeof *map);
}

/* What a sort of indices compares by; qsort_r is not in C11. */
typedef struct keyed {
	dgm_str key;
	uint32_t index;
} keyed;

static int by_key(const void *a, const void *b)
{
	const keyed *x = a, *y = b;

	return dgm__str_order(x->key, y->key);
}

uint32_t *dgm__strmap_order(const dgm__strmap *map)
{
	keyed *keys = dgm__malloc(map->count * sizeof *keys);
	uint32_t *order = dgm__malloc(map->count * sizeof *order);

	for (size_t k = 0; k < map->count && keys; k++)
		keys[k] = (keyed){ map->entries[k].key, (uint32_t)k };
	if (map->count && keys)
		qsort(keys, map->count, sizeof *keys, by_key);
	for (size_t k = 0; k < map->count && keys && order; k++)
		order[k] = keys[k].index;
	if (!keys) {
		dgm__free(order);
		order = NULL;
	}
	dgm__free(keys);
	return order;
}
