#include "align/support.h"

/* The first item of this source sentence or a later one. */
static size_t first_from(const dgm__support *s, size_t source)
{
	size_t low = 0, high = s->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (s->items[middle].source < source)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Every window of a bead of type t that holds sentences x and y of the chunk. */
static void add_to_type(dgm__worker *w, size_t x, size_t y, size_t t, float nats)
{
	const dgm__band *band = &w->band;
	const dgm__bead_type *type = &w->model->types[t + 2];
	size_t two_sided = w->model->type_count - 2;

	for (size_t i = x + 1 > type->a ? x + 1 : type->a; i <= x + type->a && i <= band->rows; i++)
		for (size_t j = y + 1 > type->b ? y + 1 : type->b; j <= y + type->b && j <= band->columns; j++)
			if (j >= band->low[i] && j <= band->high[i])
				w->scores[dgm__band_cell(band, i, j) * two_sided + t] += nats;
}

void dgm__support_add(dgm__worker *w, const dgm__chunk *chunk)
{
	const dgm__support *s = w->support;
	size_t ends[2] = { chunk->first[0] + chunk->count[0], chunk->first[1] + chunk->count[1] };

	for (size_t k = first_from(s, chunk->first[0]); k < s->count && s->items[k].source < ends[0]; k++) {
		const dgm_support *item = &s->items[k];

		if (item->target < chunk->first[1] || item->target >= ends[1])
			continue;
		for (size_t t = 0; t + 2 < w->model->type_count; t++)
			add_to_type(w, item->source - chunk->first[0], item->target - chunk->first[1], t, (float)item->weight);
	}
}
