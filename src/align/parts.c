/*
 * The score of a difference d in parts for a bead of type t is ln w(d) / sum over d' of chance_t(d') w(d'). chance_t is the distribution of d over windows
 * that have nothing to do with each other, w how much more often d is seen in beads than by chance. Types of one class (one to one, merges of the
 * source, of the target, the rest) share a w.
 */
#include "align/parts.h"

#include <math.h>
#include <string.h>

/* Differences are that much rarer in beads, before learning. */
static const double before[DGM__PARTS_BINS] = { .05, .2, 1, .2, .05 };

#define BEFORE_BEADS 50. /* that this counts as */
#define WINDOWS_PLAIN 2. /* windows of one part a sentence that are added, so that few sentences say little */
#define CHANCE_LEAST .001

void dgm__parts_count(dgm__parts *parts, int s, const dgm__side *side, size_t max_merge, size_t first, size_t count)
{
	for (size_t b = 1; b <= max_merge; b++) {
		size_t n = 0;

		for (size_t y = first; y < first + count; y++) {
			n += side->at[y].parts;
			if (y - first >= b)
				n -= side->at[y - b].parts;
			if (y - first + 1 < b)
				continue;
			parts->windows[s][b][n < DGM__PARTS_MOST ? n : DGM__PARTS_MOST - 1]++;
			parts->total[s][b]++;
		}
	}
}

static double share(const dgm__parts *parts, int s, size_t b, size_t n)
{
	return (parts->windows[s][b][n] + (n == b ? WINDOWS_PLAIN : 0)) / (parts->total[s][b] + WINDOWS_PLAIN);
}

/* The distribution of d over windows of a source and b target sentences taken at random. */
static void find_chance(double chance[DGM__PARTS_BINS], const dgm__parts *parts, const dgm__bead_type *type)
{
	for (size_t d = 0; d < DGM__PARTS_BINS; d++)
		chance[d] = CHANCE_LEAST;
	for (uint32_t n = 0; n < DGM__PARTS_MOST; n++) {
		double p = share(parts, 0, type->a, n) * (1 - DGM__PARTS_BINS * CHANCE_LEAST);

		for (uint32_t m = 0; m < DGM__PARTS_MOST && p > 0; m++)
			chance[dgm__parts_bin(n, m)] += p * share(parts, 1, type->b, m);
	}
}

static size_t class_of(const dgm__bead_type *type)
{
	if (type->a == type->b)
		return type->a == 1 ? 0 : 3;
	return type->a > type->b ? 1 : 2;
}

static double weighted(const double chance[DGM__PARTS_BINS], const double w[DGM__PARTS_BINS])
{
	double sum = 0;

	for (size_t d = 0; d < DGM__PARTS_BINS; d++)
		sum += chance[d] * w[d];
	return sum;
}

/* Adds the differences that so many beads would have by chance. */
static void add_chance(dgm__parts_sums *to, size_t class, const double chance[DGM__PARTS_BINS], double beads)
{
	for (size_t d = 0; d < DGM__PARTS_BINS; d++)
		to->expected[class][d] += beads * chance[d];
}

static void add_chunks(dgm__parts_sums *to, size_t class, size_t t, const double chance[DGM__PARTS_BINS], const dgm__chunk *chunks, size_t count)
{
	double beads = 0;

	for (size_t k = 0; k < count; k++)
		for (size_t d = 0; d < DGM__PARTS_BINS; d++) {
			to->seen[class][d] += chunks[k].parts[t][d];
			beads += chunks[k].parts[t][d];
		}
	add_chance(to, class, chance, beads);
}

void dgm__parts_learn(dgm__model *model, dgm__parts_sums *out, const dgm__parts *parts, const dgm__parts_sums *known, const dgm__chunk *chunks, size_t count)
{
	double chance[DGM__BEAD_TYPES_MAX][DGM__PARTS_BINS];
	dgm__parts_sums all = *known;

	memset(out, 0, sizeof *out);
	for (size_t t = 2; t < model->type_count; t++) {
		size_t class = class_of(&model->types[t]);
		double prior = BEFORE_BEADS * model->types[t].prior, sum;

		find_chance(chance[t], parts, &model->types[t]);
		sum = weighted(chance[t], before);
		for (size_t d = 0; d < DGM__PARTS_BINS; d++)
			all.seen[class][d] += prior * chance[t][d] * before[d] / sum;
		add_chance(&all, class, chance[t], prior);
		add_chunks(out, class, t, chance[t], chunks, count);
	}
	for (size_t t = 2; t < model->type_count; t++) {
		size_t class = class_of(&model->types[t]);
		double w[DGM__PARTS_BINS], sum;

		for (size_t d = 0; d < DGM__PARTS_BINS; d++)
			w[d] = (all.seen[class][d] + out->seen[class][d]) / (all.expected[class][d] + out->expected[class][d]);
		sum = weighted(chance[t], w);
		for (size_t d = 0; d < DGM__PARTS_BINS; d++)
			model->parts[t][d] = log(w[d] / sum);
	}
}
