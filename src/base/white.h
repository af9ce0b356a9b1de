/* White space in UTF-8 by the property White_Space of Unicode 15 (PropList.txt), without ICU. */
#ifndef DGM_BASE_WHITE_H
#define DGM_BASE_WHITE_H

#include <stdbool.h>

#include "base/buffer.h"

/* Is the byte white space of ASCII (1)? Without branches, as the next one, for loops over all bytes of a text. */
static inline unsigned dgm__white_ascii(char byte)
{
	return (byte == ' ') | ((unsigned char)(byte - '\t') <= '\r' - '\t');
}

/* May a longer white-space character begin with this byte? */
static inline unsigned dgm__white_lead(char byte)
{
	return ((unsigned char)byte == 0xC2) | ((unsigned char)((unsigned char)byte - 0xE1) <= 2);
}

/* May a white-space character begin with this byte? */
static inline bool dgm__begins_white(char byte)
{
	return dgm__white_ascii(byte) || dgm__white_lead(byte);
}

/* Bytes of the white-space character at p (n > 0 bytes of well-formed UTF-8 follow); 0: the character is none. */
static inline size_t dgm__white(const char *p, size_t n)
{
	const unsigned char *s = (const unsigned char *)p;

	if (s[0] < 0x80)
		return dgm__white_ascii(p[0]);
	if (s[0] == 0xC2)
		return n >= 2 && (s[1] == 0x85 || s[1] == 0xA0) ? 2 : 0;
	if (n < 3 || s[0] < 0xE1 || s[0] > 0xE3)
		return 0;
	if (s[0] == 0xE1)
		return s[1] == 0x9A && s[2] == 0x80 ? 3 : 0;
	if (s[0] == 0xE3)
		return s[1] == 0x80 && s[2] == 0x80 ? 3 : 0;
	if (s[1] == 0x80)
		return s[2] <= 0x8A || s[2] == 0xA8 || s[2] == 0xA9 || s[2] == 0xAF ? 3 : 0;
	return s[1] == 0x81 && s[2] == 0x9F ? 3 : 0;
}

/*
 * Text with each stretch of white space as one space, none at its ends: text itself where it is so already, else what room then holds. Room keeps a failure, as
 * buffers do.
 */
dgm_str dgm__white_fold(dgm__buffer *room, dgm_str text);

#endif
