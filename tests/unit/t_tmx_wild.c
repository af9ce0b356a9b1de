/*
 * Whole files as they occur: tests/wild/INDEX.tsv (ours), and ../shared/data/tmx/wild where it is at hand. Columns: file, outcome
 * (read, warn, refuse), units, languages, why, exit status of a validation.
 */
#include "unit.h"

#include <stdio.h>

#include "tmx_show.h"

#define LANGUAGES 512

typedef struct row {
	char file[256], outcome[16], languages[LANGUAGES], why[256];
	unsigned units, validate;
} row;

static bool next_row(row *r, FILE *index)
{
	char line[2048], *field[6], *at = line;

	if (!fgets(line, sizeof line, index))
		return false;
	line[strcspn(line, "\n")] = '\0';
	for (int i = 0; i < 6; i++) {
		field[i] = at;
		at += strcspn(at, "\t");
		ck_assert_msg(i == 5 || *at == '\t', "INDEX.tsv: %s: six columns wanted", line);
		if (*at)
			*at++ = '\0';
	}
	snprintf(r->file, sizeof r->file, "%s", field[0]);
	snprintf(r->outcome, sizeof r->outcome, "%s", field[1]);
	r->units = (unsigned)strtoul(field[2], NULL, 10);
	snprintf(r->languages, sizeof r->languages, "%s", field[3]);
	snprintf(r->why, sizeof r->why, "%s", field[4]);
	r->validate = (unsigned)strtoul(field[5], NULL, 10);
	return true;
}

static void count_warning(void *arg, const char *text)
{
	++*(unsigned *)arg;
}

/* Is word one of the space-separated words of list? */
static bool has_word(const char *list, const char *word, size_t n)
{
	for (const char *at = list; (at = strstr(at, word)); at++)
		if ((at == list || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
			return true;
	return false;
}

static void judge(const char *folder, const row *r)
{
	char path[1024];
	unsigned warned = 0;
	dgm_reporter reporter = { .warn = count_warning, .arg = &warned };
	dgm_unit_reader_options opt = DGM_UNIT_READER_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	dgm_memory_info info;
	const char *outcome;
	uint64_t findings;
	dgm_status st;
	size_t wanted = 0;

	opt.reporter = &reporter;
	snprintf(path, sizeof path, "%s/%s", folder, r->file);
	st = dgm_memory_info_load(&info, path, &opt, &err);
	outcome = st != DGM_OK ? "refuse" : warned ? "warn" : "read";
	ck_assert_msg(!strcmp(outcome, r->outcome), "%s: %s instead of %s (%s): %s", r->file, outcome, r->outcome, r->why, err.text);
	if (st == DGM_OK) {
		ck_assert_msg(info.units == r->units, "%s: %u units", r->file, (unsigned)info.units);
		for (size_t i = 0; i < info.language_count; i++)
			ck_assert_msg(has_word(r->languages, info.languages[i].language, strlen(info.languages[i].language)), "%s: language %s", r->file,
				info.languages[i].language);
		for (const char *at = r->languages; strcmp(r->languages, "-") && at; at = strchr(at + 1, ' '))
			wanted++;
		ck_assert_msg(wanted == info.language_count, "%s: %zu languages", r->file, info.language_count);
	} else {
		ck_assert_msg(strstr(err.text, r->file) && strlen(err.text) > strlen(path) + 10, "%s: %s", r->file, err.text);
	}
	dgm_memory_info_clear(&info);
	st = dgm_memory_validate(&findings, path, NULL, NULL, &err);
	ck_assert_msg((st != DGM_OK ? 2u : findings ? 1u : 0u) == r->validate, "%s: validation gives %d, %u findings", r->file, (int)st, (unsigned)findings);
}

static void judge_folder(const char *folder, unsigned at_least)
{
	char path[1024], header[1024];
	unsigned count = 0;
	FILE *index;
	row r;

	snprintf(path, sizeof path, "%s/INDEX.tsv", folder);
	index = fopen(path, "r");
	ck_assert_msg(index != NULL, "%s is missing", path);
	ck_assert_ptr_nonnull(fgets(header, sizeof header, index));
	for (; next_row(&r, index); count++)
		judge(folder, &r);
	fclose(index);
	ck_assert_uint_ge(count, at_least);
	printf("%s: %u files as their index says\n", folder, count);
}

static const char *source(void)
{
	return getenv("DGM_SRCDIR") ? getenv("DGM_SRCDIR") : ".";
}

START_TEST(our_files)
{
	char folder[900];

	snprintf(folder, sizeof folder, "%s/tests/wild", source());
	judge_folder(folder, 30);
}
END_TEST

START_TEST(shared_files)
{
	char folder[900], probe[1000];
	FILE *index;

	snprintf(folder, sizeof folder, "%s", getenv("DGM_WILD") ? getenv("DGM_WILD") : "");
	if (!*folder)
		snprintf(folder, sizeof folder, "%s/../shared/data/tmx/wild", source());
	snprintf(probe, sizeof probe, "%s/INDEX.tsv", folder);
	index = fopen(probe, "r");
	if (!index) {
		printf("SKIP: no %s here; DGM_WILD=FOLDER names another\n", folder);
		return;
	}
	fclose(index);
	judge_folder(folder, 90);
}
END_TEST

static Suite *wild_suite(void)
{
	Suite *suite = suite_create("tmx wild");
	TCase *tcase = tcase_create("wild");

	tcase_add_test(tcase, our_files);
	tcase_add_test(tcase, shared_files);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(wild_suite)
