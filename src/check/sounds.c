/* A direct-mapped table in front of the transliterator. */
#include "check/sounds.h"

#include <string.h>

#include "base/mem.h"
#include "base/status.h"

enum { SLOT_BITS = 14 };

typedef struct slot {
	uint64_t hash; /* of language and word; 0: free */
	uint8_t n;
	char letters[DGM__ROMAN_CAPACITY];
} slot;

struct dgm__sounds {
	dgm__roman *roman;
	slot slots[1 << SLOT_BITS];
};

dgm_status dgm__sounds_new(dgm__sounds **out, dgm_error *err)
{
	dgm__sounds *sounds = dgm__calloc(1, sizeof *sounds);
	dgm_status st;

	*out = NULL;
	if (!sounds)
		return dgm__out_of_memory(err);
	st = dgm__roman_new(&sounds->roman, err);
	if (st != DGM_OK) {
		dgm__free(sounds);
		return st;
	}
	*out = sounds;
	return DGM_OK;
}

void dgm__sounds_free(dgm__sounds *sounds)
{
	if (!sounds)
		return;
	dgm__roman_free(sounds->roman);
	dgm__free(sounds);
}

static uint64_t hash_of(const char *language, dgm_str word)
{
	uint64_t h = 1469598103934665603u;

	for (; *language && *language != '-'; language++)
		h = (h ^ (unsigned char)*language) * 1099511628211u;
	for (size_t i = 0; i < word.n; i++)
		h = (h ^ (unsigned char)word.p[i]) * 1099511628211u;
	return h ? h : 1;
}

dgm_status dgm__sounds_of(dgm__sounds *sounds, const char *language, dgm_str word, dgm__sound *out, dgm_error *err)
{
	uint64_t h = hash_of(language, word);
	slot *s = &sounds->slots[(h ^ h >> 32) * 0x9E3779B97F4A7C15u >> (64 - SLOT_BITS)];

	if (s->hash != h) {
		size_t n;
		dgm_status st = dgm__roman_run(sounds->roman, language, word, s->letters, &n, err);

		s->hash = st == DGM_OK ? h : 0;
		s->n = st == DGM_OK ? (uint8_t)n : 0;
		if (st != DGM_OK)
			return st;
	}
	memcpy(out->letters, s->letters, s->n);
	out->word = dgm__similar_prepare((dgm_str){ out->letters, s->n });
	return DGM_OK;
}
