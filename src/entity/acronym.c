/* Acronyms: two to six capitals that make a word, with or without stops. Cyrillic and Greek ones also in Latin letters, so that НАТО meets NATO. */
#include <string.h>

#include <unicode/utf8.h>

#include "entity/recogniser.h"

enum { LONGEST = 6 };

/* Capitals by sound; NULL: none. c is folded. */
static const char *latin_of(uint32_t c)
{
	static const char *const cyrillic[] = { "A", "B", "V", "G", "D", "E", "ZH", "Z", "I", "Y", "K", "L", "M", "N", "O", "P", "R", "S", "T", "U", "F", "KH", "TS", "CH", "SH", "SHCH",
		"", "Y", "", "E", "YU", "YA" };
	static const char *const greek[] = { "A", "V", "G", "D", "E", "Z", "I", "TH", "I", "K", "L", "M", "N", "X", "O", "P", "R", "S", "S", "T", "Y", "F", "CH", "PS", "O" };

	if (c >= 0x430 && c <= 0x44F)
		return cyrillic[c - 0x430];
	if (c == 0x456)
		return "I";
	return c >= 0x3B1 && c <= 0x3C9 ? greek[c - 0x3B1] : NULL;
}

/* Figures in Roman letters are no acronyms. */
static bool is_roman(const dgm__scan *scan, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (scan->chars[i].c >= 128 || !strchr("ivxlc", (int)scan->chars[i].c))
			return false;
	return true;
}

/* In a headline of capitals nothing stands out. */
static bool shouts(const dgm__scan *scan)
{
	size_t cased = 0;

	if (scan->capitals <= 8)
		return false;
	for (size_t i = 0; i < scan->count; i++)
		cased += scan->chars[i].flags & DGM__CHAR_CASED ? 1 : 0;
	return cased > 12 && scan->capitals * 10 > cased * 7;
}

/* A name written in capitals ("SEOUL, June 2"), not a short form. */
static bool is_name(const dgm__scan *scan, size_t start, size_t end)
{
	for (size_t i = dgm__scan_hit_from(scan, start); i < scan->hit_count && scan->hits[i].start == start; i++)
		if (scan->hits[i].end == end && !(scan->hits[i].flags & DGM__NAME_UPPER) && scan->hits[i].meaning->type != DGM__MEANS_JOINT && scan->hits[i].flags & DGM__NAME_CASED)
			return true;
	return false;
}

static bool upper_at(const dgm__scan *scan, size_t at)
{
	return scan->chars[at].flags & DGM__CHAR_UPPER;
}

/* Letters from at: NATO, or U.S.A.; returns the end and how many capitals. */
static size_t run(const dgm__scan *scan, size_t at, size_t *letters)
{
	size_t end = at;

	*letters = 0;
	if (scan->chars[at + 1].c == '.' && upper_at(scan, at + 2) && scan->chars[at + 3].c == '.') {
		while (upper_at(scan, end) && scan->chars[end + 1].c == '.') {
			end += 2;
			++*letters;
		}
		return end;
	}
	while (upper_at(scan, end))
		end++;
	*letters = end - at;
	return end;
}

static bool emit(dgm__scan *scan, dgm_entities *out, size_t start, size_t end)
{
	char value[LONGEST * 4 + 1], other[LONGEST * 4 + 1];
	int32_t n = 0, k = 0;
	bool foreign = true;

	for (size_t i = start; i < end; i++) {
		UChar32 c;
		int32_t off = (int32_t)scan->chars[i].off;
		const char *latin = latin_of(scan->chars[i].c);

		if (!upper_at(scan, i))
			continue;
		U8_NEXT_UNSAFE(scan->text.p, off, c);
		U8_APPEND_UNSAFE(value, n, c);
		foreign = foreign && latin;
		for (; latin && *latin && k < LONGEST * 4; latin++)
			other[k++] = *latin;
	}
	return dgm__scan_emit(scan, out, DGM_ENTITY_ACRONYM, start, end, false, (dgm_str){ value, (size_t)n }, (dgm_str){ other, foreign ? (size_t)k : 0 });
}

static bool find(const dgm_recogniser *recogniser, dgm__scan *scan, dgm_entities *out)
{
	size_t at = 0;

	if (scan->capitals < 2 || shouts(scan))
		return true;
	while (at < scan->count) {
		size_t letters, end, plural;

		if (!upper_at(scan, at) || !dgm__scan_begins(scan, at) || scan->chars[at].flags & DGM__CHAR_TAKEN || (at && (scan->chars[at - 1].digit >= 0 || scan->chars[at - 1].c == '.'))) {
			at++;
			continue;
		}
		end = run(scan, at, &letters);
		plural = scan->chars[end].c == 's' && !upper_at(scan, end); /* NGOs */
		if (letters >= 2 && letters <= LONGEST && !(scan->chars[end + plural].flags & DGM__CHAR_CASED) && scan->chars[end].digit < 0 && !is_roman(scan, at, end) && !is_name(scan, at, end) && !emit(scan, out, at, end))
			return false;
		while (scan->chars[end].flags & DGM__CHAR_CASED)
			end++; /* the rest of the word */
		at = end > at ? end : at + 1;
	}
	return true;
}

const dgm__entity_type dgm__entity_acronym = { .kind = DGM_ENTITY_ACRONYM, .name = "acronym", .find = find };
