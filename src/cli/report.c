/* jansson keeps the order of members as they were set; doubles are rounded to six digits so that no build shows its last bits. */
#include "cli/report.h"

#include <stdlib.h>

#include "cli/msg.h"

void report_row(cli *c, dgm_output *to, json_t *row)
{
	char *line = row ? json_dumps(row, JSON_COMPACT | JSON_REAL_PRECISION(6)) : NULL;

	if (line) {
		dgm_output_puts(to, line);
		dgm_output_puts(to, "\n");
	} else {
		msg_error(c, "out of memory");
	}
	free(line);
	json_decref(row);
}

json_t *report_str(dgm_str s)
{
	return s.p ? json_stringn(s.p, s.n) : json_null();
}
