/* Readers of units: one file a format, one row in reader.c; and the findings that every reader reports in one way. */
#ifndef DGM_IO_READER_H
#define DGM_IO_READER_H

#include <dragoman/memory.h>

#include "base/strmap.h"
#include "io/bytes.h"

typedef struct dgm__reader_format {
	const char *name, *summary;
	/* The first bytes and the file's name: 0: not this format; the highest answer wins. */
	int (*sniff)(const char *head, size_t n, const char *name);
	dgm_status (*open)(dgm_unit_reader *reader, dgm_error *err); /* reads the header */
	dgm_status (*next)(dgm_unit_reader *reader, const dgm_unit **unit, dgm_error *err);
	void (*close)(dgm_unit_reader *reader);                        /* also after a failed open */
} dgm__reader_format;

extern const dgm__reader_format dgm__reader_csv, dgm__reader_jsonl, dgm__reader_po, dgm__reader_tmx, dgm__reader_tsv, dgm__reader_xliff;

struct dgm_unit_reader {
	const dgm__reader_format *format;
	dgm_unit_reader_options opt;
	dgm__bytes *bytes;
	dgm_memory_header header;
	void *state;           /* the format's own */
	dgm__strmap findings;  /* rule and subject -> how often; only where findings become warnings */
	bool ended;            /* next has said so, or failed */
};

/* Opens over bytes, which it takes over in any case. */
dgm_status dgm__unit_reader_start(dgm_unit_reader **out, dgm__bytes *bytes, const dgm_unit_reader_options *opt, dgm_error *err);

/* Does the file's name end so (".csv"), whatever it is packed by? */
bool dgm__has_extension(const char *name, const char *extension);

const char *dgm__unit_reader_name(const dgm_unit_reader *reader); /* the file, for messages */

/* Which findings a plain reading tells of: what changes the units or loses something; the rest only on validation. */
typedef enum dgm__finding_weight { DGM__FINDING_WARN, DGM__FINDING_VALIDATE } dgm__finding_weight;

/*
 * Reports a departure from the format. subject: what one warning is given for (an element's name; NULL: the rule). Without a callback the
 * first of a subject becomes a warning at once and the rest are counted into one more at the end. DGM_ESTOP: the callback said stop.
 */
dgm_status dgm__unit_reader_found(dgm_unit_reader *reader, dgm__finding_weight weight, const char *rule, const char *subject,
	uint64_t line, dgm_error *err, const char *format, ...) DGM_PRINTF(7, 8);

#endif
