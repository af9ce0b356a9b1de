/* Copies of units. Notes, history and headers are left behind: no check reads them. */
#include "check/copy.h"

#include "base/status.h"

/* p stays NULL where there is nothing, so that "absent" survives. */
static bool copy_str(dgm_str *s, dgm__arena *arena)
{
	if (s->p)
		s->p = dgm__arena_copy(arena, s->p, s->n);
	return s->p || !s->n;
}

static bool copy_properties(const dgm_property **items, size_t count, dgm__arena *arena)
{
	dgm_property *copies = dgm__arena_alloc(arena, count * sizeof *copies);

	if (!copies)
		return false;
	for (size_t i = 0; i < count; i++) {
		copies[i] = (*items)[i];
		if (!copy_str(&copies[i].type, arena) || !copy_str(&copies[i].value, arena) || !copy_str(&copies[i].language, arena))
			return false;
	}
	*items = copies;
	return true;
}

static bool copy_codes(const dgm_code **items, size_t count, dgm__arena *arena)
{
	dgm_code *copies = dgm__arena_alloc(arena, count * sizeof *copies);

	if (!copies)
		return false;
	for (size_t i = 0; i < count; i++) {
		dgm_code *c = &copies[i];

		*c = (*items)[i];
		if (!copy_str(&c->i, arena) || !copy_str(&c->x, arena) || !copy_str(&c->type, arena)
		    || !copy_str(&c->extra, arena) || !copy_str(&c->native, arena))
			return false;
	}
	*items = copies;
	return true;
}

static bool copy_variant(dgm_variant *v, const dgm_variant *from, dgm__arena *arena)
{
	*v = (dgm_variant){ .language = from->language, .text = from->text, .codes = from->codes, .code_count = from->code_count,
		.properties = from->properties, .property_count = from->property_count, .line = from->line };
	return copy_str(&v->language, arena) && copy_str(&v->text, arena) && copy_codes(&v->codes, v->code_count, arena)
		&& copy_properties(&v->properties, v->property_count, arena);
}

dgm_status dgm__unit_copy(dgm_unit *out, const dgm_unit *unit, dgm__arena *arena, dgm_error *err)
{
	dgm_variant *variants = dgm__arena_alloc(arena, unit->variant_count * sizeof *variants);

	*out = (dgm_unit){ .id = unit->id, .source_language = unit->source_language, .variants = variants, .variant_count = unit->variant_count,
		.properties = unit->properties, .property_count = unit->property_count, .number = unit->number, .line = unit->line,
		.is_gap = unit->is_gap };
	if (!variants || !copy_str(&out->id, arena) || !copy_str(&out->source_language, arena)
	    || !copy_properties(&out->properties, out->property_count, arena))
		return dgm__out_of_memory(err);
	for (size_t i = 0; i < unit->variant_count; i++)
		if (!copy_variant(&variants[i], &unit->variants[i], arena))
			return dgm__out_of_memory(err);
	return DGM_OK;
}
