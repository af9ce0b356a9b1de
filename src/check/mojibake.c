/*
 * UTF-8 that was once read as Windows-1252 or Windows-1251: "Ã©" for é, "â€œ" for a quotation mark, "РїСЂ" for пр. A run of characters
 * is taken back to the bytes it would come from; where these are well-formed UTF-8 for a letter or for typographic punctuation, it is one. Once may be
 * chance in the Cyrillic form, so that one needs three in a row.
 */
#include "check/check.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/utf8.h"

enum { NO_BREAK_SPACE = 0xA0, LAST_LATIN = 0x17F }; /* Latin Extended-A */
/* What the first byte of a character turned into begins with: U+00C2 to U+00F4 in Windows-1252, U+0412 to U+0444 in Windows-1251 (D0 and D1). */
enum { LATIN_LEAD = 0xC3, CYRILLIC_LEAD = 0xD1 };

/* Bytes 80..9F of the code pages; the rest of 1252 is Latin-1. 0: not used. */
static const uint16_t page_1252[32] = {
	0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
	0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
};
static const uint16_t page_1251[64] = {
	0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409, 0x2039, 0x040A, 0x040C, 0x040B, 0x040F,
	0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x98, 0x2122, 0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F,
	0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6, 0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407,
	0x00B0, 0x00B1, 0x0406, 0x0456, 0x0491, 0x00B5, 0x00B6, 0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457,
};

/* The byte of a character in the code page; -1: none. */
static int byte_of(UChar32 c, bool cyrillic)
{
	if (c < 0x80)
		return -1;
	if (cyrillic && c >= 0x0410 && c <= 0x044F)
		return (int)(c - 0x0410) + 0xC0;
	if (!cyrillic && c >= 0xA0 && c <= 0xFF)
		return (int)c;
	for (int i = 0; i < (cyrillic ? 64 : 32); i++)
		if ((cyrillic ? page_1251 : page_1252)[i] == c)
			return 0x80 + i;
	return -1;
}

/* The bytes of text after off of one wrongly read character; 0: it is none. */
static size_t twice_decoded(dgm_str text, size_t off, bool cyrillic)
{
	const uint8_t *s = (const uint8_t *)text.p;
	int32_t i = (int32_t)off;
	uint8_t bytes[4];
	int32_t n = 0, wanted = 0;
	bool has_space = false;
	UChar32 c;

	do {
		int b;

		if (i >= (int32_t)text.n)
			return 0;
		U8_NEXT_OR_FFFD(s, i, (int32_t)text.n, c);
		b = byte_of(c, cyrillic);
		if (b < 0 || (n && b >= 0xC0))
			return 0;
		has_space |= c == NO_BREAK_SPACE;
		if (!n)
			wanted = b >= 0xC2 && b < 0xE0 ? 2 : b >= 0xE0 && b < 0xF0 ? 3 : b >= 0xF0 && b < 0xF5 ? 4 : 0;
		bytes[n++] = (uint8_t)b;
	} while (n < wanted);
	if (!wanted || !dgm__utf8_is_valid((const char *)bytes, (size_t)n, NULL, NULL))
		return 0;
	n = 0;
	U8_NEXT_OR_FFFD(bytes, n, wanted, c);
	if (has_space && c > LAST_LATIN) /* "fabriqué »" is French, and no Chinese character */
		return 0;
	return u_isalpha(c) || (c >= 0x2010 && c <= 0x203A) || c == 0xA0 || c == 0xAB || c == 0xBB ? (size_t)i - off : 0;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_ERROR };
	dgm_str text = pair->target->text;

	(void)state;
	for (size_t off = 0; off < text.n; ) {
		unsigned char lead = (unsigned char)text.p[off];
		size_t n, end = off;

		if (lead != LATIN_LEAD && (lead | 1) != CYRILLIC_LEAD) {
			off++;
			continue;
		}
		n = lead == LATIN_LEAD ? twice_decoded(text, off, false) : 0;
		if (n) {
			dgm__report_target(&report, off, off + n);
			off += n;
			continue;
		}
		for (n = 0; end < text.n; n++) {
			size_t more = twice_decoded(text, end, true);

			if (!more)
				break;
			end += more;
		}
		if (n >= 3)
			dgm__report_target(&report, off, end);
		off = n >= 3 ? end : off + 1;
	}
	if (!report.target_span_count)
		return DGM_OK;
	return dgm__sink_put(sink, pair, &report, err, "\"%.*s\" looks like text decoded twice",
		(int)(report.target_spans[0].end_off - report.target_spans[0].start_off), text.p + report.target_spans[0].start_off);
}

const dgm__check dgm__check_mojibake = {
	.info = { .id = "mojibake", .summary = "text decoded twice", .category = "design", .severity = DGM_SEVERITY_ERROR },
	.run = run,
};
