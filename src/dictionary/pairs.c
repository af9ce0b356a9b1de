/* word TAB translation; # comments. What a user's own glossary is. */
#include <string.h>

#include "base/status.h"
#include "dictionary/dictionary.h"

static bool sniff(const dgm__dictionary_job *job)
{
	dgm_str line = dgm__dictionary_first_line(job);

	return line.n && memchr(line.p, '\t', line.n) && !memchr(line.p, '\0', line.n);
}

/* The first row may name the languages: en TAB ru. */
static bool names_languages(dgm__dictionary_job *job, dgm_str left, dgm_str right)
{
	char tags[2][DGM_LANGUAGE_CAPACITY];

	if (!dgm_language_mend(tags[0], left) || !dgm_language_mend(tags[1], right))
		return false;
	for (int k = 0; k < 2; k++)
		if (dgm_language_matches(tags[0], job->languages[k]) && dgm_language_matches(tags[1], job->languages[1 - k])) {
			job->left = k;
			return job->dictionary->directed = true;
		}
	return false;
}

static dgm_status read_rows(dgm__dictionary_job *job, dgm_str text, dgm_error *err)
{
	size_t at = text.n >= 3 && !memcmp(text.p, "\xEF\xBB\xBF", 3) ? 3 : 0;
	bool first = true;
	dgm_str line;
	dgm_status st = DGM_OK;

	for (job->line = 1; st == DGM_OK && dgm__dictionary_line(text, &at, &line); job->line++) {
		const char *tab, *end;
		dgm_str left, right;

		if (!dgm__trim(line).n || line.p[0] == '#')
			continue;
		tab = memchr(line.p, '\t', line.n);
		if (!tab)
			return dgm__fail(err, DGM_EFORMAT, job->path, job->line, "no tab between a word and its translation; put one, or # before a comment");
		left = (dgm_str){ line.p, (size_t)(tab - line.p) };
		right = (dgm_str){ tab + 1, line.n - left.n - 1 };
		end = memchr(right.p, '\t', right.n); /* further columns are notes */
		right.n = end ? (size_t)(end - right.p) : right.n;
		if (!first || !names_languages(job, left, right))
			st = dgm__dictionary_put(job, left, right, err);
		first = false;
	}
	return st;
}

static dgm_status read(dgm__dictionary_job *job, dgm_error *err)
{
	return dgm__dictionary_rows(job, read_rows, err);
}

const dgm__dictionary_format dgm__dictionary_pairs = { .name = "pairs", .sniff = sniff, .read = read };
