/* Sentence segmentation: text -> segments. Method: doc/segmentation.md. */
#ifndef DRAGOMAN_SEGMENT_H
#define DRAGOMAN_SEGMENT_H

#include <dragoman/document.h>

typedef enum dgm_dateline { DGM_DATELINE_KEEP, DGM_DATELINE_SPLIT } dgm_dateline;

/* What a single line end in the input is; an empty line always ends a paragraph. */
typedef enum dgm_line_breaks {
	DGM_LINE_BREAKS_AUTO,      /* paragraph or wrap, decided for the text by a documented rule */
	DGM_LINE_BREAKS_PARAGRAPH,
	DGM_LINE_BREAKS_WRAP,      /* white space */
	DGM_LINE_BREAKS_SEGMENT    /* one sentence a line */
} dgm_line_breaks;

typedef struct dgm_segment_options {
	uint32_t size;
	dgm_dateline dateline;
	dgm_line_breaks line_breaks;
	const char *data_dir; /* a folder with LANG/NAME.txt that extends the built-in language data; NULL: none; borrowed for the call */
	const dgm_reporter *reporter; /* borrowed while the segmenter lives; may be NULL */
} dgm_segment_options;

#define DGM_SEGMENT_OPTIONS_INIT { .size = sizeof(dgm_segment_options) }

/* Rules and data of one language. Immutable: any number of threads may run it at once. */
typedef struct dgm_segmenter dgm_segmenter;

/*
 * language: BCP 47. A language without data of its own works by the root rules, with one warning. opt may be NULL.
 * DGM_EARG: malformed tag or option. DGM_EFORMAT: a bad line in a data file. DGM_EIO: data_dir not readable.
 */
DGM_API dgm_status dgm_segmenter_new(dgm_segmenter **out, const char *language, const dgm_segment_options *opt, dgm_error *err);

/*
 * A segmenter that follows the SRX 2.0 file at path (LISA OSCAR, 2008; ICU's regular expressions) instead of the built-in rules and datelines.
 * opt gives line_breaks and reporter; may be NULL. DGM_EIO: not readable. DGM_EFORMAT: no good SRX, with the line. A rule that takes too long on a
 * text makes dgm_segmenter_run fail with DGM_ELIMIT.
 */
DGM_API dgm_status dgm_segmenter_load_srx(dgm_segmenter **out, const char *path, const char *language,
	const dgm_segment_options *opt, dgm_error *err);

DGM_API void dgm_segmenter_free(dgm_segmenter *segmenter);

/*
 * Appends the segments of text (well-formed UTF-8, at most INT32_MAX bytes, borrowed for the call) to *out. Segments and the gaps between them concatenate to text.
 * Linear in the text; no text gives no segments.
 */
DGM_API dgm_status dgm_segmenter_run(const dgm_segmenter *segmenter, dgm_str text, dgm_segments *out, dgm_error *err);

/* The languages that have built-in data of their own, sorted, and how many entries it has (entries may be NULL); NULL past the last. */
DGM_API const char *dgm_segment_language_at(size_t index, size_t *entries);

/*
 * Guesses which of them text (well-formed UTF-8) is in, by the script and the function words of its first 64 KiB. DGM_EARG: unsure, *out is empty;
 * the message names the nearest ones. A tag's script or region is never guessed: "zh", not "zh-Hant".
 */
DGM_API dgm_status dgm_segment_language_guess(char out[DGM_LANGUAGE_CAPACITY], dgm_str text, dgm_error *err);

#endif
