/* Translation memories as streams of units: one reader, one writer for every format, and what the tm commands do. */
#ifndef DRAGOMAN_MEMORY_H
#define DRAGOMAN_MEMORY_H

#include <dragoman/output.h>
#include <dragoman/pipeline.h>
#include <dragoman/unit.h>

typedef struct dgm_unit_reader dgm_unit_reader;

/* What is wrong in a memory that can still be read. */
typedef struct dgm_memory_finding {
	const char *file;
	uint64_t line;    /* from 1; 0: the file as a whole */
	const char *rule; /* stable id such as "header-attribute"; static */
	const char *text; /* borrowed for the call */
} dgm_memory_finding;

typedef int dgm_memory_finding_fn(void *arg, const dgm_memory_finding *finding); /* non-zero stops: DGM_ESTOP */

typedef struct dgm_unit_reader_options {
	uint32_t size;
	const char *format;           /* NULL: by content */
	dgm_memory_finding_fn *found; /* each departure from the format; NULL: they become warnings of the reporter */
	void *found_arg;
	bool validate;                /* look for every departure that validation knows, not only those that change what is read */
	bool salvage;                 /* a file that breaks off: yield the whole units before it, then report and end without an error */
	const dgm_reporter *reporter; /* may be NULL */
} dgm_unit_reader_options;

#define DGM_UNIT_READER_OPTIONS_INIT { .size = sizeof(dgm_unit_reader_options) }

/*
 * Opens a memory and reads its header. path "-" is standard input. opt may be NULL. Memory use does not grow with the file.
 * DGM_EFORMAT: not a memory (the message says what it is instead), malformed, or declares entities.
 */
DGM_API dgm_status dgm_unit_reader_open(dgm_unit_reader **out, const char *path, const dgm_unit_reader_options *opt, dgm_error *err);

/* Borrowed while the reader lives. */
DGM_API const dgm_memory_header *dgm_unit_reader_header(const dgm_unit_reader *reader);

/* *unit is borrowed until the next call; NULL at the end. */
DGM_API dgm_status dgm_unit_reader_next(dgm_unit_reader *reader, const dgm_unit **unit, dgm_error *err);

/* unit is borrowed for the call. Any status but DGM_OK ends the walk and is its result. */
typedef dgm_status dgm_unit_fn(void *arg, const dgm_unit *unit, dgm_error *err);

/* Shows each unit that is left to each. */
DGM_API dgm_status dgm_unit_reader_each(dgm_unit_reader *reader, dgm_unit_fn *each, void *arg, dgm_error *err);

DGM_API void dgm_unit_reader_close(dgm_unit_reader *reader);

/* Opens a memory, shows each of its units, and closes it. */
DGM_API dgm_status dgm_memory_walk(const char *path, const dgm_unit_reader_options *opt, dgm_unit_fn *each, void *arg, dgm_error *err);

typedef struct dgm_unit_writer dgm_unit_writer;

/* format: "tmx", ... header: borrowed for the call. output: borrowed until the writer is finished; the caller commits it. */
DGM_API dgm_status dgm_unit_writer_new(dgm_unit_writer **out, const char *format, const dgm_memory_header *header,
	dgm_output *output, dgm_error *err);
/* DGM_EFORMAT: a character that the format cannot hold; the message names it and the unit. */
DGM_API dgm_status dgm_unit_writer_write(dgm_unit_writer *writer, const dgm_unit *unit, dgm_error *err);
/* Writes what closes the file and frees the writer in any case. */
DGM_API dgm_status dgm_unit_writer_finish(dgm_unit_writer *writer, dgm_error *err);
/* Frees without finishing; NULL is fine. */
DGM_API void dgm_unit_writer_abort(dgm_unit_writer *writer);

/* Counts by language. */
typedef struct dgm_memory_language {
	char language[DGM_LANGUAGE_CAPACITY];
	uint64_t variants, empty, words, characters; /* characters: code points that are not white space */
} dgm_memory_language;

/* Of units: how often a type of property stands in them or their variants. */
typedef struct dgm_memory_property {
	char type[64];    /* cut where it is longer */
	uint64_t count;
} dgm_memory_property;

enum { DGM_MEMORY_RATIOS = 10, DGM_MEMORY_PROPERTIES = 256 };

typedef struct dgm_memory_info {
	uint64_t units, empty_units;  /* empty_units: a variant is missing or empty */
	uint64_t duplicates;          /* units whose languages and texts stood before */
	bool duplicates_exact;
	char source_language[DGM_LANGUAGE_CAPACITY]; /* of the header */
	dgm_memory_language *languages; /* by tag */
	size_t language_count;
	char tool[128];
	char created_first[32], created_last[32]; /* of the units; empty: none said */
	/* units by the length of the second text to the first: below 1/4, 1/3, 1/2, 2/3, 1, 3/2, 2, 3, 4, and from there up */
	uint64_t ratios[DGM_MEMORY_RATIOS];
	dgm_memory_property *properties; /* by type; of more than DGM_MEMORY_PROPERTIES types the first */
	size_t property_count;
} dgm_memory_info;

/* Reads the whole memory. *info is set up by the call and cleared by dgm_memory_info_clear. */
DGM_API dgm_status dgm_memory_info_load(dgm_memory_info *info, const char *path, const dgm_unit_reader_options *opt, dgm_error *err);
DGM_API void dgm_memory_info_clear(dgm_memory_info *info);

/* Reads the whole memory and passes every finding to found. DGM_OK also when there are findings; *count is their number. */
DGM_API dgm_status dgm_memory_validate(uint64_t *count, const char *path, dgm_memory_finding_fn *found, void *arg, dgm_error *err);

/* The output formats of memories by name; index from 0; NULL past the end. */
DGM_API const dgm_format_info *dgm_memory_format_at(size_t index);

/* *reason (static): why the unit is left out; NULL keeps it. */
typedef dgm_status dgm_unit_judge_fn(void *arg, const dgm_unit *unit, const char **reason, dgm_error *err);
/* Is told a memory's header; any status but DGM_OK ends the copying. */
typedef dgm_status dgm_memory_begin_fn(void *arg, const dgm_memory_header *header, dgm_error *err);

/* What does not count when texts are compared, beside white space at the ends and how much of it stands inside. Any of them: nor do compatibility forms (NFKC). */
typedef enum dgm_normalise {
	DGM_NORMALISE_CASE = 1,
	DGM_NORMALISE_MARKS = 2, /* punctuation */
	DGM_NORMALISE_SPACE = 4, /* white space at all */
	DGM_NORMALISE_DIGITS = 8 /* which figures stand in a text: each counts as a place-holder */
} dgm_normalise;

/* Which of several units stays: the first, the one changed (else created) last, the one of the highest x-confidence; of equals the newest, then the first. */
typedef enum dgm_keep { DGM_KEEP_FIRST, DGM_KEEP_NEWEST, DGM_KEEP_BEST } dgm_keep;

typedef struct dgm_memory_copy_options {
	uint32_t size;
	const char *format;              /* of the output, by dgm_memory_format_at; NULL: "tmx" */
	const char *const *languages;    /* only these, in this order (canonical tags); NULL: all. The first becomes the source language */
	size_t language_count;
	bool drop_duplicates;            /* of units with the same languages and texts one stays; the memories are then read twice */
	unsigned normalise;              /* bits of dgm_normalise: what does not count when texts are compared */
	bool by_source;                  /* units are the same already when their languages and source texts are */
	unsigned keep;                   /* dgm_keep: which one stays */
	bool plain;                      /* leaves out inline codes */
	bool tag_origin;                 /* adds the property x-origin with the file's name to each unit */
	bool salvage;                    /* as for readers */
	const char *creation_date;       /* of the new file, "YYYYMMDDThhmmssZ"; NULL: none */
	const dgm_reporter *reporter;    /* may be NULL; also told what the format cannot hold */
	dgm_unit_judge_fn *judge;        /* NULL: every unit stays; asked only about units that are no duplicates */
	void *judge_arg;
	dgm_output *rejected;            /* NULL, or where the units go that are left out: same format, the reason as property x-rejected */
	dgm_memory_begin_fn *begin;      /* with judge_arg: each memory, before its units are shown for the first time; NULL: not */
	dgm_unit_fn *survey;      /* with judge_arg: each unit, before the first is judged: the memories are then read twice; NULL: not */
} dgm_memory_copy_options;

#define DGM_MEMORY_COPY_OPTIONS_INIT { .size = sizeof(dgm_memory_copy_options) }

/* read = written + duplicates + without + rejected; of those written, renamed got a new id because theirs stood before. */
typedef struct dgm_memory_copy_counts {
	uint64_t read, written, duplicates, renamed;
	uint64_t without;  /* no text in the languages asked for, or nothing that the format can hold */
	uint64_t rejected; /* by judge */
	uint64_t same, alike, other; /* duplicates: the same texts; the same once normalised; another translation of a source */
} dgm_memory_copy_counts;

/*
 * Copies the units of count memories, one after the other, into one of the format asked for: conversion, joining, removal of repeats. Order and content of the
 * units stay; of several memories the ids are made unique. counts may be NULL. opt may be NULL. Memory grows only with what is kept track of: 16 to 48
 * bytes for each id of several memories, one bit for each unit where duplicates are dropped (the sorting goes on in $TMPDIR).
 */
DGM_API dgm_status dgm_memories_copy(const char *const *paths, size_t count, const dgm_memory_copy_options *opt,
	dgm_output *output, dgm_memory_copy_counts *counts, dgm_error *err);

#endif
