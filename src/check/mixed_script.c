/*
 * A word in two alphabets that look alike: a Cyrillic а in a Latin word. It is reported where every letter of one of the two has a twin in the other, so that
 * endings put to foreign words on purpose ("SMSка", units with μ) are let be. Apostrophes and hyphens part words.
 */
#include "check/check.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

enum { LATIN, CYRILLIC, GREEK, ALPHABETS };

/* Letters of each alphabet with a twin in another. */
static const char *const twins[ALPHABETS] = { "aceopxyiABCEHKMOPTXYIvu", "асеорхуіАВСЕНКМОРТХУІ", "οναικρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" };

static int alphabet_of(UChar32 c)
{
	UErrorCode status = U_ZERO_ERROR;

	switch (uscript_getScript(c, &status)) {
	case USCRIPT_LATIN: return LATIN;
	case USCRIPT_CYRILLIC: return CYRILLIC;
	case USCRIPT_GREEK: return GREEK;
	default: return -1;
	}
}

typedef struct mixture {
	size_t letters[ALPHABETS], twins[ALPHABETS];
} mixture;

static void add(mixture *m, const char *bytes, size_t n, UChar32 c)
{
	int alphabet = alphabet_of(c);
	char letter[8] = "";

	if (alphabet < 0)
		return;
	memcpy(letter, bytes, n);
	m->letters[alphabet]++;
	m->twins[alphabet] += strstr(twins[alphabet], letter) != NULL;
}

static bool is_mixed(const mixture *m)
{
	size_t alphabets = 0, all = 0;
	bool twin = false;

	for (int a = 0; a < ALPHABETS; a++) {
		alphabets += m->letters[a] != 0;
		all += m->letters[a];
		twin = twin || (m->letters[a] && m->letters[a] == m->twins[a]);
	}
	return alphabets > 1 && twin && all >= 3;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_WARNING };
	dgm_str text = pair->target->text;
	mixture m = { { 0 }, { 0 } };
	size_t word = 0;

	(void)state;
	for (int32_t i = 0, start = 0; start <= (int32_t)text.n; start = i) {
		UChar32 c = ' ';

		if (start < (int32_t)text.n)
			U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		if (u_isalpha(c)) {
			add(&m, text.p + start, (size_t)(i - start), c);
			continue;
		}
		if (U_GET_GC_MASK(c) & U_GC_M_MASK)
			continue;
		if (is_mixed(&m))
			dgm__report_target(&report, word, (size_t)start);
		m = (mixture){ { 0 }, { 0 } };
		word = (size_t)i;
		if (start == (int32_t)text.n)
			break;
	}
	if (!report.target_span_count)
		return DGM_OK;
	return dgm__sink_put(sink, pair, &report, err, "\"%.*s\" is written in two alphabets",
		(int)(report.target_spans[0].end_off - report.target_spans[0].start_off), text.p + report.target_spans[0].start_off);
}

const dgm__check dgm__check_mixed_script = {
	.info = { .id = "mixed-script", .summary = "one word in two alphabets", .category = "linguistic conventions", .severity = DGM_SEVERITY_WARNING },
	.run = run,
};
