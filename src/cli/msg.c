/* One module knows verbosity; the progress line is taken away before anything is said. */
#include "cli/msg.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/progress.h"

static DGM_PRINTF(1, 0) void say(const char *format, va_list ap)
{
	progress_clear();
	fputs("dragoman: ", stderr);
	vfprintf(stderr, format, ap);
	fputc('\n', stderr);
}

void msg_error(cli *c, const char *format, ...)
{
	va_list ap;

	cli_raise(c, CLI_FAILED);
	if (c->quiet > 1)
		return;
	va_start(ap, format);
	say(format, ap);
	va_end(ap);
}

void msg_warn(cli *c, const char *format, ...)
{
	va_list ap;

	if (c->quiet)
		return;
	va_start(ap, format);
	say(format, ap);
	va_end(ap);
}

void msg_say(cli *c, const char *format, ...)
{
	va_list ap;

	if (c->quiet)
		return;
	va_start(ap, format);
	say(format, ap);
	va_end(ap);
}

void msg_note(cli *c, const char *format, ...)
{
	va_list ap;

	if (c->quiet || !c->verbose)
		return;
	va_start(ap, format);
	say(format, ap);
	va_end(ap);
}

static void on_warn(void *arg, const char *text)
{
	msg_warn(arg, "%s", text);
}

static void on_note(void *arg, const char *text)
{
	msg_note(arg, "%s", text);
}

static void on_progress(void *arg, const char *stage, uint64_t done, uint64_t total)
{
	(void)arg;
	progress_show(stage, done, total);
}

static void on_progress_note(void *arg, const char *stage, uint64_t done, uint64_t total)
{
	(void)arg;
	progress_say(stage, done, total);
}

void msg_set_reporter(cli *c)
{
	c->reporter = (dgm_reporter){ .warn = on_warn, .note = on_note, .arg = c };
	if (!c->quiet && isatty(STDERR_FILENO))
		c->reporter.progress = on_progress;
	else if (!c->quiet && c->verbose)
		c->reporter.progress = on_progress_note;
}
