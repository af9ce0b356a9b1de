/* Files as bytes, for those who decode them in another way. */
#ifndef DGM_TEXT_DOOR_H
#define DGM_TEXT_DOOR_H

#include "base/buffer.h"

/* Appends the bytes of the file at path ("-": standard input). DGM_EIO: not readable, or a folder; DGM_ELIMIT: 2 GiB or more. */
dgm_status dgm__file_bytes(dgm__buffer *to, const char *path, dgm_error *err);

/* What messages call the file: path itself, or "standard input". */
const char *dgm__file_name(const char *path);

#endif
