/* Streams packed by xz or Zstandard, unpacked piece by piece through libarchive. gzip is unpacked in bytes.c, which loses nothing before a cut. */
#ifndef DGM_IO_PACKED_H
#define DGM_IO_PACKED_H

#include <stdbool.h>
#include <stddef.h>

#include <dragoman/status.h>

typedef struct dgm__packed dgm__packed;

/* "xz" or "Zstandard" by the first bytes; NULL: neither. */
const char *dgm__packed_kind(const unsigned char *head, size_t n);

/* base/mem.h for zlib: its zalloc and zfree. */
void *dgm__z_allocate(void *opaque, unsigned count, unsigned size);
void dgm__z_release(void *opaque, void *p);

/* The next packed bytes, valid until the next call; *n == 0 at the end. */
typedef dgm_status dgm__packed_fill(void *arg, const unsigned char **bytes, size_t *n, dgm_error *err);

/* name: of the file, for messages; borrowed. DGM_EFORMAT: this build unpacks none. */
dgm_status dgm__packed_open(dgm__packed **out, const char *kind, const char *name, dgm__packed_fill *fill, void *arg, dgm_error *err);
/* *n == 0 at the end, or where the stream is cut short (*cut). DGM_EFORMAT: it is damaged. */
dgm_status dgm__packed_read(dgm__packed *packed, char *to, size_t max, size_t *n, bool *cut, dgm_error *err);
void dgm__packed_close(dgm__packed *packed); /* NULL is fine */

#endif
