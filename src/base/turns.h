/* A reporter for several threads: it passes on to the caller's, one call at a time. */
#ifndef DGM_BASE_TURNS_H
#define DGM_BASE_TURNS_H

#include <pthread.h>
#include <stdbool.h>

#include <dragoman/status.h>

#include "base/strmap.h"

typedef struct dgm__turns {
	dgm_reporter reporter; /* give this one to the threads; only warn and note are set */
	const dgm_reporter *given;
	pthread_mutex_t lock;
	bool once;         /* set it to pass each warning on once, however many threads find it */
	dgm__strmap said;
} dgm__turns;

/* given: borrowed; may be NULL. */
void dgm__turns_init(dgm__turns *turns, const dgm_reporter *given);
void dgm__turns_clear(dgm__turns *turns);

#endif
