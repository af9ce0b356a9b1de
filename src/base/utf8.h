/* The well-formedness of UTF-8 (Unicode 15, table 3-7). */
#ifndef DGM_BASE_UTF8_H
#define DGM_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* true: all n bytes are well-formed. Else *bad_off is the first byte of the first ill-formed part and *bad_n the length of its maximal subpart (1..3). Both may be NULL. */
bool dgm__utf8_is_valid(const char *p, size_t n, size_t *bad_off, size_t *bad_n);

#endif
