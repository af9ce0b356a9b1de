/* Confidences as numbers, and what they mean for a format's marks. */
#include "io/confidence.h"

#include <string.h>

#include "base/number.h"

double dgm__unit_confidence(const dgm_unit *unit)
{
	double number;

	return dgm__number_read(dgm_unit_property(unit, "x-confidence"), &number) && number >= 0 ? number : -1;
}

static bool says(const dgm_unit *unit, const char *type, const char *value)
{
	dgm_str s = dgm_unit_property(unit, type);

	return s.n == strlen(value) && !memcmp(s.p, value, s.n);
}

bool dgm__unit_is_certain(const dgm_unit *unit)
{
	double confidence = dgm__unit_confidence(unit);

	return (confidence < 0 || confidence >= DGM__CERTAIN) && !says(unit, "x-approved", "no") && !says(unit, "x-fuzzy", "yes");
}
