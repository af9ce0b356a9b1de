/*
 * Alignment scores. Strict: the output has exactly the gold bead, beads with an empty side left out. Lax: a source and a target sentence shared
 * with one bead of the other file. The third count is strict as Thompson and Koehn (2019) count: null beads of the output lower precision.
 */
#include <dragoman/eval.h>

#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "eval/index.h"

/* For each source sentence the bead it stands in (index + 1; 0: none). */
typedef struct owners {
	uint32_t *source, *target;
	uint32_t source_size, target_size;
} owners;

static void owners_clear(owners *o)
{
	dgm__free(o->source);
	dgm__free(o->target);
}

static bool owners_fill(owners *o, const dgm__index *index)
{
	o->source_size = index->source_size;
	o->target_size = index->target_size;
	o->source = dgm__calloc(o->source_size, sizeof *o->source);
	o->target = dgm__calloc(o->target_size, sizeof *o->target);
	if (!o->source || !o->target)
		return false;
	for (size_t b = 0; b < index->count; b++) {
		const dgm__index_bead *bead = &index->beads[b];

		for (uint32_t k = 0; k < bead->source.count; k++)
			o->source[index->numbers[bead->source.from + k]] = (uint32_t)b + 1;
		for (uint32_t k = 0; k < bead->target.count; k++)
			o->target[index->numbers[bead->target.from + k]] = (uint32_t)b + 1;
	}
	return true;
}

static bool same_side(const dgm__index *a, dgm__index_side x, const dgm__index *b, dgm__index_side y)
{
	return x.count == y.count && (!x.count || !memcmp(a->numbers + x.from, b->numbers + y.from, x.count * sizeof *a->numbers));
}

/* The bead of other that a sentence of the given bead stands in; 0: none. */
static uint32_t owner_of(const dgm__index *index, const dgm__index_bead *bead, const owners *other)
{
	uint32_t number;

	if (bead->source.count) {
		number = index->numbers[bead->source.from];
		return number < other->source_size ? other->source[number] : 0;
	}
	number = index->numbers[bead->target.from];
	return number < other->target_size ? other->target[number] : 0;
}

static bool stands_in(const dgm__index *a, const dgm__index_bead *bead, const dgm__index *b, const owners *b_owners)
{
	uint32_t at = bead->source.count || bead->target.count ? owner_of(a, bead, b_owners) : 0;
	const dgm__index_bead *match = at ? &b->beads[at - 1] : NULL;

	return match && same_side(a, bead->source, b, match->source) && same_side(a, bead->target, b, match->target);
}

/* Does a source sentence of the bead stand, in the other file, in a bead with one of its target sentences? */
static bool overlaps(const dgm__index *a, const dgm__index_bead *bead, const owners *other)
{
	for (uint32_t k = 0; k < bead->source.count; k++) {
		uint32_t s = a->numbers[bead->source.from + k];
		uint32_t at = s < other->source_size ? other->source[s] : 0;

		for (uint32_t m = 0; at && m < bead->target.count; m++) {
			uint32_t t = a->numbers[bead->target.from + m];

			if (t < other->target_size && other->target[t] == at)
				return true;
		}
	}
	return false;
}

static dgm_score *type_score(dgm_align_score *score, const dgm__index_bead *bead)
{
	uint32_t a = bead->source.count, b = bead->target.count;

	return &score->by_type[a < DGM_EVAL_TYPES ? a : DGM_EVAL_TYPES - 1][b < DGM_EVAL_TYPES ? b : DGM_EVAL_TYPES - 1];
}

static void count_output(dgm_align_score *score, const dgm__index *output, const dgm__index *gold, const owners *gold_owners)
{
	for (size_t i = 0; i < output->count; i++) {
		const dgm__index_bead *bead = &output->beads[i];
		bool right = stands_in(output, bead, gold, gold_owners);
		int bin = (int)(bead->confidence * DGM_EVAL_BINS);

		score->vecalign.output++;
		score->vecalign.right_output += right;
		if (!bead->source.count || !bead->target.count)
			continue;
		score->strict.output++;
		score->strict.right_output += right;
		score->lax.output++;
		score->lax.right_output += overlaps(output, bead, gold_owners);
		type_score(score, bead)->output++;
		type_score(score, bead)->right_output += right;
		bin = bin < DGM_EVAL_BINS ? bin : DGM_EVAL_BINS - 1;
		score->bins[bin].beads++;
		score->bins[bin].right += right;
		score->bins[bin].confidence_sum += bead->confidence;
	}
}

static void count_gold(dgm_align_score *score, const dgm__index *gold, const dgm__index *output, const owners *output_owners)
{
	for (size_t i = 0; i < gold->count; i++) {
		const dgm__index_bead *bead = &gold->beads[i];
		bool right;

		if (!bead->source.count || !bead->target.count)
			continue;
		right = stands_in(gold, bead, output, output_owners);
		score->strict.gold++;
		score->strict.right_gold += right;
		score->vecalign.gold++;
		score->vecalign.right_gold += right;
		score->lax.gold++;
		score->lax.right_gold += overlaps(gold, bead, output_owners);
		type_score(score, bead)->gold++;
		type_score(score, bead)->right_gold += right;
	}
}

/* Is sentence number (of one side) alone in the file that owners describes? */
static bool is_null(const dgm__index *index, const owners *o, int side, uint32_t number)
{
	uint32_t size = side ? o->target_size : o->source_size;
	uint32_t at = number < size ? (side ? o->target : o->source)[number] : 0;

	return !at || !(side ? index->beads[at - 1].source.count : index->beads[at - 1].target.count);
}

static void count_nulls(dgm_score *score, int side, const dgm__index *gold, const owners *gold_owners,
	const dgm__index *output, const owners *output_owners)
{
	uint32_t a = side ? gold->target_size : gold->source_size, b = side ? output->target_size : output->source_size;

	for (uint32_t i = 0; i < (a > b ? a : b); i++) {
		bool in_gold = is_null(gold, gold_owners, side, i), in_output = is_null(output, output_owners, side, i);

		score->gold += in_gold;
		score->output += in_output;
		score->right_gold += in_gold && in_output;
		score->right_output += in_gold && in_output;
	}
}

dgm_status dgm_eval_align_add(dgm_align_score *score, const char *gold_path, const char *output_path, dgm_error *err)
{
	dgm__index gold = { 0 }, output = { 0 };
	owners gold_owners = { 0 }, output_owners = { 0 };
	dgm_status st;

	st = dgm__index_load(&gold, gold_path, err);
	if (st == DGM_OK)
		st = dgm__index_load(&output, output_path, err);
	if (st == DGM_OK && (!owners_fill(&gold_owners, &gold) || !owners_fill(&output_owners, &output)))
		st = dgm__out_of_memory(err);
	if (st == DGM_OK) {
		count_output(score, &output, &gold, &gold_owners);
		count_gold(score, &gold, &output, &output_owners);
		count_nulls(&score->null_source, 0, &gold, &gold_owners, &output, &output_owners);
		count_nulls(&score->null_target, 1, &gold, &gold_owners, &output, &output_owners);
		score->documents++;
	}
	owners_clear(&gold_owners);
	owners_clear(&output_owners);
	dgm__index_clear(&gold);
	dgm__index_clear(&output);
	return st;
}
