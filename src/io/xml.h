/* The characters of XML 1.0 and their escapes, for writers. */
#ifndef DGM_IO_XML_H
#define DGM_IO_XML_H

#include <stdbool.h>

#include <dragoman/output.h>

#include "base/buffer.h"

/*
 * Is the text well-formed UTF-8 of characters that XML 1.0 (production 2) allows? Else *code is the first that is not, or UINT32_MAX
 * where the bytes are no UTF-8.
 */
bool dgm__xml_is_legal(dgm_str text, uint32_t *code);

/* Replaces *to by text with each illegal character as U+FFFD; returns how many there were. text is well-formed UTF-8. */
size_t dgm__xml_replace_illegal(dgm__buffer *to, dgm_str text);

/* Appends text as the content of an element or of an attribute in double quotes, white space of any kind kept. */
void dgm__xml_escape(dgm__buffer *to, dgm_str text, bool attribute);

/* Escaped for an element's content: white space of any kind comes back as it was, and the text stays on its line. */
void dgm__xml_text(dgm_output *out, dgm_str text);
/* ' NAME="VALUE"'; nothing where the value is empty. */
void dgm__xml_attribute(dgm_output *out, const char *name, dgm_str value);

/* The same, with another value where it is empty. */
void dgm__xml_required(dgm_output *out, const char *name, dgm_str value, const char *otherwise);

/* Bytes of at most max that end with a whole character, for "%.*s" in messages. */
static inline int dgm__clip(dgm_str s, size_t max)
{
	size_t n = s.n < max ? s.n : max;

	while (n && n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;
	return (int)n;
}

/* "YYYYMMDDThhmmssZ" and a moment that exists: what TMX and our options take for a date. */
bool dgm__xml_date_is_valid(dgm_str date);

#endif
