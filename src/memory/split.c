/* Parts are files in the making, found by their key: the number, the pair, the property's value. */
#include <dragoman/split.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/status.h"
#include "base/str.h"
#include "base/strmap.h"

enum { LONGEST_NAME = 180, LONGEST_ENDING = 16 }; /* bytes: most file systems take 255, and a temporary name is longer */

typedef struct part {
	dgm_output *output;
	dgm_unit_writer *writer;
	uint64_t units;
} part;

typedef struct split {
	dgm_split_options opt;
	const dgm_split_target *target;
	const char *ending;               /* of files in the format */
	const dgm_memory_header *header;
	char source[DGM_LANGUAGE_CAPACITY]; /* of the memory; "": of each unit the first */
	part parts[DGM_SPLIT_PARTS];
	dgm__strmap keys;                 /* of the parts, in their order */
	dgm__strmap names;                /* that are taken */
	dgm__buffer key;
	dgm_split_counts counts;
} split;

/* A name for the file system out of any text: letters, figures and what is harmless stay. */
static size_t file_name(char to[LONGEST_NAME + 1], dgm_str text)
{
	size_t n = text.n < LONGEST_NAME ? text.n : LONGEST_NAME;

	while (n < text.n && n && ((unsigned char)text.p[n] & 0xC0) == 0x80)
		n--;
	for (size_t i = 0; i < n; i++) {
		unsigned char b = (unsigned char)text.p[i];

		to[i] = b < 0x21 || b == 0x7F || strchr("/\\:*?\"<>|", b) || (!i && b == '.') ? '_' : text.p[i];
	}
	to[n] = '\0';
	return n;
}

/* The key's name, or that with the first number that makes it one of its own. */
static dgm_status choose_name(split *s, dgm_str key, char *name, size_t capacity, dgm_error *err)
{
	char safe[LONGEST_NAME + 1];
	int is_new = 0;

	(void)file_name(safe, key);
	for (unsigned number = 1; !is_new; number++) {
		if (number == 1)
			snprintf(name, capacity, "%s%s", safe, s->ending);
		else
			snprintf(name, capacity, "%s-%u%s", safe, number, s->ending);
		if (!dgm__strmap_put(&s->names, name, strlen(name), 0, &is_new))
			return dgm__out_of_memory(err);
	}
	return DGM_OK;
}

static dgm_status open_part(split *s, part *p, dgm_str key, dgm_error *err)
{
	char name[LONGEST_NAME + LONGEST_ENDING + 16];
	dgm_status st = choose_name(s, key, name, sizeof name, err);

	*p = (part){ .output = NULL };
	if (st == DGM_OK)
		st = s->target->open(s->target->arg, name, &p->output, err);
	if (st != DGM_OK)
		return st;
	s->counts.parts++;
	return dgm_unit_writer_new(&p->writer, s->opt.format, s->header, p->output, err);
}

static dgm_status close_part(split *s, part *p, bool good, dgm_error *err)
{
	dgm_status st = DGM_OK, closed;

	if (good && p->writer)
		st = dgm_unit_writer_finish(p->writer, err);
	else
		dgm_unit_writer_abort(p->writer);
	closed = p->output ? s->target->close(s->target->arg, p->output, good && st == DGM_OK, good && st == DGM_OK ? err : NULL) : DGM_OK;
	*p = (part){ .output = NULL };
	return st != DGM_OK || !good ? st : closed;
}

static dgm_status put(part *p, const dgm_unit *unit, dgm_error *err)
{
	p->units++;
	return dgm_unit_writer_write(p->writer, unit, err);
}

/* The next part begins when the one at hand is full. */
static dgm_status put_by_units(split *s, const dgm_unit *unit, dgm_error *err)
{
	part *p = &s->parts[0];
	dgm_status st = DGM_OK;
	char name[32];

	if (p->writer && p->units == s->opt.units)
		st = close_part(s, p, true, err);
	if (st == DGM_OK && !p->writer) {
		snprintf(name, sizeof name, "part-%05" PRIu64, s->counts.parts + 1);
		st = open_part(s, p, dgm__str(name), err);
	}
	return st == DGM_OK ? put(p, unit, err) : st;
}

static dgm_status put_by_key(split *s, dgm_str key, dgm_str name, const dgm_unit *unit, dgm_error *err)
{
	dgm__strmap_entry *entry = dgm__strmap_find(&s->keys, key.p, key.n);
	part *p;
	dgm_status st = DGM_OK;

	if (!entry) {
		if (s->keys.count == DGM_SPLIT_PARTS)
			return dgm__fail(err, DGM_ELIMIT, NULL, 0, "more than %d parts; take those you want with tm filter first", DGM_SPLIT_PARTS);
		entry = dgm__strmap_put(&s->keys, key.p, key.n, s->keys.count, NULL);
		if (!entry)
			return dgm__out_of_memory(err);
		st = open_part(s, &s->parts[entry->value], name, err);
	}
	p = &s->parts[entry->value];
	return st == DGM_OK ? put(p, unit, err) : st;
}

/* Every pair of the source and another variant, the source first. */
static dgm_status put_by_pair(split *s, const dgm_unit *unit, dgm_error *err)
{
	const dgm_variant *source = s->source[0] ? dgm_unit_variant(unit, s->source) : NULL;
	dgm_status st = DGM_OK;

	s->counts.unpaired += unit->variant_count < 2;
	if (!source && unit->variant_count)
		source = &unit->variants[0];
	for (size_t i = 0; i < unit->variant_count && st == DGM_OK; i++) {
		dgm_variant variants[2];
		dgm_unit pair = *unit;
		dgm_str key;

		if (&unit->variants[i] == source)
			continue;
		variants[0] = *source;
		variants[1] = unit->variants[i];
		pair.variants = variants;
		pair.variant_count = 2;
		dgm__buffer_reset(&s->key);
		dgm__buffer_str(&s->key, source->language);
		dgm__buffer_putc(&s->key, '-');
		dgm__buffer_str(&s->key, variants[1].language);
		st = dgm__buffer_status(&s->key, err);
		key = dgm__buffer_view(&s->key);
		if (st == DGM_OK)
			st = put_by_key(s, key, key, &pair, err);
	}
	return st;
}

static dgm_status put_by_property(split *s, const dgm_unit *unit, dgm_error *err)
{
	dgm_str value = dgm_unit_property(unit, s->opt.property);

	value.p = value.n ? value.p : "";
	return put_by_key(s, value, value.n ? value : dgm__str("none"), unit, err);
}

static dgm_status put_unit(void *arg, const dgm_unit *unit, dgm_error *err)
{
	split *s = arg;

	s->counts.read++;
	switch (s->opt.by) {
	case DGM_SPLIT_PAIR: return put_by_pair(s, unit, err);
	case DGM_SPLIT_PROPERTY: return put_by_property(s, unit, err);
	default: return put_by_units(s, unit, err);
	}
}

static dgm_status read_memory(split *s, const char *path, dgm_error *err)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_unit_reader *reader = NULL;
	dgm_status st;
	dgm_str source;

	opt.salvage = s->opt.salvage;
	opt.reporter = s->opt.reporter;
	st = dgm_unit_reader_open(&reader, path, &opt, err);
	if (st == DGM_OK) {
		s->header = dgm_unit_reader_header(reader);
		source = s->header->source_language;
		if (source.n && source.p[0] != '*')
			snprintf(s->source, sizeof s->source, "%.*s", (int)source.n, source.p);
		st = dgm_unit_reader_each(reader, put_unit, s, err);
		for (size_t i = 0; i < DGM_SPLIT_PARTS; i++) { /* each that was begun, whatever became of the others */
			dgm_status closed = close_part(s, &s->parts[i], st == DGM_OK, err);

			st = st == DGM_OK ? closed : st;
		}
	}
	dgm_unit_reader_close(reader);
	return st;
}

static dgm_status check_options(split *s, dgm_error *err)
{
	s->opt.format = s->opt.format ? s->opt.format : "tmx";
	for (size_t i = 0; dgm_memory_format_at(i) && !s->ending; i++)
		if (!strcmp(dgm_memory_format_at(i)->name, s->opt.format))
			s->ending = dgm_memory_format_at(i)->extension;
	if (!s->ending)
		return dgm__fail(err, DGM_EARG, NULL, 0, "there is no memory format \"%s\"", s->opt.format);
	if (s->opt.by > DGM_SPLIT_PROPERTY || (s->opt.by == DGM_SPLIT_UNITS && !s->opt.units) || (s->opt.by == DGM_SPLIT_PROPERTY && !s->opt.property))
		return dgm__fail(err, DGM_EARG, NULL, 0, "split: by what? units of a part, pairs, or a property");
	return DGM_OK;
}

dgm_status dgm_memory_split(const char *path, const dgm_split_options *given, const dgm_split_target *target, dgm_split_counts *counts, dgm_error *err)
{
	split *s = dgm__calloc(1, sizeof *s);
	dgm_status st;

	if (!s)
		return dgm__out_of_memory(err);
	s->opt = (dgm_split_options)DGM_SPLIT_OPTIONS_INIT;
	s->target = target;
	s->key = (dgm__buffer)DGM__BUFFER_INIT(1 << 20);
	dgm__options_take(&s->opt, sizeof s->opt, given);
	st = check_options(s, err);
	if (st == DGM_OK)
		st = read_memory(s, path, err);
	if (counts)
		*counts = s->counts;
	dgm__strmap_clear(&s->keys);
	dgm__strmap_clear(&s->names);
	dgm__buffer_clear(&s->key);
	dgm__free(s);
	return st;
}
