/* Plain decimal numbers such as "12", ".8" and "0.97", whatever the locale: strtod would read the locale's decimal mark. */
#ifndef DGM_BASE_NUMBER_H
#define DGM_BASE_NUMBER_H

#include <stdbool.h>

#include <dragoman/text.h>

/* The bytes that the number at the beginning of text takes, without a sign; 0: there is none. */
size_t dgm__number_scan(dgm_str text, double *number);

/* Is all of text a number? One "-" may stand before it. */
bool dgm__number_read(dgm_str text, double *number);

#endif
