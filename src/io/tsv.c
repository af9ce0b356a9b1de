/* Fields of tab-separated rows. */
#include "io/tsv.h"

void dgm__tsv_field(dgm_output *out, dgm_str text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '\t' || text.p[i] == '\n' || text.p[i] == '\r') {
			dgm_output_write(out, text.p + from, i - from);
			dgm_output_write(out, " ", 1);
			from = i + 1;
		}
	if (from < text.n)
		dgm_output_write(out, text.p + from, text.n - from);
}
