/* Scratch files on disk, for what does not fit in memory: without a name, so that they are gone with the process, however it ends. */
#ifndef DGM_BASE_SCRATCH_H
#define DGM_BASE_SCRATCH_H

#include <dragoman/status.h>

/* *fd is open for reading and writing, in $TMPDIR, else /tmp; the caller closes it. DGM_EIO: nothing can be written there. */
dgm_status dgm__scratch_open(int *fd, dgm_error *err);

/* All n bytes at the file's end; DGM_EIO: the disk is full, or worse. */
dgm_status dgm__scratch_write(int fd, const void *bytes, size_t n, dgm_error *err);

/* All n bytes at off, which may lie behind the end: what is skipped reads as zeros. */
dgm_status dgm__scratch_write_at(int fd, const void *bytes, size_t n, uint64_t off, dgm_error *err);

/* Up to n bytes from off; *got < n only at the end. */
dgm_status dgm__scratch_read(int fd, void *to, size_t n, uint64_t off, size_t *got, dgm_error *err);

#endif
