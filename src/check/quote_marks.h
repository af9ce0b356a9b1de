/* Quotation marks as the checks see them. */
#ifndef DGM_CHECK_QUOTE_MARKS_H
#define DGM_CHECK_QUOTE_MARKS_H

#include <stdbool.h>

#include <unicode/uchar.h>

/* Double marks that have a direction: «» “” „ ‟ and corner brackets. */
static inline bool dgm__is_double_quote(UChar32 c)
{
	return c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F) || (c >= 0x300C && c <= 0x300F) || (c >= 0x301D && c <= 0x301F);
}

static inline bool dgm__is_hebrew_letter(UChar32 c)
{
	return c >= 0x5D0 && c <= 0x5EA;
}

/* A straight double mark; inches and seconds (6" tall) are no quotation, nor is the sign of a Hebrew abbreviation. */
static inline bool dgm__is_straight_quote(UChar32 c, UChar32 before, UChar32 next)
{
	return c == '"' && !u_isdigit(before) && !(dgm__is_hebrew_letter(before) && dgm__is_hebrew_letter(next));
}

#endif
