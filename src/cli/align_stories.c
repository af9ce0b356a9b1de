/* dragoman align --stories LIST: one story after the other, each in several languages, into one memory. */
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "cli/align.h"
#include "cli/msg.h"
#include "cli/pairs.h"
#include "cli/result.h"

typedef struct story_list {
	dgm_text *text;
	const char *path;
	char *folder; /* what relative paths start at; "" or ended by "/" */
	dgm_str *rows;
	unsigned long *lines;
	size_t count, capacity;
} story_list;

/* The articles of one row. */
typedef struct story_row {
	dgm_story_article articles[DGM_STORY_MOST];
	char languages[DGM_STORY_MOST][DGM_LANGUAGE_CAPACITY];
	char *paths[DGM_STORY_MOST];
	size_t count;
} story_row;

static void row_clear(story_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		free(row->paths[i]);
	row->count = 0;
}

static void list_clear(story_list *list)
{
	dgm_text_free(list->text);
	free(list->folder);
	free(list->rows);
	free(list->lines);
}

static bool add_cell(story_row *row, const story_list *list, dgm_str cell)
{
	char word[PATH_MAX];
	size_t k = row->count;
	const char *path;

	if (cell.n >= sizeof word || k == DGM_STORY_MOST)
		return false;
	memcpy(word, cell.p, cell.n);
	word[cell.n] = '\0';
	if (!story_language(word, row->languages[k]))
		return false;
	path = strchr(word, '=') + 1;
	if (asprintf(&row->paths[k], "%s%s", *path == '/' ? "" : list->folder, path) < 0)
		return false;
	row->articles[k] = (dgm_story_article){ row->languages[k], row->paths[k] };
	row->count++;
	return true;
}

/* false after a message. */
static bool parse_row(cli *c, story_row *row, const story_list *list, size_t index)
{
	const char *p = list->rows[index].p, *end = p + list->rows[index].n;

	row->count = 0;
	while (p <= end) {
		const char *tab = p < end ? memchr(p, '\t', (size_t)(end - p)) : NULL, *stop = tab ? tab : end;

		if (!add_cell(row, list, (dgm_str){ p, (size_t)(stop - p) })) {
			msg_error(c, "%s:%lu: \"%.*s\" is no LANG=FILE; a row names 2 to %d articles so, with tabs between", list->path, list->lines[index],
				(int)(stop - p), p, DGM_STORY_MOST);
			return false;
		}
		p = stop + 1;
	}
	if (row->count > 1)
		return true;
	msg_error(c, "%s:%lu: a story of one article; name others in the same row, with tabs between", list->path, list->lines[index]);
	return false;
}

static bool add_row(cli *c, story_list *list, dgm_str row, unsigned long line)
{
	if (list->count == list->capacity) {
		size_t capacity = list->capacity ? 2 * list->capacity : 64;
		dgm_str *rows = reallocarray(list->rows, capacity, sizeof *rows);
		unsigned long *lines = reallocarray(list->lines, capacity, sizeof *lines);

		list->rows = rows ? rows : list->rows;
		list->lines = lines ? lines : list->lines;
		if (!rows || !lines) {
			msg_error(c, "out of memory");
			return false;
		}
		list->capacity = capacity;
	}
	list->rows[list->count] = row;
	list->lines[list->count++] = line;
	return true;
}

static bool read_rows(cli *c, story_list *list)
{
	dgm_str body = list_body(list->text);
	unsigned long line = 0;
	dgm_str row;

	while (list_next_row(&body, &row)) {
		line++;
		if (row.n && !add_row(c, list, row, line))
			return false;
	}
	if (!list->count)
		msg_error(c, "%s: holds no story; write LANG=FILE, LANG=FILE, ... in a row, with tabs between", list->path);
	return list->count > 0;
}

static bool list_load(cli *c, story_list *list, const char *path)
{
	dgm_text_options opt = DGM_TEXT_OPTIONS_INIT;
	const char *slash = strcmp(path, "-") ? strrchr(path, '/') : NULL;
	dgm_error err = DGM_ERROR_INIT;

	list->path = strcmp(path, "-") ? path : "standard input";
	list->folder = strndup(path, slash ? (size_t)(slash + 1 - path) : 0);
	opt.reporter = &c->reporter;
	if (!list->folder) {
		msg_error(c, "out of memory");
		return false;
	}
	if (dgm_text_load(&list->text, path, &opt, &err) == DGM_OK)
		return read_rows(c, list);
	cli_fail(c, &err);
	return false;
}

/* Every row is looked at before the first is aligned. source: the hub of all, or "*all*". */
static bool check_rows(cli *c, const align_args *args, const story_list *list, char source[DGM_LANGUAGE_CAPACITY])
{
	bool good = true;

	for (size_t i = 0; i < list->count && good; i++) {
		story_row row;

		good = parse_row(c, &row, list, i);
		if (good && strcmp(i ? source : row.languages[0], row.languages[0]))
			snprintf(source, DGM_LANGUAGE_CAPACITY, "*all*");
		else if (good)
			snprintf(source, DGM_LANGUAGE_CAPACITY, "%s", row.languages[0]);
		for (size_t k = 0; k < row.count && good; k++)
			good = result_spares(c, args->output, row.paths[k]);
		row_clear(&row);
	}
	return good && result_spares(c, args->output, args->stories);
}

/* What is written, and how much. */
typedef struct stories_job {
	cli *c;
	const align_args *args;
	const char *source;
	dgm_write_options opt;
	dgm_story_tools *tools;
	dgm_unit_writer *writer;
	uint64_t left_out, unread;
} stories_job;

static dgm_status write_row(stories_job *job, const story_row *row, size_t index, dgm_error *err)
{
	char id[32], *document = pairs_stem(row->paths[0]);
	const dgm_story_place place = { id, document, job->source };
	dgm_story *story = NULL;
	uint64_t left_out = 0;
	dgm_status st = dgm_story_align_with(&story, job->tools, row->articles, row->count, err);

	snprintf(id, sizeof id, "%06zu", index + 1);
	if (st == DGM_OK) {
		st = dgm_story_write_units(story, &place, &job->opt, job->writer, &left_out, err);
		job->left_out += left_out;
	} else if (st != DGM_ENOMEM && job->args->keep_going) {
		msg_warn(job->c, "%s; story %zu is left out", err->text, index + 1);
		job->unread++;
		st = DGM_OK;
	}
	dgm_story_free(story);
	free(document);
	return st;
}

static dgm_status write_rows(stories_job *job, const story_list *list, dgm_output *output, dgm_error *err)
{
	const dgm_reporter *reporter = &job->c->reporter;
	dgm_status st = DGM_OK;

	for (size_t i = 0; i < list->count && st == DGM_OK && !dgm_output_has_failed(output); i++) {
		dgm_error why = DGM_ERROR_INIT;
		story_row row;

		if (!parse_row(job->c, &row, list, i)) {
			row_clear(&row);
			return DGM_ESTOP; /* said */
		}
		st = write_row(job, &row, i, &why);
		if (st != DGM_OK)
			*err = why;
		row_clear(&row);
		if (reporter->progress)
			reporter->progress(reporter->arg, "aligning story", i + 1, list->count);
	}
	return st;
}

static bool write_memory(stories_job *job, const story_list *list, const char *format)
{
	dgm_memory_header header = { .source_language = { job->source, strlen(job->source) } };
	dgm_output *output = result_open_packed(job->c, job->args->output);
	dgm_error err = DGM_ERROR_INIT;
	dgm_status st;

	if (!output)
		return false;
	if (job->opt.creation_date)
		header.history.creation_date = (dgm_str){ job->opt.creation_date, strlen(job->opt.creation_date) };
	st = dgm_unit_writer_new(&job->writer, format, &header, output, &err);
	if (st == DGM_OK)
		st = write_rows(job, list, output, &err);
	if (st == DGM_OK)
		st = dgm_unit_writer_finish(job->writer, &err);
	else
		dgm_unit_writer_abort(job->writer);
	if (st != DGM_OK)
		cli_fail(job->c, &err);
	return result_close(job->c, output, st == DGM_OK);
}

static bool align_list(stories_job *job, const story_list *list)
{
	const char *format = result_format(job->c, job->args->format, job->args->output, dgm_memory_format_at, "tmx");
	dgm_articles_options opt = DGM_ARTICLES_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	char date[32];

	if (!format || !result_date(job->c, date, &job->opt.creation_date))
		return false;
	job->opt.min_confidence = job->args->min_confidence;
	job->opt.reporter = &job->c->reporter;
	align_options(job->c, job->args, &opt);
	if (dgm_story_tools_new(&job->tools, &opt, &err) == DGM_OK)
		return write_memory(job, list, format);
	cli_fail(job->c, &err);
	return false;
}

void stories_run(cli *c, const align_args *args)
{
	char source[DGM_LANGUAGE_CAPACITY] = "";
	stories_job job = { .c = c, .args = args, .source = source, .opt = DGM_WRITE_OPTIONS_INIT };
	story_list list = { 0 };

	if (list_load(c, &list, args->stories) && check_rows(c, args, &list, source) && align_list(&job, &list)) {
		align_say_left_out(c, job.left_out, args->min_confidence < 0 ? DGM_STORY_CONFIDENCE : args->min_confidence, 0);
		align_say_unread(c, job.unread, "story", "stories");
	}
	dgm_story_tools_free(job.tools);
	list_clear(&list);
}
