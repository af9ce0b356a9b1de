/* Quantities: a figure before the name or symbol of a unit of measure, by CLDR. Short, long and metric tons are one: news does not tell them apart. */
#include <stdio.h>

#include "base/status.h"
#include "entity/recogniser.h"

/* CLDR's id, what the value says where that differs, and whether the symbol is added: those of one letter and those that are everyday words ("in", "ha", "mi") are not. */
static const struct unit {
	const char *id, *code;
	bool symbol;
} units[] = {
	{ "kilometer", NULL, true }, { "meter", NULL, false }, { "centimeter", NULL, true }, { "millimeter", NULL, true }, { "mile", NULL, false }, { "yard", NULL, false },
	{ "foot", NULL, true }, { "inch", NULL, false }, { "kilogram", NULL, true }, { "gram", NULL, false }, { "tonne", "ton", false }, { "metric-ton", "ton", false }, { "ton", NULL, false },
	{ "pound", NULL, true }, { "ounce", NULL, false }, { "square-kilometer", NULL, true }, { "square-meter", NULL, true }, { "hectare", NULL, false }, { "acre", NULL, false },
	{ "square-mile", NULL, false }, { "square-foot", NULL, false }, { "liter", NULL, false }, { "gallon", NULL, false }, { "kilometer-per-hour", NULL, true },
	{ "mile-per-hour", NULL, false }, { "celsius", NULL, true }, { "fahrenheit", NULL, true }, { "degree", NULL, true }, { "kilowatt", NULL, true }, { "megawatt", NULL, true },
	{ "gigawatt", NULL, true }, { "kilowatt-hour", NULL, true }, { "megawatt-hour", NULL, true }, { "gigawatt-hour", NULL, true }, { "terawatt-hour", NULL, true },
};

typedef struct target {
	dgm_recogniser *recogniser;
	const char *code;
} target;

static bool add(void *arg, const dgm__cldr_name *name)
{
	const target *to = arg;
	dgm__meaning meaning = { .type = DGM__MEANS_UNIT, .flags = name->ahead ? DGM__NAME_AHEAD : 0, .text = to->code };

	return name->around || dgm__recogniser_add(to->recogniser, name->name, &meaning, !name->brief);
}

static dgm_status build(dgm_recogniser *recogniser, dgm_error *err)
{
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < sizeof units / sizeof *units && st == DGM_OK; i++)
		st = dgm__cldr_unit(recogniser->locale, units[i].id, units[i].symbol, add, &(target){ recogniser, units[i].code ? units[i].code : units[i].id }, err);
	if (st == DGM_OK && !dgm__recogniser_add_words(recogniser, DGM__MEANS_UNIT))
		st = dgm__out_of_memory(err);
	return st;
}

/* The unit of the figure, behind it or where the language writes it before ("kilomita 5"), or NULL: a currency of the same name is no unit, nor is "km" in "km2". */
static const dgm__hit *unit_of(const dgm__scan *scan, const dgm__figure *figure)
{
	const dgm__hit *unit = dgm__scan_hit_at(scan, dgm__scan_counted(scan, figure->end), DGM__MEANS_UNIT);

	if (!unit)
		return dgm__scan_name_before(scan, figure->start, DGM__MEANS_UNIT, DGM__NAME_AHEAD);
	return unit && scan->chars[unit->end].digit < 0 && !dgm__currency_behind(scan, figure) ? unit : NULL;
}

static dgm_str print(char *out, size_t capacity, const dgm__decimal *number, const char *code)
{
	char digits[DGM__DECIMAL_CAPACITY];

	return (dgm_str){ out, (size_t)snprintf(out, capacity, "%s %s", dgm__decimal_print(*number, digits).p, code) };
}

static bool find(const dgm_recogniser *recogniser, dgm__scan *scan, dgm_entities *out)
{
	for (size_t i = 0; i < scan->figure_count; i++) {
		const dgm__figure *figure = &scan->figures[i];
		const dgm__hit *unit = figure->flags & (DGM__FIGURE_CODE | DGM__FIGURE_DATED) ? NULL : unit_of(scan, figure);
		char value[DGM__DECIMAL_CAPACITY + 32], other[DGM__DECIMAL_CAPACITY + 32];
		dgm_str second = { NULL, 0 };

		if (!unit)
			continue;
		if (figure->flags & DGM__FIGURE_OTHER)
			second = print(other, sizeof other, &figure->other, unit->meaning->text);
		if (!dgm__scan_emit(scan, out, DGM_ENTITY_UNIT, unit->start < figure->start ? unit->start : figure->start,
			unit->end > figure->end ? unit->end : figure->end, figure->flags & DGM__FIGURE_TWICE,
			print(value, sizeof value, &figure->value, unit->meaning->text), second))
			return false;
	}
	return true;
}

const dgm__entity_type dgm__entity_unit = { .kind = DGM_ENTITY_UNIT, .name = "unit", .build = build, .find = find };
