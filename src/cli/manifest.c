/*
 * What a folder of --out-dir holds, by content: after the lines of batch_head() and an empty one, a row "NAME<tab>DIGEST" for each pair that is done, by
 * name. A pair is done again where its articles or the options differ, or its file is not there.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/batch.h"
#include "cli/msg.h"
#include "cli/result.h"

typedef struct entry {
	const char *name, *digest; /* in text */
} entry;

typedef struct manifest {
	char *text;
	entry *entries; /* by name */
	size_t count;
} manifest;

static void manifest_clear(manifest *m)
{
	free(m->text);
	free(m->entries);
}

static char *path_of(const batch *b)
{
	char *path = NULL;
	int n = b->args->shard.count > 1 ? asprintf(&path, "%s/.dragoman-%u-%u.manifest", b->args->out_dir, b->args->shard.number, b->args->shard.count) :
		asprintf(&path, "%s/.dragoman.manifest", b->args->out_dir);

	if (n >= 0)
		return path;
	msg_error(b->c, "out of memory");
	return NULL;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const entry *)a)->name, ((const entry *)b)->name);
}

/* Cuts the rows behind the head into entries; a row that is none is passed over: its pair is done again. */
static bool take_rows(manifest *m, char *rows)
{
	size_t capacity = 0;
	char *end, *tab;

	for (; (end = strchr(rows, '\n')) != NULL; rows = end + 1) {
		*end = '\0';
		tab = strchr(rows, '\t');
		if (!tab || strlen(tab + 1) != DGM_DIGEST_CAPACITY - 1)
			continue;
		*tab = '\0';
		if (m->count == capacity) {
			entry *grown = reallocarray(m->entries, capacity = capacity ? 2 * capacity : 256, sizeof *grown);

			if (!grown)
				return false;
			m->entries = grown;
		}
		m->entries[m->count++] = (entry){ rows, tab + 1 };
	}
	if (m->count)
		qsort(m->entries, m->count, sizeof *m->entries, by_name);
	return true;
}

/* Leaves *m empty where there is no manifest yet, or one of other options (which is said). */
static bool load(batch *b, manifest *m, bool says)
{
	dgm_text_options opt = DGM_TEXT_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	char *path = path_of(b), *head = batch_head(b, true), *behind = NULL;
	dgm_text *text = NULL;
	bool good = path && head;

	if (good && !access(path, F_OK)) {
		good = dgm_text_load(&text, path, &opt, &err) == DGM_OK;
		if (!good)
			cli_fail(b->c, &err);
	}
	if (text) {
		m->text = strndup(dgm_text_str(text).n ? dgm_text_str(text).p : "", dgm_text_str(text).n);
		behind = m->text ? strstr(m->text, "\n\n") : NULL;
		good = m->text != NULL;
		if (behind && !strncmp(m->text, head, strlen(head)) && strlen(head) == (size_t)(behind + 1 - m->text))
			good = take_rows(m, behind + 2);
		else if (good && says)
			msg_say(b->c, "%s: is of other options; all pairs are done anew", path);
		if (!good)
			msg_error(b->c, "out of memory");
	}
	dgm_text_free(text);
	free(path);
	free(head);
	return good;
}

/* Both articles as one digest; empty where one cannot be read. */
static void digest_pair(const dgm_article_pair *pair, char to[DGM_DIGEST_CAPACITY])
{
	char both[2][DGM_DIGEST_CAPACITY];

	to[0] = '\0';
	if (dgm_digest_file(both[0], pair->source_path, NULL) == DGM_OK && dgm_digest_file(both[1], pair->target_path, NULL) == DGM_OK)
		dgm_digest(to, both, sizeof both);
}

static bool is_done(const batch *b, const manifest *m, size_t row)
{
	const entry key = { b->pairs.items[row].name, NULL };
	const entry *found = m->count ? bsearch(&key, m->entries, m->count, sizeof key, by_name) : NULL;
	char *path;
	bool there;

	if (!found || strcmp(found->digest, b->pairs.rows[row].digest) || asprintf(&path, "%s/%s%s", b->args->out_dir, key.name, b->format->extension) < 0)
		return false;
	there = !access(path, F_OK);
	free(path);
	return there;
}

bool manifest_filter(batch *b)
{
	manifest m = { 0 };
	size_t kept = 0, all = b->to - b->from;
	bool good = load(b, &m, true);

	for (size_t i = b->from; i < b->to && good; i++) {
		digest_pair(&b->pairs.items[i], b->pairs.rows[i].digest);
		if (is_done(b, &m, i))
			continue;
		b->pairs.items[kept] = b->pairs.items[i];
		b->pairs.rows[kept++] = b->pairs.rows[i];
	}
	manifest_clear(&m);
	if (!good)
		return false;
	b->pairs.count = b->to = kept;
	b->from = 0;
	msg_say(b->c, "%zu of %zu pair%s changed", kept, all, all == 1 ? "" : "s");
	return true;
}

/* The list's rows by name; without a digest where they are not done. */
static entry *sort_rows(const batch *b)
{
	entry *rows = calloc(b->pairs.count + 1, sizeof *rows);

	for (size_t i = 0; i < b->pairs.count && rows; i++)
		rows[i] = (entry){ b->pairs.items[i].name, b->pairs.rows[i].done && *b->pairs.rows[i].digest ? b->pairs.rows[i].digest : NULL };
	if (rows)
		qsort(rows, b->pairs.count, sizeof *rows, by_name);
	return rows;
}

/* What stood there and is not in the list stays. */
static void write_rows(dgm_output *to, const manifest *old, const entry *rows, size_t count)
{
	size_t i = 0, k = 0;

	while (i < count || k < old->count) {
		int side = i == count ? 1 : k == old->count ? -1 : by_name(&rows[i], &old->entries[k]);
		const entry *e = side > 0 ? &old->entries[k] : &rows[i];

		if (e->digest)
			dgm_output_printf(to, "%s\t%s\n", e->name, e->digest);
		i += side <= 0;
		k += side >= 0;
	}
}

bool manifest_save(batch *b)
{
	manifest old = { 0 };
	bool good = load(b, &old, false);
	char *path = good ? path_of(b) : NULL, *head = path ? batch_head(b, true) : NULL;
	entry *rows = head ? sort_rows(b) : NULL;
	dgm_output *output = NULL;

	if (head && !rows)
		msg_error(b->c, "out of memory");
	if (rows)
		output = result_open(b->c, path);
	if (output) {
		dgm_output_printf(output, "%s\n", head);
		write_rows(output, &old, rows, b->pairs.count);
	}
	good = output && result_close(b->c, output, true);
	free(rows);
	free(path);
	free(head);
	manifest_clear(&old);
	return good;
}
