/* Fields of a line. */
#include "align/fields.h"

#include "align/store.h"

size_t dgm__fields_split(dgm_str *fields, size_t most, dgm_str line)
{
	size_t count = 0;

	for (size_t from = 0, i = 0; i <= line.n; i++)
		if (i == line.n || line.p[i] == '\t') {
			if (count < most)
				fields[count] = (dgm_str){ line.p + from, i - from };
			count++;
			from = i + 1;
		}
	return count;
}

bool dgm__fields_fixed(dgm_str s, unsigned decimals, bool may_be_negative, int64_t *out)
{
	bool negative = may_be_negative && s.n && s.p[0] == '-', point = false;
	unsigned after = 0;
	int64_t value = 0;
	size_t i = negative;

	if (i == s.n)
		return false;
	for (; i < s.n; i++) {
		if (s.p[i] == '.' && !point && decimals && i > negative && i + 1 < s.n) {
			point = true;
			continue;
		}
		if (s.p[i] < '0' || s.p[i] > '9' || (point && ++after > decimals) || value > DGM__STORE_MOST / 10)
			return false;
		value = value * 10 + (s.p[i] - '0');
	}
	for (; after < decimals; after++) {
		if (value > DGM__STORE_MOST / 10)
			return false;
		value *= 10;
	}
	*out = negative ? -value : value;
	return value <= DGM__STORE_MOST;
}
