/* Where the anchors of a bead stand in its sentences. */
#include "io/marks.h"

#include <string.h>

bool dgm__is_anchor(const dgm_link *link)
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
static size_t insert_mark(dgm__mark *marks, size_t count, dgm__mark m)
{
	size_t at = count;

	while (at && marks[at - 1].off >= m.off)
		at--;
	if (count == DGM__MOST_MARKS || (at && marks[at - 1].off + marks[at - 1].n > m.off) || (at < count && m.off + m.n > marks[at].off))
		return count;
	memmove(marks + at + 1, marks + at, (count - at) * sizeof *marks);
	marks[at] = m;
	return count + 1;
}

size_t dgm__marks_find(dgm__mark marks[DGM__MOST_MARKS], const dgm_doc *doc, size_t first, size_t count, size_t index, const dgm_link *links,
	size_t link_count, bool target)
{
	dgm_str sentence = dgm_doc_sentence(doc, first + index);
	size_t marked = 0;
	unsigned number = 0;

	for (size_t k = 0; k < link_count; k++) {
		dgm_str anchor = target ? links[k].target : links[k].source;
		dgm__mark m = { .n = anchor.n };
		bool by_address;

		if (!dgm__is_anchor(&links[k]))
			continue;
		m.number = ++number;
		if (locate(&m.off, sentence, anchor, &by_address) && (by_address || !stands_elsewhere(doc, first, count, anchor)))
			marked = insert_mark(marks, marked, m);
	}
	return marked;
}
