/* Rows for programs: one JSON object a line. */
#ifndef DGM_CLI_REPORT_H
#define DGM_CLI_REPORT_H

#include <jansson.h>

#include "cli/cli.h"

/* Writes row (taken over; NULL is an allocation that failed) on one line. */
void report_row(cli *c, dgm_output *to, json_t *row);

/* A string of UTF-8 bytes, or null where there is none. */
json_t *report_str(dgm_str s);

#endif
