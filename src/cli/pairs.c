/* Lists of pairs; a pair's name names its output file, so it must be one. */
#include "cli/pairs.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "cli/msg.h"

void pairs_clear(pair_list *list)
{
	for (size_t i = 0; i < list->string_count; i++)
		free(list->strings[i]);
	free(list->strings);
	free(list->items);
	free(list->rows);
	*list = (pair_list){ 0 };
}

/* Keeps a string with the list; takes it over, NULL included. */
static const char *keep(pair_list *list, char *s)
{
	if (s && list->string_count == list->string_capacity) {
		size_t capacity = list->string_capacity ? 2 * list->string_capacity : 64;
		char **strings = reallocarray(list->strings, capacity, sizeof *strings);

		if (!strings) {
			free(s);
			return NULL;
		}
		list->strings = strings;
		list->string_capacity = capacity;
	}
	if (s)
		list->strings[list->string_count++] = s;
	return s;
}

static const char *keep_format(pair_list *list, const char *format, ...) DGM_PRINTF(2, 3);

static const char *keep_format(pair_list *list, const char *format, ...)
{
	char *s = NULL;
	va_list ap;
	int n;

	va_start(ap, format);
	n = vasprintf(&s, format, ap);
	va_end(ap);
	return keep(list, n < 0 ? NULL : s);
}

/* The file name without folder and last extension. */
static dgm_str stem(const char *path)
{
	const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path, *dot = strrchr(base, '.');

	if (!strcmp(base, "-"))
		return (dgm_str){ "stdin", 5 };
	return (dgm_str){ base, dot && dot != base ? (size_t)(dot - base) : strlen(base) };
}

char *pairs_stem(const char *path)
{
	dgm_str s = stem(path);

	return strndup(s.p, s.n);
}

static const char *made_name(pair_list *list, const char *source, const char *target)
{
	dgm_str a = stem(source), b = stem(target);

	if (a.n == b.n && !memcmp(a.p, b.p, a.n))
		return keep_format(list, "%.*s", (int)a.n, a.p);
	return keep_format(list, "%.*s-%.*s", (int)a.n, a.p, (int)b.n, b.p);
}

static void make_room(pair_list *list)
{
	size_t capacity = list->capacity ? 2 * list->capacity : 16;
	dgm_article_pair *items;
	pair_row *rows;

	if (list->count < list->capacity)
		return;
	items = reallocarray(list->items, capacity, sizeof *items);
	list->items = items ? items : list->items;
	rows = reallocarray(list->rows, capacity, sizeof *rows);
	list->rows = rows ? rows : list->rows;
	if (items && rows)
		list->capacity = capacity;
}

/* name NULL: made from the paths. */
static bool add(cli *c, pair_list *list, const char *source, const char *target, const char *name, unsigned long line)
{
	bool made = !name;
	pair_row *row;

	make_room(list);
	if (made && source && target)
		name = made_name(list, source, target);
	if (!source || !target || !name || list->count == list->capacity) {
		msg_error(c, "out of memory");
		return false;
	}
	row = &list->rows[list->count];
	*row = (pair_row){ .index = list->count, .line = line, .made = made, .files = { result_look(source), result_look(target) } };
	if (result_is_same(&row->files[0], &row->files[1]))
		msg_warn(c, "%s: stands on both sides; name the translation as the target", source);
	list->items[list->count++] = (dgm_article_pair){ source, target, name };
	return true;
}

bool pairs_add_operands(cli *c, pair_list *list, const char *source, const char *target)
{
	if (!strcmp(source, "-") && !strcmp(target, "-")) {
		msg_error(c, "%s: standard input can be one side only", c->command);
		return false;
	}
	return add(c, list, source, target, NULL, 0);
}

/* Takes the next field of a row. */
static bool next_field(dgm_str *row, dgm_str *field)
{
	const char *tab = row->n ? memchr(row->p, '\t', row->n) : NULL;

	if (!row->p)
		return false;
	field->p = row->p;
	field->n = tab ? (size_t)(tab - row->p) : row->n;
	row->n -= field->n + (tab != NULL);
	row->p = tab ? tab + 1 : NULL;
	return true;
}

static const char *keep_path(pair_list *list, const char *folder, dgm_str path)
{
	if (!*folder || (path.n && path.p[0] == '/'))
		return keep_format(list, "%.*s", (int)path.n, path.p);
	return keep_format(list, "%s/%.*s", folder, (int)path.n, path.p);
}

static bool is_file_name(dgm_str name)
{
	if (!name.n || name.n > 200 || name.p[0] == '.')
		return false;
	for (size_t i = 0; i < name.n; i++)
		if ((unsigned char)name.p[i] < ' ' || name.p[i] == '/')
			return false;
	return true;
}

static bool add_row(cli *c, pair_list *list, const char *list_name, const char *folder, dgm_str row, unsigned long line)
{
	dgm_str source = { 0 }, target = { 0 }, name = { 0 }, confidence, more;
	const char *kept = NULL;

	if (memchr(row.p, '\0', row.n)) {
		msg_error(c, "%s:%lu: holds a NUL byte; is this the list?", list_name, line);
		return false;
	}
	next_field(&row, &source);
	next_field(&row, &target);
	next_field(&row, &name);
	next_field(&row, &confidence); /* of pair; not looked at */
	if (!source.n || !target.n || next_field(&row, &more)) {
		msg_error(c, "%s:%lu: not a pair; write source path, target path and, if you like, a name, with tabs between", list_name, line);
		return false;
	}
	if (name.n && !is_file_name(name)) {
		msg_error(c, "%s:%lu: \"%.*s\" cannot be a file's name; leave out \"/\" and a \".\" in front, and write at most 200 bytes", list_name, line, (int)name.n, name.p);
		return false;
	}
	if (name.n && !(kept = keep_format(list, "%.*s", (int)name.n, name.p))) {
		msg_error(c, "out of memory");
		return false;
	}
	return add(c, list, keep_path(list, folder, source), keep_path(list, folder, target), kept, line);
}

static int by_name(const void *a, const void *b)
{
	const pair_row *x = a, *y = b;
	int order = strcmp(x->name, y->name);

	return order ? order : x->line < y->line ? -1 : x->line > y->line;
}

/* Copies the rows with their names of now, by name. */
static bool sort_rows(const pair_list *list, pair_row *sorted)
{
	bool twice = false;

	for (size_t i = 0; i < list->count; i++) {
		sorted[i] = list->rows[i];
		sorted[i].name = list->items[i].name;
	}
	qsort(sorted, list->count, sizeof *sorted, by_name);
	for (size_t i = 1; i < list->count; i++)
		twice |= !strcmp(sorted[i].name, sorted[i - 1].name);
	return twice;
}

/* The second and later of a made name get their line number; a name that still stands twice is the list's fault. */
static bool make_unique(cli *c, pair_list *list, const char *list_name)
{
	pair_row *sorted = calloc(list->count + 1, sizeof *sorted);
	bool good = sorted != NULL;

	if (good && sort_rows(list, sorted)) {
		for (size_t i = 1; i < list->count && good; i++) {
			if (strcmp(sorted[i].name, sorted[i - 1].name) || !sorted[i].made)
				continue;
			list->items[sorted[i].index].name = keep_format(list, "%s-%lu", sorted[i].name, sorted[i].line);
			good = list->items[sorted[i].index].name != NULL;
		}
	}
	if (!good)
		msg_error(c, "out of memory");
	if (good && sort_rows(list, sorted)) {
		for (size_t i = 1; i < list->count && good; i++) {
			good = strcmp(sorted[i].name, sorted[i - 1].name) != 0;
			if (!good)
				msg_error(c, "%s:%lu: the name \"%s\" stands in line %lu already; give another in the third column", list_name, sorted[i].line,
					sorted[i].name, sorted[i - 1].line);
		}
	}
	free(sorted);
	return good;
}

dgm_str list_body(const dgm_text *text)
{
	dgm_str body = dgm_text_str(text);

	return body.n >= 3 && !memcmp(body.p, "\xEF\xBB\xBF", 3) ? (dgm_str){ body.p + 3, body.n - 3 } : body;
}

bool list_next_row(dgm_str *rest, dgm_str *row)
{
	const char *end = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;
	size_t n = end ? (size_t)(end - rest->p) : rest->n, taken = n + (end != NULL);

	if (!rest->n)
		return false;
	*row = (dgm_str){ rest->p, n - (n && rest->p[n - 1] == '\r') };
	*rest = (dgm_str){ rest->p + taken, rest->n - taken };
	return true;
}

static bool read_rows(cli *c, pair_list *list, const char *path, dgm_str body)
{
	const char *slash = strcmp(path, "-") ? strrchr(path, '/') : NULL;
	const char *name = strcmp(path, "-") ? path : "standard input", *folder;
	unsigned long line = 0;
	dgm_str row;

	folder = slash ? keep_format(list, "%.*s", slash == path ? 1 : (int)(slash - path), path) : "";
	if (!folder) {
		msg_error(c, "out of memory");
		return false;
	}
	while (list_next_row(&body, &row)) {
		line++;
		if (row.n && !add_row(c, list, name, folder, row, line))
			return false;
	}
	if (!list->count) {
		msg_error(c, "%s: holds no pair; write source path and target path in a row, a tab between", name);
		return false;
	}
	return make_unique(c, list, name);
}

bool pairs_load(cli *c, pair_list *list, const char *path)
{
	dgm_text_options opt = DGM_TEXT_OPTIONS_INIT;
	dgm_error err = DGM_ERROR_INIT;
	dgm_text *text;
	bool good;

	opt.reporter = &c->reporter;
	if (dgm_text_load(&text, path, &opt, &err) != DGM_OK) {
		cli_fail(c, &err);
		return false;
	}
	good = read_rows(c, list, path, list_body(text));
	dgm_text_free(text);
	return good;
}
