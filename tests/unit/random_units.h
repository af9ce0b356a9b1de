/* Units at random, for round trips: every plane, mark-up, empty and absent strings, inline codes. */
#ifndef DGM_TESTS_RANDOM_UNITS_H
#define DGM_TESTS_RANDOM_UNITS_H

#include <string.h>

#include <dragoman/unit.h>

#include "base/arena.h"

static inline dgm_str str(const char *s)
{
	return (dgm_str){ s, strlen(s) };
}

typedef struct dice {
	uint64_t state;
	dgm__arena arena;
} dice;

static inline uint32_t roll(dice *d, uint32_t below)
{
	d->state = d->state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(d->state >> 33) % below;
}

static inline size_t encode(char *to, uint32_t c)
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		to[0] = (char)(0xC0 | c >> 6);
		to[1] = (char)(0x80 | (c & 63));
		return 2;
	}
	if (c < 0x10000) {
		to[0] = (char)(0xE0 | c >> 12);
		to[1] = (char)(0x80 | (c >> 6 & 63));
		to[2] = (char)(0x80 | (c & 63));
		return 3;
	}
	to[0] = (char)(0xF0 | c >> 18);
	to[1] = (char)(0x80 | (c >> 12 & 63));
	to[2] = (char)(0x80 | (c >> 6 & 63));
	to[3] = (char)(0x80 | (c & 63));
	return 4;
}

/* Any character of XML 1.0, the troublesome ones more often. */
static inline uint32_t any_character(dice *d)
{
	static const uint32_t trouble[] = { '&', '<', '>', '"', '\'', '\r', '\n', '\t', ' ', ']', 0x85, 0xA0, 0xAD, 0x200E, 0x202B, 0x2028, 0x2066,
		0xFEFF, 0xFFFD, 0xD7FF, 0xE000, 0x10FFFF, 0x1FFFE, 0x7F, ';', '#' };
	uint32_t c;

	switch (roll(d, 4)) {
	case 0:
		return trouble[roll(d, sizeof trouble / sizeof *trouble)];
	case 1:
		return 0x20 + roll(d, 0x5F);
	case 2:
		c = 0xA0 + roll(d, 0xD800 - 0xA0);
		return c;
	default:
		c = 0x10000 * roll(d, 17) + roll(d, 0x10000);
		return c < 0x20 || (c >= 0xD800 && c < 0xE000) || c == 0xFFFE || c == 0xFFFF ? 'x' : c;
	}
}

static inline dgm_str any_string(dice *d, uint32_t most)
{
	uint32_t n = roll(d, most + 1);
	char *p = dgm__arena_bytes(&d->arena, (size_t)n * 4 + 1);
	size_t used = 0;

	while (n--)
		used += encode(p + used, any_character(d));
	return (dgm_str){ p, used };
}

static inline dgm_str maybe(dice *d)
{
	return roll(d, 3) ? (dgm_str){ NULL, 0 } : any_string(d, 12);
}

static inline dgm_history any_history(dice *d)
{
	return (dgm_history){ maybe(d), maybe(d), maybe(d), maybe(d), maybe(d), maybe(d), maybe(d), maybe(d) };
}

static inline const dgm_property *any_properties(dice *d, size_t *count)
{
	dgm_property *p = dgm__arena_alloc(&d->arena, 4 * sizeof *p);

	*count = roll(d, 4);
	for (size_t i = 0; i < *count; i++)
		p[i] = (dgm_property){ any_string(d, 8), any_string(d, 20), roll(d, 2) ? str("en") : (dgm_str){ NULL, 0 } };
	return p;
}

static inline const dgm_str *any_notes(dice *d, size_t *count)
{
	dgm_str *p = dgm__arena_alloc(&d->arena, 3 * sizeof *p);

	*count = roll(d, 3);
	for (size_t i = 0; i < *count; i++)
		p[i] = any_string(d, 20);
	return p;
}

/* A place in the text that is no middle of a character, not before `from`. */
static inline uint32_t any_place(dice *d, dgm_str text, uint32_t from)
{
	uint32_t at = from + roll(d, (uint32_t)text.n - from + 1);

	while (at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80)
		at++;
	return at;
}

/* Codes of every kind, hi well nested. tame: pairs are pairs, x is unique, and only what XLIFF has a place for. */
static inline const dgm_code *any_codes(dice *d, dgm_str text, bool tame, size_t *count)
{
	static const char *const numbers[] = { "1", "2", "3", "4", "5", "6", "7", "8" };
	dgm_code *c = dgm__arena_alloc(&d->arena, 8 * sizeof *c);
	uint32_t at = 0, open = 0;
	const char *pair = NULL; /* tame: i and x of the pair that is open */

	*count = roll(d, 2) ? 0 : roll(d, 5);
	for (size_t i = 0; i < *count; i++) {
		uint8_t kind = (uint8_t)roll(d, DGM_CODE_HI_END + 1);

		if (kind == DGM_CODE_HI_END && !open)
			kind = DGM_CODE_PH;
		if (tame && kind <= DGM_CODE_EPT)
			kind = pair ? DGM_CODE_EPT : i + 1 < *count ? DGM_CODE_BPT : DGM_CODE_PH;
		if (pair && i + 1 == *count)
			kind = DGM_CODE_EPT;
		at = any_place(d, text, at);
		c[i] = (dgm_code){ .kind = kind, .text_off = at };
		open += (uint32_t)(kind == DGM_CODE_HI_BEGIN) - (uint32_t)(kind == DGM_CODE_HI_END);
		if (kind == DGM_CODE_BPT || kind == DGM_CODE_EPT)
			c[i].i = str(pair ? pair : tame ? numbers[i] : roll(d, 2) ? "1" : "2");
		if (tame && kind == DGM_CODE_BPT)
			pair = numbers[i];
		else if (kind == DGM_CODE_EPT)
			pair = NULL;
		if (kind != DGM_CODE_EPT && kind != DGM_CODE_HI_END)
			c[i].x = tame ? str(numbers[i]) : maybe(d);
		if (tame && roll(d, 3) == 0)
			c[i].x = (dgm_str){ NULL, 0 };
		if (kind != DGM_CODE_EPT && kind != DGM_CODE_UT && kind != DGM_CODE_HI_END)
			c[i].type = maybe(d);
		if (kind == DGM_CODE_IT)
			c[i].extra = str(roll(d, 2) ? "begin" : "end");
		if (kind == DGM_CODE_PH && roll(d, 2))
			c[i].extra = str("p");
		if (kind < DGM_CODE_HI_BEGIN) {
			c[i].is_markup = roll(d, 3) == 0 && !(tame && kind == DGM_CODE_EPT);
			c[i].native = c[i].is_markup ? str("a&lt;&#10;<sub type=\"t\">b<ph x=\"1\">c</ph></sub>") : any_string(d, 12);
		}
	}
	for (; open; open--)
		c[(*count)++] = (dgm_code){ .kind = DGM_CODE_HI_END, .text_off = (uint32_t)text.n };
	return c;
}

static inline void any_unit(dice *d, bool tame, dgm_unit *u)
{
	static const char *const tags[] = { "en", "ru", "zh-Hans", "ar", "pt-BR", "sr-Latn" };
	dgm_variant *v = dgm__arena_alloc(&d->arena, 6 * sizeof *v);

	*u = (dgm_unit){ .id = maybe(d), .source_language = roll(d, 4) ? (dgm_str){ NULL, 0 } : str("ru"),
		.segment_type = roll(d, 4) ? (dgm_str){ NULL, 0 } : str("paragraph"), .datatype = maybe(d), .variants = v,
		.variant_count = tame ? 2 : 1 + roll(d, 6), .history = any_history(d) };
	u->properties = any_properties(d, &u->property_count);
	u->notes = any_notes(d, &u->note_count);
	for (size_t i = 0; i < u->variant_count; i++) {
		v[i] = (dgm_variant){ .language = str(tags[i]), .text = any_string(d, 60), .history = any_history(d) };
		v[i].codes = any_codes(d, v[i].text, tame, &v[i].code_count);
		v[i].properties = any_properties(d, &v[i].property_count);
		v[i].notes = any_notes(d, &v[i].note_count);
	}
}

#endif
