/* The nearest word to a mistyped one: Damerau's distance (1964) with neighbouring letters swapped, in three rows. */
#include <stdint.h>
#include <string.h>

#include "cli/opt.h"

enum { WORD_MAX = 40 };

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t distance(const char *a, const char *b)
{
	size_t na = strlen(a), nb = strlen(b), row[3][WORD_MAX + 1];

	if (na > WORD_MAX || nb > WORD_MAX)
		return WORD_MAX;
	for (size_t j = 0; j <= nb; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= na; i++) {
		size_t *here = row[i % 3], *above = row[(i - 1) % 3], *above2 = row[(i + 1) % 3];

		here[0] = i;
		for (size_t j = 1; j <= nb; j++) {
			here[j] = least(least(here[j - 1], above[j]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				here[j] = least(here[j], above2[j - 2] + 1);
		}
	}
	return row[na % 3][nb];
}

const char *cli_nearest(const char *typed, const char *(*word)(const void *arg, size_t index), const void *arg)
{
	size_t n = strcspn(typed, "="), best = SIZE_MAX, best_at = 0;
	char copy[WORD_MAX + 1];
	const char *w;

	if (!n || n > WORD_MAX)
		return NULL;
	memcpy(copy, typed, n);
	copy[n] = '\0';
	for (size_t i = 0; (w = word(arg, i)) != NULL; i++) {
		size_t d = distance(copy, w);

		if (d < best && d <= 1 + least(n, strlen(w)) / 4) {
			best = d;
			best_at = i;
		}
	}
	return best == SIZE_MAX ? NULL : word(arg, best_at);
}
