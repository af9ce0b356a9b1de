/* One story in several languages: every two articles aligned, the pairs reconciled, one unit with a variant for every language that has it. */
#ifndef DRAGOMAN_STORY_H
#define DRAGOMAN_STORY_H

#include <dragoman/pipeline.h>

enum { DGM_STORY_MOST = 32 }; /* articles */

typedef struct dgm_story_article {
	const char *language; /* BCP 47; each language once */
	const char *path;
} dgm_story_article;

typedef struct dgm_story dgm_story;

/*
 * Reads, segments and aligns 2 to DGM_STORY_MOST articles of one story; the first is the hub. All pairs are aligned by themselves first; then each again,
 * with what the other languages say of its sentences (method: doc/alignment.md). The options' languages, lexicon and dictionaries are not used, for they
 * are of one pair. Freed with dgm_story_free.
 */
DGM_API dgm_status dgm_story_align(dgm_story **out, const dgm_story_article *articles, size_t count, const dgm_articles_options *opt, dgm_error *err);
DGM_API void dgm_story_free(dgm_story *story);

/* Pairs: (0, 1), (0, 2), ..., (1, 2), ... in the order of the articles. */
DGM_API size_t dgm_story_pair_count(const dgm_story *story);
/* Borrowed; named "LANG-LANG". */
DGM_API const dgm_alignment *dgm_story_pair(const dgm_story *story, size_t index);

/*
 * Writes the story as one memory in a format of dgm_memory_format_at(). Beads of all pairs join sentences into units, the surest first, as long as no
 * language gives a unit more than max_merge sentences in a row; beads below min_confidence (negative: .5) join nothing. x-confidence is that of the least
 * sure bead that a unit needs.
 */
DGM_API dgm_status dgm_story_write(const dgm_story *story, const char *format, const dgm_write_options *opt, dgm_output *output, dgm_error *err);

#endif
