/* Rules that say which units of a memory are no good; for dgm_memories_copy. */
#ifndef DRAGOMAN_CLEAN_H
#define DRAGOMAN_CLEAN_H

#include <dragoman/memory.h>

/* One row of the table of rules; static. */
typedef struct dgm_clean_rule {
	const char *id, *summary;
	const char *limit_name;            /* what its limit counts; NULL: it has none */
	double limit, least_limit, most_limit; /* limit: the default */
} dgm_clean_rule;

/* The rules in the order in which they are tried; index from 0; NULL past the end. */
DGM_API const dgm_clean_rule *dgm_clean_rule_at(size_t index);

typedef struct dgm_clean_options {
	uint32_t size;
	const char *rules; /* comma-separated: ids, "id=limit", "all"; NULL: all */
	const char *skip;  /* comma-separated ids that are taken out again; NULL: none */
} dgm_clean_options;

#define DGM_CLEAN_OPTIONS_INIT { .size = sizeof(dgm_clean_options) }

typedef struct dgm_cleaner dgm_cleaner;

/* DGM_EARG: a rule that is not in the table, a limit that it cannot have. opt may be NULL. *out is the caller's, freed with dgm_cleaner_free. */
DGM_API dgm_status dgm_cleaner_new(dgm_cleaner **out, const dgm_clean_options *opt, dgm_error *err);
DGM_API void dgm_cleaner_free(dgm_cleaner *cleaner); /* NULL is fine */

/* Makes *copy ask the cleaner, which must live as long as the copying. The memories are read twice where a rule needs to know all of them. */
DGM_API void dgm_cleaner_serve(dgm_cleaner *cleaner, dgm_memory_copy_options *copy);

/* How many units the rule (by its index) threw out; the rule "duplicate" is counted by the copying. */
DGM_API uint64_t dgm_cleaner_count(const dgm_cleaner *cleaner, size_t index);

#endif
