/* Which article is the translation of which: pairs among two heaps of articles, one to one, with a confidence. Method: doc/pairing.md. */
#ifndef DRAGOMAN_PAIR_H
#define DRAGOMAN_PAIR_H

#include <dragoman/align.h>
#include <dragoman/article.h>

typedef enum dgm_pair_method {
	DGM_PAIR_BY_TEXT,    /* by what the articles say */
	DGM_PAIR_BY_NAME,    /* by their file names without languages and extensions: nothing is read */
	DGM_PAIR_BY_METADATA /* by which article they say they translate, or by the same identifier */
} dgm_pair_method;

typedef struct dgm_pair_options {
	uint32_t size;
	dgm_pair_method method;
	int32_t window;        /* days that the dates of two articles may lie apart; negative: any number. An article without a date fits any */
	double min_confidence; /* pairs below it are none; 0..1 */
	uint32_t threads;      /* 0: the CPUs at hand; the result is the same for any number */
	const char *input_format;     /* as in dgm_article_options */
	dgm_text_options text;
	const dgm_lexicon *lexicon;   /* what is known of the languages before; NULL: nothing. Borrowed for the call */
	bool keep_going;              /* an article that cannot be read is a warning, and has no partner */
	const dgm_reporter *reporter; /* may be NULL */
} dgm_pair_options;

#define DGM_PAIR_OPTIONS_INIT { .size = sizeof(dgm_pair_options), .window = -1, .min_confidence = .5, .text = DGM_TEXT_OPTIONS_INIT }

/* Indices into the two lists of paths. */
typedef struct dgm_found_pair {
	size_t source, target;
	double confidence; /* probability 0..1 */
} dgm_found_pair;

typedef struct dgm_pairing dgm_pairing;

/*
 * Finds the pairs among the articles at two lists of paths. opt may be NULL. *out is the caller's, freed with dgm_pairing_free. The cost grows with the number of
 * articles, not with its square. DGM_EARG: a bad tag or option; else what reading an article gives.
 */
DGM_API dgm_status dgm_pairing_find(dgm_pairing **out, const char *source_language, const char *const *source_paths, size_t source_count,
	const char *target_language, const char *const *target_paths, size_t target_count, const dgm_pair_options *opt, dgm_error *err);
DGM_API void dgm_pairing_free(dgm_pairing *pairing); /* NULL is fine */

/* In the order of the sources; each source and each target in at most one. */
DGM_API size_t dgm_pairing_count(const dgm_pairing *pairing);
DGM_API dgm_found_pair dgm_pairing_get(const dgm_pairing *pairing, size_t index);
/* How many of the articles could not be read (keep_going). */
DGM_API size_t dgm_pairing_unread(const dgm_pairing *pairing);

#endif
