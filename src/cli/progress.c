/* The state is the terminal's line, of which a process has one: hence static. */
#include "cli/progress.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <time.h>

static struct {
	bool shown, started;
	double next; /* seconds of the monotonic clock */
} line;

static double now(void)
{
	struct timespec t;

	return clock_gettime(CLOCK_MONOTONIC, &t) ? 0 : (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void progress_show(const char *stage, uint64_t done, uint64_t total)
{
	double t = now();

	if (!line.started) {
		line.started = true;
		line.next = t + 0.5;
	}
	if (t < line.next)
		return;
	line.next = t + 0.1;
	line.shown = true;
	if (total)
		fprintf(stderr, "\r\033[K%s %" PRIu64 " of %" PRIu64, stage, done, total);
	else
		fprintf(stderr, "\r\033[K%s %" PRIu64, stage, done);
	fflush(stderr);
}

void progress_clear(void)
{
	if (!line.shown)
		return;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	line.shown = false;
}
