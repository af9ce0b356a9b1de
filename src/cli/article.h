/* What the commands that read articles share: option rows, reading one into a document with its segments. */
#ifndef DGM_CLI_ARTICLE_H
#define DGM_CLI_ARTICLE_H

#include "cli/cli.h"

/* Embedded in a command's argument struct as its member "article". */
typedef struct article_args {
	const char *encoding;
	bool repair;
	unsigned dateline, line_breaks;
	const char *input_format;
} article_args;

/* The names of input formats, for option rows. */
const char *article_format_name(size_t index);

/* The rows of article_args inside the struct type. */
#define ARTICLE_OPTIONS(type) \
	{ .name = "dateline", .kind = CLI_CHOICE, .target = offsetof(type, article.dateline), .argname = "keep|split", \
	  .help = "datelines in their sentence, or alone (keep)" }, \
	{ .name = "line-breaks", .kind = CLI_CHOICE, .target = offsetof(type, article.line_breaks), .argname = "auto|paragraph|wrap|segment", \
	  .help = "what a line end in the input is (auto)" }, \
	{ .name = "input-format", .kind = CLI_NAME, .target = offsetof(type, article.input_format), .argname = "FORMAT", \
	  .help = "of the input: nitf, newsml, ninjs, html, docx, odt, plain (by its content)", .word = article_format_name }, \
	{ .name = "encoding", .kind = CLI_STRING, .target = offsetof(type, article.encoding), .argname = "NAME", \
	  .help = "of the input: auto, windows-1251, ... (UTF-8)" }, \
	{ .name = "repair", .kind = CLI_FLAG, .target = offsetof(type, article.repair), \
	  .help = "put U+FFFD for bytes that are not valid" }

void article_options(dgm_text_options *text, dgm_segment_options *segment, const article_args *args, const cli *c);

#endif
