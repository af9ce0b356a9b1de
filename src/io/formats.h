/* The tables of formats: one file a format, one row in registry.c. */
#ifndef DGM_IO_FORMATS_H
#define DGM_IO_FORMATS_H

#include <dragoman/memory.h>
#include <dragoman/pipeline.h>

#include "base/buffer.h"

typedef struct dgm__alignment_format {
	dgm_format_info info;
	dgm_status (*begin)(dgm_alignment_writer *writer, dgm_error *err); /* may be NULL, as end and release */
	dgm_status (*pair)(dgm_alignment_writer *writer, const dgm_alignment *a, dgm_error *err);
	dgm_status (*end)(dgm_alignment_writer *writer, dgm_error *err);
	void (*release)(dgm_alignment_writer *writer); /* frees the state, also after a failed begin */
} dgm__alignment_format;

struct dgm_alignment_writer {
	const dgm__alignment_format *format;
	const char *languages[2]; /* of source and target, borrowed; NULL: not known */
	bool hubless;             /* pairs of several source languages: each unit names its own */
	dgm_write_options opt;    /* min_confidence is never negative here */
	dgm_output *output;       /* borrowed */
	dgm_write_place place;    /* bytes aside, what is written so far */
	uint64_t left_out;        /* two-sided beads below the threshold, counted by the format that leaves them out */
	void *state;              /* the format's own */
};

typedef struct dgm__segment_format {
	dgm_format_info info;
	dgm_status (*write)(const dgm_doc *doc, dgm_output *output, dgm_error *err);
} dgm__segment_format;

extern const dgm__alignment_format dgm__alignments_html, dgm__alignments_index, dgm__alignments_jsonl, dgm__alignments_text,
	dgm__alignments_tmx, dgm__alignments_tsv, dgm__alignments_xliff, dgm__alignments_xliff2;
extern const dgm__segment_format dgm__segments_jsonl, dgm__segments_lines, dgm__segments_text;

/* Replaces *to by the sentences first .. first + count of doc with joiner between them. */
void dgm__bead_text(dgm__buffer *to, const dgm_doc *doc, size_t first, size_t count, const char *joiner);

enum { DGM__CONFIDENCE_TEXT = 16 };

/* A confidence with four digits and a point, whatever the locale. */
void dgm__confidence_text(char to[DGM__CONFIDENCE_TEXT], double confidence);

/* The links of bead number index: [*first, *end). Call with rising index and the last *end in *first; links are by bead. */
void dgm__bead_links(const dgm_alignment *a, size_t index, size_t *first, size_t *end);

/* The rival of a null bead, NULL where none is known. */
const dgm_bead *dgm__bead_rival(const dgm_alignment *a, size_t index);

/* The name of a pair, never NULL. */
const char *dgm__pair_name(const dgm_alignment *a);

#endif
