/* Names are filed by the classes of their first consonants, as cognates are (align/cognate.c): four, and six for those that have so many. */
#include "pair/features.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "align/cognate.h"
#include "base/mem.h"
#include "base/status.h"
#include "base/strmap.h"

enum { SHALLOW = 4, DEEP = 6, WORD_LEAST = 3 };

static bool put(dgm__vector *to, const char *p, size_t n, unsigned salt)
{
	uint64_t *item = dgm__vector_push(to);

	if (item)
		*item = dgm__hash(p, n) * 8 + salt;
	return item != NULL;
}

/* A word of a script with capitals is a name where it has one. */
static bool may_be_name(dgm_str sentence, const dgm__token *token)
{
	UChar32 c;
	int32_t i = (int32_t)token->start_off;

	U8_NEXT(sentence.p, i, (int32_t)sentence.n, c);
	return c >= 0 && (u_isupper(c) || u_tolower(c) == u_toupper(c));
}

static dgm_status put_sound(dgm__vector *to, const char *language, dgm_str word, dgm__roman *roman, dgm_error *err)
{
	static const unsigned depths[] = { SHALLOW, DEEP };
	char letters[DGM__ROMAN_CAPACITY];
	uint16_t keys[DGM__COGNATE_KEYS];
	size_t n;
	dgm_status st = dgm__roman_run(roman, language, word, letters, &n, err);

	for (size_t d = 0; d < 2 && st == DGM_OK && n; d++) {
		size_t count = dgm__cognate_keys(keys, (dgm_str){ letters, n }, depths[d]);

		for (size_t k = 0; k < count; k++)
			if (!put(to, (const char *)&keys[k], sizeof keys[k], depths[d]))
				return dgm__out_of_memory(err);
	}
	return st;
}

static dgm_status read_sentence(dgm__vector *to, const char *language, dgm_str sentence, dgm__reader *reader, dgm__roman *roman, dgm_error *err)
{
	const dgm__token *tokens;
	size_t count;
	dgm_status st = dgm__reader_run(reader, sentence, &tokens, &count, err);

	for (size_t k = 0; k < count && st == DGM_OK; k++) {
		const dgm__token *t = &tokens[k];

		if (t->kind == DGM__TOKEN_MARK || (t->kind == DGM__TOKEN_WORD && t->type.n < WORD_LEAST))
			continue;
		if (!put(to, t->type.p, t->type.n, 0))
			return dgm__out_of_memory(err);
		if (t->word.n && may_be_name(sentence, t))
			st = put_sound(to, language, t->word, roman, err);
	}
	return st;
}

int dgm__feature_order(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

size_t dgm__features_distinct(uint64_t *items, size_t count)
{
	size_t kept = 0;

	if (count)
		qsort(items, count, sizeof *items, dgm__feature_order);
	for (size_t k = 0; k < count; k++)
		if (!kept || items[k] != items[kept - 1])
			items[kept++] = items[k];
	return kept;
}

dgm_status dgm__features_read(dgm__features *out, const dgm_doc *doc, dgm__reader *reader, dgm__roman *roman, dgm__vector *scratch, dgm_error *err)
{
	dgm_status st = DGM_OK;
	size_t count;

	scratch->count = 0;
	for (size_t k = 0; k < dgm_doc_count(doc) && st == DGM_OK; k++)
		st = read_sentence(scratch, dgm_doc_language(doc), dgm_doc_sentence(doc, k), reader, roman, err);
	if (st != DGM_OK)
		return st;
	count = dgm__features_distinct(scratch->items, scratch->count);
	out->items = dgm__malloc(count * sizeof *out->items);
	if (!out->items)
		return dgm__out_of_memory(err);
	if (count)
		memcpy(out->items, scratch->items, count * sizeof *out->items);
	out->count = (uint32_t)count;
	out->day = dgm__day_of(dgm_doc_metadata(doc, DGM_METADATA_DATE));
	return DGM_OK;
}

/* Days from 1 January 1970 in the Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
static int32_t days_from_civil(int32_t year, int32_t month, int32_t day)
{
	int32_t y = year - (month <= 2), era = y / 400, of_era = y - era * 400, of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

int32_t dgm__day_of(dgm_str text)
{
	int32_t digits[8], year, month, day;
	size_t n = 0;

	for (size_t i = 0; i < text.n && n < 8; i++) {
		if (text.p[i] >= '0' && text.p[i] <= '9')
			digits[n++] = text.p[i] - '0';
		else if (text.p[i] != '-' || (n != 4 && n != 6))
			return DGM__NO_DAY;
	}
	if (n < 8)
		return DGM__NO_DAY;
	year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
	month = digits[4] * 10 + digits[5];
	day = digits[6] * 10 + digits[7];
	return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? days_from_civil(year, month, day) : DGM__NO_DAY;
}
