/* t(f|e) = (c(e,f) + ext(e,f) + alpha (mu q(f|e) + (1 - mu) p(f))) / (c(e) + ext(e) + alpha) */
#include "align/lexicon.h"

#include <string.h>

#include "align/model.h"
#include "base/mem.h"
#include "base/status.h"

void dgm__rows_clear(dgm__rows *rows)
{
	dgm__free(rows->off);
	dgm__free(rows->f);
	dgm__free(rows->n);
	memset(rows, 0, sizeof *rows);
}

void dgm__lexicon_clear(dgm__lexicon *lexicon)
{
	dgm__rows_clear(&lexicon->prior);
	dgm__free(lexicon->mass);
	dgm__free(lexicon->mu);
	dgm__free(lexicon->off);
	dgm__free(lexicon->entries);
	dgm__free(lexicon->base);
	memset(lexicon, 0, sizeof *lexicon);
}

/* The end of e's run in pairs from `from`. */
static size_t run_end(const dgm__pair *pairs, size_t count, size_t from, size_t e)
{
	while (from < count && pairs[from].e == e)
		from++;
	return from;
}

/* One row of the prior: anchors share alpha mu by their confidence, ext adds its counts. Returns the pairs written at `to`. */
static size_t prior_row(dgm__lexicon *lexicon, size_t e, const dgm__pair *anchor, size_t anchors, const dgm__pair *ext, size_t exts, size_t to)
{
	double sum = 0, top = 0;
	size_t i = 0, k = 0, start = to;

	for (i = 0; i < anchors; i++) {
		sum += anchor[i].n;
		top = anchor[i].n > top ? anchor[i].n : top;
	}
	lexicon->mu[e] = DGM__ANCHOR_SHARE * top;
	lexicon->mass[e] = DGM__ALPHA;
	for (i = 0; i < anchors || k < exts; to++) {
		double n = 0;
		uint32_t f = i < anchors && (k >= exts || anchor[i].f <= ext[k].f) ? anchor[i].f : ext[k].f;

		if (i < anchors && anchor[i].f == f && sum > 0)
			n += DGM__ALPHA * lexicon->mu[e] * anchor[i].n / sum;
		i += i < anchors && anchor[i].f == f;
		if (k < exts && ext[k].f == f) {
			lexicon->mass[e] += ext[k].n;
			n += ext[k++].n;
		}
		lexicon->prior.f[to] = f;
		lexicon->prior.n[to] = (float)n;
	}
	return to - start;
}

dgm_status dgm__lexicon_init(dgm__lexicon *out, size_t e_count, size_t f_count, const double *p, const dgm__vector *anchors, const dgm__vector *ext, dgm_error *err)
{
	const dgm__pair *a = anchors->items, *x = ext->items;
	size_t total = anchors->count + ext->count, to = 0;

	out->e_count = e_count;
	out->f_count = f_count;
	out->p = p;
	out->mass = dgm__malloc(e_count * sizeof *out->mass);
	out->mu = dgm__malloc(e_count * sizeof *out->mu);
	out->base = dgm__malloc(e_count * sizeof *out->base);
	out->prior.off = dgm__malloc((e_count + 1) * sizeof *out->prior.off);
	out->prior.f = dgm__malloc(total * sizeof *out->prior.f);
	out->prior.n = dgm__malloc(total * sizeof *out->prior.n);
	if (!out->mass || !out->mu || !out->base || !out->prior.off || !out->prior.f || !out->prior.n)
		return dgm__out_of_memory(err);
	for (size_t e = 0, i = 0, k = 0; e < e_count; e++) {
		size_t i_end = run_end(a, anchors->count, i, e), k_end = run_end(x, ext->count, k, e);

		out->prior.off[e] = to;
		to += prior_row(out, e, a ? a + i : a, i_end - i, x ? x + k : x, k_end - k, to); /* an empty list is NULL */
		i = i_end;
		k = k_end;
	}
	out->prior.off[e_count] = to;
	return dgm__lexicon_set(out, NULL, err);
}

dgm_status dgm__lexicon_set(dgm__lexicon *l, const dgm__rows *counts, dgm_error *err)
{
	size_t total = l->prior.off[l->e_count] + (counts ? counts->off[l->e_count] : 0), to = 0;
	size_t *off = l->off ? l->off : dgm__malloc((l->e_count + 1) * sizeof *off);
	dgm__entry *entries;

	l->off = off;
	entries = off ? dgm__realloc(l->entries, total, sizeof *entries) : NULL;
	if (!entries)
		return dgm__out_of_memory(err);
	l->entries = entries;
	for (size_t e = 0; e < l->e_count; e++) {
		size_t i = l->prior.off[e], i_end = l->prior.off[e + 1];
		size_t k = counts ? counts->off[e] : 0, k_end = counts ? counts->off[e + 1] : 0;
		double mass = l->mass[e];

		for (size_t c = k; c < k_end; c++)
			mass += (double)counts->n[c];
		l->base[e] = (float)(DGM__ALPHA * (1 - l->mu[e]) / mass);
		off[e] = to;
		while (i < i_end || k < k_end) {
			uint32_t f = i < i_end && (k >= k_end || l->prior.f[i] <= counts->f[k]) ? l->prior.f[i] : counts->f[k];
			double n = 0;

			if (i < i_end && l->prior.f[i] == f)
				n += (double)l->prior.n[i++];
			if (k < k_end && counts->f[k] == f)
				n += (double)counts->n[k++];
			entries[to++] = (dgm__entry){ f, (float)(n / mass / l->p[f]) };
		}
	}
	off[l->e_count] = to;
	return DGM_OK;
}

const dgm__entry *dgm__lexicon_find(const dgm__lexicon *l, uint32_t e, uint32_t f)
{
	size_t low = l->off[e], high = l->off[e + 1];

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (l->entries[middle].f < f)
			low = middle + 1;
		else
			high = middle;
	}
	return low < l->off[e + 1] && l->entries[low].f == f ? &l->entries[low] : NULL;
}
