/* Digests of content as text. The hash is that of base/seen.c: it tells change from none, and withstands no forger. */
#include <stdio.h>

#include "base/seen.h"
#include "text/door.h"

static void write_digest(char to[DGM_DIGEST_CAPACITY], const char *p, size_t n)
{
	dgm__digest digest = dgm__digest_add((dgm__digest){ 0, 0 }, p, n);

	snprintf(to, DGM_DIGEST_CAPACITY, "%016llx%016llx", (unsigned long long)digest.a, (unsigned long long)digest.b);
}

void dgm_digest(char to[DGM_DIGEST_CAPACITY], const void *bytes, size_t n)
{
	write_digest(to, n ? bytes : "", n);
}

dgm_status dgm_digest_file(char to[DGM_DIGEST_CAPACITY], const char *path, dgm_error *err)
{
	dgm__buffer bytes = DGM__BUFFER_INIT(INT32_MAX);
	dgm_status st = dgm__file_bytes(&bytes, path, err);

	if (st == DGM_OK)
		write_digest(to, bytes.n ? bytes.p : "", bytes.n);
	dgm__buffer_clear(&bytes);
	return st;
}
