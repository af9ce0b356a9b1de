/*
 * Placeholders of software text, which a program fills in: {0}, {name}, ${x}, {{x}}, %s, %1$d, %(name)s. Each must stand on both sides equally often. A per cent
 * sign after a figure, or before anything but a whole conversion, is a per cent sign.
 */
#include "check/check.h"

#include <string.h>

enum { MOST_FOUND = 64, LONGEST_NAME = 64 };

typedef struct found {
	dgm_span spans[MOST_FOUND];
	size_t count;
} found;

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
}

static bool is_figure(char c)
{
	return c >= '0' && c <= '9';
}

/* The end of "{...}" at off, with the braces doubled or not; off: none. */
static size_t braces_end(dgm_str text, size_t off)
{
	size_t open = off, at;

	while (open < text.n && text.p[open] == '{' && open < off + 2)
		open++;
	at = open;
	while (at < text.n && at < open + LONGEST_NAME && (is_name(text.p[at]) || text.p[at] == ' ' || text.p[at] == ':' || text.p[at] == ','))
		at++;
	if (at == open)
		return off;
	for (size_t i = open; i > off; i--, at++)
		if (at >= text.n || text.p[at] != '}')
			return off;
	return at;
}

/* The end of a printf conversion at off; off: none. */
static size_t percent_end(dgm_str text, size_t off)
{
	size_t at = off + 1;

	if (off && (is_figure(text.p[off - 1]) || text.p[off - 1] == '%'))
		return off;
	if (at < text.n && text.p[at] == '(') {
		while (++at < text.n && is_name(text.p[at]))
			;
		if (at >= text.n || text.p[at] != ')')
			return off;
		at++;
	}
	while (at < text.n && (is_figure(text.p[at]) || strchr("$+-#.", text.p[at])) && at < off + LONGEST_NAME)
		at++;
	while (at < text.n && (text.p[at] == 'l' || text.p[at] == 'z' || text.p[at] == 'h'))
		at++;
	if (at >= text.n || !text.p[at] || !strchr("sdiuxXfgc@", text.p[at]))
		return off;
	at++;
	return at < text.n && (is_name(text.p[at]) || (unsigned char)text.p[at] >= 0x80) && text.p[at] != '.' && text.p[at] != '-' ? off : at;
}

static void find(found *out, dgm_str text)
{
	out->count = 0;
	for (size_t i = 0, end; i < text.n && out->count < MOST_FOUND; i = end > i ? end : i + 1) {
		end = i;
		if (text.p[i] == '{')
			end = braces_end(text, i);
		else if (text.p[i] == '%')
			end = percent_end(text, i);
		else if (text.p[i] == '$' && i + 1 < text.n && text.p[i + 1] == '{')
			end = braces_end(text, i + 1) > i + 1 ? braces_end(text, i + 1) : i;
		if (end > i)
			out->spans[out->count++] = (dgm_span){ (uint32_t)i, (uint32_t)end };
	}
}

static bool same(dgm_str a, dgm_span x, dgm_str b, dgm_span y)
{
	return x.end_off - x.start_off == y.end_off - y.start_off && !memcmp(a.p + x.start_off, b.p + y.start_off, x.end_off - x.start_off);
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__report report = { .severity = DGM_SEVERITY_ERROR };
	dgm_str a = pair->source->text, b = pair->target->text;
	bool used[MOST_FOUND] = { false };
	found x, y;

	(void)state;
	find(&x, a);
	find(&y, b);
	for (size_t i = 0; i < x.count; i++) {
		size_t j = 0;

		while (j < y.count && (used[j] || !same(a, x.spans[i], b, y.spans[j])))
			j++;
		if (j < y.count)
			used[j] = true;
		else
			dgm__report_source(&report, x.spans[i].start_off, x.spans[i].end_off);
	}
	for (size_t j = 0; j < y.count; j++)
		if (!used[j])
			dgm__report_target(&report, y.spans[j].start_off, y.spans[j].end_off);
	if (report.source_span_count)
		return dgm__sink_put(sink, pair, &report, err, "the placeholder %.*s is not in the target",
			(int)(report.source_spans[0].end_off - report.source_spans[0].start_off), a.p + report.source_spans[0].start_off);
	if (report.target_span_count)
		return dgm__sink_put(sink, pair, &report, err, "the placeholder %.*s is not in the source",
			(int)(report.target_spans[0].end_off - report.target_spans[0].start_off), b.p + report.target_spans[0].start_off);
	return DGM_OK;
}

const dgm__check dgm__check_placeholders = {
	.info = { .id = "placeholders", .summary = "{0}, %s and the like missing or added", .category = "design", .severity = DGM_SEVERITY_ERROR },
	.run = run,
};
