/* Decimal numbers without rounding: what figures are read into. */
#ifndef DGM_ENTITY_DECIMAL_H
#define DGM_ENTITY_DECIMAL_H

#include <dragoman/text.h>

typedef struct dgm__decimal {
	uint64_t mantissa; /* at most 10^18 */
	int16_t power;     /* value = mantissa * 10^power */
	bool negative;
} dgm__decimal;

#define DGM__DECIMAL_CAPACITY 64

dgm__decimal dgm__decimal_of(uint64_t value);
/* Appends a digit; false when the mantissa is full (*value stays). */
bool dgm__decimal_digit(dgm__decimal *value, int digit);
/* a + b; false where it does not fit. Signs must agree. */
bool dgm__decimal_add(dgm__decimal *a, dgm__decimal b);
/* a * b; false where it does not fit. */
bool dgm__decimal_multiply(dgm__decimal *a, dgm__decimal b);
/* Compares sizes, signs aside: negative, 0, positive. */
int dgm__decimal_compare(dgm__decimal a, dgm__decimal b);
/* The whole number it is, or -1 where it is none, negative, or above 10^9. */
int64_t dgm__decimal_whole(dgm__decimal value);
/* Plain form without superfluous zeros: "5000", "-1.05". */
dgm_str dgm__decimal_print(dgm__decimal value, char out[DGM__DECIMAL_CAPACITY]);

#endif
