/* Writers of units: one file a format, one row in writer.c. */
#ifndef DGM_IO_WRITER_H
#define DGM_IO_WRITER_H

#include <dragoman/memory.h>
#include <dragoman/pipeline.h>

#include "base/arena.h"

/* What a format cannot hold is counted, so that nothing goes in silence. */
typedef enum dgm__loss {
	DGM__LOSS_CODES, DGM__LOSS_CODE_PARTS, DGM__LOSS_VARIANTS, DGM__LOSS_LANGUAGES, DGM__LOSS_UNITS, DGM__LOSS_IDS, DGM__LOSS_PROPERTIES, DGM__LOSS_NOTES,
	DGM__LOSS_HISTORY, DGM__LOSSES
} dgm__loss;

typedef struct dgm__writer_format {
	dgm_format_info info;
	dgm_status (*begin)(dgm_unit_writer *writer, const dgm_memory_header *header, dgm_error *err);
	dgm_status (*unit)(dgm_unit_writer *writer, const dgm_unit *unit, dgm_error *err);
	dgm_status (*end)(dgm_unit_writer *writer, dgm_error *err);
	void (*release)(dgm_unit_writer *writer); /* frees the state, also after a failed begin; may be NULL */
} dgm__writer_format;

enum { DGM__MOST_COLUMNS = 64 };

struct dgm_unit_writer {
	const dgm__writer_format *format;
	dgm_output *output;
	uint64_t written; /* units */
	uint64_t lost[DGM__LOSSES];
	void *state;      /* the format's own */
	/* formats of a row a unit: the languages of the columns, canonical; none: the first unit's */
	char columns[DGM__MOST_COLUMNS][DGM_LANGUAGE_CAPACITY];
	size_t column_count;
};

extern const dgm__writer_format dgm__writer_csv, dgm__writer_jsonl, dgm__writer_po, dgm__writer_tmx, dgm__writer_tsv, dgm__writer_xliff, dgm__writer_xliff2;

/* As dgm_unit_writer_new, with the languages of the columns: canonical tags; none: the first unit's. */
dgm_status dgm__unit_writer_start(dgm_unit_writer **out, const char *format, const dgm_memory_header *header,
	const char *const *columns, size_t column_count, dgm_output *output, dgm_error *err);

/* "inline codes", ...; for messages. */
const char *dgm__loss_name(dgm__loss loss);

/* The variant in the language of a column: the very tag before one that only matches it; NULL: none. */
const dgm_variant *dgm__writer_variant(const dgm_unit *unit, const char *column);

/*
 * The source and the target of a unit, for formats of one pair; pair[1] may be NULL. The first unit with two languages chooses the columns that nobody has named.
 * false: it has no source, or it comes before the target is known; counted as lost, as are the variants that do not fit.
 */
bool dgm__writer_pair(dgm_unit_writer *writer, const dgm_unit *unit, const dgm_variant *pair[2]);
/* Names the source's column before the first unit, where nobody has named columns and the memory knows its source. */
void dgm__writer_source(dgm_unit_writer *writer, const dgm_memory_header *header);

/* Is any of its dates, authors or counts known? */
bool dgm__has_history(const dgm_history *history);

/* Counts what every row format but TMX leaves out: notes, dates and properties of variants. */
void dgm__count_losses(dgm_unit_writer *writer, const dgm_unit *unit, bool keeps_properties, bool keeps_notes);

#endif
