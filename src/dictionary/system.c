/* What is installed: the data folders of the XDG Base Directory Specification, looked through for what Debian's packages put there. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <unicode/uloc.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/vector.h"
#include "dictionary/dictionary.h"

enum { FOLDER_MOST = 3584, PATH_MOST = 4096, CATALOGUES_MOST = 4000, TAG = 64 };

typedef struct search {
	dgm_dictionary *all;
	char languages[2][DGM_LANGUAGE_CAPACITY];
	dgm_dictionary_options opt;
	dgm_error *err;
} search;

/* Copies the entries; strings too. */
static dgm_status join(dgm_dictionary *into, const dgm_dictionary *from, dgm_error *err)
{
	dgm_dictionary_entry *items = dgm__grow(into->items, &into->capacity, into->count + from->count, sizeof *items);

	if (!items)
		return dgm__out_of_memory(err);
	into->items = items;
	for (size_t k = 0; k < from->count; k++) {
		dgm_dictionary_entry e = from->items[k];

		e.source.p = dgm__arena_copy(&into->strings, e.source.p, e.source.n);
		e.target.p = dgm__arena_copy(&into->strings, e.target.p, e.target.n);
		if (!e.source.p || !e.target.p)
			return dgm__out_of_memory(err);
		e.line = 0;
		items[into->count++] = e;
	}
	return DGM_OK;
}

/* "FOLDER/NAME"; a path too long to exist is cut. */
static const char *path_of(char path[PATH_MOST], const char *folder, const char *name)
{
	size_t n = strlen(folder), m = strlen(name);

	n = n < FOLDER_MOST ? n : FOLDER_MOST;
	m = m < PATH_MOST - FOLDER_MOST - 2 ? m : PATH_MOST - FOLDER_MOST - 2;
	memcpy(path, folder, n);
	path[n] = '/';
	memcpy(path + n + 1, name, m);
	path[n + 1 + m] = '\0';
	return path;
}

/* Takes one file; *pairs grows by its entries. A file that cannot be used is warned of and passed over, but for its languages. */
static dgm_status take(search *s, const char *path, size_t *pairs)
{
	dgm_dictionary_options quiet = s->opt;
	dgm_dictionary *one;
	dgm_error err = DGM_ERROR_INIT;
	dgm_status st;

	quiet.reporter = NULL;
	st = dgm_dictionary_load(&one, path, s->languages[0], s->languages[1], &quiet, &err);
	if (st == DGM_OK) {
		*pairs += one->count;
		st = join(s->all, one, s->err);
		dgm_dictionary_free(one);
		return st;
	}
	if (st == DGM_ENOMEM) {
		if (s->err)
			*s->err = err;
		return st;
	}
	dgm__note(s->opt.reporter, NULL, 0, "%s", err.text);
	return DGM_OK;
}

static dgm_status take_file(search *s, const char *path)
{
	size_t pairs = 0;
	dgm_status st = access(path, R_OK) ? DGM_OK : take(s, path, &pairs);

	if (pairs)
		dgm__note(s->opt.reporter, path, 0, "%zu pairs", pairs);
	return st;
}

/* --- dictionaries of known names ---------------------------------------------------------------------- */

/* Files that serve two languages, in either order. */
static const struct { const char *a, *b, *path; } known[] = {
	{ "en", "ru", "dictd/mueller7.index" },
	{ "de", "en", "trans/de-en" },
	{ "ja", "en", "edict/edict" },
	{ "zh", "en", "cedict/cedict_ts.u8" },
	{ "zh", "en", "unicode/Unihan_Readings.txt" },
};

static dgm_status take_known(search *s, const char *folder)
{
	char path[PATH_MOST], name[TAG];
	dgm_status st = DGM_OK;

	for (size_t k = 0; k < sizeof known / sizeof *known && st == DGM_OK; k++)
		for (int turned = 0; turned < 2 && st == DGM_OK; turned++)
			if (dgm__dictionary_is(s->languages[turned], known[k].a) && dgm__dictionary_is(s->languages[1 - turned], known[k].b)) {
				st = take_file(s, path_of(path, folder, known[k].path));
			}
	for (int turned = 0; turned < 2 && st == DGM_OK; turned++) {
		snprintf(name, sizeof name, "dictd/freedict-%s-%s.index", uloc_getISO3Language(s->languages[turned]), uloc_getISO3Language(s->languages[1 - turned]));
		st = take_file(s, path_of(path, folder, name));
	}
	return st;
}

/* --- catalogues --------------------------------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int is_catalogue(const char *name)
{
	size_t n = strlen(name);

	return n > 3 && !strcmp(name + n - 3, ".mo");
}

/* The names of a folder's catalogues in order, so that the result is the same on every file system. */
static dgm_status list(dgm__vector *names, const char *folder, dgm_error *err)
{
	DIR *dir = opendir(folder);
	dgm_status st = DGM_OK;
	struct dirent *entry;

	while (dir && st == DGM_OK && names->count < CATALOGUES_MOST && (entry = readdir(dir)) != NULL) {
		char **slot = is_catalogue(entry->d_name) ? dgm__vector_push(names) : NULL;

		if (is_catalogue(entry->d_name) && (!slot || !(*slot = dgm__strdup(entry->d_name))))
			st = dgm__out_of_memory(err);
	}
	if (dir)
		closedir(dir);
	if (names->count && st == DGM_OK)
		qsort(names->items, names->count, sizeof(char *), by_name);
	return st;
}

static dgm_status take_folder(search *s, const char *folder)
{
	dgm__vector names = DGM__VECTOR_INIT(char *);
	dgm_status st = list(&names, folder, s->err);
	size_t pairs = 0;

	for (size_t k = 0; k < names.count; k++) {
		char **name = dgm__vector_at(&names, k), path[PATH_MOST];

		if (st == DGM_OK && *name)
			st = take(s, path_of(path, folder, *name), &pairs);
		dgm__free(*name);
	}
	if (pairs)
		dgm__note(s->opt.reporter, folder, 0, "%zu catalogues, %zu pairs", names.count, pairs);
	dgm__vector_clear(&names);
	return st;
}

/* The names that gettext's folders give a language: "zh_CN"; "ru" where its usual script is the one asked for. */
static void folder_names(const char *language, char with_region[TAG], char plain[TAG])
{
	char full[TAG], usual[TAG], script[2][8], region[8], base[16];
	UErrorCode code = U_ZERO_ERROR;

	with_region[0] = plain[0] = '\0';
	uloc_forLanguageTag(language, full, sizeof full, NULL, &code);
	uloc_addLikelySubtags(full, usual, sizeof usual, &code);
	uloc_getLanguage(usual, base, sizeof base, &code);
	uloc_getScript(usual, script[0], sizeof script[0], &code);
	uloc_getCountry(usual, region, sizeof region, &code);
	uloc_addLikelySubtags(base, full, sizeof full, &code);
	uloc_getScript(full, script[1], sizeof script[1], &code);
	if (U_FAILURE(code))
		return;
	if (!strcmp(script[0], script[1]) || !strcmp(base, "zh"))
		snprintf(with_region, TAG, "%s_%s", base, region);
	if (!strcmp(script[0], script[1]))
		snprintf(plain, TAG, "%s", base);
}

static dgm_status take_catalogues(search *s, const char *folder)
{
	int english = dgm__dictionary_is(s->languages[1], "en");
	char names[2][TAG], name[4 * TAG], path[PATH_MOST];
	dgm_status st = DGM_OK;

	if (!english && !dgm__dictionary_is(s->languages[0], "en"))
		return DGM_OK;
	folder_names(s->languages[!english], names[0], names[1]);
	for (int k = 0; k < 2 && st == DGM_OK; k++)
		if (names[k][0]) {
			snprintf(name, sizeof name, "locale/%s/LC_MESSAGES", names[k]);
			st = take_folder(s, path_of(path, folder, name));
		}
	return st;
}

static dgm_status look_in(search *s, const char *folders)
{
	dgm_status st = DGM_OK;

	for (const char *at = folders; *at && st == DGM_OK;) {
		size_t n = strcspn(at, ":");
		char folder[FOLDER_MOST];

		if (n && n < sizeof folder) {
			memcpy(folder, at, n);
			folder[n] = '\0';
			st = take_known(s, folder);
			if (st == DGM_OK)
				st = take_catalogues(s, folder);
		}
		at += n + (at[n] == ':');
	}
	return st;
}

dgm_status dgm_dictionary_system(dgm_dictionary **out, const char *source_language, const char *target_language, const dgm_dictionary_options *opt,
	dgm_error *err)
{
	const char *folders = getenv("XDG_DATA_DIRS");
	search s = { .opt = DGM_DICTIONARY_OPTIONS_INIT, .err = err };
	dgm_status st;

	*out = NULL;
	dgm__options_take(&s.opt, sizeof s.opt, opt);
	st = dgm_language_canonical(s.languages[0], source_language, err);
	if (st == DGM_OK)
		st = dgm_language_canonical(s.languages[1], target_language, err);
	if (st != DGM_OK)
		return st;
	s.all = dgm__calloc(1, sizeof *s.all);
	if (s.all)
		s.all->name = dgm__strdup("system");
	if (!s.all || !s.all->name) {
		dgm_dictionary_free(s.all);
		return dgm__out_of_memory(err);
	}
	s.all->format = "system";
	s.all->directed = true;
	st = look_in(&s, folders && *folders ? folders : "/usr/local/share:/usr/share");
	if (st == DGM_OK)
		*out = s.all;
	else
		dgm_dictionary_free(s.all);
	return st;
}
