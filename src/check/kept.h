/* What a checker keeps by language (facts, recogniser) and by pair of languages (what was learned); made when first asked for. */
#ifndef DGM_CHECK_KEPT_H
#define DGM_CHECK_KEPT_H

#include <dragoman/entity.h>

#include "base/buffer.h"
#include "base/strmap.h"
#include "check/facts.h"
#include "check/glossary.h"
#include "check/learned.h"
#include "check/ledger.h"
#include "text/cldr.h"

typedef struct dgm__kept_language {
	dgm__facts facts;
	dgm_recogniser *recogniser; /* NULL until asked for, like the units */
	dgm__units *units;
	char day_mark[DGM__DAY_MARK_CAPACITY]; /* read with the units */
} dgm__kept_language;

typedef struct dgm__kept_terms {
	dgm__glossary *glossary;
} dgm__kept_terms;

/* The file that the glossaries of all pairs come from; zero-initialise, clear. */
typedef struct dgm__kept_file {
	dgm__buffer bytes;
	char *name; /* NULL: there is none */
} dgm__kept_file;

/* Zero-initialise; clear. What the calls below give is borrowed until then. */
typedef struct dgm__kept {
	dgm__strmap language_index, pair_index;
	void **languages; /* dgm__kept_language */
	void **pairs;     /* dgm__learned */
	size_t language_capacity, pair_capacity;
	dgm__strmap glossary_index;
	void **glossaries;         /* dgm__kept_terms */
	size_t glossary_capacity;
	const dgm__kept_file *glossary_file; /* NULL: none; borrowed, set by the owner */
} dgm__kept;

void dgm__kept_clear(dgm__kept *kept);
dgm_status dgm__kept_facts(const dgm__facts **out, dgm__kept *kept, const char *language, dgm_error *err);
dgm_status dgm__kept_recogniser(const dgm_recogniser **out, dgm__kept *kept, const char *language, dgm_error *err);
/* What the ledger asks of a language, into out; the text and its entities are the caller's to set. */
dgm_status dgm__kept_side(dgm__ledger_side *out, dgm__kept *kept, const char *language, dgm_error *err);
dgm_status dgm__kept_learned(dgm__learned **out, dgm__kept *kept, const char *source, const char *target, dgm_error *err);
/* DGM_EIO, DGM_ELIMIT. */
dgm_status dgm__kept_file_read(dgm__kept_file *file, const char *path, dgm_error *err);
void dgm__kept_file_clear(dgm__kept_file *file);
/* The glossary for two languages, made when first asked for; *out is NULL where none was read. */
dgm_status dgm__kept_glossary(dgm__glossary **out, dgm__kept *kept, const dgm__facts *source, const dgm__facts *target, const dgm_reporter *reporter,
	dgm_error *err);
/* Forgets what was learned, keeps the languages. */
void dgm__kept_forget(dgm__kept *kept);

#endif
