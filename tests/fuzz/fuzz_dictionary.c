/*
 * Dictionaries of every format: the first byte picks two languages, and whether the rest is one file or, cut at the first two NULs, the two of dictd. What is
 * read has entries of well-formed UTF-8, neither side of which is empty.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/dictionary.h>

#include "base/utf8.h"
#include "damage.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const languages[][2] = { { "en", "ru" }, { "en", "zh" }, { "ja", "en" }, { "de", "en" }, { "zh-Hans", "de" }, { "ko", "en" }, { "en", "en" }, { "fr", "ar" } };

static char folder[] = "/tmp/dgm-fuzz-dictionary-XXXXXX";
static char index_path[64], text_path[64];

static void leave(void)
{
	(void)unlink(index_path);
	(void)unlink(text_path);
	(void)rmdir(folder);
}

static void make_folder(void)
{
	if (!mkdtemp(folder) || atexit(leave))
		abort();
	snprintf(index_path, sizeof index_path, "%s/a.index", folder);
	snprintf(text_path, sizeof text_path, "%s/a.dict", folder);
}

static void check(const dgm_dictionary *d)
{
	for (size_t i = 0; i < dgm_dictionary_count(d); i++) {
		dgm_dictionary_entry e = dgm_dictionary_get(d, i);

		if (!e.source.n || !e.target.n || !dgm__utf8_is_valid(e.source.p, e.source.n, NULL, NULL) || !dgm__utf8_is_valid(e.target.p, e.target.n, NULL, NULL))
			abort();
	}
	if (!dgm_dictionary_format(d) || !dgm_dictionary_name(d))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	dgm_dictionary *d = NULL;
	const char *const *pair;
	const uint8_t *cut;
	dgm_status st;

	if (!size)
		return 0;
	pair = languages[data[0] & 7];
	cut = data[0] & 8 ? memmem(data + 1, size - 1, "\0\0", 2) : NULL;
	if (cut) {
		if (!index_path[0])
			make_folder();
		fuzz_write_file(index_path, data + 1, (size_t)(cut - data - 1));
		fuzz_write_file(text_path, cut + 2, (size_t)(data + size - cut - 2));
		st = dgm_dictionary_load(&d, index_path, pair[0], pair[1], NULL, NULL);
	} else {
		st = dgm_dictionary_from_bytes(&d, data + 1, size - 1, "fuzz", pair[0], pair[1], NULL, NULL);
	}
	if (st == DGM_OK)
		check(d);
	else if (d)
		abort();
	dgm_dictionary_free(d);
	return 0;
}
