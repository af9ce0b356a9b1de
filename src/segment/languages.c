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

const char *dgm_segment_language_at(size_t index, size_t *entries)
{
	const dgm__builtin_file *f = next_language(dgm__segment_builtin, NULL);
	const char *language;
	size_t count = 0;
	dgm_str word;

	while (f && index--)
		f = next_language(f, f->language);
	if (!f)
		return NULL;
	for (language = f->language; f->language && !strcmp(f->language, language); f++)
		for (dgm_str rest = { f->bytes, f->n }; dgm__data_next(&rest, &word);)
			count++;
	if (entries)
		*entries = count;
	return language;
}
