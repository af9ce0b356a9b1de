/* Records lie one behind the other, in memory as in the runs: two lengths of 32 bits, key, value. */
#include "base/sorter.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/scratch.h"
#include "base/status.h"

enum { HEAD = 2 * sizeof(uint32_t), FAN = 24, LEVELS = 8, PIECE = 1 << 15 };

typedef struct entry {
	uint64_t prefix; /* of the key, so that most comparisons need not look at the record */
	size_t off;
} entry;

/* A sorted file, or what is in memory, being read. */
typedef struct run {
	int fd;            /* -1: memory */
	uint64_t off;      /* of what was not read yet */
	char *piece;
	size_t at, n, capacity;
	bool ended;
	dgm__record head;
} run;

struct dgm__sorter {
	size_t memory;
	char *bytes;
	size_t n, capacity;
	entry *entries;
	size_t count, entry_capacity;
	int files[LEVELS][FAN];
	size_t file_counts[LEVELS];
	bool reading;
	size_t at;         /* where everything stayed in memory */
	run *runs;         /* of the last merge, in the order of their records' coming */
	size_t *heap;      /* indices of runs, the smallest first */
	size_t heap_count, run_count;
	size_t pending;    /* 1 + the run whose head was given out last; 0: none */
};

dgm_status dgm__sorter_new(dgm__sorter **out, size_t memory, dgm_error *err)
{
	dgm__sorter *s = dgm__calloc(1, sizeof *s);

	*out = s;
	if (!s)
		return dgm__out_of_memory(err);
	s->memory = memory;
	return DGM_OK;
}

static void drop_runs(run *runs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (runs[i].fd >= 0)
			close(runs[i].fd);
		dgm__free(runs[i].piece);
	}
	dgm__free(runs);
}

void dgm__sorter_free(dgm__sorter *s)
{
	if (!s)
		return;
	for (size_t level = 0; level < LEVELS; level++)
		for (size_t i = 0; i < s->file_counts[level]; i++)
			close(s->files[level][i]);
	drop_runs(s->runs, s->run_count);
	dgm__free(s->heap);
	dgm__free(s->bytes);
	dgm__free(s->entries);
	dgm__free(s);
}

/* --- in memory -------------------------------------------------------------------------------------------------------------------- */

static dgm__record record_at(const char *p)
{
	uint32_t sizes[2];

	memcpy(sizes, p, HEAD);
	return (dgm__record){ { p + HEAD, sizes[0] }, { p + HEAD + sizes[0], sizes[1] } };
}

static int compare_keys(dgm_str a, dgm_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

static uint64_t prefix_of(dgm_str key)
{
	uint64_t prefix = 0;

	for (size_t i = 0; i < sizeof prefix; i++)
		prefix = prefix << 8 | (i < key.n ? (unsigned char)key.p[i] : 0u);
	return prefix;
}

static int compare_entries(const void *a, const void *b, void *bytes)
{
	const entry *x = a, *y = b;
	int order;

	if (x->prefix != y->prefix)
		return x->prefix < y->prefix ? -1 : 1;
	order = compare_keys(record_at((const char *)bytes + x->off).key, record_at((const char *)bytes + y->off).key);
	return order ? order : (x->off > y->off) - (x->off < y->off);
}

static void sort_memory(dgm__sorter *s)
{
	if (s->count > 1)
		qsort_r(s->entries, s->count, sizeof *s->entries, compare_entries, s->bytes);
}

/* --- runs on disk ------------------------------------------------------------------------------------------------------------------ */

/* Collects small writes. */
typedef struct sink {
	int fd;
	char *piece;
	size_t n;
} sink;

static dgm_status sink_open(sink *to, dgm_error *err)
{
	to->n = 0;
	to->fd = -1;
	to->piece = dgm__malloc(PIECE);
	if (!to->piece)
		return dgm__out_of_memory(err);
	return dgm__scratch_open(&to->fd, err);
}

static dgm_status sink_put(sink *to, dgm__record r, dgm_error *err)
{
	uint32_t sizes[2] = { (uint32_t)r.key.n, (uint32_t)r.value.n };
	size_t n = HEAD + r.key.n + r.value.n;
	dgm_status st = DGM_OK;

	if (to->n + n > PIECE) {
		st = dgm__scratch_write(to->fd, to->piece, to->n, err);
		to->n = 0;
	}
	if (st != DGM_OK || n > PIECE) {
		if (st == DGM_OK)
			st = dgm__scratch_write(to->fd, sizes, HEAD, err);
		if (st == DGM_OK)
			st = dgm__scratch_write(to->fd, r.key.p, r.key.n, err);
		return st == DGM_OK ? dgm__scratch_write(to->fd, r.value.p, r.value.n, err) : st;
	}
	memcpy(to->piece + to->n, sizes, HEAD);
	if (r.key.n)
		memcpy(to->piece + to->n + HEAD, r.key.p, r.key.n);
	if (r.value.n)
		memcpy(to->piece + to->n + HEAD + r.key.n, r.value.p, r.value.n);
	to->n += n;
	return DGM_OK;
}

/* The file is the caller's where all went well. */
static dgm_status sink_close(sink *to, dgm_status st, dgm_error *err)
{
	if (st == DGM_OK)
		st = dgm__scratch_write(to->fd, to->piece, to->n, err);
	if (st != DGM_OK && to->fd >= 0)
		close(to->fd);
	dgm__free(to->piece);
	return st;
}

/* The next record of a run into its head. */
static dgm_status advance(run *r, dgm_error *err)
{
	size_t wanted = HEAD, got;
	dgm_status st;
	char *grown;

	for (int part = 0; part < 2; part++) {
		if (r->n - r->at < wanted) {
			memmove(r->piece, r->piece + r->at, r->n - r->at);
			r->n -= r->at;
			r->at = 0;
			if (wanted > r->capacity) {
				grown = dgm__grow(r->piece, &r->capacity, wanted, 1);
				if (!grown)
					return dgm__out_of_memory(err);
				r->piece = grown;
			}
			st = dgm__scratch_read(r->fd, r->piece + r->n, r->capacity - r->n, r->off, &got, err);
			if (st != DGM_OK)
				return st;
			r->off += got;
			r->n += got;
		}
		if (r->n - r->at < wanted) {
			r->ended = true;
			return r->n == r->at ? DGM_OK : dgm__fail(err, DGM_EIO, NULL, 0, "a scratch file was cut short");
		}
		r->head = record_at(r->piece + r->at);
		wanted = HEAD + r->head.key.n + r->head.value.n;
	}
	r->at += wanted;
	return DGM_OK;
}

static bool comes_first(const run *runs, size_t a, size_t b)
{
	int order = compare_keys(runs[a].head.key, runs[b].head.key);

	return order ? order < 0 : a < b;
}

static void sift_down(const run *runs, size_t *heap, size_t count, size_t at)
{
	for (size_t child; (child = 2 * at + 1) < count; at = child) {
		size_t moved = heap[at];

		if (child + 1 < count && comes_first(runs, heap[child + 1], heap[child]))
			child++;
		if (!comes_first(runs, heap[child], moved))
			break;
		heap[at] = heap[child];
		heap[child] = moved;
	}
}

/* Takes the files over and reads the first record of each. */
static dgm_status begin_merge(dgm__sorter *s, const int *files, size_t count, dgm_error *err)
{
	dgm_status st = DGM_OK;

	s->runs = dgm__calloc(count, sizeof *s->runs);
	s->heap = dgm__calloc(count, sizeof *s->heap);
	s->heap_count = s->pending = 0;
	s->run_count = s->runs ? count : 0;
	for (size_t i = 0; i < count; i++)
		if (s->runs)
			s->runs[i].fd = files[i];
		else
			close(files[i]);
	if (!s->runs || !s->heap)
		return dgm__out_of_memory(err);
	for (size_t i = 0; i < count && st == DGM_OK; i++) {
		s->runs[i].piece = dgm__malloc(PIECE);
		s->runs[i].capacity = s->runs[i].piece ? PIECE : 0;
		st = s->runs[i].piece ? advance(&s->runs[i], err) : dgm__out_of_memory(err);
		if (st == DGM_OK && !s->runs[i].ended)
			s->heap[s->heap_count++] = i;
	}
	for (size_t i = s->heap_count; i-- > 0;)
		sift_down(s->runs, s->heap, s->heap_count, i);
	return st;
}

static dgm_status next_merged(dgm__sorter *s, dgm__record *record, bool *more, dgm_error *err)
{
	*more = false;
	if (s->pending) {
		dgm_status st = advance(&s->runs[s->pending - 1], err);

		s->pending = 0;
		if (st != DGM_OK)
			return st;
		if (s->runs[s->heap[0]].ended)
			s->heap[0] = s->heap[--s->heap_count];
		sift_down(s->runs, s->heap, s->heap_count, 0);
	}
	if (!s->heap_count)
		return DGM_OK;
	s->pending = 1 + s->heap[0];
	*record = s->runs[s->heap[0]].head;
	*more = true;
	return DGM_OK;
}

static void end_merge(dgm__sorter *s)
{
	drop_runs(s->runs, s->run_count);
	dgm__free(s->heap);
	s->runs = NULL;
	s->heap = NULL;
	s->run_count = s->heap_count = s->pending = 0;
}

static dgm_status add_file(dgm__sorter *s, size_t level, int fd, dgm_error *err);

/* The runs of a level into one of the next. */
static dgm_status lift(dgm__sorter *s, size_t level, dgm_error *err)
{
	size_t count = s->file_counts[level];
	dgm__record record;
	bool more = true;
	sink to;
	dgm_status st;

	s->file_counts[level] = 0;
	st = begin_merge(s, s->files[level], count, err);
	if (st == DGM_OK) {
		st = sink_open(&to, err);
		while (st == DGM_OK && (st = next_merged(s, &record, &more, err)) == DGM_OK && more)
			st = sink_put(&to, record, err);
		st = sink_close(&to, st, err);
	}
	end_merge(s);
	return st == DGM_OK ? add_file(s, level + 1, to.fd, err) : st;
}

static dgm_status add_file(dgm__sorter *s, size_t level, int fd, dgm_error *err)
{
	if (level == LEVELS) {
		close(fd);
		return dgm__fail(err, DGM_ELIMIT, NULL, 0, "too much to sort");
	}
	s->files[level][s->file_counts[level]++] = fd;
	return s->file_counts[level] == FAN ? lift(s, level, err) : DGM_OK;
}

static dgm_status spill(dgm__sorter *s, dgm_error *err)
{
	sink to;
	dgm_status st = sink_open(&to, err);

	sort_memory(s);
	for (size_t i = 0; i < s->count && st == DGM_OK; i++)
		st = sink_put(&to, record_at(s->bytes + s->entries[i].off), err);
	st = sink_close(&to, st, err);
	s->n = s->count = 0;
	return st == DGM_OK ? add_file(s, 0, to.fd, err) : st;
}

/* --- the whole ---------------------------------------------------------------------------------------------------------------------- */

dgm_status dgm__sorter_put(dgm__sorter *s, dgm_str key, dgm_str value, dgm_error *err)
{
	uint32_t sizes[2] = { (uint32_t)key.n, (uint32_t)value.n };
	dgm_status st;
	entry *entries;
	char *bytes;
	size_t n;

	if (key.n > DGM__SORTER_RECORD || value.n > DGM__SORTER_RECORD - key.n)
		return dgm__fail(err, DGM_ELIMIT, NULL, 0, "a unit of more than %d MiB cannot be sorted", DGM__SORTER_RECORD >> 20);
	n = HEAD + key.n + value.n;
	/* an entry counts twice: sorting needs as much again */
	if (s->count && s->n + n + 2 * (s->count + 1) * sizeof *entries > s->memory && (st = spill(s, err)) != DGM_OK)
		return st;
	entries = dgm__grow(s->entries, &s->entry_capacity, s->count + 1, sizeof *entries);
	if (!entries)
		return dgm__out_of_memory(err);
	s->entries = entries;
	bytes = dgm__grow(s->bytes, &s->capacity, s->n + n, 1);
	if (!bytes)
		return dgm__out_of_memory(err);
	s->bytes = bytes;
	entries[s->count++] = (entry){ prefix_of(key), s->n };
	memcpy(bytes + s->n, sizes, HEAD);
	if (key.n)
		memcpy(bytes + s->n + HEAD, key.p, key.n);
	if (value.n)
		memcpy(bytes + s->n + HEAD + key.n, value.p, value.n);
	s->n += n;
	return DGM_OK;
}

/* Higher levels hold what came earlier. */
static dgm_status begin_reading(dgm__sorter *s, dgm_error *err)
{
	int files[LEVELS * FAN];
	size_t count = 0;
	dgm_status st;

	s->reading = true;
	for (size_t level = 0; level < LEVELS; level++)
		count += s->file_counts[level];
	if (!count) {
		sort_memory(s);
		return DGM_OK;
	}
	st = s->count ? spill(s, err) : DGM_OK;
	if (st != DGM_OK)
		return st;
	dgm__free(s->bytes);
	dgm__free(s->entries);
	s->bytes = NULL;
	s->entries = NULL;
	s->capacity = s->entry_capacity = 0;
	count = 0;
	for (size_t level = LEVELS; level-- > 0;) {
		for (size_t i = 0; i < s->file_counts[level]; i++)
			files[count++] = s->files[level][i];
		s->file_counts[level] = 0;
	}
	return begin_merge(s, files, count, err);
}

dgm_status dgm__sorter_next(dgm__sorter *s, dgm__record *record, bool *more, dgm_error *err)
{
	dgm_status st = s->reading ? DGM_OK : begin_reading(s, err);

	*more = false;
	if (st != DGM_OK)
		return st;
	if (s->runs)
		return next_merged(s, record, more, err);
	if (s->at < s->count) {
		*record = record_at(s->bytes + s->entries[s->at++].off);
		*more = true;
	}
	return DGM_OK;
}
