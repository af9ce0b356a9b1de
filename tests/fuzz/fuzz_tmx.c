/*
 * The TMX reader: whatever comes in, units come out that the writer takes, and what it writes reads back as the same units. The text is well-formed
 * and free of what XML cannot hold. A salvaging reading gives the same units.
 */
#include "copy.h"
#include "io/xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int look(void *arg, const dgm_memory_finding *finding)
{
	if (!finding->rule[0] || !finding->text[0] || strchr(finding->text, '\n'))
		abort();
	return 0;
}

static void check_text(const dgm_unit *u)
{
	uint32_t code;

	for (size_t i = 0; i < u->variant_count; i++)
		if (!dgm__xml_is_legal(u->variants[i].text, &code))
			abort();
}

/* Copies the memory to out; its writer takes all. */
static uint64_t copy(const char *p, size_t n, const dgm_unit_reader_options *opt, dgm_output *out, dgm_status *st)
{
	uint64_t units = fuzz_copy(p, n, "fuzz", opt, "tmx", out, st, check_text);

	if (*st == DGM_ESTOP)
		abort();
	return units;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	dgm_unit_reader_options plain = DGM_UNIT_READER_OPTIONS_INIT, strict = DGM_UNIT_READER_OPTIONS_INIT, salvage = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_output *once = fuzz_output(), *again = fuzz_output(), *salvaged = fuzz_output();
	dgm_status st, st_strict, st_salvage, st_again;
	uint64_t units;

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
		if (!fuzz_same(once, again))
			abort();
	}
	dgm_output_abort(again);
	again = fuzz_output();
	if (copy((const char *)data, size, &strict, again, &st_strict) != units || st != st_strict)
		abort();
	dgm_output_abort(once);
	dgm_output_abort(again);
	dgm_output_abort(salvaged);
	return 0;
}
