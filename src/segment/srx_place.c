/* Many short strings sought in one pass: at each character only those are compared that end in it and in the one before it. */
#include "segment/srx.h"

#include <string.h>

#include "base/mem.h"

typedef struct string {
	UChar units[DGM__SRX_LITERAL];
	int32_t n, next; /* index of the next string of the slot + 1 */
} string;

/* The slot of strings that end in these two units; of those of a single one, with 0 before it. */
static size_t slot_of(UChar before, UChar last)
{
	return ((uint32_t)before * 0x9E3779B1u + (uint32_t)last * 0x85EBCA6Bu) >> 22;
}

void dgm__srx_strings_init(dgm__srx_strings *strings)
{
	memset(strings, 0, sizeof *strings);
	strings->strings = (dgm__vector)DGM__VECTOR_INIT(string);
}

void dgm__srx_strings_clear(dgm__srx_strings *strings)
{
	dgm__vector_clear(&strings->strings);
}

int32_t dgm__srx_strings_put(dgm__srx_strings *strings, const UChar *units, int32_t n)
{
	int32_t *slot = &strings->slots[slot_of(n > 1 ? units[n - 2] : 0, units[n - 1])];
	string *to;

	for (int32_t i = *slot; i; i = to->next) {
		to = dgm__vector_at(&strings->strings, (size_t)i - 1);
		if (to->n == n && !memcmp(to->units, units, (size_t)n * sizeof *units))
			return i - 1;
	}
	if (!(to = dgm__vector_push(&strings->strings)))
		return -1;
	memcpy(to->units, units, (size_t)n * sizeof *units);
	to->n = n;
	to->next = *slot;
	*slot = (int32_t)strings->strings.count;
	return *slot - 1;
}

static bool add(dgm__srx_places *places, int32_t id, int32_t off)
{
	struct dgm__srx_place *items;
	int32_t at = (int32_t)places->count;

	if (places->count == INT32_MAX || !(items = dgm__grow(places->items, &places->capacity, places->count + 1, sizeof *items)))
		return false;
	places->items = items;
	items[places->count++] = (struct dgm__srx_place){ off, -1 };
	if (places->first[id] < 0)
		places->first[id] = at;
	else
		items[places->last[id]].next = at;
	places->last[id] = at;
	return true;
}

/* Those strings of the slot that end at the unit `end`. */
static bool compare(dgm__srx_places *places, const dgm__srx_strings *strings, size_t slot, const UChar *text, int32_t end)
{
	const string *items = strings->strings.items;

	for (int32_t i = strings->slots[slot]; i; i = items[i - 1].next) {
		const string *s = &items[i - 1];

		if (s->n <= end && !memcmp(s->units, text + end - s->n, (size_t)s->n * sizeof *text) && !add(places, i - 1, end - s->n))
			return false;
	}
	return true;
}

static bool make_room(dgm__srx_places *places, size_t strings)
{
	int32_t *first = dgm__grow(places->first, &places->first_capacity, strings, sizeof *first), *last;

	if (!first)
		return false;
	places->first = first;
	if (!(last = dgm__grow(places->last, &places->last_capacity, strings, sizeof *last)))
		return false;
	places->last = last;
	memset(first, -1, strings * sizeof *first);
	return true;
}

bool dgm__srx_places_find(dgm__srx_places *places, const dgm__srx_strings *strings, const UChar *text, int32_t units)
{
	UChar before = 0;

	places->count = 0;
	if (!strings->strings.count)
		return true;
	if (!make_room(places, strings->strings.count))
		return false;
	for (int32_t i = 0; i < units; i++) {
		UChar last = text[i];
		size_t pair = slot_of(before, last), single = slot_of(0, last);

		if ((strings->slots[pair] && !compare(places, strings, pair, text, i + 1)) ||
			(single != pair && strings->slots[single] && !compare(places, strings, single, text, i + 1)))
			return false;
		before = last;
	}
	return true;
}

void dgm__srx_places_clear(dgm__srx_places *places)
{
	dgm__free(places->items);
	dgm__free(places->first);
	dgm__free(places->last);
}
