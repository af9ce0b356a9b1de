/* What a check is: one file with a row like this, listed in registry.c. */
#ifndef DGM_CHECK_CHECK_H
#define DGM_CHECK_CHECK_H

#include <dragoman/check.h>
#include <dragoman/entity.h>

#include "check/facts.h"
#include "check/glossary.h"
#include "check/learned.h"
#include "check/ledger.h"
#include "check/names_found.h"
#include "check/patterns.h"
#include "check/words.h"

/* What is computed once a pair, when a running check asks for it. What is learned needs the words. */
enum {
	DGM__NEED_ENTITIES = 1, DGM__NEED_WORDS = 2, DGM__NEED_LEARNED = 4 | DGM__NEED_WORDS, DGM__NEED_LEDGER = 8 | DGM__NEED_ENTITIES,
	DGM__NEED_PAIRING = 16 | DGM__NEED_LEARNED, DGM__NEED_TERMS = 32, DGM__NEED_PATTERNS = 64,
	DGM__USES_TERMS = 128, /* does without, too */
	DGM__NEED_NAMES = 256 | DGM__NEED_PAIRING
};

/* The texts of a unit beside this one; NULL where there is none, or where it is not known. */
typedef struct dgm__neighbour {
	const dgm_variant *source, *target;
} dgm__neighbour;

/* One source and one target of a unit. All borrowed while the check runs. */
typedef struct dgm__pair {
	const dgm_unit *unit;
	const dgm_variant *source, *target;
	const char *source_language, *target_language; /* canonical tags */
	const dgm__facts *source_facts, *target_facts;
	dgm_entities source_entities, target_entities; /* DGM__NEED_ENTITIES */
	dgm__words source_words, target_words;         /* DGM__NEED_WORDS */
	const dgm__ledger *ledger;                     /* DGM__NEED_LEDGER: which figures say the same */
	dgm__pairing_score pairing;                    /* DGM__NEED_PAIRING */
	bool is_counted;                               /* DGM__NEED_PAIRING: the pair is in what was learned of words */
	dgm__neighbour before, after;                  /* DGM__NEED_LEARNED */
	const dgm__learned *learned;                   /* DGM__NEED_LEARNED: of this pair of languages; from the first thousand units at least */
	const dgm__names *names;                       /* DGM__NEED_NAMES: with those of the other side that answer them */
	const dgm__terms *terms;                       /* DGM__NEED_TERMS: of the glossary, found in the source; none where there is no glossary */
	const dgm__glossary *glossary;                 /* DGM__NEED_TERMS: NULL: none was given */
	const dgm_reporter *reporter;                  /* may be NULL */
	dgm__patterns *patterns;                       /* DGM__NEED_PATTERNS: NULL: none were given */
} dgm__pair;

/* Where a check puts its findings. */
typedef struct dgm__sink dgm__sink;

enum { DGM__MOST_SPANS = 32 };

/* A finding in the making; zero-initialise. Spans beyond the most are left out. */
typedef struct dgm__report {
	dgm_severity severity;
	dgm_span source_spans[DGM__MOST_SPANS], target_spans[DGM__MOST_SPANS];
	size_t source_span_count, target_span_count;
} dgm__report;

void dgm__report_source(dgm__report *report, size_t start_off, size_t end_off);
void dgm__report_target(dgm__report *report, size_t start_off, size_t end_off);

/*
 * Spans of the target's characters that is_meant picks; written: the character's bytes in the text. The first of them, or 0 where there is none (and then no
 * span).
 */
UChar32 dgm__report_characters(dgm__report *report, const dgm__pair *pair, bool (*is_meant)(const dgm__pair *pair, UChar32 c, dgm_str written));

/* Does the target break off, by the length that the memory makes one expect and without a mark at its end? DGM__NEED_LEARNED. */
bool dgm__is_cut(const dgm__pair *pair);

/* Passes a finding about pair to the caller. DGM_ESTOP where the caller wants no more. */
dgm_status dgm__sink_put(dgm__sink *sink, const dgm__pair *pair, const dgm__report *report, dgm_error *err, const char *format, ...) DGM_PRINTF(5, 6);

/*
 * Checks run on several threads, each with a state of its own, on the pairs in any order: a state may hold what is dear to make, but no check may find other
 * things for what it has seen before. One that compares with what came before says in_order.
 */
typedef struct dgm__check {
	dgm_check_info info;
	unsigned needs;
	bool in_order; /* one state sees all pairs of the file in their order; entities and ledger that it needs are found for it alone */
	const char *yields_to; /* id of the check whose finding about the same target says it already; NULL: none */
	bool takes_gaps; /* looks at what one of two articles has alone too (is_gap of the unit) */
	/* State that lives over one file; NULL: none. */
	dgm_status (*open)(void **state, dgm_error *err);
	void (*close)(void *state);
	/* Looks at one pair. */
	dgm_status (*run)(void *state, const dgm__pair *pair, dgm__sink *sink, dgm_error *err);
} dgm__check;

/* The table, by id; ends with NULL. */
extern const dgm__check *const dgm__checks[];

#endif
