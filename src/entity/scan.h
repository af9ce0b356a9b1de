/*
 * One sentence made ready for all kinds: its characters folded, the names of the table that stand in it, and its figures (numbers in
 * digits or words). Every kind reads these instead of the text.
 */
#ifndef DGM_ENTITY_SCAN_H
#define DGM_ENTITY_SCAN_H

#include <dragoman/entity.h>

#include "entity/decimal.h"
#include "entity/table.h"

enum {
	DGM__CHAR_LETTER = 1, /* letters and the marks on them */
	DGM__CHAR_UPPER = 2,
	DGM__CHAR_CASED = 4,  /* Latin, Cyrillic, Greek...: a capital means something */
	DGM__CHAR_LOOSE = 8,  /* a script that writes no spaces between words */
	DGM__CHAR_SPACE = 16,
	DGM__CHAR_HARD = 32,  /* a space that does not break */
	DGM__CHAR_HANGUL = 64,
	DGM__CHAR_TAKEN = 128 /* inside a web address: nothing else */
};

/* One folded character. The array ends with a character 0 at the sentence's end. */
typedef struct dgm__char {
	uint32_t c;     /* case folded, wide forms narrowed, accents of Greek and points of Hebrew and Arabic dropped */
	uint32_t off;   /* byte of the sentence where it begins */
	uint8_t flags;
	int8_t digit;   /* 0..9, -1: none */
} dgm__char;

/* A name of the table, from character start up to end. By start; the longest first. */
typedef struct dgm__hit {
	uint32_t start, end;
	const dgm__meaning *meaning;
	uint8_t flags; /* of the meaning, and DGM__NAME_TAIL */
} dgm__hit;

enum {
	DGM__FIGURE_DIGITS = 1,   /* written in digits, at least in part */
	DGM__FIGURE_UNSURE = 2,   /* may be no number at all */
	DGM__FIGURE_TWICE = 4,    /* other is a second reading that is as good */
	DGM__FIGURE_ORDINAL = 8,
	DGM__FIGURE_SCALED = 16,  /* has a magnitude */
	DGM__FIGURE_DATED = 32,   /* part of a date or a time */
	DGM__FIGURE_CODE = 64,    /* part of a code or a chain such as 1.2.3: no number */
	DGM__FIGURE_OTHER = 128   /* has a second reading */
};

/* A number, from character start up to end. In order, without overlaps. */
typedef struct dgm__figure {
	uint32_t start, end;
	uint32_t digits_end;     /* of the digits, before a magnitude */
	dgm__decimal value, other;
	uint8_t flags;
	uint8_t scale;           /* power of ten of its magnitudes together */
	uint8_t width;           /* digits of a plain run ("02": 2), 0 for all else */
} dgm__figure;

enum { DGM__FOLDED = 256 };

/* A character beyond ASCII as it was folded. */
typedef struct dgm__folded {
	int32_t original; /* 0: none yet */
	uint32_t c;
	uint8_t flags;
	int8_t digit;
} dgm__folded;

typedef struct dgm__scan {
	dgm_str text;
	dgm__char *chars;
	size_t count, char_capacity; /* count without the end */
	size_t digits, capitals;     /* how many of them */
	dgm__hit *hits;
	size_t hit_count, hit_capacity;
	dgm__figure *figures;
	size_t figure_count, figure_capacity;
	dgm__arena strings;
	dgm__folded folded[DGM__FOLDED]; /* by character, modulo */
} dgm__scan;

/* Folds text (UTF-8) into scan->chars. turkic: I is the capital of dotless i. false: out of memory. */
bool dgm__scan_fold(dgm__scan *scan, dgm_str text, bool turkic);

/* Finds the names. */
bool dgm__scan_match(dgm__scan *scan, const struct dgm_recogniser *recogniser);

void dgm__scan_clear(dgm__scan *scan);

/* The first hit that starts at character at or later: index. */
size_t dgm__scan_hit_from(const dgm__scan *scan, size_t at);
/* The longest hit of this type that starts at character at, or NULL. */
const dgm__hit *dgm__scan_hit_at(const dgm__scan *scan, size_t at, dgm__meaning_type type);
/* Skips spaces (and at most one hyphen where hyphen is true) from at. */
size_t dgm__scan_skip(const dgm__scan *scan, size_t at, bool hyphen);

/* From a figure's end over spaces, a hyphen, and a joint ("de", "d'") to where what it counts may stand: a currency, a unit. */
size_t dgm__scan_counted(const dgm__scan *scan, size_t at);

/* May a word begin (end) at character at? */
/* The longest name of the type and with all of these flags (DGM__NAME_...) that ends just before character at, at most a space between; NULL: none. */
const dgm__hit *dgm__scan_name_before(const dgm__scan *scan, size_t at, dgm__meaning_type type, unsigned flags);
bool dgm__scan_begins(const dgm__scan *scan, size_t at);
bool dgm__scan_ends(const dgm__scan *scan, size_t at);

/* Adds an entity over characters start..end. value and other are copied. */
bool dgm__scan_emit(dgm__scan *scan, dgm_entities *out, dgm_entity_kind kind, size_t start, size_t end, bool ambiguous, dgm_str value, dgm_str other);

#endif
