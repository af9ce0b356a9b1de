/* A growable run of bytes with a hard maximum. A failure is kept: append freely, ask once at the end. */
#ifndef DGM_BASE_BUFFER_H
#define DGM_BASE_BUFFER_H

#include <dragoman/text.h>

typedef struct dgm__buffer {
	char *p;      /* always terminated once anything was appended; NULL before */
	size_t n;     /* bytes, without the terminator */
	size_t capacity;
	size_t max;   /* largest n allowed */
	dgm_status failed; /* DGM_OK, DGM_ENOMEM or DGM_ELIMIT */
} dgm__buffer;

#define DGM__BUFFER_INIT(largest) { NULL, 0, 0, (largest), DGM_OK }

void dgm__buffer_append(dgm__buffer *buffer, const char *bytes, size_t n);
void dgm__buffer_puts(dgm__buffer *buffer, const char *s);
void dgm__buffer_putc(dgm__buffer *buffer, char c);
void dgm__buffer_str(dgm__buffer *buffer, dgm_str s);
void dgm__buffer_printf(dgm__buffer *buffer, const char *format, ...) DGM_PRINTF(2, 3);
/* Room for n more bytes at p + n, or NULL; the caller raises n by what it wrote. */
char *dgm__buffer_reserve(dgm__buffer *buffer, size_t n);
/* Back to the first n bytes, where there are more. */
void dgm__buffer_cut(dgm__buffer *buffer, size_t n);
/* Forgets the content and any failure, keeps the memory. */
void dgm__buffer_reset(dgm__buffer *buffer);
/* Frees; the buffer may be used again. */
void dgm__buffer_clear(dgm__buffer *buffer);
dgm_str dgm__buffer_view(const dgm__buffer *buffer); /* borrowed until the next append */
/* Turns a kept failure into the caller's error; DGM_OK where there is none. */
dgm_status dgm__buffer_status(const dgm__buffer *buffer, dgm_error *err);

#endif
