/*
 * An index as it comes from somebody else: a good one is made, the input overwrites parts of it, and every kind of search asks it. What is found, or that it is refused, does not matter.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <dragoman/search.h>

#include "config.h"
#include "damage.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#ifdef HAVE_SQLITE

static const char memory[] =
	"{\"id\":\"1\",\"segments\":{\"en\":\"The court will sit again on Monday.\",\"ru\":\"Суд снова соберётся в понедельник.\"}}\n"
	"{\"segments\":{\"en\":\"The court will sit again on Tuesday.\",\"zh\":\"法院星期二再次开庭。\"}}\n"
	"{\"segments\":{\"en\":\"Nobody will sit.\",\"th\":\"ศาลจะนั่งอีกครั้งในวันจันทร์\"}}\n";

static char path[] = "/tmp/dgm-fuzz-search-XXXXXX";
static char *whole;
static size_t length;

static void leave(void)
{
	(void)unlink(path);
	free(whole);
}

static void make_index(void)
{
	char source[sizeof path + 8];
	const char *paths[] = { source };
	dgm_output *output;
	FILE *f;

	fuzz_make_file(path, leave);
	snprintf(source, sizeof source, "%s.jsonl", path);
	fuzz_write_file(source, memory, sizeof memory - 1);
	if (dgm_output_open(&output, path, NULL) != DGM_OK || dgm_memories_index(paths, 1, NULL, output, NULL, NULL) != DGM_OK || dgm_output_commit(output, NULL) != DGM_OK)
		abort();
	(void)unlink(source);
	f = fopen(path, "rb");
	if (!f || fseek(f, 0, SEEK_END) || !(length = (size_t)ftell(f)) || !(whole = malloc(length)))
		abort();
	rewind(f);
	if (fread(whole, 1, length, f) != length)
		abort();
	fclose(f);
}

static int pass_over(void *arg, const dgm_search_hit *hit)
{
	*(uint64_t *)arg += hit->score + hit->unit->variants[hit->variant].text.n;
	return 0;
}

static void damage(const uint8_t *data, size_t size)
{
	char *bytes = malloc(length);

	if (!bytes)
		abort();
	memcpy(bytes, whole, length);
	fuzz_damage(bytes, length, data, size);
	fuzz_write_file(path, bytes, length);
	free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const texts[] = { "The court will sit again on Monday.", "sit", "法院", "ศาล" };
	const char *paths[] = { path };
	uint64_t sum = 0;

	if (!whole)
		make_index();
	damage(data, size);
	for (unsigned mode = 0; mode < 3; mode++)
		for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
			dgm_search_options opt = DGM_SEARCH_OPTIONS_INIT;

			opt.mode = mode;
			opt.min_score = 30;
			(void)dgm_search(paths, 1, texts[i], &opt, pass_over, &sum, NULL, NULL);
		}
	return 0;
}

#else

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return 0;
}

#endif
