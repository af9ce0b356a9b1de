/*
 * Units from rows: JSON Lines and tables (the last byte chooses, and the content may choose by itself). What comes out is text that the same format
 * writes, and what it writes reads back as the same number of units.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "io/bytes.h"
#include "io/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const formats[] = { "jsonl", "tsv" };

static void check_unit(const dgm_unit *u)
{
	if (!u->variant_count)
		abort();
	for (size_t i = 0; i < u->variant_count; i++)
		if (!u->variants[i].language.n || !dgm__utf8_is_valid(u->variants[i].text.p, u->variants[i].text.n, NULL, NULL))
			abort();
}

static uint64_t copy(const char *p, size_t n, const char *format, const char *to, dgm_output *out, dgm_status *st)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_unit_reader *reader = NULL;
	dgm_unit_writer *writer = NULL;
	const dgm_unit *unit = NULL;
	dgm_error err = DGM_ERROR_INIT;
	dgm__bytes *bytes = NULL;
	uint64_t units = 0;

	opt.format = format;
	*st = dgm__bytes_from_memory(&bytes, p, n, "fuzz", &err);
	if (*st == DGM_OK)
		*st = dgm__unit_reader_start(&reader, bytes, &opt, &err);
	if (*st == DGM_OK && dgm_unit_writer_new(&writer, to, dgm_unit_reader_header(reader), out, NULL) != DGM_OK)
		abort();
	while (*st == DGM_OK && (*st = dgm_unit_reader_next(reader, &unit, &err)) == DGM_OK && unit) {
		check_unit(unit);
		if (dgm_unit_writer_write(writer, unit, NULL) != DGM_OK)
			abort();
		units++;
	}
	if (*st != DGM_OK && (err.code != *st || !err.text[0]))
		abort();
	if (writer)
		dgm_unit_writer_finish(writer, NULL);
	dgm_unit_reader_close(reader);
	return units;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	dgm_output *once = NULL, *again = NULL;
	dgm_status st, st_again;
	const char *format;
	uint64_t units;

	if (!size)
		return 0;
	if (dgm_output_memory(&once, 1 << 28, NULL) != DGM_OK || dgm_output_memory(&again, 1 << 28, NULL) != DGM_OK)
		abort();
	format = data[size - 1] & 4 ? NULL : formats[data[size - 1] & 1];
	/* JSON holds whatever a row may hold. */
	units = copy((const char *)data, size - 1, format, "jsonl", once, &st);
	if (units && (copy(dgm_output_str(once).p, dgm_output_str(once).n, "jsonl", "jsonl", again, &st_again) != units || st_again != DGM_OK))
		abort();
	if (units && (dgm_output_str(once).n != dgm_output_str(again).n || memcmp(dgm_output_str(once).p, dgm_output_str(again).p, dgm_output_str(again).n)))
		abort();
	dgm_output_abort(once);
	dgm_output_abort(again);
	return 0;
}
