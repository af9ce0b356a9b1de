/* One story in several languages: every two articles aligned, the pairs reconciled, one unit with a variant for every language that has it. */
#ifndef DRAGOMAN_STORY_H
#define DRAGOMAN_STORY_H

#include <dragoman/memory.h>
#include <dragoman/pipeline.h>

enum { DGM_STORY_MOST = 32 }; /* articles */
#define DGM_STORY_CONFIDENCE .5 /* of beads that join sentences into units, unless options say otherwise */

typedef struct dgm_story_article {
	const char *language; /* BCP 47; each language once */
	const char *path;
} dgm_story_article;

typedef struct dgm_story dgm_story;

/*
 * Reads, segments and aligns 2 to DGM_STORY_MOST articles of one story; the first is the hub. All pairs are aligned by themselves first; then each
 * without the hub again, with what the other languages say of its sentences (method: doc/alignment.md). The options' languages, lexicon and dictionaries are not used, for they
 * are of one pair. Freed with dgm_story_free.
 */
DGM_API dgm_status dgm_story_align(dgm_story **out, const dgm_story_article *articles, size_t count, const dgm_articles_options *opt, dgm_error *err);
DGM_API void dgm_story_free(dgm_story *story);

/*
 * For one story after the other: segmenters, and the aligners of two languages, are made once and serve all stories. What opt points to is borrowed until the
 * tools are freed. A story made with them is gone, as far as its alignments go, with the next one; free it before them.
 */
typedef struct dgm_story_tools dgm_story_tools;
DGM_API dgm_status dgm_story_tools_new(dgm_story_tools **out, const dgm_articles_options *opt, dgm_error *err);
DGM_API void dgm_story_tools_free(dgm_story_tools *tools);
/* As dgm_story_align, by the tools' options. */
DGM_API dgm_status dgm_story_align_with(dgm_story **out, dgm_story_tools *tools, const dgm_story_article *articles, size_t count, dgm_error *err);

/* Pairs: (0, 1), (0, 2), ..., (1, 2), ... in the order of the articles. */
DGM_API size_t dgm_story_pair_count(const dgm_story *story);
/* Borrowed; named "LANG-LANG". */
DGM_API const dgm_alignment *dgm_story_pair(const dgm_story *story, size_t index);

/*
 * Writes the story as one memory in a format of dgm_memory_format_at(). Beads of all pairs join sentences into units, the surest first, as long as no
 * language gives a unit more than max_merge sentences in a row; beads below min_confidence (negative: .5) join nothing. x-confidence is that of the least
 * sure bead that a unit needs. *left_out (may be NULL) is the number of two-sided beads of all pairs below min_confidence.
 */
DGM_API dgm_status dgm_story_write(const dgm_story *story, const char *format, const dgm_write_options *opt, dgm_output *output, uint64_t *left_out,
	dgm_error *err);

/*
 * Adds its units to a memory of several stories: their ids begin with id and "-", document (may be NULL) is their property x-document. source_language is what the
 * memory's header says; units of another name their own.
 */
typedef struct dgm_story_place {
	const char *id, *document, *source_language;
} dgm_story_place;
DGM_API dgm_status dgm_story_write_units(const dgm_story *story, const dgm_story_place *place, const dgm_write_options *opt, dgm_unit_writer *writer,
	uint64_t *left_out, dgm_error *err);

#endif
