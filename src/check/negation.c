/*
 * A negation on one side and nothing like one on the other, by the words of data/LANG/negation.txt. How often one negates does not count: French says "ne ... pas", Russian
 * negates twice. Words that may stand for a negation ("without", "refused", "un-") are enough for silence.
 */
#include "check/check.h"

#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "check/by_language.h"
#include "segment/builtin.h"

/* How an entry is looked for, and the language's list. */
typedef enum kind { WORD, ANYWHERE, BEGINNING } kind;

typedef struct entry {
	dgm_str text; /* of the data */
	uint64_t hash;
	kind kind;
	bool is_weak;
} entry;

typedef struct list {
	entry *items;
	size_t count, capacity;
} list;

typedef struct state_of {
	dgm__by_language lists;
} state_of;

static dgm_status open_state(void **state, dgm_error *err)
{
	*state = dgm__calloc(1, sizeof(state_of));
	return *state ? DGM_OK : dgm__out_of_memory(err);
}

static void free_list(void *item)
{
	list *l = item;

	dgm__free(l->items);
	dgm__free(l);
}

static void close_state(void *state)
{
	state_of *s = state;

	dgm__by_language_clear(&s->lists, free_list);
	dgm__free(s);
}

/* A line without its marks; the word is hashed as the words of texts are. */
static dgm_status add(list *l, dgm__words *scratch, dgm_str line, dgm_error *err)
{
	entry e = { .is_weak = line.p[0] == '~' };
	entry *grown = dgm__grow(l->items, &l->capacity, l->count + 1, sizeof *grown);
	dgm_status st;

	if (!grown)
		return dgm__out_of_memory(err);
	l->items = grown;
	e.text = (dgm_str){ line.p + e.is_weak, line.n - e.is_weak };
	e.kind = e.text.p[0] == '*' ? ANYWHERE : e.text.p[e.text.n - 1] == '*' ? BEGINNING : WORD;
	if (e.kind != WORD)
		e.text = (dgm_str){ e.text.p + (e.kind == ANYWHERE), e.text.n - 1 };
	st = dgm__words_find(scratch, e.text, err);
	if (st == DGM_OK && scratch->count)
		e.hash = scratch->items[0].hash;
	grown[l->count++] = e;
	return st;
}

/* tag: of a language, without script and region. A language without data has an empty list. */
static dgm_status make_list(void **out, const char *tag, dgm_error *err)
{
	dgm__words scratch = { .items = NULL };
	list *l = dgm__calloc(1, sizeof *l);
	dgm_status st = DGM_OK;
	const dgm__builtin_file *f = dgm__builtin_find(tag, "negation.txt");
	dgm_str line;

	*out = NULL;
	if (!l)
		return dgm__out_of_memory(err);
	for (dgm_str left = f ? (dgm_str){ f->bytes, f->n } : (dgm_str){ NULL, 0 }; st == DGM_OK && dgm__data_next(&left, &line, NULL);)
		st = add(l, &scratch, line, err);
	dgm__words_clear(&scratch);
	if (st == DGM_OK)
		*out = l;
	else
		free_list(l);
	return st;
}

/* The first place of an entry. */
static bool find(const entry *e, const dgm__words *words, dgm_str text, size_t *start_off, size_t *end_off)
{
	const char *p = e->kind == ANYWHERE ? memmem(text.p, text.n, e->text.p, e->text.n) : NULL;

	if (p) {
		*start_off = (size_t)(p - text.p);
		*end_off = *start_off + e->text.n;
		return true;
	}
	for (size_t i = 0; i < words->count && e->kind != ANYWHERE; i++) {
		const dgm__word *w = &words->items[i];

		if (e->kind == WORD ? w->hash == e->hash : w->end_off - w->start_off > e->text.n && !memcmp(text.p + w->start_off, e->text.p, e->text.n)) {
			*start_off = w->start_off;
			*end_off = w->end_off;
			return true;
		}
	}
	return false;
}

/* Does a side negate, and where? weak: words that may stand for a negation count too. */
static bool negates(const list *l, const dgm__words *words, dgm_str text, bool weak, size_t *start_off, size_t *end_off)
{
	for (size_t i = 0; i < l->count; i++)
		if ((weak || !l->items[i].is_weak) && find(&l->items[i], words, text, start_off, end_off))
			return true;
	return false;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_NOTE };
	state_of *s = state;
	void *source, *target;
	size_t start = 0, end = 0;
	dgm_status st = dgm__by_language_get(&source, &s->lists, pair->source_facts->language, make_list, free_list, err);

	if (st == DGM_OK)
		st = dgm__by_language_get(&target, &s->lists, pair->target_facts->language, make_list, free_list, err);
	if (st != DGM_OK || !((list *)source)->count || !((list *)target)->count || !pair->source_words.count || !pair->target_words.count)
		return st;
	if (negates(source, &pair->source_words, pair->source->text, false, &start, &end)
	    && !negates(target, &pair->target_words, pair->target->text, true, &(size_t){ 0 }, &(size_t){ 0 })) {
		dgm__report_source(&report, start, end);
		return dgm__sink_put(sink, pair, &report, err, "the source negates (\"%.*s\"), the target does not", (int)(end - start), pair->source->text.p + start);
	}
	if (negates(target, &pair->target_words, pair->target->text, false, &start, &end)
	    && !negates(source, &pair->source_words, pair->source->text, true, &(size_t){ 0 }, &(size_t){ 0 })) {
		dgm__report_target(&report, start, end);
		return dgm__sink_put(sink, pair, &report, err, "the target negates (\"%.*s\"), the source does not", (int)(end - start), pair->target->text.p + start);
	}
	return DGM_OK;
}

const dgm__check dgm__check_negation = {
	.info = { .id = "negation", .summary = "a negation on one side alone", .category = "accuracy", .severity = DGM_SEVERITY_NOTE, .off = true },
	.needs = DGM__NEED_WORDS,
	.open = open_state,
	.close = close_state,
	.run = run,
};
