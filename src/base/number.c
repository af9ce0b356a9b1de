/* Figures one by one. */
#include "base/number.h"

static bool is_figure(dgm_str text, size_t i)
{
	return i < text.n && text.p[i] >= '0' && text.p[i] <= '9';
}

size_t dgm__number_scan(dgm_str text, double *number)
{
	size_t i = 0, figures = 0;
	double share = 1;

	*number = 0;
	for (; is_figure(text, i); i++, figures++)
		*number = *number * 10 + (text.p[i] - '0');
	if (i < text.n && text.p[i] == '.')
		for (i++; is_figure(text, i); i++, figures++)
			*number += (text.p[i] - '0') * (share /= 10);
	return figures ? i : 0;
}

bool dgm__number_read(dgm_str text, double *number)
{
	bool negative = text.n && text.p[0] == '-';
	size_t n;

	if (negative)
		text = (dgm_str){ text.p + 1, text.n - 1 };
	n = dgm__number_scan(text, number);
	if (negative)
		*number = -*number;
	return n && n == text.n;
}
