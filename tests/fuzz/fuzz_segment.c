/* The segmenter: whatever the text, segments and gaps give it back, gaps are white space, and no segment cuts a character. */
#include <stdlib.h>
#include <string.h>

#include <dragoman/segment.h>

#include "base/utf8.h"
#include "base/white.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const languages[] = { "en", "de", "fr", "ru", "zh", "ja", "ko", "th", "he", "ar", "hi", "el", "hy", "am", "tr", "cs" };
enum { LANGUAGES = sizeof languages / sizeof *languages };

/* Rules are read once for each language and mode: they are immutable. */
static dgm_segmenter *rules(unsigned pick)
{
	static dgm_segmenter *made[LANGUAGES][8];
	dgm_segmenter **s = &made[pick % LANGUAGES][pick / LANGUAGES % 8];
	dgm_segment_options opt = DGM_SEGMENT_OPTIONS_INIT;

	opt.line_breaks = (dgm_line_breaks)(pick / LANGUAGES % 4);
	opt.dateline = pick / LANGUAGES / 4 % 2 ? DGM_DATELINE_SPLIT : DGM_DATELINE_KEEP;
	if (!*s && dgm_segmenter_new(s, languages[pick % LANGUAGES], &opt, NULL) != DGM_OK)
		abort();
	return *s;
}

static void check_gap(const char *p, size_t off, size_t end)
{
	if (off == 0 && end >= 3 && !memcmp(p, "\xEF\xBB\xBF", 3))
		off = 3;
	while (off < end) {
		size_t w = dgm__white(p + off, end - off);

		if (!w)
			abort();
		off += w;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	dgm_text_options opt = DGM_TEXT_OPTIONS_INIT;
	dgm_segments segments = { 0 };
	dgm_text *text = NULL;
	size_t off = 0;
	dgm_str s;

	if (!size)
		return 0;
	opt.repair = true;
	/* the last byte chooses, so that the rest stays what a file would hold */
	if (dgm_text_from_bytes(&text, data, size - 1, "fuzz", &opt, NULL) != DGM_OK)
		return 0;
	s = dgm_text_str(text);
	if (dgm_segmenter_run(rules(data[size - 1]), s, &segments, NULL) != DGM_OK)
		abort();
	for (size_t i = 0; i < segments.count; i++) {
		const dgm_segment *g = &segments.items[i];

		if (g->start_off < off || g->end_off <= g->start_off || g->end_off > s.n)
			abort();
		check_gap(s.p, off, g->start_off);
		if (!dgm__utf8_is_valid(s.p + g->start_off, g->end_off - g->start_off, NULL, NULL) || dgm__white(s.p + g->start_off, g->end_off - g->start_off) ||
			!dgm_segment_reason_name(g->reason) || !dgm_segment_kind_name(g->kind))
			abort();
		off = g->end_off;
	}
	check_gap(s.p, off, s.n);
	dgm_segments_clear(&segments);
	dgm_text_free(text);
	return 0;
}
