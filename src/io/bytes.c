/*
 * Files in pieces. gzip is unpacked here and not by libxml2, which reports a cut stream as an empty document. A memory packs 5 to 20
 * times, one made of a single repeated unit some 200 times; deflate can reach 1032, which only bombs do.
 */
#include "io/bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/mem.h"
#include "base/status.h"
#include "io/packed.h"

enum { PIECE = 1 << 16 };
static const uint64_t RATIO = 400, RATIO_FROM = 64u << 20;          /* more than this many times its size, past 64 MiB */
static const uint64_t MOST_UNPACKED = (uint64_t)256 << 30;          /* 256 GiB */

struct dgm__bytes {
	char *name;
	int fd;                      /* -1: memory */
	const unsigned char *memory; /* what is left of it */
	size_t memory_n;
	unsigned char *piece;        /* packed bytes, or the first bytes looked at */
	size_t piece_off, piece_n;
	char *ahead;                 /* given back */
	size_t ahead_off, ahead_n;
	bool at_end;                 /* of the packed bytes */
	bool packed, member_open, cut; /* packed: by gzip */
	dgm__packed *other;          /* xz, Zstandard; NULL: neither */
	bool other_ended;
	z_stream z;
	uint64_t packed_total, unpacked_total;
};

void dgm__bytes_close(dgm__bytes *b)
{
	if (!b)
		return;
	if (b->packed)
		inflateEnd(&b->z);
	dgm__packed_close(b->other);
	if (b->fd > STDIN_FILENO)
		close(b->fd);
	dgm__free(b->name);
	dgm__free(b->piece);
	dgm__free(b->ahead);
	dgm__free(b);
}

/* The next packed bytes into piece; leaves what is already there. */
static dgm_status fill(dgm__bytes *b, dgm_error *err)
{
	size_t room;
	ssize_t n;

	if (b->piece_off) {
		memmove(b->piece, b->piece + b->piece_off, b->piece_n - b->piece_off);
		b->piece_n -= b->piece_off;
		b->piece_off = 0;
	}
	room = PIECE - b->piece_n;
	if (b->fd < 0) {
		n = (ssize_t)(b->memory_n < room ? b->memory_n : room);
		if (n)
			memcpy(b->piece + b->piece_n, b->memory, (size_t)n);
		b->memory += n;
		b->memory_n -= (size_t)n;
	} else {
		do
			n = read(b->fd, b->piece + b->piece_n, room);
		while (n < 0 && errno == EINTR);
		if (n < 0)
			return dgm__fail(err, DGM_EIO, b->name, 0, "cannot read: %s", strerror(errno));
	}
	b->at_end = n == 0;
	b->piece_n += (size_t)n;
	b->packed_total += (uint64_t)n;
	return DGM_OK;
}

/* All that is left of the piece at hand, else the next one. */
static dgm_status next_piece(void *arg, const unsigned char **bytes, size_t *n, dgm_error *err)
{
	dgm__bytes *b = arg;
	dgm_status st = DGM_OK;

	if (b->piece_off == b->piece_n && !b->at_end)
		st = fill(b, err);
	*bytes = b->piece + b->piece_off;
	*n = b->piece_n - b->piece_off;
	b->piece_off = b->piece_n;
	return st;
}

/* Looks at the first bytes: packed or plain. */
static dgm_status begin(dgm__bytes *b, dgm_error *err)
{
	dgm_status st = DGM_OK;
	const char *kind;
	int rc;

	while (st == DGM_OK && b->piece_n < 6 && !b->at_end)
		st = fill(b, err);
	kind = dgm__packed_kind(b->piece, b->piece_n);
	if (st == DGM_OK && kind)
		return dgm__packed_open(&b->other, kind, b->name, next_piece, b, err);
	if (st != DGM_OK || b->piece_n < 2 || b->piece[0] != 0x1F || b->piece[1] != 0x8B)
		return st;
	b->z.zalloc = dgm__z_allocate;
	b->z.zfree = dgm__z_release;
	rc = inflateInit2(&b->z, 15 + 16); /* gzip only */
	if (rc != Z_OK)
		return dgm__out_of_memory(err);
	b->packed = b->member_open = true;
	return DGM_OK;
}

static dgm_status create(dgm__bytes **out, const char *name, dgm_error *err)
{
	dgm__bytes *b = dgm__calloc(1, sizeof *b);

	*out = NULL;
	if (b) {
		b->fd = -1;
		b->name = dgm__strdup(name);
		b->piece = dgm__malloc(PIECE);
	}
	if (!b || !b->name || !b->piece) {
		dgm__bytes_close(b);
		return dgm__out_of_memory(err);
	}
	*out = b;
	return DGM_OK;
}

dgm_status dgm__bytes_from_memory(dgm__bytes **out, const void *p, size_t n, const char *name, dgm_error *err)
{
	dgm_status st = create(out, name, err);

	if (st != DGM_OK)
		return st;
	(*out)->memory = p;
	(*out)->memory_n = n;
	st = begin(*out, err);
	if (st != DGM_OK) {
		dgm__bytes_close(*out);
		*out = NULL;
	}
	return st;
}

dgm_status dgm__bytes_from_file(dgm__bytes **out, int fd, const char *name, dgm_error *err)
{
	dgm_status st = create(out, name, err);

	if (st != DGM_OK) {
		if (fd > STDIN_FILENO)
			close(fd);
		return st;
	}
	(*out)->fd = fd;
	st = begin(*out, err);
	if (st != DGM_OK) {
		dgm__bytes_close(*out);
		*out = NULL;
	}
	return st;
}

dgm_status dgm__bytes_open(dgm__bytes **out, const char *path, dgm_error *err)
{
	bool is_stdin = !strcmp(path, "-");
	int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct stat info;

	*out = NULL;
	if (fd < 0)
		return dgm__fail(err, DGM_EIO, path, 0, "cannot open: %s", strerror(errno));
	if (fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
		if (!is_stdin)
			close(fd);
		return dgm__fail(err, DGM_EIO, path, 0, "is a folder; name a file in it");
	}
	return dgm__bytes_from_file(out, fd, is_stdin ? "standard input" : path, err);
}

/* One step of inflate, or the step to the next member of the stream. */
static dgm_status unpack(dgm__bytes *b, dgm_error *err)
{
	int rc;

	if (!b->member_open) {
		if (inflateReset(&b->z) != Z_OK)
			return dgm__out_of_memory(err);
		b->member_open = true;
	}
	b->z.next_in = b->piece + b->piece_off;
	b->z.avail_in = (uInt)(b->piece_n - b->piece_off);
	rc = inflate(&b->z, Z_NO_FLUSH);
	b->piece_off = b->piece_n - b->z.avail_in;
	if (rc == Z_STREAM_END)
		b->member_open = false;
	else if (rc == Z_MEM_ERROR)
		return dgm__out_of_memory(err);
	else if (rc != Z_OK && rc != Z_BUF_ERROR)
		return dgm__fail(err, DGM_EFORMAT, b->name, 0, "damaged gzip stream (%s); unpack it by hand to see what is left",
			b->z.msg ? b->z.msg : "no reason known");
	return DGM_OK;
}

/* n more bytes have come out: is it a bomb? */
static dgm_status check_ratio(dgm__bytes *b, size_t n, dgm_error *err)
{
	b->unpacked_total += n;
	if ((b->unpacked_total > RATIO_FROM && b->unpacked_total / RATIO > b->packed_total) || b->unpacked_total > MOST_UNPACKED)
		return dgm__fail(err, DGM_ELIMIT, b->name, 0, "unpacks to more than %llu times its size; unpack it by hand if it is no bomb",
			(unsigned long long)RATIO);
	return DGM_OK;
}

static dgm_status read_other(dgm__bytes *b, char *to, size_t max, size_t *n, dgm_error *err)
{
	dgm_status st;

	if (b->other_ended)
		return DGM_OK;
	st = dgm__packed_read(b->other, to, max, n, &b->cut, err);
	b->other_ended = st != DGM_OK || !*n;
	return st == DGM_OK ? check_ratio(b, *n, err) : st;
}

static dgm_status read_packed(dgm__bytes *b, char *to, size_t max, size_t *n, dgm_error *err)
{
	dgm_status st = DGM_OK;

	b->z.next_out = (unsigned char *)to;
	b->z.avail_out = (uInt)(max < PIECE ? max : PIECE);
	max = b->z.avail_out;
	while (st == DGM_OK && b->z.avail_out == max) {
		if (b->piece_off == b->piece_n && !b->at_end)
			st = fill(b, err);
		if (st == DGM_OK && b->piece_off == b->piece_n) {
			b->cut = b->member_open; /* nothing comes any more */
			break;
		}
		if (st == DGM_OK)
			st = unpack(b, err);
	}
	*n = max - b->z.avail_out;
	return st == DGM_OK ? check_ratio(b, *n, err) : st;
}

dgm_status dgm__bytes_read(dgm__bytes *b, char *to, size_t max, size_t *n, dgm_error *err)
{
	dgm_status st = DGM_OK;

	*n = 0;
	if (b->ahead_off < b->ahead_n) {
		*n = b->ahead_n - b->ahead_off < max ? b->ahead_n - b->ahead_off : max;
		memcpy(to, b->ahead + b->ahead_off, *n);
		b->ahead_off += *n;
		return DGM_OK;
	}
	if (b->other)
		return read_other(b, to, max, n, err);
	if (b->packed)
		return read_packed(b, to, max, n, err);
	if (b->piece_off == b->piece_n && !b->at_end)
		st = fill(b, err);
	if (st != DGM_OK)
		return st;
	*n = b->piece_n - b->piece_off < max ? b->piece_n - b->piece_off : max;
	memcpy(to, b->piece + b->piece_off, *n);
	b->piece_off += *n;
	return DGM_OK;
}

bool dgm__bytes_unread(dgm__bytes *b, const char *p, size_t n)
{
	dgm__free(b->ahead);
	b->ahead = dgm__malloc(n);
	b->ahead_off = 0;
	b->ahead_n = b->ahead ? n : 0;
	if (b->ahead && n)
		memcpy(b->ahead, p, n);
	return b->ahead;
}

bool dgm__bytes_is_cut(const dgm__bytes *b)
{
	return b->cut;
}

const char *dgm__bytes_name(const dgm__bytes *b)
{
	return b->name;
}
