/* Building the tables of a language, running the kinds over a sentence, comparing. Names no kind: the registry does. */
#include "entity/recogniser.h"

#include <string.h>

#include "base/mem.h"
#include "base/sort.h"
#include "base/status.h"

enum { LONGEST_NAME = 128, SHORTEST_STEM = 4 };

/* ---- adding names ---------------------------------------------------------------------------------- */

static bool is_vowel(uint32_t c)
{
	static const uint32_t vowels[] = { 'a', 'e', 'i', 'o', 'u', 'y', 0xE1, 0xE9, 0xED, 0xF3, 0xFA, 0xFD, 0xE4, 0xF6, 0x103, 0xE2, 0x101, 0x113, 0x12B, 0x105, 0x119, 0x117,
		0x430, 0x435, 0x438, 0x43E, 0x443, 0x44B, 0x44D, 0x44E, 0x44F, 0x439, 0x44C, 0x456, 0x457, 0x454, 0x3B1, 0x3B5, 0x3B7, 0x3B9, 0x3BF, 0x3C5, 0x3C9, 0x10D0, 0x10D8 };

	for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
		if (vowels[i] == c)
			return true;
	return false;
}

/* name -> stem, TAIL, ' ', stem, TAIL...; 0 where no word is long enough to have a stem. */
static size_t to_stems(const dgm_recogniser *recogniser, const uint32_t *name, size_t n, uint32_t *out)
{
	size_t at = 0, stems = 0, shortest = SHORTEST_STEM, cuts = 1;

	for (size_t i = 0; i < n; i++)
		if (name[i] == ' ') { /* adjectives: Южная, Южной; one word alone would let in too much */
			shortest = SHORTEST_STEM - 1;
			cuts = 2;
		}

	for (size_t i = 0; i < n; ) {
		size_t end = i, stem;

		while (end < n && name[end] != ' ')
			end++;
		stem = end;
		if (recogniser->profile->final && stem - i > shortest && name[stem - 1] == recogniser->profile->final)
			stem--;
		for (size_t k = 0; k < cuts && recogniser->profile->cut && stem - i > shortest && is_vowel(name[stem - 1]); k++)
			stem--;
		for (size_t k = i; k < (stem - i >= shortest ? stem : end); k++)
			out[at++] = name[k];
		if (stem - i >= shortest) {
			out[at++] = DGM__TAIL;
			stems++;
		}
		if (end < n)
			out[at++] = ' ';
		i = end + 1;
	}
	return stems ? at : 0;
}

bool dgm__recogniser_add(dgm_recogniser *recogniser, dgm_str name, const dgm__meaning *meaning, bool inflects)
{
	uint32_t key[LONGEST_NAME], stems[LONGEST_NAME * 2];
	size_t n = 0;

	if (name.n > LONGEST_NAME * 3)
		return true;
	if (!dgm__scan_fold(recogniser->building, name, recogniser->turkic))
		return false;
	for (size_t i = 0; i < recogniser->building->count; i++) {
		uint32_t c = recogniser->building->chars[i].c;

		c = c == '-' ? ' ' : c;
		if (c == ' ' && (!n || key[n - 1] == ' '))
			continue;
		if (n == LONGEST_NAME)
			return true;
		key[n++] = c;
	}
	while (n > 1 && (key[n - 1] == ' ' || key[n - 1] == '.'))
		n--;
	if (!dgm__table_add(&recogniser->table, key, n, meaning))
		return false;
	if (!inflects || !recogniser->profile->tail || !(n = to_stems(recogniser, key, n, stems)))
		return true;
	return dgm__table_add(&recogniser->table, stems, n, meaning);
}

/* ---- life ------------------------------------------------------------------------------------------ */

static dgm_status set_up(dgm_recogniser *recogniser, dgm_error *err)
{
	dgm_status st = dgm__cldr_habits_get(&recogniser->habits, recogniser->locale, err);
	dgm__scan scan = { 0 };

	if (recogniser->habits.decimal == 0x66B) { /* beside its own marks, Arabic script uses the English ones */
		recogniser->habits.decimal = '.';
		recogniser->habits.group = ',';
	}
	recogniser->building = &scan;
	if (st == DGM_OK && recogniser->profile->prefixes) {
		const char *prefixes = recogniser->profile->prefixes;

		if (dgm__scan_fold(&scan, (dgm_str){ prefixes, strlen(prefixes) }, false))
			for (size_t i = 0; i < scan.count && i < 15; i++)
				recogniser->prefixes[i] = scan.chars[i].c;
		else
			st = dgm__out_of_memory(err);
	}
	for (size_t i = 0; i < DGM_ENTITY_KINDS && st == DGM_OK; i++)
		if (dgm__entity_types[i]->build)
			st = dgm__entity_types[i]->build(recogniser, err);
	if (st == DGM_OK && !dgm__table_add(&recogniser->table, (const uint32_t[]){ 0x10FFFF }, 1, &(dgm__meaning){ .type = DGM__MEANS_NOTHING })) /* never empty */
		st = dgm__out_of_memory(err);
	if (st == DGM_OK && !dgm__table_seal(&recogniser->table))
		st = dgm__out_of_memory(err);
	recogniser->building = NULL;
	dgm__scan_clear(&scan);
	return st;
}

dgm_status dgm_recogniser_new(dgm_recogniser **out, const char *language, dgm_error *err)
{
	dgm_recogniser *recogniser;
	dgm_status st;

	*out = NULL;
	recogniser = dgm__calloc(1, sizeof *recogniser);
	if (!recogniser)
		return dgm__out_of_memory(err);
	st = dgm_language_canonical(recogniser->locale, language, err);
	if (st == DGM_OK) {
		size_t n = strcspn(recogniser->locale, "-");

		memcpy(recogniser->language, recogniser->locale, n < sizeof recogniser->language ? n : sizeof recogniser->language - 1);
		recogniser->profile = dgm__profile_of(recogniser->language);
		recogniser->turkic = !strcmp(recogniser->language, "tr") || !strcmp(recogniser->language, "az");
		st = set_up(recogniser, err);
	}
	if (st != DGM_OK) {
		dgm_recogniser_free(recogniser);
		return st;
	}
	*out = recogniser;
	return DGM_OK;
}

void dgm_recogniser_free(dgm_recogniser *recogniser)
{
	if (!recogniser)
		return;
	dgm__table_clear(&recogniser->table);
	dgm__free(recogniser);
}

/* ---- running --------------------------------------------------------------------------------------- */

static int by_start(const void *a, const void *b)
{
	const dgm_entity *x = a, *y = b;

	if (x->start_off != y->start_off)
		return x->start_off < y->start_off ? -1 : 1;
	if (x->end_off != y->end_off)
		return x->end_off > y->end_off ? -1 : 1;
	return x->kind - y->kind;
}

dgm_status dgm_recogniser_run(const dgm_recogniser *recogniser, dgm_str sentence, dgm_entities *out, dgm_error *err)
{
	return dgm__recogniser_run(recogniser, sentence, 0, out, err);
}

dgm_status dgm__recogniser_run(const dgm_recogniser *recogniser, dgm_str sentence, uint32_t without, dgm_entities *out, dgm_error *err)
{
	dgm__scan *scan = out->strings;
	bool fine = true;

	out->count = 0;
	if (!scan && !(scan = out->strings = dgm__calloc(1, sizeof *scan)))
		return dgm__out_of_memory(err);
	if (sentence.n > INT32_MAX / 2)
		return dgm__fail(err, DGM_ELIMIT, NULL, 0, "a sentence of %zu bytes is too long", sentence.n);
	dgm__arena_reset(&scan->strings);
	fine = dgm__scan_fold(scan, sentence, recogniser->turkic) && dgm__scan_match(scan, recogniser) && dgm__figures_find(recogniser, scan);
	for (size_t i = 0; i < DGM_ENTITY_KINDS && fine; i++)
		if (!(without >> dgm__entity_order[i] & 1))
			fine = dgm__entity_types[dgm__entity_order[i]]->find(recogniser, scan, out);
	if (!fine) {
		out->count = 0;
		return dgm__out_of_memory(err);
	}
	dgm__sort(out->items, out->count, sizeof *out->items, by_start);
	return DGM_OK;
}

void dgm_entities_clear(dgm_entities *entities)
{
	if (entities->strings) {
		dgm__scan_clear(entities->strings);
		dgm__free(entities->strings);
	}
	dgm__free(entities->items);
	memset(entities, 0, sizeof *entities);
}

/* ---- comparing -------------------------------------------------------------------------------------- */

static bool same(dgm_str a, dgm_str b)
{
	return a.n == b.n && a.n && !memcmp(a.p, b.p, a.n);
}

bool dgm_entity_equal(const dgm_entity *a, const dgm_entity *b)
{
	if (a->kind != b->kind || a->kind >= DGM_ENTITY_KINDS)
		return false;
	if (same(a->value, b->value) || same(a->value, b->other) || same(a->other, b->value))
		return true;
	return dgm__entity_types[a->kind]->equal && dgm__entity_types[a->kind]->equal(a, b);
}

const char *dgm_entity_kind_name(uint8_t kind)
{
	return kind < DGM_ENTITY_KINDS ? dgm__entity_types[kind]->name : NULL;
}
