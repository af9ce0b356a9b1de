/* How the library fails: fill the caller's error, return the code. */
#ifndef DGM_BASE_STATUS_H
#define DGM_BASE_STATUS_H

#include <dragoman/status.h>

/*
 * Fills *err (which may be NULL) and returns code. file may be NULL; line 0 means none. The text becomes
 * "FILE:LINE: message"; a long file name is cut at its front, never the message's end in the middle of a character.
 */
dgm_status dgm__fail(dgm_error *err, dgm_status code, const char *file, uint64_t line, const char *format, ...) DGM_PRINTF(5, 6);

/* What a message quotes may hold anything: control characters become spaces, a character that the buffer's end cut short goes. */
void dgm__one_line(char *text);

/* The one way to say it. */
dgm_status dgm__out_of_memory(dgm_error *err);

/* Sends "FILE:LINE: message" to the reporter's warn or note; reporter and file may be NULL. */
void dgm__warn(const dgm_reporter *reporter, const char *file, uint64_t line, const char *format, ...) DGM_PRINTF(4, 5);
void dgm__note(const dgm_reporter *reporter, const char *file, uint64_t line, const char *format, ...) DGM_PRINTF(4, 5);

/*
 * Copies the caller's option struct over defaults: only the bytes that the caller's `size` says it knows. *known holds the defaults.
 * A size of 0 or beyond limit counts as limit.
 */
void dgm__options_take(void *known, size_t limit, const void *given);

#endif
