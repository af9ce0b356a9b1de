/* Names of units of measure in a language, by CLDR, and whether two quantities are one. */
#ifndef DGM_CHECK_UNITS_H
#define DGM_CHECK_UNITS_H

#include <dragoman/text.h>

/* Immutable. */
typedef struct dgm__units dgm__units;

dgm_status dgm__units_new(dgm__units **out, const char *language, dgm_error *err);
void dgm__units_free(dgm__units *units);

enum { DGM__NO_UNIT = -1 };

/* The unit whose name follows the figure that ends at off, after spaces or a hyphen. */
int dgm__unit_after(const dgm__units *units, dgm_str text, size_t off);

/*
 * Are a (in unit x) and b (in another unit y) the same quantity, as journalists round? false where the units measure different things. Degrees Fahrenheit
 * may stand without a unit.
 */
bool dgm__unit_converts(int x, double a, int y, double b);

bool dgm__unit_is_minute(int x);

#endif
