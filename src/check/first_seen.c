/* A table from the digest of a text's form and its language to the digest of what stood beside it first. */
#include "check/first_seen.h"

#include <string.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/table.h"

enum { MOST_BYTES = 1 << 26 };

struct dgm__first_seen {
	dgm__table *texts;
	dgm__buffer text, beside;
};

dgm_status dgm__first_seen_open(void **state, dgm_error *err)
{
	dgm__first_seen *seen = dgm__calloc(1, sizeof *seen);
	dgm_status st;

	if (!seen)
		return dgm__out_of_memory(err);
	seen->text.max = seen->beside.max = MOST_BYTES;
	st = dgm__table_new(&seen->texts, DGM__TABLE_MEMORY, err);
	if (st == DGM_OK)
		*state = seen;
	else
		dgm__first_seen_close(seen);
	return st;
}

void dgm__first_seen_close(void *state)
{
	dgm__first_seen *seen = state;

	dgm__table_free(seen->texts);
	dgm__buffer_clear(&seen->text);
	dgm__buffer_clear(&seen->beside);
	dgm__free(seen);
}

static dgm_status write_forms(dgm__first_seen *seen, dgm_str text, dgm_str beside, dgm__form_fn *form, dgm_error *err)
{
	dgm_status st;

	form(&seen->text, text);
	form(&seen->beside, beside);
	st = dgm__buffer_status(&seen->text, err);
	return st == DGM_OK ? dgm__buffer_status(&seen->beside, err) : st;
}

static dgm__digest digest_of(const dgm__buffer *form)
{
	return dgm__digest_add((dgm__digest){ 0, 0 }, form->p, form->n);
}

dgm_status dgm__first_seen_put(uint64_t *unit, dgm__first_seen *seen, const char *language, dgm_str text, dgm_str beside, uint64_t number, dgm__form_fn *form, dgm_error *err)
{
	dgm_status st = write_forms(seen, text, beside, form, err);
	dgm__table_value first;
	uint64_t digest;
	bool is_new;

	*unit = 0;
	if (st != DGM_OK || !seen->text.n || !seen->beside.n)
		return st;
	digest = digest_of(&seen->beside).a;
	first = (dgm__table_value){ digest, number };
	st = dgm__table_put(seen->texts, dgm__digest_add(digest_of(&seen->text), language, strlen(language)), &first, &is_new, err);
	if (st == DGM_OK && first.a != digest)
		*unit = first.b;
	return st;
}
