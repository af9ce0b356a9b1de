/* What the files of the command align share. */
#ifndef DGM_CLI_ALIGN_H
#define DGM_CLI_ALIGN_H

#include "cli/article.h"

typedef struct align_args {
	article_args article;
	char source[DGM_LANGUAGE_CAPACITY], target[DGM_LANGUAGE_CAPACITY];
	const char *pairs, *output, *out_dir, *format, *lexicon, *save_lexicon, *embeddings[2];
	double min_confidence; /* negative: the format's own */
	double min_precision;  /* negative: not asked for */
	cli_strings dictionaries, without;
	unsigned threads, max_merge, learn;
	bool segmented, moves, keep_going;
} align_args;

/* What args say of reading and aligning, for one pair of languages or for a story. */
void align_options(cli *c, const align_args *args, dgm_articles_options *opt);

/* The row of a format that result_format() found in the table of alignments. */
const dgm_format_info *align_format_row(const char *format);
/* Writes alignments to output and closes it; *left_out grows by the beads below the threshold. false after a message, which result_open has given where output is NULL. */
bool align_write(cli *c, dgm_output *output, const dgm_alignment *const *alignments, size_t count, const char *format, const dgm_write_options *opt,
	uint64_t *left_out);
/* One pair's file in a folder, DIR/NAME.EXT. */
bool align_write_pair(cli *c, const char *folder, const dgm_alignment *pair, const dgm_format_info *format, const dgm_write_options *opt, uint64_t *left_out);

/* Do all operands, two or more, read LANG=FILE? */
bool story_is_named(char **operands, size_t count);
/* Aligns the story that they name. */
void story_run(cli *c, const align_args *args, char **operands, size_t count);

#endif
