/* Hashed tables of a fixed size: what is rare gives way, and what is not found is not known. */
#include "check/name_book.h"

#include <string.h>

#include "base/mem.h"
#include "base/status.h"

enum { ROW_BITS = 15, SPELLING_BITS = 12, LONGEST_ENDING = 3, LEAST_STEM = 3 };

typedef struct row {
	uint32_t tag;
	uint16_t a, b;
} row;

struct dgm__name_book {
	row forms[2][1 << ROW_BITS]; /* by side and hash: small letter, capital */
	row stems[2][1 << ROW_BITS]; /* by side and stem: seen, answered */
	dgm__name_spellings spellings[1 << SPELLING_BITS];
};

dgm_status dgm__name_book_new(dgm__name_book **out, dgm_error *err)
{
	*out = dgm__calloc(1, sizeof **out);
	return *out ? DGM_OK : dgm__out_of_memory(err);
}

void dgm__name_book_free(dgm__name_book *book)
{
	dgm__free(book);
}

static uint64_t mix(uint64_t key)
{
	return (key ^ key >> 32) * 0x9E3779B97F4A7C15u;
}

/* The row of a key; a is of no account where the tag differs. */
static const row *find(const row *rows, uint64_t key)
{
	const row *r = &rows[mix(key) >> (64 - ROW_BITS)];

	return r->tag == (uint32_t)mix(key) && (r->a || r->b) ? r : NULL;
}

static void count(row *rows, uint64_t key, bool b)
{
	row *r = &rows[mix(key) >> (64 - ROW_BITS)];
	uint16_t *n;

	if (r->tag != (uint32_t)mix(key)) {
		if (r->a + r->b > 1) {
			r->a = r->a ? (uint16_t)(r->a - 1) : 0;
			return;
		}
		*r = (row){ .tag = (uint32_t)mix(key) };
	}
	n = b ? &r->b : &r->a;
	if (*n < UINT16_MAX)
		++*n;
}

void dgm__name_book_count_form(dgm__name_book *book, int side, const dgm__word *word, bool is_mid)
{
	if (word->begins_lower || is_mid)
		count(book->forms[side], word->hash, is_mid);
}

void dgm__name_book_count_stem(dgm__name_book *book, int side, uint64_t stem, bool has_answer)
{
	count(book->stems[side], stem, false);
	if (has_answer)
		count(book->stems[side], stem, true);
}

dgm__name_counts dgm__name_book_counts(const dgm__name_book *book, int side, uint64_t hash, uint64_t stem)
{
	const row *form = find(book->forms[side], hash), *s = find(book->stems[side], stem);

	return (dgm__name_counts){ form ? form->a : 0, form ? form->b : 0, s ? s->a : 0, s ? s->b : 0 };
}

static bool ends_or_begins_alike(dgm_str a, dgm_str b)
{
	size_t shorter = a.n < b.n ? a.n : b.n, same = 0;

	while (same < shorter && a.p[same] == b.p[same])
		same++;
	if (same == shorter || (same >= LEAST_STEM && a.n - same <= LONGEST_ENDING && b.n - same <= LONGEST_ENDING && 2 * same >= shorter))
		return true;
	return shorter >= LEAST_STEM && !memcmp(a.p + a.n - shorter, b.p + b.n - shorter, shorter);
}

bool dgm__is_spelt_so(const dgm__name_spelling *spelling, dgm_str letters)
{
	return ends_or_begins_alike((dgm_str){ spelling->letters, spelling->n }, letters);
}

void dgm__name_book_spell(dgm__name_book *book, uint64_t source_hash, uint64_t stem, uint16_t script, const dgm__sound *sound, dgm_str written)
{
	dgm__name_spellings *s = &book->spellings[mix(source_hash) >> (64 - SPELLING_BITS)];
	dgm_str letters = { sound->letters, sound->word.n };
	dgm__name_spelling *to;
	size_t k = 0;

	if (s->source != source_hash) {
		if (s->count && s->items[0].times > 1) {
			s->items[0].times--;
			return;
		}
		*s = (dgm__name_spellings){ .source = source_hash };
	}
	while (k < s->count && !(s->items[k].script == script && dgm__is_spelt_so(&s->items[k], letters)))
		k++;
	if (k == DGM__NAME_SPELLINGS || written.n >= DGM__NAME_SHOWN)
		return;
	to = &s->items[k];
	if (k == s->count) {
		s->count++;
		to->script = script;
		to->n = sound->word.n;
		memcpy(to->letters, letters.p, letters.n);
		memcpy(to->shown, written.p, written.n);
		to->shown[written.n] = '\0';
	}
	to->stem = stem;
	to->times = (uint16_t)(to->times < UINT16_MAX ? to->times + 1 : to->times);
}

const dgm__name_spellings *dgm__name_book_spellings(const dgm__name_book *book, uint64_t source_hash)
{
	const dgm__name_spellings *s = &book->spellings[mix(source_hash) >> (64 - SPELLING_BITS)];

	return s->source == source_hash && s->count ? s : NULL;
}
