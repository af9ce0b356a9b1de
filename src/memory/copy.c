/* Units of one or more memories into a new one: what tm convert, merge, dedupe, filter and clean do. */
#include <dragoman/memory.h>

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/seen.h"
#include "base/status.h"
#include "base/str.h"
#include "io/writer.h"
#include "memory/losses.h"
#include "memory/repeats.h"

/* 2^26 digests of 16 bytes: 1 GiB, some 50 million units. Past that a sample would miss repeats, so it is refused. */
enum { MOST_KEPT = 1 << 26, MOST_TRIES = 1000 };

typedef struct copying {
	dgm_memory_copy_options opt;
	dgm_memory_copy_counts counts;
	dgm_unit_writer *writer, *rejected;
	dgm_output *output;
	bool several;           /* memories: their ids may meet */
	dgm__seen ids;
	dgm__repeats repeats;
	dgm__arena unit;        /* what a changed unit needs; emptied after each */
	char source[DGM_LANGUAGE_CAPACITY]; /* of the new file; "*all*" where the memories differ */
	const char *path;
	dgm_str file_source;    /* of the memory at hand */
} copying;

static dgm_status put(dgm__seen *seen, dgm__digest digest, bool *again, dgm_error *err)
{
	if (!dgm__seen_put(seen, digest, again))
		return dgm__out_of_memory(err);
	if (seen->level)
		return dgm__fail(err, DGM_ELIMIT, NULL, 0, "more than 50 million units; split the memory first");
	return DGM_OK;
}

/* Keeps the variants of the languages asked for, in their order; false: none is left. *st tells of memory. */
static bool select_languages(copying *c, dgm_unit *u, dgm_status *st)
{
	dgm_variant *kept;
	size_t n = 0;

	if (!c->opt.language_count)
		return true;
	kept = dgm__arena_alloc(&c->unit, u->variant_count * sizeof *kept);
	if (!kept) {
		*st = DGM_ENOMEM;
		return false;
	}
	for (size_t k = 0; k < c->opt.language_count; k++)
		for (size_t i = 0; i < u->variant_count; i++) {
			char tag[DGM_LANGUAGE_CAPACITY];

			snprintf(tag, sizeof tag, "%.*s", (int)u->variants[i].language.n, u->variants[i].language.p);
			if (n < u->variant_count && dgm_language_matches(tag, c->opt.languages[k]))
				kept[n++] = u->variants[i];
		}
	u->variants = kept;
	u->variant_count = n;
	return n > 0;
}

/* The variants without their inline codes. */
static dgm_status strip_codes(copying *c, dgm_unit *u, dgm_error *err)
{
	dgm_variant *plain = dgm__arena_alloc(&c->unit, u->variant_count * sizeof *plain);

	if (!plain)
		return dgm__out_of_memory(err);
	memcpy(plain, u->variants, u->variant_count * sizeof *plain);
	for (size_t i = 0; i < u->variant_count; i++)
		plain[i].code_count = 0;
	u->variants = plain;
	return DGM_OK;
}

/* An id that stood before gets "~2", "~3"...: some clients keep one unit an id. */
static dgm_status make_id_unique(copying *c, dgm_unit *u, dgm_error *err)
{
	dgm__digest digest;
	bool again = false;
	dgm_status st;
	char *longer;

	if (!u->id.n)
		return DGM_OK;
	digest = dgm__digest_add((dgm__digest){ 0, 0 }, u->id.p, u->id.n);
	st = put(&c->ids, digest, &again, err);
	if (st != DGM_OK || !again)
		return st;
	longer = dgm__arena_bytes(&c->unit, u->id.n + 16);
	if (!longer)
		return dgm__out_of_memory(err);
	memcpy(longer, u->id.p, u->id.n);
	for (int i = 2; again && i < MOST_TRIES && st == DGM_OK; i++) {
		int n = snprintf(longer + u->id.n, 16, "~%d", i);

		digest = dgm__digest_add((dgm__digest){ 0, 0 }, longer, u->id.n + (size_t)n);
		st = put(&c->ids, digest, &again, err);
		if (!again)
			u->id = (dgm_str){ longer, u->id.n + (size_t)n };
	}
	/* A thousand units of one id: the rest go without. */
	if (again)
		u->id = (dgm_str){ NULL, 0 };
	c->counts.renamed++;
	return st;
}

static dgm_status add_property(copying *c, dgm_unit *u, const char *type, const char *value, dgm_error *err)
{
	dgm_property *properties = dgm__arena_alloc(&c->unit, (u->property_count + 1) * sizeof *properties);

	if (!properties)
		return dgm__out_of_memory(err);
	if (u->property_count)
		memcpy(properties, u->properties, u->property_count * sizeof *properties);
	properties[u->property_count] = (dgm_property){ dgm__str(type), dgm__str(value), { NULL, 0 } };
	u->properties = properties;
	u->property_count++;
	return DGM_OK;
}

static dgm_status add_origin(copying *c, dgm_unit *u, dgm_error *err)
{
	const char *name = strrchr(c->path, '/');

	return add_property(c, u, "x-origin", name ? name + 1 : c->path, err);
}

static dgm_status reject(copying *c, const dgm_unit *given, const char *reason, dgm_error *err)
{
	dgm_unit u = *given;
	dgm_status st;

	if (!c->rejected)
		return DGM_OK;
	st = add_property(c, &u, "x-rejected", reason, err);
	return st == DGM_OK ? dgm_unit_writer_write(c->rejected, &u, err) : st;
}

static dgm_status copy_unit(void *arg, const dgm_unit *given, dgm_error *err)
{
	copying *c = arg;
	uint64_t lost = c->writer->lost[DGM__LOSS_UNITS];
	dgm_status st = DGM_OK;
	dgm_unit u = *given;
	const char *reason = NULL;

	if (dgm_output_has_failed(c->output))
		return DGM_ESTOP; /* the commit tells why */
	dgm__arena_reset(&c->unit);
	if (dgm__repeats_has(&c->repeats, c->counts.read++)) {
		c->counts.duplicates++;
		return reject(c, given, "duplicate", err);
	}
	if (c->opt.judge)
		st = c->opt.judge(c->opt.judge_arg, given, &reason, err);
	c->counts.rejected += reason != NULL;
	if (st != DGM_OK || reason)
		return st == DGM_OK ? reject(c, given, reason, err) : st;
	if (!select_languages(c, &u, &st)) {
		c->counts.without += st == DGM_OK;
		return st == DGM_OK ? DGM_OK : dgm__out_of_memory(err);
	}
	/* Where the memories have different sources, a unit says which is its own. */
	if (!u.source_language.n && !strcmp(c->source, "*all*") && c->file_source.n && c->file_source.p[0] != '*')
		u.source_language = c->file_source;
	if (c->opt.language_count)
		u.source_language = (dgm_str){ NULL, 0 };
	if (c->opt.plain)
		st = strip_codes(c, &u, err);
	if (st == DGM_OK && c->opt.tag_origin)
		st = add_origin(c, &u, err);
	if (st == DGM_OK && c->several)
		st = make_id_unique(c, &u, err);
	if (st == DGM_OK)
		st = dgm_unit_writer_write(c->writer, &u, err);
	if (st == DGM_OK && c->writer->lost[DGM__LOSS_UNITS] > lost)
		c->counts.without++;
	else if (st == DGM_OK)
		c->counts.written++;
	return st;
}

/* Must all units be known before the first is written? */
static bool reads_twice(const dgm_memory_copy_options *opt)
{
	return opt->drop_duplicates || opt->survey;
}

static dgm_status open_reader(copying *c, dgm_unit_reader **reader, dgm__replay *memory, bool loud, dgm_error *err)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;

	opt.salvage = c->opt.salvage;
	opt.reporter = loud ? c->opt.reporter : NULL;
	return dgm__replay_open(memory, reader, &opt, err);
}

/* A source language for all: the one that every header names. */
static dgm_status common_source(copying *c, dgm__replay *memories, size_t count, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < count && st == DGM_OK; i++) {
		dgm_unit_reader *reader = NULL;
		char source[DGM_LANGUAGE_CAPACITY];
		dgm_str s;

		st = open_reader(c, &reader, &memories[i], false, err);
		if (st != DGM_OK)
			return st;
		s = dgm_unit_reader_header(reader)->source_language;
		snprintf(source, sizeof source, "%.*s", (int)s.n, s.p);
		if (!c->opt.language_count)
			snprintf(c->source, sizeof c->source, "%s", !i || !strcmp(c->source, source) ? source : "*all*");
		dgm_unit_reader_close(reader);
	}
	return st;
}

/* The header of one memory goes on with it, with our name; of several nothing is common but the source. */
static dgm_status begin(copying *c, const dgm_memory_header *first, bool alone, dgm_error *err)
{
	dgm_memory_header h = { 0 };
	dgm_status st;

	if (alone)
		h = *first;
	h.tool = h.tool_version = (dgm_str){ NULL, 0 };
	h.source_language = dgm__str(c->source);
	if (c->opt.creation_date)
		h.history = (dgm_history){ .creation_date = dgm__str(c->opt.creation_date) };
	st = dgm__unit_writer_start(&c->writer, c->opt.format ? c->opt.format : "tmx", &h, c->opt.languages, c->opt.language_count, c->output, err);
	if (st == DGM_OK && c->opt.rejected)
		st = dgm__unit_writer_start(&c->rejected, c->opt.format ? c->opt.format : "tmx", &h, NULL, 0, c->opt.rejected, err);
	return st;
}

static dgm_status copy_file(copying *c, dgm__replay *memory, bool alone, dgm_error *err)
{
	dgm_unit_reader *reader = NULL;
	dgm_status st;

	c->path = memory->path;
	st = open_reader(c, &reader, memory, true, err);
	if (st == DGM_OK && alone && !c->opt.language_count) {
		dgm_str s = dgm_unit_reader_header(reader)->source_language;

		snprintf(c->source, sizeof c->source, "%.*s", (int)s.n, s.p);
	}
	if (st == DGM_OK && !c->writer)
		st = begin(c, dgm_unit_reader_header(reader), alone, err);
	if (st == DGM_OK)
		c->file_source = dgm_unit_reader_header(reader)->source_language;
	if (st == DGM_OK && c->opt.begin && !reads_twice(&c->opt))
		st = c->opt.begin(c->opt.judge_arg, dgm_unit_reader_header(reader), err);
	if (st == DGM_OK)
		st = dgm_unit_reader_each(reader, copy_unit, c, err);
	dgm_unit_reader_close(reader);
	return st == DGM_ESTOP && dgm_output_has_failed(c->output) ? DGM_OK : st;
}

static dgm_status finish(copying *c, dgm_error *err)
{
	dgm_status st;

	dgm__losses_tell(c->writer, c->output, c->opt.reporter);
	st = dgm_unit_writer_finish(c->writer, err);
	c->writer = NULL;
	if (st == DGM_OK && c->rejected) {
		st = dgm_unit_writer_finish(c->rejected, err);
		c->rejected = NULL;
	}
	return st;
}

static dgm_status copy_all(copying *c, dgm__replay *memories, size_t count, dgm_error *err)
{
	dgm_status st = DGM_OK;

	if (reads_twice(&c->opt))
		st = dgm__repeats_find(&c->repeats, memories, count, &c->opt, err);
	if (st == DGM_OK && count > 1)
		st = common_source(c, memories, count, err);
	for (size_t i = 0; i < count && st == DGM_OK; i++)
		st = copy_file(c, &memories[i], count == 1, err);
	return st == DGM_OK ? finish(c, err) : st;
}

static void clear(copying *c)
{
	dgm_unit_writer_abort(c->writer);
	dgm_unit_writer_abort(c->rejected);
	dgm__seen_clear(&c->ids);
	dgm__repeats_clear(&c->repeats);
	dgm__arena_clear(&c->unit);
}

dgm_status dgm_memories_copy(const char *const *paths, size_t count, const dgm_memory_copy_options *given,
	dgm_output *output, dgm_memory_copy_counts *counts, dgm_error *err)
{
	copying c = { .opt = DGM_MEMORY_COPY_OPTIONS_INIT, .output = output, .ids = { .largest = MOST_KEPT } };
	dgm__replay *memories;
	dgm_status st = DGM_OK;
	size_t ready = 0;

	dgm__options_take(&c.opt, sizeof c.opt, given);
	c.several = count > 1;
	if (c.opt.language_count)
		snprintf(c.source, sizeof c.source, "%s", c.opt.languages[0]);
	if (!count)
		return dgm__fail(err, DGM_EARG, NULL, 0, "no memory to copy");
	memories = dgm__calloc(count, sizeof *memories);
	if (!memories)
		return dgm__out_of_memory(err);
	while (ready < count && (st = dgm__replay_init(&memories[ready], paths[ready], count > 1 || reads_twice(&c.opt), err)) == DGM_OK)
		ready++;
	if (st == DGM_OK)
		st = copy_all(&c, memories, count, err);
	if (counts) {
		c.counts.same = c.repeats.same;
		c.counts.alike = c.repeats.alike;
		c.counts.other = c.repeats.other;
		*counts = c.counts;
	}
	while (ready)
		dgm__replay_clear(&memories[--ready]);
	dgm__free(memories);
	clear(&c);
	return st;
}
