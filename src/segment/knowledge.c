/*
 * Language data: data/LANG/NAME.txt, built into the library by make, and the same files in a user's folder. root is read
 * first, then each parent of the tag (CLDR's), so that a nearer file adds to a farther one or takes an entry out.
 */
#include "segment/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "base/status.h"
#include "segment/chars.h"

enum { LARGEST_FILE = 1 << 20 };

bool dgm__words_put(dgm__strmap *map, const char *folded, size_t n, uint64_t bits)
{
	dgm__strmap_entry *entry = dgm__strmap_put(map, folded, n, 0, NULL);

	if (!entry)
		return false;
	entry->value |= bits;
	return true;
}

uint64_t dgm__words_get(const dgm__strmap *map, const char *folded, size_t n)
{
	dgm__strmap_entry *entry = n ? dgm__strmap_find(map, folded, n) : NULL;

	return entry ? entry->value : 0;
}

/* The dotted capital has only a full folding; apostrophes of all shapes are one. */
static UChar32 fold_char(UChar32 c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	return c == 0x130 ? 'i' : dgm__is_apostrophe(c) ? '\'' : u_foldCase(c, U_FOLD_CASE_DEFAULT);
}

unsigned dgm__agency_head(const char *p, size_t n)
{
	int32_t off = 0, end = (int32_t)(n < 2 * U8_MAX_LENGTH ? n : 2 * U8_MAX_LENGTH);
	uint32_t first = off < end ? (uint32_t)fold_char(dgm__char_next(p, &off, end)) : 0;
	uint32_t second = off < end ? (uint32_t)fold_char(dgm__char_next(p, &off, end)) : 0;

	return (first * 37 + second) % DGM__AGENCY_HEADS;
}

size_t dgm__fold(char out[DGM__KEY_CAPACITY], const char *p, size_t n)
{
	int32_t off = 0, to = 0, end = (int32_t)n;

	if (n > 2 * DGM__KEY_CAPACITY)
		return 0;
	if (end && p[end - 1] == '.')
		end--;
	while (off < end) {
		size_t w = dgm__white(p + off, (size_t)(end - off));
		UChar32 c = dgm__char_next(p, &off, end);

		if (to + U8_MAX_LENGTH > DGM__KEY_CAPACITY)
			return 0;
		if (w) {
			out[to++] = ' ';
			continue;
		}
		c = fold_char(c);
		U8_APPEND_UNSAFE(out, to, c);
	}
	return (size_t)to;
}

typedef struct entry {
	const char *p;     /* the word, without a leading "-" */
	size_t n;
	const char *field; /* after the tab; empty where there is none */
	size_t field_n;
	bool remove;
	const char *file;
	uint64_t line;
} entry;

static dgm_status bad(const entry *e, dgm_error *err, const char *what)
{
	return dgm__fail(err, DGM_EFORMAT, e->file, e->line, "\"%.*s\": %s", (int)(e->n > 80 ? 80 : e->n), e->p, what);
}

static dgm_status fold_entry(const entry *e, char key[DGM__KEY_CAPACITY], size_t *n, dgm_error *err)
{
	*n = dgm__fold(key, e->p, e->n);
	return *n ? DGM_OK : bad(e, err, "too long for a word list; at most 60 bytes");
}

static bool field_is(const entry *e, const char *name)
{
	return e->field_n == strlen(name) && !memcmp(e->field, name, e->field_n);
}

/* Sets or clears bits of one word. */
static dgm_status put(dgm__strmap *map, const entry *e, const char *key, size_t n, uint64_t bits, dgm_error *err)
{
	dgm__strmap_entry *old;

	if (e->remove) {
		if ((old = dgm__strmap_find(map, key, n)))
			old->value &= ~bits;
		return DGM_OK;
	}
	return dgm__words_put(map, key, n, bits) ? DGM_OK : dgm__out_of_memory(err);
}

/* A form with spaces ("z. B") is known with and without them, and its fronts are known as such. */
static dgm_status add_spaced(dgm__knowledge *k, const entry *e, const char *key, size_t n, uint64_t bits, dgm_error *err)
{
	char joined[DGM__KEY_CAPACITY];
	size_t m = 0;

	for (size_t i = 0; i < n; i++) {
		if (key[i] != ' ') {
			joined[m++] = key[i];
			continue;
		}
		/* "z. b. d": at the second space the front is "z. b" */
		if (m && i > 1 && key[i - 1] == '.' && memchr(key, ' ', i - 1) &&
			!dgm__words_put(&k->abbreviations, key, i - 1, DGM__ABBREVIATION_PART))
			return dgm__out_of_memory(err);
	}
	return put(&k->abbreviations, e, joined, m, bits, err);
}

/* "-*": every entry so far is out. */
static void clear_list(dgm__strmap *map, uint64_t bits)
{
	for (size_t i = 0; i < map->count; i++)
		map->entries[i].value &= ~bits;
}

static bool is_all(const entry *e)
{
	return e->remove && e->n == 1 && e->p[0] == '*';
}

static dgm_status add_abbreviation(dgm__knowledge *k, const entry *e, dgm_error *err)
{
	static const struct { const char *name; uint64_t bit; } classes[] = {
		{ "never", DGM__ABBREVIATION_NEVER }, { "number", DGM__ABBREVIATION_NUMBER }, { "may", DGM__ABBREVIATION_MAY },
		{ "ends", DGM__ABBREVIATION_ENDS }, { "unit", DGM__ABBREVIATION_UNIT },
	};
	uint64_t all = 31, bits = e->remove ? all : 0;
	char key[DGM__KEY_CAPACITY];
	dgm_status st;
	size_t n;

	if (is_all(e)) {
		clear_list(&k->abbreviations, UINT64_MAX);
		return DGM_OK;
	}
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (field_is(e, classes[i].name))
			bits = classes[i].bit;
	if (!bits)
		return bad(e, err, "needs a tab and one class: never, number, may, ends or unit");
	if ((st = fold_entry(e, key, &n, err)) != DGM_OK)
		return st;
	if (key[0] == '*' && n > k->longest_suffix)
		k->longest_suffix = n;
	if (!e->remove) { /* a nearer class replaces a farther one */
		dgm__strmap_entry *old = dgm__strmap_find(&k->abbreviations, key, n);

		if (old)
			old->value &= ~all;
	}
	st = put(&k->abbreviations, e, key, n, bits, err);
	if (st == DGM_OK && memchr(key, ' ', n))
		st = add_spaced(k, e, key, n, bits, err);
	return st;
}

static dgm_status add_starter(dgm__knowledge *k, const entry *e, dgm_error *err)
{
	char key[DGM__KEY_CAPACITY];
	size_t n;
	dgm_status st = fold_entry(e, key, &n, err);

	if (is_all(e))
		clear_list(&k->words, DGM__WORD_STARTER);
	return st != DGM_OK || is_all(e) ? st : put(&k->words, e, key, n, DGM__WORD_STARTER, err);
}

static dgm_status add_mark(dgm__knowledge *k, const entry *e, dgm_error *err)
{
	return dgm__marks_set(&k->marks, e->p, e->n, !e->remove) ? DGM_OK : bad(e, err, "one mark too many, or longer than 8 bytes");
}

static dgm_status add_quote_word(dgm__knowledge *k, const entry *e, dgm_error *err)
{
	static const struct { const char *name; uint64_t bit; } classes[] = {
		{ "verb", DGM__WORD_VERB }, { "particle", DGM__WORD_PARTICLE }, { "final", DGM__WORD_FINAL },
	};
	uint64_t all = DGM__WORD_VERB | DGM__WORD_PARTICLE | DGM__WORD_FINAL, bits = e->remove ? all : 0;
	char key[DGM__KEY_CAPACITY];
	dgm_status st;
	size_t n;

	if (is_all(e)) {
		clear_list(&k->words, all);
		return DGM_OK;
	}
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (field_is(e, classes[i].name))
			bits = classes[i].bit;
	if (!bits)
		return bad(e, err, "needs a tab and one class: verb, particle or final");
	if ((st = fold_entry(e, key, &n, err)) != DGM_OK)
		return st;
	if (bits & DGM__WORD_PARTICLE && n > k->longest_particle)
		k->longest_particle = n;
	if (bits & DGM__WORD_FINAL && n > k->longest_final)
		k->longest_final = n;
	return put(&k->words, e, key, n, bits, err);
}

/* A name of one letter may be followed by any. */
static void add_head(dgm__knowledge *k, const char *key, size_t n)
{
	uint8_t *longest = &k->agency_longest[dgm__agency_head(key, n)];
	uint8_t letters = 0;

	for (size_t i = 0; i < n; i++)
		letters += !U8_IS_TRAIL((uint8_t)key[i]);
	*longest = letters > *longest ? letters : *longest;
	for (size_t head = 0; head < DGM__AGENCY_HEADS && letters < 2; head++)
		k->agency_longest[head] = k->agency_longest[head] ? k->agency_longest[head] : 1;
}

static dgm_status add_agency(dgm__knowledge *k, const entry *e, dgm_error *err)
{
	char key[DGM__KEY_CAPACITY];
	size_t n;
	dgm_status st = fold_entry(e, key, &n, err);

	if (is_all(e))
		clear_list(&k->agencies, UINT64_MAX);
	if (st != DGM_OK || is_all(e))
		return st;
	add_head(k, key, n);
	return put(&k->agencies, e, key, n, 1, err);
}

static bool number_of(const entry *e, int32_t *out)
{
	char digits[16], *end;
	long value;

	if (!e->field_n || e->field_n >= sizeof digits)
		return false;
	memcpy(digits, e->field, e->field_n);
	digits[e->field_n] = '\0';
	value = strtol(digits, &end, 10);
	*out = (int32_t)value;
	return !*end && value > -DGM__CUE_ZERO && value < DGM__CUE_ZERO;
}

static dgm_status add_setting(dgm__knowledge *k, const entry *e, dgm_error *err)
{
	int32_t value;

	if (e->n == 8 && !memcmp(e->p, "ordinals", 8)) {
		if (!e->remove && (!number_of(e, &value) || value < 0))
			return bad(e, err, "needs a tab and a number");
		k->ordinals = e->remove ? 0 : (uint32_t)value;
		return DGM_OK;
	}
	if (e->n == 8 && !memcmp(e->p, "syllabic", 8)) {
		int32_t off = 0;

		memset(k->syllabic, 0, sizeof k->syllabic);
		for (size_t i = 0; i < sizeof k->syllabic / sizeof *k->syllabic && off < (int32_t)e->field_n && !e->remove; i++)
			k->syllabic[i] = (uint32_t)dgm__char_next(e->field, &off, (int32_t)e->field_n);
		return off < (int32_t)e->field_n && !e->remove ? bad(e, err, "takes at most four letters") : DGM_OK;
	}
	return bad(e, err, "unknown setting; known: ordinals, syllabic");
}

static dgm_status add_space_cue(dgm__knowledge *k, const entry *e, dgm_error *err)
{
	return dgm__space_cue_add(&k->spaces, e->p, e->n, e->field, e->field_n, e->remove, e->file, e->line, err);
}

static const struct reader {
	const char *name;
	dgm_status (*add)(dgm__knowledge *k, const entry *e, dgm_error *err);
} readers[] = {
	{ "abbreviations.txt", add_abbreviation }, { "agencies.txt", add_agency }, { "quotes.txt", add_quote_word },
	{ "settings.txt", add_setting }, { "spaces.txt", add_space_cue }, { "starters.txt", add_starter },
	{ "terminators.txt", add_mark },
};

/* Cuts white space, comments ("#" at the start or after white space) and the field behind a tab. */
static bool parse(entry *e, const char *p, size_t n)
{
	const char *tab;
	size_t w;

	for (size_t i = 0; i < n; i++)
		if (p[i] == '#' && (i == 0 || p[i - 1] == ' ' || p[i - 1] == '\t')) {
			n = i;
			break;
		}
	while (n && (w = dgm__white(p, n)) > 0) {
		p += w;
		n -= w;
	}
	while (n && (p[n - 1] == ' ' || p[n - 1] == '\t' || p[n - 1] == '\r'))
		n--;
	e->remove = n > 1 && p[0] == '-';
	p += e->remove;
	n -= e->remove;
	tab = n ? memchr(p, '\t', n) : NULL;
	e->p = p;
	e->n = tab ? (size_t)(tab - p) : n;
	e->field = tab ? tab + 1 : p + n;
	e->field_n = tab ? n - e->n - 1 : 0;
	return n > 0;
}

bool dgm__data_next(dgm_str *rest, dgm_str *word, dgm_str *field)
{
	while (rest->n) {
		const char *end = memchr(rest->p, '\n', rest->n);
		size_t n = end ? (size_t)(end - rest->p) : rest->n;
		entry e = { .file = NULL };
		bool is_entry = parse(&e, rest->p, n);

		rest->p += n + (end != NULL);
		rest->n -= n + (end != NULL);
		*word = (dgm_str){ e.p, e.n };
		if (field)
			*field = (dgm_str){ e.field, e.field_n };
		if (is_entry && !e.remove)
			return true;
	}
	return false;
}

static dgm_status read_lines(dgm__knowledge *k, const struct reader *reader, const char *file, const char *p, size_t n, dgm_error *err)
{
	entry e = { .file = file };
	dgm_status st = DGM_OK;

	while (n && st == DGM_OK) {
		const char *end = memchr(p, '\n', n);
		size_t line_n = end ? (size_t)(end - p) : n;

		e.line++;
		if (parse(&e, p, line_n))
			st = reader->add(k, &e, err);
		p += line_n + (end != NULL);
		n -= line_n + (end != NULL);
	}
	return st;
}

static dgm_status read_builtin(dgm__knowledge *k, const struct reader *reader, const char *language, dgm_error *err)
{
	dgm_status st = DGM_OK;
	char name[128];

	for (const dgm__builtin_file *f = dgm__segment_builtin; f->language && st == DGM_OK; f++) {
		if (strcmp(f->language, language) || strcmp(f->name, reader->name))
			continue;
		snprintf(name, sizeof name, "data/%s/%s", f->language, f->name);
		k->own_data = k->own_data || strcmp(language, "root");
		st = read_lines(k, reader, name, f->bytes, f->n, err);
	}
	return st;
}

static dgm_status read_user(dgm__knowledge *k, const struct reader *reader, const char *dir, const char *language, dgm_error *err)
{
	dgm_text *text = NULL;
	char path[4096];
	struct stat info;
	dgm_status st;

	if (snprintf(path, sizeof path, "%s/%s/%s", dir, language, reader->name) >= (int)sizeof path)
		return dgm__fail(err, DGM_EARG, NULL, 0, "the data folder's path is too long");
	if (stat(path, &info))
		return DGM_OK;
	if (info.st_size > LARGEST_FILE)
		return dgm__fail(err, DGM_ELIMIT, path, 0, "a data file of more than 1 MiB");
	st = dgm_text_load(&text, path, NULL, err);
	if (st == DGM_OK) {
		dgm_str all = dgm_text_str(text);

		if (all.n >= 3 && !memcmp(all.p, "\xEF\xBB\xBF", 3)) {
			all.p += 3;
			all.n -= 3;
		}
		k->own_data = k->own_data || strcmp(language, "root");
		st = read_lines(k, reader, path, all.p, all.n, err);
	}
	dgm_text_free(text);
	return st;
}

dgm_status dgm__knowledge_load(dgm__knowledge *k, const char *language, const char *data_dir, dgm_error *err)
{
	char parents[DGM__PARENTS][DGM_LANGUAGE_CAPACITY];
	struct stat info;
	size_t count;
	dgm_status st;

	memset(k, 0, sizeof *k);
	if (data_dir && (stat(data_dir, &info) || !S_ISDIR(info.st_mode)))
		return dgm__fail(err, DGM_EIO, data_dir, 0, "no such folder of language data");
	if ((st = dgm__marks_init(&k->marks, err)) != DGM_OK || (st = dgm__language_parents(parents, &count, language, err)) != DGM_OK ||
		(st = dgm__knowledge_add_cldr(k, language, err)) != DGM_OK)
		return st;
	for (size_t i = count; i-- > 0;)
		for (size_t j = 0; j < sizeof readers / sizeof *readers && st == DGM_OK; j++) {
			st = read_builtin(k, &readers[j], parents[i], err);
			if (st == DGM_OK && data_dir)
				st = read_user(k, &readers[j], data_dir, parents[i], err);
		}
	if (k->spaces.used)
		k->marks.lead[' '] = k->marks.lead['\n'] = k->marks.lead['\r'] = 1;
	return st;
}

void dgm__knowledge_clear(dgm__knowledge *k)
{
	dgm__strmap_clear(&k->abbreviations);
	dgm__strmap_clear(&k->words);
	dgm__strmap_clear(&k->agencies);
	for (int i = 0; i < DGM__CUES; i++)
		dgm__strmap_clear(&k->spaces.cues[i]);
}
