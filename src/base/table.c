/* Linear probing, page by page; of a table on disk one page is in memory. */
#include "base/table.h"

#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/scratch.h"
#include "base/status.h"

enum { PAGE_BITS = 5, PAGE_CELLS = 1 << PAGE_BITS, FIRST_BITS = 10 };

/* An all-zero digest is an empty cell. */
typedef struct cell {
	dgm__digest digest;
	dgm__table_value value;
} cell;

/* 2^bits cells, in memory or in a file. */
typedef struct store {
	unsigned bits;
	cell *cells;           /* NULL: on disk */
	int fd;                /* -1: in memory */
	cell page[PAGE_CELLS]; /* of the file */
	uint64_t page_number;
	bool is_loaded, is_dirty;
} store;

struct dgm__table {
	size_t memory;
	uint64_t count;
	store store;
};

static dgm_status store_open(store *s, unsigned bits, size_t memory, dgm_error *err)
{
	size_t bytes = sizeof(cell) << bits;

	*s = (store){ .bits = bits, .fd = -1 };
	if (bytes > memory)
		return dgm__scratch_open(&s->fd, err);
	s->cells = dgm__calloc((size_t)1 << bits, sizeof(cell));
	return s->cells ? DGM_OK : dgm__out_of_memory(err);
}

static void store_close(store *s)
{
	dgm__free(s->cells);
	if (s->fd >= 0)
		close(s->fd);
}

/* What was never written reads as zeros: empty cells. */
static dgm_status load(store *s, uint64_t number, dgm_error *err)
{
	dgm_status st = DGM_OK;
	size_t got;

	if (s->is_loaded && s->page_number == number)
		return DGM_OK;
	if (s->is_dirty)
		st = dgm__scratch_write_at(s->fd, s->page, sizeof s->page, s->page_number * sizeof s->page, err);
	if (st == DGM_OK)
		st = dgm__scratch_read(s->fd, s->page, sizeof s->page, number * sizeof s->page, &got, err);
	if (st != DGM_OK)
		return st;
	memset((char *)s->page + got, 0, sizeof s->page - got);
	s->page_number = number;
	s->is_loaded = true;
	s->is_dirty = false;
	return DGM_OK;
}

/* *out is borrowed until the next call. */
static dgm_status cell_at(cell **out, store *s, uint64_t index, dgm_error *err)
{
	dgm_status st = DGM_OK;

	if (s->cells) {
		*out = &s->cells[index];
		return DGM_OK;
	}
	st = load(s, index >> PAGE_BITS, err);
	*out = &s->page[index & (PAGE_CELLS - 1)];
	return st;
}

static bool is_empty(const cell *c)
{
	return !(c->digest.a | c->digest.b);
}

/* The cell that holds the digest, or the empty one that it belongs in. */
static dgm_status find(cell **out, store *s, dgm__digest d, dgm_error *err)
{
	uint64_t mask = ((uint64_t)1 << s->bits) - 1, at = d.a >> (64 - s->bits);
	dgm_status st = cell_at(out, s, at, err);

	while (st == DGM_OK && !is_empty(*out) && ((*out)->digest.a != d.a || (*out)->digest.b != d.b)) {
		at = (at + 1) & mask;
		st = cell_at(out, s, at, err);
	}
	return st;
}

static dgm_status put(store *s, const cell *item, dgm_error *err)
{
	cell *place;
	dgm_status st = find(&place, s, item->digest, err);

	if (st != DGM_OK)
		return st;
	*place = *item;
	s->is_dirty = true;
	return DGM_OK;
}

/* Both tables are gone through from the beginning to the end. */
static dgm_status double_size(dgm__table *t, dgm_error *err)
{
	uint64_t cells = (uint64_t)1 << t->store.bits;
	store larger;
	dgm_status st = store_open(&larger, t->store.bits + 1, t->memory, err);

	for (uint64_t i = 0; i < cells && st == DGM_OK; i++) {
		cell *old;

		st = cell_at(&old, &t->store, i, err);
		if (st == DGM_OK && !is_empty(old))
			st = put(&larger, old, err);
	}
	if (st != DGM_OK) {
		store_close(&larger);
		return st;
	}
	store_close(&t->store);
	t->store = larger;
	return DGM_OK;
}

dgm_status dgm__table_new(dgm__table **out, size_t memory, dgm_error *err)
{
	dgm__table *t = dgm__calloc(1, sizeof *t);
	dgm_status st;

	*out = NULL;
	if (!t)
		return dgm__out_of_memory(err);
	t->memory = memory;
	st = store_open(&t->store, FIRST_BITS, memory, err);
	if (st == DGM_OK)
		*out = t;
	else
		dgm__free(t);
	return st;
}

void dgm__table_free(dgm__table *t)
{
	if (!t)
		return;
	store_close(&t->store);
	dgm__free(t);
}

dgm_status dgm__table_put(dgm__table *t, dgm__digest digest, dgm__table_value *value, bool *is_new, dgm_error *err)
{
	dgm_status st = DGM_OK;
	cell *place;

	*is_new = false;
	if (!(digest.a | digest.b))
		digest.a = 1;
	if (t->count >= ((uint64_t)1 << t->store.bits) / 4 * 3)
		st = double_size(t, err);
	if (st == DGM_OK)
		st = find(&place, &t->store, digest, err);
	if (st != DGM_OK)
		return st;
	*is_new = is_empty(place);
	if (!*is_new) {
		*value = place->value;
		return DGM_OK;
	}
	*place = (cell){ digest, *value };
	t->store.is_dirty = true;
	t->count++;
	return DGM_OK;
}
