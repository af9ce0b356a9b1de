/* Independent jobs on a few threads. */
#ifndef DGM_ALIGN_POOL_H
#define DGM_ALIGN_POOL_H

#include <dragoman/status.h>

/* One job; thread < threads tells whose scratch it may use. */
typedef dgm_status dgm__job_fn(void *arg, size_t job, unsigned thread, dgm_error *err);

enum { DGM__THREADS_MAX = 64 };

/* 0 means the CPUs at hand; never more than DGM__THREADS_MAX. */
unsigned dgm__threads(uint32_t wanted);

/*
 * Runs jobs 0..jobs-1, each once, in no given order; the caller's thread is one of the threads. After a failure no further job begins; the error is that
 * of the first failed job.
 */
dgm_status dgm__parallel(unsigned threads, size_t jobs, dgm__job_fn *fn, void *arg, dgm_error *err);

#endif
