/* How sure a unit is, for formats that mark what a person should look at. */
#ifndef DGM_IO_CONFIDENCE_H
#define DGM_IO_CONFIDENCE_H

#include <dragoman/unit.h>

#define DGM__CERTAIN .9 /* x-confidence from here on needs no second look */

/* The property x-confidence; negative: none, or no number. */
double dgm__unit_confidence(const dgm_unit *unit);

/* Neither unsure by its confidence nor by a person's word (x-approved, x-fuzzy). */
bool dgm__unit_is_certain(const dgm_unit *unit);

#endif
