/* The scratch file holds the bytes as they came, packed or not. */
#include "memory/replay.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/scratch.h"
#include "base/status.h"
#include "io/reader.h"

enum { PIECE = 1 << 16 };

static const char *name_of(const dgm__replay *r)
{
	return strcmp(r->path, "-") ? r->path : "standard input";
}

static dgm_status keep(dgm__replay *r, int from, dgm_error *err)
{
	char *piece = dgm__malloc(PIECE);
	dgm_status st = piece ? dgm__scratch_open(&r->fd, err) : dgm__out_of_memory(err);
	ssize_t n = 1;

	while (st == DGM_OK && n) {
		do
			n = read(from, piece, PIECE);
		while (n < 0 && errno == EINTR);
		st = n < 0 ? dgm__fail(err, DGM_EIO, name_of(r), 0, "cannot read: %s", strerror(errno)) : dgm__scratch_write(r->fd, piece, (size_t)n, err);
	}
	dgm__free(piece);
	return st;
}

dgm_status dgm__replay_init(dgm__replay *r, const char *path, bool twice, dgm_error *err)
{
	bool is_stdin = !strcmp(path, "-");
	struct stat info;
	dgm_status st;
	int fd;

	*r = (dgm__replay){ .path = path, .fd = -1 };
	if (!twice || (!is_stdin && (stat(path, &info) || S_ISREG(info.st_mode) || S_ISDIR(info.st_mode))))
		return DGM_OK;
	fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return dgm__fail(err, DGM_EIO, path, 0, "cannot open: %s", strerror(errno));
	st = keep(r, fd, err);
	if (!is_stdin)
		close(fd);
	if (st != DGM_OK)
		dgm__replay_clear(r);
	return st;
}

dgm_status dgm__replay_open(dgm__replay *r, dgm_unit_reader **out, const dgm_unit_reader_options *opt, dgm_error *err)
{
	dgm__bytes *bytes = NULL;
	dgm_status st;
	int fd;

	*out = NULL;
	if (r->fd < 0)
		return dgm_unit_reader_open(out, r->path, opt, err);
	fd = fcntl(r->fd, F_DUPFD_CLOEXEC, 3);
	if (fd < 0 || lseek(fd, 0, SEEK_SET) < 0) {
		if (fd >= 0)
			close(fd);
		return dgm__fail(err, DGM_EIO, name_of(r), 0, "cannot read again: %s", strerror(errno));
	}
	st = dgm__bytes_from_file(&bytes, fd, name_of(r), err);
	return st == DGM_OK ? dgm__unit_reader_start(out, bytes, opt, err) : st;
}

void dgm__replay_clear(dgm__replay *r)
{
	if (r->fd >= 0)
		close(r->fd);
	r->fd = -1;
}
