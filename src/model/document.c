/* Documents: text, language, segments, and each segment's one-line form. */
#include <dragoman/document.h>

#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/status.h"
#include "base/white.h"

struct dgm_doc {
	dgm_text *text;
	char language[DGM_LANGUAGE_CAPACITY];
	dgm_segments segments;
	dgm_str *sentences;
	dgm__arena folded; /* and the metadata */
	dgm_str metadata[DGM_METADATA_KINDS];
};

void dgm_segments_clear(dgm_segments *segments)
{
	dgm__free(segments->items);
	memset(segments, 0, sizeof *segments);
}

dgm_status dgm_doc_new(dgm_doc **out, dgm_text **text, const char *language, dgm_error *err)
{
	dgm_doc *doc = NULL;

	*out = NULL;
	if (strlen(language) >= DGM_LANGUAGE_CAPACITY) {
		dgm_text_free(*text);
		*text = NULL;
		return dgm__fail(err, DGM_EARG, NULL, 0, "language tag too long");
	}
	doc = dgm__calloc(1, sizeof *doc);
	if (!doc) {
		dgm_text_free(*text);
		*text = NULL;
		return dgm__out_of_memory(err);
	}
	doc->text = *text;
	*text = NULL;
	strcpy(doc->language, language);
	*out = doc;
	return DGM_OK;
}

void dgm_doc_free(dgm_doc *doc)
{
	if (!doc)
		return;
	dgm_text_free(doc->text);
	dgm_segments_clear(&doc->segments);
	dgm__free(doc->sentences);
	dgm__arena_clear(&doc->folded);
	dgm__free(doc);
}

/* Is all white space of the slice single spaces? false: or not to be seen without a closer look. A loop without branches. */
static bool is_plain(dgm_str slice)
{
	unsigned other = slice.n && slice.p[0] == ' ';

	for (size_t i = 0; i < slice.n; i++)
		other |= (dgm__white_ascii(slice.p[i]) & (slice.p[i] != ' ')) | dgm__white_lead(slice.p[i]);
	for (size_t i = 1; i < slice.n; i++)
		other |= (slice.p[i] == ' ') & (slice.p[i - 1] == ' ');
	return !other;
}

/* The slice itself where it holds no white space but single spaces, else a folded copy. */
static bool one_line(dgm_str *out, dgm_str slice, dgm__arena *arena)
{
	size_t i = 0, n = 0, w;
	char *to;

	*out = slice;
	if (is_plain(slice))
		return true;
	for (bool after_space = false; i < slice.n; i += w ? w : 1) {
		w = dgm__begins_white(slice.p[i]) ? dgm__white(slice.p + i, slice.n - i) : 0;
		if (w && (after_space || slice.p[i] != ' '))
			break;
		after_space = w > 0;
	}
	if (i >= slice.n)
		return true;
	to = dgm__arena_bytes(arena, slice.n);
	if (!to)
		return false;
	for (i = 0; i < slice.n; i += w ? w : 1) {
		w = dgm__white(slice.p + i, slice.n - i);
		if (!w)
			to[n++] = slice.p[i];
		else if (n && to[n - 1] != ' ')
			to[n++] = ' ';
	}
	*out = (dgm_str){ to, n };
	return true;
}

dgm_status dgm_doc_set_segments(dgm_doc *doc, dgm_segments *segments, dgm_error *err)
{
	dgm_str text = dgm_text_str(doc->text);
	size_t end = 0;

	if (doc->sentences)
		return dgm__fail(err, DGM_EARG, dgm_doc_name(doc), 0, "the document has its segments already");
	for (size_t i = 0; i < segments->count; i++) {
		const dgm_segment *s = &segments->items[i];

		if (s->start_off < end || s->end_off < s->start_off || s->end_off > text.n)
			return dgm__fail(err, DGM_EARG, dgm_doc_name(doc), 0, "segment %zu is out of order or outside the text", i);
		end = s->end_off;
	}
	doc->sentences = dgm__calloc(segments->count, sizeof *doc->sentences);
	if (!doc->sentences)
		return dgm__out_of_memory(err);
	for (size_t i = 0; i < segments->count; i++) {
		const dgm_segment *s = &segments->items[i];

		if (!one_line(&doc->sentences[i], (dgm_str){ text.p + s->start_off, s->end_off - s->start_off }, &doc->folded)) {
			dgm__free(doc->sentences);
			doc->sentences = NULL;
			return dgm__out_of_memory(err);
		}
	}
	doc->segments = *segments;
	memset(segments, 0, sizeof *segments);
	return DGM_OK;
}

dgm_status dgm_doc_set_metadata(dgm_doc *doc, dgm_metadata kind, dgm_str value, dgm_error *err)
{
	char *kept = dgm__arena_copy(&doc->folded, value.n ? value.p : "", value.n);

	if (!kept)
		return dgm__out_of_memory(err);
	doc->metadata[kind] = (dgm_str){ kept, value.n };
	return DGM_OK;
}

dgm_str dgm_doc_metadata(const dgm_doc *doc, dgm_metadata kind)
{
	return doc->metadata[kind];
}

const char *dgm_doc_name(const dgm_doc *doc)
{
	return dgm_text_name(doc->text);
}

const char *dgm_doc_language(const dgm_doc *doc)
{
	return doc->language;
}

dgm_str dgm_doc_text(const dgm_doc *doc)
{
	return dgm_text_str(doc->text);
}

size_t dgm_doc_count(const dgm_doc *doc)
{
	return doc->segments.count;
}

const dgm_segment *dgm_doc_segment(const dgm_doc *doc, size_t index)
{
	return &doc->segments.items[index];
}

dgm_str dgm_doc_sentence(const dgm_doc *doc, size_t index)
{
	return doc->sentences[index];
}
