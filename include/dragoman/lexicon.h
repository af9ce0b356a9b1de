/*
 * What alignments and memories have taught about a pair of languages: counts of word pairs in both directions, word frequencies, bead types, lengths.
 * All of it is kept as sums in fixed point, so that lexicons can be added in any order with the same result. File format: doc/formats/lexicon.md.
 */
#ifndef DRAGOMAN_LEXICON_H
#define DRAGOMAN_LEXICON_H

#include <dragoman/language.h>
#include <dragoman/output.h>

typedef struct dgm_lexicon dgm_lexicon;

/* DGM_EFORMAT: not a lexicon, or damaged; the message names the line. path "-" is standard input. Freed with dgm_lexicon_free. */
DGM_API dgm_status dgm_lexicon_load(dgm_lexicon **out, const char *path, dgm_error *err);
/* The same from n bytes in memory; name is for messages. */
DGM_API dgm_status dgm_lexicon_from_bytes(dgm_lexicon **out, const void *bytes, size_t n, const char *name, dgm_error *err);
/* Writes the file's text to output, which the caller commits. Equal lexicons give equal bytes. */
DGM_API dgm_status dgm_lexicon_write(const dgm_lexicon *lexicon, dgm_output *output, dgm_error *err);
DGM_API void dgm_lexicon_free(dgm_lexicon *lexicon); /* NULL is fine */

/*
 * Adds what `from` knows. Where its languages stand the other way round it is turned on the way. DGM_EARG: other languages or other settings; the
 * message says which. After a failure `into` may hold a part and is good for freeing only.
 */
DGM_API dgm_status dgm_lexicon_add(dgm_lexicon *into, const dgm_lexicon *from, dgm_error *err);

typedef struct dgm_lexicon_learn_options {
	uint32_t size;
	uint32_t threads;             /* 0: the CPUs at hand; the result is the same for any number */
	const dgm_reporter *reporter; /* may be NULL */
	uint32_t shard, shards;       /* of shards parts only part `shard`, from 1: units whose texts have a hash of that class; 0, 0: all units */
} dgm_lexicon_learn_options;

#define DGM_LEXICON_LEARN_OPTIONS_INIT { .size = sizeof(dgm_lexicon_learn_options) }

typedef struct dgm_lexicon_learn_counts {
	uint64_t read, used, duplicates; /* units; the others lack a language */
} dgm_lexicon_learn_counts;

/*
 * Learns from the units of count memories (any format that dgm_unit_reader_open reads) that have both languages, each pair of texts once. The properties
 * x-bead and x-confidence that align writes are heeded. opt, counts may be NULL. DGM_EFORMAT: no such unit.
 */
DGM_API dgm_status dgm_lexicon_learn(dgm_lexicon **out, const char *const *paths, size_t count, const char *source_language,
	const char *target_language, const dgm_lexicon_learn_options *opt, dgm_lexicon_learn_counts *counts, dgm_error *err);

/*
 * The same in steps that processes on any number of machines share. Parts of the memories (files of them, or shards of all) give vocabularies, dgm_lexicon_add sums
 * these up to a lexicon with four rounds left; each round, parts give counts and dgm_lexicon_estimate makes of all of them the lexicon with a round less. After the
 * last it is the one that dgm_lexicon_learn makes, to the last bit, provided that no unit stands in two parts.
 */
DGM_API dgm_status dgm_lexicon_vocabulary(dgm_lexicon **out, const char *const *paths, size_t count, const char *source_language,
	const char *target_language, const dgm_lexicon_learn_options *opt, dgm_lexicon_learn_counts *counts, dgm_error *err);
/* Writes the counts of a part (doc/formats/counts.md) to output, which the caller commits. DGM_EARG: a finished lexicon, other languages, or one without the part's words. */
DGM_API dgm_status dgm_lexicon_count(const dgm_lexicon *lexicon, dgm_output *output, const char *const *paths, size_t count, const char *source_language,
	const char *target_language, const dgm_lexicon_learn_options *opt, dgm_lexicon_learn_counts *counts, dgm_error *err);
/* Adds up files of counts of one round, at most 500 at a time; memory does not grow with them. DGM_EFORMAT: damaged, or of different rounds. */
DGM_API dgm_status dgm_counts_merge(dgm_output *output, const char *const *paths, size_t count, dgm_error *err);
/* Is it a file of counts? */
DGM_API bool dgm_counts_sniff(const char *path);
/* Makes lexicon, with which all the counts were counted, that of the next round. After a failure it is as it was. */
DGM_API dgm_status dgm_lexicon_estimate(dgm_lexicon *lexicon, const char *const *paths, size_t count, dgm_error *err);

typedef struct dgm_lexicon_info {
	const char *source_language, *target_language; /* canonical; borrowed */
	uint64_t source_words, target_words;   /* running words of the texts it was learned from */
	uint64_t source_types, target_types;   /* different ones */
	uint64_t forward_pairs, backward_pairs;
	double two_sided, one_sided;           /* beads that it has seen */
	double length_ratio, length_spread;    /* mean and standard deviation of ln(target length / source length); 0: not known */
	uint32_t rounds_left;                  /* 0: finished; else a lexicon that dgm_lexicon_estimate carries on */
} dgm_lexicon_info;

DGM_API void dgm_lexicon_info_get(const dgm_lexicon *lexicon, dgm_lexicon_info *info);

/* A translation of a word, as the words are counted (stems). */
typedef struct dgm_lexicon_row {
	dgm_str word, partner; /* borrowed from the lexicon */
	double count, share;   /* expected occurrences; of all counts of the word in this direction */
} dgm_lexicon_row;

typedef int dgm_lexicon_row_fn(void *arg, const dgm_lexicon_row *row); /* non-zero stops: DGM_ESTOP */

/*
 * Passes the partners of every word of `text` (well-formed UTF-8, cut to stems as texts are), by falling count. backward: text is of the target
 * language. *known (may be NULL) is the number of its words that the lexicon has.
 */
DGM_API dgm_status dgm_lexicon_find(const dgm_lexicon *lexicon, bool backward, dgm_str text, dgm_lexicon_row_fn *fn, void *arg, size_t *known, dgm_error *err);
/* The same for all words, by the bytes of the word. */
DGM_API dgm_status dgm_lexicon_each(const dgm_lexicon *lexicon, bool backward, dgm_lexicon_row_fn *fn, void *arg, dgm_error *err);

#endif
