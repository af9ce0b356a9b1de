/* A memory in parts: so many units each, a part for each pair of languages, or for each value of a property. */
#ifndef DRAGOMAN_SPLIT_H
#define DRAGOMAN_SPLIT_H

#include <dragoman/memory.h>

typedef enum dgm_split_by {
	DGM_SPLIT_UNITS,
	DGM_SPLIT_PAIR,    /* the source and one other language: a unit with three languages goes into two parts */
	DGM_SPLIT_PROPERTY
} dgm_split_by;

typedef struct dgm_split_options {
	uint32_t size;
	unsigned by;                  /* dgm_split_by */
	uint64_t units;               /* of a part, by units: at least 1 */
	const char *property;         /* its type, by property */
	const char *format;           /* of the parts, by dgm_memory_format_at; NULL: "tmx" */
	bool salvage;                 /* as for readers */
	const dgm_reporter *reporter; /* may be NULL; also told what the format cannot hold */
} dgm_split_options;

#define DGM_SPLIT_OPTIONS_INIT { .size = sizeof(dgm_split_options), .units = 1000 }

/* Parts that may be open at a time, by pair or property. */
#define DGM_SPLIT_PARTS 512

typedef struct dgm_split_counts {
	uint64_t read, parts;
	uint64_t unpaired; /* by pair: units with fewer than two texts, which stand in no part */
} dgm_split_counts;

/* Who makes the parts. The output that open gives goes back to close in any case: good to be committed, else aborted. */
typedef struct dgm_split_target {
	dgm_status (*open)(void *arg, const char *name, dgm_output **output, dgm_error *err); /* name: of a file, with its ending, the same for no other part */
	dgm_status (*close)(void *arg, dgm_output *output, bool good, dgm_error *err);
	void *arg;
} dgm_split_target;

/*
 * Divides the memory at path. Names: part-00001 and on; the pair's tags, "en-ru"; the property's value, "none" where a unit has none. Where the file system
 * would not have a character it becomes "_", and a name that is taken then gets a number. counts may be NULL. DGM_ELIMIT: more than DGM_SPLIT_PARTS at a time.
 */
DGM_API dgm_status dgm_memory_split(const char *path, const dgm_split_options *opt, const dgm_split_target *target, dgm_split_counts *counts, dgm_error *err);

#endif
