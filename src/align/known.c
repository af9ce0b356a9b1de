/* From a kept lexicon into a collection, and from a collection into a lexicon to keep. */
#include "align/known.h"

#include <math.h>
#include <string.h>

#include "align/collection.h"
#include "base/mem.h"
#include "base/status.h"

#define BEADS_MOST 1000. /* that a lexicon counts as */

static int side_in(const dgm__known *known, int side)
{
	return known->turned ? 1 - side : side;
}

dgm_status dgm__known_frequencies(double **out, double *total, const dgm__known *known, int s, const dgm__side *side, dgm_error *err)
{
	const dgm__strmap *types = &known->lexicon->types[side_in(known, s)];

	*out = dgm__calloc(side->types.count, sizeof **out);
	if (!*out)
		return dgm__out_of_memory(err);
	*total = (double)known->lexicon->tokens[side_in(known, s)];
	for (size_t k = 0; k < side->types.count; k++) {
		const dgm__strmap_entry *type = dgm__strmap_find_as(types, &side->types.entries[k]);

		(*out)[k] = type ? (double)type->value : 0;
	}
	return DGM_OK;
}

/* What the lexicon's type says of those of the other side that occur, f: by type of the lexicon. */
static bool add_row(dgm__vector *out, const dgm_lexicon *lexicon, int d, uint32_t type, uint32_t e, const uint32_t *f)
{
	const dgm__stored *all = lexicon->counts[d].items;
	size_t low = 0, high = lexicon->counts[d].count;
	double unit = dgm__store_unit(lexicon);

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (all[middle].e < type)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < lexicon->counts[d].count && all[low].e == type; low++) {
		dgm__pair *pair = f[all[low].f] == UINT32_MAX ? NULL : dgm__vector_push(out);

		if (pair)
			*pair = (dgm__pair){ e, f[all[low].f], (double)all[low].n / unit };
		else if (f[all[low].f] != UINT32_MAX)
			return false;
	}
	return true;
}

dgm_status dgm__known_pairs(dgm__vector *out, const dgm__known *known, int direction, const dgm__side *sides, dgm_error *err)
{
	const dgm_lexicon *lexicon = known->lexicon;
	int d = side_in(known, direction);
	const dgm__strmap *types = &sides[direction].types;
	uint32_t *f = dgm__side_ids(&sides[1 - direction], &lexicon->types[1 - d]);
	dgm_status st = f ? DGM_OK : dgm__out_of_memory(err);

	for (size_t k = 0; k < types->count && st == DGM_OK; k++) {
		const dgm__strmap_entry *type = dgm__strmap_find_as(&lexicon->types[d], &types->entries[k]);

		if (type && !add_row(out, lexicon, d, (uint32_t)(type - lexicon->types[d].entries), (uint32_t)k, f))
			st = dgm__out_of_memory(err);
	}
	dgm__free(f);
	return st;
}

void dgm__known_window(dgm__measure *to, const dgm__known *known, size_t b)
{
	const dgm__moments *m = &known->lexicon->windows[side_in(known, 1)][b];
	double unit = dgm__store_unit(known->lexicon);

	to->n += (double)m->n / unit;
	to->sum += (double)m->sum / unit;
	to->square += (double)m->square / unit;
}

/* Lexicons made from memories know of no sentence left out: then the prior's share of those stands. */
static void complete(double *beads, const dgm__model *model)
{
	double one_sided = 0, two_sided = 0, prior = 0;

	for (size_t t = 0; t < model->type_count; t++)
		if (model->types[t].a && model->types[t].b) {
			two_sided += beads[t];
			prior += model->types[t].prior;
		} else {
			one_sided += beads[t];
		}
	for (size_t t = 0; t < model->type_count && one_sided <= 0; t++)
		if (!model->types[t].a || !model->types[t].b)
			beads[t] = two_sided * model->types[t].prior / prior;
}

void dgm__known_sums(dgm__sums *out, const dgm__known *known, const dgm__model *model)
{
	const dgm_lexicon *lexicon = known->lexicon;
	double unit = dgm__store_unit(lexicon), all = 0, n = (double)lexicon->length.n / unit;

	memset(out, 0, sizeof *out);
	for (size_t t = 0; t < model->type_count; t++) {
		size_t a = model->types[t].a, b = model->types[t].b;

		out->beads[t] = (double)(known->turned ? lexicon->beads[b][a] : lexicon->beads[a][b]) / unit;
	}
	complete(out->beads, model);
	for (size_t t = 0; t < model->type_count; t++)
		all += out->beads[t];
	for (size_t t = 0; t < model->type_count && all > BEADS_MOST; t++)
		out->beads[t] *= BEADS_MOST / all;
	if (n > 0) {
		double share = (n > BEADS_MOST ? BEADS_MOST / n : 1) / unit;

		out->ratio.n = (double)lexicon->length.n * share;
		out->ratio.sum = (double)lexicon->length.sum * share * (known->turned ? -1 : 1);
		out->ratio.square = (double)lexicon->length.square * share;
	}
}

void dgm__known_parts(dgm__parts_sums *out, const dgm__known *known)
{
	double unit = dgm__store_unit(known->lexicon), all = 0;

	for (size_t c = 0; c < DGM__PARTS_CLASSES; c++)
		for (size_t d = 0; d < DGM__PARTS_BINS; d++) {
			const dgm__stored_parts *parts = dgm__store_parts(known->lexicon, c, d, known->turned);

			out->seen[c][d] = (double)parts->seen / unit;
			out->expected[c][d] = (double)parts->expected / unit;
			all += out->seen[c][d];
		}
	for (size_t c = 0; c < DGM__PARTS_CLASSES && all > BEADS_MOST; c++)
		for (size_t d = 0; d < DGM__PARTS_BINS; d++) {
			out->seen[c][d] *= BEADS_MOST / all;
			out->expected[c][d] *= BEADS_MOST / all;
		}
}

/* --- keeping ------------------------------------------------------------------------------------------ */

/* Types that a line of the file can hold; ids: UINT32_MAX for the others. */
static dgm_status keep_types(dgm_lexicon *to, int s, const dgm__side *side, uint32_t *ids, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t k = 0; k < side->types.count && st == DGM_OK; k++) {
		dgm_str key = side->types.entries[k].key;

		ids[k] = UINT32_MAX;
		if (dgm__store_holds(key))
			st = dgm__store_type(to, s, key, side->types.entries[k].value, &ids[k], err);
	}
	return st;
}

static bool keep_pairs(dgm_lexicon *to, int d, const dgm__rows *counts, size_t rows, uint32_t *const ids[2])
{
	for (size_t e = 0; e < rows && counts->off; e++)
		for (size_t k = counts->off[e]; k < counts->off[e + 1]; k++) {
			int64_t n = dgm__store_fixed(to, (double)counts->n[k]);

			if (n > 0 && ids[d][e] != UINT32_MAX && ids[1 - d][counts->f[k]] != UINT32_MAX &&
				!dgm__store_pair(&to->counts[d], ids[d][e], ids[1 - d][counts->f[k]], n))
				return false;
		}
	return true;
}

static dgm__moments fixed(const dgm_lexicon *to, const dgm__measure *m)
{
	return (dgm__moments){ dgm__store_fixed(to, m->n), dgm__store_fixed(to, m->sum), dgm__store_fixed(to, m->square) };
}

static void keep_sums(dgm_lexicon *to, const dgm__collection *c)
{
	for (size_t t = 0; t < c->model.type_count; t++)
		to->beads[c->model.types[t].a][c->model.types[t].b] = dgm__store_fixed(to, c->sums.beads[t]);
	for (size_t k = 0; k < DGM__PARTS_CLASSES; k++)
		for (size_t d = 0; d < DGM__PARTS_BINS; d++)
			to->parts[k][d] = (dgm__stored_parts){ dgm__store_fixed(to, c->parts_seen.seen[k][d]), dgm__store_fixed(to, c->parts_seen.expected[k][d]) };
	to->length = fixed(to, &c->sums.ratio);
	for (int s = 0; s < 2; s++)
		for (size_t b = 1; b <= c->model.max_merge; b++) {
			dgm__measure w = { 0, 0, 0 };

			for (size_t k = 0; k < c->pair_count; k++)
				dgm__windows_measure(&w, &c->sides[s], b, c->pairs[k].first[s], dgm_doc_count(c->pairs[k].docs[s]));
			to->windows[s][b] = fixed(to, &w);
		}
}

dgm_status dgm__collection_keep(dgm_lexicon **out, const dgm__collection *c, unsigned decimals, dgm_error *err)
{
	dgm_status st = dgm__store_new(out, c->sides[0].language, c->sides[1].language, decimals, err);
	uint32_t *ids[2] = { NULL, NULL };

	if (st != DGM_OK)
		return st;
	keep_sums(*out, c);
	for (int s = 0; s < 2 && st == DGM_OK; s++) {
		ids[s] = dgm__malloc(c->sides[s].types.count * sizeof *ids[s]);
		st = ids[s] ? keep_types(*out, s, &c->sides[s], ids[s], err) : dgm__out_of_memory(err);
	}
	for (int d = 0; d < 2 && st == DGM_OK; d++)
		st = keep_pairs(*out, d, &c->counts[d], c->sides[d].types.count, ids) ? DGM_OK : dgm__out_of_memory(err);
	if (st == DGM_OK)
		st = dgm__store_order(*out, err);
	dgm__free(ids[0]);
	dgm__free(ids[1]);
	if (st == DGM_OK)
		return DGM_OK;
	dgm_lexicon_free(*out);
	*out = NULL;
	return st;
}
