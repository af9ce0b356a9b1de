/*
 * A sort-merge join: each unit becomes records keyed by the digest of its normalised text in the language between, sources before targets. One group of
 * records at a time is in memory; its pairs are sorted once more, into the order of the sources.
 */
#include <dragoman/pivot.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/seen.h"
#include "base/sorter.h"
#include "base/status.h"
#include "base/str.h"
#include "io/writer.h"
#include "memory/losses.h"
#include "memory/normal.h"
#include "memory/pack.h"
#include "memory/rank.h"

enum { MOST_MEMBERS = 1000, MOST_RECORD = 32 << 20 };

/* One distinct text of a group. */
typedef struct member {
	uint64_t number;    /* of its unit, among all read */
	double confidence;  /* below 0: none said */
	dgm_str text, rest; /* rest: packed, see put_unit */
} member;

typedef struct group {
	member members[2][MOST_MEMBERS];
	size_t counts[2];
	uint64_t dropped[2];
	dgm__arena texts;
} group;

typedef struct pivoting {
	dgm_pivot_options opt;
	dgm_pivot_counts counts;
	dgm__normaliser *normaliser;
	dgm__sorter *units, *pairs;
	dgm__buffer record;
	group *group;
} pivoting;

/* --- reading --------------------------------------------------------------------------------------------------------------------------- */

/* The key: the digest of via, then the side, so that a group's sources come before its targets. */
static dgm_status put_unit(pivoting *p, const dgm_unit *u, const dgm_variant *v, dgm__digest via, unsigned char side, dgm_error *err)
{
	unsigned char bytes[sizeof via + 1];

	memcpy(bytes, &via, sizeof via);
	bytes[sizeof via] = side;
	dgm__buffer_reset(&p->record);
	dgm__pack_number(&p->record, (double)p->counts.read);
	dgm__pack_number(&p->record, dgm__unit_confidence(u));
	dgm__pack_str(&p->record, v->text);
	dgm__pack_str(&p->record, v->language);
	dgm__pack_str(&p->record, u->id);
	dgm__pack_properties(&p->record, u->properties, u->property_count);
	if (p->record.failed != DGM_OK)
		return dgm__buffer_status(&p->record, err);
	return dgm__sorter_put(p->units, (dgm_str){ (const char *)bytes, sizeof bytes }, dgm__buffer_view(&p->record), err);
}

static dgm_status add_unit(void *arg, const dgm_unit *u, dgm_error *err)
{
	pivoting *p = arg;
	const dgm_variant *via = dgm_unit_variant(u, p->opt.via), *source = dgm_unit_variant(u, p->opt.source), *target = dgm_unit_variant(u, p->opt.target);
	dgm_status st = DGM_OK;
	dgm__digest digest;
	dgm_str text = { NULL, 0 };

	p->counts.read++;
	if (via && (source || target))
		st = dgm__normalise(p->normaliser, via->text, &text, err);
	if (st != DGM_OK || !text.n)
		return st;
	digest = dgm__digest_add((dgm__digest){ 0, 0 }, text.p, text.n);
	if (source && source->text.n) {
		p->counts.sources++;
		st = put_unit(p, u, source, digest, 0, err);
	}
	if (st == DGM_OK && target && target->text.n) {
		p->counts.targets++;
		st = put_unit(p, u, target, digest, 1, err);
	}
	return st;
}

static dgm_status read_memory(pivoting *p, const char *path, dgm_error *err)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;

	opt.salvage = p->opt.salvage;
	opt.reporter = p->opt.reporter;
	return dgm_memory_walk(path, &opt, add_unit, p, err);
}

/* --- joining --------------------------------------------------------------------------------------------------------------------------- */

/* A text that the group has already keeps its place and takes the better confidence. */
static dgm_status add_member(group *g, int side, dgm_str record, dgm_error *err)
{
	const char *copy = dgm__arena_copy(&g->texts, record.p, record.n);
	dgm_str at = { copy, record.n };
	member m;

	if (!copy)
		return dgm__out_of_memory(err);
	m.number = (uint64_t)dgm__unpack_number(&at);
	m.confidence = dgm__unpack_number(&at);
	m.text = dgm__unpack_str(&at);
	m.rest = at;
	for (size_t i = 0; i < g->counts[side]; i++) {
		member *known = &g->members[side][i];

		if (known->text.n != m.text.n || memcmp(known->text.p, m.text.p, m.text.n))
			continue;
		if (m.confidence > known->confidence) {
			m.number = known->number;
			*known = m;
		}
		return DGM_OK;
	}
	if (g->counts[side] < MOST_MEMBERS)
		g->members[side][g->counts[side]++] = m;
	else
		g->dropped[side]++;
	return DGM_OK;
}

static int by_confidence(const void *a, const void *b)
{
	const member *x = a, *y = b;

	if (x->confidence != y->confidence)
		return x->confidence > y->confidence ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

static double product(double a, double b)
{
	return a < 0 ? b : b < 0 ? a : a * b;
}

static void put_big_endian(unsigned char *to, uint64_t number)
{
	for (int i = 0; i < 8; i++)
		to[i] = (unsigned char)(number >> (56 - 8 * i));
}

static dgm_status put_pair(pivoting *p, const member *source, const member *target, size_t rank, dgm_error *err)
{
	unsigned char bytes[16];

	put_big_endian(bytes, source->number);
	put_big_endian(bytes + 8, rank);
	dgm__buffer_reset(&p->record);
	dgm__pack_number(&p->record, product(source->confidence, target->confidence));
	for (int side = 0; side < 2; side++) {
		dgm__pack_str(&p->record, (side ? target : source)->text);
		dgm__buffer_str(&p->record, (side ? target : source)->rest);
	}
	if (p->record.failed != DGM_OK)
		return dgm__buffer_status(&p->record, err);
	return dgm__sorter_put(p->pairs, (dgm_str){ (const char *)bytes, sizeof bytes }, dgm__buffer_view(&p->record), err);
}

static dgm_status end_group(pivoting *p, dgm_error *err)
{
	group *g = p->group;
	size_t sources = g->counts[0], targets = g->counts[1], taken = targets < p->opt.max_fanout ? targets : p->opt.max_fanout;
	dgm_status st = DGM_OK;

	p->counts.only_source += sources && !targets;
	p->counts.only_target += targets && !sources;
	if (sources && targets) {
		p->counts.joined++;
		p->counts.ambiguous += sources > 1 || targets > 1;
		p->counts.beyond += (sources + g->dropped[0]) * (targets + g->dropped[1]) - sources * taken;
		qsort(g->members[1], targets, sizeof g->members[1][0], by_confidence);
	}
	for (size_t i = 0; i < sources; i++)
		for (size_t k = 0; k < taken && st == DGM_OK; k++)
			st = put_pair(p, &g->members[0][i], &g->members[1][k], k, err);
	g->counts[0] = g->counts[1] = 0;
	g->dropped[0] = g->dropped[1] = 0;
	dgm__arena_reset(&g->texts);
	return st;
}

static dgm_status join(pivoting *p, dgm_error *err)
{
	unsigned char group_key[sizeof(dgm__digest)];
	dgm__record record;
	bool more = true, open = false;
	dgm_status st;

	while ((st = dgm__sorter_next(p->units, &record, &more, err)) == DGM_OK && more) {
		if (open && memcmp(group_key, record.key.p, sizeof group_key))
			st = end_group(p, err);
		memcpy(group_key, record.key.p, sizeof group_key);
		open = true;
		if (st == DGM_OK)
			st = add_member(p->group, record.key.p[sizeof group_key] ? 1 : 0, record.value, err);
		if (st != DGM_OK)
			return st;
	}
	return st == DGM_OK && open ? end_group(p, err) : st;
}

/* --- writing --------------------------------------------------------------------------------------------------------------------------- */

static bool is_of_pair(dgm_str type)
{
	static const char *const types[] = { "x-confidence", "x-bead", "x-via", "x-source-id", "x-target-id" };

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (type.n == strlen(types[i]) && !memcmp(type.p, types[i], type.n))
			return true;
	return false;
}

/* What both units say is said once; what was true of the old pairs only is not said. */
static size_t add_properties(dgm_property *to, size_t count, const dgm_property *from, size_t from_count)
{
	size_t before = count;

	for (size_t i = 0; i < from_count; i++) {
		bool again = is_of_pair(from[i].type);

		for (size_t k = 0; k < before && !again; k++)
			again = dgm__str_same(to[k].type, from[i].type) && dgm__str_same(to[k].value, from[i].value);
		if (!again)
			to[count++] = from[i];
	}
	return count;
}

static dgm_property property(const char *type, const char *value, size_t n)
{
	return (dgm_property){ { type, strlen(type) }, { value, n }, { NULL, 0 } };
}

static dgm_status write_pair(pivoting *p, dgm_unit_writer *writer, dgm_str record, dgm__arena *arena, dgm_error *err)
{
	double confidence = dgm__unpack_number(&record);
	dgm_variant variants[2] = { { .line = 0 }, { .line = 0 } };
	dgm_property *given[2], *all;
	dgm_str ids[2];
	size_t counts[2], n;
	char number[32], share[32];
	dgm_unit u = { .variants = variants, .variant_count = 2 };

	for (int side = 0; side < 2; side++) {
		variants[side].text = dgm__unpack_str(&record);
		variants[side].language = dgm__unpack_str(&record);
		ids[side] = dgm__unpack_str(&record);
		if (!dgm__unpack_properties(&record, &given[side], &counts[side], arena))
			return dgm__out_of_memory(err);
	}
	all = dgm__arena_alloc(arena, (counts[0] + counts[1] + 4) * sizeof *all);
	if (!all)
		return dgm__out_of_memory(err);
	n = add_properties(all, 0, given[0], counts[0]);
	n = add_properties(all, n, given[1], counts[1]);
	if (confidence >= 0)
		all[n++] = property("x-confidence", share, (size_t)snprintf(share, sizeof share, "%.4f", confidence));
	all[n++] = property("x-via", p->opt.via, strlen(p->opt.via));
	for (int side = 0; side < 2; side++)
		if (ids[side].n)
			all[n++] = property(side ? "x-target-id" : "x-source-id", ids[side].p, ids[side].n);
	u.id = (dgm_str){ number, (size_t)snprintf(number, sizeof number, "%llu", (unsigned long long)++p->counts.written) };
	if (!dgm__str_same(variants[0].language, (dgm_str){ p->opt.source, strlen(p->opt.source) }))
		u.source_language = variants[0].language; /* "ru-RU" where "ru" was asked for */
	u.properties = all;
	u.property_count = n;
	return dgm_unit_writer_write(writer, &u, err);
}

static dgm_status write_all(pivoting *p, dgm_output *output, dgm_error *err)
{
	const char *languages[] = { p->opt.source, p->opt.target };
	dgm_memory_header header = { .source_language = { p->opt.source, strlen(p->opt.source) } };
	dgm_unit_writer *writer = NULL;
	dgm__arena arena = { NULL };
	dgm__record record;
	bool more = true;
	dgm_status st;

	if (p->opt.creation_date)
		header.history.creation_date = (dgm_str){ p->opt.creation_date, strlen(p->opt.creation_date) };
	st = dgm__unit_writer_start(&writer, p->opt.format ? p->opt.format : "tmx", &header, languages, 2, output, err);
	while (st == DGM_OK && !dgm_output_has_failed(output) && (st = dgm__sorter_next(p->pairs, &record, &more, err)) == DGM_OK && more) {
		st = write_pair(p, writer, record.value, &arena, err);
		dgm__arena_reset(&arena);
	}
	dgm__arena_clear(&arena);
	if (st != DGM_OK) {
		dgm_unit_writer_abort(writer);
		return st;
	}
	dgm__losses_tell(writer, output, p->opt.reporter);
	return dgm_unit_writer_finish(writer, err);
}

/* --- the whole ------------------------------------------------------------------------------------------------------------------------- */

static dgm_status check_options(const dgm_pivot_options *opt, size_t count, dgm_error *err)
{
	if (!opt->source || !opt->target || !opt->via)
		return dgm__fail(err, DGM_EARG, NULL, 0, "source, target and via are needed to pivot");
	if (dgm_language_matches(opt->source, opt->via) || dgm_language_matches(opt->target, opt->via) || dgm_language_matches(opt->source, opt->target))
		return dgm__fail(err, DGM_EARG, NULL, 0, "source, target and via must be three languages, not %s, %s and %s", opt->source, opt->target, opt->via);
	if (!opt->max_fanout || !count)
		return dgm__fail(err, DGM_EARG, NULL, 0, count ? "max_fanout is at least 1" : "no memory to pivot");
	return DGM_OK;
}

static dgm_status prepare(pivoting *p, dgm_error *err)
{
	dgm_status st = dgm__normaliser_new(&p->normaliser, DGM_NORMALISE_CASE | DGM_NORMALISE_SPACE, err);

	if (st == DGM_OK)
		st = dgm__sorter_new(&p->units, DGM__SORTER_MEMORY, err);
	if (st == DGM_OK)
		st = dgm__sorter_new(&p->pairs, DGM__SORTER_MEMORY, err);
	if (st == DGM_OK && !(p->group = dgm__calloc(1, sizeof *p->group)))
		st = dgm__out_of_memory(err);
	return st;
}

static void clear(pivoting *p)
{
	if (p->group)
		dgm__arena_clear(&p->group->texts);
	dgm__free(p->group);
	dgm__sorter_free(p->units);
	dgm__sorter_free(p->pairs);
	dgm__normaliser_free(p->normaliser);
	dgm__buffer_clear(&p->record);
}

dgm_status dgm_memories_pivot(const char *const *paths, size_t count, const dgm_pivot_options *given, dgm_output *output, dgm_pivot_counts *counts,
	dgm_error *err)
{
	pivoting p = { .opt = DGM_PIVOT_OPTIONS_INIT, .record = DGM__BUFFER_INIT(MOST_RECORD) };
	dgm_status st;

	dgm__options_take(&p.opt, sizeof p.opt, given);
	st = check_options(&p.opt, count, err);
	if (st == DGM_OK)
		st = prepare(&p, err);
	for (size_t i = 0; i < count && st == DGM_OK; i++)
		st = read_memory(&p, paths[i], err);
	if (st == DGM_OK)
		st = join(&p, err);
	if (st == DGM_OK)
		st = write_all(&p, output, err);
	if (counts)
		*counts = p.counts;
	clear(&p);
	return st;
}
