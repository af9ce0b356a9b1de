/*
 * The XLIFF reader: whatever comes in, units come out that the writers of both versions take (but for characters that only <cp> can hold), and what they write
 * reads back as the same units; what is missing (an id of a pair) is made up once, and then writing it again changes nothing.
 */
#include "copy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads what was written, known by its content, and writes it again. */
static dgm_output *again(const dgm_output *from, const char *format, uint64_t units)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_output *out = fuzz_output();
	dgm_status st;

	if (fuzz_copy(dgm_output_str(from).p, dgm_output_str(from).n, "fuzz", &opt, format, out, &st, NULL) != units || st != DGM_OK)
		abort();
	return out;
}

static void through(const uint8_t *data, size_t size, const char *format)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_output *once = fuzz_output(), *twice, *thrice;
	dgm_status st;
	uint64_t units;

	opt.format = "xliff";
	units = fuzz_copy((const char *)data, size, "fuzz", &opt, format, once, &st, NULL);
	if (dgm_output_str(once).n && st != DGM_ESTOP) {
		twice = again(once, format, units);
		thrice = again(twice, format, units);
		if (!fuzz_same(twice, thrice))
			abort();
		dgm_output_abort(twice);
		dgm_output_abort(thrice);
	}
	dgm_output_abort(once);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	through(data, size, "xliff");
	through(data, size, "xliff2");
	through(data, size, "tmx");
	return 0;
}
