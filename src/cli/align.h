/* What the files of the command align share. */
#ifndef DGM_CLI_ALIGN_H
#define DGM_CLI_ALIGN_H

#include "cli/article.h"

/* In the order of the words of --learn. */
enum { ALIGN_LEARN_NONE, ALIGN_LEARN_DOCUMENT, ALIGN_LEARN_BATCH };

typedef struct align_args {
	article_args article;
	char source[DGM_LANGUAGE_CAPACITY], target[DGM_LANGUAGE_CAPACITY];
	const char *pairs, *output, *out_dir, *format, *lexicon, *save_lexicon, *embeddings[2];
	double min_confidence; /* negative: the format's own */
	double min_precision;  /* negative: not asked for */
	cli_strings dictionaries, without;
	const char *stories;
	cli_part shard; /* of the list; 0/0: all */
	unsigned threads, max_merge, learn, learn_pairs;
	bool segmented, moves, keep_going, resume, changed_only;
} align_args;

/* What args say of reading and aligning, for one pair of languages or for a story. */
void align_options(cli *c, const align_args *args, dgm_articles_options *opt);

/* The row of a format that result_format() found in the table of alignments. */
const dgm_format_info *align_format_row(const char *format);
/* FOLDER/NAME.EXT, freed by the caller; NULL after a message. */
char *align_pair_path(cli *c, const char *folder, const char *name, const dgm_format_info *format);

/* One pair's file in a folder, DIR/NAME.EXT; *left_out grows by the beads below the threshold. false after a message. */
bool align_write_pair(cli *c, const char *folder, const dgm_alignment *pair, const dgm_format_info *format, const dgm_write_options *opt, uint64_t *left_out);

/* Aligns a pair of articles, or a batch. */
void pairs_run(cli *c, const align_args *args, char **operands, size_t count);

/* Beads below the threshold, if any were left out. */
void align_say_left_out(cli *c, uint64_t left_out, double limit, double precision);
/* What --keep-going passed over raises the exit status; one and many: what it is called. */
void align_say_unread(cli *c, uint64_t unread, const char *one, const char *many);

/* The language before "=" of LANG=FILE, canonical; false: it is none. */
bool story_language(const char *operand, char tag[DGM_LANGUAGE_CAPACITY]);
/* Aligns the stories of --stories LIST. */
void stories_run(cli *c, const align_args *args);

/* Do all operands, two or more, read LANG=FILE? */
bool story_is_named(char **operands, size_t count);
/* Aligns the story that they name. */
void story_run(cli *c, const align_args *args, char **operands, size_t count);

#endif
