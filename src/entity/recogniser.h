/* Inside a recogniser: the tables of one language, and what a kind must bring along. */
#ifndef DGM_ENTITY_RECOGNISER_H
#define DGM_ENTITY_RECOGNISER_H

#include "entity/scan.h"
#include "text/cldr.h"

/* What ICU does not say about a language; rows in profile.c. */
typedef struct dgm__profile {
	const char *language;
	uint8_t tail;         /* letters an ending may have after a stem or a name; 0: names do not change */
	bool cut;             /* a final vowel belongs to the ending: stems lose it */
	bool space_groups;    /* a plain space may group digits */
	const char *prefixes; /* letters that may stand before a name without a space (he, ar); NULL: none */
	uint32_t final;       /* a consonant that belongs to the ending as well; 0: none */
	const char *variants; /* further locales whose month names are used too */
} dgm__profile;

struct dgm_recogniser {
	char locale[DGM_LANGUAGE_CAPACITY]; /* canonical BCP 47 */
	char language[12];
	const dgm__profile *profile;
	dgm__cldr_habits habits;
	bool turkic;
	uint32_t prefixes[16]; /* folded; 0 ends */
	dgm__table table;
	dgm__scan *building; /* scratch while the table is built, then NULL */
};

/* One kind of entity: a row of the registry. */
typedef struct dgm__entity_type {
	dgm_entity_kind kind;
	const char *name;
	dgm_status (*build)(dgm_recogniser *recogniser, dgm_error *err); /* adds its names to the table; may be NULL */
	bool (*find)(const dgm_recogniser *recogniser, dgm__scan *scan, dgm_entities *out); /* false: out of memory */
	bool (*equal)(const dgm_entity *a, const dgm_entity *b); /* NULL: the values are the same string */
} dgm__entity_type;

/* By kind; DGM_ENTITY_KINDS rows. Figures are read once before; a kind that claims figures (dates, times) stands before the numbers in order. */
extern const dgm__entity_type *const dgm__entity_types[DGM_ENTITY_KINDS];
extern const uint8_t dgm__entity_order[DGM_ENTITY_KINDS];

extern const dgm__entity_type dgm__entity_number, dgm__entity_percent, dgm__entity_date, dgm__entity_time, dgm__entity_money, dgm__entity_place,
	dgm__entity_acronym, dgm__entity_address, dgm__entity_quote, dgm__entity_unit, dgm__entity_phone;

const dgm__profile *dgm__profile_of(const char *language);

/*
 * Adds a name; a final stop is dropped (it may follow anyway where the meaning is short). Where the language inflects and `inflects` is true, also a stem with a
 * free ending for every word of the name. false: out of memory.
 */
bool dgm__recogniser_add(dgm_recogniser *recogniser, dgm_str name, const dgm__meaning *meaning, bool inflects);

/* Adds the hand-written words of this type (words.c). */
bool dgm__recogniser_add_words(dgm_recogniser *recogniser, dgm__meaning_type type);

/* Is this spelt-out number more often another word in this language? */
bool dgm__words_unsure(const char *language, dgm_str word);

/* dgm_recogniser_run without the kinds whose bits are set in `without`: they are not looked for, and the others are found as ever. */
dgm_status dgm__recogniser_run(const dgm_recogniser *recogniser, dgm_str sentence, uint32_t without, dgm_entities *out, dgm_error *err);

/* Reads the figures of a folded and matched sentence (figure.c). false: out of memory. */
bool dgm__figures_find(const dgm_recogniser *recogniser, dgm__scan *scan);

/*
 * The digits at character at, which is one, by the locale's habits of separators; a second reading is kept where these leave it open. false where they are no
 * number (a chain such as 1.2.3, too many digits).
 */
bool dgm__digits_read(const dgm_recogniser *recogniser, const dgm__scan *scan, size_t at, dgm__figure *figure);

/* The figure that starts (ends) at character at, or NULL. */
dgm__figure *dgm__figure_at(const dgm__scan *scan, size_t at);
dgm__figure *dgm__figure_ending(const dgm__scan *scan, size_t end);

/* The currency that the figure counts ("5 euros"), or NULL; "5 km" are no marks, and "5 ft" no forints. */
const dgm__hit *dgm__currency_behind(const dgm__scan *scan, const dgm__figure *figure);

/* Chinese and Japanese numerals from character at: reads as far as they go; end == at where there is none. */
typedef struct dgm__han {
	size_t end;
	dgm__decimal value;
	unsigned signs;     /* numerals read */
	bool positional;    /* 二〇二五 */
	bool marked;        /* 第 stands before, or a counter after */
} dgm__han;
dgm__han dgm__han_read(const dgm__scan *scan, size_t at);

#endif
