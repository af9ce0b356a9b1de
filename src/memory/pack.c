/* In the byte order of the machine: what is packed is read again by the same process. */
#include "memory/pack.h"

#include <string.h>

void dgm__pack_str(dgm__buffer *to, dgm_str text)
{
	uint32_t n = (uint32_t)text.n;

	dgm__buffer_append(to, (const char *)&n, sizeof n);
	dgm__buffer_append(to, text.p ? text.p : "", n);
}

void dgm__pack_number(dgm__buffer *to, double number)
{
	dgm__buffer_append(to, (const char *)&number, sizeof number);
}

void dgm__pack_properties(dgm__buffer *to, const dgm_property *properties, size_t count)
{
	dgm__pack_number(to, (double)count);
	for (size_t i = 0; i < count; i++) {
		dgm__pack_str(to, properties[i].type);
		dgm__pack_str(to, properties[i].value);
		dgm__pack_str(to, properties[i].language);
	}
}

static void skip(dgm_str *from, size_t n)
{
	from->p += n;
	from->n -= n;
}

dgm_str dgm__unpack_str(dgm_str *from)
{
	uint32_t n;
	dgm_str text;

	memcpy(&n, from->p, sizeof n);
	skip(from, sizeof n);
	text = (dgm_str){ from->p, n };
	skip(from, n);
	return text;
}

double dgm__unpack_number(dgm_str *from)
{
	double number;

	memcpy(&number, from->p, sizeof number);
	skip(from, sizeof number);
	return number;
}

bool dgm__unpack_properties(dgm_str *from, dgm_property **properties, size_t *count, dgm__arena *arena)
{
	*count = (size_t)dgm__unpack_number(from);
	*properties = dgm__arena_alloc(arena, *count * sizeof **properties);
	if (!*properties)
		return false;
	for (size_t i = 0; i < *count; i++) {
		(*properties)[i].type = dgm__unpack_str(from);
		(*properties)[i].value = dgm__unpack_str(from);
		(*properties)[i].language = dgm__unpack_str(from);
	}
	return true;
}
