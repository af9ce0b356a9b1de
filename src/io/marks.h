/* Anchors marked in sentences: what formats for eyes share. */
#ifndef DGM_IO_MARKS_H
#define DGM_IO_MARKS_H

#include "io/formats.h"

enum { DGM__MOST_MARKS = 64 }; /* a sentence; later ones stay unmarked */

typedef struct dgm__mark {
	size_t off, n;   /* bytes of the sentence */
	unsigned number; /* of the anchor in its bead, from 1 */
} dgm__mark;

/* Does the link tie two places by value or sound? Learned word pairs do not. */
bool dgm__is_anchor(const dgm_link *link);

/* Marks of sentence number index of a bead's side (sentences first .. first + count of doc), by place; none overlap. Returns how many. */
size_t dgm__marks_find(dgm__mark marks[DGM__MOST_MARKS], const dgm_doc *doc, size_t first, size_t count, size_t index, const dgm_link *links,
	size_t link_count, bool target);

#endif
