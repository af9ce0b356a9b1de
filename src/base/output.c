/*
 * Result files appear whole or not at all: a temporary file beside the target, fsync, rename, fsync of the folder. Devices and pipes
 * are written straight. A filter may stand before the file.
 */
#include "config.h"

#include <dragoman/output.h>

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/output.h"
#include "base/output_filter.h"
#include "base/status.h"

enum { FLUSH_AT = 1 << 16 };

struct dgm_output {
	dgm__buffer pending;
	int fd;           /* -1: memory */
	char *name;       /* for messages */
	char *target;     /* renamed to on commit; NULL: written straight */
	char *temporary;  /* NULL: written straight */
	int error;        /* errno of the first failed write */
	uint64_t written; /* bytes given */
	bool owns_fd;
	dgm__output_filter filter; /* write == NULL: none */
	locale_t c_locale;
};

static void destroy(dgm_output *o)
{
	if (!o)
		return;
	if (o->filter.write)
		o->filter.release(o->filter.state);
	if (o->owns_fd && o->fd >= 0)
		close(o->fd);
	if (o->temporary)
		unlink(o->temporary);
	if (o->c_locale)
		freelocale(o->c_locale);
	dgm__buffer_clear(&o->pending);
	dgm__free(o->name);
	dgm__free(o->temporary);
	free(o->target); /* realpath's or strdup's own allocation */
	dgm__free(o);
}

static dgm_output *create(const char *name, size_t max)
{
	dgm_output *o = dgm__calloc(1, sizeof *o);

	if (!o)
		return NULL;
	o->fd = -1;
	o->pending.max = max;
	o->name = dgm__strdup(name);
	o->c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	if (!o->name || !o->c_locale) {
		destroy(o);
		return NULL;
	}
	return o;
}

static dgm_status cannot(dgm_error *err, const char *name, const char *what, int error)
{
	return dgm__fail(err, DGM_EIO, name, 0, "%s: %s", what, strerror(error));
}

/* Opens what must not be replaced by rename: a device, a pipe. */
static dgm_status open_straight(dgm_output *o, dgm_error *err)
{
	o->fd = open(o->name, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	if (o->fd < 0)
		return cannot(err, o->name, "cannot write", errno);
	o->owns_fd = true;
	return DGM_OK;
}

enum { NEW_FILE = 0, TRIES = 1000 };

/*
 * mode: of the file that is replaced; NEW_FILE: what umask leaves of 0666. open() applies it; to ask for it would mean to set it, for all threads.
 */
static int create_temporary(dgm_output *o, size_t capacity, mode_t mode)
{
	int fd = -1;

	for (unsigned i = 0; i < TRIES && fd < 0; i++) {
		snprintf(o->temporary, capacity, "%s.%ld-%u", o->target, (long)getpid(), i);
		fd = open(o->temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, mode == NEW_FILE ? 0666 : 0600);
		if (fd < 0 && errno != EEXIST)
			break;
	}
	return fd;
}

static dgm_status open_beside(dgm_output *o, mode_t mode, dgm_error *err)
{
	size_t n;
	int fd;

	/* A symbolic link is followed, so that the file behind it is the one replaced. */
	o->target = realpath(o->name, NULL);
	if (!o->target)
		o->target = strdup(o->name);
	if (!o->target)
		return dgm__out_of_memory(err);
	n = strlen(o->target) + sizeof ".-" + 2 * 3 * sizeof(long);
	o->temporary = dgm__malloc(n);
	if (!o->temporary)
		return dgm__out_of_memory(err);
	fd = create_temporary(o, n, mode);
	if (fd < 0) {
		dgm__free(o->temporary);
		o->temporary = NULL;
		return cannot(err, o->name, "cannot write here", errno);
	}
	o->fd = fd;
	o->owns_fd = true;
	if (mode != NEW_FILE && fchmod(fd, mode) < 0)
		return cannot(err, o->name, "cannot write here", errno);
	return DGM_OK;
}

dgm_status dgm_output_open(dgm_output **out, const char *path, dgm_error *err)
{
	dgm_status st = DGM_OK;
	struct stat info;
	dgm_output *o;

	*out = NULL;
	o = create(strcmp(path, "-") ? path : "standard output", SIZE_MAX / 2);
	if (!o)
		return dgm__out_of_memory(err);
	if (!strcmp(path, "-")) {
		o->fd = STDOUT_FILENO;
	} else if (stat(path, &info) == 0) {
		if (S_ISDIR(info.st_mode))
			st = dgm__fail(err, DGM_EIO, path, 0, "is a folder; name a file");
		else if (S_ISREG(info.st_mode))
			st = open_beside(o, info.st_mode & 07777, err);
		else
			st = open_straight(o, err);
	} else {
		st = open_beside(o, NEW_FILE, err);
	}
	if (st != DGM_OK) {
		destroy(o);
		return st;
	}
	*out = o;
	return DGM_OK;
}

dgm_status dgm_output_open_work(dgm_output **out, const char *path, bool anew, dgm_error *err)
{
	dgm_output *o = create(path, SIZE_MAX / 2);

	*out = NULL;
	if (!o)
		return dgm__out_of_memory(err);
	o->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY | (anew ? O_TRUNC : 0), 0666);
	o->owns_fd = true;
	if (o->fd < 0) {
		dgm_status st = cannot(err, path, "cannot write", errno);

		destroy(o);
		return st;
	}
	*out = o;
	return DGM_OK;
}

void dgm__output_set_filter(dgm_output *o, const dgm__output_filter *filter)
{
	o->filter = *filter;
}

dgm_status dgm_output_memory(dgm_output **out, size_t max, dgm_error *err)
{
	*out = create("memory", max);
	return *out ? DGM_OK : dgm__out_of_memory(err);
}

int dgm__output_write_through(dgm_output *o, const char *p, size_t n)
{
	while (n) {
		ssize_t k = write(o->fd, p, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return errno;
		p += k;
		n -= (size_t)k;
	}
	return 0;
}

static void write_all(dgm_output *o, const char *p, size_t n)
{
	if (!o->error)
		o->error = o->filter.write ? o->filter.write(o->filter.state, p, n) : dgm__output_write_through(o, p, n);
}

static void flush_pending(dgm_output *o)
{
	if (o->fd < 0)
		return;
	write_all(o, o->pending.p, o->pending.n);
	dgm__buffer_reset(&o->pending);
}

void dgm_output_write(dgm_output *o, const char *bytes, size_t n)
{
	if (dgm_output_has_failed(o))
		return;
	o->written += n;
	if (o->fd >= 0 && n >= FLUSH_AT) {
		flush_pending(o);
		write_all(o, bytes, n);
		return;
	}
	dgm__buffer_append(&o->pending, bytes, n);
	if (o->pending.n >= FLUSH_AT)
		flush_pending(o);
}

void dgm_output_str_write(dgm_output *o, dgm_str text)
{
	dgm_output_write(o, text.p, text.n);
}

void dgm_output_puts(dgm_output *o, const char *text)
{
	dgm_output_write(o, text, strlen(text));
}

void dgm_output_printf(dgm_output *o, const char *format, ...)
{
	char small[512], *large;
	locale_t before = uselocale(o->c_locale);
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(small, sizeof small, format, ap);
	va_end(ap);
	if (n >= 0 && (size_t)n < sizeof small) {
		dgm_output_write(o, small, (size_t)n);
	} else if (n >= 0) {
		large = dgm__malloc((size_t)n + 1);
		if (large) {
			va_start(ap, format);
			vsnprintf(large, (size_t)n + 1, format, ap);
			va_end(ap);
			dgm_output_write(o, large, (size_t)n);
			dgm__free(large);
		} else {
			o->pending.failed = DGM_ENOMEM;
		}
	}
	uselocale(before);
}

bool dgm_output_has_failed(const dgm_output *o)
{
	return o->error || o->pending.failed != DGM_OK;
}

dgm_status dgm_output_sync(dgm_output *o, dgm_error *err)
{
	dgm_status st = dgm__buffer_status(&o->pending, err);

	if (st != DGM_OK)
		return st;
	flush_pending(o);
	if (!o->error && o->fd >= 0 && fsync(o->fd) < 0 && errno != EINVAL && errno != EROFS) /* these: no file */
		o->error = errno;
	return o->error ? cannot(err, o->name, "cannot write", o->error) : DGM_OK;
}

dgm_status dgm__output_go_to(dgm_output *o, uint64_t offset, dgm_error *err)
{
	dgm__buffer_reset(&o->pending);
	o->written = offset;
	if (offset > INT64_MAX || ftruncate(o->fd, (off_t)offset) < 0 || lseek(o->fd, (off_t)offset, SEEK_SET) < 0)
		return cannot(err, o->name, "cannot go on here", offset > INT64_MAX ? EFBIG : errno);
	return DGM_OK;
}

uint64_t dgm_output_written(const dgm_output *o)
{
	return o->written;
}

/* The rename itself must reach the disk too; a file system that cannot sync folders is no failure. */
static void sync_folder(const char *path)
{
	char copy[PATH_MAX];
	int fd;

	if (strlen(path) >= sizeof copy)
		return;
	memcpy(copy, path, strlen(path) + 1);
	fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	(void)fsync(fd);
	close(fd);
}

static dgm_status finish_file(dgm_output *o, dgm_error *err)
{
	int fd = o->fd;

	if (!o->owns_fd)
		return DGM_OK;
	if (o->temporary && fsync(fd) < 0)
		return cannot(err, o->name, "cannot write", errno);
	o->fd = -1;
	if (close(fd) < 0)
		return cannot(err, o->name, "cannot write", errno);
	if (!o->temporary)
		return DGM_OK;
	if (rename(o->temporary, o->target) < 0)
		return cannot(err, o->name, "cannot put the file in its place", errno);
	sync_folder(o->target);
	dgm__free(o->temporary);
	o->temporary = NULL;
	return DGM_OK;
}

const char *dgm_output_temporary(const dgm_output *o)
{
	return o->temporary;
}

dgm_status dgm_output_commit(dgm_output *o, dgm_error *err)
{
	dgm_status st;

	st = dgm__buffer_status(&o->pending, err);
	if (st == DGM_OK)
		flush_pending(o);
	if (st == DGM_OK && !o->error && o->filter.write)
		o->error = o->filter.end(o->filter.state);
	if (st == DGM_OK && o->error == EPIPE)
		st = dgm__fail(err, DGM_ESTOP, o->name, 0, "the reader has gone");
	else if (st == DGM_OK && o->error)
		st = cannot(err, o->name, "cannot write", o->error);
	if (st == DGM_OK)
		st = finish_file(o, err);
	destroy(o);
	return st;
}

void dgm_output_abort(dgm_output *o)
{
	destroy(o);
}

dgm_str dgm_output_str(const dgm_output *o)
{
	return dgm__buffer_view(&o->pending);
}

const char *dgm_output_name(const dgm_output *o)
{
	return o->name;
}
