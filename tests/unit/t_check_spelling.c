/* The check of spelling with small dictionaries made for it; where Hunspell is not built in, that it says so. */
#include "check_catch.h"

#include "config.h"

#include <sys/stat.h>

static char warning[512];

static void on_warning(void *arg, const char *text)
{
	(void)arg;
	snprintf(warning, sizeof warning, "%s", text);
}

static void put(const char *folder, const char *name, const char *content)
{
	char path[256];
	FILE *to;

	snprintf(path, sizeof path, "%s/hunspell/%s", folder, name);
	ck_assert_ptr_nonnull(to = fopen(path, "w"));
	ck_assert_int_ge(fputs(content, to), 0);
	ck_assert_int_eq(fclose(to), 0);
}

static void make_folder(char *folder)
{
	char path[256];

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/hunspell", folder);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	put(folder, "ru_RU.aff", "SET KOI8-R\n");
	put(folder, "ru_RU.dic", "2\n\xD3\xCC\xCF\xD7\xCF\n\xC4\xC5\xCC\xCF\n"); /* слово, дело */
	put(folder, "de_DE.aff", "SET UTF-8\n");
	put(folder, "de_DE.dic", "3\nGespräch\nbegann\ndas\n");
	put(folder, "fr.aff", "SET UTF-8\nWORDCHARS '\n");
	put(folder, "fr.dic", "2\nl'homme\narrive\n");
	ck_assert_int_eq(setenv("XDG_DATA_DIRS", folder, 1), 0);
}

static void remove_folder(const char *folder)
{
	static const char *const names[] = { "ru_RU.aff", "ru_RU.dic", "de_DE.aff", "de_DE.dic", "fr.aff", "fr.dic" };
	char path[256];

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/hunspell/%s", folder, names[i]);
		unlink(path);
	}
	snprintf(path, sizeof path, "%s/hunspell", folder);
	rmdir(path);
	rmdir(folder);
}

static const struct row {
	const char *source, *lt, *target, *span, *why;
} rows[] = {
	{ "A word.", "ru", "Это дело и сллово", "сллово", "KOI8-R" },
	{ "A word.", "ru", "дело слово", NULL, "known words" },
	{ "A word.", "ru-BY", "дело слово Минск", NULL, "a name; another region has no dictionary of its own" },
	{ "A word of foobar.", "de", "das foobar begann", NULL, "the source has the word" },
	{ "A talk.", "de", "das Gesprräch begann", "Gesprräch", "nouns are looked at in German" },
	{ "A talk.", "de-AT", "das Gespräch begann", NULL, "the likeliest region serves Austria" },
	{ "The man.", "fr-CA", "l’homme arrive", NULL, "an apostrophe; the language alone" },
	{ "The man.", "fr", "l’homme arrrive", "arrrive", "unknown" },
	{ "The man.", "fr", "NATO https://a.example/zzz 12", NULL, "acronyms, addresses, figures" },
	{ "A word.", "zh-Hans", "会谈", NULL, "no dictionary" },
};

START_TEST(words_are_spelt)
{
	const struct row *r = &rows[_i];
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	dgm_reporter reporter = { .warn = on_warning };
	char folder[] = "/tmp/dgm-spelling-XXXXXX";
	caught c = { .count = 0 };
	bool can = false;

#ifdef HAVE_HUNSPELL
	can = true;
#endif
	make_folder(folder);
	warning[0] = '\0';
	opt.only = "spelling";
	opt.reporter = &reporter;
	ck_assert_int_eq(check_one(&c, &opt, "en", r->source, r->lt, r->target), DGM_OK);
	remove_folder(folder);
	if (!can || !strcmp(r->lt, "zh-Hans")) {
		ck_assert_msg(strstr(warning, "is not checked") != NULL, "\"%s\"", warning);
		ck_assert_uint_eq(c.count, 0);
		return;
	}
	ck_assert_msg((c.count > 0) == (r->span != NULL), "%zu findings on \"%s\" (%s), span \"%s\"", c.count, r->target, r->why, c.count ? c.spans[0][1] : "");
	ck_assert(!r->span || !strcmp(c.spans[0][1], r->span));
}
END_TEST

START_TEST(terms_are_spelt_as_the_glossary_has_them)
{
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	char folder[] = "/tmp/dgm-spelling-XXXXXX", path[] = "/tmp/dgm-terms-XXXXXX";
	caught c = { .count = 0 };

	make_folder(folder);
	write_file(path, "widget\tвиджет\n");
	opt.only = "spelling";
	opt.glossary = path;
	ck_assert_int_eq(check_one(&c, &opt, "en", "A widget.", "ru", "слово виджет"), DGM_OK);
	ck_assert_uint_eq(c.count, 0);
	unlink(path);
	remove_folder(folder);
}
END_TEST

static dgm_status check_spelling(void)
{
	dgm_check_options opt = DGM_CHECK_OPTIONS_INIT;
	caught c = { .count = 0 };

	opt.only = "spelling";
	return check_one(&c, &opt, "en", "A word.", "ru", "дело сллово");
}

START_TEST(spelling_survives_failing_allocations)
{
	char folder[] = "/tmp/dgm-spelling-XXXXXX";

	make_folder(folder);
	DGM_FAIL_EVERY_ALLOCATION(check_spelling(), 200);
	remove_folder(folder);
}
END_TEST

static Suite *spelling_suite(void)
{
	Suite *suite = suite_create("check spelling");
	TCase *tcase = tcase_create("spelling");

	tcase_add_loop_test(tcase, words_are_spelt, 0, sizeof rows / sizeof *rows);
	tcase_add_test(tcase, terms_are_spelt_as_the_glossary_has_them);
	tcase_add_test(tcase, spelling_survives_failing_allocations);
	suite_add_tcase(suite, tcase);
	return suite;
}

DGM_UNIT_MAIN(spelling_suite)
