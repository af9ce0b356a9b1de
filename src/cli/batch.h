/* A batch of pairs of articles: what the files that run one share. */
#ifndef DGM_CLI_BATCH_H
#define DGM_CLI_BATCH_H

#include "cli/align.h"
#include "cli/pairs.h"

/* What the options bring along. */
typedef struct knowledge {
	dgm_lexicon *lexicon;
	dgm_dictionary *dictionaries[CLI_STRINGS_MAX];
	uint32_t count;
} knowledge;

/* How far a batch has come; a journal keeps it. */
typedef struct batch_counts {
	uint64_t rows; /* of the list, from its start on: aligned and written, or passed over */
	uint64_t unread, sentences, beads, left_out;
	dgm_write_place place; /* in the one output */
} batch_counts;

typedef struct batch {
	cli *c;
	const align_args *args;
	const dgm_format_info *format;
	pair_list pairs;
	knowledge known;
	size_t from, to; /* rows that are written: a shard, or all */
	bool windowed;   /* pairs are aligned as if alone, window by window; else all are learned from together, in memory */
	dgm_lexicon *sampled; /* learned from a part of the list; NULL: none */
	bool teaching;        /* what windows teach is added up, for --save-lexicon */
	dgm_lexicon *taught;  /* that sum so far */
	dgm_articles *articles;
	batch_counts at;
	dgm_write_options opt; /* the threshold is known once the pairs are */
	char date[32];
} batch;

/* The options of a run with all rows of the list for the aligner. */
void batch_options(const batch *b, dgm_articles_options *opt);

/* Is the list short enough to learn from all of it in memory? */
bool batch_fits(const batch *b);

/* The end of the window that begins at row `from`, at most `to`. */
size_t batch_window(const batch *b, size_t from, size_t to);

/* Bytes of the two files of a row; 0 for what is no regular file. */
uint64_t batch_bytes(const batch *b, size_t row);

/* What the run was asked for, a line "name value" each, for a journal or a manifest; freed by the caller. NULL after a message. */
char *batch_head(const batch *b, bool of_manifest);

/* Learns from a part of the list that fits into memory: b->sampled. false after a message. */
bool batch_sample(batch *b, const char *keep);

/* Aligns and writes rows from .. to. false after a message; what can be resumed has stayed then. */
bool batch_run(batch *b);

/* Reads the list's pairs that are not in the manifest of --out-dir, or not as they are now; b->pairs then holds only those. false after a message. */
bool manifest_filter(batch *b);
/* Keeps what is now known to be done. false after a message. */
bool manifest_save(batch *b);

#endif
