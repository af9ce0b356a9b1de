/* Open addressing over digests; an all-zero slot is empty. */
#include "base/seen.h"

#include <string.h>

#include "base/mem.h"

/* The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every input bit reaches every output bit. */
static uint64_t mix(uint64_t x)
{
	x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
	x = (x ^ x >> 27) * 0x94D049BB133111EBu;
	return x ^ x >> 31;
}

dgm__digest dgm__digest_add(dgm__digest d, const char *p, size_t n)
{
	uint64_t a = d.a + 0x9E3779B97F4A7C15u, b = d.b ^ n, w;

	for (; n >= 8; p += 8, n -= 8) {
		memcpy(&w, p, 8);
		a = (a ^ w) * 0xD6E8FEB86659FD93u;
		a ^= a >> 32;
		b = mix(b + w);
	}
	w = 0;
	if (n)
		memcpy(&w, p, n);
	a = mix(a ^ w ^ (uint64_t)n << 56);
	b = mix(b + w + a);
	return (dgm__digest){ a, b };
}

/* All zero means an empty slot. */
static dgm__digest stored(dgm__digest d)
{
	if (!(d.a | d.b))
		d.a = 1;
	return d;
}

static bool is_sampled(const dgm__seen *s, dgm__digest d)
{
	return (d.b & (((uint64_t)1 << s->level) - 1)) == 0;
}

/* The slot of d or the empty one where it would stand. */
static dgm__digest *slot_of(dgm__digest *slots, size_t count, dgm__digest d)
{
	size_t i = (size_t)d.a & (count - 1);

	while ((slots[i].a | slots[i].b) && (slots[i].a != d.a || slots[i].b != d.b))
		i = (i + 1) & (count - 1);
	return &slots[i];
}

/* Moves everything into a table of count slots. */
static bool rebuild(dgm__seen *s, size_t count)
{
	dgm__digest *slots = dgm__calloc(count, sizeof *slots);

	if (!slots)
		return false;
	s->used = 0;
	for (size_t i = 0; i < s->slot_count; i++)
		if (s->slots[i].a | s->slots[i].b) {
			*slot_of(slots, count, s->slots[i]) = s->slots[i];
			s->used++;
		}
	dgm__free(s->slots);
	s->slots = slots;
	s->slot_count = count;
	return true;
}

/* Halves the sample within the table: the survivors are set aside, which takes half the room of a second table. */
static bool thin(dgm__seen *s)
{
	dgm__digest *kept = dgm__calloc(s->used, sizeof *kept);
	size_t n = 0;

	if (!kept)
		return false;
	s->level++;
	s->repeats /= 2; /* about half of the classes leave, with their repeats */
	for (size_t i = 0; i < s->slot_count; i++)
		if ((s->slots[i].a | s->slots[i].b) && is_sampled(s, s->slots[i]))
			kept[n++] = s->slots[i];
	memset(s->slots, 0, s->slot_count * sizeof *s->slots);
	for (size_t i = 0; i < n; i++)
		*slot_of(s->slots, s->slot_count, kept[i]) = kept[i];
	s->used = n;
	dgm__free(kept);
	return true;
}

/* Room for one more: a larger table, or, at the bound, half of the sample. */
static bool make_room(dgm__seen *s)
{
	if (s->slot_count && s->used < s->slot_count / 4 * 3)
		return true;
	if (s->slot_count < s->largest)
		return rebuild(s, s->slot_count ? s->slot_count * 2 : 16);
	return thin(s);
}

bool dgm__seen_put(dgm__seen *s, dgm__digest d, bool *again)
{
	dgm__digest *slot;

	*again = false;
	d = stored(d);
	if (!make_room(s))
		return false;
	if (!is_sampled(s, d))
		return true;
	slot = slot_of(s->slots, s->slot_count, d);
	*again = slot->a | slot->b;
	s->repeats += *again;
	s->used += !*again;
	*slot = d;
	return true;
}

bool dgm__seen_has(const dgm__seen *s, dgm__digest d)
{
	const dgm__digest *slot;

	d = stored(d);
	if (!s->slot_count)
		return false;
	slot = slot_of(s->slots, s->slot_count, d);
	return slot->a | slot->b;
}

uint64_t dgm__seen_repeats(const dgm__seen *s)
{
	return s->repeats << s->level;
}

void dgm__seen_clear(dgm__seen *s)
{
	dgm__free(s->slots);
	s->slots = NULL;
	s->slot_count = s->used = 0;
	s->level = 0;
	s->repeats = 0;
}
