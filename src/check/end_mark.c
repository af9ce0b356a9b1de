/*
 * Another kind of sentence end. A question or exclamation on one side alone is a warning, unless the other side has such a mark inside (a quotation
 * that moved within the sentence); a note where the language needs no mark. A full stop against none is a note, where the target's language ends sentences with a mark at all.
 */
#include "check/check.h"

#include "check/end_kind.h"

static const char *name_of(unsigned kinds)
{
	return kinds & DGM__END_QUESTION ? "a question mark" : kinds & DGM__END_EXCLAMATION ? "an exclamation mark" : kinds & DGM__END_ELLIPSIS
		? "an ellipsis" : kinds & DGM__END_STOP ? "a full stop" : kinds & DGM__END_COLON ? "a colon" : kinds & DGM__END_COMMA
		? "a comma or semicolon" : "no mark";
}

/* Does one side end in a mark that the other has nowhere? */
static bool is_alone(unsigned here, unsigned there, unsigned inside_there, unsigned mark)
{
	return here & mark && !(there & mark) && !(inside_there & mark);
}

/* A question without its mark is good style where sentences end without marks. */
static dgm_severity severity_of_question(const dgm__pair *pair, const dgm__end *a, const dgm__end *b)
{
	return (pair->source_facts->has_no_stop && !a->kinds) || (pair->target_facts->has_no_stop && !b->kinds) ? DGM_SEVERITY_NOTE : DGM_SEVERITY_WARNING;
}

static dgm_status run(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err)
{
	dgm__end a = dgm__end_of(pair->source_facts, pair->source->text), b = dgm__end_of(pair->target_facts, pair->target->text);
	dgm__report report = { .severity = DGM_SEVERITY_NOTE };
	unsigned in_a, in_b;

	(void)state;
	if (a.kinds == b.kinds || !a.end_off || !b.end_off)
		return DGM_OK;
	in_a = dgm__marks_in(pair->source_facts, pair->source->text);
	in_b = dgm__marks_in(pair->target_facts, pair->target->text);
	if (is_alone(a.kinds, b.kinds, in_b, DGM__END_QUESTION) || is_alone(b.kinds, a.kinds, in_a, DGM__END_QUESTION))
		report.severity = severity_of_question(pair, &a, &b);
	else if (is_alone(a.kinds, b.kinds, in_b, DGM__END_EXCLAMATION) || is_alone(b.kinds, a.kinds, in_a, DGM__END_EXCLAMATION))
		report.severity = a.kinds & DGM__END_QUESTION || b.kinds & DGM__END_QUESTION ? DGM_SEVERITY_NOTE : DGM_SEVERITY_WARNING;
	else if (pair->target_facts->has_no_stop || pair->source_facts->has_no_stop || !((a.kinds == DGM__END_STOP && !b.kinds) || (b.kinds == DGM__END_STOP && !a.kinds)))
		return DGM_OK; /* ellipsis, colon, comma: a matter of taste and of how the sentence was divided */
	dgm__report_source(&report, a.start_off, a.end_off);
	dgm__report_target(&report, b.start_off, b.end_off);
	return dgm__sink_put(sink, pair, &report, err, "the source ends in %s, the target in %s", name_of(a.kinds), name_of(b.kinds));
}

const dgm__check dgm__check_end_mark = {
	.info = { .id = "end-mark", .summary = "another kind of sentence end", .category = "linguistic conventions", .severity = DGM_SEVERITY_WARNING },
	.run = run,
};
