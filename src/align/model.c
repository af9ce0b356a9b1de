/* Bead types and their frequencies before learning. */
#include "align/model.h"

#include <stddef.h>
#include <string.h>

/*
 * News, yearbooks and novels agree on these within their noise. Beyond four sentences a side only the one-sided merges go on, each some third as
 * frequent as the one before.
 */
static const dgm__bead_type table[] = {
	{ 1, 0, .03 }, { 0, 1, .03 }, { 1, 1, .76 }, { 2, 1, .06 }, { 1, 2, .06 }, { 2, 2, .01 }, { 3, 1, .006 }, { 1, 3, .006 },
	{ 4, 1, .002 }, { 1, 4, .002 }, { 2, 3, .002 }, { 3, 2, .002 }, { 3, 3, .002 }, { 2, 4, .001 }, { 4, 2, .001 },
	{ 5, 1, .0007 }, { 1, 5, .0007 }, { 6, 1, .0002 }, { 1, 6, .0002 },
	{ 7, 1, .00007 }, { 1, 7, .00007 }, { 8, 1, .00002 }, { 1, 8, .00002 },
};

void dgm__model_init(dgm__model *model, uint32_t max_merge)
{
	memset(model, 0, sizeof *model);
	model->max_merge = max_merge;
	for (size_t k = 0; k < sizeof table / sizeof *table; k++) {
		if (table[k].a > max_merge || table[k].b > max_merge)
			continue;
		if (table[k].a && table[k].b)
			model->type_of[table[k].a][table[k].b] = (uint8_t)model->type_count;
		model->types[model->type_count] = table[k];
		model->prior[model->type_count++] = table[k].prior;
	}
	model->sd = .35;
	model->weight_length = DGM__WEIGHT_LENGTH;
	model->weight_lexicon = DGM__WEIGHT_LEXICON;
	model->heat = 1;
	model->gain_most = DGM__GAIN_MOST;
	model->lesser = DGM__LESSER;
}
