/*
 * Units from rows: JSON Lines, tables and PO (the last byte chooses, and the content may choose by itself). What comes out is text that the same format
 * writes, and what it writes reads back as the same number of units.
 */
#include "copy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const formats[] = { "csv", "tsv", "jsonl", "po" };

/* Copies the memory to out; JSON takes all. */
static uint64_t copy(const char *p, size_t n, const char *format, dgm_output *out, dgm_status *st)
{
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	uint64_t units;

	opt.format = format;
	units = fuzz_copy(p, n, "fuzz", &opt, "jsonl", out, st, NULL);
	if (*st == DGM_ESTOP)
		abort();
	return units;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	dgm_output *once = fuzz_output(), *again = fuzz_output();
	dgm_status st, st_again;
	const char *format;
	uint64_t units;

	if (!size--)
		goto done;
	format = data[size] & 4 ? NULL : formats[data[size] & 3];
	/* JSON holds whatever a row may hold. */
	units = copy((const char *)data, size, format, once, &st);
	if (units && (copy(dgm_output_str(once).p, dgm_output_str(once).n, "jsonl", again, &st_again) != units || st_again != DGM_OK))
		abort();
	if (units && !fuzz_same(once, again))
		abort();
done:
	dgm_output_abort(once);
	dgm_output_abort(again);
	return 0;
}
