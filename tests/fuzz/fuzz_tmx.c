/*
 * The TMX reader: whatever comes in, units come out that the writer takes, and what it writes reads back as the same units. The text is well-formed
 * and free of what XML cannot hold. A salvaging reading gives the same units.
 */
#include <stdlib.h>
#include <string.h>

#include "io/bytes.h"
#include "io/reader.h"
#include "io/xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int look(void *arg, const dgm_memory_finding *finding)
{
	if (!finding->rule[0] || !finding->text[0] || strchr(finding->text, '\n'))
		abort();
	return 0;
}

static void check_unit(const dgm_unit *u)
{
	uint32_t code;

	if (!u->variant_count)
		abort();
	for (size_t i = 0; i < u->variant_count; i++) {
		const dgm_variant *v = &u->variants[i];

		if (!v->language.n || !dgm__xml_is_legal(v->text, &code))
			abort();
		for (size_t k = 0; k < v->code_count; k++)
			if (v->codes[k].text_off > v->text.n || (k && v->codes[k].text_off < v->codes[k - 1].text_off))
				abort();
	}
}

/* Copies the memory to out as far as it goes; returns its units. */
static uint64_t copy(const char *p, size_t n, const dgm_unit_reader_options *opt, dgm_output *out, dgm_status *st)
{
	dgm_unit_reader *reader = NULL;
	dgm_unit_writer *writer = NULL;
	const dgm_unit *unit = NULL;
	dgm_error err = DGM_ERROR_INIT;
	dgm__bytes *bytes = NULL;
	uint64_t units = 0;

	*st = dgm__bytes_from_memory(&bytes, p, n, "fuzz", &err);
	if (*st == DGM_OK)
		*st = dgm__unit_reader_start(&reader, bytes, opt, &err);
	if (*st == DGM_OK && dgm_unit_writer_new(&writer, "tmx", dgm_unit_reader_header(reader), out, NULL) != DGM_OK)
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
	dgm_unit_reader_options plain = DGM_UNIT_READER_OPTIONS_INIT, strict = DGM_UNIT_READER_OPTIONS_INIT, salvage = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_output *once = NULL, *again = NULL, *salvaged = NULL;
	dgm_status st, st_strict, st_salvage, st_again;
	uint64_t units;

	if (dgm_output_memory(&once, 1 << 28, NULL) != DGM_OK || dgm_output_memory(&again, 1 << 28, NULL) != DGM_OK ||
	    dgm_output_memory(&salvaged, 1 << 28, NULL) != DGM_OK)
		abort();
	strict.validate = true;
	strict.found = look;
	salvage.salvage = true;
	units = copy((const char *)data, size, &plain, once, &st);
	if (copy((const char *)data, size, &salvage, salvaged, &st_salvage) != units || (st == DGM_OK && st_salvage != DGM_OK))
		abort();
	/* A file that breaks off before its first unit is refused at once, and salvaged as an empty memory. */
	if (dgm_output_str(once).n && dgm_output_str(once).n != dgm_output_str(salvaged).n)
		abort();
	if (dgm_output_str(once).n) {
		/* What was written is whole and says the same. */
		if (copy(dgm_output_str(once).p, dgm_output_str(once).n, &plain, again, &st_again) != units || st_again != DGM_OK)
			abort();
		if (dgm_output_str(once).n != dgm_output_str(again).n || memcmp(dgm_output_str(once).p, dgm_output_str(again).p, dgm_output_str(again).n))
			abort();
	}
	dgm_output_abort(again);
	if (dgm_output_memory(&again, 1 << 28, NULL) != DGM_OK)
		abort();
	if (copy((const char *)data, size, &strict, again, &st_strict) != units || st != st_strict)
		abort();
	dgm_output_abort(once);
	dgm_output_abort(again);
	dgm_output_abort(salvaged);
	return 0;
}
