/* What the files of a story share. */
#ifndef DGM_STORY_H
#define DGM_STORY_H

#include <dragoman/story.h>

struct dgm_story {
	size_t count;
	char languages[DGM_STORY_MOST][DGM_LANGUAGE_CAPACITY];
	dgm_doc *docs[DGM_STORY_MOST];
	uint32_t max_merge;
	dgm_aligner *aligners[DGM_STORY_MOST * (DGM_STORY_MOST - 1) / 2]; /* by pair; the tools' */
	dgm_story_tools *tools;
	bool owns_tools;
};

/* The number of the pair of articles i < j. */
static inline size_t dgm__story_index(const dgm_story *story, size_t i, size_t j)
{
	return i * (2 * story->count - i - 1) / 2 + j - i - 1;
}

/*
 * What the other languages say of the sentences of articles i < j by their alignments, as *count items for dgm_aligner_support; freed with dgm__free.
 * With two articles nothing: *out is NULL.
 */
dgm_status dgm__consensus(dgm_support **out, size_t *count, const dgm_story *story, size_t i, size_t j, dgm_error *err);

#endif
