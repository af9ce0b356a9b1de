/* ICU's regular expressions over UTF-8, with a bound on their steps: a pattern may backtrack without end. */
#include "check/patterns.h"

#include <string.h>

#include <unicode/uregex.h>
#include <unicode/utext.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/status.h"

enum { MOST_PATTERNS = 1000, MOST_STEPS = 1000, MOST_STACK = 1 << 20 };

typedef struct pattern {
	URegularExpression *regex;
	const char *text, *message;
	dgm_severity severity;
	uint64_t line;
} pattern;

struct dgm__patterns {
	char *path;
	pattern *items;
	size_t count, capacity;
	dgm__arena strings;
};

void dgm__patterns_free(dgm__patterns *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->count; i++)
		uregex_close(p->items[i].regex);
	dgm__free(p->items);
	dgm__free(p->path);
	dgm__arena_clear(&p->strings);
	dgm__free(p);
}

/* The field of line that begins at *at; *at moves behind its tab. */
static dgm_str next_field(dgm_str line, size_t *at)
{
	const char *from = line.p + *at, *tab = *at < line.n ? memchr(from, '\t', line.n - *at) : NULL;
	dgm_str field = { from, *at < line.n ? (tab ? (size_t)(tab - from) : line.n - *at) : 0 };

	*at += field.n + 1;
	return field;
}

static bool severity_of(dgm_severity *out, dgm_str name)
{
	*out = DGM_SEVERITY_WARNING;
	if (!name.n)
		return true;
	for (dgm_severity s = DGM_SEVERITY_NOTE; s <= DGM_SEVERITY_ERROR; s++)
		if (strlen(dgm_severity_name(s)) == name.n && !memcmp(dgm_severity_name(s), name.p, name.n)) {
			*out = s;
			return true;
		}
	return false;
}

static void bound(URegularExpression *regex, UErrorCode *status)
{
	uregex_setTimeLimit(regex, MOST_STEPS, status);
	uregex_setStackLimit(regex, MOST_STACK, status);
}

static dgm_status compile(pattern *p, dgm_str text, const char *path, dgm_error *err)
{
	UText utext = UTEXT_INITIALIZER;
	UErrorCode status = U_ZERO_ERROR;
	UParseError where;

	utext_openUTF8(&utext, text.p, (int64_t)text.n, &status);
	p->regex = uregex_openUText(&utext, UREGEX_ERROR_ON_UNKNOWN_ESCAPES, &where, &status);
	utext_close(&utext);
	bound(p->regex, &status);
	if (status == U_MEMORY_ALLOCATION_ERROR)
		return dgm__out_of_memory(err);
	return U_SUCCESS(status) ? DGM_OK : dgm__fail(err, DGM_EFORMAT, path, p->line, "\"%s\" is no regular expression (%s at character %d)", p->text, u_errorName(status),
		(int)where.offset);
}

static dgm_status add(dgm__patterns *p, dgm_str line, uint64_t number, dgm_error *err)
{
	size_t at = 0;
	dgm_str text = next_field(line, &at), severity = next_field(line, &at), message = next_field(line, &at);
	pattern *grown, item = { .line = number };

	if (p->count == MOST_PATTERNS)
		return dgm__fail(err, DGM_ELIMIT, p->path, number, "more than %d patterns", MOST_PATTERNS);
	if (!severity_of(&item.severity, severity))
		return dgm__fail(err, DGM_EFORMAT, p->path, number, "\"%.*s\" is no severity; write error, warning or note", severity.n < 40 ? (int)severity.n : 40, severity.p);
	grown = dgm__grow(p->items, &p->capacity, p->count + 1, sizeof *grown);
	if (!grown)
		return dgm__out_of_memory(err);
	p->items = grown;
	item.text = dgm__arena_copy(&p->strings, text.p, text.n);
	item.message = message.n ? dgm__arena_copy(&p->strings, message.p, message.n) : NULL;
	if (!item.text || (message.n && !item.message))
		return dgm__out_of_memory(err);
	grown[p->count] = item;
	return compile(&grown[p->count++], text, p->path, err);
}

static dgm_status read_lines(dgm__patterns *p, dgm_str text, dgm_error *err)
{
	dgm_status st = DGM_OK;
	uint64_t number = 1;

	for (size_t at = 0; at < text.n && st == DGM_OK; number++) {
		const char *end = memchr(text.p + at, '\n', text.n - at);
		dgm_str line = { text.p + at, (end ? (size_t)(end - text.p) : text.n) - at };

		at += line.n + 1;
		if (line.n && line.p[line.n - 1] == '\r')
			line.n--;
		if (line.n && line.p[0] != '#')
			st = add(p, line, number, err);
	}
	return st;
}

dgm_status dgm__patterns_load(dgm__patterns **out, const char *path, dgm_error *err)
{
	dgm__patterns *p = dgm__calloc(1, sizeof *p);
	dgm_text *text = NULL;
	dgm_status st;

	*out = NULL;
	if (!p || !(p->path = dgm__strdup(path)))
		st = dgm__out_of_memory(err);
	else
		st = dgm_text_load(&text, path, NULL, err);
	if (st == DGM_OK)
		st = read_lines(p, dgm_text_str(text), err);
	if (text)
		dgm_text_free(text);
	if (st == DGM_OK)
		*out = p;
	else
		dgm__patterns_free(p);
	return st;
}

dgm_status dgm__patterns_copy(dgm__patterns **out, const dgm__patterns *from, dgm_error *err)
{
	dgm__patterns *p = dgm__calloc(1, sizeof *p);
	UErrorCode status = U_ZERO_ERROR;

	*out = NULL;
	if (!p || !(p->path = dgm__strdup(from->path)) || !(p->items = dgm__calloc(from->count, sizeof *p->items))) {
		dgm__patterns_free(p);
		return dgm__out_of_memory(err);
	}
	for (; p->count < from->count && U_SUCCESS(status); p->count++) {
		p->items[p->count] = from->items[p->count];
		p->items[p->count].regex = uregex_clone(from->items[p->count].regex, &status);
		bound(p->items[p->count].regex, &status);
	}
	if (U_FAILURE(status)) {
		dgm__patterns_free(p);
		return dgm__out_of_memory(err);
	}
	*out = p;
	return DGM_OK;
}

size_t dgm__patterns_count(const dgm__patterns *p)
{
	return p->count;
}

dgm_status dgm__patterns_find(dgm__patterns *p, size_t index, dgm_str text, dgm__pattern_hit *hit, dgm_error *err)
{
	pattern *item = &p->items[index];
	UText utext = UTEXT_INITIALIZER;
	UErrorCode status = U_ZERO_ERROR;

	*hit = (dgm__pattern_hit){ .message = item->message, .pattern = item->text, .severity = item->severity };
	utext_openUTF8(&utext, text.p ? text.p : "", (int64_t)text.n, &status);
	uregex_setUText(item->regex, &utext, &status);
	while (U_SUCCESS(status) && uregex_findNext(item->regex, &status))
		if (hit->count++ == 0)
			hit->span = (dgm_span){ (uint32_t)uregex_start64(item->regex, 0, &status), (uint32_t)uregex_end64(item->regex, 0, &status) };
	utext_close(&utext);
	if (U_SUCCESS(status))
		return DGM_OK;
	return status == U_MEMORY_ALLOCATION_ERROR ? dgm__out_of_memory(err)
		: dgm__fail(err, DGM_ELIMIT, p->path, item->line, "\"%s\" takes too long on a text (%s); write it with fewer ways to match", item->text, u_errorName(status));
}
