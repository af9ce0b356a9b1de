/*
 * The aligner: two texts of one sentence a line, split at the first TAB after the first byte, which picks languages and options. Whatever they hold, every
 * sentence of both sides stands in exactly one bead, confidences are probabilities, links lie inside their documents.
 */
#include <stdlib.h>
#include <string.h>

#include <dragoman/align.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LINES_MOST = 200 };

static const char *const languages[][2] = { { "en", "ru" }, { "en", "ko" }, { "zh-Hans", "en" }, { "ja", "ar" }, { "th", "he" }, { "de", "tr" }, { "hi", "el" }, { "en", "en" } };

static dgm_doc *doc_of(const uint8_t *p, size_t n, const char *language)
{
	dgm_text_options opt = DGM_TEXT_OPTIONS_INIT;
	dgm_segments segments = { 0 };
	dgm_text *text;
	dgm_doc *doc = NULL;
	dgm_str s;

	opt.repair = true;
	if (dgm_text_from_bytes(&text, p, n, "fuzz", &opt, NULL) != DGM_OK)
		return NULL;
	s = dgm_text_str(text);
	segments.items = malloc(LINES_MOST * sizeof *segments.items);
	if (!segments.items)
		abort();
	segments.capacity = LINES_MOST;
	for (size_t i = 0; i < s.n && segments.count < LINES_MOST;) {
		const char *end = memchr(s.p + i, '\n', s.n - i);
		size_t to = end ? (size_t)(end - s.p) : s.n;

		segments.items[segments.count++] = (dgm_segment){ .start_off = i, .end_off = to, .certain = 1 };
		i = to + 1;
	}
	if (dgm_doc_new(&doc, &text, language, NULL) != DGM_OK || dgm_doc_set_segments(doc, &segments, NULL) != DGM_OK)
		abort();
	return doc;
}

static void check(const dgm_alignment *a, uint32_t max_merge)
{
	size_t i = 0, j = 0;

	for (size_t k = 0; k < a->bead_count; k++) {
		const dgm_bead *b = &a->beads[k];

		if (b->source_first != i || b->target_first != j || b->source_count > max_merge || b->target_count > max_merge ||
			!(b->confidence >= 0 && b->confidence <= 1))
			abort();
		i += b->source_count;
		j += b->target_count;
	}
	if (i != dgm_doc_count(a->source) || j != dgm_doc_count(a->target))
		abort();
	for (size_t k = 0; k < a->link_count; k++)
		if (a->links[k].bead >= a->bead_count || !a->links[k].kind || !a->links[k].source.n || !a->links[k].target.n || !(a->links[k].weight >= 0))
			abort();
	for (size_t k = 0; k < a->bead_count && a->rivals; k++) {
		const dgm_bead *b = &a->beads[k], *rival = &a->rivals[k];

		if (!rival->source_count != !rival->target_count || (rival->source_count && b->source_count && b->target_count) ||
			rival->source_first + rival->source_count > i || rival->target_first + rival->target_count > j || !(rival->confidence >= 0 && rival->confidence <= 1))
			abort();
	}
}

/* One for each pair of languages, made when it is first wanted: to make one costs more than to align with it. */
static dgm_aligner *aligner_of(size_t pair, const dgm_align_options *opt)
{
	static dgm_aligner *aligners[sizeof languages / sizeof *languages];
	dgm_status st = aligners[pair] ? dgm_aligner_reset(aligners[pair], opt, NULL) : dgm_aligner_new(&aligners[pair], languages[pair][0], languages[pair][1], opt, NULL);

	if (st != DGM_OK)
		abort();
	return aligners[pair];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *const *pair;
	dgm_align_options opt = DGM_ALIGN_OPTIONS_INIT;
	const uint8_t *cut;
	dgm_aligner *aligner;
	dgm_doc *docs[2];

	if (size < 2)
		return 0;
	pair = languages[data[0] & 7]; /* as many as three bits tell apart */
	opt.links = data[0] & 8;
	opt.learn = data[0] & 16 ? DGM_LEARN_DOCUMENT : data[0] & 32 ? DGM_LEARN_NONE : DGM_LEARN_BATCH;
	opt.max_merge = 1u + (data[0] >> 6) * 2u;
	opt.threads = 1;
	cut = memchr(data + 1, '\t', size - 1);
	if (!cut)
		cut = data + size - 1;
	docs[0] = doc_of(data + 1, (size_t)(cut - data - 1), pair[0]);
	docs[1] = doc_of(cut + 1, (size_t)(data + size - cut - 1), pair[1]);
	if (docs[0] && docs[1]) {
		aligner = aligner_of(data[0] & 7, &opt);
		if (dgm_aligner_add(aligner, "fuzz", docs[0], docs[1], NULL) != DGM_OK || dgm_aligner_run(aligner, NULL) != DGM_OK)
			abort();
		check(dgm_aligner_get(aligner, 0), opt.max_merge);
		if (dgm_aligner_reset(aligner, NULL, NULL) != DGM_OK)
			abort();
	}
	dgm_doc_free(docs[0]);
	dgm_doc_free(docs[1]);
	return 0;
}
