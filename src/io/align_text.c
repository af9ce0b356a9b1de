/*
 * Beads for eyes: both sides one above the other, a line a sentence, anchors in brackets with a number that is the same on both sides
 * and is explained below. No colour codes: the file reads the same everywhere.
 */
#include "io/formats.h"

#include <string.h>

enum { MOST_MARKS = 64 }; /* a sentence; later ones stay unmarked */

typedef struct mark {
	size_t off, n;
	unsigned number; /* of the anchor in its bead, from 1 */
} mark;

static bool is_anchor(const dgm_link *link)
{
	return link->source.n && link->target.n && strcmp(link->kind, "word");
}

/* Where the anchor stands in the sentence: by its address, or, where the caller copied it, its first occurrence. */
static bool locate(size_t *off, dgm_str sentence, dgm_str anchor, bool *by_address)
{
	const char *hit;

	*by_address = (uintptr_t)anchor.p >= (uintptr_t)sentence.p && (uintptr_t)anchor.p + anchor.n <= (uintptr_t)sentence.p + sentence.n;
	if (*by_address) {
		*off = (size_t)((uintptr_t)anchor.p - (uintptr_t)sentence.p);
		return true;
	}
	hit = memmem(sentence.p, sentence.n, anchor.p, anchor.n);
	if (hit)
		*off = (size_t)(hit - sentence.p);
	return hit;
}

/* Is the anchor's address inside any sentence of this side? Then other sentences are not searched for it. */
static bool stands_elsewhere(const dgm_doc *doc, size_t first, size_t count, dgm_str anchor)
{
	bool by_address = false;
	size_t off;

	for (size_t i = 0; i < count && !by_address; i++)
		(void)locate(&off, dgm_doc_sentence(doc, first + i), anchor, &by_address);
	return by_address;
}

/* Inserts in order of place; a mark that overlaps one already set is dropped. */
static size_t insert_mark(mark *marks, size_t count, mark m)
{
	size_t at = count;

	while (at && marks[at - 1].off >= m.off)
		at--;
	if (count == MOST_MARKS || (at && marks[at - 1].off + marks[at - 1].n > m.off) || (at < count && m.off + m.n > marks[at].off))
		return count;
	memmove(marks + at + 1, marks + at, (count - at) * sizeof *marks);
	marks[at] = m;
	return count + 1;
}

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

static void write_marked(dgm_output *out, dgm_str s, const mark *marks, size_t count)
{
	size_t from = 0;

	for (size_t i = 0; i < count; i++) {
		dgm_output_write(out, s.p + from, marks[i].off - from);
		dgm_output_write(out, "[", 1);
		dgm_output_write(out, s.p + marks[i].off, marks[i].n);
		dgm_output_write(out, "]", 1);
		write_number(out, marks[i].number);
		from = marks[i].off + marks[i].n;
	}
	if (from < s.n)
		dgm_output_write(out, s.p + from, s.n - from);
	dgm_output_write(out, "\n", 1);
}

static void write_side(dgm_output *out, const dgm_doc *doc, size_t first, size_t count, const dgm_link *links, size_t link_count, bool target)
{
	if (!count)
		dgm_output_printf(out, "  %-8s-\n", dgm_doc_language(doc));
	for (size_t i = 0; i < count; i++) {
		dgm_str s = dgm_doc_sentence(doc, first + i);
		mark marks[MOST_MARKS];
		size_t marked = 0;
		unsigned number = 0;

		for (size_t k = 0; k < link_count; k++) {
			dgm_str anchor = target ? links[k].target : links[k].source;
			mark m = { .n = anchor.n };
			bool by_address;

			if (!is_anchor(&links[k]))
				continue;
			m.number = ++number;
			if (locate(&m.off, s, anchor, &by_address) && (by_address || !stands_elsewhere(doc, first, count, anchor)))
				marked = insert_mark(marks, marked, m);
		}
		dgm_output_printf(out, "  %-8s", i ? "" : dgm_doc_language(doc));
		write_marked(out, s, marks, marked);
	}
}

/* "  1 number 5000; 2 country:KR" */
static void write_legend(dgm_output *out, const dgm_link *links, size_t count)
{
	unsigned number = 0;

	for (size_t k = 0; k < count; k++) {
		if (!is_anchor(&links[k]))
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

static dgm_status write_text(dgm__write_job *job, dgm_error *err)
{
	dgm_output *out = job->output;

	for (size_t i = 0; i < job->count; i++) {
		const dgm_alignment *a = job->alignments[i];
		size_t first = 0, end = 0;

		if (job->opt.batch)
			dgm_output_printf(out, "%s== %s ==\n\n", i ? "\n" : "", dgm__pair_name(a));
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
			first = end;
		}
	}
	return DGM_OK;
}

const dgm__alignment_format dgm__alignments_text = {
	.info = { .name = "text", .extension = ".txt", .summary = "for eyes: both sides one above the other, anchors marked", .links = true },
	.write = write_text,
};
