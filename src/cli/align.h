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

/* Do all operands, two or more, read LANG=FILE? */
bool story_is_named(char **operands, size_t count);
/* Aligns the story that they name. */
void story_run(cli *c, const align_args *args, char **operands, size_t count);

#endif
