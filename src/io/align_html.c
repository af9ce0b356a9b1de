/*
 * Beads as one page that needs nothing but itself: both articles side by side, each in its own order, a bead a row, its colour by confidence, anchors
 * marked. It reads without its script, which draws the lines between the beads (those of moved ones cross rows) and hides what is sure.
 */
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "io/marks.h"
#include "io/page.h"

enum { MOST_TEXT = 64 << 20 };

typedef struct page {
	dgm_output *out;
	dgm__buffer scratch;
	const dgm_alignment *a;
	size_t pair;         /* index in the file: bead ids are unique */
	size_t target_next;  /* first target sentence that is not shown yet */
	size_t *link_first;  /* by bead: where its links begin; one more at the end */
	size_t *moved_at;    /* by target sentence: its moved bead + 1, or 0 */
} page;

static void put_text(page *p, const char *text)
{
	dgm__html_text(p->out, (dgm_str){ text, strlen(text) }, &p->scratch);
}

static void put_marked(page *p, dgm_str s, const dgm__mark *marks, size_t count)
{
	size_t from = 0;

	for (size_t i = 0; i < count; i++) {
		if (from < marks[i].off)
			dgm__html_text(p->out, (dgm_str){ s.p + from, marks[i].off - from }, &p->scratch);
		dgm_output_puts(p->out, "<mark>");
		dgm__html_text(p->out, (dgm_str){ s.p + marks[i].off, marks[i].n }, &p->scratch);
		dgm_output_printf(p->out, "<sub>%u</sub></mark>", marks[i].number);
		from = marks[i].off + marks[i].n;
	}
	if (from < s.n)
		dgm__html_text(p->out, (dgm_str){ s.p + from, s.n - from }, &p->scratch);
}

static bool begins_paragraph(const dgm_doc *doc, size_t index)
{
	return !index || dgm_doc_segment(doc, index)->paragraph != dgm_doc_segment(doc, index - 1)->paragraph;
}

static void put_side(page *p, size_t bead, bool target)
{
	const dgm_bead *b = &p->a->beads[bead];
	const dgm_doc *doc = target ? p->a->target : p->a->source;
	size_t first = target ? b->target_first : b->source_first, count = target ? b->target_count : b->source_count;
	size_t links = p->link_first[bead + 1] - p->link_first[bead];

	dgm_output_printf(p->out, "<div class=\"side\" lang=\"%s\" dir=\"%s\" data-bead=\"%zu-%zu\">", dgm_doc_language(doc),
		dgm_language_is_rtl(dgm_doc_language(doc)) ? "rtl" : "ltr", p->pair, bead);
	for (size_t i = 0; i < count; i++) {
		dgm__mark marks[DGM__MOST_MARKS];
		size_t marked = dgm__marks_find(marks, doc, first, count, i, links ? p->a->links + p->link_first[bead] : NULL, links, target);
		bool heading = dgm_doc_segment(doc, first + i)->kind == DGM_SEGMENT_HEADING;

		dgm_output_printf(p->out, "<p%s>", heading ? " class=\"heading\"" : begins_paragraph(doc, first + i) ? " class=\"opens\"" : "");
		put_marked(p, dgm_doc_sentence(doc, first + i), marks, marked);
		dgm_output_puts(p->out, "</p>");
	}
	dgm_output_puts(p->out, "</div>\n");
}

/* What holds the bead together, for who points at its middle. */
static void put_reasons(page *p, size_t bead)
{
	unsigned number = 0;

	for (size_t k = p->link_first[bead]; k < p->link_first[bead + 1]; k++) {
		const dgm_link *link = &p->a->links[k];

		dgm_output_puts(p->out, "<li>");
		if (dgm__is_anchor(link))
			dgm_output_printf(p->out, "<sub>%u</sub> %s ", ++number, link->kind);
		dgm_output_puts(p->out, "<bdi>");
		dgm__html_text(p->out, link->source, &p->scratch);
		dgm_output_puts(p->out, "</bdi> = <bdi>");
		dgm__html_text(p->out, link->target, &p->scratch);
		dgm_output_puts(p->out, "</bdi>");
		if (link->value.n) {
			dgm_output_puts(p->out, " <i>");
			dgm__html_text(p->out, link->value, &p->scratch);
			dgm_output_puts(p->out, "</i>");
		}
		dgm_output_puts(p->out, "</li>");
	}
}

static void put_middle(page *p, size_t bead)
{
	const dgm_bead *b = &p->a->beads[bead];

	dgm_output_printf(p->out, "<div class=\"middle\" tabindex=\"0\"><b>%lu-%lu</b> %.2f%s", (unsigned long)b->source_count, (unsigned long)b->target_count,
		b->confidence, b->moved ? " moved" : "");
	if (p->link_first[bead + 1] > p->link_first[bead]) {
		dgm_output_puts(p->out, "<ul>");
		put_reasons(p, bead);
		dgm_output_puts(p->out, "</ul>");
	}
	dgm_output_puts(p->out, "</div>\n");
}

static void open_row(page *p, size_t bead, const char *kind)
{
	const dgm_bead *b = &p->a->beads[bead];

	dgm_output_printf(p->out, "<div class=\"row%s\" style=\"--p:%.4f\" data-p=\"%.4f\">\n", kind, b->confidence, b->confidence);
}

static void put_empty(page *p)
{
	dgm_output_puts(p->out, "<div class=\"side\"></div>\n");
}

/* The target of moved beads where the target has them, up to sentence `end`. */
static void put_moved_targets(page *p, size_t end)
{
	while (p->target_next < end) {
		size_t bead = p->moved_at[p->target_next];

		if (!bead) { /* every sentence stands in one bead, so only moved ones are left out */
			p->target_next++;
			continue;
		}
		open_row(p, bead - 1, " away");
		put_empty(p);
		put_middle(p, bead - 1);
		put_side(p, bead - 1, true);
		dgm_output_puts(p->out, "</div>\n");
		p->target_next += p->a->beads[bead - 1].target_count;
	}
}

static void put_bead(page *p, size_t bead)
{
	const dgm_bead *b = &p->a->beads[bead];
	bool null = !b->source_count || !b->target_count;

	if (!b->moved)
		put_moved_targets(p, b->target_first);
	open_row(p, bead, null ? " null" : b->moved ? " away" : "");
	if (b->source_count)
		put_side(p, bead, false);
	else
		put_empty(p);
	put_middle(p, bead);
	if (b->target_count && !b->moved)
		put_side(p, bead, true);
	else
		put_empty(p);
	dgm_output_puts(p->out, "</div>\n");
	if (!b->moved)
		p->target_next = b->target_first + b->target_count;
}

/* Where links begin and moved beads end, so that nothing is searched for later. */
static dgm_status prepare(page *p, dgm_error *err)
{
	const dgm_alignment *a = p->a;
	size_t first = 0, end = 0;

	p->link_first = dgm__calloc(a->bead_count + 1, sizeof *p->link_first);
	p->moved_at = dgm__calloc(dgm_doc_count(a->target) + 1, sizeof *p->moved_at);
	if (!p->link_first || !p->moved_at)
		return dgm__out_of_memory(err);
	for (size_t k = 0; k < a->bead_count; k++) {
		dgm__bead_links(a, k, &first, &end);
		p->link_first[k] = first;
		p->link_first[k + 1] = first = end;
		for (size_t y = 0; a->beads[k].moved && y < a->beads[k].target_count; y++)
			p->moved_at[a->beads[k].target_first + y] = k + 1;
	}
	return DGM_OK;
}

static void put_head(page *p, bool batch)
{
	const dgm_alignment *a = p->a;
	size_t two_sided = 0, moved = 0;
	double sum = 0;

	for (size_t k = 0; k < a->bead_count; k++) {
		bool both = a->beads[k].source_count && a->beads[k].target_count;

		two_sided += both;
		moved += a->beads[k].moved;
		sum += both ? a->beads[k].confidence : 0;
	}
	dgm_output_puts(p->out, "<section>\n<h2>");
	if (batch)
		put_text(p, dgm__pair_name(a));
	else
		dgm_output_printf(p->out, "%s &ndash; %s", dgm_doc_language(a->source), dgm_doc_language(a->target));
	dgm_output_printf(p->out, " <small>%zu beads, %zu with both sides", a->bead_count, two_sided);
	if (two_sided)
		dgm_output_printf(p->out, ", mean confidence %.3f", sum / (double)two_sided);
	if (moved)
		dgm_output_printf(p->out, ", %zu moved", moved);
	dgm_output_puts(p->out, "</small></h2>\n<div class=\"row names\"><div class=\"side\">");
	put_text(p, dgm_doc_name(a->source));
	dgm_output_puts(p->out, "</div><div></div><div class=\"side\">");
	put_text(p, dgm_doc_name(a->target));
	dgm_output_puts(p->out, "</div></div>\n<div class=\"beads\">\n");
}

static dgm_status put_pair(page *p, bool batch, dgm_error *err)
{
	dgm_status st = prepare(p, err);

	if (st == DGM_OK) {
		put_head(p, batch);
		p->target_next = 0;
		for (size_t k = 0; k < p->a->bead_count && !dgm_output_has_failed(p->out); k++)
			put_bead(p, k);
		put_moved_targets(p, dgm_doc_count(p->a->target));
		dgm_output_puts(p->out, "</div>\n</section>\n");
		st = dgm__buffer_status(&p->scratch, err);
	}
	dgm__free(p->link_first);
	dgm__free(p->moved_at);
	p->link_first = p->moved_at = NULL;
	return st;
}

static dgm_status begin(dgm_alignment_writer *w, dgm_error *err)
{
	page *p = dgm__calloc(1, sizeof *p);

	if (!p)
		return dgm__out_of_memory(err);
	p->out = w->output;
	p->scratch.max = MOST_TEXT;
	w->state = p;
	dgm__html_begin(p->out, "Aligned articles", dgm__alignment_css);
	dgm_output_puts(p->out, "<header>\n<h1>Aligned articles</h1>\n"
		"<p class=\"key\">confidence <span style=\"--p:0\">0</span><span style=\"--p:.5\">.5</span><span style=\"--p:.8\">.8</span><span style=\"--p:.95\">.95</span>"
		"<span style=\"--p:1\">1</span> <mark>anchor<sub>1</sub></mark></p>\n"
		"<form id=\"filter\" hidden><label>show up to confidence <input type=\"range\" name=\"most\" min=\"0\" max=\"1\" step=\"0.01\" value=\"1\"> "
		"<output id=\"most\">1</output></label> <output id=\"shown\"></output></form>\n</header>\n<main>\n");
	return DGM_OK;
}

static dgm_status write_pair(dgm_alignment_writer *w, const dgm_alignment *a, dgm_error *err)
{
	page *p = w->state;

	p->a = a;
	p->pair = (size_t)w->place.pairs;
	return put_pair(p, w->opt.batch, err);
}

static dgm_status end(dgm_alignment_writer *w, dgm_error *err)
{
	(void)err;
	dgm_output_puts(w->output, "</main>\n<footer>Made by dragoman ");
	dgm_output_puts(w->output, dgm_version());
	dgm_output_puts(w->output, ". Point at the middle of a row to see what holds its sentences together.</footer>\n");
	dgm__html_end(w->output, dgm__alignment_js);
	return DGM_OK;
}

static void release(dgm_alignment_writer *w)
{
	page *p = w->state;

	if (p)
		dgm__buffer_clear(&p->scratch);
	dgm__free(p);
}

const dgm__alignment_format dgm__alignments_html = {
	.info = { .name = "html", .extension = ".html", .summary = "one page: the articles side by side, coloured by confidence", .links = true },
	.begin = begin, .pair = write_pair, .end = end, .release = release,
};
