/*
 * Parts of a zip package, so that a fuzzer changes their XML and not the deflated bytes: an input that does not begin as a zip file holds the parts with a
 * zero byte between them, and they are stored under their names.
 */
#ifndef DGM_TESTS_FUZZ_PACKAGE_H
#define DGM_TESTS_FUZZ_PACKAGE_H

#include <string.h>

#include "article.h"
#include "base/buffer.h"

static inline uint32_t fuzz_crc(const uint8_t *p, size_t n)
{
	uint32_t crc = UINT32_MAX;

	for (size_t i = 0; i < n; i++) {
		crc ^= p[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
	}
	return ~crc;
}

static inline void fuzz_put(dgm__buffer *to, uint32_t value, int bytes)
{
	for (; bytes > 0; bytes--, value >>= 8)
		dgm__buffer_putc(to, (char)(value & 255));
}

/* What a local header and an entry of the directory have in common, from the version on. */
static inline void fuzz_put_member(dgm__buffer *to, const char *name, const uint8_t *p, size_t n)
{
	fuzz_put(to, 20, 2);
	fuzz_put(to, 0, 8); /* flags, stored, time, date */
	fuzz_put(to, fuzz_crc(p, n), 4);
	fuzz_put(to, (uint32_t)n, 4);
	fuzz_put(to, (uint32_t)n, 4);
	fuzz_put(to, (uint32_t)strlen(name), 2);
	fuzz_put(to, 0, 2);
}

/* names: of the parts, NULL at the end; what is left over is no part. */
static inline void fuzz_package(const char *format, const char *const *names, const uint8_t *data, size_t size)
{
	dgm__buffer zip = DGM__BUFFER_INIT(INT32_MAX), directory = DGM__BUFFER_INIT(INT32_MAX);
	size_t members = 0, local, start;

	if (size >= 2 && data[0] == 'P' && data[1] == 'K') {
		fuzz_article(format, data, size);
		return;
	}
	for (const uint8_t *p = data, *end = data + size; names[members] && p; members++) {
		const uint8_t *next = p < end ? memchr(p, 0, (size_t)(end - p)) : NULL;
		size_t n = (size_t)((next ? next : end) - p);

		local = zip.n;
		fuzz_put(&zip, 0x04034b50, 4);
		fuzz_put_member(&zip, names[members], p, n);
		dgm__buffer_puts(&zip, names[members]);
		dgm__buffer_append(&zip, (const char *)p, n);
		fuzz_put(&directory, 0x02014b50, 4);
		fuzz_put(&directory, 20, 2);
		fuzz_put_member(&directory, names[members], p, n);
		fuzz_put(&directory, 0, 4); /* comment, disk */
		fuzz_put(&directory, 0, 4);
		fuzz_put(&directory, 0, 2);
		fuzz_put(&directory, (uint32_t)local, 4);
		dgm__buffer_puts(&directory, names[members]);
		p = next ? next + 1 : NULL;
	}
	start = zip.n;
	dgm__buffer_str(&zip, dgm__buffer_view(&directory));
	fuzz_put(&zip, 0x06054b50, 4);
	fuzz_put(&zip, 0, 4);
	fuzz_put(&zip, (uint32_t)members, 2);
	fuzz_put(&zip, (uint32_t)members, 2);
	fuzz_put(&zip, (uint32_t)directory.n, 4);
	fuzz_put(&zip, (uint32_t)start, 4);
	fuzz_put(&zip, 0, 2);
	if (dgm__buffer_status(&zip, NULL) != DGM_OK || dgm__buffer_status(&directory, NULL) != DGM_OK)
		abort();
	fuzz_article(format, zip.p, zip.n);
	dgm__buffer_clear(&zip);
	dgm__buffer_clear(&directory);
}

#endif
