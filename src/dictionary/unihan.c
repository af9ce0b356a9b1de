/* Unihan_Readings.txt of the Unicode character database (UAX 38): U+4E00 TAB kDefinition TAB glosses. */
#include <string.h>

#include <unicode/utf.h>

#include "base/status.h"
#include "dictionary/dictionary.h"

static bool sniff(const dgm__dictionary_job *job)
{
	dgm_str line = dgm__dictionary_first_line(job);

	return line.n > 8 && !memcmp(line.p, "U+", 2) && memmem(line.p, line.n, "\tk", 2);
}

/* The character of "U+4E00" up to the tab. */
static UChar32 character(dgm_str s)
{
	UChar32 c = 0;

	for (size_t i = 2; i < s.n && s.p[i] != '\t'; i++) {
		int digit = s.p[i] >= '0' && s.p[i] <= '9' ? s.p[i] - '0' : s.p[i] >= 'A' && s.p[i] <= 'F' ? s.p[i] - 'A' + 10 : -1;

		if (digit < 0 || c > 0xFFFFF)
			return -1;
		c = c * 16 + digit;
	}
	return c >= 0x3000 && c <= 0x3FFFF && !U_IS_SURROGATE(c) ? c : -1;
}

static dgm_status read_rows(dgm__dictionary_job *job, dgm_str text, dgm_error *err)
{
	static const char field[] = "\tkDefinition\t";
	size_t at = 0;
	dgm_str line;
	dgm_status st = DGM_OK;

	for (job->line = 1; st == DGM_OK && dgm__dictionary_line(text, &at, &line); job->line++) {
		const char *value = line.n > 2 && line.p[0] == 'U' ? memmem(line.p, line.n, field, sizeof field - 1) : NULL;
		UChar32 c = value ? character(line) : -1;
		char head[4];
		int32_t n = 0;

		if (c < 0)
			continue;
		U8_APPEND_UNSAFE(head, n, c);
		value += sizeof field - 1;
		st = dgm__dictionary_put(job, (dgm_str){ head, (size_t)n }, (dgm_str){ value, line.n - (size_t)(value - line.p) }, err);
	}
	return st;
}

static dgm_status read(dgm__dictionary_job *job, dgm_error *err)
{
	if (!dgm__dictionary_for(job, dgm__dictionary_is(job->languages[0], "ja") || dgm__dictionary_is(job->languages[1], "ja") ? "ja" : "zh", "en", err))
		return DGM_EFORMAT;
	return dgm__dictionary_rows(job, read_rows, err);
}

const dgm__dictionary_format dgm__dictionary_unihan = { .name = "unihan", .sniff = sniff, .read = read };
