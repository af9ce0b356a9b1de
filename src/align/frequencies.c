/* The tables, and what of them a text has. */
#include "align/frequencies.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/status.h"
#include "segment/builtin.h"

/* An entry is a type, and behind the tab its occurrences in a million. */
dgm_status dgm__frequencies_list(dgm__vector *out, const char *language, dgm_error *err)
{
	const dgm__builtin_file *table = dgm__builtin_find(language, "frequencies.txt");
	dgm_str left = table ? (dgm_str){ table->bytes, table->n } : (dgm_str){ NULL, 0 }, type, occurrences;

	while (dgm__data_next(&left, &type, &occurrences)) {
		dgm__frequency *frequency = dgm__vector_push(out);

		if (!frequency)
			return dgm__out_of_memory(err);
		*frequency = (dgm__frequency){ type, atof(occurrences.p) / 1e6 }; /* the line's end ends the figure */
	}
	return DGM_OK;
}

dgm_status dgm__frequencies_expect(double **out, const dgm__vector *frequencies, const dgm__strmap *types, double tokens, dgm_error *err)
{
	*out = dgm__calloc(types->count, sizeof **out);
	if (!*out)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < frequencies->count; k++) {
		const dgm__frequency *frequency = (const dgm__frequency *)frequencies->items + k;
		const dgm__strmap_entry *type = dgm__strmap_find(types, frequency->type.p, frequency->type.n);

		if (type)
			(*out)[type - types->entries] = tokens * frequency->share;
	}
	return DGM_OK;
}
