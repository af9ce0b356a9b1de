/* The tables, and what of them a text has. */
#include "align/frequencies.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "segment/builtin.h"

static const dgm__builtin_file *table_of(const char *language)
{
	size_t n = strcspn(language, "-");

	for (const dgm__builtin_file *f = dgm__segment_builtin; f->language; f++)
		if (!strcmp(f->name, "frequencies.txt") && !strncmp(f->language, language, n) && !f->language[n])
			return f;
	return NULL;
}

/* A line is a type, a tab and occurrences in a million. */
dgm_status dgm__frequencies_list(dgm__vector *out, const char *language, dgm_error *err)
{
	const dgm__builtin_file *table = table_of(language);
	const char *line = table ? table->bytes : "", *end;

	for (; (end = strchr(line, '\n')) != NULL; line = end + 1) {
		const char *tab = memchr(line, '\t', (size_t)(end - line));
		dgm__frequency *frequency = *line != '#' && tab ? dgm__vector_push(out) : NULL;

		if (*line == '#' || !tab)
			continue;
		if (!frequency)
			return dgm__out_of_memory(err);
		*frequency = (dgm__frequency){ { line, (size_t)(tab - line) }, atof(tab + 1) / 1e6 };
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
