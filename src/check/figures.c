/*
 * Left-over figures become one finding a pair of texts. It is an error when both sides have one that the other has not (the value changed); a figure on
 * one side alone may be an editor's, and is a warning; one of at most ten may stand in a word on the other side ("decade", "double"), and is a note. What is written without digits counts only against a figure in digits.
 */
#include "check/figures.h"

#include "base/buffer.h"
#include "base/status.h"

enum { LONGEST_LIST = 400 };

static void list(dgm__buffer *out, dgm_str text, const dgm__claim *claim)
{
	if (out->n)
		dgm__buffer_puts(out, ", ");
	dgm__buffer_append(out, text.p + claim->entity->start_off, claim->entity->end_off - claim->entity->start_off);
}

typedef struct chosen {
	dgm__report report;
	dgm__buffer source, target; /* as written */
	size_t source_digits, target_digits;
	bool has_large; /* a figure beyond those that words such as half, double, decade and teenager hide */
} chosen;

static bool is_large(const dgm__claim *claim)
{
	enum { LARGEST_HIDDEN = 10 };
	double number = dgm__claim_number(claim);

	if (claim->entity->kind == DGM_ENTITY_MONEY)
		return number != 1; /* 1美元: "a dollar" */
	if (claim->entity->kind == DGM_ENTITY_PERCENT)
		return number != 50 && number != 100; /* half, fully */
	return number > LARGEST_HIDDEN || claim->entity->kind != DGM_ENTITY_NUMBER;
}

static void choose_source(chosen *c, const dgm__pair *pair, const dgm__claim *claim)
{
	dgm__report_source(&c->report, claim->entity->start_off, claim->entity->end_off);
	list(&c->source, pair->source->text, claim);
	c->source_digits += claim->has_digits;
	c->has_large = c->has_large || is_large(claim);
}

static void choose_target(chosen *c, const dgm__pair *pair, const dgm__claim *claim)
{
	dgm__report_target(&c->report, claim->entity->start_off, claim->entity->end_off);
	list(&c->target, pair->target->text, claim);
	c->target_digits += claim->has_digits;
	c->has_large = c->has_large || is_large(claim);
}

/* A list too long for a message is left out: the spans say it. */
static const char *text_of(const dgm__buffer *list)
{
	return list->failed == DGM_OK && list->p ? list->p : "...";
}

static dgm_status put(chosen *c, const dgm__pair *pair, const char *what, dgm__sink *sink, dgm_error *err)
{
	size_t a = c->report.source_span_count, b = c->report.target_span_count;
	dgm_status st;

	if (c->source.failed == DGM_ENOMEM || c->target.failed == DGM_ENOMEM)
		st = dgm__out_of_memory(err);
	else if (a && b)
		st = dgm__sink_put(sink, pair, &c->report, err, "%s differ: %s / %s", what, text_of(&c->source), text_of(&c->target));
	else
		st = dgm__sink_put(sink, pair, &c->report, err, a ? "%s without a counterpart in the target: %s" : "%s without a counterpart in the source: %s",
			what, text_of(a ? &c->source : &c->target));
	dgm__buffer_clear(&c->source);
	dgm__buffer_clear(&c->target);
	return st;
}

dgm_status dgm__figures_put(const dgm__pair *pair, bool (*picks)(const dgm__claim *claim), dgm_severity severity, const char *what, dgm__sink *sink, dgm_error *err)
{
	chosen c = { .report = { .severity = severity }, .source = DGM__BUFFER_INIT(LONGEST_LIST), .target = DGM__BUFFER_INIT(LONGEST_LIST) };

	for (size_t i = 0; i < pair->ledger->source.count; i++)
		if (picks(&pair->ledger->source.items[i]))
			choose_source(&c, pair, &pair->ledger->source.items[i]);
	for (size_t i = 0; i < pair->ledger->target.count; i++)
		if (picks(&pair->ledger->target.items[i]))
			choose_target(&c, pair, &pair->ledger->target.items[i]);
	return c.report.source_span_count || c.report.target_span_count ? put(&c, pair, what, sink, err) : DGM_OK;
}

static bool is_left(const dgm__claim *claim, dgm_entity_kind kind)
{
	return !claim->is_settled && !claim->is_shifted && claim->report_as == kind;
}

dgm_status dgm__figures_report(const dgm__pair *pair, dgm_entity_kind kind, const char *what, dgm__sink *sink, dgm_error *err)
{
	chosen c = { .report = { .severity = DGM_SEVERITY_ERROR }, .source = DGM__BUFFER_INIT(LONGEST_LIST), .target = DGM__BUFFER_INIT(LONGEST_LIST) };

	for (size_t i = 0; i < pair->ledger->source.count; i++)
		if (is_left(&pair->ledger->source.items[i], kind))
			choose_source(&c, pair, &pair->ledger->source.items[i]);
	for (size_t i = 0; i < pair->ledger->target.count; i++)
		if (is_left(&pair->ledger->target.items[i], kind))
			choose_target(&c, pair, &pair->ledger->target.items[i]);
	if (!c.source_digits && !c.target_digits && !(kind == DGM_ENTITY_DATE && c.report.source_span_count && c.report.target_span_count)) {
		dgm__buffer_clear(&c.source);
		dgm__buffer_clear(&c.target);
		return DGM_OK;
	}
	if (!c.report.source_span_count || !c.report.target_span_count)
		c.report.severity = c.has_large ? DGM_SEVERITY_WARNING : DGM_SEVERITY_NOTE;
	return put(&c, pair, what, sink, err);
}
