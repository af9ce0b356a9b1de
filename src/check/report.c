/* Findings in the making: spans, messages, and the remarks in which they wait for their turn. */
#include "check/remarks.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <unicode/utf8.h>

#include "base/status.h"

static void add_span(dgm_span *spans, size_t *count, size_t start_off, size_t end_off)
{
	if (*count < DGM__MOST_SPANS)
		spans[(*count)++] = (dgm_span){ (uint32_t)start_off, (uint32_t)end_off };
}

void dgm__report_source(dgm__report *report, size_t start_off, size_t end_off)
{
	add_span(report->source_spans, &report->source_span_count, start_off, end_off);
}

void dgm__report_target(dgm__report *report, size_t start_off, size_t end_off)
{
	add_span(report->target_spans, &report->target_span_count, start_off, end_off);
}

UChar32 dgm__report_characters(dgm__report *report, const dgm__pair *pair, bool (*is_meant)(const dgm__pair *pair, UChar32 c, dgm_str written))
{
	dgm_str text = pair->target->text;
	UChar32 c, first = 0;

	for (int32_t i = 0, start = 0; i < (int32_t)text.n; start = i) {
		U8_NEXT_OR_FFFD((const uint8_t *)text.p, i, (int32_t)text.n, c);
		if (!is_meant(pair, c, (dgm_str){ text.p + start, (size_t)(i - start) }))
			continue;
		if (!report->target_span_count)
			first = c;
		dgm__report_target(report, (size_t)start, (size_t)i);
	}
	return first;
}

/* Has a person waved this check through in this unit? */
static bool is_ignored(const dgm_unit *unit, const char *id)
{
	size_t n = strlen(id);

	for (size_t i = 0; i < unit->property_count; i++) {
		dgm_str type = unit->properties[i].type, ids = unit->properties[i].value;

		if (type.n != strlen("x-dragoman-ignore") || memcmp(type.p, "x-dragoman-ignore", type.n))
			continue;
		for (size_t at = 0, end; at < ids.n; at = end + 1) {
			for (end = at; end < ids.n && !strchr(", \t\n", ids.p[end]); )
				end++;
			if (end - at == n && !memcmp(ids.p + at, id, n))
				return true;
		}
	}
	return false;
}

/* Cuts what does not fit at a character. */
static void end_message(char *message, size_t capacity, int wanted)
{
	size_t n = capacity - 1;

	if (wanted < 0 || (size_t)wanted < capacity)
		return;
	while (n && ((unsigned char)message[n - 1] & 0xC0) == 0x80)
		n--;
	message[n ? n - 1 : 0] = '\0';
}

static const dgm_span *copy_spans(dgm__arena *arena, const dgm_span *spans, size_t count)
{
	dgm_span *copy = dgm__arena_alloc(arena, count * sizeof *copy);

	if (copy && count)
		memcpy(copy, spans, count * sizeof *copy);
	return copy;
}

dgm_status dgm__sink_put(dgm__sink *sink, const dgm__pair *pair, const dgm__report *report, dgm_error *err, const char *format, ...)
{
	char message[1024];
	dgm__remark *remark;
	va_list ap;

	if (is_ignored(pair->unit, sink->check->info.id))
		return DGM_OK;
	va_start(ap, format);
	end_message(message, sizeof message, vsnprintf(message, sizeof message, format, ap));
	va_end(ap);
	remark = dgm__arena_alloc(sink->arena, sizeof *remark);
	if (!remark)
		return dgm__out_of_memory(err);
	*remark = (dgm__remark){
		.row = sink->row, .check = sink->check, .severity = report->severity, .message = dgm__arena_copy(sink->arena, message, strlen(message)),
		.source = pair->source->text, .target = pair->target->text, .line = pair->target->line,
		.source_spans = copy_spans(sink->arena, report->source_spans, report->source_span_count), .source_span_count = report->source_span_count,
		.target_spans = copy_spans(sink->arena, report->target_spans, report->target_span_count), .target_span_count = report->target_span_count,
	};
	if (!remark->message || !remark->source_spans || !remark->target_spans)
		return dgm__out_of_memory(err);
	if (sink->remarks->last)
		sink->remarks->last->next = remark;
	else
		sink->remarks->first = remark;
	sink->remarks->last = remark;
	return DGM_OK;
}
