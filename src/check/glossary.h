/*
 * A glossary made ready for two languages: which of its terms stand in a source, and whether a target has what the glossary wants. Words are compared by
 * letters at primary collation strength, so that case and accents do not matter, and by stem, so that endings do not; doc/checks.md has the rule.
 */
#ifndef DGM_CHECK_GLOSSARY_H
#define DGM_CHECK_GLOSSARY_H

#include "check/facts.h"
#include "text/letters.h"

typedef struct dgm__glossary dgm__glossary;

/*
 * bytes: of a file that src/dictionary reads, name for messages; source, target: of the pair. A glossary without entries for these languages is
 * empty; the reporter is warned. DGM_EFORMAT: a damaged file.
 */
dgm_status dgm__glossary_new(dgm__glossary **out, dgm_str bytes, const char *name, const dgm__facts *source, const dgm__facts *target,
	const dgm_reporter *reporter, dgm_error *err);
void dgm__glossary_free(dgm__glossary *glossary); /* NULL is fine */

/* A wording of a term in the target's language. */
typedef struct dgm__rendering {
	dgm_str text;
	bool forbidden;
	const struct dgm__rendering *next; /* of the same term, as the file has them; NULL: the last */
	struct dgm__form *form;            /* private */
} dgm__rendering;

/* A term found in a source. */
typedef struct dgm__term_hit {
	dgm_str term;                     /* as the glossary has it */
	uint32_t start_off, end_off;      /* in the source */
	const dgm__rendering *renderings;
} dgm__term_hit;

enum { DGM__MOST_TERMS = 64 };

/* The terms of one pair of texts and the letters of its target; zero-initialise, clear. */
typedef struct dgm__terms {
	dgm__term_hit hits[DGM__MOST_TERMS]; /* in their order; of several at one place the longest, each term once */
	size_t count;
	dgm__letters source, target;
} dgm__terms;

void dgm__terms_clear(dgm__terms *terms);
dgm_status dgm__glossary_find(dgm__glossary *glossary, dgm__terms *terms, dgm_str source, dgm_str target, dgm_error *err);

/* Does the target hold the rendering, in any form: its words in any order, in compounds too? Lenient: for saying that it does not. */
bool dgm__terms_has(const dgm__terms *terms, const dgm__glossary *glossary, const dgm__rendering *rendering);

/* Where the target holds the rendering's words side by side, with endings at most; false: nowhere. Strict: for saying that it does. */
bool dgm__terms_place(const dgm__terms *terms, const dgm__glossary *glossary, const dgm__rendering *rendering, uint32_t *start_off, uint32_t *end_off);

#endif
