/* Which languages have data of their own. */
#include "segment/engine.h"

#include <string.h>

/* The files of one language stand together in the table; root is no language. */
static const dgm__builtin_file *next_language(const dgm__builtin_file *f, const char *before)
{
	while (f->language && (!strcmp(f->language, "root") || (before && !strcmp(f->language, before))))
		f++;
	return f->language ? f : NULL;
}

const dgm__builtin_file *dgm__builtin_find(const char *language, const char *name)
{
	size_t n = strcspn(language, "-");

	for (const dgm__builtin_file *f = dgm__segment_builtin; f->language; f++)
		if (!strncmp(f->language, language, n) && !f->language[n] && !strcmp(f->name, name))
			return f;
	return NULL;
}

const char *dgm_segment_language_at(size_t index, size_t *entries)
{
	const dgm__builtin_file *f = next_language(dgm__segment_builtin, NULL);
	const char *language;
	size_t count = 0;
	const dgm__builtin_file *frequencies; /* how often words stand says nothing of sentences */
	dgm_str word;

	while (f && index--)
		f = next_language(f, f->language);
	if (!f)
		return NULL;
	frequencies = dgm__builtin_find(f->language, "frequencies.txt");
	for (language = f->language; f->language && !strcmp(f->language, language); f++)
		for (dgm_str rest = { f->bytes, f->n }; f != frequencies && dgm__data_next(&rest, &word, NULL);)
			count++;
	if (entries)
		*entries = count;
	return language;
}
