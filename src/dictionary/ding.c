/* The word lists of ding (dict.tu-chemnitz.de): German :: English, | between the forms of both, ; between alternatives. */
#include <string.h>

#include "base/status.h"
#include "dictionary/dictionary.h"

static bool sniff(const dgm__dictionary_job *job)
{
	dgm_str line = dgm__dictionary_first_line(job);

	return line.n > 4 && memmem(line.p, line.n, " :: ", 4);
}

/* The next part of s up to `|`. */
static bool next_part(dgm_str s, size_t *at, dgm_str *part)
{
	const char *bar;

	if (*at >= s.n)
		return false;
	bar = memchr(s.p + *at, '|', s.n - *at);
	*part = (dgm_str){ s.p + *at, (bar ? (size_t)(bar - s.p) : s.n) - *at };
	*at += part->n + 1;
	return true;
}

static dgm_status read_rows(dgm__dictionary_job *job, dgm_str text, dgm_error *err)
{
	size_t at = 0;
	dgm_str line;
	dgm_status st = DGM_OK;

	for (job->line = 1; st == DGM_OK && dgm__dictionary_line(text, &at, &line); job->line++) {
		const char *middle = line.n ? memmem(line.p, line.n, "::", 2) : NULL;
		dgm_str left, right, l, r;
		size_t i = 0, k = 0;

		if (!middle || line.p[0] == '#')
			continue;
		left = (dgm_str){ line.p, (size_t)(middle - line.p) };
		right = (dgm_str){ middle + 2, line.n - left.n - 2 };
		while (st == DGM_OK && next_part(left, &i, &l) && next_part(right, &k, &r))
			st = dgm__dictionary_put(job, l, r, err);
	}
	return st;
}

static dgm_status read(dgm__dictionary_job *job, dgm_error *err)
{
	dgm_str first = dgm__dictionary_first_line(job);

	/* Lists of other languages in this format say nothing of them; the big one is German and says so in its comments. */
	if (first.p && memmem(job->bytes.p, (size_t)(first.p - job->bytes.p), "German", 6) && !dgm__dictionary_for(job, "de", "en", err))
		return DGM_EFORMAT;
	return dgm__dictionary_rows(job, read_rows, err);
}

const dgm__dictionary_format dgm__dictionary_ding = { .name = "ding", .sniff = sniff, .read = read };
