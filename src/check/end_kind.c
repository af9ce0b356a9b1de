/* Kinds of end marks by Unicode properties (Sentence_Terminal, Quotation_Mark, general category), with the marks of kinds named here. */
#include "check/end_kind.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

static unsigned kind_of(const dgm__facts *facts, UChar32 c)
{
	switch (c) {
	case '?': case 0xFF1F: case 0x061F: case 0x2E2E: case 0x037E: case 0x055E: case 0x1367: case 0x1945: case 0xA60F: case 0xFE56:
	case 0x2047: case 0x203D:
		return DGM__END_QUESTION;
	case ';':
		return strcmp(facts->language, "el") ? DGM__END_COMMA : DGM__END_QUESTION;
	case '!': case 0xFF01: case 0x055C: case 0x1944: case 0x203C: case 0xFE57:
		return DGM__END_EXCLAMATION;
	case 0x2048: case 0x2049:
		return DGM__END_QUESTION | DGM__END_EXCLAMATION;
	case 0x2026: case 0x22EF: case 0x2025:
		return DGM__END_ELLIPSIS;
	case ':': case 0xFF1A: case 0x05C3:
		return DGM__END_COLON;
	case ',': case 0xFF0C: case 0x3001: case 0x060C: case 0x061B: case 0xFF1B:
		return DGM__END_COMMA;
	case 0x0964: case 0x0965: case 0x0589: case 0x06D4: case 0xFF61: case 0x17D4: case 0x17D5:
		return DGM__END_STOP;
	default:
		return u_hasBinaryProperty(c, UCHAR_S_TERM) ? DGM__END_STOP : 0;
	}
}

static bool encloses(UChar32 c)
{
	int32_t category = u_charType(c);

	return category == U_END_PUNCTUATION || category == U_FINAL_PUNCTUATION || category == U_INITIAL_PUNCTUATION
		|| u_hasBinaryProperty(c, UCHAR_QUOTATION_MARK) || c == '`' || c == 0x00B4;
}

/* Invisible marks of direction stand after the stop in Arabic and Hebrew. */
static bool is_blank(UChar32 c)
{
	return u_isUWhiteSpace(c) || u_charType(c) == U_FORMAT_CHAR;
}

dgm__end dgm__end_of(const dgm__facts *facts, dgm_str text)
{
	const uint8_t *s = (const uint8_t *)text.p;
	int32_t i = (int32_t)text.n, end = -1, dots = 0;
	dgm__end found = { 0, 0, 0 };
	UChar32 c;

	while (i > 0) {
		int32_t after = i;
		unsigned kind;

		U8_PREV_OR_FFFD(s, 0, i, c);
		kind = kind_of(facts, c);
		if (!kind && (is_blank(c) || encloses(c)) && end < 0)
			continue;
		if (!kind) {
			if (end < 0)
				found = (dgm__end){ 0, (uint32_t)i, (uint32_t)after };
			break;
		}
		if (end < 0)
			end = after;
		dots = c == '.' || c == 0x3002 ? dots + 1 : 0;
		found = (dgm__end){ found.kinds | kind, (uint32_t)i, (uint32_t)end };
	}
	if (dots >= 3)
		found.kinds = (found.kinds & ~(unsigned)DGM__END_STOP) | DGM__END_ELLIPSIS;
	return found;
}

unsigned dgm__marks_in(const dgm__facts *facts, dgm_str text)
{
	const uint8_t *s = (const uint8_t *)text.p;
	unsigned kinds = 0;
	UChar32 c;

	for (int32_t i = 0; i < (int32_t)text.n; ) {
		U8_NEXT_OR_FFFD(s, i, (int32_t)text.n, c);
		kinds |= kind_of(facts, c);
	}
	return kinds & (DGM__END_QUESTION | DGM__END_EXCLAMATION);
}
