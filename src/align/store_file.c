/* The lexicon's file: read strictly, line by line, and written in one order. doc/formats/lexicon.md. */
#include "align/store.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "align/fields.h"
#include "base/mem.h"
#include "base/status.h"
#include "base/str.h"

enum { FIELDS = 5, ANCHORS = 2 };

static const char MAGIC[] = "dragoman-lexicon";

/* --- writing ------------------------------------------------------------------------------------------ */

/* A fixed-point number with its decimals; the C locale's digits whatever the program's. */
static void put_fixed(dgm_output *to, int64_t value, unsigned decimals)
{
	uint64_t magnitude = value < 0 ? (uint64_t)-value : (uint64_t)value, unit = 1;

	for (unsigned k = 0; k < decimals; k++)
		unit *= 10;
	dgm_output_printf(to, "%s%" PRIu64, value < 0 ? "-" : "", magnitude / unit);
	if (decimals)
		dgm_output_printf(to, ".%0*" PRIu64, (int)decimals, magnitude % unit);
}

static void put_moments(dgm_output *to, const dgm__moments *m, unsigned decimals)
{
	dgm_output_puts(to, "\t");
	put_fixed(to, m->n, decimals);
	dgm_output_puts(to, "\t");
	put_fixed(to, m->sum, decimals);
	dgm_output_puts(to, "\t");
	put_fixed(to, m->square, decimals);
	dgm_output_puts(to, "\n");
}

/* Classes of bead types, and differences in parts, as the file names them. */
static const char *const classes[DGM__PARTS_CLASSES] = { "1-1", "n-1", "1-n", "n-n" };
static const char *const differences[DGM__PARTS_BINS] = { "-2", "-1", "0", "1", "2" };

static uint64_t put_parts(const dgm_lexicon *l, dgm_output *to)
{
	uint64_t lines = 0;

	for (size_t c = 0; c < DGM__PARTS_CLASSES; c++)
		for (size_t d = 0; d < DGM__PARTS_BINS; d++) {
			const dgm__stored_parts *parts = &l->parts[c][d];

			if (!parts->seen && !parts->expected)
				continue;
			dgm_output_printf(to, "parts\t%s\t%s\t", classes[c], differences[d]);
			put_fixed(to, parts->seen, l->decimals);
			dgm_output_puts(to, "\t");
			put_fixed(to, parts->expected, l->decimals);
			dgm_output_puts(to, "\n");
			lines++;
		}
	return lines;
}

static uint64_t put_header(const dgm_lexicon *l, dgm_output *to)
{
	static const char *const sides[] = { "source", "target" };
	uint64_t lines = 0;

	dgm_output_printf(to, "%s\t1\n", MAGIC);
	for (int s = 0; s < 2; s++)
		dgm_output_printf(to, "%s\t%s\n", sides[s], l->languages[s]);
	dgm_output_printf(to, "tokens\t%s\ndecimals\t%u\n", DGM__STORE_TOKENS, l->decimals);
	if (l->rounds_left) {
		dgm_output_printf(to, "rounds-left\t%u\n", l->rounds_left);
		lines++;
	}
	for (size_t a = 0; a <= DGM__MERGE_MAX; a++)
		for (size_t b = 0; b <= DGM__MERGE_MAX; b++)
			if (l->beads[a][b]) {
				dgm_output_printf(to, "bead\t%zu-%zu\t", a, b);
				put_fixed(to, l->beads[a][b], l->decimals);
				dgm_output_puts(to, "\n");
				lines++;
			}
	lines += put_parts(l, to);
	if (l->length.n) {
		dgm_output_puts(to, "length");
		put_moments(to, &l->length, l->decimals);
		lines++;
	}
	for (int s = 0; s < 2; s++)
		for (size_t b = 1; b <= DGM__MERGE_MAX; b++)
			if (l->windows[s][b].n) {
				dgm_output_printf(to, "%s-window\t%zu", sides[s], b);
				put_moments(to, &l->windows[s][b], l->decimals);
				lines++;
			}
	return lines;
}

static void put_types(const dgm_lexicon *l, int side, const uint32_t *order, dgm_output *to)
{
	for (size_t k = 0; k < l->types[side].count && !dgm_output_has_failed(to); k++) {
		const dgm__strmap_entry *type = &l->types[side].entries[order[k]];

		dgm_output_puts(to, side ? "t\t" : "s\t");
		dgm_output_str_write(to, type->key);
		dgm_output_printf(to, "\t%" PRIu64 "\n", type->value);
	}
}

/* The numbers that the types' entries have in the order of the file; freed by the caller. */
static uint32_t *ranks(const uint32_t *order, size_t count)
{
	uint32_t *rank = dgm__malloc(count * sizeof *rank);

	for (size_t k = 0; k < count && rank; k++)
		rank[order[k]] = (uint32_t)k;
	return rank;
}

/* A list of pairs of which e is of side d. */
static dgm_status put_pairs(const dgm_lexicon *l, const char *tag, const dgm__vector *list, int d, uint32_t *const order[2], dgm_output *to, dgm_error *err)
{
	const dgm__strmap *from = &l->types[d], *other = &l->types[1 - d];
	size_t count = list->count;
	dgm__stored *pairs = dgm__malloc(count * sizeof *pairs);
	uint32_t *rank[2] = { ranks(order[0], l->types[0].count), ranks(order[1], l->types[1].count) };
	dgm_status st = pairs && rank[0] && rank[1] ? DGM_OK : dgm__out_of_memory(err);

	for (size_t k = 0; k < count && st == DGM_OK; k++) {
		const dgm__stored *pair = (const dgm__stored *)list->items + k;

		pairs[k] = (dgm__stored){ rank[d][pair->e], rank[1 - d][pair->f], pair->n };
	}
	if (count && st == DGM_OK)
		qsort(pairs, count, sizeof *pairs, dgm__stored_compare);
	for (size_t k = 0; k < count && st == DGM_OK && !dgm_output_has_failed(to); k++) {
		dgm_output_printf(to, "%s\t", tag);
		dgm_output_str_write(to, from->entries[order[d][pairs[k].e]].key);
		dgm_output_puts(to, "\t");
		dgm_output_str_write(to, other->entries[order[1 - d][pairs[k].f]].key);
		dgm_output_puts(to, "\t");
		put_fixed(to, pairs[k].n, l->decimals);
		dgm_output_puts(to, "\n");
	}
	dgm__free(rank[0]);
	dgm__free(rank[1]);
	dgm__free(pairs);
	return st;
}

dgm_status dgm_lexicon_write(const dgm_lexicon *lexicon, dgm_output *output, dgm_error *err)
{
	uint32_t *order[2] = { dgm__strmap_order(&lexicon->types[0]), dgm__strmap_order(&lexicon->types[1]) };
	dgm_status st = order[0] && order[1] ? DGM_OK : dgm__out_of_memory(err);
	uint64_t lines = 0;

	if (st == DGM_OK) {
		lines = put_header(lexicon, output);
		put_types(lexicon, 0, order[0], output);
		put_types(lexicon, 1, order[1], output);
		lines += lexicon->anchors.count;
		st = put_pairs(lexicon, "anchor", &lexicon->anchors, 0, order, output, err);
	}
	for (int d = 0; d < 2 && st == DGM_OK; d++)
		st = put_pairs(lexicon, d ? "ts" : "st", &lexicon->counts[d], d, order, output, err);
	for (int s = 0; s < 2; s++)
		lines += lexicon->types[s].count + lexicon->counts[s].count;
	if (st == DGM_OK)
		dgm_output_printf(output, "end\t%" PRIu64 "\n", lines);
	dgm__free(order[0]);
	dgm__free(order[1]);
	return st;
}

/* --- reading ------------------------------------------------------------------------------------------ */

typedef struct reading {
	dgm_lexicon *lexicon;
	const char *name;
	uint64_t line, rows;
	dgm_str fields[FIELDS];
	size_t count;
	bool ended;
	char languages[2][DGM_LANGUAGE_CAPACITY];
	bool tokens;
	dgm_error *err;
} reading;

static dgm_status wrong(const reading *r, const char *what)
{
	return dgm__fail(r->err, DGM_EFORMAT, r->name, r->line, "%s; make the lexicon anew", what);
}

static dgm_status read_moments(reading *r, size_t first, dgm__moments *to)
{
	dgm__moments m;

	if (r->count != first + 3 || !dgm__fields_fixed(r->fields[first], r->lexicon->decimals, false, &m.n) ||
		!dgm__fields_fixed(r->fields[first + 1], r->lexicon->decimals, true, &m.sum) || !dgm__fields_fixed(r->fields[first + 2], r->lexicon->decimals, false, &m.square))
		return wrong(r, "not a weight, a sum and a sum of squares");
	if (to->n)
		return wrong(r, "this measure stood before");
	*to = m;
	return DGM_OK;
}

static dgm_status read_bead(reading *r)
{
	dgm_str type = r->fields[1];
	int64_t n;

	if (r->count != 3 || type.n != 3 || type.p[1] != '-' || type.p[0] < '0' || type.p[0] > '0' + DGM__MERGE_MAX || type.p[2] < '0' ||
		type.p[2] > '0' + DGM__MERGE_MAX || !dgm__fields_fixed(r->fields[2], r->lexicon->decimals, false, &n))
		return wrong(r, "not a bead type (0-1 to 8-8) and its count");
	if (r->lexicon->beads[type.p[0] - '0'][type.p[2] - '0'])
		return wrong(r, "this bead type stood before");
	r->lexicon->beads[type.p[0] - '0'][type.p[2] - '0'] = n;
	return DGM_OK;
}

/* The place of a name among names, or count. */
static size_t find_name(dgm_str name, const char *const *names, size_t count)
{
	size_t k = 0;

	while (k < count && !dgm__str_is(name, names[k]))
		k++;
	return k;
}

static dgm_status read_parts(reading *r, int unused)
{
	size_t class = r->count == 5 ? find_name(r->fields[1], classes, DGM__PARTS_CLASSES) : DGM__PARTS_CLASSES;
	size_t difference = r->count == 5 ? find_name(r->fields[2], differences, DGM__PARTS_BINS) : DGM__PARTS_BINS;
	dgm__stored_parts parts;

	(void)unused;
	if (class == DGM__PARTS_CLASSES || difference == DGM__PARTS_BINS || !dgm__fields_fixed(r->fields[3], r->lexicon->decimals, false, &parts.seen) ||
		!dgm__fields_fixed(r->fields[4], r->lexicon->decimals, false, &parts.expected))
		return wrong(r, "not a class of beads (1-1, n-1, 1-n, n-n), a difference from -2 to 2 and two counts");
	if (r->lexicon->parts[class][difference].seen || r->lexicon->parts[class][difference].expected)
		return wrong(r, "these parts stood before");
	r->lexicon->parts[class][difference] = parts;
	return DGM_OK;
}

static dgm_status read_window(reading *r, int side)
{
	dgm_str b = r->fields[1];

	if (r->count < 2 || b.n != 1 || b.p[0] < '1' || b.p[0] > '0' + DGM__MERGE_MAX)
		return wrong(r, "not a number of sentences from 1 to 8");
	return read_moments(r, 2, &r->lexicon->windows[side][b.p[0] - '0']);
}

static dgm_status read_type(reading *r, int side)
{
	dgm_status st;
	int64_t n;
	uint32_t id;

	if (r->count != 3 || !r->fields[1].n || r->fields[1].n > DGM__STORE_TYPE_BYTES || !dgm__fields_fixed(r->fields[2], 0, false, &n))
		return wrong(r, "not a word (at most 256 bytes) and how often it occurred");
	if (dgm__strmap_find(&r->lexicon->types[side], r->fields[1].p, r->fields[1].n))
		return wrong(r, "this word stood before");
	st = dgm__store_type(r->lexicon, side, r->fields[1], (uint64_t)n, &id, r->err);
	return st == DGM_ELIMIT ? wrong(r, "more words than can be counted") : st;
}

/* which: the direction of counts, or ANCHORS. */
static dgm_status read_pair(reading *r, int which)
{
	int d = which == ANCHORS ? 0 : which;
	const dgm__strmap *types = r->lexicon->types;
	const dgm__strmap_entry *e, *f;
	int64_t n;

	if (r->count != 4 || !dgm__fields_fixed(r->fields[3], r->lexicon->decimals, false, &n) || !n)
		return wrong(r, "not two words and a count above 0");
	e = dgm__strmap_find(&types[d], r->fields[1].p, r->fields[1].n);
	f = dgm__strmap_find(&types[1 - d], r->fields[2].p, r->fields[2].n);
	if (!e || !f)
		return wrong(r, "a pair whose words are not listed above it");
	return dgm__store_pair(which == ANCHORS ? &r->lexicon->anchors : &r->lexicon->counts[d], (uint32_t)(e - types[d].entries),
		(uint32_t)(f - types[1 - d].entries), n) ? DGM_OK : dgm__out_of_memory(r->err);
}

static dgm_status read_rounds(reading *r)
{
	int64_t rounds;

	if (r->count != 2 || !dgm__fields_fixed(r->fields[1], 0, false, &rounds) || rounds < 1 || rounds > DGM__STORE_ROUNDS || r->lexicon->rounds_left)
		return wrong(r, "not a number of rounds from 1 to 4");
	r->lexicon->rounds_left = (unsigned)rounds;
	return DGM_OK;
}

/* The first five lines. */
static dgm_status read_header(reading *r)
{
	int64_t decimals;

	switch (r->line) {
	case 1:
		if (r->count != 2 || !dgm__str_is(r->fields[0], MAGIC))
			return dgm__fail(r->err, DGM_EFORMAT, r->name, 1, "not a lexicon: it does not begin with \"%s\"; lexicon learn and align --save-lexicon make one", MAGIC);
		if (!dgm__str_is(r->fields[1], "1"))
			return dgm__fail(r->err, DGM_EFORMAT, r->name, 1, "version %.*s of the lexicon format, which this dragoman does not know; use a newer one",
				(int)(r->fields[1].n < 20 ? r->fields[1].n : 20), r->fields[1].p);
		return DGM_OK;
	case 2:
	case 3:
		if (r->count != 2 || !dgm__str_is(r->fields[0], r->line == 2 ? "source" : "target") || !dgm_language_mend(r->languages[r->line - 2], r->fields[1]))
			return wrong(r, r->line == 2 ? "not the source language" : "not the target language");
		return DGM_OK;
	case 4:
		if (r->count != 2 || !dgm__str_is(r->fields[0], "tokens"))
			return wrong(r, "not the settings of words");
		if (!dgm__str_is(r->fields[1], DGM__STORE_TOKENS))
			return dgm__fail(r->err, DGM_EFORMAT, r->name, r->line, "learned with words cut otherwise (this dragoman has \"" DGM__STORE_TOKENS "\"); learn it anew");
		return DGM_OK;
	default:
		if (r->count != 2 || !dgm__str_is(r->fields[0], "decimals") || !dgm__fields_fixed(r->fields[1], 0, false, &decimals) || decimals > DGM__STORE_DECIMALS_MAX)
			return wrong(r, "not a number of decimals from 0 to 9");
		return dgm__store_new(&r->lexicon, r->languages[0], r->languages[1], (unsigned)decimals, r->err);
	}
}

static dgm_status read_end(reading *r)
{
	int64_t rows;

	if (r->count != 2 || !dgm__fields_fixed(r->fields[1], 0, false, &rows) || (uint64_t)rows != r->rows)
		return wrong(r, "rows are missing, or too many");
	r->ended = true;
	return DGM_OK;
}

static dgm_status read_row(reading *r)
{
	static const struct { const char *tag; dgm_status (*read)(reading *r, int which); int which; } rows[] = {
		{ "s", read_type, 0 }, { "t", read_type, 1 }, { "st", read_pair, 0 }, { "ts", read_pair, 1 },
		{ "anchor", read_pair, ANCHORS }, { "parts", read_parts, 0 },
		{ "source-window", read_window, 0 }, { "target-window", read_window, 1 },
	};

	if (r->ended)
		return wrong(r, "a line after the end");
	if (r->line <= 5)
		return read_header(r);
	if (dgm__str_is(r->fields[0], "end"))
		return read_end(r);
	r->rows++;
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
		if (dgm__str_is(r->fields[0], rows[k].tag))
			return rows[k].read(r, rows[k].which);
	if (dgm__str_is(r->fields[0], "bead"))
		return read_bead(r);
	if (dgm__str_is(r->fields[0], "length"))
		return read_moments(r, 1, &r->lexicon->length);
	if (dgm__str_is(r->fields[0], "rounds-left"))
		return read_rounds(r);
	return wrong(r, "not a row of a lexicon");
}

static dgm_status from_text(dgm_lexicon **out, const dgm_text *text, dgm_error *err)
{
	dgm_str s = dgm_text_str(text);
	reading r = { .name = dgm_text_name(text), .err = err };
	dgm_status st = DGM_OK;

	*out = NULL;
	for (size_t i = 0; i < s.n && st == DGM_OK;) {
		const char *end = memchr(s.p + i, '\n', s.n - i);
		size_t n = end ? (size_t)(end - s.p) - i : s.n - i;

		r.line++;
		r.count = dgm__fields_split(r.fields, FIELDS, (dgm_str){ s.p + i, n && s.p[i + n - 1] == '\r' ? n - 1 : n });
		st = read_row(&r);
		i += n + 1;
	}
	if (st == DGM_OK && !r.ended)
		st = dgm__fail(err, DGM_EFORMAT, r.name, r.line, "the lexicon breaks off: its last line \"end\" is missing; make it anew");
	if (st == DGM_OK)
		st = dgm__store_order(r.lexicon, err);
	if (st != DGM_OK) {
		dgm_lexicon_free(r.lexicon);
		return st;
	}
	*out = r.lexicon;
	return DGM_OK;
}

static dgm_status take_text(dgm_lexicon **out, dgm_text *text, dgm_error *err)
{
	dgm_status st = from_text(out, text, err);

	dgm_text_free(text);
	return st;
}

dgm_status dgm_lexicon_from_bytes(dgm_lexicon **out, const void *bytes, size_t n, const char *name, dgm_error *err)
{
	dgm_text *text;
	dgm_status st = dgm_text_from_bytes(&text, bytes, n, name, NULL, err);

	*out = NULL;
	return st == DGM_OK ? take_text(out, text, err) : st;
}

dgm_status dgm_lexicon_load(dgm_lexicon **out, const char *path, dgm_error *err)
{
	dgm_text *text;
	dgm_status st = dgm_text_load(&text, path, NULL, err);

	*out = NULL;
	return st == DGM_OK ? take_text(out, text, err) : st;
}
