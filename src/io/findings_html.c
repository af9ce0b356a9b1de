/*
 * Findings as one page that needs nothing but itself: both texts with the spans marked, filters by severity, check and file. It reads without
 * its script too. The page begins with its counts, so the findings are kept in memory; past MOST_SHOWN they are only counted, and the page says so.
 */
#include "io/findings.h"

#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/strmap.h"
#include "io/page.h"
#include "io/xml.h"

enum { MOST_PAGE = 1 << 30, MOST_TEXT = 16 << 20, MOST_SHOWN = 10000 };

typedef struct page {
	dgm_output *body;
	dgm__buffer scratch;
	dgm__strmap checks, files;  /* value: findings */
	uint64_t by_severity[3], shown;
	dgm_status failed;
} page;

static dgm_status begin(dgm__findings_job *job, dgm_error *err)
{
	page *p = dgm__calloc(1, sizeof *p);

	if (!p)
		return dgm__out_of_memory(err);
	p->scratch = (dgm__buffer)DGM__BUFFER_INIT(MOST_TEXT);
	job->state = p;
	return dgm_output_memory(&p->body, MOST_PAGE, err);
}

/* One more finding under a name; count 0 only makes the name known. */
static void count(page *p, dgm__strmap *map, const char *name, uint64_t more)
{
	dgm__strmap_entry *entry = dgm__strmap_put(map, name, strlen(name), 0, NULL);

	if (entry)
		entry->value += more;
	else
		p->failed = DGM_ENOMEM;
}

static dgm_status file(dgm__findings_job *job, const char *name, dgm_error *err)
{
	page *p = job->state;

	count(p, &p->files, name, 0);
	return p->failed == DGM_OK ? DGM_OK : dgm__out_of_memory(err);
}

static void put_attribute(page *p, const char *name, const char *value)
{
	dgm__xml_replace_illegal(&p->scratch, (dgm_str){ value, strlen(value) });
	dgm__xml_attribute(p->body, name, dgm__buffer_view(&p->scratch));
}

static void put_side(page *p, const char *name, dgm_str text, const dgm_span *spans, size_t span_count)
{
	dgm_output_printf(p->body, "<p class=\"%s\" dir=\"auto\">", name);
	if (text.n)
		dgm__html_marked(p->body, text, spans, span_count, &p->scratch);
	else
		dgm_output_puts(p->body, "<span class=\"nothing\">nothing</span>");
	dgm_output_puts(p->body, "</p>\n");
}

static void put_place(page *p, const dgm_finding *f)
{
	dgm_output_puts(p->body, "<p class=\"where\">");
	dgm__html_text(p->body, (dgm_str){ f->file, strlen(f->file) }, &p->scratch);
	if (f->line)
		dgm_output_printf(p->body, ":%" PRIu64, f->line);
	dgm_output_printf(p->body, " &middot; unit %" PRIu64, f->unit);
	if (f->id.n) {
		dgm_output_puts(p->body, " &middot; id ");
		dgm__html_text(p->body, f->id, &p->scratch);
	}
	dgm_output_printf(p->body, " &middot; %s</p>\n", f->check);
}

static void put(dgm__findings_job *job, const dgm_finding *f)
{
	page *p = job->state;
	const char *severity = dgm_severity_name(f->severity);

	count(p, &p->checks, f->check, 1);
	count(p, &p->files, f->file, 1);
	p->by_severity[f->severity]++;
	if (p->shown == MOST_SHOWN)
		return;
	p->shown++;
	dgm_output_printf(p->body, "<article class=\"%s\" tabindex=\"-1\" data-severity=\"%s\" data-check=\"%s\"", severity, severity, f->check);
	put_attribute(p, "data-file", f->file);
	dgm_output_printf(p->body, ">\n<h2><span class=\"key %s\">%s</span> ", severity, severity);
	dgm__html_text(p->body, (dgm_str){ f->message, strlen(f->message) }, &p->scratch);
	dgm_output_puts(p->body, "</h2>\n");
	put_place(p, f);
	dgm_output_puts(p->body, "<div class=\"pair\">\n");
	put_side(p, "source", f->source, f->source_spans, f->source_span_count);
	put_side(p, "target", f->target, f->target_spans, f->target_span_count);
	dgm_output_puts(p->body, "</div>\n</article>\n");
}

/* <select> over the names of a map. */
static void put_choice(dgm_output *out, page *p, const char *label, const char *name, const dgm__strmap *map)
{
	dgm_output_printf(out, "<label>%s <select name=\"%s\"><option value=\"\">all</option>", label, name);
	for (size_t i = 0; i < map->count; i++) {
		const dgm__strmap_entry *entry = &map->entries[i];

		dgm__xml_replace_illegal(&p->scratch, entry->key);
		dgm_output_puts(out, "<option");
		dgm__xml_attribute(out, "value", dgm__buffer_view(&p->scratch));
		dgm_output_write(out, ">", 1);
		dgm__html_text(out, entry->key, &p->scratch);
		dgm_output_printf(out, " (%" PRIu64 ")</option>", entry->value);
	}
	dgm_output_puts(out, "</select></label>\n");
}

static void put_filters(dgm_output *out, page *p)
{
	dgm_output_puts(out, "<form id=\"filters\" hidden>\n");
	for (int s = DGM_SEVERITY_ERROR; s >= DGM_SEVERITY_NOTE; s--) {
		const char *name = dgm_severity_name((dgm_severity)s);

		dgm_output_printf(out, "<label><input type=\"checkbox\" name=\"%s\" checked><span class=\"key %s\">%ss</span> %" PRIu64 "</label>\n",
			name, name, name, p->by_severity[s]);
	}
	put_choice(out, p, "check", "check", &p->checks);
	put_choice(out, p, "file", "file", &p->files);
	dgm_output_puts(out, "<label>words <input type=\"search\" name=\"words\"></label>\n<output id=\"shown\"></output>\n</form>\n");
}

static dgm_status end(dgm__findings_job *job, dgm_error *err)
{
	page *p = job->state;
	dgm_output *out = job->output;
	uint64_t all = p->by_severity[0] + p->by_severity[1] + p->by_severity[2];

	if (p->failed == DGM_OK)
		p->failed = p->scratch.failed;
	if (p->failed != DGM_OK)
		return dgm__out_of_memory(err);
	if (dgm_output_has_failed(p->body)) {
		dgm_output *failed = p->body;

		p->body = NULL;
		return dgm_output_commit(failed, err);
	}
	dgm__html_begin(out, "Translation check", dgm__findings_css);
	dgm_output_puts(out, "<header>\n<h1>Translation check <small>");
	dgm__findings_counts(out, p->by_severity);
	dgm_output_puts(out, "</small></h1>\n");
	put_filters(out, p);
	dgm_output_puts(out, "</header>\n<main>\n");
	dgm_output_str_write(out, dgm_output_str(p->body));
	if (!all)
		dgm_output_puts(out, "<p>Nothing was found.</p>\n");
	if (p->shown < all)
		dgm_output_printf(out, "<p>The first %" PRIu64 " of %" PRIu64 " findings are shown; a report in JSON Lines (-f jsonl) has all of them.</p>\n",
			p->shown, all);
	dgm_output_puts(out, "</main>\n<footer>Made by dragoman ");
	dgm_output_puts(out, dgm_version());
	dgm_output_puts(out, ". Keys: <kbd>j</kbd> <kbd>k</kbd> next and previous finding, <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> errors, warnings, notes on and off, "
		"<kbd>/</kbd> search.</footer>\n");
	dgm__html_end(out, dgm__findings_js);
	return DGM_OK;
}

static void clear(dgm__findings_job *job)
{
	page *p = job->state;

	if (!p)
		return;
	dgm_output_abort(p->body);
	dgm__buffer_clear(&p->scratch);
	dgm__strmap_clear(&p->checks);
	dgm__strmap_clear(&p->files);
	dgm__free(p);
}

const dgm__findings_format dgm__findings_html = {
	.info = { .name = "html", .extension = ".html", .summary = "one page with both texts, the places marked, and filters" },
	.begin = begin, .file = file, .put = put, .end = end, .clear = clear,
};
