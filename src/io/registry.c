/* The tables of output formats by name, and what every format needs. */
#include "io/formats.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/output.h"
#include "base/status.h"

static const dgm__alignment_format *const alignment_formats[] = {
	&dgm__alignments_html, &dgm__alignments_index, &dgm__alignments_jsonl, &dgm__alignments_text, &dgm__alignments_tmx, &dgm__alignments_tsv,
	&dgm__alignments_xliff, &dgm__alignments_xliff2,
};

static const dgm__segment_format *const segment_formats[] = { &dgm__segments_jsonl, &dgm__segments_lines, &dgm__segments_text };

enum {
	ALIGNMENT_FORMATS = sizeof alignment_formats / sizeof *alignment_formats,
	SEGMENT_FORMATS = sizeof segment_formats / sizeof *segment_formats
};

const dgm_format_info *dgm_alignment_format_at(size_t index)
{
	return index < ALIGNMENT_FORMATS ? &alignment_formats[index]->info : NULL;
}

const dgm_format_info *dgm_segment_format_at(size_t index)
{
	return index < SEGMENT_FORMATS ? &segment_formats[index]->info : NULL;
}

/* Every bead must lie inside its documents: the writers index by it. */
static dgm_status check_alignment(const dgm_alignment *a, dgm_error *err)
{
	size_t sources = dgm_doc_count(a->source), targets = dgm_doc_count(a->target);

	for (size_t i = 0; i < a->bead_count; i++) {
		const dgm_bead *b = &a->beads[i];

		if (b->source_count > sources || b->source_first > sources - b->source_count ||
		    b->target_count > targets || b->target_first > targets - b->target_count)
			return dgm__fail(err, DGM_EARG, NULL, 0, "pair %s: bead %zu lies outside its documents", dgm__pair_name(a), i);
	}
	return DGM_OK;
}

static const dgm__alignment_format *find_format(const char *name)
{
	for (size_t i = 0; i < ALIGNMENT_FORMATS; i++)
		if (!strcmp(alignment_formats[i]->info.name, name))
			return alignment_formats[i];
	return NULL;
}

static dgm_status start(dgm_alignment_writer **out, const char *format, const char *const languages[2], bool hubless, const dgm_write_options *opt,
	dgm_output *output, dgm_error *err)
{
	const dgm__alignment_format *row = find_format(format);
	dgm_alignment_writer *w;
	dgm_status st;

	*out = NULL;
	if (!row)
		return dgm__fail(err, DGM_EARG, NULL, 0, "there is no output format \"%.60s\"", format);
	w = dgm__calloc(1, sizeof *w);
	if (!w)
		return dgm__out_of_memory(err);
	*w = (dgm_alignment_writer){ .format = row, .languages = { languages[0], languages[1] }, .hubless = hubless, .opt = DGM_WRITE_OPTIONS_INIT, .output = output };
	dgm__options_take(&w->opt, sizeof w->opt, opt);
	if (w->opt.min_confidence < 0)
		w->opt.min_confidence = row->info.min_confidence;
	st = w->opt.min_confidence <= 1 ? DGM_OK : dgm__fail(err, DGM_EARG, NULL, 0, "min_confidence: give a probability, 0 to 1");
	if (st == DGM_OK && row->begin)
		st = row->begin(w, err);
	if (st != DGM_OK) {
		dgm_alignment_writer_abort(w);
		return st;
	}
	*out = w;
	return DGM_OK;
}

dgm_status dgm_alignment_writer_new(dgm_alignment_writer **out, const char *format, const char *source_language, const char *target_language,
	const dgm_write_options *opt, dgm_output *output, dgm_error *err)
{
	return start(out, format, (const char *const[2]){ source_language, target_language }, false, opt, output, err);
}

dgm_status dgm_alignment_writer_write(dgm_alignment_writer *w, const dgm_alignment *a, dgm_error *err)
{
	dgm_status st = check_alignment(a, err);

	if (st == DGM_OK)
		st = w->format->pair(w, a, err);
	w->place.pairs++;
	return st;
}

uint64_t dgm_alignment_writer_left_out(const dgm_alignment_writer *w)
{
	return w->left_out;
}

dgm_write_place dgm_alignment_writer_place(const dgm_alignment_writer *w)
{
	dgm_write_place place = w->place;

	place.bytes = dgm_output_written(w->output);
	return place;
}

dgm_status dgm_alignment_writer_go_on(dgm_alignment_writer *w, const dgm_write_place *place, dgm_error *err)
{
	w->place = *place;
	return dgm__output_go_to(w->output, place->bytes, err);
}

dgm_status dgm_alignment_writer_finish(dgm_alignment_writer *w, dgm_error *err)
{
	dgm_status st = w->format->end ? w->format->end(w, err) : DGM_OK;

	dgm_alignment_writer_abort(w);
	return st;
}

void dgm_alignment_writer_abort(dgm_alignment_writer *w)
{
	if (w && w->format->release)
		w->format->release(w);
	dgm__free(w);
}

/* Do the pairs have several source languages? */
static bool is_hubless(const dgm_alignment *const *alignments, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (strcmp(dgm_doc_language(alignments[i]->source), dgm_doc_language(alignments[0]->source)))
			return true;
	return false;
}

dgm_status dgm_alignments_write(const dgm_alignment *const *alignments, size_t count, const char *format,
	const dgm_write_options *opt, dgm_output *output, uint64_t *left_out, dgm_error *err)
{
	const char *languages[2] = { count ? dgm_doc_language(alignments[0]->source) : NULL, count ? dgm_doc_language(alignments[0]->target) : NULL };
	dgm_alignment_writer *writer;
	dgm_status st = start(&writer, format, languages, is_hubless(alignments, count), opt, output, err);

	for (size_t i = 0; i < count && st == DGM_OK && !dgm_output_has_failed(output); i++)
		st = dgm_alignment_writer_write(writer, alignments[i], err);
	if (left_out)
		*left_out = writer ? writer->left_out : 0;
	if (st == DGM_OK)
		return dgm_alignment_writer_finish(writer, err);
	dgm_alignment_writer_abort(writer);
	return st;
}

dgm_status dgm_segments_write(const dgm_doc *doc, const char *format, dgm_output *output, dgm_error *err)
{
	for (size_t i = 0; i < SEGMENT_FORMATS; i++)
		if (!strcmp(segment_formats[i]->info.name, format))
			return segment_formats[i]->write(doc, output, err);
	return dgm__fail(err, DGM_EARG, NULL, 0, "there is no output format \"%.60s\"", format);
}

void dgm__confidence_text(char to[DGM__CONFIDENCE_TEXT], double confidence)
{
	int digits = (int)(confidence * 10000 + .5);

	snprintf(to, DGM__CONFIDENCE_TEXT, "%d.%04d", digits / 10000, digits % 10000);
}

void dgm__bead_text(dgm__buffer *to, const dgm_doc *doc, size_t first, size_t count, const char *joiner)
{
	dgm__buffer_reset(to);
	for (size_t i = 0; i < count; i++) {
		if (i)
			dgm__buffer_puts(to, joiner);
		dgm__buffer_str(to, dgm_doc_sentence(doc, first + i));
	}
}

const dgm_bead *dgm__bead_rival(const dgm_alignment *a, size_t index)
{
	return a->rivals && a->rivals[index].source_count ? &a->rivals[index] : NULL;
}

void dgm__bead_links(const dgm_alignment *a, size_t index, size_t *first, size_t *end)
{
	size_t i = *first;

	while (i < a->link_count && a->links[i].bead < index)
		i++;
	*first = i;
	while (i < a->link_count && a->links[i].bead == index)
		i++;
	*end = i;
}

const char *dgm__pair_name(const dgm_alignment *a)
{
	return a->name && *a->name ? a->name : "pair";
}
