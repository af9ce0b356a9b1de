/* What the fuzz targets of files share that are hard to make from nothing: a good one, parts of which the input overwrites. */
#ifndef DGM_TESTS_FUZZ_DAMAGE_H
#define DGM_TESTS_FUZZ_DAMAGE_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Each change: three bytes of place, modulo the length, one of length, the bytes. */
static inline void fuzz_damage(char *bytes, size_t length, const uint8_t *data, size_t size)
{
	while (size > 4 && length) {
		size_t at = ((size_t)data[0] << 16 | (size_t)data[1] << 8 | data[2]) % length, n = data[3];

		data += 4;
		size -= 4;
		n = n < size ? n : size;
		n = n < length - at ? n : length - at;
		memcpy(bytes + at, data, n);
		data += n;
		size -= n;
	}
}

/* Makes the temporary file that path, a pattern of mkstemp, comes to name; leave is called at the end. */
static inline void fuzz_make_file(char *path, void (*leave)(void))
{
	int fd = mkstemp(path);

	if (fd < 0 || close(fd) || atexit(leave))
		abort();
}

static inline void fuzz_write_file(const char *name, const void *bytes, size_t n)
{
	FILE *f = fopen(name, "wb");

	if (!f || (n && fwrite(bytes, 1, n, f) != n) || fclose(f))
		abort();
}

#endif
