/* Text to segments: paragraphs, the dateline, candidates, decisions. */
#include "segment/engine.h"

#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "segment/chars.h"
#include "segment/srx.h"

enum { DATELINE_PARAGRAPHS = 3, HEADING_BYTES = 400 };

struct dgm_segmenter {
	dgm_segment_options opt;
	dgm__knowledge k;
	dgm__srx *srx; /* NULL: the built-in rules */
};

static dgm_status make(dgm_segmenter **out, const char *language, const dgm_segment_options *given, dgm_error *err)
{
	char tag[DGM_LANGUAGE_CAPACITY];
	dgm_segmenter *s;
	dgm_status st;

	*out = NULL;
	if ((st = dgm_language_canonical(tag, language, err)) != DGM_OK)
		return st;
	s = dgm__calloc(1, sizeof *s);
	if (!s)
		return dgm__out_of_memory(err);
	s->opt = (dgm_segment_options)DGM_SEGMENT_OPTIONS_INIT;
	dgm__options_take(&s->opt, sizeof s->opt, given);
	if (s->opt.dateline > DGM_DATELINE_SPLIT)
		st = dgm__fail(err, DGM_EARG, NULL, 0, "dateline is %d; use a value of dgm_dateline", (int)s->opt.dateline);
	else if (s->opt.line_breaks > DGM_LINE_BREAKS_SEGMENT)
		st = dgm__fail(err, DGM_EARG, NULL, 0, "line_breaks is %d; use a value of dgm_line_breaks", (int)s->opt.line_breaks);
	else
		st = dgm__knowledge_load(&s->k, tag, s->opt.data_dir, err);
	if (st != DGM_OK) {
		dgm_segmenter_free(s);
		return st;
	}
	s->opt.data_dir = NULL; /* was borrowed for this call */
	*out = s;
	return DGM_OK;
}

dgm_status dgm_segmenter_new(dgm_segmenter **out, const char *language, const dgm_segment_options *opt, dgm_error *err)
{
	dgm_status st = make(out, language, opt, err);

	if (st == DGM_OK && !(*out)->k.own_data && (*out)->opt.line_breaks != DGM_LINE_BREAKS_SEGMENT)
		dgm__warn((*out)->opt.reporter, NULL, 0, "no segmentation data for \"%s\"; using the rules for all languages", language);
	return st;
}

dgm_status dgm_segmenter_load_srx(dgm_segmenter **out, const char *path, const char *language, const dgm_segment_options *opt, dgm_error *err)
{
	char tag[DGM_LANGUAGE_CAPACITY];
	dgm_segmenter *s;
	dgm_status st = make(&s, language, opt, err);

	*out = NULL;
	if (st == DGM_OK)
		st = dgm_language_canonical(tag, language, err);
	if (st == DGM_OK)
		st = dgm__srx_load(&s->srx, path, tag, s->opt.reporter, err);
	if (st == DGM_OK)
		*out = s;
	else
		dgm_segmenter_free(s);
	return st;
}

void dgm_segmenter_free(dgm_segmenter *s)
{
	if (!s)
		return;
	dgm__knowledge_clear(&s->k);
	dgm__srx_free(s->srx);
	dgm__free(s);
}

/* One run: where segments go, and which paragraph they are in. */
typedef struct run {
	const dgm_segmenter *segmenter;
	dgm__scan scan;
	dgm_segments *out;
	uint32_t paragraph;
	dgm__srx_run *srx; /* NULL: the built-in rules */
} run;

static dgm_status add(run *r, int32_t begin, int32_t end, dgm_segment_kind kind, uint8_t reason, bool certain, dgm_error *err)
{
	dgm_segment *items = dgm__grow(r->out->items, &r->out->capacity, r->out->count + 1, sizeof *items);

	if (!items)
		return dgm__out_of_memory(err);
	r->out->items = items;
	items[r->out->count++] = (dgm_segment){ (size_t)begin, (size_t)end, r->paragraph, (uint8_t)kind, reason, certain };
	return DGM_OK;
}

/* Ends the segment at `end`; the next begins at `next`. */
static dgm_status cut(run *r, int32_t end, int32_t next, dgm_segment_kind kind, uint8_t reason, bool certain, dgm_error *err)
{
	dgm_status st = add(r, r->scan.start, end, kind, reason, certain, err);

	r->scan.start = next;
	return st;
}

/* The dateline at the paragraph's head: kept with what follows unless it ends in a full stop, or the caller wants it apart. */
static dgm_status take_dateline(run *r, int32_t *off, dgm_error *err)
{
	dgm__scan *s = &r->scan;
	bool stop;
	int32_t end = dgm__dateline_end(s, &stop);

	if (end <= s->begin || end >= s->end)
		return DGM_OK;
	*off = end;
	if (!stop && r->segmenter->opt.dateline == DGM_DATELINE_KEEP)
		return DGM_OK;
	*off = dgm__skip_white(s->p, end, s->end);
	return cut(r, end, *off, DGM_SEGMENT_DATELINE, DGM_REASON_DATELINE, true, err);
}

/* Does a mark stand in the paragraph with more than closing marks behind it? */
static bool ends_inside(const run *r)
{
	const dgm__scan *s = &r->scan;
	const uint8_t *lead = s->k->marks.lead;

	for (int32_t off = s->begin, n, c; off < s->end;) {
		if (!lead[(unsigned char)s->p[off]]) {
			off++;
		} else if ((n = dgm__mark_at(&s->k->marks, s->p + off, s->end - off, &c)) > 0) {
			for (off += n; off < s->end && (dgm__is_quote(c = dgm__char_at(s->p, off, s->end)) || dgm__is_closing_bracket(c));)
				dgm__char_next(s->p, &off, s->end);
			if (off < s->end)
				return true;
		} else {
			dgm__char_next(s->p, &off, s->end);
		}
	}
	return false;
}

/* One place where a segment may end; moves *off past it. */
static dgm_status try_mark(run *r, int32_t *off, int32_t mark_n, int32_t mark_c, dgm_error *err)
{
	dgm__candidate c;
	uint8_t reason;

	dgm__candidate_read(&r->scan, &c, *off, mark_n, mark_c);
	*off = c.end;
	if (c.next >= r->scan.end || !dgm__decide(&r->scan, &c, &reason))
		return DGM_OK;
	*off = c.next;
	return cut(r, c.end, c.next, DGM_SEGMENT_SENTENCE, reason, true, err);
}

static dgm_status try_space(run *r, int32_t *off, dgm_error *err)
{
	int32_t begin = *off, end = dgm__skip_white(r->scan.p, begin, r->scan.end);

	*off = end;
	if (end >= r->scan.end || begin <= r->scan.start || !dgm__space_breaks(&r->scan, begin, end))
		return DGM_OK;
	return cut(r, begin, end, DGM_SEGMENT_SENTENCE, DGM_REASON_SPACE, false, err);
}

/* A heading is a paragraph of one segment that ends in no mark at all and is short. */
static dgm_segment_kind last_kind(const run *r)
{
	const dgm__scan *s = &r->scan;
	int32_t off = s->end, c;

	if (s->start != s->begin || s->end - s->begin > HEADING_BYTES || (s->k->spaces.used && r->paragraph > 0))
		return DGM_SEGMENT_SENTENCE;
	while (off > s->begin) {
		int32_t at = off;

		c = dgm__char_prev(s->p, s->begin, &at);
		if (dgm__mark_at(&s->k->marks, s->p + at, off - at, &c) > 0 || c == ',' || c == ';' || c == ':' || c == 0xFF1A || c == 0xFF0C)
			return DGM_SEGMENT_SENTENCE;
		if (!dgm__is_quote(c) && !dgm__is_closing_bracket(c))
			return dgm__is_word(c) || off < s->end ? DGM_SEGMENT_HEADING : DGM_SEGMENT_SENTENCE;
		off = at;
	}
	return DGM_SEGMENT_SENTENCE;
}

static dgm_status run_paragraph(run *r, int32_t begin, int32_t end, bool is_last, dgm_error *err)
{
	dgm__scan *s = &r->scan;
	const uint8_t *lead = s->k->marks.lead;
	dgm_status st = DGM_OK;
	int32_t off = begin, n, c;

	s->begin = s->start = s->piece = s->counted = s->counted_start = begin;
	s->sought_start = -1;
	s->end = end;
	s->straight = s->straight_paragraph = s->directed = s->directed_paragraph = 0;
	if (r->segmenter->opt.dateline == DGM_DATELINE_KEEP && !s->k->spaces.used && !ends_inside(r))
		off = end; /* one segment, with a dateline or without */
	else if (r->paragraph < DATELINE_PARAGRAPHS)
		st = take_dateline(r, &off, err);
	while (off < end && st == DGM_OK) {
		unsigned char b = (unsigned char)s->p[off];

		if (!lead[b])
			off++;
		else if (s->k->spaces.used && (b == ' ' || b == '\n' || b == '\r'))
			st = try_space(r, &off, err);
		else if ((n = dgm__mark_at(&s->k->marks, s->p + off, end - off, &c)) > 0)
			st = try_mark(r, &off, n, c, err);
		else
			dgm__char_next(s->p, &off, end);
	}
	if (st == DGM_OK)
		st = cut(r, end, end, last_kind(r), is_last ? DGM_REASON_TEXT_END : DGM_REASON_PARAGRAPH_END, true, err);
	return st;
}

/* SRX breaks exactly at its positions; the white space beside them goes to the gap. */
static dgm_status run_srx_paragraph(run *r, int32_t begin, int32_t end, bool is_last, dgm_error *err)
{
	dgm__scan *s = &r->scan;
	const int32_t *breaks = NULL;
	size_t count = 0;
	dgm_status st = dgm__srx_breaks(r->srx, s->p + begin, end - begin, &breaks, &count, err);

	s->begin = s->start = begin;
	s->end = end;
	for (size_t i = 0; i < count && st == DGM_OK; i++) {
		int32_t at = begin + breaks[i], stop = dgm__trim_end(s->p, s->start, at);

		if (stop > s->start)
			st = cut(r, stop, dgm__skip_white(s->p, at, end), DGM_SEGMENT_SENTENCE, DGM_REASON_SRX, true, err);
	}
	return st != DGM_OK || s->start >= end ? st
					       : cut(r, end, end, last_kind(r), is_last ? DGM_REASON_TEXT_END : DGM_REASON_PARAGRAPH_END, true, err);
}

static dgm_status run_lines(run *r, dgm__paragraphs *at, dgm_error *err)
{
	dgm_status st = DGM_OK;
	int32_t begin, end;
	bool is_new;

	for (bool first = true; st == DGM_OK && dgm__paragraph_next(at, &begin, &end, &is_new); first = false) {
		if (is_new && !first)
			r->paragraph++;
		st = add(r, begin, end, DGM_SEGMENT_SENTENCE, DGM_REASON_LINE_END, true, err);
	}
	return st;
}

dgm_status dgm_segmenter_run(const dgm_segmenter *segmenter, dgm_str text, dgm_segments *out, dgm_error *err)
{
	run r = { segmenter, { .k = &segmenter->k, .p = text.p, .n = (int32_t)text.n }, out, 0, NULL };
	dgm__paragraphs at = { text.p, (int32_t)text.n, 0, segmenter->opt.line_breaks, false };
	dgm_status st = DGM_OK;
	int32_t begin, end, next_begin, next_end;
	bool is_new, more;

	if (text.n >= INT32_MAX)
		return dgm__fail(err, DGM_ELIMIT, NULL, 0, "a text of 2 GiB or more; split it");
	if (at.breaks == DGM_LINE_BREAKS_SEGMENT)
		return run_lines(&r, &at, err);
	if (at.breaks == DGM_LINE_BREAKS_AUTO) {
		at.breaks = dgm__line_breaks_guess(text.p, (int32_t)text.n, &segmenter->k.marks);
		dgm__note(segmenter->opt.reporter, NULL, 0, "a line end is taken as %s",
			at.breaks == DGM_LINE_BREAKS_WRAP ? "white space (hard-wrapped text)" : "the end of a paragraph");
	}
	if (segmenter->srx && (st = dgm__srx_run_new(&r.srx, segmenter->srx, err)) != DGM_OK)
		return st;
	more = dgm__paragraph_next(&at, &begin, &end, &is_new);
	while (more && st == DGM_OK) {
		more = dgm__paragraph_next(&at, &next_begin, &next_end, &is_new);
		st = r.srx ? run_srx_paragraph(&r, begin, end, !more, err) : run_paragraph(&r, begin, end, !more, err);
		r.paragraph++;
		begin = next_begin;
		end = next_end;
	}
	dgm__srx_run_free(r.srx);
	return st;
}
