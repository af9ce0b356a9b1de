/* A bump allocator in blocks that double up to 1 MiB. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

struct dgm__arena_block {
	struct dgm__arena_block *next;
	size_t used, size;
	max_align_t data[];
};

static struct dgm__arena_block *add_block(dgm__arena *arena, size_t n)
{
	size_t size = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
	struct dgm__arena_block *block;

	if (size > LARGEST_BLOCK)
		size = LARGEST_BLOCK;
	if (size < n)
		size = n;
	if (size > SIZE_MAX - sizeof *block)
		return NULL;
	block = dgm__malloc(sizeof *block + size);
	if (!block)
		return NULL;
	block->next = arena->blocks;
	block->used = 0;
	block->size = size;
	arena->blocks = block;
	return block;
}

static void *take(dgm__arena *arena, size_t n, size_t alignment)
{
	struct dgm__arena_block *block = arena->blocks;
	size_t at = block ? (block->used + alignment - 1) & ~(alignment - 1) : 0;

	if (!block || at > block->size || n > block->size - at) {
		block = add_block(arena, n);
		if (!block)
			return NULL;
		at = 0;
	}
	block->used = at + n;
	return (char *)block->data + at;
}

void *dgm__arena_alloc(dgm__arena *arena, size_t n)
{
	return take(arena, n ? n : 1, alignof(max_align_t));
}

char *dgm__arena_bytes(dgm__arena *arena, size_t n)
{
	return take(arena, n ? n : 1, 1);
}

char *dgm__arena_copy(dgm__arena *arena, const char *s, size_t n)
{
	char *copy = n < SIZE_MAX ? dgm__arena_bytes(arena, n + 1) : NULL;

	if (!copy)
		return NULL;
	if (n)
		memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

void dgm__arena_reset(dgm__arena *arena)
{
	struct dgm__arena_block *kept = NULL, *block = arena->blocks;

	while (block) {
		struct dgm__arena_block *next = block->next;

		if (!kept || block->size > kept->size) {
			dgm__free(kept);
			kept = block;
		} else {
			dgm__free(block);
		}
		block = next;
	}
	if (kept) {
		kept->next = NULL;
		kept->used = 0;
	}
	arena->blocks = kept;
}

void dgm__arena_clear(dgm__arena *arena)
{
	struct dgm__arena_block *block = arena->blocks;

	while (block) {
		struct dgm__arena_block *next = block->next;

		dgm__free(block);
		block = next;
	}
	arena->blocks = NULL;
}
