/*
 * Scores of all beads of a chunk: length (Gale and Church 1993, as log ratio) and lexicon (Model 1 against unigram: Moore 2002), with repeated words
 * that must be answered and no word worth more than DGM__GAIN_MOST. The sparse form: a target word without evidence scores the same base value whatever it is, so only words with evidence
 * cost a logarithm, one for each window of source sentences, and it is then spread to the sentences that hold the word.
 */
#include <math.h>
#include <string.h>

#include "align/lanes.h"
#include "align/worker.h"
#include "base/mem.h"
#include "base/status.h"

/* The entries of row e whose words are in the chunk. */
static dgm_status take_row(dgm__worker *w, int dir, uint32_t e, size_t *count, dgm_error *err)
{
	const dgm__lexicon *lexicon = w->lexicons[dir];
	const dgm__local *to = &w->local[1 - dir];
	const uint32_t *local_of = w->local_of[1 - dir];
	dgm__direction *d = &w->direction[dir];
	size_t begin = lexicon->off[e], end = lexicon->off[e + 1], n = *count;
	size_t most = end - begin < to->types ? end - begin : to->types;
	dgm__local_entry *entries = dgm__grow(d->entries, &d->entries_capacity, n + most + 1, sizeof *entries);

	if (!entries)
		return dgm__out_of_memory(err);
	d->entries = entries;
	if (end - begin > 24 * to->types) { /* the row of a common word against a short text: look the text's words up in it */
		for (uint32_t t = 0; t < to->types; t++) {
			const dgm__entry *entry = dgm__lexicon_find(lexicon, e, to->global[t]);

			if (entry && entry->ratio > 0)
				entries[n++] = (dgm__local_entry){ t, entry->ratio };
		}
		*count = n;
		return DGM_OK;
	}
	for (size_t k = begin; k < end; k++) { /* written always and kept or not: a branch here would be a coin toss */
		uint32_t local = local_of[lexicon->entries[k].f];
		float ratio = lexicon->entries[k].ratio;

		entries[n] = (dgm__local_entry){ local - 1, ratio };
		n += (local != 0) & (ratio > 0);
	}
	*count = n;
	return DGM_OK;
}

static dgm_status take_rows(dgm__worker *w, int dir, dgm_error *err)
{
	const dgm__local *from = &w->local[dir];
	dgm__direction *d = &w->direction[dir];
	size_t count = 0;
	dgm_status st = DGM_OK;

	d->entry_off = dgm__arena_alloc(&w->arena, (from->types + 1) * sizeof *d->entry_off);
	if (!d->entry_off)
		return dgm__out_of_memory(err);
	for (size_t t = 0; t < from->types && st == DGM_OK; t++) {
		d->entry_off[t] = (uint32_t)count;
		st = take_row(w, dir, from->global[t], &count, err);
	}
	d->entry_off[from->types] = (uint32_t)count;
	return st;
}

/* No branch: whether a type has evidence already is not to be foreseen. */
static inline void add_evidence(dgm__direction *d, const dgm__local *to, uint32_t type, float sum, uint32_t answers)
{
	size_t is_new = !d->has[type];

	d->touched[d->touched_count] = type;
	d->touched_count += is_new;
	d->reach += is_new * (to->post_off[type + 1] - to->post_off[type]);
	d->has[type] = 1;
	d->sum[type] += sum;
	d->answers[type] += answers;
}

/* Adds n tokens of local type e to the sums. */
static void add_word(dgm__direction *d, const dgm__local *to, uint32_t e, uint32_t n)
{
	for (size_t k = d->entry_off[e]; k < d->entry_off[e + 1]; k++) {
		float ratio = d->entries[k].ratio;

		add_evidence(d, to, d->entries[k].type, (float)n * ratio, ratio > (float)DGM__ANSWER ? n : 0);
	}
}

void dgm__evidence_add(dgm__direction *d, const dgm__local *to, size_t x)
{
	for (size_t k = d->off[x]; k < d->off[x + 1]; k++)
		add_evidence(d, to, d->evidence[k].type, d->evidence[k].sum, d->evidence[k].answers);
}

void dgm__evidence_reset(dgm__direction *d)
{
	for (size_t k = 0; k < d->touched_count; k++) {
		d->sum[d->touched[k]] = 0;
		d->answers[d->touched[k]] = 0;
		d->has[d->touched[k]] = 0;
	}
	d->touched_count = d->reach = 0;
}

/* Room for the sums, which are zero. */
static dgm_status open_sums(dgm__worker *w, int dir, dgm_error *err)
{
	size_t types = w->local[1 - dir].types;
	dgm__direction *d = &w->direction[dir];

	d->sum = dgm__arena_alloc(&w->arena, types * sizeof *d->sum);
	d->answers = dgm__arena_alloc(&w->arena, types * sizeof *d->answers);
	d->has = dgm__arena_alloc(&w->arena, types);
	d->touched = dgm__arena_alloc(&w->arena, (types + 1) * sizeof *d->touched);
	d->x = dgm__arena_alloc(&w->arena, (types + DGM__LANES) * sizeof *d->x);
	d->gain = dgm__arena_alloc(&w->arena, (types + DGM__LANES) * sizeof *d->gain);
	d->more = dgm__arena_alloc(&w->arena, types * sizeof *d->more);
	if (!d->sum || !d->answers || !d->has || !d->touched || !d->x || !d->gain || !d->more)
		return dgm__out_of_memory(err);
	memset(d->sum, 0, types * sizeof *d->sum);
	memset(d->answers, 0, types * sizeof *d->answers);
	memset(d->has, 0, types);
	memset(d->x, 0, (types + DGM__LANES) * sizeof *d->x);
	for (size_t t = 0; t < types; t++)
		d->more[t] = 0;
	d->touched_count = d->reach = 0;
	return DGM_OK;
}

dgm_status dgm__evidence_find(dgm__worker *w, int dir, dgm_error *err)
{
	const dgm__local *from = &w->local[dir], *to = &w->local[1 - dir];
	dgm__direction *d = &w->direction[dir];
	size_t count = 0;
	dgm_status st = take_rows(w, dir, err);

	if (st != DGM_OK)
		return st;
	st = open_sums(w, dir, err);
	if (st != DGM_OK)
		return st;
	d->off = dgm__arena_alloc(&w->arena, (from->sentences + 1) * sizeof *d->off);
	d->base = dgm__arena_alloc(&w->arena, from->sentences * sizeof *d->base);
	if (!d->off || !d->base)
		return dgm__out_of_memory(err);
	for (size_t x = 0; x < from->sentences; x++) {
		dgm__evidence *evidence;

		d->off[x] = (uint32_t)count;
		d->base[x] = 0;
		for (size_t k = from->row_off[x]; k < from->row_off[x + 1]; k++) {
			uint32_t e = from->rows[k].type;

			d->base[x] += from->rows[k].n * (double)w->lexicons[dir]->base[from->global[e]];
			add_word(d, to, e, from->rows[k].n);
		}
		evidence = dgm__grow(d->evidence, &d->capacity, count + d->touched_count, sizeof *evidence);
		if (!evidence)
			return dgm__out_of_memory(err);
		d->evidence = evidence;
		for (size_t k = 0; k < d->touched_count; k++)
			evidence[count++] = (dgm__evidence){ d->touched[k], d->sum[d->touched[k]], d->answers[d->touched[k]] };
		dgm__evidence_reset(d);
	}
	d->off[from->sentences] = (uint32_t)count;
	return DGM_OK;
}

/* Gains of the sentences y0..y1 under one window, and what repeated words take back, by window length and end. */
typedef struct gains {
	size_t y0, y1;
	double *sentence;                       /* by y */
	double *window;                         /* by y: of the sentences before it that are looked at together */
	double *taken[DGM__MERGE_MAX + 1];
	size_t most;                            /* longest window of the answering side */
	double gain_most;                       /* of one word */
} gains;

static void take_back(const gains *g, const dgm__local *to, size_t t, double gain, double base, uint32_t answers)
{
	bool positive = gain > 0 && !to->common[t];
	uint32_t most = DGM__REPEAT_CAP;

	if (positive && answers < DGM__REPEAT_CAP)
		most = answers > 1 ? answers : 1;
	if (to->repeat_most[t] <= most)
		return;
	for (size_t k = to->repeat_off[t]; k < to->repeat_off[t + 1]; k++) {
		const dgm__repeat *r = &to->repeats[k];
		double excess = r->n > DGM__REPEAT_CAP ? r->n - DGM__REPEAT_CAP : 0;

		if (r->end <= g->y0 || r->end > g->y1)
			continue;
		g->taken[r->count][r->end] += (r->n > most ? (r->n - most) * gain : 0) - excess * base;
	}
}

/*
 * Adds what the touched types say to the sentences y0..y1: type by type where the types stand in few sentences, else sentence by sentence, which needs no
 * look at where each type stands.
 */
static void add_to_sentences(gains *g, const dgm__direction *d, const dgm__local *to)
{
	if (d->reach < (to->row_off[g->y1] - to->row_off[g->y0]) / 2) {
		for (size_t k = 0; k < d->touched_count; k++)
			for (size_t q = to->post_off[d->touched[k]]; q < to->post_off[d->touched[k] + 1]; q++)
				if (to->posts[q].type >= g->y0 && to->posts[q].type < g->y1)
					g->sentence[to->posts[q].type] += to->posts[q].n * d->more[d->touched[k]];
		return;
	}
	for (size_t y = g->y0; y < g->y1; y++) {
		double sum = 0;

		for (size_t k = to->row_off[y]; k < to->row_off[y + 1]; k++)
			sum += to->rows[k].n * d->more[to->rows[k].type];
		g->sentence[y] += sum;
	}
}

/* All of g for the window of the summed evidence: `tokens` tokens whose base values sum to `base`. */
static void gain_of_window(dgm__direction *d, const dgm__local *to, gains *g, uint32_t tokens, double base)
{
	double share = (1 - DGM__LAMBDA) / (tokens ? tokens : 1), w0 = DGM__LAMBDA + share * base, l0 = log(w0);

	for (size_t y = g->y0; y < g->y1; y++)
		g->sentence[y] = to->tokens[y] * l0;
	for (size_t b = 1; b <= g->most; b++) {
		memset(g->taken[b] + g->y0, 0, (g->y1 - g->y0 + 1) * sizeof *g->taken[b]);
		for (size_t y = g->y0 + 1; y <= g->y1 && to->exceeds; y++)
			g->taken[b][y] = to->excess[b][y] * l0;
	}
	for (size_t k = 0; k < d->touched_count; k++)
		d->x[k] = d->sum[d->touched[k]];
	dgm__lanes_log(d->gain, d->x, d->touched_count, (float)share, (float)w0);
	for (size_t k = 0; k < d->touched_count; k++) {
		uint32_t t = d->touched[k];
		double gain = (double)d->gain[k] < g->gain_most ? (double)d->gain[k] : g->gain_most;

		d->more[t] = gain - l0;
		if (to->repeat_most[t])
			take_back(g, to, t, gain, l0, d->answers[t]);
	}
	add_to_sentences(g, d, to);
}

/* The touched types say nothing again. */
static void forget_gains(dgm__direction *d)
{
	for (size_t k = 0; k < d->touched_count; k++)
		d->more[d->touched[k]] = 0;
	dgm__evidence_reset(d);
}

/* Between the mean of both directions and the lesser of them. */
static double join(double gain, double other, double lesser)
{
	return (gain + other - lesser * fabs(gain - other)) / 2;
}

/* Writes the first direction's gain, or joins the second's to it, in the scores of type t for the window of side dir that ends at node x, y from..to. */
static void write_scores(dgm__worker *w, int dir, size_t x, size_t t, const double *window, const double *taken, size_t from, size_t to)
{
	const dgm__band *band = &w->band;
	size_t two_sided = w->model->type_count - 2;
	double lesser = w->model->lesser;

	if (!dir) {
		float *score = &w->scores[dgm__band_cell(band, x, from) * two_sided + t];

		for (size_t y = from; y <= to; y++, score += two_sided)
			*score = (float)(window[y] - taken[y]);
		return;
	}
	for (size_t y = from; y <= to; y++) {
		float *score = &w->scores[dgm__band_cell(band, y, x) * two_sided + t];

		*score = (float)join(window[y] - taken[y], (double)*score, lesser);
	}
}

/* The scores of all beads whose window of side dir ends at node x and is `a` long. */
static void spread(dgm__worker *w, int dir, size_t x, size_t a, const gains *g, size_t low, size_t high)
{
	const dgm__model *m = w->model;

	for (size_t b = 1; b <= g->most; b++) {
		size_t from = low > b ? low : b, type = dir ? m->type_of[b][a] : m->type_of[a][b];

		for (size_t y = from; y <= high; y++)
			g->window[y] = (b > 1 ? g->window[y] : 0) + g->sentence[y - b];
		if (type)
			write_scores(w, dir, x, type - 2, g->window, g->taken[b], from, high);
	}
}

static dgm_status add_lexicon(dgm__worker *w, int dir, dgm_error *err)
{
	const dgm__local *from = &w->local[dir], *to = &w->local[1 - dir];
	dgm__direction *d = &w->direction[dir];
	gains g = { .most = w->model->max_merge, .gain_most = w->model->gain_most };

	g.sentence = dgm__arena_alloc(&w->arena, (to->sentences + 1) * sizeof *g.sentence);
	g.window = dgm__arena_alloc(&w->arena, (to->sentences + 1) * sizeof *g.window);
	for (size_t b = 1; b <= g.most && g.sentence; b++) {
		g.taken[b] = dgm__arena_alloc(&w->arena, (to->sentences + 1) * sizeof *g.taken[b]);
		if (!g.taken[b])
			return dgm__out_of_memory(err);
	}
	if (!g.sentence || !g.window)
		return dgm__out_of_memory(err);
	for (size_t x = 1; x <= from->sentences; x++) {
		size_t low = dir ? w->band.top[x] : w->band.low[x], high = dir ? w->band.bottom[x] : w->band.high[x];
		uint32_t tokens = 0;
		double base = 0;

		g.y0 = low > g.most ? low - g.most : 0;
		g.y1 = high;
		for (size_t a = 1; a <= g.most && a <= x; a++) {
			tokens += from->tokens[x - a];
			base += d->base[x - a];
			dgm__evidence_add(d, to, x - a);
			gain_of_window(d, to, &g, tokens, base);
			spread(w, dir, x, a, &g, low, high);
		}
		forget_gains(d);
	}
	return DGM_OK;
}

/* Makes scores of the lexicon's gains: weighs them, adds prior, length and parts. */
static void add_prior_and_length(dgm__worker *w)
{
	const dgm__model *m = w->model;
	const dgm__band *band = &w->band;
	size_t two_sided = m->type_count - 2;

	for (size_t t = 0; t < two_sided; t++) {
		size_t a = m->types[t + 2].a, b = m->types[t + 2].b;
		double length = m->heat * m->weight_length, lexicon = m->heat * m->weight_lexicon;
		double constant = log(m->prior[t + 2]) + length * (log(m->window_sd[b]) - log(m->sd));

		for (size_t i = a; i <= band->rows; i++)
			for (size_t j = band->low[i] > b ? band->low[i] : b; j <= band->high[i]; j++) {
				double target = w->local[1].log_length[b][j];
				double r = (target - w->local[0].log_length[a][i] - m->mu) / m->sd;
				double z = (target - m->window_mean[b]) / m->window_sd[b];
				float *score = &w->scores[dgm__band_cell(band, i, j) * two_sided + t];

				*score = (float)(constant + lexicon * (double)*score + length * .5 * (z * z - r * r) + m->parts[t + 2][dgm__worker_parts(w, i, j, a, b)]);
			}
	}
}

dgm_status dgm__scores_make(dgm__worker *w, dgm_error *err)
{
	dgm_status st;

	w->scores = dgm__arena_alloc(&w->arena, w->band.off[w->band.rows + 1] * (w->model->type_count - 2) * sizeof *w->scores);
	if (!w->scores)
		return dgm__out_of_memory(err);
	st = add_lexicon(w, 0, err);
	if (st == DGM_OK)
		st = add_lexicon(w, 1, err);
	if (st == DGM_OK)
		add_prior_and_length(w);
	return st;
}
