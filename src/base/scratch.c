/* O_TMPFILE where the file system has it; else a name that lives for a moment, while signals wait. */
#include "base/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/status.h"

static const char *folder(void)
{
	const char *named = getenv("TMPDIR");

	return named && *named ? named : "/tmp";
}

static int open_named(const char *dir)
{
	char path[PATH_MAX];
	sigset_t all, before;
	int fd, n = snprintf(path, sizeof path, "%s/dragoman-XXXXXX", dir);

	if (n < 0 || (size_t)n >= sizeof path) {
		errno = ENAMETOOLONG;
		return -1;
	}
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	fd = mkostemp(path, O_CLOEXEC);
	if (fd >= 0)
		(void)unlink(path);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return fd;
}

dgm_status dgm__scratch_open(int *fd, dgm_error *err)
{
	const char *dir = folder();

	*fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (*fd < 0)
		*fd = open_named(dir);
	if (*fd < 0)
		return dgm__fail(err, DGM_EIO, dir, 0, "cannot make a scratch file here: %s; set TMPDIR to a folder with room", strerror(errno));
	return DGM_OK;
}

static dgm_status write_failed(dgm_error *err)
{
	return dgm__fail(err, DGM_EIO, folder(), 0, "cannot write a scratch file: %s; set TMPDIR to a folder with room", strerror(errno));
}

dgm_status dgm__scratch_write(int fd, const void *bytes, size_t n, dgm_error *err)
{
	const char *p = bytes;

	while (n) {
		ssize_t k = write(fd, p, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return write_failed(err);
		p += k;
		n -= (size_t)k;
	}
	return DGM_OK;
}

dgm_status dgm__scratch_write_at(int fd, const void *bytes, size_t n, uint64_t off, dgm_error *err)
{
	const char *p = bytes;

	for (size_t done = 0; done < n;) {
		ssize_t k = pwrite(fd, p + done, n - done, (off_t)(off + done));

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return write_failed(err);
		done += (size_t)k;
	}
	return DGM_OK;
}

dgm_status dgm__scratch_read(int fd, void *to, size_t n, uint64_t off, size_t *got, dgm_error *err)
{
	*got = 0;
	while (*got < n) {
		ssize_t k = pread(fd, (char *)to + *got, n - *got, (off_t)(off + *got));

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return dgm__fail(err, DGM_EIO, folder(), 0, "cannot read a scratch file: %s", strerror(errno));
		if (!k)
			break;
		*got += (size_t)k;
	}
	return DGM_OK;
}
