/*
 * The front door: the table of commands, help, exit status. To add a command: a file cmd_X.c with option rows and a cli_command, a row here, a
 * manual page doc/man/dragoman-X.1; tests/check-manual compares the page with -h.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/completion.h"
#include "cli/msg.h"
#include "cli/progress.h"
#include "cli/result.h"

static const cli_command cmd_help;

/* In the order of the work, which is the order of the help. */
const cli_command *const cli_commands[] = {
	&cmd_segment,
	&cmd_align,
	&cmd_lexicon,
	&cmd_pair,
	&cmd_check,
	&cmd_tm,
	&cmd_eval,
	&cmd_completion,
	&cmd_help,
	NULL,
};

void cli_raise(cli *c, cli_status status)
{
	if (status > c->status)
		c->status = status;
}

void cli_fail(cli *c, const dgm_error *err)
{
	if (err->code != DGM_ESTOP)
		msg_error(c, "%s", err->text);
}

static const char *command_word(const void *arg, size_t index)
{
	const cli_command *const *table = arg;

	for (size_t i = 0; i <= index; i++)
		if (!table[i])
			return NULL;
	return table[index]->name;
}

static const cli_command *find_in(const cli_command *const *table, const char *word)
{
	for (; *table; table++)
		if (!strcmp((*table)->name, word))
			return *table;
	return NULL;
}

static void list_words(cli *c, const cli_command *command)
{
	char list[256] = "";

	for (const cli_command *const *sub = command->commands; *sub; sub++)
		snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", *list ? ", " : "", (*sub)->name);
	msg_error(c, "%s what? There are: %s; see dragoman %s -h", command->name, list, command->name);
}

const cli_command *cli_find(cli *c, char **words, size_t count, size_t *used)
{
	const cli_command *const *table = cli_commands, *command = NULL;
	const char *before = "", *space = "", *near;

	for (*used = 0; *used < count && table; ) {
		const cli_command *found = find_in(table, words[*used]);

		if (!found && words[*used][0] == '-')
			break;
		if (!found) {
			near = cli_nearest(words[*used], command_word, table);
			msg_error(c, "unknown command \"%s%s%s\"%s%s%s%s%s", before, space, words[*used],
				near ? "; did you mean " : "; see dragoman --help", near ? before : "", near ? space : "", near ? near : "", near ? "?" : "");
			return NULL;
		}
		command = found;
		table = found->commands;
		before = found->name;
		space = " ";
		(*used)++;
	}
	return command;
}

/* "tm info", or "segment". */
static void path_of(char path[64], char **words, size_t used)
{
	snprintf(path, 64, used > 1 ? "%s %s" : "%s", words[0], used > 1 ? words[1] : "");
}

static void list_commands(FILE *to)
{
	char name[64];

	fputs("usage: dragoman [--version | --help] COMMAND [options] [files]\n\n"
	      "Aligns articles in two languages sentence by sentence into translation memories, and\n"
	      "checks, measures and describes what it made.\n\n", to);
	for (const cli_command *const *command = cli_commands; *command; command++) {
		if (!(*command)->commands)
			fprintf(to, "  %-16s%s\n", (*command)->name, (*command)->summary);
		for (const cli_command *const *sub = (*command)->commands; sub && *sub; sub++) {
			snprintf(name, sizeof name, "%s %s", (*command)->name, (*sub)->name);
			fprintf(to, "  %-16s%s\n", name, (*sub)->summary);
		}
	}
	fputs("\n\"dragoman COMMAND -h\" lists a command's options, \"man dragoman-COMMAND\" explains them.\n", to);
}

static void run_help(cli *c, const void *args, char **operands, size_t count)
{
	const cli_command *command;
	char path[64];
	size_t used;

	(void)args;
	if (!count) {
		list_commands(stdout);
		return;
	}
	command = cli_find(c, operands, count, &used);
	if (!command)
		return;
	path_of(path, operands, used);
	cli_help(stdout, command, path);
}

static const char *const help_forms[] = { "[COMMAND]", NULL };

static const cli_command cmd_help = {
	.name = "help", .summary = "show the commands, or the options of one", .forms = help_forms, .run = run_help,
};

static void run_command(cli *c, const cli_command *command, const char *path, int argc, char **argv)
{
	void *args = calloc(1, command->args_size + 1);
	bool helped;
	int first;

	if (!args) {
		msg_error(c, "out of memory");
		return;
	}
	if (command->args_default)
		memcpy(args, command->args_default, command->args_size);
	if (cli_parse(c, command, args, argc, argv, &first, &helped)) {
		msg_set_reporter(c);
		command->run(c, args, argv + first, (size_t)(argc - first));
		progress_clear();
	} else if (helped) {
		cli_help(stdout, command, path);
	}
	free(args);
}

/* What went to stdio (help, completion) must have arrived too. */
static void close_stdout(cli *c)
{
	if ((fflush(stdout) || ferror(stdout)) && errno != EPIPE)
		msg_error(c, "standard output: cannot write: %s", strerror(errno));
}

int main(int argc, char **argv)
{
	cli c = { .command = "" };
	const cli_command *command;
	char path[64];
	size_t used;

	/* For a language that it has no data for, ICU falls back to the locale of the environment; results must not depend on that. */
	setenv("LC_ALL", "C", 1);
	result_watch_signals();
	if (argc < 2) {
		list_commands(stderr);
		return CLI_FAILED;
	}
	if (!strcmp(argv[1], "--version") || !strcmp(argv[1], "-V")) {
		printf("dragoman %s\n", dgm_version());
	} else if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h")) {
		list_commands(stdout);
	} else if (argv[1][0] == '-') {
		msg_error(&c, "unknown option %s; the command comes first: see dragoman --help", argv[1]);
	} else if ((command = cli_find(&c, argv + 1, (size_t)argc - 1, &used)) != NULL) {
		path_of(path, argv + 1, used);
		c.command = path;
		if (!command->commands)
			run_command(&c, command, path, argc - (int)used, argv + used);
		else if (argc > 2 && (!strcmp(argv[2], "-h") || !strcmp(argv[2], "--help")))
			cli_help(stdout, command, path);
		else
			list_words(&c, command);
	}
	close_stdout(&c);
	return (int)c.status;
}
