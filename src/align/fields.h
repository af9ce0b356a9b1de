/* Lines of fields with tabs between, and fixed-point numbers in them: what the files of lexicons and of counts are made of. */
#ifndef DGM_ALIGN_FIELDS_H
#define DGM_ALIGN_FIELDS_H

#include <stdbool.h>

#include <dragoman/text.h>

/* How many fields the line has; the first `most` of them are put to fields. */
size_t dgm__fields_split(dgm_str *fields, size_t most, dgm_str line);

/* Digits, a point and at most `decimals` digits, as a whole number of units of the last place; at most DGM__STORE_MOST of them. */
bool dgm__fields_fixed(dgm_str s, unsigned decimals, bool may_be_negative, int64_t *out);

#endif
