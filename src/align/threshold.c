/* From which confidence on beads are right often enough. */
#include <dragoman/align.h>

#include <stdlib.h>

#include "base/mem.h"
#include "base/status.h"

static int falling(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x > y ? -1 : x < y;
}

static size_t two_sided(const dgm_alignment *a, double *to)
{
	size_t n = 0;

	for (size_t b = 0; b < a->bead_count; b++)
		if (a->beads[b].source_count && a->beads[b].target_count) {
			if (to)
				to[n] = a->beads[b].confidence;
			n++;
		}
	return n;
}

dgm_status dgm_alignments_threshold(double *out, const dgm_alignment *const *alignments, size_t count, double precision, dgm_error *err)
{
	double *confidences, sum = 0;
	size_t n = 0;

	*out = 1;
	if (!(precision >= 0 && precision <= 1))
		return dgm__fail(err, DGM_EARG, NULL, 0, "precision: give a probability, 0 to 1");
	for (size_t k = 0; k < count; k++)
		n += two_sided(alignments[k], NULL);
	confidences = dgm__malloc(n * sizeof *confidences);
	if (!confidences)
		return dgm__out_of_memory(err);
	n = 0;
	for (size_t k = 0; k < count; k++)
		n += two_sided(alignments[k], confidences + n);
	if (n)
		qsort(confidences, n, sizeof *confidences, falling);
	for (size_t i = 0; i < n; i++) {
		sum += confidences[i];
		if (sum < precision * (double)(i + 1))
			break;
		*out = confidences[i];
	}
	dgm__free(confidences);
	return DGM_OK;
}
