/* The bytes of an input file in pieces, gzip (RFC 1952), xz and Zstandard unpacked on the way, with bounds against bombs. */
#ifndef DGM_IO_BYTES_H
#define DGM_IO_BYTES_H

#include <stdbool.h>

#include <dragoman/status.h>

typedef struct dgm__bytes dgm__bytes;

/* path "-" is standard input. DGM_EIO: not readable, or a folder. Freed with dgm__bytes_close. */
dgm_status dgm__bytes_open(dgm__bytes **out, const char *path, dgm_error *err);
/* The same over n bytes in memory, borrowed while it lives; name is for messages. */
dgm_status dgm__bytes_from_memory(dgm__bytes **out, const void *p, size_t n, const char *name, dgm_error *err);
/* The same from an open file, which it takes over in any case (but never closes standard input). */
dgm_status dgm__bytes_from_file(dgm__bytes **out, int fd, const char *name, dgm_error *err);
void dgm__bytes_close(dgm__bytes *bytes); /* NULL is fine */

/*
 * Up to max bytes into to; *n == 0 at the end. DGM_EFORMAT: a damaged packed stream; DGM_ELIMIT: it unpacks to more than the bounds
 * allow. A packed stream that is cut short gives what there is (of xz and Zstandard whole blocks), and then the end.
 */
dgm_status dgm__bytes_read(dgm__bytes *bytes, char *to, size_t max, size_t *n, dgm_error *err);
/* Gives n bytes back, so that the next read begins with them; once, before anything else is read. false: out of memory. */
bool dgm__bytes_unread(dgm__bytes *bytes, const char *p, size_t n);
/* After the end: was a packed stream cut short? */
bool dgm__bytes_is_cut(const dgm__bytes *bytes);
const char *dgm__bytes_name(const dgm__bytes *bytes); /* for messages; borrowed */

#endif
