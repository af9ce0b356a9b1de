/* Memories that are read more than once: a file is opened anew, standard input and pipes are kept in a scratch file first. */
#ifndef DGM_MEMORY_REPLAY_H
#define DGM_MEMORY_REPLAY_H

#include <dragoman/memory.h>

typedef struct dgm__replay {
	const char *path; /* borrowed */
	int fd;           /* of the scratch file; -1: none is needed */
} dgm__replay;

/* twice: will it be read more than once? Else it is read as it comes. */
dgm_status dgm__replay_init(dgm__replay *replay, const char *path, bool twice, dgm_error *err);
/* A new reader from the beginning; the caller closes it before the next. */
dgm_status dgm__replay_open(dgm__replay *replay, dgm_unit_reader **out, const dgm_unit_reader_options *opt, dgm_error *err);
void dgm__replay_clear(dgm__replay *replay);

#endif
