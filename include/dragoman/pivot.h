/* Two memories with a language in common make a third without it. */
#ifndef DRAGOMAN_PIVOT_H
#define DRAGOMAN_PIVOT_H

#include <dragoman/memory.h>

typedef struct dgm_pivot_options {
	uint32_t size;
	const char *source, *target, *via; /* canonical tags; all are needed */
	unsigned max_fanout;               /* translations that one source text may get from one text of via; the surest first, then the first read */
	const char *format;                /* of the output; NULL: "tmx" */
	bool salvage;                      /* as for readers */
	const char *creation_date;         /* of the new file, "YYYYMMDDThhmmssZ"; NULL: none */
	const dgm_reporter *reporter;      /* may be NULL; also told what the format cannot hold */
} dgm_pivot_options;

#define DGM_PIVOT_OPTIONS_INIT { .size = sizeof(dgm_pivot_options), .max_fanout = 4 }

typedef struct dgm_pivot_counts {
	uint64_t read;
	uint64_t sources, targets;  /* units with source and via, with target and via */
	uint64_t joined;            /* texts of via (normalised) that stand on both sides */
	uint64_t ambiguous;         /* of these, those with several texts on a side */
	uint64_t only_source, only_target; /* texts of via on one side only */
	uint64_t written;
	uint64_t beyond;            /* pairs left out because of max_fanout, or of a thousand texts on a side */
} dgm_pivot_counts;

/*
 * Joins the units of the memories by their text in via: normalised by NFKC, case and white space. A pair of texts is written once for each text of via, in the order of the source units.
 * It keeps the properties of both units; x-confidence is the product of theirs; x-via names the language, x-source-id and x-target-id the units.
 * Sorts in $TMPDIR; memory does not grow with the files. counts may be NULL.
 */
DGM_API dgm_status dgm_memories_pivot(const char *const *paths, size_t count, const dgm_pivot_options *opt, dgm_output *output, dgm_pivot_counts *counts,
	dgm_error *err);

#endif
