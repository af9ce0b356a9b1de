/* What units are preferred by: how new, how sure (io/confidence.h). */
#ifndef DGM_MEMORY_RANK_H
#define DGM_MEMORY_RANK_H

#include "io/confidence.h"

/* The date "YYYYMMDDThhmmssZ" as a number of its figures that orders as dates do; 0: no such date. */
uint64_t dgm__date_number(dgm_str date);

/* The latest date of change, else of creation, of the unit and its variants; 0: none is said. */
uint64_t dgm__unit_date(const dgm_unit *unit);

#endif
