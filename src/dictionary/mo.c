/* Compiled gettext catalogues (GNU gettext manual, "The Format of GNU MO Files"): English messages with their translations. */
#include <string.h>

#include "base/status.h"
#include "dictionary/dictionary.h"
#include "text/decoder.h"

enum { HEADER = 28, ROW = 8 };

typedef struct catalogue {
	const unsigned char *p;
	size_t n;
	bool big;
	uint32_t count, originals, translations;
	dgm__decoder *decoder; /* NULL: UTF-8 */
	dgm__buffer decoded, parts[2];
} catalogue;

static uint32_t word(const catalogue *c, size_t at)
{
	const unsigned char *b = c->p + at;

	return c->big ? (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3] : (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
}

static bool sniff(const dgm__dictionary_job *job)
{
	return job->bytes.n >= 4 && (!memcmp(job->bytes.p, "\xDE\x12\x04\x95", 4) || !memcmp(job->bytes.p, "\x95\x04\x12\xDE", 4));
}

/* Row k of a table, or false where it points outside. */
static bool row(const catalogue *c, uint32_t table, uint32_t k, dgm_str *out)
{
	size_t at = (size_t)table + (size_t)k * ROW, length, offset;

	if (at + ROW > c->n)
		return false;
	length = word(c, at);
	offset = word(c, at + 4);
	if (offset > c->n || length > c->n - offset)
		return false;
	*out = (dgm_str){ (const char *)c->p + offset, length };
	return true;
}

/* The value of a line "Name: value" of the header entry. */
static dgm_str field(dgm_str header, const char *name)
{
	size_t at = 0, n = strlen(name);
	dgm_str line;

	while (dgm__dictionary_line(header, &at, &line))
		if (line.n > n && !memcmp(line.p, name, n))
			return dgm__trim((dgm_str){ line.p + n, line.n - n });
	return (dgm_str){ NULL, 0 };
}

static dgm_status read_header(catalogue *c, dgm__dictionary_job *job, dgm_str header, dgm_error *err)
{
	dgm_str type = field(header, "Content-Type:"), language = field(header, "Language:");
	const char *charset = type.n ? memmem(type.p, type.n, "charset=", 8) : NULL;
	char name[64], tag[DGM_LANGUAGE_CAPACITY], subtag[DGM_LANGUAGE_CAPACITY];
	size_t n = charset ? type.n - (size_t)(charset + 8 - type.p) : 0;
	int other;

	if (n && n < sizeof name) {
		memcpy(name, charset + 8, n);
		name[n] = '\0';
		if (!dgm__decoder_is_same(name, "UTF-8") && !dgm__decoder_is_same(name, "US-ASCII")) {
			dgm_status st = dgm__decoder_open(&c->decoder, name, err);

			if (st != DGM_OK)
				return st == DGM_ENOMEM ? st : dgm__fail(err, DGM_EFORMAT, job->path, 0, "its encoding \"%s\" is unknown", name);
		}
	}
	job->dictionary->directed = true;
	for (other = 0; other < 2; other++)
		if (dgm__dictionary_is(job->languages[1 - other], "en"))
			break;
	if (other == 2)
		return dgm__fail(err, DGM_EFORMAT, job->path, 0, "its messages are English; the texts are %s and %s", job->languages[0], job->languages[1]);
	if (language.n && dgm_language_mend(tag, language)) {
		memcpy(subtag, tag, strcspn(tag, "-"));
		subtag[strcspn(tag, "-")] = '\0';
		if (!dgm__dictionary_is(job->languages[other], subtag))
			return dgm__fail(err, DGM_EFORMAT, job->path, 0, "is a catalogue from English to %s; the texts are %s and %s", tag, job->languages[0], job->languages[1]);
	}
	job->left = 1 - other;
	return DGM_OK;
}

static dgm_status decode(catalogue *c, const dgm__dictionary_job *job, dgm_str *s, dgm_error *err)
{
	size_t bad;
	bool cut;

	if (!c->decoder)
		return DGM_OK;
	dgm__buffer_reset(&c->decoded);
	if (!dgm__decoder_run(c->decoder, &c->decoded, s->p, s->n, true, &bad, &cut))
		return dgm__fail(err, DGM_EFORMAT, job->path, 0, "a message is not in the encoding that its header names");
	*s = dgm__buffer_view(&c->decoded);
	return dgm__buffer_status(&c->decoded, err);
}

/* Bytes of what programs put into messages at s[i] (a directive, a tag, a variable), or 0. */
static size_t markup(dgm_str s, size_t i)
{
	static const char letters[] = "diouxXeEfgGscpnmlu%";
	size_t k = i + 1;

	if (s.p[i] == '%') {
		if (k < s.n && (s.p[k] == '(' || s.p[k] == '{')) { /* %(name)s of Python, %{name} */
			const char *end = memchr(s.p + k, s.p[k] == '(' ? ')' : '}', s.n - k);

			k = end ? (size_t)(end - s.p) + 1 : k;
		}
		while (k < s.n && s.p[k] && strchr("0123456789.-+ #'$*hlzjt", s.p[k]))
			k++;
		return k < s.n && s.p[k] && strchr(letters, s.p[k]) ? k + 1 - i : k - i;
	}
	if (s.p[i] == '<' || s.p[i] == '{') {
		const char *end = memchr(s.p + i, s.p[i] == '<' ? '>' : '}', s.n - i);

		return end ? (size_t)(end - s.p) + 1 - i : 0;
	}
	if (s.p[i] == '$' && k < s.n && ((s.p[k] >= 'a' && s.p[k] <= 'z') || (s.p[k] >= 'A' && s.p[k] <= 'Z'))) {
		while (k < s.n && (s.p[k] == '_' || (s.p[k] >= '0' && s.p[k] <= '9') || ((s.p[k] | 32) >= 'a' && (s.p[k] | 32) <= 'z')))
			k++;
		return k - i;
	}
	return 0;
}

/* "(_F)", which some languages put behind a label for an accelerator. */
static bool is_accelerator(dgm_str s, size_t i)
{
	return i + 3 < s.n && s.p[i] == '(' && (s.p[i + 1] == '_' || s.p[i + 1] == '&') && s.p[i + 3] == ')';
}

static void clean(dgm__buffer *to, dgm_str s)
{
	size_t n;

	dgm__buffer_reset(to);
	for (size_t i = 0; i < s.n; i += n) {
		n = is_accelerator(s, i) ? 4 : markup(s, i);
		if (n) {
			dgm__buffer_putc(to, ' ');
			continue;
		}
		n = 1;
		if (s.p[i] == '\\' && i + 1 < s.n && s.p[i + 1] == 'n') {
			dgm__buffer_putc(to, ' ');
			n = 2;
		} else if (s.p[i] != '_' && s.p[i] != '&') {
			dgm__buffer_putc(to, s.p[i]);
		}
	}
}

/* The first and the last of the strings that NUL bytes divide. */
static void ends_of(dgm_str s, dgm_str out[2])
{
	const char *first = s.n ? memchr(s.p, '\0', s.n) : NULL, *last = s.n ? memrchr(s.p, '\0', s.n) : NULL;

	out[0] = (dgm_str){ s.p, first ? (size_t)(first - s.p) : s.n };
	out[1] = last ? (dgm_str){ last + 1, s.n - (size_t)(last + 1 - s.p) } : (dgm_str){ NULL, 0 };
}

static dgm_status put(catalogue *c, dgm__dictionary_job *job, dgm_str original, dgm_str translation, dgm_error *err)
{
	dgm_str from[2], to[2];
	const char *context = original.n ? memchr(original.p, '\x04', original.n) : NULL;
	dgm_status st = decode(c, job, &translation, err);

	if (context)
		original = (dgm_str){ context + 1, original.n - (size_t)(context + 1 - original.p) };
	ends_of(original, from);
	ends_of(translation, to);
	for (int k = 0; k < 2 && st == DGM_OK; k++) {
		dgm_str source = from[k], target = k && !to[1].n ? to[0] : to[k];

		if (!source.n || !target.n || (!k && from[1].n && !to[1].n))
			continue; /* one form for both numbers goes with the plural */
		clean(&c->parts[0], source);
		clean(&c->parts[1], target);
		st = dgm__buffer_status(&c->parts[0], err);
		st = st == DGM_OK ? dgm__buffer_status(&c->parts[1], err) : st;
		if (st == DGM_OK)
			st = dgm__dictionary_put_phrase(job, dgm__buffer_view(&c->parts[0]), dgm__buffer_view(&c->parts[1]), DGM__CATALOGUE_WORDS, err);
	}
	return st;
}

static dgm_status read_messages(catalogue *c, dgm__dictionary_job *job, dgm_error *err)
{
	dgm_status st = DGM_OK;
	bool headed = false;

	for (uint32_t k = 0; k < c->count && st == DGM_OK; k++) {
		dgm_str original, translation;

		if (!row(c, c->originals, k, &original) || !row(c, c->translations, k, &translation))
			return dgm__fail(err, DGM_EFORMAT, job->path, 0, "message %u of the catalogue lies outside the file; it is damaged", k + 1);
		if (!original.n || !headed) /* the empty message sorts first */
			st = read_header(c, job, original.n ? (dgm_str){ NULL, 0 } : translation, err);
		headed = true;
		if (st == DGM_OK && original.n)
			st = put(c, job, original, translation, err);
	}
	return st;
}

static dgm_status read(dgm__dictionary_job *job, dgm_error *err)
{
	catalogue c = { .p = (const unsigned char *)job->bytes.p, .n = job->bytes.n, .big = (unsigned char)job->bytes.p[0] == 0x95,
		.decoded = DGM__BUFFER_INIT(1 << 20), .parts = { DGM__BUFFER_INIT(1 << 20), DGM__BUFFER_INIT(1 << 20) } };
	dgm_status st;

	if (c.n < HEADER)
		return dgm__fail(err, DGM_EFORMAT, job->path, 0, "the catalogue breaks off in its header");
	if (word(&c, 4) >> 16 > 1)
		return dgm__fail(err, DGM_EFORMAT, job->path, 0, "revision %u of the .mo format is unknown", word(&c, 4) >> 16);
	c.count = word(&c, 8);
	c.originals = word(&c, 12);
	c.translations = word(&c, 16);
	st = read_messages(&c, job, err);
	dgm__decoder_close(c.decoder);
	dgm__buffer_clear(&c.decoded);
	dgm__buffer_clear(&c.parts[0]);
	dgm__buffer_clear(&c.parts[1]);
	return st;
}

const dgm__dictionary_format dgm__dictionary_mo = { .name = "mo", .sniff = sniff, .read = read };
