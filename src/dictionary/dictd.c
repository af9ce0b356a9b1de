/*
 * dictd databases: NAME.index (head TAB offset TAB length, base 64) beside NAME.dict or NAME.dict.dz. Entries are prose. Where the two languages have scripts of
 * their own, what stands in the other script is the translation; else the line after the head, or lines with a number.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/utf8.h"
#include "base/vector.h"
#include "dictionary/dictionary.h"

enum { PATH_MOST = 4096, SCRIPTS = 8, ENTRY_MOST = 1 << 16, HEADS = 400, GROUP_MOST = 300 };

typedef struct span {
	uint64_t offset;
	uint32_t length;
} span;

typedef struct database {
	dgm__dictionary_job *job;
	dgm__buffer index, body;
	dgm__vector spans;          /* of span */
	UScriptCode scripts[2][SCRIPTS];
	int script_count[2];
	bool apart;                 /* the languages' scripts differ */
	dgm__buffer text;           /* scratch of an entry */
} database;

/* --- files -------------------------------------------------------------------------------------------- */

/* The path without .index, .dict, .dict.dz. */
static bool stem(const char *path, char out[PATH_MOST])
{
	static const char *const ends[] = { ".index", ".dict.dz", ".dict" };
	size_t n = strlen(path);

	if (n >= PATH_MOST)
		return false;
	for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
		size_t m = strlen(ends[k]);

		if (n > m && !strcmp(path + n - m, ends[k])) {
			memcpy(out, path, n - m);
			out[n - m] = '\0';
			return true;
		}
	}
	return false;
}

/* The one of base64's digits. */
static int digit(char c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

static bool number(dgm_str s, uint64_t *out)
{
	*out = 0;
	for (size_t i = 0; i < s.n; i++) {
		int d = digit(s.p[i]);

		if (d < 0 || *out > UINT32_MAX)
			return false;
		*out = *out * 64 + (uint64_t)d;
	}
	return s.n > 0;
}

/* offset and length of an index row. */
static bool index_row(dgm_str line, dgm_str *head, uint64_t *offset, uint64_t *length)
{
	const char *tab = line.n ? memchr(line.p, '\t', line.n) : NULL, *second;

	if (!tab)
		return false;
	*head = (dgm_str){ line.p, (size_t)(tab - line.p) };
	second = memchr(tab + 1, '\t', line.n - head->n - 1);
	if (!second)
		return false;
	line.n = line.n - (size_t)(second + 1 - line.p);
	return number((dgm_str){ tab + 1, (size_t)(second - tab - 1) }, offset) && number((dgm_str){ second + 1, line.n }, length);
}

/* A file with an index beside it, or the index of a body. */
static bool sniff(const dgm__dictionary_job *job)
{
	char base[PATH_MOST], path[PATH_MOST + 16];
	dgm_str head;
	uint64_t offset, length;

	if (!job->base || !stem(job->base, base))
		return false;
	snprintf(path, sizeof path, "%s.index", base);
	if (!strcmp(path, job->base))
		return index_row(dgm__dictionary_first_line(job), &head, &offset, &length);
	return access(path, R_OK) == 0;
}

static dgm_status load(database *d, dgm_error *err)
{
	char base[PATH_MOST], path[PATH_MOST + 16];
	dgm_status st;

	stem(d->job->base, base);
	snprintf(path, sizeof path, "%s.index", base);
	st = dgm__dictionary_bytes(&d->index, path, err);
	if (st != DGM_OK)
		return st;
	snprintf(path, sizeof path, "%s.dict.dz", base);
	if (access(path, R_OK))
		snprintf(path, sizeof path, "%s.dict", base);
	if (access(path, R_OK))
		return dgm__fail(err, DGM_EIO, d->job->base, 0, "neither .dict nor .dict.dz stands beside its index");
	return dgm__dictionary_bytes(&d->body, path, err);
}

static int by_place(const void *a, const void *b)
{
	const span *x = a, *y = b;

	if (x->offset != y->offset)
		return (x->offset > y->offset) - (x->offset < y->offset);
	return (x->length > y->length) - (x->length < y->length);
}

/* Does a character begin here, or the text end? */
static bool is_border(const database *d, uint64_t offset)
{
	return offset == d->body.n || ((unsigned char)d->body.p[offset] & 0xC0) != 0x80;
}

/* Inside the text and not in the middle of a character. */
static bool is_place(const database *d, uint64_t offset, uint64_t length)
{
	return offset <= d->body.n && length <= d->body.n - offset && is_border(d, offset) && is_border(d, offset + length);
}

static dgm_status read_index(database *d, dgm_error *err)
{
	dgm_str text = dgm__buffer_view(&d->index), line, head;
	size_t at = 0, kept = 0;
	uint64_t row = 0, offset, length;
	span *spans;

	while (dgm__dictionary_line(text, &at, &line)) {
		span *s;

		row++;
		if (!line.n)
			continue;
		if (!index_row(line, &head, &offset, &length) || !is_place(d, offset, length))
			return dgm__fail(err, DGM_EFORMAT, d->job->path, row, "row %llu of the index is no place in the dictionary's text", (unsigned long long)row);
		if (!head.n || (head.n >= 2 && !memcmp(head.p, "00", 2)) || length > ENTRY_MOST)
			continue;
		s = dgm__vector_push(&d->spans);
		if (!s)
			return dgm__out_of_memory(err);
		*s = (span){ offset, (uint32_t)length };
	}
	spans = d->spans.items;
	if (d->spans.count)
		qsort(spans, d->spans.count, sizeof *spans, by_place);
	for (size_t k = 0; k < d->spans.count; k++)
		if (!kept || by_place(&spans[kept - 1], &spans[k]))
			spans[kept++] = spans[k];
	d->spans.count = kept;
	return DGM_OK;
}

/* --- scripts ------------------------------------------------------------------------------------------ */

static void find_scripts(database *d)
{
	for (int s = 0; s < 2; s++) {
		UErrorCode code = U_ZERO_ERROR;

		d->script_count[s] = uscript_getCode(d->job->languages[s], d->scripts[s], SCRIPTS, &code);
		if (U_FAILURE(code))
			d->script_count[s] = 0;
	}
	d->apart = d->script_count[0] > 0 && d->script_count[1] > 0;
	for (int i = 0; i < d->script_count[0]; i++)
		for (int k = 0; k < d->script_count[1]; k++)
			d->apart = d->apart && d->scripts[0][i] != d->scripts[1][k];
}

/* Which side's script the character is of; -1: common to all, or of a third. */
static int side_of(const database *d, UChar32 c)
{
	UErrorCode code = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript(c, &code);

	for (int s = 0; s < 2 && U_SUCCESS(code); s++)
		for (int k = 0; k < d->script_count[s]; k++)
			if (d->scripts[s][k] == script)
				return s;
	return -1;
}

static int side_at(const database *d, dgm_str s, size_t *i)
{
	int32_t at = (int32_t)*i;
	UChar32 c;

	U8_NEXT(s.p, at, (int32_t)s.n, c);
	*i = (size_t)at;
	return c < 0 ? -1 : side_of(d, c);
}

/* Letters of each side's script in s. */
static void count_letters(const database *d, dgm_str s, size_t count[2])
{
	for (size_t i = 0; i < s.n;) {
		int side = side_at(d, s, &i);

		if (side >= 0)
			count[side]++;
	}
}

/* --- entries ------------------------------------------------------------------------------------------ */

/* The head line without /sound/, <class> and [sound]. */
static dgm_str head_of(dgm_str line)
{
	for (size_t i = 1; i < line.n; i++)
		if (line.p[i - 1] == ' ' && (line.p[i] == '/' || line.p[i] == '<' || line.p[i] == '['))
			return dgm__trim((dgm_str){ line.p, i - 1 });
	return dgm__trim(line);
}

/* "1. ", "12) ", "а) ": bytes of it at the start of s, or 0. */
static size_t numbering(dgm_str s)
{
	size_t i = 0;

	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	if (!i && s.n > 3 && (unsigned char)s.p[0] == 0xD0) /* a Cyrillic letter */
		i = 2;
	if (!i || i > 3 || i + 1 >= s.n || (s.p[i] != '.' && s.p[i] != ')') || s.p[i + 1] != ' ')
		return 0;
	return i + 2;
}

/* A stretch of prose between marks: all in the other script, or words of the head's script and then their translation. */
static dgm_status put_part(database *d, dgm_str head, dgm_str part, dgm_error *err)
{
	size_t letters[2] = { 0, 0 }, i = 0, turn;
	int left = d->job->left, right = 1 - left;

	part = dgm__trim(part);
	while (numbering(part))
		part = dgm__trim((dgm_str){ part.p + numbering(part), part.n - numbering(part) });
	count_letters(d, part, letters);
	if (letters[right] < 1)
		return DGM_OK;
	if (!letters[left])
		return dgm__dictionary_put(d->job, head, part, err);
	for (turn = 0; i < part.n; turn = i)
		if (side_at(d, part, &i) == right)
			break;
	letters[0] = letters[1] = 0;
	count_letters(d, (dgm_str){ part.p + turn, part.n - turn }, letters);
	if (letters[left] || !turn)
		return DGM_OK;
	return dgm__dictionary_put(d->job, (dgm_str){ part.p, turn }, (dgm_str){ part.p + turn, part.n - turn }, err);
}

/* "_a.", "_греч.": the marks of Mueller's dictionary. */
static size_t abbreviation(dgm_str s)
{
	size_t i = 1;

	if (s.p[0] != '_')
		return 0;
	while (i < s.n && s.p[i] != ' ' && s.p[i] != '.' && s.p[i] != '\n')
		i++;
	return i < s.n && s.p[i] == '.' ? i + 1 : i;
}

/* Languages with scripts of their own. */
static dgm_status read_apart(database *d, dgm_str head, dgm_str body, dgm_error *err)
{
	bool wrapped = body.n && body.p[0] == ' '; /* else a line end is the end of a translation, and what is indented an example */
	dgm_status st = DGM_OK;
	size_t n;

	dgm__buffer_reset(&d->text);
	for (size_t i = 0; i <= body.n && st == DGM_OK; i += n) {
		dgm_str rest = { body.p + i, body.n - i };
		bool starts = i < body.n && (!i || body.p[i - 1] == ' ' || body.p[i - 1] == '\n');

		n = 1;
		if (i == body.n || body.p[i] == ';' || body.p[i] == ',' || body.p[i] == ':' || (body.p[i] == '\n' && !wrapped) || (starts && numbering(rest))) {
			st = dgm__buffer_status(&d->text, err);
			if (st == DGM_OK)
				st = put_part(d, head, dgm__buffer_view(&d->text), err);
			dgm__buffer_reset(&d->text);
			n = i < body.n && numbering(rest) && starts ? numbering(rest) : 1;
		} else if (dgm__dictionary_group(body, i) > i + 1 && dgm__dictionary_group(body, i) - i < GROUP_MOST) {
			n = dgm__dictionary_group(body, i) - i; /* a note or how it sounds */
			dgm__buffer_putc(&d->text, ' ');
		} else if (starts && rest.p[0] == '_') {
			n = abbreviation(rest);
		} else if (!wrapped && (!i || body.p[i - 1] == '\n') && rest.p[0] == ' ' && rest.n > 3 && rest.p[1] == ' ' && rest.p[2] == ' ') {
			const char *end = memchr(rest.p, '\n', rest.n);

			n = end ? (size_t)(end - rest.p) : rest.n;
		} else {
			dgm__buffer_putc(&d->text, rest.p[0] == '\n' ? ' ' : rest.p[0]);
		}
	}
	return st;
}

/* A line of translations without the number that WikDict leaves at its end. */
static dgm_str without_number(dgm_str s)
{
	size_t i = s.n;

	if (i > 2 && s.p[i - 1] == '.') {
		i--;
		while (i && s.p[i - 1] >= '0' && s.p[i - 1] <= '9')
			i--;
		if (i < s.n - 1 && i && s.p[i - 1] == ' ')
			s.n = i;
	}
	return dgm__trim(s);
}

/* Languages that share a script. */
static dgm_status read_alike(database *d, dgm_str head, dgm_str body, dgm_error *err)
{
	size_t at = 0;
	bool first = true;
	dgm_str line;
	dgm_status st = DGM_OK;

	while (st == DGM_OK && dgm__dictionary_line(body, &at, &line)) {
		dgm_str text = dgm__trim(line);
		size_t n = numbering(text);

		if ((n || first) && text.n && (n || line.p[0] != ' '))
			st = dgm__dictionary_put(d->job, head, without_number((dgm_str){ text.p + n, text.n - n }), err);
		first = false;
	}
	return st;
}

static dgm_status read_entry(database *d, const span *s, dgm_error *err)
{
	dgm_str entry = { d->body.p + s->offset, s->length }, line;
	size_t at = 0;

	if (!dgm__dictionary_line(entry, &at, &line) || at >= entry.n)
		return DGM_OK;
	line = head_of(line);
	entry = (dgm_str){ entry.p + at, entry.n - at };
	return d->apart ? read_apart(d, line, entry, err) : read_alike(d, line, entry, err);
}

/* The heads are of the language whose script they are in. */
static void find_direction(database *d)
{
	size_t letters[2] = { 0, 0 }, step = d->spans.count / HEADS + 1;

	for (size_t k = 0; k < d->spans.count; k += step) {
		const span *s = (const span *)d->spans.items + k;
		dgm_str entry = { d->body.p + s->offset, s->length }, line;
		size_t at = 0;

		if (dgm__dictionary_line(entry, &at, &line))
			count_letters(d, head_of(line), letters);
	}
	d->job->left = letters[1] > letters[0];
	d->job->dictionary->directed = true;
}

static dgm_status read_database(dgm__dictionary_job *job, dgm_error *err)
{
	database d = { .job = job, .index = DGM__BUFFER_INIT(DGM__DICTIONARY_BYTES_MOST), .body = DGM__BUFFER_INIT(DGM__DICTIONARY_BYTES_MOST),
		.spans = DGM__VECTOR_INIT(span), .text = DGM__BUFFER_INIT(ENTRY_MOST) };
	dgm_status st = load(&d, err);

	if (st == DGM_OK)
		st = read_index(&d, err);
	if (st == DGM_OK && !dgm__utf8_is_valid(d.body.p, d.body.n, NULL, NULL))
		st = dgm__fail(err, DGM_EFORMAT, job->path, 0, "its text is not UTF-8");
	find_scripts(&d);
	if (st == DGM_OK && d.apart)
		find_direction(&d);
	for (size_t k = 0; k < d.spans.count && st == DGM_OK; k++)
		st = read_entry(&d, (const span *)d.spans.items + k, err);
	dgm__buffer_clear(&d.index);
	dgm__buffer_clear(&d.body);
	dgm__buffer_clear(&d.text);
	dgm__vector_clear(&d.spans);
	return st;
}

const dgm__dictionary_format dgm__dictionary_dictd = { .name = "dictd", .sniff = sniff, .read = read_database };
