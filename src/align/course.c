/* The rounds over beads that are given. Words are numbered by their bytes, so that sums over a sentence's words have one order in every process. */
#include "align/course.h"

#include <string.h>

#include "align/anchor.h"
#include "align/pool.h"
#include "align/priors.h"
#include "align/sides.h"
#include "align/worker.h"
#include "base/mem.h"
#include "base/status.h"

enum { CHUNK = 250, COGNATE_WORDS_MOST = 4000 };

/* --- reading ------------------------------------------------------------------------------------------ */

static dgm_status lay_chunks(dgm__course *c, const float *p, dgm_error *err)
{
	size_t sentences = c->sides[0].sentences;

	c->chunks = dgm__calloc(sentences / CHUNK + 1, sizeof *c->chunks);
	if (!c->chunks)
		return dgm__out_of_memory(err);
	for (size_t from = 0; from < sentences; from += CHUNK) {
		size_t count = sentences - from < CHUNK ? sentences - from : CHUNK;
		dgm__chunk *chunk = &c->chunks[c->chunk_count++];

		dgm__chunk_init(chunk, 0, (size_t[2]){ from, from }, (size_t[2]){ count, count });
		for (size_t x = from; x < from + count; x++) {
			dgm__post *post = dgm__vector_push(&chunk->posts);

			if (!post)
				return dgm__out_of_memory(err);
			*post = (dgm__post){ .first = { (uint32_t)x, (uint32_t)x }, .count = { 1, 1 }, .p = p[x] };
		}
	}
	return DGM_OK;
}

dgm_status dgm__course_read(dgm__course *c, const dgm_doc *source, const dgm_doc *target, const float *p, unsigned threads, dgm_error *err)
{
	const dgm_doc *const pair[1][2] = { { source, target } };
	dgm_status st = DGM_OK;

	c->threads = threads;
	for (int s = 0; s < 2 && st == DGM_OK; s++) {
		memcpy(c->sides[s].language, dgm_doc_language(pair[0][s]), strlen(dgm_doc_language(pair[0][s])) + 1);
		st = dgm__reader_init(&c->tools.readers[s], c->sides[s].language, err);
	}
	if (st == DGM_OK)
		st = dgm__sides_read(c->sides, pair, 1, &c->tools, threads, err);
	if (st == DGM_OK)
		st = dgm__roman_new(&c->tools.roman, err);
	return st == DGM_OK ? lay_chunks(c, p, err) : st;
}

void dgm__course_clear(dgm__course *c)
{
	for (int s = 0; s < 2; s++) {
		dgm__reader_clear(&c->tools.readers[s]);
		dgm__side_clear(&c->sides[s]);
		dgm__lexicon_clear(&c->lexicons[s]);
	}
	dgm__roman_free(c->tools.roman);
	dgm__seed_clear(&c->seed);
	for (size_t k = 0; k < c->chunk_count; k++)
		dgm__chunk_clear(&c->chunks[k]);
	dgm__free(c->chunks);
	memset(c, 0, sizeof *c);
}

/* --- the vocabulary ----------------------------------------------------------------------------------- */

/* Words meet where they stand in two sentences that answer each other; in some few that are as long as books none are looked for. */
static dgm_status find_cognates(dgm__vector *out, dgm__course *c, dgm_error *err)
{
	size_t sentences = c->sides[0].sentences, count = 0;
	dgm__stretch *stretches = dgm__malloc(sentences * sizeof *stretches);
	dgm_status st;

	if (!stretches)
		return dgm__out_of_memory(err);
	for (size_t x = 0; x < sentences; x++) {
		bool short_enough = true;

		for (int s = 0; s < 2; s++)
			short_enough = short_enough && c->sides[s].at[x + 1].words - c->sides[s].at[x].words <= COGNATE_WORDS_MOST;
		if (short_enough)
			stretches[count++] = (dgm__stretch){ { x, x }, { 1, 1 } };
	}
	st = count ? dgm__cognates_find(out, c->sides, stretches, count, c->tools.roman, c->threads, err) : DGM_OK;
	dgm__free(stretches);
	return st;
}

/* The types of one side in the order of their bytes; ids: by the side's numbers, UINT32_MAX for those that no file holds. */
static dgm_status put_types(dgm_lexicon *to, int s, const dgm__side *side, uint32_t *ids, dgm_error *err)
{
	uint32_t *order = dgm__strmap_order(&side->types);
	dgm_status st = order ? DGM_OK : dgm__out_of_memory(err);

	for (size_t k = 0; k < side->types.count && st == DGM_OK; k++) {
		const dgm__strmap_entry *type = &side->types.entries[order[k]];

		ids[order[k]] = UINT32_MAX;
		if (dgm__store_holds(type->key))
			st = dgm__store_type(to, s, type->key, type->value, &ids[order[k]], err);
	}
	dgm__free(order);
	return st;
}

dgm_status dgm__course_vocabulary(dgm_lexicon *to, dgm__course *c, dgm_error *err)
{
	dgm__vector anchors = DGM__VECTOR_INIT(dgm__pair);
	uint32_t *ids[2] = { dgm__malloc(c->sides[0].types.count * sizeof *ids[0]), dgm__malloc(c->sides[1].types.count * sizeof *ids[1]) };
	dgm_status st = ids[0] && ids[1] ? find_cognates(&anchors, c, err) : dgm__out_of_memory(err);

	for (int s = 0; s < 2 && st == DGM_OK; s++)
		st = put_types(to, s, &c->sides[s], ids[s], err);
	for (size_t k = 0; k < anchors.count && st == DGM_OK; k++) {
		const dgm__pair *pair = (const dgm__pair *)anchors.items + k;
		int64_t n = dgm__store_fixed(to, pair->n);

		if (n > 0 && ids[0][pair->e] != UINT32_MAX && ids[1][pair->f] != UINT32_MAX && !dgm__store_pair(&to->anchors, ids[0][pair->e], ids[1][pair->f], n))
			st = dgm__out_of_memory(err);
	}
	to->rounds_left = DGM__STORE_ROUNDS;
	dgm__free(ids[0]);
	dgm__free(ids[1]);
	dgm__vector_clear(&anchors);
	return st == DGM_OK ? dgm__store_order(to, err) : st;
}

/* --- a round ------------------------------------------------------------------------------------------ */

/* The lexicon's number of each type of the side; UINT32_MAX: none, since no file holds it. */
static dgm_status find_numbers(uint32_t *to, const dgm__side *side, const dgm__strmap *types, dgm_error *err)
{
	for (size_t k = 0; k < side->types.count; k++) {
		dgm_str key = side->types.entries[k].key;
		const dgm__strmap_entry *known = dgm__strmap_find(types, key.p, key.n);

		if (!known && dgm__store_holds(key))
			return dgm__fail(err, DGM_EARG, NULL, 0, "the word \"%.*s\" is not in the lexicon; its vocabulary must be counted from all the memories", (int)key.n,
				key.p);
		to[k] = known ? (uint32_t)(known - types->entries) : UINT32_MAX;
	}
	return DGM_OK;
}

/* The rows of all sentences in the lexicon's numbers. */
static void renumber_rows(dgm__side *side, const uint32_t *numbers)
{
	size_t to = 0, from = 0;

	for (size_t x = 0; x < side->sentences; x++) {
		size_t end = side->at[x + 1].counts, first = to;

		for (; from < end; from++)
			if (numbers[side->counts[from].type] != UINT32_MAX)
				side->counts[to++] = (dgm__count){ numbers[side->counts[from].type], side->counts[from].n };
		side->at[x].counts = first;
		dgm__counts_sort(side->counts + first, to - first);
	}
	if (side->at) /* a part may hold no unit */
		side->at[side->sentences].counts = to;
}

static dgm_status number_side(dgm__side *side, const dgm__strmap *types, uint64_t tokens, dgm_error *err)
{
	uint32_t *numbers = dgm__malloc(side->types.count * sizeof *numbers);
	dgm_status st = numbers ? find_numbers(numbers, side, types, err) : dgm__out_of_memory(err);

	if (st == DGM_OK) {
		renumber_rows(side, numbers);
		dgm__strmap_clear(&side->words); /* its values are the old numbers */
		dgm__strmap_clear(&side->types);
		side->total = tokens;
	}
	for (size_t k = 0; k < types->count && st == DGM_OK; k++)
		if (!dgm__strmap_put_as(&side->types, &types->entries[k], types->entries[k].value))
			st = dgm__out_of_memory(err);
	dgm__free(numbers);
	return st == DGM_OK ? dgm__side_close(side, 0, NULL, 0, err) : st;
}

static dgm_status make_priors(dgm__course *c, const dgm_lexicon *lexicon, dgm_error *err)
{
	dgm__vector anchors = DGM__VECTOR_INIT(dgm__pair);
	dgm__known nothing = { NULL, false };
	double unit = dgm__store_unit(lexicon);
	dgm_status st = dgm__anchors_same(&anchors, c->sides, &c->tools.readers[0], err);

	for (size_t k = 0; k < lexicon->anchors.count && st == DGM_OK; k++) {
		const dgm__stored *anchor = (const dgm__stored *)lexicon->anchors.items + k;
		dgm__pair *pair = dgm__vector_push(&anchors);

		if (pair)
			*pair = (dgm__pair){ anchor->e, anchor->f, (double)anchor->n / unit };
		else
			st = dgm__out_of_memory(err);
	}
	if (st == DGM_OK)
		st = dgm__priors_make(c->lexicons, c->sides, &anchors, &c->seed, &nothing, NULL, err);
	dgm__vector_clear(&anchors);
	return st;
}

dgm_status dgm__course_open(dgm__course *c, const dgm_lexicon *lexicon, dgm_error *err)
{
	dgm__tokeniser *tokenisers[2] = { c->tools.readers[0].tokeniser, c->tools.readers[1].tokeniser };
	dgm_status st;

	if (!lexicon->rounds_left)
		return dgm__fail(err, DGM_EARG, NULL, 0, "the lexicon is finished; rounds begin with a vocabulary, which lexicon count makes without --lexicon");
	if (!dgm__store_is_ordered(lexicon))
		return dgm__fail(err, DGM_EARG, NULL, 0, "the lexicon's words are not in the order of their bytes; lexicon merge puts them so");
	st = dgm__seed_make(&c->seed, c->sides[0].language, c->sides[1].language, tokenisers, err);
	for (int s = 0; s < 2 && st == DGM_OK; s++)
		st = number_side(&c->sides[s], &lexicon->types[s], lexicon->tokens[s], err);
	if (st == DGM_OK)
		st = make_priors(c, lexicon, err);
	return st == DGM_OK ? dgm__course_renew(c, lexicon, err) : st;
}

static dgm_status take_counts(dgm__lexicon *to, const dgm_lexicon *from, int d, dgm_error *err)
{
	const dgm__stored *pairs = from->counts[d].items;
	size_t types = from->types[d].count, count = from->counts[d].count, at = 0;
	dgm__rows rows = { dgm__malloc((types + 1) * sizeof *rows.off), dgm__malloc(count * sizeof *rows.f), dgm__malloc(count * sizeof *rows.n) };
	double unit = dgm__store_unit(from);
	dgm_status st = rows.off && rows.f && rows.n ? DGM_OK : dgm__out_of_memory(err);

	for (size_t e = 0; e <= types && st == DGM_OK; e++) {
		rows.off[e] = at;
		for (; at < count && pairs[at].e == e; at++) {
			rows.f[at] = pairs[at].f;
			rows.n[at] = (float)((double)pairs[at].n / unit);
		}
	}
	if (st == DGM_OK)
		st = dgm__lexicon_set(to, &rows, err);
	dgm__rows_clear(&rows);
	return st;
}

dgm_status dgm__course_renew(dgm__course *c, const dgm_lexicon *lexicon, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (int d = 0; d < 2 && st == DGM_OK; d++)
		st = take_counts(&c->lexicons[d], lexicon, d, err);
	return st;
}

typedef struct pass {
	dgm__course *course;
	dgm__worker *workers;
} pass;

static dgm_status weigh_chunk(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	pass *p = arg;

	return dgm__worker_teach(&p->workers[thread], &p->course->chunks[job], err);
}

static dgm_status weigh_all(dgm__course *c, dgm_error *err)
{
	pass p = { c, dgm__calloc(c->threads, sizeof *p.workers) };
	dgm_status st = p.workers ? DGM_OK : dgm__out_of_memory(err);
	dgm__model model;

	dgm__model_init(&model, 1);
	for (unsigned t = 0; t < c->threads && st == DGM_OK; t++)
		st = dgm__worker_init(&p.workers[t], c->sides, c->lexicons, &model, NULL, NULL, err);
	if (st == DGM_OK)
		st = dgm__parallel(c->threads, c->chunk_count, weigh_chunk, &p, err);
	for (unsigned t = 0; t < c->threads && p.workers; t++)
		dgm__worker_clear(&p.workers[t]);
	dgm__free(p.workers);
	return st;
}

dgm_status dgm__course_count(dgm__course *c, double unit, int64_t least, dgm__count_row_fn *fn, void *arg, dgm_error *err)
{
	dgm_status st = weigh_all(c, err);

	for (int d = 0; d < 2 && st == DGM_OK; d++) {
		dgm__lesson lesson;

		st = dgm__lesson_make(&lesson, d, c->sides, c->lexicons, c->chunks, c->chunk_count, err);
		if (st == DGM_OK)
			st = dgm__expect_rows(&lesson, unit, least, c->threads, fn, arg, err);
		dgm__lesson_clear(&lesson);
	}
	return st;
}
