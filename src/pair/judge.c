/*
 * Learning from what is to be judged would make everything look right, so it is done crosswise: the sources are dealt into parts, and the candidates of
 * a part are scored with what the likeliest pairs of the other parts have taught.
 */
#include "pair/judge.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/vector.h"

enum { PARTS = 4, TAUGHT_MOST = 2000, TAUGHT_LEAST = 4, BATCH = 1024 };

/* A pair that each of the two likes best. */
typedef struct favourite {
	const dgm__candidate *pair;
	float margin; /* how much likelier it is than the next best of either */
} favourite;

typedef struct judging {
	dgm__candidate *candidates;
	size_t count;
	dgm_doc *const *sources, *const *targets;
	const dgm__judge_options *opt;
	dgm__vector favourites; /* the surest first */
} judging;

static int by_margin(const void *a, const void *b)
{
	const favourite *x = a, *y = b;

	if (x->margin < y->margin || x->margin > y->margin)
		return x->margin > y->margin ? -1 : 1;
	return (x->pair->source > y->pair->source) - (x->pair->source < y->pair->source);
}

/* By target: the likeness of its best and of its second best source. */
static float (*best_of_targets(const judging *j, size_t target_count))[2]
{
	float (*best)[2] = dgm__calloc(target_count, sizeof *best);

	for (size_t k = 0; k < j->count && best; k++) {
		float *b = best[j->candidates[k].target], likeness = j->candidates[k].likeness;

		if (likeness > b[0]) {
			b[1] = b[0];
			b[0] = likeness;
		} else if (likeness > b[1]) {
			b[1] = likeness;
		}
	}
	return best;
}

static dgm_status find_favourites(judging *j, size_t target_count, dgm_error *err)
{
	float (*best)[2] = best_of_targets(j, target_count);
	dgm_status st = best ? DGM_OK : dgm__out_of_memory(err);

	for (size_t k = 0; k < j->count && st == DGM_OK; k++) {
		const dgm__candidate *c = &j->candidates[k];
		bool first = !k || c[-1].source != c->source;
		float next = k + 1 < j->count && c[1].source == c->source ? c[1].likeness : 0;
		favourite *f;

		if (!first || c->likeness < best[c->target][0])
			continue;
		if (best[c->target][1] > next)
			next = best[c->target][1];
		f = dgm__vector_push(&j->favourites);
		if (f)
			*f = (favourite){ c, c->likeness - next };
		else
			st = dgm__out_of_memory(err);
	}
	dgm__free(best);
	if (j->favourites.count)
		qsort(j->favourites.items, j->favourites.count, sizeof(favourite), by_margin);
	return st;
}

static bool is_of_part(const dgm__candidate *c, unsigned part)
{
	return c->source % PARTS == part;
}

static dgm_status add(dgm_aligner *aligner, const judging *j, const dgm__candidate *c, dgm_error *err)
{
	return dgm_aligner_add(aligner, "", j->sources[c->source], j->targets[c->target], err);
}

/* What the surest pairs of the other parts teach, with what was known before; *out stays NULL where they are too few. */
static dgm_status learn(dgm_lexicon **out, const judging *j, unsigned part, dgm_error *err)
{
	dgm_align_options opt = { .size = sizeof opt, .max_merge = 4, .threads = j->opt->threads, .lexicon = j->opt->lexicon, .keep = true };
	size_t most = (j->favourites.count * 2 + 2) / 3;
	dgm_aligner *aligner;
	dgm_status st;

	*out = NULL;
	if (most < TAUGHT_LEAST)
		return DGM_OK;
	if (most > TAUGHT_MOST)
		most = TAUGHT_MOST;
	st = dgm_aligner_new(&aligner, j->opt->languages[0], j->opt->languages[1], &opt, err);
	for (size_t k = 0; k < most && st == DGM_OK; k++) {
		const favourite *f = dgm__vector_at(&j->favourites, k);

		if (!is_of_part(f->pair, part))
			st = add(aligner, j, f->pair, err);
	}
	if (st == DGM_OK)
		st = dgm_aligner_run(aligner, err);
	if (st == DGM_OK)
		st = dgm_aligner_lexicon(aligner, out, err);
	dgm_aligner_free(aligner);
	return st;
}

/* Aligns the batch of candidates and takes what comes of it. */
static dgm_status score_batch(const judging *j, dgm__candidate *const *batch, size_t count, const dgm_lexicon *lexicon, dgm_error *err)
{
	dgm_align_options opt = { .size = sizeof opt, .max_merge = 4, .threads = j->opt->threads, .lexicon = lexicon, .learn = DGM_LEARN_NONE };
	dgm_aligner *aligner;
	dgm_status st = dgm_aligner_new(&aligner, j->opt->languages[0], j->opt->languages[1], &opt, err);

	for (size_t k = 0; k < count && st == DGM_OK; k++)
		st = add(aligner, j, batch[k], err);
	if (st == DGM_OK)
		st = dgm_aligner_run(aligner, err);
	for (size_t k = 0; k < count && st == DGM_OK; k++)
		batch[k]->evidence = dgm_aligner_evidence(aligner, k);
	dgm_aligner_free(aligner);
	return st;
}

static dgm_status score_part(judging *j, unsigned part, const dgm_lexicon *lexicon, dgm_error *err)
{
	dgm__candidate *batch[BATCH];
	size_t n = 0;
	dgm_status st = DGM_OK;

	for (size_t k = 0; k < j->count && st == DGM_OK; k++) {
		if (is_of_part(&j->candidates[k], part))
			batch[n++] = &j->candidates[k];
		if (n == BATCH || (n && k + 1 == j->count)) {
			st = score_batch(j, batch, n, lexicon, err);
			n = 0;
		}
	}
	return st;
}

dgm_status dgm__judge(dgm__candidate *candidates, size_t count, dgm_doc *const *sources, dgm_doc *const *targets, size_t target_count,
	const dgm__judge_options *opt, dgm_error *err)
{
	judging j = { .candidates = candidates, .count = count, .sources = sources, .targets = targets, .opt = opt, .favourites = DGM__VECTOR_INIT(favourite) };
	dgm_status st = find_favourites(&j, target_count, err);

	for (unsigned part = 0; part < PARTS && st == DGM_OK; part++) {
		dgm_lexicon *lexicon;

		st = learn(&lexicon, &j, part, err);
		if (st == DGM_OK)
			st = score_part(&j, part, lexicon ? lexicon : opt->lexicon, err);
		dgm_lexicon_free(lexicon);
		if (opt->reporter && opt->reporter->progress)
			opt->reporter->progress(opt->reporter->arg, "scoring part", part + 1, PARTS);
	}
	dgm__vector_clear(&j.favourites);
	return st;
}
