/* xz and Zstandard as filters of libarchive over a raw stream. */
#include "io/packed.h"

#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "config.h"

const char *dgm__packed_kind(const unsigned char *head, size_t n)
{
	if (n >= 6 && !memcmp(head, "\xFD" "7zXZ", 6))
		return "xz";
	return n >= 4 && !memcmp(head, "\x28\xB5\x2F\xFD", 4) ? "Zstandard" : NULL;
}

void *dgm__z_allocate(void *opaque, unsigned count, unsigned size)
{
	return dgm__calloc(count, size);
}

void dgm__z_release(void *opaque, void *p)
{
	dgm__free(p);
}

#ifdef HAVE_LIBARCHIVE

#include <errno.h>

#include <archive.h>
#include <archive_entry.h>

struct dgm__packed {
	struct archive *stream;
	const char *kind, *name;
	dgm__packed_fill *fill;
	void *arg;
	dgm_status st;  /* of the last fill */
	dgm_error err;
	bool begun, exhausted; /* exhausted: the packed bytes have ended */
};

static la_ssize_t on_read(struct archive *stream, void *arg, const void **bytes)
{
	dgm__packed *p = arg;
	const unsigned char *piece = NULL;
	size_t n = 0;

	p->st = p->fill(p->arg, &piece, &n, &p->err);
	if (p->st != DGM_OK) {
		archive_set_error(stream, EIO, "read error");
		return -1;
	}
	p->exhausted = n == 0;
	*bytes = piece;
	return (la_ssize_t)n;
}

dgm_status dgm__packed_open(dgm__packed **out, const char *kind, const char *name, dgm__packed_fill *fill, void *arg, dgm_error *err)
{
	dgm__packed *p = dgm__calloc(1, sizeof *p);
	int rc;

	*out = NULL;
	if (!p)
		return dgm__out_of_memory(err);
	*p = (dgm__packed){ .stream = archive_read_new(), .kind = kind, .name = name, .fill = fill, .arg = arg };
	if (!p->stream) {
		dgm__packed_close(p);
		return dgm__out_of_memory(err);
	}
	rc = !strcmp(kind, "xz") ? archive_read_support_filter_xz(p->stream) : archive_read_support_filter_zstd(p->stream);
	if (rc == ARCHIVE_OK && archive_read_support_format_raw(p->stream) == ARCHIVE_OK && archive_read_support_format_empty(p->stream) == ARCHIVE_OK) {
		*out = p;
		return DGM_OK;
	}
	dgm__packed_close(p);
	return dgm__fail(err, DGM_EFORMAT, name, 0, "packed by %s, which libarchive does not unpack here; unpack it first", kind);
}

/* What a negative answer of libarchive means. */
static dgm_status failure(const dgm__packed *p, bool *cut, dgm_error *err)
{
	const char *why = archive_error_string(p->stream);

	if (p->st != DGM_OK) {
		if (err)
			*err = p->err;
		return p->st;
	}
	*cut = p->exhausted;
	return *cut ? DGM_OK : dgm__fail(err, DGM_EFORMAT, p->name, 0, "damaged %s stream (%.100s); unpack it by hand to see what is left", p->kind, why ? why
		: "no reason known");
}

dgm_status dgm__packed_read(dgm__packed *p, char *to, size_t max, size_t *n, bool *cut, dgm_error *err)
{
	struct archive_entry *entry;
	la_ssize_t got;
	int rc;

	*n = 0;
	if (!p->begun) {
		p->begun = true;
		rc = archive_read_open(p->stream, p, NULL, on_read, NULL);
		if (rc == ARCHIVE_OK)
			rc = archive_read_next_header(p->stream, &entry);
		if (rc == ARCHIVE_EOF)
			return DGM_OK;
		if (rc != ARCHIVE_OK)
			return failure(p, cut, err);
	}
	got = archive_read_data(p->stream, to, max);
	if (got < 0)
		return failure(p, cut, err);
	*n = (size_t)got;
	return DGM_OK;
}

void dgm__packed_close(dgm__packed *p)
{
	if (!p)
		return;
	if (p->stream)
		archive_read_free(p->stream);
	dgm__free(p);
}

#else

dgm_status dgm__packed_open(dgm__packed **out, const char *kind, const char *name, dgm__packed_fill *fill, void *arg, dgm_error *err)
{
	*out = NULL;
	return dgm__fail(err, DGM_EFORMAT, name, 0, "packed by %s, which this program unpacks only where it is built with libarchive; unpack it first", kind);
}

dgm_status dgm__packed_read(dgm__packed *p, char *to, size_t max, size_t *n, bool *cut, dgm_error *err)
{
	*n = 0;
	return DGM_OK;
}

void dgm__packed_close(dgm__packed *p)
{
	(void)p;
}

#endif
