/* Loading: bytes, sniffing, the list of entries. */
#include "dictionary/dictionary.h"

#include <stdio.h>
#include <string.h>

#include <zlib.h>

#include "base/mem.h"
#include "base/status.h"

enum { SEEN_MOST = 1 << 24, HEAD = 4096 };

void dgm_dictionary_free(dgm_dictionary *d)
{
	if (!d)
		return;
	dgm__free(d->name);
	dgm__free(d->items);
	dgm__arena_clear(&d->strings);
	dgm__free(d);
}

size_t dgm_dictionary_count(const dgm_dictionary *d)
{
	return d->count;
}

dgm_dictionary_entry dgm_dictionary_get(const dgm_dictionary *d, size_t index)
{
	return d->items[index];
}

const char *dgm_dictionary_format(const dgm_dictionary *d)
{
	return d->format;
}

const char *dgm_dictionary_name(const dgm_dictionary *d)
{
	return d->name;
}

bool dgm_dictionary_is_directed(const dgm_dictionary *d)
{
	return d->directed;
}

bool dgm__dictionary_is(const char *language, const char *code)
{
	size_t n = strlen(code);

	return !strncmp(language, code, n) && (!language[n] || language[n] == '-');
}

bool dgm__dictionary_for(dgm__dictionary_job *job, const char *left, const char *right, dgm_error *err)
{
	job->dictionary->directed = true;
	for (job->left = 0; job->left < 2; job->left++)
		if (dgm__dictionary_is(job->languages[job->left], left) && dgm__dictionary_is(job->languages[1 - job->left], right))
			return true;
	job->left = 0;
	job->lacks_languages = true;
	dgm__fail(err, DGM_EFORMAT, job->path, 0, "is a dictionary of %s and %s; the texts are %s and %s", left, right, job->languages[0], job->languages[1]);
	return false;
}

dgm_status dgm__dictionary_lacks(dgm__dictionary_job *job, dgm_error *err)
{
	job->lacks_languages = true;
	return dgm__fail(err, DGM_EFORMAT, job->path, 0, "has no column for both %s and %s; its first row names the languages", job->languages[0], job->languages[1]);
}

dgm_str dgm__dictionary_first_line(const dgm__dictionary_job *job)
{
	dgm_str head = { job->bytes.p, job->bytes.n < HEAD ? job->bytes.n : HEAD }, line;
	size_t at = head.n >= 3 && !memcmp(head.p, "\xEF\xBB\xBF", 3) ? 3 : 0;

	while (dgm__dictionary_line(head, &at, &line))
		if (dgm__trim(line).n && line.p[0] != '#')
			return line;
	return (dgm_str){ NULL, 0 };
}

bool dgm__dictionary_line(dgm_str text, size_t *at, dgm_str *line)
{
	const char *end;

	if (*at >= text.n)
		return false;
	end = memchr(text.p + *at, '\n', text.n - *at);
	*line = (dgm_str){ text.p + *at, (end ? (size_t)(end - text.p) : text.n) - *at };
	*at += line->n + 1;
	if (line->n && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}

dgm_status dgm__dictionary_text(dgm_text **out, const dgm__dictionary_job *job, const char *encoding, dgm_error *err)
{
	dgm_text_options opt = DGM_TEXT_OPTIONS_INIT;

	opt.encoding = encoding;
	return dgm_text_from_bytes(out, job->bytes.p, job->bytes.n, job->path, &opt, err);
}

dgm_status dgm__dictionary_rows(dgm__dictionary_job *job, dgm_status (*read_rows)(dgm__dictionary_job *job, dgm_str text, dgm_error *err), dgm_error *err)
{
	dgm_text *text;
	dgm_status st = dgm__dictionary_text(&text, job, NULL, err);

	if (st == DGM_OK) {
		st = read_rows(job, dgm_text_str(text), err);
		dgm_text_free(text);
	}
	return st;
}

dgm_status dgm__dictionary_bytes(dgm__buffer *to, const char *path, dgm_error *err)
{
	gzFile file = gzopen(path, "rb"); /* plain files pass through */
	dgm_status st = DGM_OK;
	int n = 0, code;

	if (!file)
		return dgm__fail(err, DGM_EIO, path, 0, "cannot be read; check the name");
	while (st == DGM_OK) {
		char *room = dgm__buffer_reserve(to, 1 << 16);

		if (!room)
			break;
		n = gzread(file, room, 1 << 16);
		if (n <= 0)
			break;
		to->n += (size_t)n;
	}
	gzerror(file, &code);
	if (to->failed == DGM_ELIMIT)
		st = dgm__fail(err, DGM_ELIMIT, path, 0, "unpacks to more than %zu bytes", to->max);
	else if (to->failed)
		st = dgm__buffer_status(to, err);
	else if (n < 0 || code == Z_BUF_ERROR)
		st = dgm__fail(err, code == Z_ERRNO ? DGM_EIO : DGM_EFORMAT, path, 0, code == Z_ERRNO ? "cannot be read" : "its gzip data are damaged; fetch it anew");
	gzclose(file);
	return st;
}

static dgm_status read_entries(dgm__dictionary_job *job, dgm_error *err)
{
	const dgm__dictionary_format *format = dgm__dictionary_sniff(job);
	dgm_status st;

	if (!format)
		return dgm__fail(err, DGM_EFORMAT, job->path, 0, "no dictionary that is known here; the simplest is a word, a tab and its translation a line");
	job->dictionary->format = format->name;
	st = format->read(job, err);
	if (st == DGM_OK && !job->dictionary->count) {
		job->lacks_languages = true;
		st = dgm__fail(err, DGM_EFORMAT, job->path, 0, "no entry for %s and %s could be read from it (format %s)", job->languages[0], job->languages[1], format->name);
	}
	return st;
}

/* base: path where it is a file. */
static dgm_status load(dgm_dictionary **out, dgm_str bytes, const char *path, const char *base, const char *source_language, const char *target_language,
	const dgm_dictionary_options *given, dgm_error *err)
{
	char languages[2][DGM_LANGUAGE_CAPACITY];
	dgm_dictionary_options opt = DGM_DICTIONARY_OPTIONS_INIT;
	dgm__dictionary_job job = { .path = path, .base = base, .languages = { languages[0], languages[1] }, .bytes = bytes, .seen = { .largest = SEEN_MOST },
		.halves = { DGM__BUFFER_INIT(1 << 20), DGM__BUFFER_INIT(1 << 20) }, .scratch = DGM__BUFFER_INIT(1 << 20) };
	dgm_status st;

	*out = NULL;
	dgm__options_take(&opt, sizeof opt, given);
	job.as_written = opt.as_written;
	st = dgm_language_canonical(languages[0], source_language, err);
	if (st == DGM_OK)
		st = dgm_language_canonical(languages[1], target_language, err);
	if (st != DGM_OK)
		return st;
	job.dictionary = dgm__calloc(1, sizeof *job.dictionary);
	if (job.dictionary)
		job.dictionary->name = dgm__strdup(path);
	st = job.dictionary && job.dictionary->name ? read_entries(&job, err) : dgm__out_of_memory(err);
	if (st == DGM_EFORMAT && job.lacks_languages && opt.may_lack)
		st = DGM_OK;
	dgm__seen_clear(&job.seen);
	dgm__buffer_clear(&job.halves[0]);
	dgm__buffer_clear(&job.halves[1]);
	dgm__buffer_clear(&job.scratch);
	if (st == DGM_OK)
		*out = job.dictionary;
	else
		dgm_dictionary_free(job.dictionary);
	return st;
}

dgm_status dgm_dictionary_from_bytes(dgm_dictionary **out, const void *bytes, size_t n, const char *name, const char *source_language,
	const char *target_language, const dgm_dictionary_options *opt, dgm_error *err)
{
	return load(out, (dgm_str){ bytes, n }, name, NULL, source_language, target_language, opt, err);
}

dgm_status dgm_dictionary_load(dgm_dictionary **out, const char *path, const char *source_language, const char *target_language,
	const dgm_dictionary_options *opt, dgm_error *err)
{
	dgm__buffer bytes = DGM__BUFFER_INIT(DGM__DICTIONARY_BYTES_MOST);
	dgm_status st = dgm__dictionary_bytes(&bytes, path, err);

	*out = NULL;
	if (st == DGM_OK)
		st = load(out, dgm__buffer_view(&bytes), path, path, source_language, target_language, opt, err);
	dgm__buffer_clear(&bytes);
	if (st == DGM_OK && opt)
		dgm__note(opt->reporter, path, 0, "%s: %zu pairs", (*out)->format, (*out)->count);
	return st;
}
