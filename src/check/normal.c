/* The normal forms. */
#include "check/normal.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

static bool is_space(UChar32 c)
{
	return u_isUWhiteSpace(c);
}

static bool is_no_letter(UChar32 c)
{
	return !(U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK));
}

/* parts: what is one space, however long. */
static void write(dgm__buffer *out, dgm_str text, bool (*parts)(UChar32 c))
{
	const uint8_t *s = (const uint8_t *)text.p;
	int32_t i = 0, length = (int32_t)text.n;
	bool gap = false;
	UChar32 c;

	dgm__buffer_reset(out);
	dgm__buffer_append(out, "", 0);
	while (i < length) {
		uint8_t bytes[U8_MAX_LENGTH];
		int32_t n = 0;

		U8_NEXT_OR_FFFD(s, i, length, c);
		if (parts(c)) {
			gap = true;
			continue;
		}
		if (gap && out->n)
			dgm__buffer_putc(out, ' ');
		gap = false;
		c = u_foldCase(c, U_FOLD_CASE_DEFAULT);
		U8_APPEND_UNSAFE(bytes, n, c);
		dgm__buffer_append(out, (const char *)bytes, (size_t)n);
	}
}

void dgm__normal_form(dgm__buffer *out, dgm_str text)
{
	write(out, text, is_space);
}

void dgm__normal_words(dgm__buffer *out, dgm_str text)
{
	write(out, text, is_no_letter);
}
