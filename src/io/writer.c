/* Units into a format of the table. */
#include "io/writer.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/str.h"
#include "io/xml.h"

static const dgm__writer_format *const formats[] = { &dgm__writer_csv, &dgm__writer_jsonl, &dgm__writer_po, &dgm__writer_tmx, &dgm__writer_tsv, &dgm__writer_xliff, &dgm__writer_xliff2 };

enum { FORMATS = sizeof formats / sizeof *formats };

const dgm_format_info *dgm_memory_format_at(size_t index)
{
	return index < FORMATS ? &formats[index]->info : NULL;
}

const char *dgm__loss_name(dgm__loss loss)
{
	static const char *const names[DGM__LOSSES] = { "inline codes", "parts of inline codes", "variants", "regions of languages", "units", "ids", "properties", "notes", "dates and authors" };

	return names[loss];
}

/* --- columns ------------------------------------------------------------------------------------------------------------------------- */

const dgm_variant *dgm__writer_variant(const dgm_unit *u, const char *column)
{
	for (size_t i = 0; i < u->variant_count; i++)
		if (dgm__str_is(u->variants[i].language, column))
			return &u->variants[i];
	return dgm_unit_variant(u, column);
}

static void add_column(dgm_unit_writer *w, dgm_str language)
{
	snprintf(w->columns[w->column_count++], DGM_LANGUAGE_CAPACITY, "%.*s", dgm__clip(language, DGM_LANGUAGE_CAPACITY - 1), language.p);
}

void dgm__writer_source(dgm_unit_writer *w, const dgm_memory_header *header)
{
	if (!w->column_count && header->source_language.n && header->source_language.p[0] != '*')
		add_column(w, header->source_language);
}

/* A unit with a second language names the target, and the source where that is not known. */
static void choose_pair(dgm_unit_writer *w, const dgm_unit *u)
{
	const dgm_variant *source = w->column_count ? dgm__writer_variant(u, w->columns[0]) : u->variants;

	for (size_t i = 0; i < u->variant_count && source && w->column_count < 2; i++) {
		const dgm_variant *v = &u->variants[i];

		if (dgm__str_same(v->language, source->language))
			continue;
		if (!w->column_count)
			add_column(w, source->language);
		add_column(w, v->language);
	}
}

bool dgm__writer_pair(dgm_unit_writer *w, const dgm_unit *u, const dgm_variant *pair[2])
{
	size_t found;

	if (w->column_count < 2 && u->variant_count)
		choose_pair(w, u);
	for (int i = 0; i < 2; i++)
		pair[i] = w->column_count == 2 ? dgm__writer_variant(u, w->columns[i]) : NULL;
	if (pair[1] == pair[0])
		pair[1] = NULL; /* both columns are one language in two regions */
	found = (pair[0] != NULL) + (pair[1] != NULL);
	if (!pair[0]) {
		w->lost[DGM__LOSS_UNITS]++;
		return false;
	}
	w->lost[DGM__LOSS_VARIANTS] += u->variant_count - found;
	return true;
}

bool dgm__has_history(const dgm_history *h)
{
	return h->creation_date.n || h->creation_id.n || h->change_date.n || h->change_id.n || h->last_usage_date.n || h->usage_count.n;
}

void dgm__count_losses(dgm_unit_writer *w, const dgm_unit *u, bool keeps_properties, bool keeps_notes)
{
	w->lost[DGM__LOSS_PROPERTIES] += keeps_properties ? 0 : u->property_count;
	w->lost[DGM__LOSS_NOTES] += keeps_notes ? 0 : u->note_count;
	for (size_t i = 0; i < u->variant_count; i++) {
		const dgm_variant *v = &u->variants[i];

		w->lost[DGM__LOSS_CODES] += v->code_count;
		w->lost[DGM__LOSS_PROPERTIES] += v->property_count;
		w->lost[DGM__LOSS_NOTES] += v->note_count;
		w->lost[DGM__LOSS_HISTORY] += dgm__has_history(&v->history);
	}
}

dgm_status dgm__unit_writer_start(dgm_unit_writer **out, const char *format, const dgm_memory_header *header,
	const char *const *columns, size_t column_count, dgm_output *output, dgm_error *err)
{
	const dgm__writer_format *row = NULL;
	dgm_unit_writer *w;
	dgm_status st;

	*out = NULL;
	for (size_t i = 0; i < FORMATS; i++)
		if (!strcmp(formats[i]->info.name, format))
			row = formats[i];
	if (!row)
		return dgm__fail(err, DGM_EARG, NULL, 0, "memories cannot be written as \"%.60s\"", format);
	if (column_count > DGM__MOST_COLUMNS)
		return dgm__fail(err, DGM_ELIMIT, NULL, 0, "more than %d languages in one table", DGM__MOST_COLUMNS);
	w = dgm__calloc(1, sizeof *w);
	if (!w)
		return dgm__out_of_memory(err);
	w->format = row;
	w->output = output;
	for (; w->column_count < column_count; w->column_count++)
		snprintf(w->columns[w->column_count], DGM_LANGUAGE_CAPACITY, "%s", columns[w->column_count]);
	st = row->begin(w, header, err);
	if (st != DGM_OK) {
		dgm_unit_writer_abort(w);
		return st;
	}
	*out = w;
	return DGM_OK;
}

dgm_status dgm_unit_writer_new(dgm_unit_writer **out, const char *format, const dgm_memory_header *header,
	dgm_output *output, dgm_error *err)
{
	return dgm__unit_writer_start(out, format, header, NULL, 0, output, err);
}

dgm_status dgm_unit_writer_write(dgm_unit_writer *writer, const dgm_unit *unit, dgm_error *err)
{
	dgm_status st = writer->format->unit(writer, unit, err);

	writer->written += st == DGM_OK;
	return st;
}

dgm_status dgm_unit_writer_finish(dgm_unit_writer *writer, dgm_error *err)
{
	dgm_status st = writer->format->end(writer, err);

	dgm_unit_writer_abort(writer);
	return st;
}

void dgm_unit_writer_abort(dgm_unit_writer *writer)
{
	if (writer && writer->format->release)
		writer->format->release(writer);
	dgm__free(writer);
}
