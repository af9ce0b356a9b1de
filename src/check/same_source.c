/* One source text translated in two ways within a file. The first translation stands; each later one that differs is named with the unit of the first. */
#include "check/check.h"

#include "base/mem.h"
#include "base/status.h"
#include "base/strmap.h"
#include "check/normal.h"

/* What is known of the first translation. */
typedef struct first_seen {
	uint64_t target_hash, unit;
} first_seen;

typedef struct memory_state {
	dgm__strmap sources; /* target language, NUL, normal form of the source -> index of firsts */
	first_seen *firsts;
	size_t capacity;
	dgm__buffer key, target;
} memory_state;

static dgm_status open_state(void **state, dgm_error *err)
{
	memory_state *m = dgm__calloc(1, sizeof *m);

	if (!m)
		return dgm__out_of_memory(err);
	m->key.max = m->target.max = 1 << 26;
	*state = m;
	return DGM_OK;
}

static void close_state(void *state)
{
	memory_state *m = state;

	dgm__strmap_clear(&m->sources);
	dgm__free(m->firsts);
	dgm__buffer_clear(&m->key);
	dgm__buffer_clear(&m->target);
	dgm__free(m);
}

static dgm_status make_key(memory_state *m, const dgm__pair *pair, dgm_error *err)
{
	dgm_status st;

	dgm__normal_form(&m->key, pair->source->text);
	if (m->key.n) {
		dgm__buffer_putc(&m->key, '\0');
		dgm__buffer_puts(&m->key, pair->target_language);
	}
	dgm__normal_form(&m->target, pair->target->text);
	st = dgm__buffer_status(&m->key, err);
	return st == DGM_OK ? dgm__buffer_status(&m->target, err) : st;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_WARNING };
	memory_state *m = state;
	dgm__strmap_entry *entry;
	first_seen *firsts;
	uint64_t hash;
	dgm_status st = make_key(m, pair, err);
	int is_new;

	if (st != DGM_OK || !m->key.n || !m->target.n)
		return st;
	hash = dgm__hash(m->target.p, m->target.n);
	firsts = dgm__grow(m->firsts, &m->capacity, m->sources.count + 1, sizeof *firsts);
	if (!firsts)
		return dgm__out_of_memory(err);
	m->firsts = firsts;
	entry = dgm__strmap_put(&m->sources, m->key.p, m->key.n, m->sources.count, &is_new);
	if (!entry)
		return dgm__out_of_memory(err);
	if (is_new) {
		firsts[entry->value] = (first_seen){ hash, pair->unit->number };
		return DGM_OK;
	}
	if (firsts[entry->value].target_hash == hash)
		return DGM_OK;
	dgm__report_source(&report, 0, pair->source->text.n);
	dgm__report_target(&report, 0, pair->target->text.n);
	return dgm__sink_put(sink, pair, &report, err, "unit %llu has another translation of the same source",
		(unsigned long long)firsts[entry->value].unit);
}

const dgm__check dgm__check_same_source = {
	.info = { .id = "same-source-different-target", .summary = "one source translated in two ways", .category = "terminology", .severity = DGM_SEVERITY_WARNING },
	.open = open_state,
	.close = close_state,
	.run = run,
};
