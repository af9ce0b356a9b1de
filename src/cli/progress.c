/* The state is the terminal's line, of which a process has one: hence static. */
#include "cli/progress.h"

#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static struct {
	bool shown, started;
	double next; /* seconds of the monotonic clock */
} line;

/* What runs now, and since when. */
static struct {
	const char *stage;
	uint64_t from, last;
	double since;
} run;

static double now(void)
{
	struct timespec t;

	return clock_gettime(CLOCK_MONOTONIC, &t) ? 0 : (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ", 1:05:09 left" by the speed of the stage so far, once that is known a little. */
static void say_left(char *to, size_t size, const char *stage, uint64_t done, uint64_t total, double t)
{
	double left;

	*to = '\0';
	if (!run.stage || strcmp(run.stage, stage) || done < run.last) {
		run.stage = stage;
		run.from = done;
		run.since = t;
	}
	run.last = done;
	if (done <= run.from || done > total || t - run.since < 2)
		return;
	left = (t - run.since) / (double)(done - run.from) * (double)(total - done);
	if (left >= 3600)
		snprintf(to, size, ", %.0f:%02.0f:%02.0f left", floor(left / 3600), floor(fmod(left, 3600) / 60), floor(fmod(left, 60)));
	else
		snprintf(to, size, ", %.0f:%02.0f left", floor(left / 60), floor(fmod(left, 60)));
}

/* false: it is not the time yet. */
static bool is_due(double t, double first, double each)
{
	if (!line.started) {
		line.started = true;
		line.next = t + first;
	}
	if (t < line.next)
		return false;
	line.next = t + each;
	return true;
}

void progress_say(const char *stage, uint64_t done, uint64_t total)
{
	char left[64];
	double t = now();

	say_left(left, sizeof left, stage, done, total, t);
	if (total && is_due(t, 10, 10))
		fprintf(stderr, "dragoman: %s %" PRIu64 " of %" PRIu64 "%s\n", stage, done, total, left);
}

void progress_show(const char *stage, uint64_t done, uint64_t total)
{
	char left[64];
	double t = now();

	say_left(left, sizeof left, stage, done, total, t);
	if (!is_due(t, 0.5, 0.1))
		return;
	line.shown = true;
	if (total)
		fprintf(stderr, "\r\033[K%s %" PRIu64 " of %" PRIu64 "%s", stage, done, total, left);
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
