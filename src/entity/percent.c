/* Percentages: a figure beside a per cent sign or word, on the side where the language puts it. */
#include "base/status.h"
#include "entity/recogniser.h"

static bool add(void *arg, const dgm__cldr_name *name)
{
	return dgm__recogniser_add(arg, name->name, &(dgm__meaning){ .type = DGM__MEANS_PERCENT }, true);
}

static dgm_status build(dgm_recogniser *recogniser, dgm_error *err)
{
	/* a sign stands on either side: flag PREFIX */
	static const dgm__meaning sign = { .type = DGM__MEANS_PERCENT, .flags = DGM__NAME_PREFIX };
	dgm_status st = dgm__cldr_percents(recogniser->locale, add, recogniser, err);

	if (st == DGM_OK && !(dgm__recogniser_add_words(recogniser, DGM__MEANS_PERCENT) && dgm__recogniser_add(recogniser, (dgm_str){ "%", 1 }, &sign, false)
		&& dgm__recogniser_add(recogniser, (dgm_str){ "\xD9\xAA", 2 }, &sign, false)))
		st = dgm__out_of_memory(err);
	return st;
}

static dgm__figure *beside(const dgm__scan *scan, const dgm__hit *hit, size_t *start, size_t *end)
{
	dgm__figure *figure = NULL;
	size_t at = hit->start;

	while (at && (scan->chars[at - 1].flags & DGM__CHAR_SPACE || scan->chars[at - 1].c == '-'))
		at--;
	if (!(hit->meaning->value && hit->flags & DGM__NAME_PREFIX) && (figure = dgm__figure_ending(scan, at))) {
		*start = figure->start;
		*end = hit->end;
	} else if (hit->flags & DGM__NAME_PREFIX && (figure = dgm__figure_at(scan, dgm__scan_skip(scan, hit->end, false)))) {
		*start = hit->start;
		*end = figure->end;
	}
	return figure && !(figure->flags & DGM__FIGURE_CODE) ? figure : NULL;
}

static bool find(const dgm_recogniser *recogniser, dgm__scan *scan, dgm_entities *out)
{
	size_t free_from = 0;

	for (size_t i = 0; i < scan->hit_count; i++) {
		char value[DGM__DECIMAL_CAPACITY], other[DGM__DECIMAL_CAPACITY];
		dgm_str second = { NULL, 0 };
		size_t start, end;
		dgm__figure *figure;

		if (scan->hits[i].meaning->type != DGM__MEANS_PERCENT || !(figure = beside(scan, &scan->hits[i], &start, &end)) || start < free_from)
			continue;
		figure->flags &= (uint8_t)~DGM__FIGURE_UNSURE;
		if (figure->flags & DGM__FIGURE_OTHER)
			second = dgm__decimal_print(figure->other, other);
		if (!dgm__scan_emit(scan, out, DGM_ENTITY_PERCENT, start, end, figure->flags & DGM__FIGURE_TWICE, dgm__decimal_print(figure->value, value), second))
			return false;
		free_from = end;
	}
	return true;
}

const dgm__entity_type dgm__entity_percent = { .kind = DGM_ENTITY_PERCENT, .name = "percent", .build = build, .find = find };
