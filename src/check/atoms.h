/* The single numbers that a figure is made of: the day of a date, the amount of a sum. They may meet across kinds. */
#ifndef DGM_CHECK_ATOMS_H
#define DGM_CHECK_ATOMS_H

#include <dragoman/entity.h>

enum { DGM__MOST_ATOMS = 8 };

/* What a number is in its figure: it may have a second form on the other side. */
typedef enum dgm__atom_role { DGM__ATOM_PLAIN, DGM__ATOM_YEAR, DGM__ATOM_MONTH, DGM__ATOM_HOUR } dgm__atom_role;

/* All borrowed from the entity. */
typedef struct dgm__atom {
	dgm_str value, other; /* decimal; other: second reading, or empty */
	dgm_str currency;     /* of money, else empty */
	dgm__atom_role role;
	bool in_date;
} dgm__atom;

typedef struct dgm__atoms {
	dgm__atom items[DGM__MOST_ATOMS];
	size_t count;
} dgm__atoms;

dgm__atoms dgm__atoms_of(const dgm_entity *entity);

/* Can both be one number, in whatever form? The 1930s and the thirties, 15:00 and 3, 2009 and '09. */
bool dgm__atoms_meet(const dgm__atom *a, const dgm__atom *b);

/* The same string, and not empty. */
bool dgm__same_value(dgm_str a, dgm_str b);

/* A whole number of at most four digits; -1 for all else. */
long dgm__small_number(dgm_str value);

#endif
