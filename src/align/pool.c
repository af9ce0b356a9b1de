/* A counter that threads take job numbers from. */
#include "align/pool.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

typedef struct pool {
	atomic_size_t next;
	atomic_bool stop;
	size_t jobs;
	dgm__job_fn *fn;
	void *arg;
	pthread_mutex_t lock; /* guards what follows */
	size_t failed_at;
	dgm_status status;
	dgm_error error;
} pool;

typedef struct member {
	pool *pool;
	unsigned thread;
	pthread_t id;
} member;

unsigned dgm__threads(uint32_t wanted)
{
	long cpus = wanted ? (long)wanted : sysconf(_SC_NPROCESSORS_ONLN);

	return cpus < 1 ? 1 : cpus > DGM__THREADS_MAX ? DGM__THREADS_MAX : (unsigned)cpus;
}

static void *work(void *arg)
{
	member *m = arg;
	pool *p = m->pool;
	size_t job;

	while (!atomic_load(&p->stop) && (job = atomic_fetch_add(&p->next, 1)) < p->jobs) {
		dgm_error error = DGM_ERROR_INIT;
		dgm_status st = p->fn(p->arg, job, m->thread, &error);

		if (st == DGM_OK)
			continue;
		atomic_store(&p->stop, true);
		pthread_mutex_lock(&p->lock);
		if (job < p->failed_at) {
			p->failed_at = job;
			p->status = st;
			p->error = error;
		}
		pthread_mutex_unlock(&p->lock);
	}
	return NULL;
}

dgm_status dgm__parallel(unsigned threads, size_t jobs, dgm__job_fn *fn, void *arg, dgm_error *err)
{
	pool p = { .jobs = jobs, .fn = fn, .arg = arg, .failed_at = SIZE_MAX, .status = DGM_OK, .lock = PTHREAD_MUTEX_INITIALIZER };
	member members[DGM__THREADS_MAX];
	unsigned started = 1;

	if (threads > jobs)
		threads = jobs ? (unsigned)jobs : 1;
	members[0] = (member){ .pool = &p };
	for (; started < threads && started < DGM__THREADS_MAX; started++) {
		members[started] = (member){ .pool = &p, .thread = started };
		if (pthread_create(&members[started].id, NULL, work, &members[started]))
			break; /* the threads that there are do it all */
	}
	work(&members[0]);
	while (--started > 0)
		pthread_join(members[started].id, NULL);
	pthread_mutex_destroy(&p.lock);
	if (p.status != DGM_OK && err)
		*err = p.error;
	return p.status;
}
