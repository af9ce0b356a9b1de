/* The whole path in one call: articles -> segments -> beads -> a file. */
#ifndef DRAGOMAN_PIPELINE_H
#define DRAGOMAN_PIPELINE_H

#include <dragoman/align.h>
#include <dragoman/article.h>
#include <dragoman/output.h>
#include <dragoman/segment.h>
#include <dragoman/unit.h>

typedef struct dgm_article_pair {
	const char *source_path, *target_path;
	const char *name; /* unique in the batch */
} dgm_article_pair;

typedef struct dgm_articles_options {
	uint32_t size;
	const char *source_language, *target_language; /* BCP 47; required */
	bool segmented;                    /* inputs hold one sentence a line */
	dgm_text_options text;
	dgm_segment_options segment;
	dgm_align_options align;
	const char *input_format; /* of all inputs, a name of dgm_article_format_at(); NULL: by the content of each */
	bool keep_going;          /* a pair of which an article cannot be read is a warning, and is not aligned */
	bool digests;             /* dgm_articles_digest will be asked for */
} dgm_articles_options;

#define DGM_ARTICLES_OPTIONS_INIT { .size = sizeof(dgm_articles_options), .text = DGM_TEXT_OPTIONS_INIT, \
	.segment = DGM_SEGMENT_OPTIONS_INIT, .align = DGM_ALIGN_OPTIONS_INIT }

/* Documents and alignments of a batch; owns both. */
typedef struct dgm_articles dgm_articles;

/*
 * For one batch after the other: what belongs to the languages and the options is made once. What opt points to is borrowed until the articles are freed.
 * Freed with dgm_articles_free.
 */
DGM_API dgm_status dgm_articles_new(dgm_articles **out, const dgm_articles_options *opt, dgm_error *err);
/* Reads, segments and aligns the pairs, learning over all of them as the options say. The pairs of the run before are gone. */
DGM_API dgm_status dgm_articles_run(dgm_articles *articles, const dgm_article_pair *pairs, size_t count, dgm_error *err);
/* Both. */
DGM_API dgm_status dgm_articles_align(dgm_articles **out, const dgm_article_pair *pairs, size_t count,
	const dgm_articles_options *opt, dgm_error *err);
DGM_API void dgm_articles_free(dgm_articles *articles);

DGM_API size_t dgm_articles_count(const dgm_articles *articles); /* pairs that were aligned, in their order */
/* The digest (dgm_digest_file) of a pair's file as it was read; row: of the pairs that were given. With the option digests, for a pair that was read; borrowed. */
DGM_API const char *dgm_articles_digest(const dgm_articles *articles, size_t row, bool target);
DGM_API size_t dgm_articles_unread(const dgm_articles *articles); /* and those that could not be read */
DGM_API const dgm_alignment *dgm_articles_get(const dgm_articles *articles, size_t index); /* borrowed */

/* What the batch taught: dgm_aligner_lexicon(). */
DGM_API dgm_status dgm_articles_lexicon(dgm_articles *articles, dgm_lexicon **out, dgm_error *err);
/* What the last run alone taught: dgm_aligner_taught(). */
DGM_API dgm_status dgm_articles_taught(dgm_articles *articles, dgm_lexicon **out, dgm_error *err);

typedef struct dgm_write_options {
	uint32_t size;
	double min_confidence;     /* beads below stay out of memories and tables; negative: the format's default */
	const char *creation_date; /* "YYYYMMDDThhmmssZ" for the file and its units; NULL: none */
	bool batch;                /* several pairs in one file: rows name their pair */
	const dgm_reporter *reporter; /* may be NULL; borrowed for the call */
} dgm_write_options;

#define DGM_WRITE_OPTIONS_INIT { .size = sizeof(dgm_write_options), .min_confidence = -1 }

/* The output formats of alignments by name; index from 0; NULL past the end. */
DGM_API const dgm_format_info *dgm_alignment_format_at(size_t index);

/*
 * Writes count alignments in a format of the table to output, which the caller commits. *left_out (may be NULL) is the number of
 * two-sided beads below the threshold.
 */
DGM_API dgm_status dgm_alignments_write(const dgm_alignment *const *alignments, size_t count, const char *format,
	const dgm_write_options *opt, dgm_output *output, uint64_t *left_out, dgm_error *err);

typedef struct dgm_alignment_writer dgm_alignment_writer;

/* How far a file is written. */
typedef struct dgm_write_place {
	uint64_t bytes, pairs, units;
} dgm_write_place;

/*
 * The same pair after pair, for batches that do not fit into memory; all pairs are of the two languages. opt, what it points to, the languages (canonical) and
 * output are borrowed until the writer is finished.
 */
DGM_API dgm_status dgm_alignment_writer_new(dgm_alignment_writer **out, const char *format, const char *source_language, const char *target_language,
	const dgm_write_options *opt, dgm_output *output, dgm_error *err);
DGM_API dgm_status dgm_alignment_writer_write(dgm_alignment_writer *writer, const dgm_alignment *alignment, dgm_error *err);
DGM_API uint64_t dgm_alignment_writer_left_out(const dgm_alignment_writer *writer);
DGM_API dgm_write_place dgm_alignment_writer_place(const dgm_alignment_writer *writer);
/*
 * Right after new, for an output of dgm_output_open_work: what stands behind place is cut off, and the next pair is written there; the file is then
 * what it would be without the break.
 */
DGM_API dgm_status dgm_alignment_writer_go_on(dgm_alignment_writer *writer, const dgm_write_place *place, dgm_error *err);
/* Writes what closes the file and frees the writer in any case; the caller commits the output. */
DGM_API dgm_status dgm_alignment_writer_finish(dgm_alignment_writer *writer, dgm_error *err);
/* Frees without finishing; NULL is fine. */
DGM_API void dgm_alignment_writer_abort(dgm_alignment_writer *writer);

/* The output formats of segmented documents ("lines", "jsonl") by name; index from 0; NULL past the end. */
DGM_API const dgm_format_info *dgm_segment_format_at(size_t index);

/* Writes a document's segments; several documents may follow one another in one output. DGM_EARG: no such format. */
DGM_API dgm_status dgm_segments_write(const dgm_doc *doc, const char *format, dgm_output *output, dgm_error *err);

#endif
