/*
 * Status codes, the error that the caller owns, and the reporter through which the library
 * passes warnings on. The library never prints and keeps no last error.
 */
#ifndef DRAGOMAN_STATUS_H
#define DRAGOMAN_STATUS_H

#include <stddef.h>
#include <stdint.h>

#include <dragoman/export.h>

/* Negative: could not do it. What a checker or validator finds is data, never a status. */
typedef enum dgm_status {
	DGM_OK = 0,
	DGM_ENOMEM = -1,  /* out of memory */
	DGM_EIO = -2,     /* a file could not be opened, read, written or renamed */
	DGM_EFORMAT = -3, /* the input is not what it should be; line tells where */
	DGM_EARG = -4,    /* an argument or option value is wrong */
	DGM_ELIMIT = -5,  /* a documented bound was passed */
	DGM_ESTOP = -6    /* a callback asked to stop */
} dgm_status;

/*
 * Filled by the call that failed; untouched by calls that succeed. Where a function takes a
 * dgm_error pointer it may be NULL.
 */
typedef struct dgm_error {
	dgm_status code;
	uint64_t line;  /* from 1; 0 where no line is known */
	char text[512]; /* "FILE:LINE: what is wrong; what to do", UTF-8, no line end */
} dgm_error;

#define DGM_ERROR_INIT { DGM_OK, 0, "" }

/*
 * Receives what a call wants to say beside its result. Each member may be NULL. The text is
 * complete ("FILE:LINE: ...", no line end) and borrowed for the call. Calls may come from
 * worker threads, one at a time.
 */
typedef struct dgm_reporter {
	void (*warn)(void *arg, const char *text);
	void (*note)(void *arg, const char *text); /* what only -v shows */
	void (*progress)(void *arg, const char *stage, uint64_t done, uint64_t total);
	void *arg;
} dgm_reporter;

/* A static English name such as "out of memory" for any code. */
DGM_API const char *dgm_status_name(dgm_status status);

/* The library's version, "0.1.0"; static. */
DGM_API const char *dgm_version(void);

#endif
