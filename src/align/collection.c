/* Expectation maximisation over all beads of a collection. */
#include "align/collection.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/cut.h"
#include "align/learn.h"
#include "align/pool.h"
#include "align/worker.h"
#include "base/mem.h"
#include "base/status.h"

enum { BLOCKS = 64 };

#define DAMPING 2000.  /* tokens */
#define SD_LEAST .12
#define SD_MOST .6

static dgm_status read_sides(dgm__collection *c, const dgm_doc *const (*docs)[2], size_t count, dgm__tools *tools, double damping, dgm_error *err)
{
	dgm_status st = DGM_OK;

	c->pairs = dgm__calloc(count, sizeof *c->pairs);
	if (!c->pairs)
		return dgm__out_of_memory(err);
	c->pair_count = count;
	for (size_t k = 0; k < count; k++)
		for (int s = 0; s < 2; s++) {
			size_t sentences = dgm_doc_count(docs[k][s]);

			c->pairs[k].docs[s] = docs[k][s];
			c->pairs[k].first[s] = c->sides[s].sentences;
			if (sentences > UINT32_MAX - 1 - c->sides[s].sentences)
				return dgm__fail(err, DGM_ELIMIT, dgm_doc_name(docs[k][s]), 0, "more than 4,294,967,294 sentences in one run; split the batch");
			for (size_t x = 0; x < sentences && st == DGM_OK; x++)
				st = dgm__side_add(&c->sides[s], &tools->readers[s], dgm_doc_sentence(docs[k][s], x), err);
			if (st != DGM_OK)
				return st;
		}
	for (int s = 0; s < 2 && st == DGM_OK; s++)
		st = dgm__side_close(&c->sides[s], c->sides[s].total < DAMPING ? damping : 0, err);
	return st;
}

/* The ids that the seed's types have in the text; UINT32_MAX: absent. */
static uint32_t *ids_in_text(const dgm__strmap *types, const dgm__side *side)
{
	uint32_t *ids = dgm__malloc(types->count * sizeof *ids);

	for (size_t k = 0; k < types->count && ids; k++) {
		const dgm__strmap_entry *entry = dgm__strmap_find(&side->types, types->entries[k].key.p, types->entries[k].key.n);

		ids[k] = entry ? (uint32_t)(entry - side->types.entries) : UINT32_MAX;
	}
	return ids;
}

/* The seed's pairs of which both words occur; partners that are absent give no mass. */
static dgm_status known_pairs(dgm__vector *out, const dgm__collection *c, const dgm__seed *seed, int d, dgm_error *err)
{
	uint32_t *e = ids_in_text(&seed->types[d], &c->sides[d]), *f = ids_in_text(&seed->types[1 - d], &c->sides[1 - d]);
	dgm_status st = e && f ? DGM_OK : dgm__out_of_memory(err);

	for (size_t k = 0; k < seed->pairs[d].count && st == DGM_OK; k++) {
		const dgm__pair *pair = (const dgm__pair *)seed->pairs[d].items + k;
		dgm__pair *known;

		if (e[pair->e] == UINT32_MAX || f[pair->f] == UINT32_MAX)
			continue;
		known = dgm__vector_push(out);
		if (!known)
			st = dgm__out_of_memory(err);
		else
			*known = (dgm__pair){ e[pair->e], f[pair->f], pair->n };
	}
	dgm__pairs_sort(out);
	dgm__free(e);
	dgm__free(f);
	return st;
}

/* Where words may meet: each pair of documents. */
static dgm_status find_anchors(dgm__vector *out, const dgm__collection *c, dgm__roman *roman, unsigned threads, dgm_error *err)
{
	dgm__stretch *stretches = dgm__malloc(c->pair_count * sizeof *stretches);
	dgm_status st;

	if (!stretches)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < c->pair_count; k++)
		for (int s = 0; s < 2; s++) {
			stretches[k].first[s] = c->pairs[k].first[s];
			stretches[k].count[s] = dgm_doc_count(c->pairs[k].docs[s]);
		}
	st = dgm__anchors_find(out, c->sides, stretches, c->pair_count, roman, threads, err);
	dgm__free(stretches);
	return st;
}

static dgm_status make_lexicons(dgm__collection *c, dgm__tools *tools, const dgm__collection_options *opt, dgm_error *err)
{
	dgm__vector anchors = DGM__VECTOR_INIT(dgm__pair);
	dgm_status st = find_anchors(&anchors, c, tools->roman, opt->threads, err);

	for (int d = 0; d < 2 && st == DGM_OK; d++) {
		dgm__vector ext = DGM__VECTOR_INIT(dgm__pair);

		for (size_t k = 0; k < anchors.count && d; k++) {
			dgm__pair *pair = (dgm__pair *)anchors.items + k;

			*pair = (dgm__pair){ pair->f, pair->e, pair->n };
		}
		dgm__pairs_sort(&anchors);
		st = known_pairs(&ext, c, opt->seed, d, err);
		if (st == DGM_OK)
			st = dgm__lexicon_init(&c->lexicons[d], c->sides[d].types.count, c->sides[1 - d].types.count, c->sides[1 - d].p, &anchors, &ext, err);
		dgm__vector_clear(&ext);
	}
	dgm__vector_clear(&anchors);
	return st;
}

/* Ratio of lengths, and the lengths of windows of the target, before any bead is known. */
static void measure(dgm__collection *c, uint32_t max_merge)
{
	double total[2] = { 0, 0 };

	for (int s = 0; s < 2; s++)
		for (size_t x = 0; x < c->sides[s].sentences; x++)
			total[s] += c->sides[s].at[x].length;
	c->model.mu = total[0] > 0 && total[1] > 0 ? log(total[1] / total[0]) : 0;
	for (size_t b = 1; b <= max_merge; b++) {
		double n = 0, sum = 0, square = 0;

		for (size_t k = 0; k < c->pair_count; k++) {
			size_t first = c->pairs[k].first[1], end = first + dgm_doc_count(c->pairs[k].docs[1]);
			double window = 0;

			for (size_t y = first; y < end; y++) {
				window += c->sides[1].at[y].length;
				if (y - first >= b)
					window -= c->sides[1].at[y - b].length;
				if (y - first + 1 < b)
					continue;
				n++;
				sum += log(window);
				square += log(window) * log(window);
			}
		}
		c->model.window_mean[b] = n > 0 ? sum / n : 5;
		square = n > 0 ? square / n - c->model.window_mean[b] * c->model.window_mean[b] : 0;
		c->model.window_sd[b] = square > .04 ? sqrt(square) : .2;
	}
}

typedef struct pass {
	dgm__collection *c;
	dgm__worker *workers;
	bool last;
} pass;

static dgm_status run_chunk(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	pass *p = arg;

	return dgm__worker_run(&p->workers[thread], &p->c->chunks[job], p->last, err);
}

typedef struct lesson {
	dgm__collection *c;
	int d;
	dgm__cover cover;
	dgm__occurrences where;
	dgm__block blocks[BLOCKS];
	dgm__tally *tallies;
} lesson;

static dgm_status learn_block(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	lesson *l = arg;

	return dgm__block_learn(&l->blocks[job], &l->tallies[thread], &l->c->lexicons[l->d], &l->c->sides[1 - l->d], &l->where, &l->cover, l->d, err);
}

/* Cuts the types into blocks of about as many occurrences. */
static void lay_blocks(lesson *l, size_t types)
{
	size_t per_block = l->where.off[types] / BLOCKS + 1, e = 0;

	for (size_t b = 0; b < BLOCKS; b++) {
		size_t end = (b + 1) * per_block;

		l->blocks[b].from = (uint32_t)e;
		while (e < types && (l->where.off[e + 1] <= end || b == BLOCKS - 1))
			e++;
		if (e < types && e == l->blocks[b].from) /* one common word is more than a block */
			e++;
		l->blocks[b].to = (uint32_t)e;
	}
}

/* The blocks end to end. */
static dgm_status join_blocks(const lesson *l, dgm__rows *out, size_t types, dgm_error *err)
{
	size_t total = 0, row = 0, at = 0;

	for (size_t b = 0; b < BLOCKS; b++)
		total += l->blocks[b].count;
	out->off = dgm__malloc((types + 1) * sizeof *out->off);
	out->f = dgm__malloc(total * sizeof *out->f);
	out->n = dgm__malloc(total * sizeof *out->n);
	if (!out->off || !out->f || !out->n)
		return dgm__out_of_memory(err);
	out->off[0] = 0;
	for (size_t b = 0; b < BLOCKS; b++) {
		const dgm__block *block = &l->blocks[b];

		for (size_t k = 0; k < block->to - block->from; k++)
			out->off[++row] = at + block->ends[k];
		if (block->count) {
			memcpy(out->f + at, block->f, block->count * sizeof *out->f);
			memcpy(out->n + at, block->n, block->count * sizeof *out->n);
		}
		at += block->count;
	}
	return DGM_OK;
}

static dgm_status learn_direction(dgm__collection *c, int d, unsigned threads, dgm__tally *tallies, dgm_error *err)
{
	size_t types = c->sides[d].types.count;
	lesson l = { .c = c, .d = d, .tallies = tallies };
	dgm__rows counts = { 0 };
	dgm_status st = dgm__cover_make(&l.cover, d, c->sides[d].sentences, c->chunks, c->chunk_count, err);

	if (st == DGM_OK)
		st = dgm__occurrences_make(&l.where, &c->sides[d], err);
	if (st == DGM_OK) {
		lay_blocks(&l, types);
		st = dgm__parallel(threads, BLOCKS, learn_block, &l, err);
	}
	if (st == DGM_OK)
		st = join_blocks(&l, &counts, types, err);
	if (st == DGM_OK)
		st = dgm__lexicon_set(&c->lexicons[d], &counts, err);
	dgm__rows_clear(&counts);
	for (size_t b = 0; b < BLOCKS; b++)
		dgm__block_clear(&l.blocks[b]);
	dgm__cover_clear(&l.cover);
	dgm__occurrences_clear(&l.where);
	return st;
}

static dgm_status learn_words(dgm__collection *c, unsigned threads, dgm_error *err)
{
	size_t most = c->sides[0].types.count > c->sides[1].types.count ? c->sides[0].types.count : c->sides[1].types.count;
	dgm__tally tallies[DGM__THREADS_MAX] = { { NULL, NULL } };
	dgm_status st = DGM_OK;

	for (unsigned t = 0; t < threads && st == DGM_OK; t++) {
		tallies[t].sum = dgm__calloc(most, sizeof *tallies[t].sum);
		tallies[t].touched = dgm__malloc(most * sizeof *tallies[t].touched);
		if (!tallies[t].sum || !tallies[t].touched)
			st = dgm__out_of_memory(err);
	}
	for (int d = 0; d < 2 && st == DGM_OK; d++)
		st = learn_direction(c, d, threads, tallies, err);
	for (unsigned t = 0; t < threads; t++) {
		dgm__free(tallies[t].sum);
		dgm__free(tallies[t].touched);
	}
	return st;
}

/* Bead types and the ratio of lengths from the posteriors, in the order of chunks. */
static void learn_model(dgm__collection *c)
{
	dgm__model *m = &c->model;
	double weight = 0, ratio = 0, square = 0, beads[DGM__BEAD_TYPES_MAX] = { 0 }, all = 0;

	for (size_t k = 0; k < c->chunk_count; k++) {
		const dgm__chunk *chunk = &c->chunks[k];

		weight += chunk->ratio_weight;
		ratio += chunk->ratio;
		square += chunk->ratio_square;
		for (size_t t = 0; t < m->type_count; t++)
			beads[t] += chunk->beads[t];
	}
	if (weight > 0) {
		double variance;

		m->mu = ratio / weight;
		variance = square / weight - m->mu * m->mu;
		m->sd = variance > SD_LEAST * SD_LEAST ? sqrt(variance) : SD_LEAST;
		m->sd = m->sd < SD_MOST ? m->sd : SD_MOST;
	}
	for (size_t t = 0; t < m->type_count; t++)
		all += beads[t] += DGM__PRIOR_WEIGHT * m->types[t].prior;
	for (size_t t = 0; t < m->type_count; t++)
		m->prior[t] = beads[t] / all;
}

static dgm_status run_rounds(dgm__collection *c, const dgm__collection_options *opt, dgm_error *err)
{
	dgm__worker *workers = dgm__calloc(opt->threads, sizeof *workers);
	pass p = { .c = c, .workers = workers };
	dgm_status st = workers ? DGM_OK : dgm__out_of_memory(err);

	for (unsigned t = 0; t < opt->threads && st == DGM_OK; t++)
		st = dgm__worker_init(&workers[t], c->sides, c->lexicons, &c->model, err);
	for (unsigned round = 0; round <= opt->rounds && st == DGM_OK; round++) {
		p.last = round == opt->rounds;
		st = dgm__parallel(opt->threads, c->chunk_count, run_chunk, &p, err);
		if (st != DGM_OK || p.last)
			break;
		st = learn_words(c, opt->threads, err);
		learn_model(c);
		if (st == DGM_OK)
			st = dgm__cut_again(c, err);
	}
	for (unsigned t = 0; t < opt->threads && workers; t++)
		dgm__worker_clear(&workers[t]);
	dgm__free(workers);
	return st;
}

dgm_status dgm__collection_run(dgm__collection *c, const dgm_doc *const (*docs)[2], size_t count, dgm__tools *tools,
	const dgm__collection_options *opt, dgm_error *err)
{
	dgm_status st;

	for (int s = 0; s < 2; s++)
		snprintf(c->sides[s].language, sizeof c->sides[s].language, "%s", opt->languages[s]);
	dgm__model_init(&c->model, opt->max_merge);
	st = read_sides(c, docs, count, tools, opt->rounds ? 0 : DAMPING, err);
	if (st == DGM_OK)
		st = make_lexicons(c, tools, opt, err);
	if (st == DGM_OK) {
		measure(c, opt->max_merge);
		st = dgm__cut(c, err);
	}
	return st == DGM_OK ? run_rounds(c, opt, err) : st;
}

void dgm__collection_clear(dgm__collection *c)
{
	for (int s = 0; s < 2; s++) {
		dgm__side_clear(&c->sides[s]);
		dgm__lexicon_clear(&c->lexicons[s]);
	}
	for (size_t k = 0; k < c->chunk_count; k++)
		dgm__chunk_clear(&c->chunks[k]);
	dgm__free(c->chunks);
	dgm__free(c->pairs);
	memset(c, 0, sizeof *c);
}
