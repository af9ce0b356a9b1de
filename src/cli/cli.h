/*
 * What the commands share: the running program's state, the row of the command table, exit status. A command is one file cmd_X.c: its
 * option rows, its function, its cli_command; main.c holds the table.
 */
#ifndef DGM_CLI_H
#define DGM_CLI_H

#include <dragoman/dragoman.h>

#include "cli/opt.h"

/* The exit status is a ladder: it only rises (cli_raise). */
typedef enum cli_status {
	CLI_DONE = 0,     /* done, nothing to report */
	CLI_FINDINGS = 1, /* done, and there are findings, or a score is below its floor */
	CLI_FAILED = 2    /* could not do it */
} cli_status;

typedef struct cli {
	const char *command; /* "segment", "tm info"; for messages */
	unsigned quiet;      /* times -q: 1 errors only, 2 not even those */
	unsigned verbose;    /* times -v */
	cli_status status;
	dgm_reporter reporter; /* passes the library's warnings, notes and progress to msg.c and progress.c */
} cli;

typedef struct cli_command {
	const char *name;
	const char *summary;            /* one line, for the list of commands, -h, completion */
	const char *const *forms;       /* operands of each way to call it, for the usage; ended by NULL */
	const char *bare_form;          /* one more way to call it, without the required options; NULL: none */
	bool (*is_bare)(char **operands, size_t count); /* are these the operands of bare_form? */
	const cli_option *options;      /* ended by a row without a name */
	size_t args_size;               /* of the struct that the rows' targets lie in */
	const void *args_default;       /* its initial content; NULL: zeroed */
	void (*run)(cli *c, const void *args, char **operands, size_t count);
	void (*more_help)(FILE *to);    /* tables below the options of -h; may be NULL */
	const struct cli_command *const *commands; /* sub-commands, ended by NULL; then run is NULL */
} cli_command;

/* Raises the exit status. */
void cli_raise(cli *c, cli_status status);

/* Says why a library call failed and raises the status. DGM_ESTOP (the reader of our output has gone) is no failure and stays unsaid. */
void cli_fail(cli *c, const dgm_error *err);

/*
 * Finds the command that words name ("tm", "info"); *used is how many of them it took. NULL after a message where there is none.
 */
const cli_command *cli_find(cli *c, char **words, size_t count, size_t *used);

extern const cli_command *const cli_commands[]; /* the table in main.c, ended by NULL */

extern const cli_command cmd_segment, cmd_align, cmd_check, cmd_eval, cmd_lexicon, cmd_pair, cmd_tm;

#endif
