/* Places: countries, parts of the world and exemplar cities by CLDR's names in the language, in their inflected forms by stem. */
#include <string.h>

#include "base/status.h"
#include "entity/recogniser.h"

static bool add_one(dgm_recogniser *recogniser, dgm_str name, const char *code)
{
	dgm__meaning meaning = { .type = DGM__MEANS_PLACE, .text = code };
	size_t cased = 0, upper = 0, letters = 0;
	const dgm__scan *scan = recogniser->building;

	if (!dgm__scan_fold(recogniser->building, name, recogniser->turkic))
		return false;
	for (size_t i = 0; i < scan->count; i++) {
		letters += scan->chars[i].flags & DGM__CHAR_LETTER ? 1 : 0;
		cased += scan->chars[i].flags & DGM__CHAR_CASED ? 1 : 0;
		upper += scan->chars[i].flags & DGM__CHAR_UPPER ? 1 : 0;
	}
	if (!letters || (letters == 1 && name.n < 3))
		return true;
	if (scan->chars[0].flags & DGM__CHAR_UPPER)
		meaning.flags |= DGM__NAME_CASED;
	if (cased && cased == upper)
		meaning.flags |= DGM__NAME_UPPER;
	if (cased ? letters <= 3 && cased != upper : letters <= 2 && !(scan->chars[0].flags & (DGM__CHAR_HANGUL | DGM__CHAR_LOOSE)))
		meaning.flags |= DGM__NAME_UNSURE;
	if (scan->chars[0].c >= 0xE00 && scan->chars[0].c <= 0x17FF && letters <= 3)
		meaning.flags |= DGM__NAME_UNSURE; /* Thai and its neighbours: a part of longer words */
	return dgm__recogniser_add(recogniser, name, &meaning, true);
}

/* Bytes of a small article or prefix before the name's capital: "an Ghearmáin", "il-Ġermanja", "i-Germany"; 0: none. */
static size_t small_prefix(dgm_recogniser *recogniser, dgm_str name, bool *fine)
{
	enum { LONGEST = 4 };
	const dgm__scan *scan = recogniser->building;

	*fine = dgm__scan_fold(recogniser->building, name, recogniser->turkic);
	for (size_t i = 0; *fine && i < scan->count && i <= LONGEST; i++)
		if (scan->chars[i].flags & DGM__CHAR_UPPER)
			return scan->chars[i].off;
	return 0;
}

/* As CLDR has it, and without its article. */
static bool add_forms(dgm_recogniser *recogniser, dgm_str name, const char *code)
{
	bool fine;
	size_t prefix = small_prefix(recogniser, name, &fine);

	return fine && add_one(recogniser, name, code) && (!prefix || add_one(recogniser, (dgm_str){ name.p + prefix, name.n - prefix }, code));
}

/* "Myanmar (Burma)" is two names. */
static bool add(void *arg, const dgm__cldr_name *name)
{
	const char *open = memchr(name->name.p, '(', name->name.n);
	dgm_str outer = name->name, inner;

	if (!open || name->name.p[name->name.n - 1] != ')')
		return add_forms(arg, name->name, name->code);
	outer.n = (size_t)(open - name->name.p);
	while (outer.n && outer.p[outer.n - 1] == ' ')
		outer.n--;
	inner = (dgm_str){ open + 1, name->name.n - (size_t)(open + 1 - name->name.p) };
	inner.n--;
	/* only here are both names of the one country; elsewhere the brackets tell two apart, or name a ruler */
	return strcmp(name->code, "country:MM") ? add_one(arg, name->name, name->code) : add_one(arg, outer, name->code) && add_one(arg, inner, name->code);
}

static dgm_status build(dgm_recogniser *recogniser, dgm_error *err)
{
	dgm_status st = dgm__cldr_cities(recogniser->locale, add, recogniser, err);

	if (st == DGM_OK)
		st = dgm__cldr_regions(recogniser->locale, add, recogniser, err);
	if (st == DGM_OK && !dgm__recogniser_add_words(recogniser, DGM__MEANS_PLACE))
		st = dgm__out_of_memory(err);
	return st;
}

/* Another place of the same name and span: Singapore, Luxembourg. */
static const char *second(const dgm__scan *scan, size_t index, const char *first)
{
	for (size_t k = index + 1; k < scan->hit_count && scan->hits[k].start == scan->hits[index].start && scan->hits[k].end == scan->hits[index].end; k++)
		if (scan->hits[k].meaning->type == DGM__MEANS_PLACE && strcmp(scan->hits[k].meaning->text, first))
			return scan->hits[k].meaning->text;
	return NULL;
}

static bool find(const dgm_recogniser *recogniser, dgm__scan *scan, dgm_entities *out)
{
	size_t free_from = 0;

	for (size_t i = 0; i < scan->hit_count; i++) {
		const dgm__hit *hit = &scan->hits[i];
		const char *other;

		if (hit->meaning->type != DGM__MEANS_PLACE || hit->start < free_from || scan->chars[hit->start].flags & DGM__CHAR_TAKEN)
			continue;
		other = second(scan, i, hit->meaning->text);
		if (!dgm__scan_emit(scan, out, DGM_ENTITY_PLACE, hit->start, hit->end, hit->flags & DGM__NAME_UNSURE, (dgm_str){ hit->meaning->text, strlen(hit->meaning->text) },
			(dgm_str){ other, other ? strlen(other) : 0 }))
			return false;
		free_from = hit->end;
	}
	return true;
}

const dgm__entity_type dgm__entity_place = { .kind = DGM_ENTITY_PLACE, .name = "place", .build = build, .find = find };
