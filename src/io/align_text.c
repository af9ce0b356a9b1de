/*
 * Beads for eyes: both sides one above the other, a line a sentence, anchors in brackets with a number that is the same on both sides
 * and is explained below. No colour codes: the file reads the same everywhere.
 */
#include "io/marks.h"

static void write_number(dgm_output *out, unsigned number)
{
	char digits[16];
	size_t n = 0;

	do
		digits[n++] = (char)(number % 10);
	while (number /= 10);
	while (n)
		dgm_output_write(out, (const char[]){ '\xE2', '\x82', (char)('\x80' + digits[--n]) }, 3); /* U+2080.. */
}

/* Text as it is but for control characters, which a terminal would obey: their pictures (U+2400 on), and U+FFFD for those beyond ASCII. */
static void write_seen(dgm_output *out, dgm_str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool is_c1 = c == 0xC2 && i + 1 < s.n && (unsigned char)s.p[i + 1] < 0xA0;

		if ((c >= ' ' && c != 0x7F && !is_c1) || c == '\t')
			continue;
		dgm_output_write(out, s.p + from, i - from);
		if (is_c1)
			dgm_output_write(out, "\xEF\xBF\xBD", 3);
		else
			dgm_output_write(out, (const char[]){ '\xE2', '\x90', (char)(c == 0x7F ? 0xA1 : 0x80 + c) }, 3);
		i += is_c1;
		from = i + 1;
	}
	if (from < s.n)
		dgm_output_write(out, s.p + from, s.n - from);
}

static void write_marked(dgm_output *out, dgm_str s, const dgm__mark *marks, size_t count)
{
	size_t from = 0;

	for (size_t i = 0; i < count; i++) {
		write_seen(out, (dgm_str){ s.p + from, marks[i].off - from });
		dgm_output_write(out, "[", 1);
		write_seen(out, (dgm_str){ s.p + marks[i].off, marks[i].n });
		dgm_output_write(out, "]", 1);
		write_number(out, marks[i].number);
		from = marks[i].off + marks[i].n;
	}
	write_seen(out, (dgm_str){ s.p + from, s.n - from });
	dgm_output_write(out, "\n", 1);
}

static void write_side(dgm_output *out, const dgm_doc *doc, size_t first, size_t count, const dgm_link *links, size_t link_count, bool target)
{
	if (!count)
		dgm_output_printf(out, "  %-8s-\n", dgm_doc_language(doc));
	for (size_t i = 0; i < count; i++) {
		dgm__mark marks[DGM__MOST_MARKS];
		size_t marked = dgm__marks_find(marks, doc, first, count, i, links, link_count, target);

		dgm_output_printf(out, "  %-8s", i ? "" : dgm_doc_language(doc));
		write_marked(out, dgm_doc_sentence(doc, first + i), marks, marked);
	}
}

/* "  1 number 5000; 2 country:KR" */
static void write_legend(dgm_output *out, const dgm_link *links, size_t count)
{
	unsigned number = 0;

	for (size_t k = 0; k < count; k++) {
		if (!dgm__is_anchor(&links[k]))
			continue;
		dgm_output_printf(out, number ? "; %u %s" : "          %u %s", number + 1, links[k].kind);
		number++;
		if (links[k].value.n) {
			dgm_output_write(out, " ", 1);
			dgm_output_str_write(out, links[k].value);
		}
	}
	if (number)
		dgm_output_write(out, "\n", 1);
}

/* "  rival   1-1  0.2100  The sentence." for a null bead: what it would have answered. */
static void write_rival(dgm_output *out, const dgm_alignment *a, const dgm_bead *b, const dgm_bead *rival)
{
	const dgm_doc *doc = b->source_count ? a->target : a->source;
	size_t first = b->source_count ? rival->target_first : rival->source_first, count = b->source_count ? rival->target_count : rival->source_count;

	dgm_output_printf(out, "  rival   %lu-%lu  %.4f ", (unsigned long)rival->source_count, (unsigned long)rival->target_count, rival->confidence);
	for (size_t i = 0; i < count; i++) {
		dgm_output_write(out, " ", 1);
		write_seen(out, dgm_doc_sentence(doc, first + i));
	}
	dgm_output_write(out, "\n", 1);
}

static dgm_status write_pair(dgm_alignment_writer *w, const dgm_alignment *a, dgm_error *err)
{
	dgm_output *out = w->output;
	size_t first = 0, end = 0;

	(void)err;
	if (w->opt.batch)
		dgm_output_printf(out, "%s== %s ==\n\n", w->place.pairs ? "\n" : "", dgm__pair_name(a));
	for (size_t k = 0; k < a->bead_count && !dgm_output_has_failed(out); k++) {
		const dgm_bead *b = &a->beads[k];
		const dgm_link *links;

		dgm__bead_links(a, k, &first, &end);
		links = end > first ? a->links + first : NULL;
		dgm_output_printf(out, "%s%zu  %lu-%lu  %.4f%s\n", k ? "\n" : "", k + 1, (unsigned long)b->source_count,
			(unsigned long)b->target_count, b->confidence, b->moved ? "  moved" : "");
		write_side(out, a->source, b->source_first, b->source_count, links, end - first, false);
		write_side(out, a->target, b->target_first, b->target_count, links, end - first, true);
		write_legend(out, links, end - first);
		if (dgm__bead_rival(a, k))
			write_rival(out, a, b, dgm__bead_rival(a, k));
		first = end;
	}
	return DGM_OK;
}

const dgm__alignment_format dgm__alignments_text = {
	.info = { .name = "text", .extension = ".txt", .summary = "for eyes: both sides one above the other, anchors marked", .links = true },
	.pair = write_pair,
};
