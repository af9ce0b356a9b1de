/*
 * Lexicon files, and with an odd first byte files of counts: the rest is a whole file, or (the second bit) overwrites parts of a good one. A lexicon that is read is
 * written and read again to the same bytes, added to itself and looked through; counts are added up and estimated from.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/lexicon.h>

#include "base/utf8.h"
#include "damage.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char memory[] =
	"en\tru\nThe court will sit again on Monday.\tСуд снова соберётся в понедельник.\nThe court will sit.\tСуд соберётся.\nAgain on Monday 5,000 people\tСнова в понедельник 5 тыс. человек\n";

static char path[] = "/tmp/dgm-fuzz-lexicon-XXXXXX"; /* of the file at hand */
static dgm_lexicon *vocabulary;
static char *good[2];                                /* a finished lexicon; counts of the vocabulary */
static size_t lengths[2];

static void leave(void)
{
	(void)unlink(path);
	dgm_lexicon_free(vocabulary);
	free(good[0]);
	free(good[1]);
}

static void take(int which, dgm_output *output)
{
	dgm_str bytes = dgm_output_str(output);

	good[which] = malloc(bytes.n);
	if (!good[which])
		abort();
	memcpy(good[which], bytes.p, bytes.n);
	lengths[which] = bytes.n;
	dgm_output_abort(output);
}

static dgm_output *output(void)
{
	dgm_output *out = NULL;

	if (dgm_output_memory(&out, 1 << 28, NULL) != DGM_OK)
		abort();
	return out;
}

static void make_good(void)
{
	char source[sizeof path + 8];
	const char *paths[] = { source };
	dgm_output *outputs[2] = { output(), output() };
	dgm_lexicon *lexicon;

	fuzz_make_file(path, leave);
	snprintf(source, sizeof source, "%s.tsv", path);
	fuzz_write_file(source, memory, sizeof memory - 1);
	if (dgm_lexicon_learn(&lexicon, paths, 1, "en", "ru", NULL, NULL, NULL) != DGM_OK || dgm_lexicon_write(lexicon, outputs[0], NULL) != DGM_OK ||
		dgm_lexicon_vocabulary(&vocabulary, paths, 1, "en", "ru", NULL, NULL, NULL) != DGM_OK ||
		dgm_lexicon_count(vocabulary, outputs[1], paths, 1, "en", "ru", NULL, NULL, NULL) != DGM_OK)
		abort();
	(void)unlink(source);
	dgm_lexicon_free(lexicon);
	take(0, outputs[0]);
	take(1, outputs[1]);
}

static int look(void *arg, const dgm_lexicon_row *row)
{
	*(double *)arg += row->count;
	return 0;
}

static void try_lexicon(const char *bytes, size_t n)
{
	dgm_lexicon *a = NULL, *b = NULL;
	dgm_output *first, *second;
	double sum = 0;

	if (dgm_lexicon_from_bytes(&a, bytes, n, "fuzz", NULL) != DGM_OK) {
		if (a)
			abort();
		return;
	}
	first = output();
	second = output();
	if (dgm_lexicon_write(a, first, NULL) != DGM_OK || dgm_lexicon_from_bytes(&b, dgm_output_str(first).p, dgm_output_str(first).n, "again", NULL) != DGM_OK ||
		dgm_lexicon_write(b, second, NULL) != DGM_OK || dgm_output_str(first).n != dgm_output_str(second).n ||
		memcmp(dgm_output_str(first).p, dgm_output_str(second).p, dgm_output_str(first).n))
		abort();
	for (int backward = 0; backward < 2; backward++)
		(void)dgm_lexicon_each(a, backward, look, &sum, NULL);
	(void)dgm_lexicon_add(a, b, NULL);
	dgm_lexicon_free(a);
	dgm_lexicon_free(b);
	dgm_output_abort(first);
	dgm_output_abort(second);
}

static void try_counts(const char *bytes, size_t n)
{
	const char *paths[] = { path, path };
	dgm_output *sum = output(), *text = output();
	dgm_lexicon *lexicon = NULL;

	fuzz_write_file(path, bytes, n);
	(void)dgm_counts_sniff(path);
	(void)dgm_counts_merge(sum, paths, 2, NULL);
	if (dgm_lexicon_write(vocabulary, text, NULL) != DGM_OK || dgm_lexicon_from_bytes(&lexicon, dgm_output_str(text).p, dgm_output_str(text).n, "vocabulary", NULL) != DGM_OK)
		abort();
	(void)dgm_lexicon_estimate(lexicon, paths, 1, NULL);
	dgm_lexicon_free(lexicon);
	dgm_output_abort(sum);
	dgm_output_abort(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes;
	size_t n;
	int which;

	if (!size)
		return 0;
	if (!good[0])
		make_good();
	which = data[0] & 1;
	n = data[0] & 2 ? lengths[which] : size - 1;
	bytes = malloc(n + 1);
	if (!bytes)
		abort();
	if (data[0] & 2) {
		memcpy(bytes, good[which], n);
		fuzz_damage(bytes, n, data + 1, size - 1);
	} else {
		memcpy(bytes, data + 1, n);
	}
	if (which)
		try_counts(bytes, n);
	else
		try_lexicon(bytes, n);
	free(bytes);
	return 0;
}
