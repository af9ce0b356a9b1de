/* A map from the text's form to the hash of what stood beside it first. */
#include "check/first_seen.h"

#include "base/mem.h"
#include "base/status.h"
#include "base/strmap.h"

enum { MOST_BYTES = 1 << 26 };

typedef struct beside_first {
	uint64_t hash, unit;
} beside_first;

struct dgm__first_seen {
	dgm__strmap texts; /* form, NUL, language -> index of firsts */
	beside_first *firsts;
	size_t capacity;
	dgm__buffer key, beside;
};

dgm_status dgm__first_seen_open(void **state, dgm_error *err)
{
	dgm__first_seen *seen = dgm__calloc(1, sizeof *seen);

	if (!seen)
		return dgm__out_of_memory(err);
	seen->key.max = seen->beside.max = MOST_BYTES;
	*state = seen;
	return DGM_OK;
}

void dgm__first_seen_close(void *state)
{
	dgm__first_seen *seen = state;

	dgm__strmap_clear(&seen->texts);
	dgm__free(seen->firsts);
	dgm__buffer_clear(&seen->key);
	dgm__buffer_clear(&seen->beside);
	dgm__free(seen);
}

static dgm_status write_forms(dgm__first_seen *seen, const char *language, dgm_str text, dgm_str beside, dgm__form_fn *form, dgm_error *err)
{
	dgm_status st;

	form(&seen->key, text);
	if (seen->key.n) {
		dgm__buffer_putc(&seen->key, '\0');
		dgm__buffer_puts(&seen->key, language);
	}
	form(&seen->beside, beside);
	st = dgm__buffer_status(&seen->key, err);
	return st == DGM_OK ? dgm__buffer_status(&seen->beside, err) : st;
}

dgm_status dgm__first_seen_put(uint64_t *unit, dgm__first_seen *seen, const char *language, dgm_str text, dgm_str beside, uint64_t number, dgm__form_fn *form, dgm_error *err)
{
	dgm_status st = write_forms(seen, language, text, beside, form, err);
	dgm__strmap_entry *entry;
	beside_first *firsts;
	uint64_t hash;
	int is_new;

	*unit = 0;
	if (st != DGM_OK || !seen->key.n || !seen->beside.n)
		return st;
	hash = dgm__hash(seen->beside.p, seen->beside.n);
	firsts = dgm__grow(seen->firsts, &seen->capacity, seen->texts.count + 1, sizeof *firsts);
	if (!firsts)
		return dgm__out_of_memory(err);
	seen->firsts = firsts;
	entry = dgm__strmap_put(&seen->texts, seen->key.p, seen->key.n, seen->texts.count, &is_new);
	if (!entry)
		return dgm__out_of_memory(err);
	if (is_new)
		firsts[entry->value] = (beside_first){ hash, number };
	else if (firsts[entry->value].hash != hash)
		*unit = firsts[entry->value].unit;
	return DGM_OK;
}
