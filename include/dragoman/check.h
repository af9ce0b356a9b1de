/* Translation checks over a stream of units: each finding is data with spans on both sides. */
#ifndef DRAGOMAN_CHECK_H
#define DRAGOMAN_CHECK_H

#include <dragoman/output.h>
#include <dragoman/unit.h>

typedef enum dgm_severity { DGM_SEVERITY_NOTE, DGM_SEVERITY_WARNING, DGM_SEVERITY_ERROR } dgm_severity;

typedef struct dgm_span {
	uint32_t start_off, end_off; /* bytes, half open */
} dgm_span;

/* All borrowed for the callback. */
typedef struct dgm_finding {
	const char *file;
	uint64_t line, unit;      /* line of the target segment (0 unknown); unit from 1 */
	dgm_str id;               /* the unit's own; p == NULL: none */
	const char *check;        /* stable id */
	dgm_severity severity;
	const char *message;
	dgm_str source, target;   /* texts */
	const dgm_span *source_spans, *target_spans;
	size_t source_span_count, target_span_count;
} dgm_finding;

typedef int dgm_finding_fn(void *arg, const dgm_finding *finding); /* non-zero stops: DGM_ESTOP */

/* One row of the table of checks; static. */
typedef struct dgm_check_info {
	const char *id, *summary, *category; /* category: of MQM (themqm.org) */
	dgm_severity severity;               /* of its findings, where the check does not grade them */
	bool off;                            /* runs only when named */
} dgm_check_info;

/* The checks by id; index from 0; NULL past the end. */
DGM_API const dgm_check_info *dgm_check_at(size_t index);

/* A unit in which a check fires; static. */
typedef struct dgm_check_example {
	const char *check, *source_language, *source, *target_language, *target;
	const char *file; /* what the glossary or the patterns hold; NULL: the check takes none */
} dgm_check_example;

/* The example of a check; NULL: there is no such check. Checks that learn fire where a memory stands around the unit. */
DGM_API const dgm_check_example *dgm_check_example_of(const char *id);

typedef struct dgm_check_options {
	uint32_t size;
	const char *source_language, *target_language; /* NULL: the header's source language, and every other variant */
	const char *only, *skip;      /* comma-separated ids; NULL: none given; borrowed for the call */
	const dgm_reporter *reporter; /* may be NULL */
	const char *also;             /* comma-separated ids of checks that are off unless named; NULL: none */
	const char *glossary;         /* path of a file of terms (TSV, CSV, TBX); NULL: none; read by dgm_checker_new */
	const char *patterns;         /* path of a file of regular expressions that targets must not match; NULL: none; likewise */
	uint32_t threads;             /* default 1; 0: the CPUs at hand; findings are the same, and come in the same order, for any number */
} dgm_check_options;

#define DGM_CHECK_OPTIONS_INIT { .size = sizeof(dgm_check_options), .threads = 1 }

typedef struct dgm_checker dgm_checker;

/*
 * DGM_EARG: a check id that is not in the table. DGM_EIO: the glossary or the patterns cannot be read;
 * DGM_EFORMAT: a pattern is none; what is wrong inside the glossary, the first unit tells. found is called by the thread that calls
 * the checker, in the order of units, then checks; the first thousand units may wait until dgm_checker_end, so that they are measured by what the memory
 * teaches, and so may the last few hundred. Where no check asks for that, and threads is 1, a unit's findings come while it is given.
 */
DGM_API dgm_status dgm_checker_new(dgm_checker **out, const dgm_check_options *opt, dgm_finding_fn *found, void *arg, dgm_error *err);
DGM_API void dgm_checker_free(dgm_checker *checker);

/* Begins a file: its name for findings (copied), its header's source language ("*all*": the first variant is the source). */
DGM_API dgm_status dgm_checker_begin(dgm_checker *checker, const char *file, const char *source_language, dgm_error *err);
DGM_API dgm_status dgm_checker_unit(dgm_checker *checker, const dgm_unit *unit, dgm_error *err);
/* Ends the file: units that wait are checked. */
DGM_API dgm_status dgm_checker_end(dgm_checker *checker, dgm_error *err);

/* Gives the rows of a table of checks: dgm_check_at is one. */
typedef const dgm_check_info *dgm_check_table_fn(size_t index);

/* Writes findings in one of the formats. Lines go out as they come; reports that begin with their counts (html, junit) are kept in memory until the end. */
typedef struct dgm_findings_writer dgm_findings_writer;

/* The formats by name (html, jsonl, junit, sarif, text); index from 0; NULL past the end. */
DGM_API const dgm_format_info *dgm_findings_format_at(size_t index);

/*
 * check_at: the checks that a report describes, dgm_check_at as a rule; NULL: none. output: borrowed until the writer is finished; the caller
 * commits it. DGM_EARG: no such format.
 */
DGM_API dgm_status dgm_findings_writer_new(dgm_findings_writer **out, const char *format, dgm_check_table_fn *check_at, dgm_output *output,
	dgm_error *err);
/* Another file begins: reports name it even where it has no findings. Need not be called. */
DGM_API dgm_status dgm_findings_writer_file(dgm_findings_writer *writer, const char *file, dgm_error *err);
/* Its type fits dgm_finding_fn: writer is the arg. Non-zero: the output has failed, stop. */
DGM_API int dgm_findings_writer_put(void *writer, const dgm_finding *finding);
/* Writes what closes the report and frees the writer in any case. */
DGM_API dgm_status dgm_findings_writer_finish(dgm_findings_writer *writer, dgm_error *err);
/* Frees without finishing; NULL is fine. */
DGM_API void dgm_findings_writer_abort(dgm_findings_writer *writer);

/* Findings that are known already: an earlier report in JSON Lines. */
typedef struct dgm_baseline dgm_baseline;

/*
 * Reads the findings of path. They are known by check, source text and target text, so a unit may move to another place or file. *out is the
 * caller's, freed with dgm_baseline_free. DGM_EFORMAT: a line that is no finding.
 */
DGM_API dgm_status dgm_baseline_load(dgm_baseline **out, const char *path, dgm_error *err);
DGM_API bool dgm_baseline_has(const dgm_baseline *baseline, const dgm_finding *finding);
DGM_API void dgm_baseline_free(dgm_baseline *baseline);

/* "note", "warning", "error"; static. */
DGM_API const char *dgm_severity_name(dgm_severity severity);

#endif
