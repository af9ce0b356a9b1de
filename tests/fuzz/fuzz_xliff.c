/*
 * The XLIFF reader: whatever comes in, units come out that the writers of both versions take (but for characters that only <cp> can hold), and what they write
 * reads back as the same units, so that writing it again changes nothing.
 */
#include "copy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void through(const uint8_t *data, size_t size, const char *format)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_output *once = fuzz_output(), *again = fuzz_output();
	dgm_status st, st_again;
	uint64_t units;

	opt.format = "xliff";
	units = fuzz_copy((const char *)data, size, "fuzz", &opt, format, once, &st, NULL);
	opt.format = NULL; /* known by its content */
	if (dgm_output_str(once).n && st != DGM_ESTOP) {
		if (fuzz_copy(dgm_output_str(once).p, dgm_output_str(once).n, "fuzz", &opt, format, again, &st_again, NULL) != units || st_again != DGM_OK)
			abort();
		if (strcmp(format, "tmx") && !fuzz_same(once, again))
			abort();
	}
	dgm_output_abort(once);
	dgm_output_abort(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	through(data, size, "xliff");
	through(data, size, "xliff2");
	through(data, size, "tmx");
	return 0;
}
