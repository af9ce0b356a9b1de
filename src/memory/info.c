/* What a memory holds: one pass over its units, in memory that does not grow with them. */
#include <dragoman/memory.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/seen.h"
#include "base/status.h"
#include "base/strmap.h"
#include "base/white.h"
#include "io/xml.h"
#include "text/words.h"

enum { MOST_UNITS_EXACT = 1 << 20 }; /* slots for duplicates: 16 MiB, some 786 000 units exactly, then a sample */

typedef struct counting {
	dgm_memory_info *info;
	size_t capacity;       /* of info->languages */
	dgm__strmap languages; /* tag -> index */
	dgm__strmap properties; /* type -> index */
	size_t property_capacity;
	dgm__seen seen;
	dgm__words *words;
	dgm__buffer folded;
} counting;

void dgm_memory_info_clear(dgm_memory_info *info)
{
	dgm__free(info->languages);
	dgm__free(info->properties);
	memset(info, 0, sizeof *info);
}

static dgm_memory_language *language_of(counting *c, dgm_str tag)
{
	dgm__strmap_entry *e = dgm__strmap_find(&c->languages, tag.p, tag.n);
	dgm_memory_language *grown;

	if (e)
		return &c->info->languages[e->value];
	if (tag.n >= DGM_LANGUAGE_CAPACITY || !dgm__strmap_put(&c->languages, tag.p, tag.n, c->info->language_count, NULL))
		return NULL;
	grown = dgm__grow(c->info->languages, &c->capacity, c->info->language_count + 1, sizeof *grown);
	if (!grown)
		return NULL;
	c->info->languages = grown;
	grown += c->info->language_count++;
	memset(grown, 0, sizeof *grown);
	memcpy(grown->language, tag.p, tag.n);
	return grown;
}

/* Characters of a text of single spaces that are no white space. */
static uint64_t count_characters(dgm_str folded)
{
	uint64_t characters = 0;

	for (size_t i = 0; i < folded.n; i++)
		characters += (folded.p[i] & 0xC0) != 0x80 && folded.p[i] != ' ';
	return characters;
}

static bool count_property(counting *c, dgm_str type)
{
	dgm__strmap_entry *e = dgm__strmap_find(&c->properties, type.p, type.n);
	dgm_memory_property *grown;

	if (!type.n || (!e && c->info->property_count == DGM_MEMORY_PROPERTIES))
		return true;
	if (!e) {
		grown = dgm__grow(c->info->properties, &c->property_capacity, c->info->property_count + 1, sizeof *grown);
		if (!grown)
			return false;
		c->info->properties = grown;
		e = dgm__strmap_put(&c->properties, type.p, type.n, c->info->property_count, NULL);
		if (!e)
			return false;
		grown += c->info->property_count++;
		grown->count = 0;
		snprintf(grown->type, sizeof grown->type, "%.*s", dgm__clip(type, sizeof grown->type - 1), type.p);
	}
	c->info->properties[e->value].count++;
	return true;
}

static bool count_properties(counting *c, const dgm_property *properties, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!count_property(c, properties[i].type))
			return false;
	return true;
}

static void count_ratio(dgm_memory_info *info, uint64_t first, uint64_t second)
{
	static const struct { unsigned over, under; } bounds[DGM_MEMORY_RATIOS - 1] = { { 1, 4 }, { 1, 3 }, { 1, 2 }, { 2, 3 }, { 1, 1 }, { 3, 2 }, { 2, 1 }, { 3, 1 }, { 4, 1 } };
	size_t i = 0;

	if (!first || !second)
		return;
	while (i < DGM_MEMORY_RATIOS - 1 && second * bounds[i].under >= first * bounds[i].over)
		i++;
	info->ratios[i]++;
}

static dgm_status count_variant(counting *c, const dgm_variant *v, dgm__digest *unit, uint64_t *length, dgm_error *err)
{
	dgm__digest digest = dgm__digest_add((dgm__digest){ 0, 0 }, v->language.p, v->language.n);
	dgm_memory_language *l = language_of(c, v->language);
	dgm_str folded = dgm__white_fold(&c->folded, v->text);
	uint64_t words = 0, characters;
	dgm_status st = dgm__buffer_status(&c->folded, err);

	if (st != DGM_OK)
		return st;
	if (!l || !count_properties(c, v->properties, v->property_count))
		return dgm__out_of_memory(err);
	digest = dgm__digest_add(digest, folded.p, folded.n);
	*length = characters = count_characters(folded);
	st = dgm__words_count(c->words, l->language, v->text, &words, err);
	if (st != DGM_OK)
		return st;
	l->variants++;
	l->words += words;
	l->characters += characters;
	l->empty += !characters;
	/* A sum, so that the order of the variants says nothing. */
	unit->a += digest.a;
	unit->b += digest.b;
	return DGM_OK;
}

static void take_date(dgm_memory_info *info, dgm_str date)
{
	if (!dgm__xml_date_is_valid(date))
		return;
	if (!info->created_first[0] || memcmp(date.p, info->created_first, date.n) < 0)
		snprintf(info->created_first, sizeof info->created_first, "%.*s", (int)date.n, date.p);
	if (!info->created_last[0] || memcmp(date.p, info->created_last, date.n) > 0)
		snprintf(info->created_last, sizeof info->created_last, "%.*s", (int)date.n, date.p);
}

static dgm_status count_unit(void *arg, const dgm_unit *u, dgm_error *err)
{
	counting *c = arg;
	bool empty = u->variant_count < 2, again = false;
	dgm__digest digest = { 0, 0 };
	uint64_t lengths[2] = { 0, 0 }, length = 0;
	dgm_status st = count_properties(c, u->properties, u->property_count) ? DGM_OK : dgm__out_of_memory(err);

	for (size_t i = 0; i < u->variant_count && st == DGM_OK; i++) {
		st = count_variant(c, &u->variants[i], &digest, &length, err);
		empty = empty || !length;
		if (i < 2)
			lengths[i] = length;
		take_date(c->info, u->variants[i].history.creation_date);
	}
	if (st != DGM_OK)
		return st;
	if (!dgm__seen_put(&c->seen, digest, &again))
		return dgm__out_of_memory(err);
	take_date(c->info, u->history.creation_date);
	count_ratio(c->info, lengths[0], lengths[1]);
	c->info->units++;
	c->info->empty_units += empty;
	return DGM_OK;
}

static int by_tag(const void *a, const void *b)
{
	return strcmp(((const dgm_memory_language *)a)->language, ((const dgm_memory_language *)b)->language);
}

static int by_type(const void *a, const void *b)
{
	return strcmp(((const dgm_memory_property *)a)->type, ((const dgm_memory_property *)b)->type);
}

static void take_header(dgm_memory_info *info, const dgm_memory_header *h)
{
	snprintf(info->source_language, sizeof info->source_language, "%.*s", (int)h->source_language.n, h->source_language.p);
	snprintf(info->tool, sizeof info->tool, "%.*s%s%.*s", dgm__clip(h->tool, 80), h->tool.n ? h->tool.p : "",
		h->tool.n && h->tool_version.n ? " " : "", dgm__clip(h->tool_version, 40),
		h->tool_version.n ? h->tool_version.p : "");
}

dgm_status dgm_memory_info_load(dgm_memory_info *info, const char *path, const dgm_unit_reader_options *opt, dgm_error *err)
{
	counting c = { .info = info, .seen = { .largest = MOST_UNITS_EXACT }, .folded = DGM__BUFFER_INIT(INT32_MAX) };
	dgm_unit_reader *reader = NULL;
	dgm_status st;

	memset(info, 0, sizeof *info);
	st = dgm__words_new(&c.words, err);
	if (st == DGM_OK)
		st = dgm_unit_reader_open(&reader, path, opt, err);
	if (st == DGM_OK)
		take_header(info, dgm_unit_reader_header(reader));
	if (st == DGM_OK)
		st = dgm_unit_reader_each(reader, count_unit, &c, err);
	info->duplicates = dgm__seen_repeats(&c.seen);
	info->duplicates_exact = c.seen.level == 0;
	if (st == DGM_OK && info->language_count)
		qsort(info->languages, info->language_count, sizeof *info->languages, by_tag);
	if (st == DGM_OK && info->property_count)
		qsort(info->properties, info->property_count, sizeof *info->properties, by_type);
	dgm_unit_reader_close(reader);
	dgm__words_free(c.words);
	dgm__buffer_clear(&c.folded);
	dgm__strmap_clear(&c.languages);
	dgm__strmap_clear(&c.properties);
	dgm__seen_clear(&c.seen);
	if (st != DGM_OK)
		dgm_memory_info_clear(info);
	return st;
}
