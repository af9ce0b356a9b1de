/*
 * Reads units from PO, the catalogues of GNU gettext: msgid is the source, msgstr the target, msgctxt the id; what is unsure is fuzzy. Read by ourselves: libgettextpo
 * holds the whole file, reads only named files, ends the process where memory ends, and its licence is another.
 */
#include "io/reader.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/str.h"
#include "io/po.h"
#include "io/row_reader.h"
#include "io/tags.h"
#include "io/xml.h"

enum { MOST_FORMS = 16 }; /* the plural forms of a language; the most that is known is 6 */

typedef enum part { PART_CONTEXT, PART_ID, PART_PLURAL, PART_FORM, PARTS = PART_FORM + MOST_FORMS } part;

typedef enum comment { COMMENT_PLAIN, COMMENT_EXTRACTED, COMMENT_REFERENCE, COMMENT_FLAGS, COMMENTS } comment;

typedef struct state {
	dgm__row_reader in;
	dgm_str source, target;         /* interned */
	dgm__buffer parts[PARTS];       /* strings of the entry at hand */
	bool present[PARTS];
	part open;                      /* PARTS: none */
	dgm__buffer comments[COMMENTS]; /* lines of each kind */
	bool fuzzy, header_seen;
	uint64_t line;
} state;

static dgm_status bad(const dgm_unit_reader *r, const state *s, dgm_error *err, const char *what)
{
	return dgm__fail(err, DGM_EFORMAT, dgm__unit_reader_name(r), s->in.lines.number, "%s", what);
}

static void reset_entry(state *s)
{
	for (int i = 0; i < PARTS; i++) {
		dgm__buffer_reset(&s->parts[i]);
		s->present[i] = false;
	}
	for (int i = 0; i < COMMENTS; i++)
		dgm__buffer_reset(&s->comments[i]);
	s->open = PARTS;
	s->fuzzy = false;
	s->line = 0;
}

/* --- one line ---- */

static size_t octal_or_hex(dgm_str s, unsigned *value)
{
	bool hex = s.n && s.p[0] == 'x';
	size_t n = hex;

	for (*value = 0; n < s.n && n < 3; n++) {
		char c = s.p[n];
		unsigned digit = c >= '0' && c <= '9' ? (unsigned)(c - '0') : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10)
			: c >= 'A' && c <= 'F' ? (unsigned)(c - 'A' + 10) : 99;

		if (digit >= (hex ? 16u : 8u))
			break;
		*value = *value * (hex ? 16 : 8) + digit;
	}
	return n > hex ? n : 0;
}

/* Appends one escaped character; the bytes it took, 0: it is none. s stands behind the backslash. */
static size_t unescape(dgm__buffer *to, dgm_str s)
{
	static const char letters[] = "\"\\ntrabfv", codes[] = "\"\\\n\t\r\a\b\f\v";
	const char *at = s.n && s.p[0] ? strchr(letters, s.p[0]) : NULL;
	unsigned value;
	size_t n;

	if (at) {
		dgm__buffer_putc(to, codes[at - letters]);
		return 1;
	}
	n = octal_or_hex(s, &value);
	if (n && value && value < 256)
		dgm__buffer_putc(to, (char)value);
	return value && value < 256 ? n : 0;
}

/* "..." and nothing behind it. */
static dgm_status take_string(const dgm_unit_reader *r, state *s, dgm_str text, dgm_error *err)
{
	dgm__buffer *to = &s->parts[s->open];
	size_t i = 1, n;

	while (text.n && (text.p[text.n - 1] == ' ' || text.p[text.n - 1] == '\t'))
		text.n--;
	if (text.n < 2 || text.p[0] != '"' || text.p[text.n - 1] != '"')
		return bad(r, s, err, "a string in double quotes is expected here");
	for (; i + 1 < text.n; i += n) {
		n = 1;
		if (text.p[i] == '"')
			return bad(r, s, err, "a double quote inside a string; write \\\"");
		if (text.p[i] != '\\')
			dgm__buffer_putc(to, text.p[i]);
		else if (!(n = 1 + unescape(to, (dgm_str){ text.p + i + 1, text.n - i - 2 })) || n == 1)
			return bad(r, s, err, "an escape that C does not have; write \\\\ for a backslash");
	}
	if (to->failed == DGM_ELIMIT)
		return dgm__fail(err, DGM_ELIMIT, dgm__unit_reader_name(r), s->in.lines.number, "a string of more than %d bytes", DGM__MOST_SEGMENT);
	return dgm__buffer_status(to, err);
}

static bool skip_word(dgm_str *line, const char *word)
{
	size_t n = strlen(word);

	if (line->n < n || memcmp(line->p, word, n))
		return false;
	line->p += n;
	line->n -= n;
	return true;
}

/* The keyword at the beginning of *line, taken off; PARTS: none. */
static part take_keyword(dgm_str *line)
{
	unsigned form = 0;
	size_t digits = 0;

	if (skip_word(line, "msgctxt"))
		return PART_CONTEXT;
	if (skip_word(line, "msgid_plural"))
		return PART_PLURAL;
	if (skip_word(line, "msgid"))
		return PART_ID;
	if (skip_word(line, "msgstr[")) {
		for (; line->n && line->p[0] >= '0' && line->p[0] <= '9' && digits < 3; line->p++, line->n--, digits++)
			form = form * 10 + (unsigned)(line->p[0] - '0');
		return digits && form < MOST_FORMS && skip_word(line, "]") ? (part)(PART_FORM + (int)form) : PARTS;
	}
	return skip_word(line, "msgstr") ? PART_FORM : PARTS;
}

static void skip_blanks(dgm_str *line)
{
	while (line->n && (line->p[0] == ' ' || line->p[0] == '\t')) {
		line->p++;
		line->n--;
	}
}

static void take_flags(state *s, dgm_str flags)
{
	while (flags.n) {
		const char *comma = memchr(flags.p, ',', flags.n);
		dgm_str flag = { flags.p, comma ? (size_t)(comma - flags.p) : flags.n };

		flags = comma ? (dgm_str){ comma + 1, flags.n - flag.n - 1 } : (dgm_str){ NULL, 0 };
		skip_blanks(&flag);
		while (flag.n && flag.p[flag.n - 1] == ' ')
			flag.n--;
		if (dgm__str_is(flag, "fuzzy")) {
			s->fuzzy = true;
		} else if (flag.n) {
			dgm__buffer_puts(&s->comments[COMMENT_FLAGS], s->comments[COMMENT_FLAGS].n ? ", " : "");
			dgm__buffer_str(&s->comments[COMMENT_FLAGS], flag);
		}
	}
}

static dgm_status take_comment(dgm_unit_reader *r, state *s, dgm_str line, dgm_error *err)
{
	char mark = line.n > 1 ? line.p[1] : ' ';
	comment kind = mark == '.' ? COMMENT_EXTRACTED : mark == ':' ? COMMENT_REFERENCE : COMMENT_PLAIN;
	dgm__buffer *to = &s->comments[kind];

	if (mark == '~')
		return dgm__unit_reader_found(r, DGM__FINDING_WARN, "obsolete", NULL, s->in.lines.number, err, "an obsolete entry; left out");
	if (mark == '|')
		return dgm__unit_reader_found(r, DGM__FINDING_WARN, "previous", NULL, s->in.lines.number, err, "a former msgid; left out");
	if (mark == ',') {
		take_flags(s, (dgm_str){ line.p + 2, line.n - 2 });
		return dgm__buffer_status(&s->comments[COMMENT_FLAGS], err);
	}
	line = line.n > 1 ? (dgm_str){ line.p + 1 + (kind != COMMENT_PLAIN), line.n - 1 - (kind != COMMENT_PLAIN) } : (dgm_str){ "", 0 };
	if (line.n && line.p[0] == ' ')
		line = (dgm_str){ line.p + 1, line.n - 1 };
	if (to->n)
		dgm__buffer_putc(to, '\n');
	dgm__buffer_str(to, line);
	return to->failed == DGM_ELIMIT ? dgm__fail(err, DGM_ELIMIT, dgm__unit_reader_name(r), s->in.lines.number, "comments of more than %d bytes",
		DGM__MOST_SEGMENT) : dgm__buffer_status(to, err);
}

/* --- an entry ---- */

/* The value of "NAME: value\n" in the header's text. */
static dgm_str header_field(dgm_str text, const char *name)
{
	size_t n = strlen(name);

	while (text.n) {
		const char *end = memchr(text.p, '\n', text.n);
		dgm_str line = { text.p, end ? (size_t)(end - text.p) : text.n };

		text = end ? (dgm_str){ end + 1, text.n - line.n - 1 } : (dgm_str){ NULL, 0 };
		if (line.n > n && !strncasecmp(line.p, name, n) && line.p[n] == ':') {
			line = (dgm_str){ line.p + n + 1, line.n - n - 1 };
			skip_blanks(&line);
			return line;
		}
	}
	return (dgm_str){ NULL, 0 };
}

static dgm_status take_header(dgm_unit_reader *r, state *s, dgm_error *err)
{
	dgm_str text = dgm__buffer_view(&s->parts[PART_FORM]), source = header_field(text, "X-Source-Language"), target = header_field(text, "Language"),
		type = header_field(text, "Content-Type");
	const char *charset = type.n ? memmem(type.p, type.n, "charset=", 8) : NULL;
	dgm_str name = charset ? (dgm_str){ charset + 8, type.n - (size_t)(charset + 8 - type.p) } : (dgm_str){ NULL, 0 };

	if (name.n && strncasecmp(name.p, "UTF-8", 5) && strncasecmp(name.p, "CHARSET", 7) && strncasecmp(name.p, "ASCII", 5) && strncasecmp(name.p, "US-ASCII", 8))
		return dgm__fail(err, DGM_EFORMAT, dgm__unit_reader_name(r), s->line, "the charset is %.*s; convert the file first: msgconv -t UTF-8", dgm__clip(name, 40),
			name.p);
	s->header_seen = true;
	if (!dgm__tag(&s->in.tags, source.n ? source : (dgm_str){ "en", 2 }, &s->source) || (target.n && !dgm__tag(&s->in.tags, target, &s->target)))
		return dgm__out_of_memory(err);
	if (!s->source.n && !dgm__tag(&s->in.tags, (dgm_str){ "en", 2 }, &s->source))
		return dgm__out_of_memory(err);
	return DGM_OK;
}

static bool add_property(state *s, const char *type, dgm_str value)
{
	dgm__property_spans *p = dgm__vector_push(&s->in.build.unit_properties);

	if (!p)
		return false;
	p->type = dgm__build_hold(&s->in.build, type, strlen(type));
	p->value = dgm__build_hold(&s->in.build, value.p, value.n);
	return true;
}

static bool add_variant(state *s, dgm_str language, dgm_str text)
{
	dgm__variant_spans *v = dgm__vector_push(&s->in.build.variants);

	if (!v)
		return false;
	v->language = language;
	v->line = s->line;
	v->text = dgm__build_hold(&s->in.build, text.n ? text.p : "", text.n);
	return true;
}

static bool add_comments(state *s)
{
	static const char *const types[COMMENTS] = { NULL, "x-comment", "x-reference", "x-flags" };
	dgm__span *note;
	bool good = true;

	if (s->comments[COMMENT_PLAIN].n) {
		note = dgm__vector_push(&s->in.build.unit_notes);
		if (!note)
			return false;
		*note = dgm__build_hold(&s->in.build, s->comments[COMMENT_PLAIN].p, s->comments[COMMENT_PLAIN].n);
	}
	for (int i = COMMENT_EXTRACTED; i < COMMENTS && good; i++)
		if (s->comments[i].n)
			good = add_property(s, types[i], dgm__buffer_view(&s->comments[i]));
	return good && (!s->fuzzy || add_property(s, "x-fuzzy", (dgm_str){ "yes", 3 }));
}

/* A unit of one form; its id is the context, with the number of the form behind it where there are several. */
static dgm_status put_form(dgm_unit_reader *r, state *s, int form, bool plural, dgm_error *err)
{
	dgm__buffer *source = &s->parts[plural && form ? PART_PLURAL : PART_ID], *target = &s->parts[PART_FORM + form];
	dgm__build *b = &s->in.build;
	dgm_status st = DGM_OK;
	size_t from;
	bool good;

	dgm__build_reset(b);
	b->number = ++s->in.number;
	b->line = s->line;
	from = b->chars.n;
	if (s->present[PART_CONTEXT] && s->parts[PART_CONTEXT].n) {
		dgm__buffer_str(&b->chars, dgm__buffer_view(&s->parts[PART_CONTEXT]));
		if (plural)
			dgm__buffer_printf(&b->chars, "[%d]", form);
		b->id = (dgm__span){ from + 1, b->chars.n - from };
	}
	good = add_comments(s) && add_variant(s, s->source, dgm__buffer_view(source)) && (!target->n || add_variant(s, s->target, dgm__buffer_view(target)));
	if (!good)
		return dgm__out_of_memory(err);
	if (b->variants.count == 1)
		st = dgm__unit_reader_found(r, DGM__FINDING_WARN, "single-variant", NULL, s->line, err, "an entry without translation: no pair in it");
	if (st == DGM_OK)
		st = dgm__buffer_status(&b->chars, err);
	return st != DGM_OK || dgm__queue_push(&s->in.queue, b) ? st : dgm__out_of_memory(err);
}

/* By the header, or by a name such as ru.po. */
static dgm_status find_target(const dgm_unit_reader *r, state *s, dgm_error *err)
{
	const char *name = dgm__unit_reader_name(r), *slash = strrchr(name, '/'), *dot;
	char tag[DGM_LANGUAGE_CAPACITY];

	name = slash ? slash + 1 : name;
	dot = strchr(name, '.');
	if (!s->source.n && !dgm__tag(&s->in.tags, (dgm_str){ "en", 2 }, &s->source))
		return dgm__out_of_memory(err);
	if (!s->target.n && dot && dgm_language_mend(tag, (dgm_str){ name, (size_t)(dot - name) }) && dgm_language_is_known(tag) &&
	    !dgm__tag(&s->in.tags, (dgm_str){ tag, strlen(tag) }, &s->target))
		return dgm__out_of_memory(err);
	if (!s->target.n)
		return dgm__fail(err, DGM_EFORMAT, dgm__unit_reader_name(r), s->line, "the header names no language; write \"Language: ru\\n\" into it, or name the file ru.po");
	return DGM_OK;
}

/* Everything that was collected becomes units. */
static dgm_status end_entry(dgm_unit_reader *r, state *s, dgm_error *err)
{
	bool plural = s->present[PART_PLURAL], any = s->present[PART_FORM];
	dgm_status st = DGM_OK;

	if (!s->present[PART_ID]) {
		if (s->present[PART_CONTEXT] || any)
			return bad(r, s, err, "an entry without msgid");
		return DGM_OK; /* comments alone */
	}
	if (!any)
		return bad(r, s, err, "an entry without msgstr");
	for (int i = 0; i < MOST_FORMS; i++) /* what is written as bytes may be no text */
		if (!dgm__po_is_text(dgm__buffer_view(&s->parts[PART_FORM + i])))
			return bad(r, s, err, "the escapes of this entry give no UTF-8");
	if (!dgm__po_is_text(dgm__buffer_view(&s->parts[PART_ID])) || !dgm__po_is_text(dgm__buffer_view(&s->parts[PART_PLURAL])) ||
	    !dgm__po_is_text(dgm__buffer_view(&s->parts[PART_CONTEXT])))
		return bad(r, s, err, "the escapes of this entry give no UTF-8");
	if (!s->parts[PART_ID].n && !s->present[PART_CONTEXT] && !s->header_seen)
		return take_header(r, s, err);
	st = find_target(r, s, err);
	if (st == DGM_OK && plural)
		st = dgm__unit_reader_found(r, DGM__FINDING_WARN, "plural", NULL, s->line, err, "plural forms become a unit each");
	for (int i = 0; i < (plural ? MOST_FORMS : 1) && st == DGM_OK; i++)
		if (s->present[PART_FORM + i])
			st = put_form(r, s, i, plural, err);
	return st;
}

static dgm_status take_line(dgm_unit_reader *r, state *s, dgm_str line, dgm_error *err)
{
	bool complete = s->open >= PART_FORM && s->open < PARTS;
	dgm_status st = DGM_OK;
	part next;

	skip_blanks(&line);
	if (!line.n)
		return DGM_OK;
	if (line.p[0] == '"')
		return s->open == PARTS ? bad(r, s, err, "a string that belongs to no keyword") : take_string(r, s, line, err);
	if (line.p[0] == '#') {
		if (complete) {
			st = end_entry(r, s, err);
			reset_entry(s);
		}
		return st == DGM_OK ? take_comment(r, s, line, err) : st;
	}
	next = take_keyword(&line);
	if (next == PARTS)
		return bad(r, s, err, "neither msgctxt, msgid, msgid_plural, msgstr nor a comment");
	if (complete && next < PART_PLURAL) {
		st = end_entry(r, s, err);
		reset_entry(s);
	}
	if (st == DGM_OK && s->present[next])
		st = bad(r, s, err, "a keyword twice in one entry");
	if (st != DGM_OK)
		return st;
	s->line = s->line ? s->line : s->in.lines.number;
	s->open = next;
	s->present[next] = true;
	skip_blanks(&line);
	return take_string(r, s, line, err);
}

static dgm_status next_unit(dgm_unit_reader *r, const dgm_unit **unit, dgm_error *err)
{
	state *s = r->state;
	dgm_status st = DGM_OK;
	dgm_str line;

	while (st == DGM_OK && !(*unit = dgm__queue_take(&s->in.queue))) {
		st = dgm__lines_next(&s->in.lines, &line, err);
		if (st != DGM_OK)
			return st;
		if (line.p) {
			st = take_line(r, s, line, err);
			continue;
		}
		st = end_entry(r, s, err); /* the last one */
		reset_entry(s);
		if (st == DGM_OK && s->in.queue.first == s->in.queue.count)
			break;
	}
	return st;
}

/* Reads the header's entry: all up to the keyword that follows it. */
static dgm_status open_po(dgm_unit_reader *r, dgm_error *err)
{
	state *s = dgm__calloc(1, sizeof *s);
	dgm_status st = DGM_OK;
	dgm_str line = { "", 0 };

	if (!s)
		return dgm__out_of_memory(err);
	s->in = (dgm__row_reader)DGM__ROW_READER_INIT(r->bytes);
	for (int i = 0; i < PARTS; i++)
		s->parts[i].max = DGM__MOST_SEGMENT;
	for (int i = 0; i < COMMENTS; i++)
		s->comments[i].max = DGM__MOST_SEGMENT;
	reset_entry(s);
	r->state = s;
	r->header.source_language = (dgm_str){ "*all*", 5 };
	while (st == DGM_OK && !s->header_seen && s->in.queue.first == s->in.queue.count && line.p) {
		st = dgm__lines_next(&s->in.lines, &line, err);
		if (st == DGM_OK)
			st = line.p ? take_line(r, s, line, err) : end_entry(r, s, err);
	}
	if (!line.p)
		reset_entry(s);
	if (s->source.n)
		r->header.source_language = s->source;
	return st;
}

static void close_po(dgm_unit_reader *r)
{
	state *s = r->state;

	if (!s)
		return;
	dgm__row_reader_clear(&s->in);
	for (int i = 0; i < PARTS; i++)
		dgm__buffer_clear(&s->parts[i]);
	for (int i = 0; i < COMMENTS; i++)
		dgm__buffer_clear(&s->comments[i]);
	dgm__free(s);
	r->state = NULL;
}

static int sniff(const char *head, size_t n, const char *name)
{
	return memmem(head, n, "msgid \"", 7) && !memchr(head, '<', 1) ? 60 : 0;
}

const dgm__reader_format dgm__reader_po = {
	.name = "po", .summary = "gettext catalogue", .sniff = sniff, .open = open_po, .next = next_unit, .close = close_po,
};
