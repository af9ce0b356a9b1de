/*
 * Lexicons and dictionaries in memory. The first byte picks the languages; the rest is read as a lexicon, whose text must then read back as the same text,
 * and as a dictionary, whose entries must lie within the bounds.
 */
#include <stdlib.h>
#include <string.h>

#include <dragoman/dictionary.h>
#include <dragoman/lexicon.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const languages[][2] = { { "en", "ru" }, { "en", "ja" }, { "zh", "en" }, { "de", "en" }, { "en", "fr" }, { "ar", "en" }, { "ja", "en" }, { "fi", "en" } };

static int count_row(void *arg, const dgm_lexicon_row *row)
{
	size_t *count = arg;

	if (!row->word.n || !row->partner.n || !(row->count > 0) || !(row->share > 0 && row->share <= 1))
		abort();
	++*count;
	return 0;
}

static dgm_output *write_lexicon(const dgm_lexicon *lexicon)
{
	dgm_output *out;

	if (dgm_output_memory(&out, (size_t)1 << 28, NULL) != DGM_OK || dgm_lexicon_write(lexicon, out, NULL) != DGM_OK)
		abort();
	return out;
}

static void check_lexicon(const uint8_t *data, size_t size)
{
	dgm_lexicon *lexicon, *again;
	dgm_output *first, *second;
	dgm_str a, b;
	size_t rows = 0;

	if (dgm_lexicon_from_bytes(&lexicon, data, size, "fuzz", NULL) != DGM_OK)
		return;
	if (dgm_lexicon_each(lexicon, false, count_row, &rows, NULL) != DGM_OK || dgm_lexicon_each(lexicon, true, count_row, &rows, NULL) != DGM_OK)
		abort();
	first = write_lexicon(lexicon);
	a = dgm_output_str(first);
	if (dgm_lexicon_from_bytes(&again, a.p, a.n, "again", NULL) != DGM_OK)
		abort();
	second = write_lexicon(again);
	b = dgm_output_str(second);
	if (a.n != b.n || memcmp(a.p, b.p, a.n))
		abort();
	(void)dgm_lexicon_add(lexicon, again, NULL); /* sums may pass the bounds */
	dgm_output_abort(first);
	dgm_output_abort(second);
	dgm_lexicon_free(lexicon);
	dgm_lexicon_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	dgm_dictionary_options opt = DGM_DICTIONARY_OPTIONS_INIT;
	dgm_dictionary *dictionary;
	const char *const *pair;

	if (!size)
		return 0;
	check_lexicon(data + 1, size - 1);
	pair = languages[data[0] & 7];
	opt.as_written = data[0] & 8;
	if (dgm_dictionary_from_bytes(&dictionary, data + 1, size - 1, "fuzz", pair[0], pair[1], &opt, NULL) != DGM_OK)
		return 0;
	for (size_t k = 0; k < dgm_dictionary_count(dictionary); k++) {
		dgm_dictionary_entry e = dgm_dictionary_get(dictionary, k);

		if (!e.source.n || !e.target.n || e.source.n > 2048 || e.target.n > 2048)
			abort();
	}
	dgm_dictionary_free(dictionary);
	return 0;
}
