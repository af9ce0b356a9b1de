/*
 * Beads as a translation memory: a unit a bead with both sides, through the writers of TMX and XLIFF. Merged sentences stay one segment; what XML cannot
 * hold becomes U+FFFD, counted in one warning a file, for an article with a stray control character is no reason to give nothing.
 */
#include "io/formats.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/status.h"
#include "base/str.h"
#include "io/writer.h"
#include "io/xml.h"

enum { PROPERTIES = 4 };

typedef struct state {
	dgm_unit_writer *writer;
	dgm__buffer raw, source, target, name, id;
	uint64_t replaced; /* characters */
	/* What the files of the pair say of their articles, as properties of the variants: "x-headline" and so on. */
	dgm_property said[2][DGM_METADATA_KINDS];
	size_t said_count[2];
	dgm__arena sayings;
} state;

static void clean_text(state *s, dgm__buffer *to, const dgm_doc *doc, size_t first, size_t count, const char *joiner)
{
	dgm__bead_text(&s->raw, doc, first, count, joiner);
	s->replaced += dgm__xml_replace_illegal(to, dgm__buffer_view(&s->raw));
}

static dgm_status buffers_status(const state *s, dgm_error *err)
{
	const dgm__buffer *const all[] = { &s->raw, &s->source, &s->target, &s->name, &s->id };
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < sizeof all / sizeof *all && st == DGM_OK; i++)
		st = dgm__buffer_status(all[i], err);
	return st;
}

static dgm_status take_metadata(state *s, int side, const dgm_doc *doc, dgm_error *err)
{
	s->said_count[side] = 0;
	for (int kind = 0; kind < DGM_METADATA_KINDS; kind++) {
		dgm_str value = dgm_doc_metadata(doc, (dgm_metadata)kind), text;
		const char *name = dgm_metadata_name((dgm_metadata)kind);
		char *type, *kept;

		/* The variant itself says its language. */
		if (!value.n || (kind == DGM_METADATA_LANGUAGE && !strcmp(value.p, dgm_doc_language(doc))))
			continue;
		type = dgm__arena_bytes(&s->sayings, strlen(name) + 3);
		s->replaced += dgm__xml_replace_illegal(&s->raw, value);
		text = dgm__buffer_view(&s->raw);
		kept = dgm__arena_copy(&s->sayings, text.n ? text.p : "", text.n);
		if (!type || !kept)
			return dgm__out_of_memory(err);
		snprintf(type, strlen(name) + 3, "x-%s", name);
		s->said[side][s->said_count[side]++] = (dgm_property){ .type = dgm__str(type), .value = { kept, text.n } };
	}
	return dgm__buffer_status(&s->raw, err);
}

static dgm_status write_bead(dgm_alignment_writer *w, const dgm_alignment *a, size_t index, const char *const joiners[2], dgm_error *err)
{
	state *s = w->state;
	const dgm_bead *b = &a->beads[index];
	dgm_property properties[PROPERTIES] = { { .type = dgm__str("x-confidence") }, { .type = dgm__str("x-document") }, { .type = dgm__str("x-bead") },
		{ .type = dgm__str("x-moved"), .value = dgm__str("yes") } };
	dgm_variant variants[2] = {
		{ .language = dgm__str(dgm_doc_language(a->source)), .properties = s->said[0], .property_count = s->said_count[0] },
		{ .language = dgm__str(dgm_doc_language(a->target)), .properties = s->said[1], .property_count = s->said_count[1] },
	};
	dgm_unit unit = { .variants = variants, .variant_count = 2, .properties = properties, .property_count = b->moved ? 4 : 3 };
	char confidence[DGM__CONFIDENCE_TEXT], bead[32];
	dgm_status st;

	clean_text(s, &s->source, a->source, b->source_first, b->source_count, joiners[0]);
	clean_text(s, &s->target, a->target, b->target_first, b->target_count, joiners[1]);
	dgm__buffer_reset(&s->id);
	dgm__buffer_str(&s->id, dgm__buffer_view(&s->name));
	dgm__buffer_printf(&s->id, "-%06zu", index + 1);
	st = buffers_status(s, err);
	if (st != DGM_OK)
		return st;
	dgm__confidence_text(confidence, b->confidence);
	snprintf(bead, sizeof bead, "%lu-%lu", (unsigned long)b->source_count, (unsigned long)b->target_count);
	properties[0].value = dgm__str(confidence);
	properties[1].value = dgm__buffer_view(&s->name);
	properties[2].value = dgm__str(bead);
	variants[0].text = dgm__buffer_view(&s->source);
	variants[1].text = dgm__buffer_view(&s->target);
	unit.id = dgm__buffer_view(&s->id);
	unit.history.creation_date = dgm__str(w->opt.creation_date);
	if (w->hubless)
		unit.source_language = variants[0].language;
	return dgm_unit_writer_write(s->writer, &unit, err);
}

static dgm_status write_pair(dgm_alignment_writer *w, const dgm_alignment *a, dgm_error *err)
{
	const char *const joiners[2] = { dgm_language_joiner(dgm_doc_language(a->source)), dgm_language_joiner(dgm_doc_language(a->target)) };
	state *s = w->state;
	dgm_status st;

	s->writer->written = w->place.units;
	dgm__xml_replace_illegal(&s->name, dgm__str(dgm__pair_name(a)));
	dgm__arena_reset(&s->sayings);
	st = take_metadata(s, 0, a->source, err);
	if (st == DGM_OK)
		st = take_metadata(s, 1, a->target, err);
	for (size_t k = 0; k < a->bead_count && st == DGM_OK && !dgm_output_has_failed(w->output); k++) {
		const dgm_bead *b = &a->beads[k];

		if (!b->source_count || !b->target_count)
			continue;
		if (b->confidence < w->opt.min_confidence)
			w->left_out++;
		else
			st = write_bead(w, a, k, joiners, err);
	}
	w->place.units = s->writer->written;
	return st;
}

static dgm_status begin(dgm_alignment_writer *w, const char *format, dgm_error *err)
{
	dgm_memory_header header = { .history.creation_date = dgm__str(w->opt.creation_date) };
	state *s = dgm__calloc(1, sizeof *s);

	if (!s)
		return dgm__out_of_memory(err);
	w->state = s;
	s->raw.max = s->source.max = s->target.max = INT32_MAX;
	s->name.max = 1 << 16;
	s->id.max = 1 << 17;
	if (header.history.creation_date.n && !dgm__xml_date_is_valid(header.history.creation_date))
		return dgm__fail(err, DGM_EARG, NULL, 0, "creation_date: \"%.60s\" is not of the form YYYYMMDDThhmmssZ", w->opt.creation_date);
	header.source_language = dgm__str(w->languages[0] && !w->hubless ? w->languages[0] : "*all*");
	return dgm__unit_writer_start(&s->writer, format, &header, w->languages, w->languages[0] ? 2 : 0, w->output, err);
}

static dgm_status end(dgm_alignment_writer *w, dgm_error *err)
{
	state *s = w->state;
	dgm_unit_writer *writer = s->writer;
	dgm_status st;

	s->writer = NULL;
	writer->written = w->place.units;
	if (writer->lost[DGM__LOSS_UNITS])
		dgm__warn(w->opt.reporter, dgm_output_name(w->output), 0, "%llu units of other languages than %s and %s do not fit and are left out",
			(unsigned long long)writer->lost[DGM__LOSS_UNITS], w->languages[0], w->languages[1]);
	st = dgm_unit_writer_finish(writer, err);
	if (st == DGM_OK && s->replaced)
		dgm__warn(w->opt.reporter, dgm_output_name(w->output), 0, "%llu character%s that XML cannot hold became U+FFFD",
			(unsigned long long)s->replaced, s->replaced == 1 ? "" : "s");
	return st;
}

static void release(dgm_alignment_writer *w)
{
	state *s = w->state;

	if (!s)
		return;
	dgm_unit_writer_abort(s->writer);
	dgm__buffer_clear(&s->raw);
	dgm__buffer_clear(&s->source);
	dgm__buffer_clear(&s->target);
	dgm__buffer_clear(&s->name);
	dgm__buffer_clear(&s->id);
	dgm__arena_clear(&s->sayings);
	dgm__free(s);
}

static dgm_status begin_tmx(dgm_alignment_writer *w, dgm_error *err)
{
	return begin(w, "tmx", err);
}

static dgm_status begin_xliff(dgm_alignment_writer *w, dgm_error *err)
{
	return begin(w, "xliff", err);
}

static dgm_status begin_xliff2(dgm_alignment_writer *w, dgm_error *err)
{
	return begin(w, "xliff2", err);
}

const dgm__alignment_format dgm__alignments_tmx = {
	.info = { .name = "tmx", .extension = ".tmx", .summary = "translation memory, TMX 1.4b level 1", .min_confidence = .5 },
	.begin = begin_tmx, .pair = write_pair, .end = end, .release = release,
};

const dgm__alignment_format dgm__alignments_xliff = {
	.info = { .name = "xliff", .extension = ".xlf", .summary = "XLIFF 1.2" },
	.begin = begin_xliff, .pair = write_pair, .end = end, .release = release,
};

const dgm__alignment_format dgm__alignments_xliff2 = {
	.info = { .name = "xliff2", .extension = ".xlf", .summary = "XLIFF 2.1" },
	.begin = begin_xliff2, .pair = write_pair, .end = end, .release = release,
};
