/* Sentence alignment: documents -> beads with calibrated confidence. Method and sources: doc/alignment.md. */
#ifndef DRAGOMAN_ALIGN_H
#define DRAGOMAN_ALIGN_H

#include <dragoman/dictionary.h>
#include <dragoman/document.h>
#include <dragoman/entity.h>
#include <dragoman/lexicon.h>

/*
 * A bead: source_count neighbouring source sentences answer target_count neighbouring target sentences. A count of 0 is a null
 * side; its first is where it would stand.
 */
typedef struct dgm_bead {
	uint32_t source_first, source_count, target_first, target_count; /* sentence indices from 0 */
	double confidence; /* probability 0..1 that exactly this bead is right */
	uint8_t moved;     /* 1 for a bead of a block that stands elsewhere on the other side */
} dgm_bead;

/* What holds a bead together: one anchor or one learned word pair. */
typedef struct dgm_link {
	uint32_t bead;          /* index of the bead */
	const char *kind;       /* "number", "date", ..., "name", "word"; static */
	dgm_str source, target; /* as written; borrowed from the documents or the alignment */
	dgm_str value;          /* canonical value, or empty */
	double weight;          /* nats it adds to the bead's score */
} dgm_link;

/* The alignment of one pair of documents. Plain data, borrowed from the aligner (or set up by a caller for a writer). */
typedef struct dgm_alignment {
	const char *name;              /* of the pair */
	const dgm_doc *source, *target;
	const dgm_bead *beads;         /* in order, every sentence of both sides in exactly one */
	size_t bead_count;
	const dgm_link *links;         /* by bead; NULL unless asked for */
	size_t link_count;
	/*
	 * A bead each: for a null bead the two-sided bead that its sentence would most probably have entered; counts of 0 where no bead was worth naming, and
	 * for beads with two sides. NULL unless links were asked for.
	 */
	const dgm_bead *rivals;
} dgm_alignment;

/*
 * Kinds of anchors: those of dgm_entity_kind (DGM_ENTITY_QUOTE stands for all punctuation that translations keep), and words that are the same or sound
 * alike on both sides.
 */
enum { DGM_ANCHOR_NAME = DGM_ENTITY_KINDS, DGM_ANCHOR_KINDS };

/* "number", ..., "name", as links say it; static; NULL for kind >= DGM_ANCHOR_KINDS. */
DGM_API const char *dgm_anchor_kind_name(size_t kind);

typedef enum dgm_learn { DGM_LEARN_BATCH, DGM_LEARN_DOCUMENT, DGM_LEARN_NONE } dgm_learn;

typedef struct dgm_align_options {
	uint32_t size;
	uint32_t max_merge; /* sentences one side of a bead may hold, 1..8; default 4 */
	uint32_t threads;   /* 0: the CPUs at hand; the result is the same for any number */
	dgm_learn learn;    /* where word pairs are learned */
	bool links;         /* also list what holds each bead together, and the rivals of null beads */
	const dgm_reporter *reporter; /* borrowed while the aligner lives; may be NULL */
	/* What was learned before, in these languages either way round; NULL: nothing. Borrowed until the aligner has run. DGM_EARG: other languages. */
	const dgm_lexicon *lexicon;
	/* Word lists for the two languages; borrowed until the aligner has run. */
	const dgm_dictionary *const *dictionaries;
	uint32_t dictionary_count;
	bool keep; /* dgm_aligner_lexicon() will be asked */
	bool moves;         /* also find blocks of at least two sentences that stand elsewhere on the other side */
	uint32_t without;   /* kinds of anchors that are not looked for: a sum of 1u << kind; what is learned stays */
	/*
	 * Paths of sentence vectors of source and target, both or none, for an aligner with one pair; borrowed until it has run. The layout: doc/formats/embeddings.md.
	 */
	const char *embeddings[2];
	bool apart; /* where nothing is learned: each pair as if it were alone; else word frequencies and lengths are those of all pairs */
} dgm_align_options;

#define DGM_ALIGN_OPTIONS_INIT { .size = sizeof(dgm_align_options), .max_merge = 4 }

typedef struct dgm_aligner dgm_aligner;

/* Languages are BCP 47. opt may be NULL. DGM_EARG: malformed tag or option value. Freed with dgm_aligner_free. */
DGM_API dgm_status dgm_aligner_new(dgm_aligner **out, const char *source_language, const char *target_language,
	const dgm_align_options *opt, dgm_error *err);
DGM_API void dgm_aligner_free(dgm_aligner *aligner);

/*
 * As new: the pairs, what was learned and all that dgm_aligner_get gave are gone, opt (may be NULL) takes the place of the options before. What belongs to the
 * languages, and is dear to make, stays. DGM_EARG: as dgm_aligner_new; the aligner may then be reset again or freed.
 */
DGM_API dgm_status dgm_aligner_reset(dgm_aligner *aligner, const dgm_align_options *opt, dgm_error *err);

/*
 * Adds a pair; both documents must have their segments and are borrowed until the aligner is reset or freed. name is copied. A side without
 * sentences is no error.
 */
DGM_API dgm_status dgm_aligner_add(dgm_aligner *aligner, const char *name, const dgm_doc *source, const dgm_doc *target, dgm_error *err);

/* A source and a target sentence that something outside the two documents speaks for, or against. */
typedef struct dgm_support {
	uint32_t source, target; /* sentence indices from 0 */
	double weight;           /* nats, added to the score of every bead that holds both */
} dgm_support;

/*
 * What is known from elsewhere about the pair that was added as number index: count items, ordered by source. Copied; it takes the place of what was said
 * before. DGM_EARG: no such pair or sentence, out of order, or a weight beyond 1,000.
 */
DGM_API dgm_status dgm_aligner_support(dgm_aligner *aligner, size_t index, const dgm_support *items, size_t count, dgm_error *err);

/* Learns over the pairs (as learn says) and aligns each. Once; then dgm_aligner_reset. */
DGM_API dgm_status dgm_aligner_run(dgm_aligner *aligner, dgm_error *err);

/*
 * What the run taught, added to the lexicon that it was given; once, after run. *out is the caller's, freed with dgm_lexicon_free. DGM_EARG: the options
 * did not say keep, or nothing is learned.
 */
DGM_API dgm_status dgm_aligner_lexicon(dgm_aligner *aligner, dgm_lexicon **out, dgm_error *err);

/* The same without the lexicon that it was given: for one run after the other, whose lexicons are added up. */
DGM_API dgm_status dgm_aligner_taught(dgm_aligner *aligner, dgm_lexicon **out, dgm_error *err);

DGM_API size_t dgm_aligner_count(const dgm_aligner *aligner); /* pairs */
DGM_API const dgm_alignment *dgm_aligner_get(const dgm_aligner *aligner, size_t index); /* borrowed; after run */
/* After run: nats a sentence for the two texts of the pair being translations, against two that have nothing to do with one another; 0 where both are empty. */
DGM_API double dgm_aligner_evidence(const dgm_aligner *aligner, size_t index);

/*
 * *out: the smallest confidence from which on the two-sided beads of all alignments are right with this mean probability (0..1), by their own
 * confidences; 1 where not even the surest are. DGM_EARG: no probability.
 */
DGM_API dgm_status dgm_alignments_threshold(double *out, const dgm_alignment *const *alignments, size_t count, double precision, dgm_error *err);

#endif
