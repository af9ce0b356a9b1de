/* Formats of findings: one file a format, one row in findings.c. */
#ifndef DGM_IO_FINDINGS_H
#define DGM_IO_FINDINGS_H

#include <dragoman/check.h>

/* One report in the making. */
typedef struct dgm__findings_job {
	dgm_output *output;            /* borrowed */
	dgm_check_table_fn *check_at;  /* may be NULL */
	void *state;                   /* the format's own */
} dgm__findings_job;

/* Only put is needed; the others may be NULL. */
typedef struct dgm__findings_format {
	dgm_format_info info;
	dgm_status (*begin)(dgm__findings_job *job, dgm_error *err);
	dgm_status (*file)(dgm__findings_job *job, const char *file, dgm_error *err); /* findings of another file follow, or none */
	void (*put)(dgm__findings_job *job, const dgm_finding *finding);              /* a failure is kept in the output, or for end */
	dgm_status (*end)(dgm__findings_job *job, dgm_error *err);                    /* writes what closes the report */
	void (*clear)(dgm__findings_job *job);                                        /* frees the state */
} dgm__findings_format;

extern const dgm__findings_format dgm__findings_html, dgm__findings_jsonl, dgm__findings_junit, dgm__findings_sarif, dgm__findings_text;

/* The row of a check in the job's table, and its index; NULL where there is none. */
const dgm_check_info *dgm__findings_check(const dgm__findings_job *job, const char *id, size_t *index);

/* How many findings of each severity: "3 errors, 1 warning, 0 notes". */
void dgm__findings_counts(dgm_output *output, const uint64_t by_severity[3]);

#endif
