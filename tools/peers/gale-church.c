/*
 * The aligner of Gale and Church 1993 ("A program for aligning sentences in bilingual corpora", Computational Linguistics 19, 75-102), by the paper's
 * formulas, for tools/bench-align: gale-church SOURCE TARGET, both of one sentence a line; writes an index. Lengths alone, in characters; c is the ratio
 * of the texts' lengths (the paper measures it for its languages), the variance 6.8 a character.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TYPES = 6 };

#define VARIANCE 6.8
#define CELLS_MOST 2e8

/* Table 5 of the paper: bead types and how often each is seen. */
static const struct { size_t a, b; double p; } types[TYPES] = {
	{ 1, 1, .89 }, { 1, 0, .0099 }, { 0, 1, .0099 }, { 2, 1, .089 }, { 1, 2, .089 }, { 2, 2, .011 },
};

/* The lengths before each sentence, so that a window is a difference. */
typedef struct side {
	double *before;
	size_t count;
} side;

static void die(const char *what, const char *name)
{
	fprintf(stderr, "gale-church: %s: %s\n", name, what);
	exit(2);
}

static size_t characters(const char *line, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += ((unsigned char)line[i] & 0xC0) != 0x80;
	return count;
}

static side load(const char *path)
{
	FILE *in = fopen(path, "r");
	side s = { NULL, 0 };
	size_t capacity = 0, room = 0;
	char *line = NULL;
	ssize_t n;

	if (!in)
		die("cannot open", path);
	while ((n = getline(&line, &room, in)) >= 0) {
		while (n && strchr(" \t\r\n", line[n - 1]))
			n--;
		if (s.count + 2 > capacity) {
			capacity = capacity ? capacity * 2 : 1024;
			s.before = realloc(s.before, capacity * sizeof *s.before);
			if (!s.before)
				die("out of memory", path);
		}
		if (!s.count)
			s.before[0] = 0;
		if (n) { /* an empty line is no sentence */
			s.before[s.count + 1] = s.before[s.count] + (double)characters(line, (size_t)n);
			s.count++;
		}
	}
	if (!s.before && !(s.before = calloc(1, sizeof *s.before)))
		die("out of memory", path);
	free(line);
	fclose(in);
	return s;
}

/* -ln of the probability that lengths differ as much by chance: equation 1 and section 3.2. */
static double distance(double source, double target, double c)
{
	double mean = (source + target / c) / 2, delta = mean > 0 ? (target - source * c) / sqrt(mean * VARIANCE) : 0;
	double tail = erfc(fabs(delta) / sqrt(2));

	return -log(tail > 1e-300 ? tail : 1e-300);
}

static void search(const side *s, const side *t, uint8_t *step)
{
	size_t width = t->count + 1;
	double *cost = malloc((s->count + 1) * width * sizeof *cost), c = s->before[s->count] > 0 ? t->before[t->count] / s->before[s->count] : 1;

	if (!cost)
		die("out of memory", "search");
	c = c > 0 ? c : 1;
	for (size_t i = 0; i <= s->count; i++)
		for (size_t j = 0; j <= t->count; j++) {
			double *best = &cost[i * width + j];

			*best = i || j ? HUGE_VAL : 0;
			for (uint8_t k = 0; k < TYPES; k++) {
				size_t a = types[k].a, b = types[k].b;
				double d;

				if (a > i || b > j)
					continue;
				d = cost[(i - a) * width + j - b] - log(types[k].p) + distance(s->before[i] - s->before[i - a], t->before[j] - t->before[j - b], c);
				if (d < *best) {
					*best = d;
					step[i * width + j] = k;
				}
			}
		}
	free(cost);
}

static void print_side(size_t end, size_t count)
{
	putchar('[');
	for (size_t k = end - count; k < end; k++)
		printf(k > end - count ? ", %zu" : "%zu", k);
	putchar(']');
}

/* From the end back to the start, then the other way round. */
static void print_path(const side *s, const side *t, const uint8_t *step)
{
	size_t i = s->count, j = t->count, n = 0;
	uint8_t *path = malloc(i + j + 1);

	if (!path)
		die("out of memory", "path");
	while (i || j) {
		path[n] = step[i * (t->count + 1) + j];
		i -= types[path[n]].a;
		j -= types[path[n]].b;
		n++;
	}
	while (n--) {
		i += types[path[n]].a;
		j += types[path[n]].b;
		print_side(i, types[path[n]].a);
		putchar(':');
		print_side(j, types[path[n]].b);
		putchar('\n');
	}
	free(path);
}

int main(int argc, char **argv)
{
	side s, t;
	uint8_t *step;

	if (argc != 3)
		die("give two files of one sentence a line", "arguments");
	s = load(argv[1]);
	t = load(argv[2]);
	if ((double)(s.count + 1) * (double)(t.count + 1) > CELLS_MOST)
		die("too long: the cost grows with the product of the lengths", argv[1]);
	step = calloc((s.count + 1) * (t.count + 1), 1);
	if (!step)
		die("out of memory", argv[1]);
	search(&s, &t, step);
	print_path(&s, &t, step);
	free(step);
	free(s.before);
	free(t.before);
	return 0;
}
