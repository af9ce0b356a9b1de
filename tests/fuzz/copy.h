/* What the fuzz targets of memories share: a memory from bytes into an output, with the promises that every reader and writer keeps. */
#ifndef DGM_TESTS_FUZZ_COPY_H
#define DGM_TESTS_FUZZ_COPY_H

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "io/bytes.h"
#include "io/reader.h"
#include "io/writer.h"

typedef void fuzz_look(const dgm_unit *unit);

/* Aborts unless the unit is what every writer may count on. */
static inline void fuzz_check_unit(const dgm_unit *u)
{
	if (!u->variant_count)
		abort();
	for (size_t i = 0; i < u->variant_count; i++) {
		const dgm_variant *v = &u->variants[i];

		if (!v->language.n || !dgm__utf8_is_valid(v->text.p, v->text.n, NULL, NULL))
			abort();
		for (size_t k = 0; k < v->code_count; k++)
			if (v->codes[k].text_off > v->text.n || (k && v->codes[k].text_off < v->codes[k - 1].text_off))
				abort();
	}
}

static inline dgm_output *fuzz_output(void)
{
	dgm_output *out = NULL;

	if (dgm_output_memory(&out, 1 << 28, NULL) != DGM_OK)
		abort();
	return out;
}

static inline bool fuzz_same(const dgm_output *a, const dgm_output *b)
{
	return dgm_output_str(a).n == dgm_output_str(b).n && !memcmp(dgm_output_str(a).p, dgm_output_str(b).p, dgm_output_str(b).n);
}

/*
 * Copies the memory to out as far as it goes; returns how many units were written. *st: of the reading; DGM_ESTOP where the writer refused a unit. look: asked
 * about each unit beside; may be NULL.
 */
static inline uint64_t fuzz_copy(const char *p, size_t n, const char *name, const dgm_unit_reader_options *opt, const char *to, dgm_output *out,
	dgm_status *st, fuzz_look *look)
{
	dgm_unit_reader *reader = NULL;
	dgm_unit_writer *writer = NULL;
	const dgm_unit *unit = NULL;
	dgm_error err = DGM_ERROR_INIT;
	dgm__bytes *bytes = NULL;
	uint64_t units = 0;
	bool refused = false;

	*st = dgm__bytes_from_memory(&bytes, p, n, name, &err);
	if (*st == DGM_OK)
		*st = dgm__unit_reader_start(&reader, bytes, opt, &err);
	if (*st == DGM_OK && dgm_unit_writer_new(&writer, to, dgm_unit_reader_header(reader), out, NULL) != DGM_OK)
		refused = true;
	while (!refused && *st == DGM_OK && (*st = dgm_unit_reader_next(reader, &unit, &err)) == DGM_OK && unit) {
		fuzz_check_unit(unit);
		if (look)
			look(unit);
		refused = dgm_unit_writer_write(writer, unit, NULL) != DGM_OK;
	}
	if (*st != DGM_OK && (err.code != *st || !err.text[0]))
		abort();
	if (writer) {
		units = writer->written - writer->lost[DGM__LOSS_UNITS];
		dgm_unit_writer_finish(writer, NULL);
	}
	dgm_unit_reader_close(reader);
	if (refused)
		*st = DGM_ESTOP;
	return units;
}

#endif
