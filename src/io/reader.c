/* Units from a format of the table, and findings on the way. */
#include "io/reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"

static const dgm__reader_format *const formats[] = { &dgm__reader_csv, &dgm__reader_jsonl, &dgm__reader_po, &dgm__reader_tmx, &dgm__reader_tsv, &dgm__reader_xliff };

enum { HEAD = 1024, MOST_SUBJECTS = 256 }; /* different warnings; a file full of invented names must not fill the memory */

static const dgm__reader_format *by_name(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (!strcmp(formats[i]->name, name))
			return formats[i];
	return NULL;
}

bool dgm__has_extension(const char *name, const char *extension)
{
	size_t n = strlen(name) - dgm_packed_extension(name), e = strlen(extension);

	return n > e && !strncasecmp(name + n - e, extension, e);
}

/* By the first bytes, which go back. TMX is what answers where nobody else does: its reader says what other file this may be. */
static dgm_status choose(dgm_unit_reader *r, dgm_error *err)
{
	size_t have = 0, n = 1;
	int best = 0, score;
	char head[HEAD];

	while (have < sizeof head && n) {
		dgm_status st = dgm__bytes_read(r->bytes, head + have, sizeof head - have, &n, err);

		if (st != DGM_OK)
			return st;
		have += n;
	}
	if (!dgm__bytes_unread(r->bytes, head, have))
		return dgm__out_of_memory(err);
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		score = formats[i]->sniff(head, have, dgm__bytes_name(r->bytes));
		if (score > best) {
			best = score;
			r->format = formats[i];
		}
	}
	return DGM_OK;
}

dgm_status dgm__unit_reader_start(dgm_unit_reader **out, dgm__bytes *bytes, const dgm_unit_reader_options *given, dgm_error *err)
{
	dgm_unit_reader *r = dgm__calloc(1, sizeof *r);
	dgm_status st;

	*out = NULL;
	if (!r) {
		dgm__bytes_close(bytes);
		return dgm__out_of_memory(err);
	}
	r->bytes = bytes;
	dgm__options_take(&r->opt, sizeof r->opt, given);
	if (r->opt.format)
		r->format = by_name(r->opt.format);
	st = r->opt.format ? DGM_OK : choose(r, err);
	if (st == DGM_OK && !r->format)
		st = dgm__fail(err, DGM_EARG, NULL, 0, "memories cannot be read as \"%.60s\"", r->opt.format);
	else if (st == DGM_OK)
		st = r->format->open(r, err);
	if (st != DGM_OK) {
		dgm_unit_reader_close(r);
		return st;
	}
	*out = r;
	return DGM_OK;
}

dgm_status dgm_unit_reader_open(dgm_unit_reader **out, const char *path, const dgm_unit_reader_options *opt, dgm_error *err)
{
	dgm__bytes *bytes = NULL;
	dgm_status st;

	*out = NULL;
	st = dgm__bytes_open(&bytes, path, err);
	return st == DGM_OK ? dgm__unit_reader_start(out, bytes, opt, err) : st;
}

const dgm_memory_header *dgm_unit_reader_header(const dgm_unit_reader *reader)
{
	return &reader->header;
}

const char *dgm__unit_reader_name(const dgm_unit_reader *reader)
{
	return dgm__bytes_name(reader->bytes);
}

/* What was counted after the first of each kind. */
static void tell_counts(dgm_unit_reader *r)
{
	for (size_t i = 0; i < r->findings.count; i++) {
		const dgm__strmap_entry *e = &r->findings.entries[i];

		if (e->value > 1)
			dgm__warn(r->opt.reporter, dgm__unit_reader_name(r), 0, "%llu such places in all [%.*s]", (unsigned long long)e->value,
				(int)e->key.n, e->key.p);
	}
}

dgm_status dgm_unit_reader_next(dgm_unit_reader *reader, const dgm_unit **unit, dgm_error *err)
{
	dgm_status st;

	*unit = NULL;
	if (reader->ended)
		return DGM_OK;
	st = reader->format->next(reader, unit, err);
	if (st != DGM_OK)
		*unit = NULL;
	if (!*unit) {
		reader->ended = true;
		tell_counts(reader);
	}
	return st;
}

dgm_status dgm_unit_reader_each(dgm_unit_reader *reader, dgm_unit_fn *each, void *arg, dgm_error *err)
{
	const dgm_unit *unit;
	dgm_status st;

	while ((st = dgm_unit_reader_next(reader, &unit, err)) == DGM_OK && unit)
		if ((st = each(arg, unit, err)) != DGM_OK)
			break;
	return st;
}

dgm_status dgm_memory_walk(const char *path, const dgm_unit_reader_options *opt, dgm_unit_fn *each, void *arg, dgm_error *err)
{
	dgm_unit_reader *reader;
	dgm_status st = dgm_unit_reader_open(&reader, path, opt, err);

	if (st == DGM_OK)
		st = dgm_unit_reader_each(reader, each, arg, err);
	dgm_unit_reader_close(reader);
	return st;
}

void dgm_unit_reader_close(dgm_unit_reader *reader)
{
	if (!reader)
		return;
	if (reader->format)
		reader->format->close(reader);
	dgm__bytes_close(reader->bytes);
	dgm__strmap_clear(&reader->findings);
	dgm__free(reader);
}

/* Counts a warning; true for the first of its kind. */
static bool is_first(dgm_unit_reader *r, const char *rule, const char *subject, dgm_status *st)
{
	dgm__strmap_entry *e;
	char key[160];
	int n;

	n = snprintf(key, sizeof key, subject && r->findings.count < MOST_SUBJECTS ? "%s %s" : "%s", rule, subject ? subject : "");
	if (n >= (int)sizeof key)
		n = (int)sizeof key - 1;
	e = dgm__strmap_put(&r->findings, key, (size_t)n, 0, NULL);
	if (!e) {
		*st = DGM_ENOMEM;
		return false;
	}
	return e->value++ == 0;
}

dgm_status dgm__unit_reader_found(dgm_unit_reader *r, dgm__finding_weight weight, const char *rule, const char *subject,
	uint64_t line, dgm_error *err, const char *format, ...)
{
	const char *name = dgm__unit_reader_name(r);
	dgm_status st = DGM_OK;
	char text[400];
	va_list ap;

	if (weight == DGM__FINDING_VALIDATE && !r->opt.validate)
		return DGM_OK;
	if (!r->opt.found && (!r->opt.reporter || !r->opt.reporter->warn))
		return DGM_OK;
	if (!r->opt.found && !is_first(r, rule, subject, &st))
		return st == DGM_OK ? DGM_OK : dgm__out_of_memory(err);
	va_start(ap, format);
	vsnprintf(text, sizeof text, format, ap);
	va_end(ap);
	dgm__one_line(text);
	if (!r->opt.found) {
		dgm__warn(r->opt.reporter, name, line, "%s [%s]", text, rule);
	} else {
		dgm_memory_finding finding = { .file = name, .line = line, .rule = rule, .text = text };

		if (r->opt.found(r->opt.found_arg, &finding))
			return dgm__fail(err, DGM_ESTOP, name, line, "stopped by the caller");
	}
	return DGM_OK;
}
