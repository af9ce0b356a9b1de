/* The growable byte buffer. */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"

char *dgm__buffer_reserve(dgm__buffer *buffer, size_t n)
{
	char *p;

	if (buffer->failed != DGM_OK)
		return NULL;
	if (n > buffer->max - buffer->n) {
		buffer->failed = DGM_ELIMIT;
		return NULL;
	}
	p = dgm__grow(buffer->p, &buffer->capacity, buffer->n + n + 1, 1);
	if (!p) {
		buffer->failed = DGM_ENOMEM;
		return NULL;
	}
	buffer->p = p;
	return p + buffer->n;
}

void dgm__buffer_append(dgm__buffer *buffer, const char *bytes, size_t n)
{
	char *to = dgm__buffer_reserve(buffer, n);

	if (!to)
		return;
	if (n)
		memcpy(to, bytes, n);
	to[n] = '\0';
	buffer->n += n;
}

void dgm__buffer_puts(dgm__buffer *buffer, const char *s)
{
	dgm__buffer_append(buffer, s, strlen(s));
}

void dgm__buffer_putc(dgm__buffer *buffer, char c)
{
	dgm__buffer_append(buffer, &c, 1);
}

void dgm__buffer_str(dgm__buffer *buffer, dgm_str s)
{
	dgm__buffer_append(buffer, s.p, s.n);
}

void dgm__buffer_printf(dgm__buffer *buffer, const char *format, ...)
{
	char small[256], *to;
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(small, sizeof small, format, ap);
	va_end(ap);
	if (n < 0) {
		buffer->failed = DGM_ENOMEM;
		return;
	}
	if ((size_t)n < sizeof small) {
		dgm__buffer_append(buffer, small, (size_t)n);
		return;
	}
	to = dgm__buffer_reserve(buffer, (size_t)n);
	if (!to)
		return;
	va_start(ap, format);
	vsnprintf(to, (size_t)n + 1, format, ap);
	va_end(ap);
	buffer->n += (size_t)n;
}

void dgm__buffer_cut(dgm__buffer *buffer, size_t n)
{
	if (n >= buffer->n)
		return;
	buffer->n = n;
	buffer->p[n] = '\0';
}

void dgm__buffer_reset(dgm__buffer *buffer)
{
	buffer->n = 0;
	buffer->failed = DGM_OK;
	if (buffer->p)
		buffer->p[0] = '\0';
}

void dgm__buffer_clear(dgm__buffer *buffer)
{
	dgm__free(buffer->p);
	buffer->p = NULL;
	buffer->n = buffer->capacity = 0;
	buffer->failed = DGM_OK;
}

dgm_str dgm__buffer_view(const dgm__buffer *buffer)
{
	return (dgm_str){ buffer->p, buffer->n };
}

dgm_status dgm__buffer_status(const dgm__buffer *buffer, dgm_error *err)
{
	if (buffer->failed == DGM_ENOMEM)
		return dgm__out_of_memory(err);
	if (buffer->failed != DGM_OK)
		return dgm__fail(err, buffer->failed, NULL, 0, "more than %zu bytes in one piece", buffer->max);
	return DGM_OK;
}
