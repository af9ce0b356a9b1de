/* Code points of well-formed UTF-8, and the questions that the rules ask about them. */
#ifndef DGM_SEGMENT_CHARS_H
#define DGM_SEGMENT_CHARS_H

#include <stdbool.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/white.h"

/* The code point at off, or -1 at the end. */
static inline UChar32 dgm__char_at(const char *p, int32_t off, int32_t end)
{
	UChar32 c;

	if (off >= end)
		return -1;
	U8_GET((const uint8_t *)p, 0, off, end, c);
	return c;
}

/* Moves past the code point at *off < end and returns it. */
static inline UChar32 dgm__char_next(const char *p, int32_t *off, int32_t end)
{
	UChar32 c;

	U8_NEXT((const uint8_t *)p, *off, end, c);
	return c;
}

/* Moves before the code point that ends at *off > begin and returns it. */
static inline UChar32 dgm__char_prev(const char *p, int32_t begin, int32_t *off)
{
	UChar32 c;

	U8_PREV((const uint8_t *)p, begin, *off, c);
	return c;
}

/* The code point that ends at off, or -1. */
static inline UChar32 dgm__char_before(const char *p, int32_t begin, int32_t off)
{
	return off > begin ? dgm__char_prev(p, begin, &off) : -1;
}

/* Past white space. */
static inline int32_t dgm__skip_white(const char *p, int32_t off, int32_t end)
{
	size_t w;

	while (off < end && (w = dgm__white(p + off, (size_t)(end - off))) > 0)
		off += (int32_t)w;
	return off;
}

static inline bool dgm__is_letter(UChar32 c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	return (U_MASK(u_charType(c)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

static inline bool dgm__is_figure(UChar32 c)
{
	if (c < 0x80)
		return c >= '0' && c <= '9';
	return u_charType(c) == U_DECIMAL_DIGIT_NUMBER;
}

static inline bool dgm__is_word(UChar32 c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
	return (U_MASK(u_charType(c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

/* Georgian Mkhedruli has the property Lowercase but knows no sentence case. */
static inline bool dgm__is_lower(UChar32 c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	return u_islower(c) && !(c >= 0x10D0 && c <= 0x10FF);
}

static inline bool dgm__is_upper(UChar32 c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	return u_isupper(c) || u_istitle(c);
}

static inline bool dgm__is_apostrophe(UChar32 c)
{
	return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x05F3;
}

static inline bool dgm__is_dash(UChar32 c)
{
	return c == '-' || (c >= 0x80 && u_charType(c) == U_DASH_PUNCTUATION) || c == 0x2212;
}

static inline bool dgm__is_quote(UChar32 c)
{
	if (c < 0x80)
		return c == '"' || c == '\'';
	if (c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A || c == 0xFF02)
		return true;
	return false;
}

static inline bool dgm__is_closing_bracket(UChar32 c)
{
	if (c < 0x80)
		return c == ')' || c == ']' || c == '}';
	return u_charType(c) == U_END_PUNCTUATION;
}

static inline bool dgm__is_opening_bracket(UChar32 c)
{
	if (c < 0x80)
		return c == '(' || c == '[' || c == '{';
	return u_charType(c) == U_START_PUNCTUATION && c != 0x201A && c != 0x201E;
}

/* Han, kana and bopomofo: scripts whose sentences follow each other without a space. */
static inline bool dgm__is_unspaced(UChar32 c)
{
	return c >= 0x2E80 && (c <= 0x312F || (c >= 0x31A0 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF66 && c <= 0xFF9F) ||
		(c >= 0x20000 && c <= 0x3FFFF)) && !(c >= 0x3000 && c <= 0x3004) && !(c >= 0x3008 && c <= 0x3020);
}

/* A to Z in either case. */
static inline bool dgm__is_latin(UChar32 c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

#endif
