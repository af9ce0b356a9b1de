/* Expectation maximisation over all beads of a collection. */
#include "align/collection.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/cut.h"
#include "align/frequencies.h"
#include "align/learn.h"
#include "align/moved.h"
#include "align/pool.h"
#include "align/priors.h"
#include "align/sides.h"
#include "align/worker.h"
#include "base/mem.h"
#include "base/status.h"

enum { BLOCKS = 64 };

#define DAMPING 2000.  /* tokens */
#define SD_LEAST .12
#define SD_MOST .6
#define SD_SETTLED .22
#define FEW_SENTENCES 150.
#define RATIO_SENTENCES 10. /* that the names of countries count as */

/* Is what is built in all that is known beside the text? */
static bool knows_nothing(const dgm__collection_options *opt)
{
	return !opt->rounds && !opt->known.lexicon;
}

/* A few sentences alone are no measure of how frequent a word is, unless their counts are to agree with those learned from them. */
static dgm_status close_side(dgm__collection *c, int s, const dgm__collection_options *opt, dgm_error *err)
{
	double damping = knows_nothing(opt) && c->sides[s].total < DAMPING ? DAMPING : 0, *known = NULL, total = 0;
	dgm_status st = DGM_OK;

	if (opt->known.lexicon)
		st = dgm__known_frequencies(&known, &total, &opt->known, s, &c->sides[s], err);
	else if (damping > 0)
		st = dgm__frequencies_expect(&known, &opt->seed->frequencies[s], &c->sides[s].types, damping, err);
	if (st == DGM_OK)
		st = dgm__side_close(&c->sides[s], damping, known, total, err);
	dgm__free(known);
	return st;
}

static dgm_status read_sides(dgm__collection *c, const dgm_doc *const (*docs)[2], size_t count, dgm__tools *tools, const dgm__collection_options *opt,
	dgm_error *err)
{
	size_t before[2] = { 0, 0 };
	dgm_status st;

	c->pairs = dgm__calloc(count, sizeof *c->pairs);
	if (!c->pairs)
		return dgm__out_of_memory(err);
	c->pair_count = count;
	for (size_t k = 0; k < count; k++)
		for (int s = 0; s < 2; s++) {
			size_t sentences = dgm_doc_count(docs[k][s]);

			c->pairs[k].path = (dgm__vector)DGM__VECTOR_INIT(dgm_bead);
			c->pairs[k].docs[s] = docs[k][s];
			c->pairs[k].first[s] = before[s];
			if (sentences > UINT32_MAX - 1 - before[s])
				return dgm__fail(err, DGM_ELIMIT, dgm_doc_name(docs[k][s]), 0, "more than 4,294,967,294 sentences in one run; split the batch");
			before[s] += sentences;
		}
	st = dgm__sides_read(c->sides, docs, count, tools, opt->threads, err);
	for (int s = 0; s < 2 && st == DGM_OK; s++)
		st = close_side(c, s, opt, err);
	return st;
}

/* Where words may meet: each pair of documents. */
static dgm_status find_anchors(dgm__vector *out, const dgm__collection *c, dgm__tools *tools, unsigned threads, dgm_error *err)
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
	st = dgm__anchors_find(out, c->sides, stretches, c->pair_count, tools, threads, err);
	dgm__free(stretches);
	return st;
}

static dgm_status make_lexicons(dgm__collection *c, dgm__tools *tools, const dgm__collection_options *opt, dgm_error *err)
{
	dgm__vector anchors = DGM__VECTOR_INIT(dgm__pair);
	dgm_status st = find_anchors(&anchors, c, tools, opt->threads, err);

	if (st == DGM_OK)
		st = dgm__priors_make(c->lexicons, c->sides, &anchors, opt->seed, &opt->known, opt->wordbook, err);
	dgm__vector_clear(&anchors);
	return st;
}

/* Bead types and the ratio of lengths from sums of posteriors. */
static void estimate(dgm__collection *c, const dgm__sums *sums)
{
	dgm__model *m = &c->model;
	double beads[DGM__BEAD_TYPES_MAX], all = 0;

	if (sums->ratio.n > 0) {
		double variance;

		m->mu = sums->ratio.sum / sums->ratio.n;
		variance = sums->ratio.square / sums->ratio.n - m->mu * m->mu;
		m->sd = variance > SD_LEAST * SD_LEAST ? sqrt(variance) : SD_LEAST;
		m->sd = m->sd < SD_MOST ? m->sd : SD_MOST;
	}
	for (size_t t = 0; t < m->type_count; t++)
		all += beads[t] = sums->beads[t] + DGM__PRIOR_WEIGHT * m->types[t].prior;
	for (size_t t = 0; t < m->type_count; t++)
		m->prior[t] = beads[t] / all;
}

/* Adds the logarithms of the lengths of b neighbouring sentences. */
void dgm__windows_measure(dgm__measure *to, const dgm__side *side, size_t b, size_t first, size_t count)
{
	double window = 0;

	for (size_t y = first; y < first + count; y++) {
		window += side->at[y].length;
		if (y - first >= b)
			window -= side->at[y - b].length;
		if (y - first + 1 < b)
			continue;
		to->n++;
		to->sum += log(window);
		to->square += log(window) * log(window);
	}
}

static double sentences_of_shorter(const dgm__collection *c)
{
	return (double)(c->sides[0].sentences < c->sides[1].sentences ? c->sides[0].sentences : c->sides[1].sentences);
}

/* Where nothing is learned, the ratio of lengths is what the texts and the languages' names say together, it is a narrow one, and what is known weighs more. */
static void settle(dgm__collection *c, const dgm__seed *seed)
{
	double sentences = sentences_of_shorter(c);

	c->model.settled = true;
	c->model.sd = SD_SETTLED;
	c->model.weight_length = c->model.weight_lexicon = DGM__WEIGHT_SETTLED;
	if (seed->has_ratio && c->model.lesser > 0)
		c->model.mu = (sentences * c->model.mu + RATIO_SENTENCES * seed->ratio) / (sentences + RATIO_SENTENCES);
}

/* Ratio of lengths, and the lengths of windows of the target, before any bead is known. */
static void measure(dgm__collection *c, const dgm__collection_options *opt)
{
	const dgm__known *known = &opt->known;
	double total[2] = { 0, 0 };

	for (int s = 0; s < 2; s++)
		for (size_t x = 0; x < c->sides[s].sentences; x++)
			total[s] += c->sides[s].at[x].length;
	/* where one side is a part of the other, how long an answer is is seen from single sentences, and the part is no measure of how rare its words are */
	for (int s = 0; s < 2; s++)
		if (c->sides[s].sentences > 2 * c->sides[1 - s].sentences) {
			c->model.gain_most = HUGE_VAL;
			c->model.lesser = 0;
			total[s] *= (double)c->sides[1 - s].sentences / (double)c->sides[s].sentences;
		}
	c->model.mu = total[0] > 0 && total[1] > 0 ? log(total[1] / total[0]) : 0;
	if (knows_nothing(opt))
		settle(c, opt->seed);
	for (size_t b = 1; b <= opt->max_merge; b++) {
		dgm__measure w = { 0, 0, 0 };

		for (size_t k = 0; k < c->pair_count; k++)
			dgm__windows_measure(&w, &c->sides[1], b, c->pairs[k].first[1], dgm_doc_count(c->pairs[k].docs[1]));
		if (known->lexicon)
			dgm__known_window(&w, known, b);
		c->model.window_mean[b] = w.n > 0 ? w.sum / w.n : 5;
		w.square = w.n > 0 ? w.square / w.n - c->model.window_mean[b] * c->model.window_mean[b] : 0;
		c->model.window_sd[b] = w.square > .04 ? sqrt(w.square) : .2;
	}
	for (size_t k = 0; k < c->pair_count; k++)
		for (int s = 0; s < 2; s++)
			dgm__parts_count(&c->parts, s, &c->sides[s], opt->max_merge, c->pairs[k].first[s], dgm_doc_count(c->pairs[k].docs[s]));
	if (known->lexicon)
		dgm__known_parts(&c->parts_known, known);
	dgm__parts_learn(&c->model, &c->parts_seen, &c->parts, &c->parts_known, NULL, 0);
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

typedef struct learning {
	dgm__lesson lesson;
	dgm__block blocks[BLOCKS];
	dgm__tally *tallies;
} learning;

static dgm_status learn_block(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	learning *l = arg;

	return dgm__block_learn(&l->blocks[job], &l->tallies[thread], &l->lesson, err);
}

/* Cuts the types into blocks of about as many occurrences. */
static void lay_blocks(learning *l, size_t types)
{
	size_t per_block = l->lesson.where.off[types] / BLOCKS + 1, e = 0;

	for (size_t b = 0; b < BLOCKS; b++) {
		size_t end = (b + 1) * per_block;

		l->blocks[b].from = (uint32_t)e;
		while (e < types && (l->lesson.where.off[e + 1] <= end || b == BLOCKS - 1))
			e++;
		if (e < types && e == l->blocks[b].from) /* one common word is more than a block */
			e++;
		l->blocks[b].to = (uint32_t)e;
	}
}

/* The blocks end to end. */
static dgm_status join_blocks(const learning *l, dgm__rows *out, size_t types, dgm_error *err)
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

/* The counts of one direction out of the lexicons as they are. */
static dgm_status learn_direction(dgm__collection *c, int d, unsigned threads, dgm__tally *tallies, dgm_error *err)
{
	size_t types = c->sides[d].types.count;
	learning l = { .tallies = tallies };
	dgm_status st = dgm__lesson_make(&l.lesson, d, c->sides, c->lexicons, c->chunks, c->chunk_count, err);

	dgm__rows_clear(&c->counts[d]);
	if (st == DGM_OK) {
		lay_blocks(&l, types);
		st = dgm__parallel(threads, BLOCKS, learn_block, &l, err);
	}
	if (st == DGM_OK)
		st = join_blocks(&l, &c->counts[d], types, err);
	for (size_t b = 0; b < BLOCKS; b++)
		dgm__block_clear(&l.blocks[b]);
	dgm__lesson_clear(&l.lesson);
	return st;
}

static dgm_status set_lexicon(void *arg, size_t d, unsigned thread, dgm_error *err)
{
	dgm__collection *c = arg;

	(void)thread;
	return dgm__lexicon_set(&c->lexicons[d], &c->counts[d], err);
}

/* One direction after the other, for what a lesson holds is most of the memory; both must be learned before the lexicons change. */
static dgm_status learn_words(dgm__collection *c, unsigned threads, dgm_error *err)
{
	size_t most = c->sides[0].types.count > c->sides[1].types.count ? c->sides[0].types.count : c->sides[1].types.count;
	dgm__tally tallies[DGM__THREADS_MAX] = { { NULL, NULL } };
	dgm_status st = DGM_OK;

	for (unsigned t = 0; t < threads && st == DGM_OK; t++) {
		tallies[t].sum = dgm__calloc(most, sizeof *tallies[t].sum);
		tallies[t].touched = dgm__malloc((most + 1) * sizeof *tallies[t].touched);
		if (!tallies[t].sum || !tallies[t].touched)
			st = dgm__out_of_memory(err);
	}
	for (int d = 0; d < 2 && st == DGM_OK; d++)
		st = learn_direction(c, d, threads, tallies, err);
	if (st == DGM_OK)
		st = dgm__parallel(threads, 2, set_lexicon, c, err);
	for (unsigned t = 0; t < threads; t++) {
		dgm__free(tallies[t].sum);
		dgm__free(tallies[t].touched);
	}
	return st;
}

/* The sums of all chunks, in their order, and what was known before. */
static void learn_model(dgm__collection *c)
{
	dgm__sums sums;

	memset(&c->sums, 0, sizeof c->sums);
	for (size_t k = 0; k < c->chunk_count; k++) {
		const dgm__chunk *chunk = &c->chunks[k];

		c->sums.ratio.n += chunk->ratio_weight;
		c->sums.ratio.sum += chunk->ratio;
		c->sums.ratio.square += chunk->ratio_square;
		for (size_t t = 0; t < c->model.type_count; t++)
			c->sums.beads[t] += chunk->beads[t];
	}
	sums = c->sums;
	sums.ratio.n += c->known.ratio.n;
	sums.ratio.sum += c->known.ratio.sum;
	sums.ratio.square += c->known.ratio.square;
	for (size_t t = 0; t < c->model.type_count; t++)
		sums.beads[t] += c->known.beads[t];
	estimate(c, &sums);
	dgm__parts_learn(&c->model, &c->parts_seen, &c->parts, &c->parts_known, c->chunks, c->chunk_count);
}

/* The paths of a pair's chunks, one after the other. */
static dgm_status join_paths(dgm__collection *c, dgm_error *err)
{
	for (size_t x = 0; x < c->chunk_count; x++) {
		dgm__chunk *chunk = &c->chunks[x];
		dgm__document_pair *pair = &c->pairs[chunk->pair];

		/* the last chunk of the pair decides; up to it the whole counts */
		pair->part_total = pair->total + chunk->part_total;
		pair->part_sentences = pair->whole_sentences + chunk->part_sentences;
		pair->whole_sentences += chunk->count[0] + chunk->count[1];
		pair->total += chunk->total;
		for (size_t b = 0; b < chunk->path.count; b++) {
			dgm_bead *bead = dgm__vector_push(&pair->path);

			if (!bead)
				return dgm__out_of_memory(err);
			*bead = ((const dgm_bead *)chunk->path.items)[b];
			bead->source_first -= (uint32_t)pair->first[0];
			bead->target_first -= (uint32_t)pair->first[1];
		}
		dgm__vector_clear(&chunk->path);
	}
	return DGM_OK;
}

/* Texts that are no translations of each other have accidental likenesses, and no moved blocks. */
static dgm_status find_moves(void *arg, size_t job, unsigned thread, dgm_error *err)
{
	pass *p = arg;

	if (p->c->pairs[job].total <= 0)
		return DGM_OK;
	return dgm__moves_find(&p->c->pairs[job].path, p->c, job, &p->workers[thread], err);
}

static dgm_status align_rounds(dgm__collection *c, pass *p, const dgm__collection_options *opt, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (unsigned round = 0; round <= opt->rounds && st == DGM_OK; round++) {
		p->last = round == opt->rounds;
		c->model.heat = round || opt->rounds < 2 ? 1 : DGM__FIRST_HEAT;
		st = dgm__parallel(opt->threads, c->chunk_count, run_chunk, p, err);
		if (st != DGM_OK || p->last)
			break;
		st = learn_words(c, opt->threads, err);
		learn_model(c);
		if (st == DGM_OK)
			st = dgm__cut_again(c, err);
	}
	if (st == DGM_OK)
		st = join_paths(c, err);
	return st == DGM_OK && opt->moves ? dgm__parallel(opt->threads, c->pair_count, find_moves, p, err) : st;
}

static dgm_status run_rounds(dgm__collection *c, const dgm__collection_options *opt, dgm_error *err)
{
	dgm__worker *workers = dgm__calloc(opt->threads, sizeof *workers);
	pass p = { .c = c, .workers = workers };
	dgm_status st = workers ? DGM_OK : dgm__out_of_memory(err);

	for (unsigned t = 0; t < opt->threads && st == DGM_OK; t++)
		st = dgm__worker_init(&workers[t], c->sides, c->lexicons, &c->model, opt->vectors, opt->support, err);
	if (st == DGM_OK)
		st = align_rounds(c, &p, opt, err);
	for (unsigned t = 0; t < opt->threads && workers; t++)
		dgm__worker_clear(&workers[t]);
	dgm__free(workers);
	return st;
}

/* What is read and known before the search. */
/* The less is known, the more of it must be believed. */
static void weigh(dgm__collection *c)
{
	double sentences = sentences_of_shorter(c) + c->known.ratio.n;

	c->model.weight_lexicon += (DGM__WEIGHT_SETTLED - DGM__WEIGHT_LEXICON) * FEW_SENTENCES / (FEW_SENTENCES + sentences);
}

static dgm_status prepare(dgm__collection *c, const dgm_doc *const (*docs)[2], size_t count, dgm__tools *tools, const dgm__collection_options *opt,
	dgm_error *err)
{
	dgm_status st;

	for (int s = 0; s < 2; s++)
		snprintf(c->sides[s].language, sizeof c->sides[s].language, "%s", opt->languages[s]);
	dgm__model_init(&c->model, opt->max_merge);
	st = read_sides(c, docs, count, tools, opt, err);
	if (st == DGM_OK)
		st = make_lexicons(c, tools, opt, err);
	if (st == DGM_OK) {
		measure(c, opt);
		if (opt->known.lexicon) {
			dgm__known_sums(&c->known, &opt->known, &c->model);
			estimate(c, &c->known);
		}
		if (!knows_nothing(opt))
			weigh(c);
	}
	return st;
}

dgm_status dgm__collection_run(dgm__collection *c, const dgm_doc *const (*docs)[2], size_t count, dgm__tools *tools,
	const dgm__collection_options *opt, dgm_error *err)
{
	dgm_status st = prepare(c, docs, count, tools, opt, err);

	if (st == DGM_OK)
		st = dgm__cut(c, err);
	return st == DGM_OK ? run_rounds(c, opt, err) : st;
}

void dgm__collection_clear(dgm__collection *c)
{
	for (int s = 0; s < 2; s++) {
		dgm__side_clear(&c->sides[s]);
		dgm__lexicon_clear(&c->lexicons[s]);
		dgm__rows_clear(&c->counts[s]);
	}
	for (size_t k = 0; k < c->chunk_count; k++)
		dgm__chunk_clear(&c->chunks[k]);
	for (size_t k = 0; k < c->pair_count; k++)
		dgm__vector_clear(&c->pairs[k].path);
	dgm__free(c->chunks);
	dgm__free(c->pairs);
	memset(c, 0, sizeof *c);
}
