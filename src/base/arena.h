/* Many small things that die together. */
#ifndef DGM_BASE_ARENA_H
#define DGM_BASE_ARENA_H

#include <dragoman/text.h>

typedef struct dgm__arena {
	struct dgm__arena_block *blocks; /* newest first; private */
} dgm__arena;

/* n bytes aligned for any object, valid until clear or reset; NULL on failure. Zero-initialise the arena. */
void *dgm__arena_alloc(dgm__arena *arena, size_t n);
/* The same without alignment, for strings. */
char *dgm__arena_bytes(dgm__arena *arena, size_t n);
/* Copies n bytes and ends them with NUL; NULL on failure. */
char *dgm__arena_copy(dgm__arena *arena, const char *s, size_t n);
/* Empties the arena but keeps its largest block for reuse. */
void dgm__arena_reset(dgm__arena *arena);
/* Frees everything; the arena may be used again. */
void dgm__arena_clear(dgm__arena *arena);

#endif
