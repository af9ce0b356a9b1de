/* Outputs that are packed by their name; gzip through zlib. The same bytes in give the same bytes out: no time or name stands in the head. */
#include "io/packer.h"

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <zlib.h>

#include "base/mem.h"
#include "base/status.h"
#include "io/packed.h"

static const struct {
	const char *extension;
	dgm__packer_open *open;
} packers[] = { { ".gz", dgm__packer_gzip }, { ".xz", dgm__packer_xz }, { ".zst", dgm__packer_zstd } };

enum { PACKERS = sizeof packers / sizeof *packers };

/* The row of a name; PACKERS: none. */
static size_t packer_of(const char *name)
{
	size_t n = strlen(name), row = 0;

	for (; row < PACKERS; row++) {
		size_t e = strlen(packers[row].extension);

		if (n > e && name[n - e - 1] != '/' && !strcasecmp(name + n - e, packers[row].extension))
			break;
	}
	return row;
}

size_t dgm_packed_extension(const char *name)
{
	size_t row = packer_of(name);

	return row < PACKERS ? strlen(packers[row].extension) : 0;
}

dgm_status dgm_output_pack(dgm_output *output, dgm_error *err)
{
	size_t row = packer_of(dgm_output_name(output));
	dgm__output_filter filter;
	dgm_status st = DGM_OK;

	if (row < PACKERS)
		st = packers[row].open(&filter, output, err);
	if (st == DGM_OK && row < PACKERS)
		dgm__output_set_filter(output, &filter);
	return st;
}

/* --- gzip -------------------------------------------------------------------------------------------------------------------------------- */

typedef struct gzip {
	dgm_output *output;
	z_stream z;
	unsigned char piece[1 << 15]; /* packed bytes */
} gzip;

/* At most `unsigned` bytes at a time is what zlib takes. */
static int deflate_all(gzip *g, const char *bytes, unsigned n, int flush)
{
	int error = 0;

	g->z.next_in = (unsigned char *)(uintptr_t)bytes;
	g->z.avail_in = n;
	do {
		g->z.next_out = g->piece;
		g->z.avail_out = sizeof g->piece;
		if (deflate(&g->z, flush) == Z_STREAM_ERROR)
			return EIO;
		error = dgm__output_write_through(g->output, (const char *)g->piece, sizeof g->piece - g->z.avail_out);
	} while (!error && !g->z.avail_out);
	return error;
}

static int write_gzip(void *state, const char *bytes, size_t n)
{
	enum { MOST = 1 << 30 };
	int error = 0;

	for (size_t k; n && !error; bytes += k, n -= k) {
		k = n < MOST ? n : MOST;
		error = deflate_all(state, bytes, (unsigned)k, Z_NO_FLUSH);
	}
	return error;
}

static int end_gzip(void *state)
{
	return deflate_all(state, "", 0, Z_FINISH);
}

static void release_gzip(void *state)
{
	gzip *g = state;

	deflateEnd(&g->z);
	dgm__free(g);
}

dgm_status dgm__packer_gzip(dgm__output_filter *filter, dgm_output *output, dgm_error *err)
{
	gzip *g = dgm__calloc(1, sizeof *g);

	if (!g)
		return dgm__out_of_memory(err);
	g->output = output;
	g->z.zalloc = dgm__z_allocate;
	g->z.zfree = dgm__z_release;
	if (deflateInit2(&g->z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
		dgm__free(g);
		return dgm__out_of_memory(err);
	}
	*filter = (dgm__output_filter){ .write = write_gzip, .end = end_gzip, .release = release_gzip, .state = g };
	return DGM_OK;
}
