/* What units are preferred by: how new, how sure. */
#ifndef DGM_MEMORY_RANK_H
#define DGM_MEMORY_RANK_H

#include <dragoman/unit.h>

/* The date "YYYYMMDDThhmmssZ" as a number of its figures that orders as dates do; 0: no such date. */
uint64_t dgm__date_number(dgm_str date);

/* The latest date of change, else of creation, of the unit and its variants; 0: none is said. */
uint64_t dgm__unit_date(const dgm_unit *unit);

/* The property x-confidence; below 0: none, or no number. */
double dgm__unit_confidence(const dgm_unit *unit);

#endif
