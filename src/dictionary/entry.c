/* From what a dictionary prints to pairs of phrases that can be counted. What was measured: doc/alignment.md. */
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/utf8.h"
#include "base/white.h"
#include "dictionary/dictionary.h"

enum { ALTERNATIVES = 64 };

dgm_str dgm__trim(dgm_str s)
{
	size_t end = 0, w;

	while (s.n && (w = dgm__white(s.p, s.n)) != 0) {
		s.p += w;
		s.n -= w;
	}
	for (size_t i = 0; i < s.n; i += w ? w : 1) {
		w = dgm__white(s.p + i, s.n - i);
		if (!w)
			end = i + 1;
	}
	s.n = end;
	return s;
}

/* Copies s with runs of white space as one space; returns the number of words. */
static size_t fold(dgm__buffer *to, dgm_str s)
{
	size_t words = 0, w;

	dgm__buffer_reset(to);
	s = dgm__trim(s);
	for (size_t i = 0; i < s.n; i += w ? w : 1) {
		w = dgm__white(s.p + i, s.n - i);
		if (!w) {
			words += !to->n || to->p[to->n - 1] == ' ';
			dgm__buffer_putc(to, s.p[i]);
		} else if (to->n && to->p[to->n - 1] != ' ') {
			dgm__buffer_putc(to, ' ');
		}
	}
	return words;
}

static dgm_status store(dgm__dictionary_job *job, dgm_error *err)
{
	dgm_dictionary *d = job->dictionary;
	dgm_str halves[2] = { dgm__buffer_view(&job->halves[0]), dgm__buffer_view(&job->halves[1]) }, kept[2];
	dgm__digest digest = dgm__digest_add((dgm__digest){ 0, 0 }, halves[0].p, halves[0].n);
	dgm_dictionary_entry *items;
	bool again;

	digest = dgm__digest_add(dgm__digest_add(digest, "", 1), halves[1].p, halves[1].n);
	if (!dgm__seen_put(&job->seen, digest, &again))
		return dgm__out_of_memory(err);
	if (again)
		return DGM_OK;
	if (d->count >= DGM__DICTIONARY_ENTRIES_MOST)
		return dgm__fail(err, DGM_ELIMIT, job->path, job->line, "more than %d entries", DGM__DICTIONARY_ENTRIES_MOST);
	items = dgm__grow(d->items, &d->capacity, d->count + 1, sizeof *items);
	if (!items)
		return dgm__out_of_memory(err);
	d->items = items;
	for (int s = 0; s < 2; s++) {
		kept[s] = (dgm_str){ dgm__arena_copy(&d->strings, halves[s].p, halves[s].n), halves[s].n };
		if (!kept[s].p)
			return dgm__out_of_memory(err);
	}
	items[d->count++] = (dgm_dictionary_entry){ kept[job->left], kept[1 - job->left], job->line, job->forbidden };
	return DGM_OK;
}

dgm_status dgm__dictionary_put_phrase(dgm__dictionary_job *job, dgm_str left, dgm_str right, size_t words, dgm_error *err)
{
	dgm_str given[2] = { left, right };
	dgm_status st;

	for (int s = 0; s < 2; s++) {
		size_t n;

		if (!given[s].n || given[s].n > DGM__DICTIONARY_PHRASE_BYTES)
			return DGM_OK;
		if (!dgm__utf8_is_valid(given[s].p, given[s].n, NULL, NULL)) /* what text files cannot be, catalogues and dictd can */
			return dgm__fail(err, DGM_EFORMAT, job->path, job->line, "an entry is not well-formed UTF-8; the file is damaged");
		n = fold(&job->halves[s], given[s]);
		st = dgm__buffer_status(&job->halves[s], err);
		if (st != DGM_OK || !n || (n > words && !job->as_written))
			return st;
	}
	if (!job->as_written && job->halves[0].n == job->halves[1].n && !memcmp(job->halves[0].p, job->halves[1].p, job->halves[0].n))
		return DGM_OK;
	return store(job, err);
}

static char closing(char c)
{
	switch (c) {
	case '(': return ')';
	case '[': return ']';
	case '{': return '}';
	case '<': return '>';
	}
	return 0;
}

/* Bytes of the mark at p that separates alternatives, or 0. */
static size_t separator(const char *p, size_t n)
{
	static const char *const marks[] = { "\xD8\x8C", "\xD8\x9B", "\xE3\x80\x81", "\xEF\xBC\x8C", "\xEF\xBC\x9B" }; /* Arabic , ; ideographic , fullwidth , ; */

	if (*p == ';' || *p == ',')
		return 1;
	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
		size_t m = strlen(marks[k]);

		if (n >= m && !memcmp(p, marks[k], m))
			return m;
	}
	return 0;
}

size_t dgm__dictionary_group(dgm_str s, size_t i)
{
	char open = s.p[i], close = closing(open);
	size_t depth = 0;

	if (!close)
		return i;
	for (size_t k = i; k < s.n; k++) {
		depth += s.p[k] == open;
		depth -= s.p[k] == close;
		if (!depth)
			return k + 1;
	}
	return i + 1;
}

/* A leading "to", "a", "an", "the". */
static dgm_str bare(dgm_str s)
{
	static const char *const words[] = { "to ", "a ", "an ", "the ", "To ", "A ", "An ", "The " };

	for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
		size_t n = strlen(words[k]);

		if (s.n > n && !memcmp(s.p, words[k], n))
			return dgm__trim((dgm_str){ s.p + n, s.n - n });
	}
	return s;
}

/* Copies s without its groups to `to` and gives its alternatives, views of the copy. */
static size_t split(dgm__buffer *to, dgm_str s, dgm_str alternatives[ALTERNATIVES])
{
	size_t count = 0, start = 0, end[ALTERNATIVES], n = 0, mark;

	dgm__buffer_reset(to);
	for (size_t i = 0; i <= s.n && n < ALTERNATIVES; i += mark) {
		mark = i < s.n ? separator(s.p + i, s.n - i) : 1;
		if (i == s.n || mark) {
			end[n++] = to->n;
			continue;
		}
		mark = 1;
		if (closing(s.p[i])) {
			mark = dgm__dictionary_group(s, i) - i;
			dgm__buffer_putc(to, ' ');
		} else if (s.p[i] != ')' && s.p[i] != ']' && s.p[i] != '}' && s.p[i] != '>') {
			dgm__buffer_putc(to, s.p[i] == '~' ? ' ' : s.p[i]);
		}
	}
	for (size_t k = 0; k < n && to->p; k++) {
		dgm_str part = bare(dgm__trim((dgm_str){ to->p + start, end[k] - start }));

		if (part.n)
			alternatives[count++] = part;
		start = end[k];
	}
	return count;
}

dgm_status dgm__dictionary_put(dgm__dictionary_job *job, dgm_str left, dgm_str right, dgm_error *err)
{
	dgm__buffer cleaned = DGM__BUFFER_INIT(1 << 20);
	dgm_str l[ALTERNATIVES], r[ALTERNATIVES];
	size_t ln, rn;
	dgm_status st;

	if (job->as_written)
		return dgm__dictionary_put_phrase(job, left, right, SIZE_MAX, err);
	ln = split(&job->scratch, left, l);
	rn = split(&cleaned, right, r);
	st = dgm__buffer_status(&job->scratch, err);
	if (st == DGM_OK)
		st = dgm__buffer_status(&cleaned, err);
	for (size_t i = 0; i < ln && i * rn < ALTERNATIVES; i++)
		for (size_t k = 0; k < rn && st == DGM_OK; k++)
			st = dgm__dictionary_put_phrase(job, l[i], r[k], DGM__DICTIONARY_WORDS, err);
	dgm__buffer_clear(&cleaned);
	return st;
}
