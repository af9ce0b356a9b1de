/* Language-neutral facts in a sentence: numbers, dates, money, places... recognised with a canonical value, compared by value. */
#ifndef DRAGOMAN_ENTITY_H
#define DRAGOMAN_ENTITY_H

#include <dragoman/language.h>

/* One kind is one file in src/entity and one row in its registry; names by dgm_entity_kind_name(). */
typedef enum dgm_entity_kind {
	DGM_ENTITY_NUMBER,   /* value: plain decimal, "5000", "-1.05"; magnitudes and spelt-out words included; those inside a date or time are ambiguous */
	DGM_ENTITY_PERCENT,  /* "4.5" */
	DGM_ENTITY_DATE,     /* ISO 8601, parts unknown: "2025-06-02", "--06-02" (no year), "2024-06", "2024", weekday "W1" */
	DGM_ENTITY_TIME,     /* "15:30" */
	DGM_ENTITY_MONEY,    /* "USD 1200000"; "$ 12" where the sign leaves the country open */
	DGM_ENTITY_PLACE,    /* "country:KR", "city:Asia/Seoul", "region:150" (CLDR codes) */
	DGM_ENTITY_ACRONYM,  /* as written, upper case, no stops: "USA" */
	DGM_ENTITY_ADDRESS,  /* URL, e-mail, @name, lower case host */
	DGM_ENTITY_QUOTE,    /* a quotation or bracket: value is "quote" or "bracket"; the span is what it holds, marks included */
	DGM_ENTITY_UNIT,     /* a quantity: number and CLDR's name of the unit, "5 kilometer", "30 celsius" */
	DGM_ENTITY_PHONE,    /* a telephone number: its digits, behind a + where that is written */
	DGM_ENTITY_KINDS
} dgm_entity_kind;

typedef struct dgm_entity {
	uint8_t kind;              /* dgm_entity_kind */
	uint8_t ambiguous;         /* 1 where the reading is one of several ("1.234", "one"): other holds the second, or the fact may be none */
	uint32_t start_off, end_off; /* bytes of the sentence, half open */
	dgm_str value;             /* canonical, borrowed from the dgm_entities that holds it */
	dgm_str other;             /* second reading, or empty */
} dgm_entity;

/* Entities of one sentence, by start_off; zero-initialise, reuse, clear. The strings live until the next run or clear. */
typedef struct dgm_entities {
	dgm_entity *items;
	size_t count, capacity;
	void *strings; /* private */
} dgm_entities;

DGM_API void dgm_entities_clear(dgm_entities *entities);

/* CLDR tables of one language. Immutable: shared by threads. */
typedef struct dgm_recogniser dgm_recogniser;

/* language: BCP 47. DGM_EARG: malformed tag. *out is the caller's, freed with dgm_recogniser_free. */
DGM_API dgm_status dgm_recogniser_new(dgm_recogniser **out, const char *language, dgm_error *err);
DGM_API void dgm_recogniser_free(dgm_recogniser *recogniser);

/*
 * Replaces the content of *out by the entities of sentence (well-formed UTF-8). Spans of different kinds may overlap (a money amount holds
 * a number); within a kind they do not. Linear in the sentence.
 */
DGM_API dgm_status dgm_recogniser_run(const dgm_recogniser *recogniser, dgm_str sentence, dgm_entities *out, dgm_error *err);

/* Do two entities of one kind say the same? By value, second readings included. */
DGM_API bool dgm_entity_equal(const dgm_entity *a, const dgm_entity *b);

/* "number", "percent", ...; static; NULL for kind >= DGM_ENTITY_KINDS. */
DGM_API const char *dgm_entity_kind_name(uint8_t kind);

#endif
