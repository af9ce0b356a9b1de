/*
 * Each unit becomes a record: digest of what makes it the same as others, digest of the texts as they are, how much it is preferred, its number. Sorted, the
 * records of one group lie together; all but the preferred one get their bit. 128 bits of digest: two of a billion different units meet by chance once
 * in 10^20 memories.
 */
#include "memory/repeats.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/seen.h"
#include "base/sorter.h"
#include "base/status.h"
#include "memory/normal.h"
#include "memory/rank.h"

typedef struct key {
	dgm__digest group, exact;
} key;

typedef struct standing {
	uint64_t first, second; /* larger is preferred */
	uint64_t number;
} standing;

typedef struct finding {
	dgm__repeats *repeats;
	const dgm_memory_copy_options *opt;
	dgm__sorter *sorter;
	dgm__normaliser *plain, *wanted; /* the same one where nothing is to be normalised */
	dgm_str source;                  /* of the memory at hand */
} finding;

static dgm_status text_digest(dgm__normaliser *n, const dgm_variant *v, dgm__digest *sum, dgm_error *err)
{
	dgm__digest d = dgm__digest_add((dgm__digest){ 0, 0 }, v->language.p, v->language.n);
	dgm_str text;
	dgm_status st = dgm__normalise(n, v->text, &text, err);

	/* a sum: the order of the variants does not matter */
	d = dgm__digest_add(d, text.p, text.n);
	sum->a += d.a;
	sum->b += d.b;
	return st;
}

static const dgm_variant *source_of(const finding *f, const dgm_unit *u)
{
	dgm_str wanted = u->source_language.n ? u->source_language : f->source;

	for (size_t i = 0; i < u->variant_count; i++)
		if (u->variants[i].language.n == wanted.n && !memcmp(u->variants[i].language.p, wanted.p, wanted.n))
			return &u->variants[i];
	return &u->variants[0];
}

/* The source's text, and which languages answer it. */
static dgm_status source_digest(finding *f, const dgm_unit *u, dgm__digest *sum, dgm_error *err)
{
	const dgm_variant *source = source_of(f, u);

	for (size_t i = 0; i < u->variant_count; i++) {
		dgm__digest d = dgm__digest_add((dgm__digest){ 1, &u->variants[i] == source }, u->variants[i].language.p, u->variants[i].language.n);

		sum->a += d.a;
		sum->b += d.b;
	}
	return text_digest(f->wanted, source, sum, err);
}

static dgm_status make_key(finding *f, const dgm_unit *u, key *k, dgm_error *err)
{
	dgm_status st = DGM_OK;

	memset(k, 0, sizeof *k);
	for (size_t i = 0; i < u->variant_count && st == DGM_OK; i++)
		st = text_digest(f->plain, &u->variants[i], &k->exact, err);
	if (st == DGM_OK && f->opt->by_source)
		return source_digest(f, u, &k->group, err);
	if (f->wanted == f->plain)
		k->group = k->exact;
	for (size_t i = 0; i < u->variant_count && st == DGM_OK && f->wanted != f->plain; i++)
		st = text_digest(f->wanted, &u->variants[i], &k->group, err);
	return st;
}

static standing standing_of(const finding *f, const dgm_unit *u)
{
	standing s = { 0, 0, f->repeats->units };
	double confidence = f->opt->keep == DGM_KEEP_BEST ? dgm__unit_confidence(u) : -1;

	if (f->opt->keep != DGM_KEEP_FIRST)
		s.second = dgm__unit_date(u);
	if (confidence >= 0)
		s.first = 1 + (uint64_t)(confidence < 1e9 ? confidence * 1e9 : 1e18);
	return s;
}

static dgm_status add_unit(finding *f, const dgm_unit *u, dgm_error *err)
{
	standing s = standing_of(f, u);
	dgm_status st;
	key k;

	f->repeats->units++;
	if (!u->variant_count)
		return DGM_OK;
	st = make_key(f, u, &k, err);
	return st == DGM_OK ? dgm__sorter_put(f->sorter, (dgm_str){ (const char *)&k, sizeof k }, (dgm_str){ (const char *)&s, sizeof s }, err) : st;
}

static dgm_status show_unit(void *arg, const dgm_unit *u, dgm_error *err)
{
	finding *f = arg;
	dgm_status st = f->opt->survey ? f->opt->survey(f->opt->judge_arg, u, err) : DGM_OK;

	return st == DGM_OK && f->opt->drop_duplicates ? add_unit(f, u, err) : st;
}

static dgm_status read_memory(finding *f, dgm__replay *memory, dgm_error *err)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_unit_reader *reader = NULL;
	dgm_status st;

	opt.salvage = f->opt->salvage;
	st = dgm__replay_open(memory, &reader, &opt, err);
	if (st == DGM_OK)
		f->source = dgm_unit_reader_header(reader)->source_language;
	if (st == DGM_OK && f->opt->begin)
		st = f->opt->begin(f->opt->judge_arg, dgm_unit_reader_header(reader), err);
	if (st == DGM_OK)
		st = dgm_unit_reader_each(reader, show_unit, f, err);
	dgm_unit_reader_close(reader);
	return st;
}

/* --- groups ------------------------------------------------------------------------------------------------------------------------ */

static bool is_preferred(standing a, standing b)
{
	if (a.first != b.first)
		return a.first > b.first;
	return a.second != b.second ? a.second > b.second : a.number < b.number;
}

static dgm_status set_bit(dgm__repeats *r, uint64_t number, dgm_error *err)
{
	size_t need = (size_t)(number / 8) + 1, before = r->capacity;
	uint8_t *grown = dgm__grow(r->bits, &r->capacity, need, 1);

	if (!grown)
		return dgm__out_of_memory(err);
	r->bits = grown;
	if (r->capacity > before)
		memset(grown + before, 0, r->capacity - before);
	grown[number / 8] |= (uint8_t)(1u << number % 8);
	return DGM_OK;
}

static bool same(dgm__digest a, dgm__digest b)
{
	return a.a == b.a && a.b == b.b;
}

static dgm_status find_groups(finding *f, dgm_error *err)
{
	dgm__repeats *r = f->repeats;
	dgm__record record;
	key before = { { 0, 0 }, { 0, 0 } }, k;
	standing best = { 0, 0, 0 }, s;
	bool more, open = false;
	dgm_status st;

	while ((st = dgm__sorter_next(f->sorter, &record, &more, err)) == DGM_OK && more) {
		memcpy(&k, record.key.p, sizeof k);
		memcpy(&s, record.value.p, sizeof s);
		if (open && same(k.group, before.group)) {
			uint64_t *reason = same(k.exact, before.exact) ? &r->same : f->opt->by_source ? &r->other : &r->alike;
			bool better = is_preferred(s, best);

			(*reason)++;
			st = set_bit(r, better ? best.number : s.number, err);
			if (better)
				best = s;
		} else {
			best = s;
		}
		if (st != DGM_OK)
			return st;
		before = k;
		open = true;
	}
	return st;
}

dgm_status dgm__repeats_find(dgm__repeats *repeats, dgm__replay *memories, size_t count, const dgm_memory_copy_options *opt, dgm_error *err)
{
	finding f = { .repeats = repeats, .opt = opt };
	dgm_status st = dgm__sorter_new(&f.sorter, DGM__SORTER_MEMORY, err);

	if (st == DGM_OK)
		st = dgm__normaliser_new(&f.plain, 0, err);
	f.wanted = f.plain;
	if (st == DGM_OK && opt->normalise)
		st = dgm__normaliser_new(&f.wanted, opt->normalise, err);
	for (size_t i = 0; i < count && st == DGM_OK; i++)
		st = read_memory(&f, &memories[i], err);
	if (st == DGM_OK && opt->drop_duplicates)
		st = find_groups(&f, err);
	dgm__sorter_free(f.sorter);
	if (f.wanted != f.plain)
		dgm__normaliser_free(f.wanted);
	dgm__normaliser_free(f.plain);
	return st;
}

bool dgm__repeats_has(const dgm__repeats *repeats, uint64_t unit)
{
	return unit / 8 < repeats->capacity && repeats->bits[unit / 8] >> unit % 8 & 1;
}

void dgm__repeats_clear(dgm__repeats *repeats)
{
	dgm__free(repeats->bits);
	*repeats = (dgm__repeats){ .bits = NULL };
}
