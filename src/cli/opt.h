/*
 * Options are rows of data: parsing (over getopt_long), -h, the manual's check and shell completion all read the same table. A new option is one
 * row and one member of the command's argument struct.
 */
#ifndef DGM_CLI_OPT_H
#define DGM_CLI_OPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct cli;
struct cli_command;

/* The kind says the type of the member that target is the offset of. */
typedef enum cli_kind {
	CLI_FLAG,     /* bool */
	CLI_STRING,   /* const char *, borrowed from argv */
	CLI_OPTIONAL, /* the same where the value may be left out (then ""); argname is "[=LIST]" */
	CLI_FILE,     /* const char *; completion offers files */
	CLI_TWO_FILES, /* const char *[2]: the value and the argument behind it */
	CLI_FOLDER,   /* const char *; completion offers folders */
	CLI_STRINGS,  /* cli_strings: may be given several times */
	CLI_LANGUAGE, /* char[DGM_LANGUAGE_CAPACITY]: the canonical tag; empty: not given */
	CLI_COUNT,    /* unsigned, min..max of the row */
	CLI_SHARE,    /* double, 0..1 */
	CLI_PART,     /* cli_part: "K/N", the K-th of N parts */
	CLI_CHOICE,   /* unsigned: which word of argname "a|b|c" */
	CLI_NAME,     /* const char *: a name that word() lists */
	CLI_NAMES     /* cli_strings: such names, several times */
} cli_kind;

enum { CLI_STRINGS_MAX = 16, CLI_PARTS_MAX = 1000000 };

/* number from 1 to count; both 0: not given. */
typedef struct cli_part {
	unsigned number, count;
} cli_part;

typedef struct cli_strings {
	const char *items[CLI_STRINGS_MAX];
	size_t count;
} cli_strings;

typedef struct cli_option {
	const char *name;     /* long, without the dashes */
	char letter;          /* short, or 0 */
	cli_kind kind;
	size_t target;        /* offset in the command's argument struct */
	const char *argname;  /* "LANG", "keep|split"; NULL for a flag */
	const char *help;     /* one line */
	bool required;
	unsigned min, max;                /* CLI_COUNT */
	const char *also; /* CLI_LANGUAGE: a word that is taken though it is no tag */
	bool alone;       /* where it stands no required option is missed */
	const char *noun; /* CLI_NAMES: what a message calls one of them */
	const char *(*word)(size_t index); /* CLI_NAME, CLI_NAMES, and completion of others: the names; NULL past the end */
} cli_option;

/*
 * Reads argv (argv[0] is not looked at) into *args by the command's rows; operands move to the end, *first is where they begin. false after a
 * message; -h prints the help, sets *helped and gives false too.
 */
bool cli_parse(struct cli *c, const struct cli_command *command, void *args, int argc, char **argv, int *first, bool *helped);

/* The rows that every command has: -h, -q, -v; ended by a row without a name. */
extern const cli_option cli_common_options[];

/* "usage: dragoman ..." for each form; then all there is to say in -h. path is the command's name with its parent's. */
void cli_usage(FILE *to, const struct cli_command *command, const char *path);
void cli_help(FILE *to, const struct cli_command *command, const char *path);

/* The word nearest to typed by edit distance, or NULL where none is near enough to be meant. */
const char *cli_nearest(const char *typed, const char *(*word)(const void *arg, size_t index), const void *arg);

#endif
