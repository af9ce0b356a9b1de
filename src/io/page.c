/* Text of HTML pages. */
#include "io/page.h"

#include "io/xml.h"

void dgm__html_begin(dgm_output *out, const char *title, const char *style)
{
	dgm_output_puts(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	dgm_output_puts(out, title);
	dgm_output_puts(out, "</title>\n<style>\n");
	dgm_output_puts(out, style);
	dgm_output_puts(out, "</style>\n</head>\n<body>\n");
}

void dgm__html_end(dgm_output *out, const char *script)
{
	dgm_output_puts(out, "<script>\n");
	dgm_output_puts(out, script);
	dgm_output_puts(out, "</script>\n</body>\n</html>\n");
}

void dgm__html_text(dgm_output *out, dgm_str text, dgm__buffer *scratch)
{
	dgm__xml_replace_illegal(scratch, text);
	if (scratch->n)
		dgm__xml_text(out, dgm__buffer_view(scratch));
}

static void put_piece(dgm_output *out, dgm_str text, size_t from, size_t to, dgm__buffer *scratch)
{
	if (from < to)
		dgm__html_text(out, (dgm_str){ text.p + from, to - from }, scratch);
}

void dgm__html_marked(dgm_output *out, dgm_str text, const dgm_span *spans, size_t count, dgm__buffer *scratch)
{
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		size_t start = spans[i].start_off, end = spans[i].end_off;

		if (start < at || end < start || end > text.n)
			continue;
		put_piece(out, text, at, start, scratch);
		dgm_output_puts(out, "<mark>");
		put_piece(out, text, start, end, scratch);
		dgm_output_puts(out, "</mark>");
		at = end;
	}
	put_piece(out, text, at, text.n, scratch);
}
