/* Formats of findings: one file a format, one row in findings.c. */
#ifndef DGM_IO_FINDINGS_H
#define DGM_IO_FINDINGS_H

#include <dragoman/check.h>

typedef struct dgm__findings_format {
	const char *name, *extension, *summary;
	void (*put)(dgm_output *output, const dgm_finding *finding);
} dgm__findings_format;

extern const dgm__findings_format dgm__findings_jsonl, dgm__findings_text;

#endif
