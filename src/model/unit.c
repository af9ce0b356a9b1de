/* Look-ups in a unit. */
#include <dragoman/unit.h>

#include <string.h>

dgm_str dgm_unit_property(const dgm_unit *unit, const char *type)
{
	size_t n = strlen(type);

	for (size_t i = 0; i < unit->property_count; i++) {
		const dgm_property *p = &unit->properties[i];

		if (p->type.n == n && !memcmp(p->type.p, type, n))
			return p->value;
	}
	return (dgm_str){ NULL, 0 };
}

const dgm_variant *dgm_unit_variant(const dgm_unit *unit, const char *tag)
{
	char copy[DGM_LANGUAGE_CAPACITY];

	for (size_t i = 0; i < unit->variant_count; i++) {
		const dgm_str *language = &unit->variants[i].language;

		if (language->n >= sizeof copy)
			continue;
		memcpy(copy, language->p, language->n);
		copy[language->n] = '\0';
		if (dgm_language_matches(copy, tag))
			return &unit->variants[i];
	}
	return NULL;
}
